//! The hash that stands in the trail for what was said.

use sha2::{Digest as _, Sha256};

/// Bytes of a hash.
pub(crate) const BYTES: usize = 32;

/// A SHA-256 hash.
pub(crate) type Hash = [u8; BYTES];

/// What a row says beside who, when and where: the part that an erasure takes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Told<'a> {
    pub(crate) record: &'a str,
    /// JSON, as is `new`.
    pub(crate) old: Option<&'a str>,
    pub(crate) new: Option<&'a str>,
    pub(crate) label: &'a str,
    pub(crate) reason: Option<&'a str>,
}

impl Told<'_> {
    /// Its salted hash. Without the salt it cannot be told whether a guessed value was the one.
    pub(crate) fn seal(&self, salt: &[u8]) -> Hash {
        let Self { record, old, new, label, reason } = *self;
        let mut hash = Sha256::new();
        put(&mut hash, salt);
        for part in [Some(record), old, new, Some(label), reason] {
            put_maybe(&mut hash, part);
        }
        hash.finalize().into()
    }
}

/// Adds a part with its length, so that no two different rows hash the same bytes.
pub(crate) fn put(hash: &mut Sha256, part: &[u8]) {
    hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
    hash.update(part);
}

/// Adds a part that may be missing, which is not the same as empty.
pub(crate) fn put_maybe(hash: &mut Sha256, part: Option<impl AsRef<[u8]>>) {
    hash.update([u8::from(part.is_some())]);
    if let Some(part) = part {
        put(hash, part.as_ref());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_sealed_differently() {
        let told = Told { record: "ct", old: Some("1"), new: None, label: "CT", reason: None };
        let others = [
            Told { old: None, new: Some("1"), ..told },
            Told { record: "c", label: "tCT", ..told },
            Told { reason: Some(""), ..told },
        ];
        let seal = told.seal(&[1; 32]);
        assert_eq!(seal, told.seal(&[1; 32]));
        assert_ne!(seal, told.seal(&[2; 32]));
        assert!(others.iter().all(|other| other.seal(&[1; 32]) != seal));
    }
}
