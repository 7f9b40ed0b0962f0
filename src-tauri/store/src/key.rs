//! What opens a library.

use std::fmt::{self, Write as _};

use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

/// Letters of the longest passphrase.
const LONGEST: usize = 1000;

/// What opens a library; wiped from memory when dropped.
pub enum Key {
    /// A passphrase, from which SQLCipher derives the key (PBKDF2-HMAC-SHA512, 256,000 rounds).
    Passphrase(Zeroizing<String>),
    /// The key itself, for a library whose key is kept or derived elsewhere.
    Raw(Zeroizing<[u8; 32]>),
}

impl Key {
    /// A passphrase as typed. Composed and decomposed spellings of one text (é, e + ´) are the same passphrase: it is
    /// normalised to Unicode NFC.
    pub fn passphrase(text: &str) -> Self {
        // A growing string would leave copies of itself behind; NFC never needs more than three times the bytes.
        let mut normal = Zeroizing::new(String::with_capacity(text.len() * 3));
        normal.extend(text.nfc());
        Self::Passphrase(normal)
    }

    /// The 32 bytes of the key.
    pub fn raw(bytes: [u8; 32]) -> Self {
        Self::Raw(Zeroizing::new(bytes))
    }

    /// Whether it can protect a library: a passphrase is not empty, is of a length that people type, and has no NUL, which
    /// SQL text cannot carry.
    pub(crate) fn protects(&self) -> bool {
        match self {
            Self::Passphrase(text) => !text.contains('\0') && (1..=LONGEST).contains(&text.chars().count()),
            Self::Raw(_) => true,
        }
    }

    /// The statement that hands the key to SQLCipher.
    pub(crate) fn pragma(&self) -> Zeroizing<String> {
        match self {
            Self::Passphrase(text) => {
                let mut sql = Zeroizing::new(String::with_capacity(text.len() * 2 + 16));
                sql.push_str("PRAGMA key = '");
                for letter in text.chars() {
                    sql.push_str(if letter == '\'' { "'" } else { "" });
                    sql.push(letter);
                }
                sql.push_str("';");
                sql
            }
            Self::Raw(bytes) => {
                let mut sql = Zeroizing::new(String::with_capacity(96));
                sql.push_str("PRAGMA key = \"x'");
                for byte in bytes.iter() {
                    let _ = write!(sql, "{byte:02x}");
                }
                sql.push_str("'\";");
                sql
            }
        }
    }
}

impl fmt::Debug for Key {
    /// Says only which sort it is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Passphrase(_) => "Key::Passphrase",
            Self::Raw(_) => "Key::Raw",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_in_a_passphrase_stays_in_it() {
        assert_eq!(*Key::passphrase("it's'").pragma(), "PRAGMA key = 'it''s''';");
    }

    #[test]
    fn both_spellings_of_an_accent_are_one_passphrase() {
        assert_eq!(Key::passphrase("e\u{301}").pragma(), Key::passphrase("\u{e9}").pragma());
    }

    #[test]
    fn nothing_of_a_key_is_shown() {
        assert_eq!(format!("{:?} {:?}", Key::passphrase("secret"), Key::raw([7; 32])), "Key::Passphrase Key::Raw");
    }

    #[test]
    fn a_passphrase_that_is_empty_or_cannot_be_handed_over_protects_nothing() {
        let protects = |text: &str| Key::passphrase(text).protects();
        assert!(!protects("") && !protects("a\0b") && !protects(&"é".repeat(1001)) && protects(&"é".repeat(1000)));
    }
}
