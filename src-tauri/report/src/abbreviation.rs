//! Abbreviations: spelled out at first use, listed at the end, not introduced where they occur once.

use crate::phrase::capital;

/// Opens a marked abbreviation: short form, [`BETWEEN`], long form, [`CLOSE`].
const OPEN: char = '\u{e000}';
const BETWEEN: char = '\u{e001}';
const CLOSE: char = '\u{e002}';

/// Abbreviations that the program's own wording uses.
const KNOWN: [(&str, &str); 10] = [
    ("CT", "computed tomography"),
    ("MRI", "magnetic resonance imaging"),
    ("PET-CT", "positron emission tomography with computed tomography"),
    ("RFA", "radiofrequency ablation"),
    ("HPF", "high-power fields"),
    ("FNCLCC", "French federation of cancer centres"),
    ("ECOG", "Eastern Cooperative Oncology Group"),
    ("RECIST", "Response Evaluation Criteria in Solid Tumours"),
    ("GIST", "gastrointestinal stromal tumour"),
    ("ICCR", "International Collaboration on Cancer Reporting"),
];

/// An abbreviation of the program, marked; an unknown one stays as it is.
pub(crate) fn abbreviation(short: &str) -> String {
    let known = KNOWN.iter().find(|(known, _)| *known == short);
    known.map_or_else(|| short.to_owned(), |(short, long)| marked(short, long))
}

/// A term, marked where it brings its abbreviation in brackets: "smooth-muscle actin (SMA)".
pub(crate) fn term(term: &str) -> String {
    match crate::phrase::abbreviated(term) {
        (short, Some(long)) if is_abbreviation(&short) => marked(&short, &long),
        _ => term.to_owned(),
    }
}

/// Of two letters and more, most of them capitals.
fn is_abbreviation(text: &str) -> bool {
    let capitals = text.chars().filter(|letter| letter.is_uppercase()).count();
    capitals >= 2 && !text.contains(' ')
}

fn marked(short: &str, long: &str) -> String {
    format!("{OPEN}{short}{BETWEEN}{long}{CLOSE}")
}

/// Spells marked abbreviations out where they first occur, and everywhere those that occur once; returns the others with
/// their long forms, in alphabetical order.
pub(crate) fn resolve(texts: &mut [&mut String]) -> Vec<(String, String)> {
    texts.iter_mut().for_each(|text| **text = recognised(text));
    let uses = |short: &str, texts: &[&mut String]| {
        let mark = format!("{OPEN}{short}{BETWEEN}");
        texts.iter().map(|text| text.matches(&mark).count()).sum::<usize>()
    };
    let mut introduced: Vec<(String, String)> = Vec::new();
    for index in 0..texts.len() {
        while let Some((before, short, long, after)) = texts.get(index).and_then(|text| next(text)) {
            let known = introduced.iter().any(|(known, _)| *known == short);
            let printed = if known {
                short
            } else if uses(&short, texts) == 1 {
                begin(&before, &long)
            } else {
                introduced.push((short.clone(), long.clone()));
                format!("{} ({short})", begin(&before, &long))
            };
            if let Some(text) = texts.get_mut(index) {
                **text = format!("{before}{printed}{after}");
            }
        }
    }
    introduced.sort_by_key(|(short, _)| short.to_lowercase());
    introduced
}

/// The text with the program's abbreviations marked where the author typed them as words of their own.
fn recognised(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut word, mut marked_part) = (String::new(), false);
    for letter in text.chars().chain([' ']) {
        if !marked_part && (letter.is_alphanumeric() || letter == '-') {
            word.push(letter);
            continue;
        }
        let introduced = letter == ')' && out.ends_with('(');
        let known = !introduced && KNOWN.iter().any(|(short, _)| *short == word);
        out.push_str(&if known { abbreviation(&word) } else { std::mem::take(&mut word) });
        word.clear();
        marked_part = letter == OPEN || marked_part && letter != CLOSE;
        out.push(letter);
    }
    out.pop();
    out
}

/// The first mark of a text: what stands before it, its short and long form, what stands after it.
fn next(text: &str) -> Option<(String, String, String, String)> {
    let (before, rest) = text.split_once(OPEN)?;
    let (mark, after) = rest.split_once(CLOSE)?;
    let (short, long) = mark.split_once(BETWEEN)?;
    Some((before.to_owned(), short.to_owned(), long.to_owned(), after.to_owned()))
}

/// The long form, with a capital where it begins a sentence.
fn begin(before: &str, long: &str) -> String {
    let begins = before.trim_end().is_empty() || before.trim_end().ends_with(['.', '?', '!']);
    if begins { capital(long) } else { long.to_owned() }
}

/// The text with every mark as its short form: for places that stand alone.
pub(crate) fn short(text: &str) -> String {
    let mut text = text.to_owned();
    while let Some((before, short, _, after)) = next(&text) {
        text = format!("{before}{short}{after}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_use_spells_out_and_single_use_is_not_introduced() {
        let (ct, mri, sma) = (abbreviation("CT"), abbreviation("MRI"), term("smooth-muscle actin (SMA)"));
        let mut texts = [format!("{ct} showed it. An {mri} did not. {sma} was seen."), format!("Then {ct} and {sma}.")];
        let mut borrowed: Vec<&mut String> = texts.iter_mut().collect();
        let list = resolve(&mut borrowed);
        assert_eq!(
            texts[0],
            "Computed tomography (CT) showed it. An magnetic resonance imaging did not. Smooth-muscle actin (SMA) was seen."
        );
        assert_eq!(texts[1], "Then CT and SMA.");
        assert_eq!(list.iter().map(|(short, _)| short.as_str()).collect::<Vec<_>>(), ["CT", "SMA"]);
    }

    #[test]
    fn typed_abbreviations_are_recognised_as_words_only() {
        let mut texts = ["Fusion of ultrasound and MRI, then MRI. CTNNB1 is no CT scan.".to_owned()];
        let mut borrowed: Vec<&mut String> = texts.iter_mut().collect();
        let list = resolve(&mut borrowed);
        assert_eq!(
            texts[0],
            "Fusion of ultrasound and magnetic resonance imaging (MRI), then MRI. CTNNB1 is no computed tomography scan."
        );
        assert_eq!(list.len(), 1);
    }

    #[test]
    fn brackets_that_are_no_abbreviation_stay() {
        assert_eq!(term("small intestine (jejunum)"), "small intestine (jejunum)");
    }
}
