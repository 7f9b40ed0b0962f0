//! Finding a row by what is typed: a code, the beginning of a name or of a word, a synonym, a part of a word.

use serde::Serialize;

use super::fold::folded;

/// How a row was found, from the closest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Match {
    /// What was typed is its code.
    Code,
    /// What was typed is its name or a synonym, whole.
    Whole,
    /// Its name, or its code, begins so.
    Name,
    /// Words of its name begin so.
    Word,
    /// Words of its name and synonyms begin so.
    Synonym,
    /// Its name or synonyms contain it.
    Contains,
}

/// A text folded for searching: without the remark that a name is old, and without "NOS".
pub(crate) fn plain(text: &str) -> String {
    let folded = folded(text.trim_end_matches("(old term)").trim_end_matches("(old)"));
    folded.strip_suffix(" nos").map_or_else(|| folded.clone(), str::to_owned)
}

/// The words a row is found by, folded once.
pub(crate) struct Words {
    name: String,
    synonyms: Vec<String>,
}

impl Words {
    /// Of a name and its synonyms.
    pub(crate) fn of<'a>(name: &str, synonyms: impl IntoIterator<Item = &'a str>) -> Self {
        Self { name: plain(name), synonyms: synonyms.into_iter().map(plain).collect() }
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.synonyms.iter().map(String::as_str))
    }

    /// Whether the name or a synonym holds these folded words, one after the other.
    pub(crate) fn hold(&self, phrase: &str) -> bool {
        let between_spaces = |text: &str| format!(" {text} ").contains(&format!(" {phrase} "));
        // Most texts do not hold it at all, and the tables ask this of every text for every term.
        self.texts().any(|text| text.contains(phrase) && between_spaces(text))
    }

    /// How `typed`, made plain before, names the row: by its whole name, a synonym, or the words of its name.
    pub(crate) fn named_by(&self, typed: &str) -> Option<Match> {
        match () {
            () if typed.is_empty() => None,
            () if self.texts().any(|text| text == typed) => Some(Match::Whole),
            () if self.name.starts_with(typed) => Some(Match::Name),
            () if typed.split(' ').all(|word| begins(&self.name, word)) => Some(Match::Word),
            () => None,
        }
    }

    /// How `typed`, made plain before, finds the row.
    pub(crate) fn found_by(&self, typed: &str) -> Option<Match> {
        let all = |within: &dyn Fn(&str) -> bool| typed.split(' ').all(within);
        self.named_by(typed).or_else(|| match () {
            () if typed.is_empty() => None,
            () if all(&|word| self.texts().any(|text| begins(text, word))) => Some(Match::Synonym),
            () if all(&|word| self.texts().any(|text| text.contains(word))) => Some(Match::Contains),
            () => None,
        })
    }
}

/// Whether a word of a text begins so.
fn begins(text: &str, word: &str) -> bool {
    text.split(' ').any(|other| other.starts_with(word))
}

/// Rows with how they were found, the closest first, equal ones in the order of the table.
pub(crate) fn ranked<T>(found: impl Iterator<Item = (Match, T)>) -> Vec<(Match, T)> {
    let mut hits: Vec<(Match, T)> = found.collect();
    hits.sort_by_key(|(by, _)| *by);
    hits
}
