//! Pieces of wording that prose, tables and figures share.

/// The space that no line breaks at.
pub(crate) const NBSP: char = '\u{a0}';

/// With a capital first letter. A name that begins with a single letter and a hyphen takes it after the hyphen
/// ("h-Caldesmon"); one that has a capital inside its first word keeps its own ("pT3", "mRNA").
pub(crate) fn capital(text: &str) -> String {
    let first = text.split_whitespace().next().unwrap_or_default();
    if first.chars().skip(1).any(char::is_uppercase) {
        return text.to_owned();
    }
    let (prefix, rest) = match text.split_once('-') {
        Some((one, rest)) if one.chars().count() == 1 && one != "X" => (format!("{one}-"), rest),
        _ => (String::new(), text),
    };
    let mut letters = rest.chars();
    letters.next().map_or_else(String::new, |letter| format!("{prefix}{}{}", letter.to_uppercase(), letters.as_str()))
}

/// With a small first letter, unless it begins an abbreviation ("CT of the thorax") or a letter of its own.
pub(crate) fn inner(text: &str) -> String {
    let mut letters = text.chars();
    let (first, second) = (letters.next(), letters.next());
    match (first, second) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            first.to_lowercase().chain(text.chars().skip(1)).collect()
        }
        _ => text.to_owned(),
    }
}

/// "a", "a and b", "a, b and c".
pub(crate) fn listed<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// With every space made one that no line breaks at: a number with its unit, a month with its sign.
pub(crate) fn tied(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// The abbreviation a term gives of itself in brackets at its end: "granulocyte colony-stimulating factor (G-CSF)" is
/// ("G-CSF", Some("granulocyte colony-stimulating factor")); a term without one stands for itself.
pub(crate) fn abbreviated(term: &str) -> (String, Option<String>) {
    let split = term.strip_suffix(')').and_then(|open| open.rsplit_once(" ("));
    split.map_or_else(|| (term.to_owned(), None), |(long, short)| (short.to_owned(), Some(long.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_the_letters_that_carry_meaning() {
        let written = ["desmin", "h-caldesmon", "SMA", "mRNA", "pT3 tumour", ""].map(capital);
        assert_eq!(written, ["Desmin", "h-Caldesmon", "SMA", "mRNA", "pT3 tumour", ""]);
        assert_eq!(["CT of the thorax", "Partial remission"].map(inner), ["CT of the thorax", "partial remission"]);
    }

    #[test]
    fn lists_and_abbreviations() {
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
        let (short, long) = abbreviated("granulocyte colony-stimulating factor (G-CSF)");
        assert_eq!((short.as_str(), long.as_deref()), ("G-CSF", Some("granulocyte colony-stimulating factor")));
        assert_eq!(abbreviated("mesna"), ("mesna".to_owned(), None));
    }
}
