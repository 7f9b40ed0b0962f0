//! How a row of the trail is bound to the one before it.

use rusqlite::Row;
use sha2::{Digest as _, Sha256};

use super::seal::{Hash, put, put_maybe};

/// The end of the trail. Kept elsewhere, it tells later whether the trail up to it is still the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Number of the last row; 0 where there is none.
    pub seq: i64,
    /// Hash of the last row and so of all before it; that of an empty trail is the library's own number.
    pub chain: [u8; 32],
}

impl Head {
    /// Its hash in hexadecimal.
    pub fn hex(&self) -> String {
        crate::backup::hex(&self.chain)
    }
}

/// A row of the trail without its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) seq: i64,
    pub(crate) batch: i64,
    pub(crate) subject: i64,
    pub(crate) event: String,
    pub(crate) kind: String,
    pub(crate) path: String,
    pub(crate) position: Option<i64>,
    pub(crate) had: bool,
    pub(crate) has: bool,
    pub(crate) author: String,
    pub(crate) device: String,
    pub(crate) at: String,
    pub(crate) undoes: Option<i64>,
    pub(crate) seal: Hash,
}

impl Link {
    /// The hash of this row after the row with the hash `before`.
    pub(crate) fn chain(&self, before: &Hash) -> Hash {
        let mut hash = Sha256::new();
        hash.update(before);
        for number in [self.seq, self.batch, self.subject, i64::from(self.had), i64::from(self.has)] {
            hash.update(number.to_le_bytes());
        }
        for number in [self.position, self.undoes] {
            put_maybe(&mut hash, number.map(i64::to_le_bytes));
        }
        for text in [&self.event, &self.kind, &self.path, &self.author, &self.device, &self.at] {
            put(&mut hash, text.as_bytes());
        }
        hash.update(self.seal);
        hash.finalize().into()
    }

    /// Reads it from the columns of the trail.
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get("seq")?,
            batch: row.get("batch")?,
            subject: row.get("subject")?,
            event: row.get("event")?,
            kind: row.get("kind")?,
            path: row.get("path")?,
            position: row.get("position")?,
            had: row.get("had")?,
            has: row.get("has")?,
            author: row.get("author")?,
            device: row.get("device")?,
            at: row.get("at")?,
            undoes: row.get("undoes")?,
            seal: row.get("seal")?,
        })
    }
}
