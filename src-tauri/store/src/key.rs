//! What opens a library.

use std::fmt::{self, Write as _};

use chrono::{DateTime, Utc};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use crate::{Cost, data_key::DataKey};

/// Letters of the longest passphrase.
const LONGEST: usize = 1000;

/// What opens a library; wiped from memory when dropped.
pub struct Key {
    pub(crate) secret: Secret,
    pub(crate) holder: Holder,
}

/// The secret of a key.
pub(crate) enum Secret {
    /// A passphrase or a recovery key as typed, in Unicode NFC.
    Words(Zeroizing<String>),
    /// The key of the library itself, for a library whose key is kept elsewhere: it has no slots.
    Raw(DataKey),
}

/// Whose slot a key makes where it makes one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Holder {
    /// Whom the list of keys names.
    pub(crate) name: String,
    /// Since when.
    pub(crate) at: DateTime<Utc>,
    /// What a guess at the passphrase costs; where not said, what this computer can bear.
    pub(crate) cost: Option<Cost>,
}

impl Key {
    /// A passphrase, or a recovery key, as typed. Composed and decomposed spellings of one text (é, e + ´) are the same
    /// passphrase: it is normalised to Unicode NFC.
    pub fn passphrase(text: &str) -> Self {
        // A growing string would leave copies of itself behind; NFC never needs more than three times the bytes.
        let mut normal = Zeroizing::new(String::with_capacity(text.len() * 3));
        normal.extend(text.nfc());
        Self { secret: Secret::Words(normal), holder: Holder::default() }
    }

    /// The 32 bytes of the key.
    pub fn raw(bytes: &[u8; 32]) -> Self {
        Self::from(DataKey::from(bytes))
    }

    /// The same key, with the name and the time that the list of keys shows where it makes a slot.
    #[must_use]
    pub fn held_by(mut self, name: &str, at: DateTime<Utc>) -> Self {
        self.holder.name = name.to_owned();
        self.holder.at = at;
        self
    }

    /// The same key; where it makes a slot, a guess at it costs this much.
    #[must_use]
    pub fn costing(mut self, cost: Cost) -> Self {
        self.holder.cost = Some(cost);
        self
    }

    /// The same key once more.
    #[must_use]
    pub fn again(&self) -> Self {
        let secret = match &self.secret {
            Secret::Words(text) => {
                let mut copy = Zeroizing::new(String::with_capacity(text.len()));
                copy.push_str(text);
                Secret::Words(copy)
            }
            Secret::Raw(bytes) => Secret::Raw(bytes.clone()),
        };
        Self { secret, holder: self.holder.clone() }
    }

    /// Whether it can protect a library: a passphrase is not empty, is of a length that people type, and has no NUL, which
    /// SQL text cannot carry.
    pub(crate) fn protects(&self) -> bool {
        match &self.secret {
            Secret::Words(text) => !text.contains('\0') && (1..=LONGEST).contains(&text.chars().count()),
            Secret::Raw(_) => true,
        }
    }

    /// The statement that hands the key to SQLCipher; `name` is `key`, or `rekey` to change it. Of a passphrase SQLCipher
    /// derives the key itself (PBKDF2-HMAC-SHA512, 256,000 rounds): the form of libraries before they had slots.
    pub(crate) fn pragma(&self, name: &str) -> Zeroizing<String> {
        match &self.secret {
            Secret::Words(text) => {
                let mut sql = Zeroizing::new(String::with_capacity(text.len() * 2 + 24));
                let _ = write!(sql, "PRAGMA {name} = '");
                for letter in text.chars() {
                    sql.push_str(if letter == '\'' { "'" } else { "" });
                    sql.push(letter);
                }
                sql.push_str("';");
                sql
            }
            Secret::Raw(bytes) => {
                let mut sql = Zeroizing::new(String::with_capacity(104));
                let _ = write!(sql, "PRAGMA {name} = \"x'");
                for byte in bytes.iter() {
                    let _ = write!(sql, "{byte:02x}");
                }
                sql.push_str("'\";");
                sql
            }
        }
    }
}

impl From<DataKey> for Key {
    fn from(key: DataKey) -> Self {
        Self { secret: Secret::Raw(key), holder: Holder::default() }
    }
}

impl fmt::Debug for Key {
    /// Says only which sort it is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.secret {
            Secret::Words(_) => "Key::Passphrase",
            Secret::Raw(_) => "Key::Raw",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_in_a_passphrase_stays_in_it() {
        assert_eq!(*Key::passphrase("it's'").pragma("key"), "PRAGMA key = 'it''s''';");
    }

    #[test]
    fn both_spellings_of_an_accent_are_one_passphrase() {
        assert_eq!(Key::passphrase("e\u{301}").pragma("key"), Key::passphrase("\u{e9}").pragma("key"));
    }

    #[test]
    fn nothing_of_a_key_is_shown() {
        assert_eq!(format!("{:?} {:?}", Key::passphrase("secret"), Key::raw(&[7; 32])), "Key::Passphrase Key::Raw");
    }

    #[test]
    fn a_passphrase_that_is_empty_or_cannot_be_handed_over_protects_nothing() {
        let protects = |text: &str| Key::passphrase(text).protects();
        assert!(!protects("") && !protects("a\0b") && !protects(&"é".repeat(1001)) && protects(&"é".repeat(1000)));
    }
}
