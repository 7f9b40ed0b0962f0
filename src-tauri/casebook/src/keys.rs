//! Who has a key to the library, and what makes a passphrase good enough.

use chrono::SecondsFormat;
use serde::Serialize;
use store::{Key, RecoveryKey, SlotKind, slots};

use crate::{Casebook, Error, Setting, Why};

/// Words that everybody tries who knows what the program is for.
const KNOWN: [&str; 4] = ["sarcoma", "casebook", "library", "sarcoma casebook"];

/// A key of the library as it is listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct KeyRow {
    /// What it is called in commands: eight letters.
    pub id: String,
    /// Whether it is the recovery key, and not somebody's passphrase.
    pub recovery: bool,
    /// Whom it was made for.
    pub name: String,
    /// Since when it is there: "2024-02-29T12:34:56Z".
    pub made: String,
}

/// How good a passphrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Strength {
    /// From 0, guessed at once, to 4, beyond what can be guessed.
    pub score: u8,
    /// Whether a library may be protected with it.
    pub enough: bool,
}

/// A good passphrase: five words drawn by chance.
pub fn passphrase() -> Result<String, Error> {
    Ok(slots::generate().map_err(Error::Keys)?.to_string())
}

/// How good a passphrase is, for somebody who knows the user of this computer and the program.
pub fn strength(text: &str, setting: &Setting) -> Strength {
    let known: Vec<&str> = KNOWN.iter().copied().chain([setting.author.as_str()]).collect();
    let strength = slots::strength(text, &known);
    Strength { score: strength.score, enough: strength.is_enough() }
}

/// A passphrase for a library that is made now, or for another person; refused where it is soon guessed.
pub fn new_key(text: &str, setting: &Setting) -> Result<Key, Error> {
    if text.is_empty() || !strength(text, setting).enough {
        return Err(Error::Weak);
    }
    Ok(Key::passphrase(text))
}

impl Casebook {
    /// The keys of the library, the oldest first.
    pub fn keys(&self) -> Result<Vec<KeyRow>, Error> {
        let row = |key: store::KeyShown| KeyRow {
            recovery: key.kind == SlotKind::Recovery,
            made: key.made.to_rfc3339_opts(SecondsFormat::Secs, true),
            id: key.id,
            name: key.name,
        };
        Ok(self.library.keys().map_err(Error::Keys)?.into_iter().map(row).collect())
    }

    /// Gives somebody a passphrase of their own. `by` is one that opens the library, typed once more.
    pub fn add_key(&self, by: &Key, name: &str, passphrase: &str) -> Result<(), Error> {
        let new = new_key(passphrase, &self.setting)?.held_by(name, (self.setting.clock)());
        self.library.add_key(by, &new).map_err(Error::Keys)
    }

    /// Puts a new passphrase in the place of an old one, or with the recovery key in the place of the user's own.
    pub fn change_key(&self, old: &Key, passphrase: &str) -> Result<(), Error> {
        let new = new_key(passphrase, &self.setting)?.held_by(&self.setting.author, (self.setting.clock)());
        self.library.change_key(old, &new).map_err(Error::Keys)
    }

    /// Takes a key away; the last passphrase stays.
    pub fn remove_key(&self, by: &Key, id: &str) -> Result<(), Error> {
        self.library.remove_key(by, id).map_err(Error::Keys)
    }

    /// Makes a new recovery key, to be printed and locked away. One that was there before opens nothing afterwards.
    pub fn renew_recovery(&self, by: &Key) -> Result<RecoveryKey, Error> {
        self.library.renew_recovery(by, &self.setting.author, (self.setting.clock)()).map_err(Error::Keys)
    }

    /// Encrypts the library anew, for when a key leaked, after a backup: afterwards `by` alone opens it, with the new
    /// recovery key that is given back, to be printed. Backups that were made before keep their keys.
    pub fn rekey(&mut self, by: &Key) -> Result<RecoveryKey, Error> {
        self.library.may_rekey(by).map_err(Error::Keys)?;
        self.back_up(Why::BeforeRekey)?;
        self.library.rekey(by).map_err(Error::Keys)?;
        self.renew_recovery(by)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_that_names_the_user_or_the_program_is_refused() {
        let setting = Setting { author: "karinordmann".to_owned(), ..Setting::of_this_computer() };
        for weak in ["", "sarcoma casebook", "karinordmann1", "password"] {
            assert!(matches!(new_key(weak, &setting), Err(Error::Weak)), "{weak}");
        }
        assert!(new_key(&passphrase().unwrap(), &setting).is_ok());
    }
}
