//! The orders of the list of cases, and what stands for a value in them.

use clinical::outline::Outline;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// What the list of cases is sorted by. Cases that are alike in it follow one another as they came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// How well they answer a search: what a case is called before what its records say. Without a search as `Changed`.
    Match,
    /// When they were last changed.
    #[default]
    Changed,
    /// Working title.
    Title,
    /// Number in the library, figures by their value.
    Number,
    /// Diagnosis.
    Diagnosis,
    /// Where the tumour arose.
    Site,
    /// FNCLCC grade.
    Grade,
    /// State at the last contact, then in words.
    State,
    /// Share of the CARE items that is reported.
    Care,
    /// Month of the last record.
    Course,
}

impl Order {
    /// The index of the list in this order, without "cases_".
    pub(crate) fn index(self) -> &'static str {
        match self.column() {
            "changed" => "by_changed",
            column => column,
        }
    }

    /// Its column.
    pub(crate) fn column(self) -> &'static str {
        match self {
            Self::Match | Self::Changed => "changed",
            Self::Title => "by_title",
            Self::Number => "by_number",
            Self::Diagnosis => "by_diagnosis",
            Self::Site => "by_site",
            Self::Grade => "by_grade",
            Self::State => "by_state",
            Self::Care => "by_care",
            Self::Course => "by_course",
        }
    }
}

/// After every text there is.
const LAST: &str = "\u{10ffff}";

/// How many figures a number has in a key.
const FIGURES: usize = 12;

/// A text in the order of an alphabet: capitals and accents do not count, numbers go by their value, nothing goes last.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::new();
    let mut figures = String::new();
    let end = |figures: &mut String, key: &mut String| {
        if !figures.is_empty() {
            key.push_str(&format!("{:0>FIGURES$}", figures.trim_start_matches('0')));
            figures.clear();
        }
    };
    for letter in fold(text.trim()).chars() {
        if letter.is_ascii_digit() {
            figures.push(letter);
        } else {
            end(&mut figures, &mut key);
            key.push(letter);
        }
    }
    end(&mut figures, &mut key);
    if key.is_empty() { LAST.to_owned() } else { key }
}

/// A text without capitals and accents.
pub(crate) fn fold(text: &str) -> String {
    text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect()
}

/// The state at the last contact: in the order of the list of states, then in words.
pub(crate) fn state(outline: &Outline) -> String {
    outline.last.map_or_else(|| LAST.to_owned(), |state| format!("{}{}", state as u8, key(&outline.last_words)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stand_in_the_order_of_an_alphabet() {
        let mut texts = ["", "Zoster", "Éwing", "Ewing 10", "ewing 2", "Case 007", "case 8", "\u{10fffe}"];
        texts.sort_by_key(|text| key(text));
        assert_eq!(texts, ["Case 007", "case 8", "Éwing", "ewing 2", "Ewing 10", "Zoster", "\u{10fffe}", ""]);
        assert_eq!(fold("Épithélioïd"), "epithelioid");
    }
}
