//! English in small: lists, counts in words, agreement, sentences.

use clinical::value::{Dimension, Measure, Qualifier, Unit};

use crate::phrase::capital;

/// "a", "a or b", "a, b or c".
pub(crate) fn alternatives(items: &[String]) -> String {
    match items.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
    }
}

/// A count: in words to nine, in digits from ten.
pub(crate) fn count(number: u32) -> String {
    const WORDS: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let word = usize::try_from(number).ok().and_then(|number| WORDS.get(number));
    word.map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// A length of time, counts to nine in words: "about two weeks", "one month"; other quantities as they print.
pub(crate) fn measure(measure: &Measure) -> String {
    let (dimension, _) = measure.unit.dimension();
    let whole = whole(measure.value.get());
    match whole.filter(|number| dimension == Dimension::Time && *number > 0 && *number < 10 && measure.upper.is_none())
    {
        Some(number) => {
            format!(
                "{}{} {}",
                Qualifier::before(measure.qualifier),
                count(number),
                measure.unit.after(f64::from(number))
            )
        }
        None => measure.to_string(),
    }
}

/// A text that begins with a number below a hundred, with that number in words: a sentence does not begin with digits.
pub(crate) fn spelled(text: &str) -> String {
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    const TEENS: [&str; 10] =
        ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    let Some((number, rest)) = text.split_once(' ') else { return text.to_owned() };
    let Ok(number) = number.parse::<usize>() else { return text.to_owned() };
    let ones = u32::try_from(number % 10).unwrap_or_default();
    let words = match (number, TEENS.get(number.wrapping_sub(10)), TENS.get(number / 10)) {
        (_, Some(teen), _) => (*teen).to_owned(),
        (20..=99, None, Some(tens)) if ones == 0 => (*tens).to_owned(),
        (20..=99, None, Some(tens)) => format!("{tens}-{}", count(ones)),
        _ => return text.to_owned(),
    };
    format!("{words} {rest}")
}

/// How often, by an interval: "weekly", "every three weeks", "every 28 days".
pub(crate) fn rhythm(interval: &Measure) -> String {
    match (whole(interval.value.get()), interval.unit) {
        (Some(1), Unit::Day) => "daily".to_owned(),
        (Some(1), Unit::Week) => "weekly".to_owned(),
        (Some(1), Unit::Month) => "monthly".to_owned(),
        _ => format!("every {}", measure(interval)),
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be whole and small")]
fn whole(number: f64) -> Option<u32> {
    (number.fract() == 0.0 && (0.0..1e6).contains(&number)).then_some(number as u32)
}

/// "an appendicectomy", "a mass". A term that brings its own article or count keeps it.
pub(crate) fn a(noun: &str) -> String {
    let begins = |articles: &[&str]| articles.iter().any(|article| noun.starts_with(article));
    if noun.is_empty() || begins(&["a ", "an ", "the ", "no ", "some "]) {
        return noun.to_owned();
    }
    let vowel = noun.chars().next().is_some_and(|first| "aeiouAEIOU".contains(first)) && !begins(&["one", "uni", "eu"]);
    let eight = noun.starts_with('8') || noun.starts_with("11") || noun.starts_with("18");
    let letter_name = begins(&["MRI", "FISH", "R0", "SMA", "HPF", "X-"]);
    format!("{} {noun}", if vowel || eight || letter_name { "an" } else { "a" })
}

/// The plural of an organ that comes in twos.
pub(crate) fn plural(organ: &str) -> String {
    if organ.ends_with('s') { organ.to_owned() } else { format!("{organ}s") }
}

/// Whether a noun phrase is many: it lists several, or its head ends in a plural.
pub(crate) fn is_many(noun: &str) -> bool {
    let head = [" of ", " in ", " for ", " by ", " with "]
        .iter()
        .fold(noun, |head, word| head.split(word).next().unwrap_or(head));
    let plural = head.ends_with('s') && !["ss", "is", "us", "sis", "tis"].iter().any(|end| head.ends_with(end));
    head.contains(" and ") || plural
}

/// "was" or "were" after a noun phrase.
pub(crate) fn was(noun: &str) -> &'static str {
    if is_many(noun) { "were" } else { "was" }
}

/// The text as a sentence: capital first, one stop last; nothing stays nothing.
pub(crate) fn sentence(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return None;
    }
    let stop = if text.ends_with(['.', '?', '!']) { "" } else { "." };
    Some(format!("{}{stop}", capital(&text)))
}

#[cfg(test)]
mod tests {
    use clinical::value::Number;

    use super::*;

    #[test]
    fn lists_and_counts_read_well() {
        let items = ["a", "b", "c"].map(str::to_owned);
        assert_eq!((alternatives(&items[..1]), alternatives(&items)), ("a".to_owned(), "a, b or c".to_owned()));
        assert_eq!([0, 1, 9, 10].map(count), ["no", "one", "nine", "10"]);
    }

    #[test]
    fn times_are_in_words_and_sizes_in_digits() {
        let about = |value: u32, unit| Measure {
            qualifier: Some(Qualifier::About),
            ..Measure::exactly(Number::from(value), unit)
        };
        assert_eq!(measure(&about(2, Unit::Week)), "about two weeks");
        assert_eq!(measure(&Measure::exactly(Number::from(1), Unit::Month)), "one month");
        assert_eq!(measure(&about(14, Unit::Day)), "about 14 days");
        assert_eq!(measure(&about(3, Unit::Cm)), "about 3 cm");
        assert_eq!(
            ["10 days before", "14 weeks", "48 months", "20 days", "about 14 days", "120 days"].map(spelled),
            ["ten days before", "fourteen weeks", "forty-eight months", "twenty days", "about 14 days", "120 days"]
        );
    }

    #[test]
    fn sentences_agree() {
        assert_eq!(
            [was("haemoglobin"), was("acute-phase proteins"), was("necrosis"), was("trabectedin and pazopanib")],
            ["was", "were", "was", "were"]
        );
        assert_eq!(sentence("h-caldesmon  was seen"), Some("h-Caldesmon was seen.".to_owned()));
        assert_eq!(
            [a("appendicectomy"), a("large mass"), a("some ascites")],
            ["an appendicectomy", "a large mass", "some ascites"]
        );
        assert_eq!(sentence("  "), None);
    }
}
