//! Terms of CTCAE: by name, by word, and the nearest to what was written.

use std::{collections::BTreeSet, sync::LazyLock};

use crate::{
    record::CtcaeVersion,
    table::{CTCAE_TERMS, CtcaeTerm},
};

/// Everyday words and the words of CTCAE they stand for, both as [`fold`] writes them.
const EVERYDAY: &[(&str, &str)] = &[
    ("neutropenia", "neutrophil count decreased"),
    ("leukopenia", "white blood cell decreased"),
    ("thrombopenia", "thrombocytopenia"),
    ("low platelets", "thrombocytopenia"),
    ("lymphocytopenia", "lymphopenia"),
    ("fluid retention", "edema"),
    ("water retention", "edema"),
    ("hair loss", "alopecia"),
    ("hand foot syndrome", "palmar-plantar erythrodysesthesia syndrome"),
    ("mucositis", "mucositis oral"),
    ("stomatitis", "mucositis oral"),
    ("loss of appetite", "anorexia"),
    ("tiredness", "fatigue"),
    ("muscle pain", "myalgia"),
    ("joint pain", "arthralgia"),
    ("neuropathy", "peripheral sensory neuropathy"),
];

/// A term of one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The term as CTCAE writes it.
    pub term: &'static str,
    /// The grades that exist for it, from the lowest.
    pub grades: Vec<u8>,
    /// Its organ class.
    pub class: &'static str,
    /// Its name in the other version, "removed", "new in v6", or empty where it is the same.
    pub elsewhere: &'static str,
    /// Whether it was read in the published table.
    pub verified: bool,
}

/// The name of a version in the table; none for one that the table does not hold.
pub fn version_name(version: CtcaeVersion) -> Option<&'static str> {
    match version {
        CtcaeVersion::V4 => None,
        CtcaeVersion::V5 => Some("5"),
        CtcaeVersion::V6 => Some("6"),
    }
}

/// A term with its names as [`fold`] writes them.
struct Held {
    version: &'static str,
    name: String,
    elsewhere: Vec<String>,
    named: Named,
}

/// The terms do not change while the program runs; each is folded once.
static HELD: LazyLock<Vec<Held>> = LazyLock::new(|| {
    let mut seen = BTreeSet::new();
    CTCAE_TERMS.iter().filter(|row| seen.insert((row.version, row.term))).map(held).collect()
});

fn held(row: &'static CtcaeTerm) -> Held {
    Held {
        version: row.version,
        name: fold(row.term),
        elsewhere: row.other_version_name.split("; ").map(fold).filter(|name| !name.is_empty()).collect(),
        named: Named {
            term: row.term,
            grades: row.grades.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect(),
            class: row.soc,
            elsewhere: row.other_version_name,
            verified: row.verified,
        },
    }
}

fn held_in(version: CtcaeVersion) -> impl Iterator<Item = &'static Held> {
    let name = version_name(version);
    HELD.iter().filter(move |held| Some(held.version) == name)
}

/// The terms of a version, each once, in the order of the table.
pub fn terms(version: CtcaeVersion) -> impl Iterator<Item = &'static Named> {
    held_in(version).map(|held| &held.named)
}

/// The term of that name in a version; capitals and British spelling do not matter.
pub fn named(version: CtcaeVersion, name: &str) -> Option<&'static Named> {
    let wanted = fold(name);
    held_in(version).find(|held| held.name == wanted).map(|held| &held.named)
}

/// The only version that has the term, where it is not in both.
pub fn only_in(name: &str) -> Option<CtcaeVersion> {
    let (five, six) = (named(CtcaeVersion::V5, name), named(CtcaeVersion::V6, name));
    match (five, six) {
        (Some(_), None) => Some(CtcaeVersion::V5),
        (None, Some(_)) => Some(CtcaeVersion::V6),
        _ => None,
    }
}

/// Terms that answer to the words written, the best first: the term itself, then terms that begin so, then terms in which
/// every word begins a word, then those that share a word. An everyday word stands for its term.
pub fn search(version: CtcaeVersion, words: &str) -> Vec<&'static Named> {
    ranked(version, words).into_iter().map(|(_, term)| term).collect()
}

/// Rank of a term that only shares a word.
const SHARES_A_WORD: u8 = 3;

fn ranked(version: CtcaeVersion, words: &str) -> Vec<(u8, &'static Named)> {
    let wanted = fold(words);
    if wanted.is_empty() {
        return Vec::new();
    }
    let meant = EVERYDAY.iter().filter(|(word, _)| *word == wanted).map(|(_, term)| *term);
    let asked: Vec<&str> = std::iter::once(wanted.as_str()).chain(meant).collect();
    let best =
        |held: &Held| asked.iter().filter_map(|asked| renamed(held, asked).or_else(|| rank(&held.name, asked))).min();
    let mut found: Vec<(u8, &Named)> = held_in(version).filter_map(|held| Some((best(held)?, &held.named))).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found
}

/// A term near to what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nearest {
    /// The term.
    pub term: &'static Named,
    /// Whether it may well be meant; one that only shares a word with what was written need not be.
    pub meant: bool,
}

/// The term nearest to what was written: by its words, else the one that differs by the fewest letters, if by few.
pub fn nearest(version: CtcaeVersion, written: &str) -> Option<Nearest> {
    let found = ranked(version, written).into_iter().next();
    if let Some((_, term)) = found.filter(|(rank, _)| *rank < SHARES_A_WORD) {
        return Some(Nearest { term, meant: true });
    }
    let wanted = fold(written);
    let letters = wanted.chars().count();
    let few = |apart: usize| apart * 4 <= letters;
    // Two words lie at least as far apart as their lengths do.
    let alike = held_in(version).filter(|held| few(held.name.chars().count().abs_diff(letters)));
    let close = alike.map(|held| (letters_apart(&held.name, &wanted), &held.named));
    let close = close.min_by_key(|(apart, _)| *apart).filter(|(apart, _)| few(*apart));
    let shares = found.map(|(_, term)| Nearest { term, meant: false });
    close.map(|(_, term)| Nearest { term, meant: true }).or(shares)
}

/// A term that was called otherwise in the other version: as good as itself.
fn renamed(held: &Held, asked: &str) -> Option<u8> {
    held.elsewhere.iter().any(|name| name == asked).then_some(0)
}

fn rank(name: &str, asked: &str) -> Option<u8> {
    let has = |word: &str| words_of(name).any(|of| of.starts_with(word));
    match () {
        () if name == asked => Some(0),
        () if name.starts_with(asked) => Some(1),
        () if words_of(asked).all(has) => Some(2),
        () if words_of(asked).filter(|word| word.len() > 3).any(|word| words_of(name).any(|of| of == word)) => {
            Some(SHARES_A_WORD)
        }
        () => None,
    }
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '-', '/']).filter(|word| !word.is_empty())
}

/// Lower case, in American spelling: "oedema" is "edema", "haematuria" is "hematuria".
pub(super) fn fold(text: &str) -> String {
    let mut text = text.trim().to_lowercase();
    for (british, american) in [("ae", "e"), ("oe", "e"), ("tumour", "tumor"), ("leuco", "leuko")] {
        text = text.replace(british, american);
    }
    text
}

/// Letters to change, add or drop between two words (Levenshtein 1966).
fn letters_apart(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, letter) in a.chars().enumerate() {
        let mut left = at + 1;
        let mut diagonal = at;
        let mut next = vec![left];
        for (above, other) in row.iter().skip(1).zip(&b) {
            left = (left + 1).min(above + 1).min(diagonal + usize::from(letter != *other));
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}
