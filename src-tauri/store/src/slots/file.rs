//! The keys file, read and written.

use std::{
    fs::{self, File},
    io::{ErrorKind, Read as _, Write as _},
    path::{Path, PathBuf},
};

use zeroize::Zeroizing;

use super::{Cost, KeyShown, RecoveryKey, SlotKind, slot::Slot};
use crate::{
    Key, OpenError,
    data_key::DataKey,
    draft::Draft,
    key::{Holder, Secret},
    lock::beside,
};

/// Stands at the head of the file, for whoever looks into it.
const HEAD: &str = "Keys of a library of Sarcoma Casebook. Keep this file beside the library: without it nobody can open \
                    the library. It holds no passphrase.";
/// Most slots of a library.
const MOST_SLOTS: usize = 32;
/// Longest keys file, in bytes.
const LONGEST: u64 = 64 * 1024;

/// The keys file of a library: `own.casebook.keys` beside `own.casebook`.
pub fn path(library: &Path) -> PathBuf {
    beside(library, ".keys")
}

/// The slots of a library.
#[derive(Debug, Clone, Default)]
pub(crate) struct Slots {
    slots: Vec<Slot>,
    /// Lines that are not as they were written.
    damaged: usize,
}

/// A key of the library that a secret opened, with the slot it was in.
pub(crate) struct Opened {
    pub(crate) key: DataKey,
    pub(crate) slot: String,
}

impl Slots {
    /// Reads the keys file of a library; none where there is no such file.
    pub(crate) fn of(library: &Path) -> Result<Option<Self>, OpenError> {
        let io = |source| OpenError::Io { doing: "read the keys file of the library", source };
        let file = match File::open(path(library)) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(io(error)),
        };
        let mut bytes = Vec::new();
        file.take(LONGEST).read_to_end(&mut bytes).map_err(io)?;
        Ok(Some(Self::read(&bytes)))
    }

    /// Reads slots line by line: what damages one leaves the others.
    fn read(bytes: &[u8]) -> Self {
        let mut read = Self::default();
        for line in bytes.split(|byte| *byte == b'\n') {
            match std::str::from_utf8(line) {
                Ok("" | HEAD) => {}
                Ok(line) => match Slot::read(line) {
                    Some(slot) if read.slots.len() < MOST_SLOTS => read.slots.push(slot),
                    _ => read.damaged += 1,
                },
                Err(_) => read.damaged += 1,
            }
        }
        read
    }

    /// Writes the keys file whole, then puts it in place; what was there is there until then.
    pub(crate) fn write(&self, library: &Path) -> Result<(), OpenError> {
        let io = |source| OpenError::Io { doing: "write the keys file of the library", source };
        let mut text = format!("{HEAD}\n");
        for slot in &self.slots {
            text = text + "\n" + &slot.line().ok_or(OpenError::Seal)? + "\n";
        }
        let mut draft = Draft::Keys.beside(library).map_err(io)?;
        draft.write_all(text.as_bytes()).and_then(|()| draft.as_file().sync_all()).map_err(io)?;
        draft.persist(path(library)).map_err(|error| io(error.error))?;
        flush_folder(library.parent().unwrap_or(library)).map_err(io)
    }

    /// Every key of the library that the secret opens. Slots of one salt and cost are tried with one derivation, so that a
    /// library of many people opens as fast as that of one.
    pub(crate) fn open(&self, key: &Key) -> Result<Vec<Opened>, OpenError> {
        let Secret::Words(words) = &key.secret else { return Ok(Vec::new()) };
        let mut opened = Vec::new();
        if let Ok(recovery) = RecoveryKey::read(words) {
            opened = self.try_secret(SlotKind::Recovery, recovery.secret())?;
        }
        if opened.is_empty() {
            opened = self.try_secret(SlotKind::Passphrase, words.as_bytes())?;
        }
        Ok(opened)
    }

    /// Why a secret that opens none of the slots is refused.
    pub(crate) fn refusal(&self) -> OpenError {
        if self.damaged > 0 || self.slots.is_empty() { OpenError::KeysDamaged } else { OpenError::NoSlotOpens }
    }

    /// The slots as they are listed.
    pub(crate) fn shown(&self) -> Vec<KeyShown> {
        self.slots.iter().map(|slot| slot.shown.clone()).collect()
    }

    /// Takes slots away.
    pub(crate) fn drop_where(&mut self, goes: impl Fn(&KeyShown) -> bool) {
        self.slots.retain(|slot| !goes(&slot.shown));
    }

    /// Keeps the slots of that key of the library; whether others were there.
    pub(crate) fn keep_those_of(&mut self, key: [u8; 8]) -> bool {
        let before = self.slots.len();
        self.slots.retain(|slot| slot.key == key);
        self.slots.len() < before
    }

    fn try_secret(&self, kind: SlotKind, secret: &[u8]) -> Result<Vec<Opened>, OpenError> {
        let mut derived: Vec<(Cost, [u8; 16], Zeroizing<[u8; 32]>)> = Vec::new();
        let mut opened = Vec::new();
        for slot in self.slots.iter().filter(|slot| slot.shown.kind == kind) {
            let known = derived.iter().position(|(cost, salt, _)| *cost == slot.cost && *salt == slot.salt);
            let at = match known {
                Some(at) => at,
                None => {
                    let under = slot.cost.derive(secret, &slot.salt).ok_or(OpenError::Memory)?;
                    derived.push((slot.cost, slot.salt, under));
                    derived.len() - 1
                }
            };
            if let Some(key) = derived.get(at).and_then(|(_, _, under)| slot.open(under)) {
                opened.push(Opened { key, slot: slot.shown.id.clone() });
            }
        }
        Ok(opened)
    }

    /// Adds a slot for the passphrase of `key`.
    pub(crate) fn add(&mut self, data: &DataKey, key: &Key) -> Result<(), OpenError> {
        match &key.secret {
            Secret::Words(words) if key.protects() => {
                self.put(data, SlotKind::Passphrase, words.as_bytes(), &key.holder)
            }
            _ => Err(OpenError::NoPassphrase),
        }
    }

    /// Adds a slot for a new recovery key, in place of the one that was there.
    pub(crate) fn recover_by(&mut self, data: &DataKey, holder: &Holder) -> Result<RecoveryKey, OpenError> {
        let recovery = RecoveryKey::new()?;
        self.slots.retain(|slot| slot.shown.kind != SlotKind::Recovery);
        self.put(data, SlotKind::Recovery, recovery.secret(), holder)?;
        Ok(recovery)
    }

    fn put(&mut self, data: &DataKey, kind: SlotKind, secret: &[u8], holder: &Holder) -> Result<(), OpenError> {
        if self.slots.len() >= MOST_SLOTS {
            return Err(OpenError::ManyKeys(MOST_SLOTS));
        }
        let (cost, salt) = match (self.slots.first(), holder.cost) {
            // One salt and one cost in the file: see `open`. A slot that asks less than wanted sets no example.
            (Some(slot), None) => (slot.cost, slot.salt),
            (Some(slot), Some(cost)) if slot.cost == cost => (cost, slot.salt),
            (_, cost) => (cost.unwrap_or_else(Cost::calibrated), draw()?),
        };
        let under = cost.derive(secret, &salt).ok_or(OpenError::Memory)?;
        self.slots.push(Slot::seal(data, kind, holder, (cost, salt, &under))?);
        Ok(())
    }
}

/// That many bytes from the system's source of chance.
pub(crate) fn draw<const N: usize>() -> Result<[u8; N], OpenError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| OpenError::Chance(error.to_string()))?;
    Ok(bytes)
}

/// Makes what was renamed in a folder survive a power cut.
pub(crate) fn flush_folder(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) { fs::File::open(folder)?.sync_all() } else { Ok(()) }
}
