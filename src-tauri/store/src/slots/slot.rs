//! One copy of the key of a library, sealed under a passphrase or the recovery key.

use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead as _, KeyInit as _, Payload},
};
use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::{Cost, draw, hexadecimal};
use crate::{OpenError, data_key::DataKey, key::Holder};

/// The form of a slot, raised when what is sealed or how changes.
const FORM: u8 = 1;

/// Whose secret opens a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlotKind {
    /// Somebody's passphrase.
    Passphrase,
    /// The recovery key.
    Recovery,
}

/// A slot as it is listed: nothing secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyShown {
    /// The slot: eight letters.
    pub id: String,
    /// Whose secret opens it.
    pub kind: SlotKind,
    /// Whom it was made for.
    pub name: String,
    /// Since when it is there.
    pub made: DateTime<Utc>,
}

/// A slot of the keys file.
#[derive(Debug, Clone)]
pub(crate) struct Slot {
    pub(super) shown: KeyShown,
    pub(super) cost: Cost,
    pub(super) salt: [u8; 16],
    /// Tells which key of the library is sealed in it, without giving it away: see [`fingerprint`].
    pub(super) key: [u8; 8],
    nonce: [u8; 24],
    sealed: [u8; 48],
}

/// A slot as it is written: a line of the file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    form: u8,
    slot: String,
    kind: SlotKind,
    name: String,
    made: DateTime<Utc>,
    kibibytes: u32,
    passes: u32,
    salt: String,
    key: String,
    nonce: String,
    sealed: String,
}

/// Tells keys of a library apart and says nothing of them: eight bytes of their hash.
pub(crate) fn fingerprint(key: &DataKey) -> [u8; 8] {
    let hash = Sha256::new_with_prefix(b"which key of the library").chain_update(&**key).finalize();
    let mut short = [0; 8];
    short.iter_mut().zip(hash).for_each(|(short, byte)| *short = byte);
    short
}

impl Slot {
    /// Seals the key of a library under what [`Cost::derive`] made of a secret with `salt` and `cost`.
    pub(super) fn seal(
        key: &DataKey,
        kind: SlotKind,
        holder: &Holder,
        (cost, salt, under): (Cost, [u8; 16], &[u8; 32]),
    ) -> Result<Self, OpenError> {
        let id = hexadecimal::written(&draw::<4>()?);
        let shown = KeyShown { id, kind, name: holder.name.clone(), made: holder.at };
        let mut slot = Self { shown, cost, salt, key: fingerprint(key), nonce: draw()?, sealed: [0; 48] };
        let around = slot.surroundings();
        let payload = Payload { msg: key, aad: around.as_bytes() };
        let sealed = XChaCha20Poly1305::new(under.into()).encrypt(&XNonce::from(slot.nonce), payload);
        slot.sealed = sealed.ok().and_then(|bytes| bytes.try_into().ok()).ok_or(OpenError::Seal)?;
        Ok(slot)
    }

    /// The key of the library, where the slot was sealed under this.
    pub(super) fn open(&self, under: &[u8; 32]) -> Option<DataKey> {
        let around = self.surroundings();
        let payload = Payload { msg: self.sealed.as_slice(), aad: around.as_bytes() };
        let opened = XChaCha20Poly1305::new(under.into()).decrypt(&XNonce::from(self.nonce), payload).ok()?;
        let opened = Zeroizing::new(opened);
        DataKey::of(&opened)
    }

    /// What is not secret in the slot and still cannot be changed without the key.
    fn surroundings(&self) -> String {
        let KeyShown { id, kind, name, made } = &self.shown;
        let made = made.to_rfc3339_opts(SecondsFormat::Nanos, true);
        let Cost { kibibytes, passes } = self.cost;
        let (salt, key) = (hexadecimal::written(&self.salt), hexadecimal::written(&self.key));
        format!("{FORM}\n{id}\n{kind:?}\n{made}\n{kibibytes}\n{passes}\n{salt}\n{key}\n{name}")
    }

    /// The slot as a line of the file, its check after it.
    pub(super) fn line(&self) -> Option<String> {
        let KeyShown { id, kind, name, made } = self.shown.clone();
        let line = serde_json::to_string(&Line {
            form: FORM,
            slot: id,
            kind,
            name,
            made,
            kibibytes: self.cost.kibibytes,
            passes: self.cost.passes,
            salt: hexadecimal::written(&self.salt),
            key: hexadecimal::written(&self.key),
            nonce: hexadecimal::written(&self.nonce),
            sealed: hexadecimal::written(&self.sealed),
        });
        line.ok().map(|line| format!("{line} {}", check(&line)))
    }

    /// Reads a line of the file; none of one that is not as it was written, or asks for more than a computer can bear.
    pub(super) fn read(line: &str) -> Option<Self> {
        let (line, sum) = line.rsplit_once(' ')?;
        if sum != check(line) {
            return None;
        }
        let line: Line = serde_json::from_str(line).ok()?;
        let cost = Cost { kibibytes: line.kibibytes, passes: line.passes };
        if line.form != FORM || !cost.bearable() {
            return None;
        }
        Some(Self {
            shown: KeyShown { id: line.slot, kind: line.kind, name: line.name, made: line.made },
            cost,
            salt: hexadecimal::read(&line.salt)?,
            key: hexadecimal::read(&line.key)?,
            nonce: hexadecimal::read(&line.nonce)?,
            sealed: hexadecimal::read(&line.sealed)?,
        })
    }
}

/// Says whether a line is as it was written: eight letters.
fn check(line: &str) -> String {
    let hash = Sha256::digest(line.as_bytes());
    hexadecimal::written(hash.get(..4).unwrap_or_default())
}
