//! British words are parted by their origin where American ones are parted by their sound: Liang's method (Word Hy-phen-a-tion
//! by Com-put-er, 1983) with the patterns of Wujastyk and Toal, which hypher does not have.

use std::{collections::HashMap, sync::OnceLock};

/// A pattern a line: its letters, where "." is the edge of a word, and a level before each of them and after the last.
const PATTERNS: &str = include_str!("../../../hyphenation/british.txt");

/// Words that the patterns part wrongly, with the pack that they come in.
const EXCEPTIONS: [&str; 8] = [
    "uni-ver-sity",
    "uni-ver-sit-ies",
    "how-ever",
    "ma-nu-script",
    "ma-nu-scripts",
    "re-ci-pro-city",
    "through-out",
    "some-thing",
];

/// Letters of the longest pattern, and more.
const LONGEST: usize = 16;

fn patterns() -> &'static HashMap<&'static str, &'static str> {
    static READ: OnceLock<HashMap<&str, &str>> = OnceLock::new();
    READ.get_or_init(|| PATTERNS.lines().filter_map(|line| line.split_once(' ')).collect())
}

/// Places in `word`, counted in characters, where it may be parted.
pub(super) fn syllables(word: &str) -> Vec<usize> {
    let word = word.to_lowercase();
    let exception = EXCEPTIONS.iter().find(|exception| exception.replace('-', "") == word);
    if let Some(parts) = exception {
        return super::ends(parts.split('-').map(|part| part.chars().count()));
    }
    let word = format!(".{word}.");
    let levels = levels(&word);
    // A level stands before each character; the first is the edge.
    levels.iter().enumerate().skip(2).filter(|(_, level)| *level % 2 == 1).map(|(at, _)| at - 1).collect()
}

/// The level before each character of a word between its edges, and after the last.
fn levels(word: &str) -> Vec<u8> {
    let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    let mut levels = vec![0; starts.len()];
    for (first, from) in starts.iter().enumerate() {
        for to in starts.iter().skip(first + 1).take(LONGEST) {
            let Some(found) = word.get(*from..*to).and_then(|letters| patterns().get(letters)) else { continue };
            for (level, own) in levels.iter_mut().skip(first).zip(found.bytes()) {
                *level = (*level).max(own - b'0');
            }
        }
    }
    levels
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(word: &str) -> String {
        let cuts = syllables(word);
        word.chars().enumerate().map(|(at, c)| if cuts.contains(&at) { format!("-{c}") } else { c.into() }).collect()
    }

    #[test]
    fn words_are_parted_by_their_origin() {
        for word in ["pho-to-graph", "ima-ging", "Meta-stas-is", "know-ledge", "through-out", "ma-nu-script"] {
            assert_eq!(parted(&word.replace('-', "")), word);
        }
    }

    #[test]
    fn every_pattern_has_a_level_more_than_letters_and_none_is_longer_than_is_looked_for() {
        assert_eq!(patterns().len(), PATTERNS.lines().count());
        for (letters, levels) in patterns() {
            assert!(levels.len() == letters.chars().count() + 1 && letters.chars().count() <= LONGEST, "{letters}");
            assert!(levels.bytes().all(|level| level.is_ascii_digit()), "{letters} {levels}");
        }
    }
}
