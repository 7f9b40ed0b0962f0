//! An open library, read.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clinical::{
    case::{Case, Entry},
    value::CaseId,
};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::{Attached, Check, Key, Place, StoreError, lock::Lock};

/// An open library. Nobody else has it open as long as this lives.
pub struct Library {
    pub(crate) connection: Connection,
    /// The key that the file itself is encrypted with, for what is made beside the work.
    pub(crate) key: Key,
    pub(crate) path: PathBuf,
    pub(crate) place: Place,
    pub(crate) check: Option<Check>,
    pub(crate) read_only: bool,
    // Dropped after the connection: the next program must not meet an open file.
    pub(crate) lock: Option<Lock>,
    // Where the library itself cannot be written to and must be, a copy is; dropped last.
    pub(crate) _copy: Option<TempDir>,
}

impl Library {
    /// The key of the library itself, which opens its backups without anybody's passphrase.
    pub fn own_key(&self) -> Key {
        self.key.again()
    }

    /// Where the library lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where that is, as far as safety goes.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Whether it can only be read: its medium, its folder or the file itself does not take writing. Every change is refused.
    pub fn read_only(&self) -> bool {
        self.read_only
    }

    /// The check of every page that is due, once: to be run on a thread of its own while the library is in use. None where
    /// every page was checked in opening, or lately.
    pub fn take_check(&mut self) -> Option<Check> {
        self.check.take()
    }

    /// Notes that [`Check::run`] found nothing.
    pub fn checked(&mut self, today: NaiveDate) {
        if let Some(lock) = &mut self.lock {
            lock.checked(today);
        }
    }

    /// A case with its records in their order.
    pub fn case(&self, id: &CaseId) -> Result<Case, StoreError> {
        read(&self.connection, id)
    }

    /// The files that belong to a case, in the order they came.
    pub fn attachments(&self, id: &CaseId) -> Result<Vec<Attached>, StoreError> {
        let sql = "SELECT attachments.id, media_type, name, bytes FROM attachments JOIN blobs ON blobs.id = blob
                   WHERE case_id = ?1 ORDER BY position";
        let mut statement = self.connection.prepare(sql)?;
        let attached = statement.query_map([id.as_str()], |row| {
            Ok(Attached { id: row.get(0)?, media_type: row.get(1)?, name: row.get(2)?, bytes: row.get(3)? })
        })?;
        Ok(attached.collect::<Result<_, _>>()?)
    }
}

/// Reads a case with its records in their order.
pub(crate) fn read(connection: &Connection, id: &CaseId) -> Result<Case, StoreError> {
    let sql = "SELECT id, kind, body FROM records WHERE case_id = ?1 ORDER BY position";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([id.as_str()])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let body = serde_json::from_str(&row.get::<_, String>(2)?).map_err(|_| StoreError::Damaged)?;
        entries.push(Entry::read(&row.get::<_, String>(0)?, &row.get::<_, String>(1)?, &body)?);
    }
    if entries.is_empty() {
        return Err(StoreError::NoCase(id.clone()));
    }
    Ok(Case::assemble(id.clone(), entries)?)
}
