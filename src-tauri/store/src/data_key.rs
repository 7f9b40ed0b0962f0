//! The key that a library is encrypted with.

use std::{fmt, ops::Deref};

use zeroize::Zeroize as _;

use crate::OpenError;

/// The key that a library is encrypted with. Whoever has it needs no passphrase. It is wiped from memory when dropped, and
/// stands in one place of it until then: a value that is moved leaves what it was where it was.
#[derive(Clone)]
pub(crate) struct DataKey(Box<[u8]>);

impl DataKey {
    /// Bytes of a key.
    const LENGTH: usize = 32;

    /// A key drawn by chance.
    pub(crate) fn drawn() -> Result<Self, OpenError> {
        let mut key = Self(Box::new([0; Self::LENGTH]));
        getrandom::fill(&mut key.0).map_err(|error| OpenError::Chance(error.to_string()))?;
        Ok(key)
    }

    /// A key by its bytes; none where they are not as many as a key has.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        (bytes.len() == Self::LENGTH).then(|| Self(bytes.into()))
    }
}

impl Drop for DataKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl Deref for DataKey {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl From<&[u8; 32]> for DataKey {
    fn from(bytes: &[u8; 32]) -> Self {
        Self(bytes.as_slice().into())
    }
}

impl fmt::Debug for DataKey {
    /// Says nothing of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_32_bytes_and_no_two_are_alike() {
        let key = DataKey::drawn().unwrap();
        assert_eq!((key.len(), DataKey::of(&key).as_deref()), (32, Some(&*key)));
        assert!(DataKey::of(&[1; 31]).is_none() && DataKey::of(&[1; 33]).is_none());
        assert_ne!(*key, *DataKey::drawn().unwrap());
        assert_eq!(format!("{key:?}"), "DataKey");
    }
}
