//! An open library, read.

use std::{
    fs::File,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use clinical::{
    case::{Case, Entry},
    value::CaseId,
};
use rusqlite::Connection;

use crate::{Attached, Key, OpenError, StoreError, connection, lock::Lock, probe, schema, search};

/// An open library. Nobody else has it open as long as this lives.
pub struct Library {
    pub(crate) connection: Connection,
    path: PathBuf,
    // Dropped after the connection: the next program must not meet an open file.
    _lock: Lock,
}

impl Library {
    /// Makes a new, empty library at `path`; never in place of a file. It comes into being whole or not at all.
    pub fn create(path: &Path, key: &Key) -> Result<Self, OpenError> {
        if !key.protects() {
            return Err(OpenError::NoPassphrase);
        }
        let path = absolute(path)?;
        if path.symlink_metadata().is_ok() {
            return Err(OpenError::Exists);
        }
        let lock = Lock::take(&path)?;
        write_empty(&path, key)?;
        Self::unlock(path, key, lock)
    }

    /// Opens the library at `path`, after every page of it was checked. A refused file is left as it is.
    pub fn open(path: &Path, key: &Key) -> Result<Self, OpenError> {
        probe::look(path)?;
        let path = absolute(path)?;
        let lock = Lock::take(&path)?;
        probe::judge(&path, key)?;
        Self::unlock(path, key, lock)
    }

    fn unlock(path: PathBuf, key: &Key, lock: Lock) -> Result<Self, OpenError> {
        let mut connection = connection::open(&path, key)?;
        probe::owner(&connection)?;
        schema::migrate(&mut connection).map_err(OpenError::Engine)?;
        search::mend(&mut connection).map_err(OpenError::Engine)?;
        Ok(Self { connection, path, _lock: lock })
    }

    /// Where the library lies.
    pub fn path(&self) -> &Path {
        &self.path
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

/// The one name of a file: two spellings of a path must meet at one lock.
fn absolute(path: &Path) -> Result<PathBuf, OpenError> {
    let io = |source| OpenError::Io { doing: "find the folder of the library", source };
    let path = std::path::absolute(path).map_err(io)?;
    match (path.canonicalize(), path.parent(), path.file_name()) {
        // Windows spells a canonical path in a way SQLite does not read.
        _ if cfg!(windows) => Ok(path),
        (Ok(path), ..) => Ok(path),
        (Err(_), Some(folder), Some(name)) => Ok(folder.canonicalize().map_err(io)?.join(name)),
        (Err(source), ..) => Err(io(source)),
    }
}

/// Writes an empty library under a name of its own, then gives it its name.
fn write_empty(path: &Path, key: &Key) -> Result<(), OpenError> {
    let io = |source| OpenError::Io { doing: "create the library", source };
    let folder = path.parent().unwrap_or(path);
    let draft = tempfile::Builder::new().prefix(".new-library-").tempfile_in(folder).map_err(io)?;
    let mut connection = connection::open(draft.path(), key)?;
    schema::create(&mut connection)?;
    connection::checkpoint(&connection)?;
    connection.close().map_err(|(_, error)| error)?;
    draft.as_file().sync_all().map_err(io)?;
    draft.persist_noclobber(path).map_err(|error| match error.error.kind() {
        ErrorKind::AlreadyExists => OpenError::Exists,
        _ => io(error.error),
    })?;
    if cfg!(unix) {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(io)?;
    }
    Ok(())
}
