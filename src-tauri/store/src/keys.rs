//! Who has a key to a library: listed, given, changed, taken away. Each change asks for a passphrase again, so that nobody
//! who finds the library open can let himself in later.

use std::mem;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::{
    Key, KeyShown, Library, OpenError, RecoveryKey, SlotKind,
    key::{Holder, Secret},
    moving,
    opening::own_key,
    slots::{Opened, Slots},
};

impl Library {
    /// The keys that open the library, in the order in which they were made. None for a library without a keys file.
    pub fn keys(&self) -> Result<Vec<KeyShown>, OpenError> {
        Ok(Slots::of(&self.path)?.map(|slots| slots.shown()).unwrap_or_default())
    }

    /// Gives somebody a passphrase of their own; `by` is one that opens the library already.
    pub fn add_key(&self, by: &Key, new: &Key) -> Result<(), OpenError> {
        let (mut slots, opened) = self.opened_by(by)?;
        if !slots.open(new)?.is_empty() {
            return Err(OpenError::SamePassphrase);
        }
        slots.add(&opened.key, new)?;
        slots.write(&self.path)
    }

    /// Puts a new passphrase in the place of `old`, which opens nothing afterwards. With the recovery key as `old`, the new
    /// one takes the place of the passphrases of that name.
    pub fn change_key(&self, old: &Key, new: &Key) -> Result<(), OpenError> {
        let (mut slots, opened) = self.opened_by(old)?;
        let shown = slots.shown();
        let own = shown.iter().find(|key| key.id == opened.slot);
        let by_recovery = own.is_some_and(|key| key.kind == SlotKind::Recovery);
        let name = match own {
            Some(key) if !by_recovery => key.name.clone(),
            _ => new.holder.name.clone(),
        };
        let new = new.again().held_by(&name, new.holder.at);
        let goes = |key: &KeyShown| {
            if by_recovery { key.kind == SlotKind::Passphrase && key.name == name } else { key.id == opened.slot }
        };
        slots.drop_where(goes);
        slots.add(&opened.key, &new)?;
        slots.write(&self.path)
    }

    /// Takes a key away: see [`KeyShown::id`]. The last passphrase stays.
    pub fn remove_key(&self, by: &Key, id: &str) -> Result<(), OpenError> {
        let (mut slots, _) = self.opened_by(by)?;
        let shown = slots.shown();
        let Some(key) = shown.iter().find(|key| key.id == id) else { return Err(OpenError::NoSuchKey(id.to_owned())) };
        let passphrases = shown.iter().filter(|key| key.kind == SlotKind::Passphrase).count();
        if key.kind == SlotKind::Passphrase && passphrases == 1 {
            return Err(OpenError::LastKey);
        }
        slots.drop_where(|key| key.id == id);
        slots.write(&self.path)
    }

    /// Makes a recovery key, to be printed. The one that was there before opens nothing afterwards.
    pub fn renew_recovery(&self, by: &Key, name: &str, at: DateTime<Utc>) -> Result<RecoveryKey, OpenError> {
        let (mut slots, opened) = self.opened_by(by)?;
        let holder = Holder { name: name.to_owned(), at, cost: by.holder.cost };
        let recovery = slots.recover_by(&opened.key, &holder)?;
        slots.write(&self.path)?;
        Ok(recovery)
    }

    /// Encrypts the library anew under a key that nobody has had yet: for when a key leaked. `by` opens it afterwards, and
    /// no other passphrase and no recovery key does: they have to be given anew. Needs as much room on the disk as the
    /// library, and about a minute a gigabyte. Where it fails, the library stays open under the key that it has.
    pub fn rekey(&mut self, by: &Key) -> Result<(), OpenError> {
        let (opened, holder) = self.holder_alone(by)?;
        let lock = self.lock.take().ok_or(OpenError::ReadOnly)?;
        let open = mem::replace(&mut self.connection, Connection::open_in_memory()?);
        let moved = match open.close() {
            Ok(()) => moving::to_new_key(&self.path, opened.key, &holder),
            Err((_, error)) => Err(error.into()),
        };
        // The keys file tells which key it is that the file has now, also where the change was cut short.
        let key = own_key(&self.path, by)?;
        *self = Self::unlock(self.path.clone(), &key, lock)?;
        moved.map(|_| ())
    }

    /// Whether [`Library::rekey`] would begin with `by`: it must be somebody's passphrase, and not the recovery key.
    pub fn may_rekey(&self, by: &Key) -> Result<(), OpenError> {
        self.holder_alone(by).map(|_| ())
    }

    /// The slot that `by` opens, and the key that will be the only one of a library that is encrypted anew.
    fn holder_alone(&self, by: &Key) -> Result<(Opened, Key), OpenError> {
        let (slots, opened) = self.opened_by(by)?;
        let shown = slots.shown();
        let own = shown.iter().find(|key| key.id == opened.slot && key.kind == SlotKind::Passphrase);
        let own = own.ok_or(OpenError::RecoveryAlone)?;
        Ok((opened, by.again().held_by(&own.name, own.made)))
    }

    /// The slots, and the one that `by` opens.
    fn opened_by(&self, by: &Key) -> Result<(Slots, Opened), OpenError> {
        if self.read_only {
            return Err(OpenError::ReadOnly);
        }
        let Secret::Words(_) = by.secret else { return Err(OpenError::NoKeys) };
        let slots = Slots::of(&self.path)?.ok_or(OpenError::NoKeys)?;
        let opened = slots.open(by)?.into_iter().next().ok_or_else(|| slots.refusal())?;
        Ok((slots, opened))
    }
}
