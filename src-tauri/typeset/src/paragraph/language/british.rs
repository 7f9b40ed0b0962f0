//! British words are parted by their origin where American ones are parted by their sound: Liang's method (Word Hy-phen-a-tion
//! by Com-put-er, 1983) with the patterns of Wujastyk and Toal, which hypher does not have.

use std::sync::OnceLock;

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

/// Where in the file each pattern begins, and from which of them on they begin with each pair of letters: the file is in
/// the order of its letters, and a space comes before all.
struct Patterns {
    places: Vec<usize>,
    pairs: [usize; PAIRS + 1],
}

/// Signs of patterns: the edge of a word and the letters.
const SIGNS: usize = 27;
const PAIRS: usize = SIGNS * SIGNS;

fn patterns() -> &'static Patterns {
    static READ: OnceLock<Patterns> = OnceLock::new();
    READ.get_or_init(|| {
        let ends = PATTERNS.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let mut places = Vec::with_capacity(PATTERNS.len() / 8);
        places.extend([0].into_iter().chain(ends).filter(|at| *at < PATTERNS.len()));
        let (mut pairs, mut next) = ([places.len(); PAIRS + 1], 0);
        for (index, place) in places.iter().enumerate() {
            let own = pair(letter_of(*place, 0), letter_of(*place, 1)).unwrap_or(next);
            for first in pairs.iter_mut().take(own + 1).skip(next) {
                *first = index;
            }
            next = next.max(own + 1);
        }
        Patterns { places, pairs }
    })
}

/// The place of a pair of letters among all.
fn pair(first: u8, second: u8) -> Option<usize> {
    let sign = |letter: u8| match letter {
        b'.' => Some(0),
        b'a'..=b'z' => Some(usize::from(letter - b'a') + 1),
        _ => None,
    };
    Some(sign(first)? * SIGNS + sign(second)?)
}

/// A letter of the pattern at a place, or the space after its last.
fn letter_of(place: usize, at: usize) -> u8 {
    PATTERNS.as_bytes().get(place + at).copied().unwrap_or(b' ')
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
    let mut levels = vec![0; word.chars().count() + 1];
    for (at, (from, _)) in word.char_indices().enumerate() {
        for found in beginnings(word.as_bytes().get(from..).unwrap_or_default()) {
            for (level, own) in levels.iter_mut().skip(at).zip(found.bytes()) {
                *level = (*level).max(own - b'0');
            }
        }
    }
    levels
}

/// The levels of all patterns that a text begins with. Each has two letters at least.
fn beginnings(text: &[u8]) -> impl Iterator<Item = &'static str> {
    let Patterns { places, pairs } = patterns();
    let begins = match text {
        [first, second, ..] => pair(*first, *second),
        _ => None,
    };
    let range = begins.and_then(|own| pairs.get(own).zip(pairs.get(own + 1)));
    let mut left = range.and_then(|(from, to)| places.get(*from..*to)).unwrap_or_default();
    let after = text.get(2..).unwrap_or_default().iter().copied().chain([b' ']);
    let found = (2..).zip(after).map_while(move |(at, next)| {
        let place = *left.first()?;
        // A pattern that ends here comes before those that go on.
        let ends = letter_of(place, at) == b' ';
        let from = left.partition_point(|place| letter_of(*place, at) < next);
        let to = left.partition_point(|place| letter_of(*place, at) <= next);
        left = left.get(from..to).filter(|_| next != b' ').unwrap_or_default();
        Some(ends.then(|| PATTERNS.get(place + at + 1..).unwrap_or_default()))
    });
    found.flatten().map(|levels| levels.split('\n').next().unwrap_or_default())
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
    fn patterns_are_in_order_and_have_a_level_more_than_letters() {
        assert_eq!(patterns().places.len(), PATTERNS.lines().count());
        assert!(PATTERNS.lines().is_sorted_by_key(|line| line.split_once(' ')));
        for (letters, levels) in PATTERNS.lines().map(|line| line.split_once(' ').unwrap()) {
            assert!(letters.bytes().all(|letter| letter == b'.' || letter.is_ascii_lowercase()), "{letters}");
            assert!(letters.len() >= 2, "{letters}");
            assert!(
                levels.len() == letters.len() + 1 && levels.bytes().all(|level| level.is_ascii_digit()),
                "{letters}"
            );
        }
    }

    #[test]
    fn every_pattern_is_found_where_a_text_begins_with_it() {
        for (letters, levels) in PATTERNS.lines().map(|line| line.split_once(' ').unwrap()) {
            for text in [letters.to_owned(), format!("{letters}z"), format!("{letters}é")] {
                assert!(beginnings(text.as_bytes()).any(|found| found == levels), "{text}");
            }
        }
        assert_eq!(beginnings("éa".as_bytes()).count() + beginnings(b"").count(), 0);
    }
}
