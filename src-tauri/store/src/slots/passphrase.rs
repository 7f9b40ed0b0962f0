//! A good passphrase: five words drawn by chance, or one's own that is hard enough to guess.

use std::sync::OnceLock;

use zeroize::Zeroizing;
use zxcvbn::Score;

use super::draw;
use crate::OpenError;

/// The list of 7,776 words that the Electronic Frontier Foundation made for passphrases (2016, CC BY 3.0 US): short, common,
/// and easily told apart.
const WORDS: &str = include_str!("../../data/words.txt");

/// Words of a passphrase: each adds 12.9 bits, five 64 bits. At a thousand guesses a second that is a billion years.
const COUNT: usize = 5;

/// Letters of a passphrase that are looked at: what is longer is strong by its length, and takes long to judge.
const LOOKED_AT: usize = 100;

/// How well a passphrase withstands guessing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strength {
    /// From 0, guessed at once, to 4, beyond what can be guessed (Wheeler 2016, zxcvbn).
    pub score: u8,
}

impl Strength {
    /// Whether a library may be protected with it.
    pub fn is_enough(self) -> bool {
        self.score >= 4
    }
}

/// A passphrase of five words, drawn by chance from the system.
pub fn generate() -> Result<Zeroizing<String>, OpenError> {
    static LIST: OnceLock<Vec<&str>> = OnceLock::new();
    let list = LIST.get_or_init(|| WORDS.lines().collect());
    let mut passphrase = Zeroizing::new(String::with_capacity(80));
    let mut chosen = 0;
    while chosen < COUNT {
        // Numbers beyond the list are drawn again: any other way some words would come more often.
        let drawn = usize::from(u16::from_le_bytes(draw()?) & 0x1fff);
        if let Some(word) = list.get(drawn) {
            passphrase.push_str(if chosen == 0 { "" } else { " " });
            passphrase.push_str(word);
            chosen += 1;
        }
    }
    Ok(passphrase)
}

/// How well a passphrase withstands guessing, for somebody who knows the words `known`: who uses it, what it protects.
pub fn strength(passphrase: &str, known: &[&str]) -> Strength {
    let end = passphrase.char_indices().nth(LOOKED_AT).map_or(passphrase.len(), |(at, _)| at);
    let looked_at = passphrase.get(..end).unwrap_or(passphrase);
    let score = match zxcvbn::zxcvbn(looked_at, known).score() {
        Score::Zero => 0,
        Score::One => 1,
        Score::Two => 2,
        Score::Three => 3,
        _ => 4,
    };
    Strength { score }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_list_is_whole() {
        let words: HashSet<&str> = WORDS.lines().collect();
        assert_eq!(words.len(), 7776);
        assert!(words.iter().all(|word| word.bytes().all(|letter| letter.is_ascii_lowercase() || letter == b'-')));
    }

    #[test]
    fn five_words_are_drawn_that_are_strong_and_never_the_same() {
        let drawn: HashSet<String> = (0..50).map(|_| generate().unwrap().to_string()).collect();
        assert_eq!(drawn.len(), 50);
        for passphrase in &drawn {
            assert_eq!(passphrase.split(' ').count(), 5, "{passphrase}");
            assert!(strength(passphrase, &[]).is_enough(), "{passphrase}");
        }
        let words: HashSet<&str> = drawn.iter().flat_map(|passphrase| passphrase.split(' ')).collect();
        assert!(words.len() > 200, "{}", words.len());
        assert!(drawn.iter().any(|passphrase| passphrase.as_str() > "n") && drawn.iter().any(|one| one.as_str() < "n"));
    }

    #[test]
    fn what_is_guessed_soon_is_not_enough() {
        for weak in ["", "sarcoma", "password1", "Kari1965", "qwertyuiop", "abcabcabcabc", "kari nordmann"] {
            assert!(!strength(weak, &["Kari", "Nordmann"]).is_enough(), "{weak}");
        }
        assert!(strength(&"correct horse battery staple ".repeat(1000), &[]).is_enough());
    }
}
