//! The recovery key: 160 random bits, to be printed and locked away.

use std::fmt;

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::draw;
use crate::OpenError;

/// Letters of a recovery key: RFC 4648, base 32.
const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/// Letters of the key in a group; a check letter follows them.
const GROUP: usize = 4;
/// Letters of the key without its check letters: 160 bits.
const LENGTH: usize = 32;

/// A recovery key: eight groups of five letters, the fifth of which is a check. Wiped from memory when dropped.
pub struct RecoveryKey(Zeroizing<[u8; LENGTH]>);

/// What is wrong with a recovery key as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mistyped {
    /// It has not the length of a recovery key: something else was typed.
    NoKey,
    /// The check letter of this group does not fit, counted from 1.
    Group(usize),
}

impl RecoveryKey {
    /// A new one, from the system's source of chance.
    pub(crate) fn new() -> Result<Self, OpenError> {
        let chance: Zeroizing<[u8; LENGTH]> = Zeroizing::new(draw()?);
        let mut letters = Zeroizing::new([0; LENGTH]);
        for (letter, byte) in letters.iter_mut().zip(chance.iter()) {
            *letter = byte % 32;
        }
        Ok(Self(letters))
    }

    /// Reads one as typed: small letters, spaces and hyphens do not count, and 0, 1 and 8, which no key has, are read as
    /// O, I and B.
    pub(crate) fn read(typed: &str) -> Result<Self, Mistyped> {
        let mut values = Zeroizing::new(Vec::with_capacity(LENGTH + LENGTH / GROUP));
        for letter in typed.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '‐' | '–')) {
            if values.len() > LENGTH + LENGTH / GROUP {
                return Err(Mistyped::NoKey);
            }
            values.push(value(letter).ok_or(Mistyped::NoKey)?);
        }
        if values.len() != LENGTH + LENGTH / GROUP {
            return Err(Mistyped::NoKey);
        }
        let mut letters = Zeroizing::new([0; LENGTH]);
        for (number, (group, kept)) in values.chunks(GROUP + 1).zip(letters.chunks_mut(GROUP)).enumerate() {
            let (own, check) = group.split_at(GROUP);
            if check.first() != Some(&check_of(number, own)) {
                return Err(Mistyped::Group(number + 1));
            }
            kept.copy_from_slice(own);
        }
        Ok(Self(letters))
    }

    /// What its slot is sealed under.
    pub(crate) fn secret(&self) -> &[u8] {
        self.0.as_slice()
    }
}

impl fmt::Display for RecoveryKey {
    /// As it is printed: "ABCDX-EFGHY-…".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, group) in self.0.chunks(GROUP).enumerate() {
            f.write_str(if number == 0 { "" } else { "-" })?;
            for value in group.iter().copied().chain([check_of(number, group)]) {
                let letter = LETTERS.get(usize::from(value)).copied().unwrap_or(b'?');
                write!(f, "{}", char::from(letter))?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for RecoveryKey {
    /// Says nothing of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey")
    }
}

/// The check letter of a group. Its place counts, so that groups that changed places are noticed.
fn check_of(number: usize, group: &[u8]) -> u8 {
    let place = u8::try_from(number).unwrap_or(u8::MAX);
    let hash = Sha256::new_with_prefix(b"check letter").chain_update([place]).chain_update(group).finalize();
    hash.first().copied().unwrap_or_default() % 32
}

fn value(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        '0' => 'O',
        '1' => 'I',
        '8' => 'B',
        other => other,
    };
    let place = LETTERS.iter().position(|own| char::from(*own) == letter)?;
    u8::try_from(place).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read_again_however_it_is_typed() {
        let key = RecoveryKey::new().unwrap();
        let printed = key.to_string();
        assert_eq!(printed.len(), 8 * 5 + 7, "{printed}");
        let typed = printed.to_lowercase().replace('-', " ").replace('o', "0").replace('i', "1").replace('b', "8");
        for typed in [printed.clone(), typed, printed.replace('-', "")] {
            assert_eq!(RecoveryKey::read(&typed).unwrap().secret(), key.secret());
        }
        assert_ne!(RecoveryKey::new().unwrap().secret(), key.secret());
        assert_eq!(format!("{key:?}"), "RecoveryKey");
    }

    #[test]
    fn a_mistyped_letter_is_placed_in_its_group() {
        let printed = RecoveryKey::new().unwrap().to_string();
        let (mut noticed, mut all) = (0, 0);
        for (at, letter) in printed.char_indices().filter(|(_, letter)| *letter != '-') {
            for other in LETTERS.iter().map(|other| char::from(*other)).filter(|other| *other != letter) {
                let mut typed = printed.clone();
                typed.replace_range(at..=at, &other.to_string());
                all += 1;
                match RecoveryKey::read(&typed) {
                    Err(Mistyped::Group(group)) => {
                        assert_eq!(group, at / 6 + 1);
                        noticed += 1;
                    }
                    // One of 32 letters has the check of another.
                    Ok(_) => {}
                    other => panic!("{other:?}"),
                }
            }
        }
        assert!(noticed * 100 > all * 94, "{noticed} of {all}");
    }

    #[test]
    fn a_passphrase_is_no_recovery_key() {
        for typed in ["", "three plain words", &"a".repeat(41), &"a".repeat(5000), "ÆØÅ"] {
            assert_eq!(RecoveryKey::read(typed).err(), Some(Mistyped::NoKey), "{typed}");
        }
    }
}
