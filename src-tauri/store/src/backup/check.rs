//! Reading a backup back.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use serde::{Deserialize, Serialize};

use crate::{
    Key, OpenError, StoreError,
    connection::{connect, pragma, unlock},
    probe, trail,
};

/// What a library holds at one moment, counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// Form of its tables.
    pub form: i64,
    /// Cases.
    pub cases: i64,
    /// Records of all cases.
    pub records: i64,
    /// Attached files, those that undo could bring back among them.
    pub files: i64,
    /// Rows of its trail.
    pub rows: i64,
    /// Hash of the last row of its trail in hexadecimal: whoever keeps it can tell later whether the trail up to it is the
    /// same. Empty in a form that had no chain yet.
    pub head: String,
}

impl Contents {
    /// Counts what a connection sees.
    pub(crate) fn of(connection: &Connection) -> Result<Self, StoreError> {
        let count = |table: &str| {
            connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, i64>(0))
        };
        let form: i64 = pragma(connection, "user_version")?;
        let chained = form >= trail::FIRST_FORM;
        let head = if chained { hex(&trail::head(connection)?.chain) } else { String::new() };
        let rows = count(if chained { "trail" } else { "changes" })?;
        Ok(Self { form, cases: count("cases")?, records: count("records")?, files: count("blobs")?, rows, head })
    }
}

/// Opens a library that nobody writes to, for reading only.
pub(crate) fn open_to_read(path: &Path, key: &Key) -> Result<Connection, OpenError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = connect(path, flags)?;
    unlock(&connection, key)?;
    // Reads page 1, which a wrong key cannot.
    let pages: Result<i64, _> = pragma(&connection, "schema_version");
    pages.map_err(|_| OpenError::WrongPassphrase)?;
    probe::owner(&connection)?;
    Ok(connection)
}

/// Reads every page of a library against its seal and counts what is in it.
pub(crate) fn read_back(path: &Path, key: &Key) -> Result<Contents, OpenError> {
    let connection = open_to_read(path, key)?;
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    let mut bad = statement.query([])?;
    if bad.next()?.is_some() {
        return Err(OpenError::Damaged("pages are not as they were written".to_owned()));
    }
    Contents::of(&connection).map_err(OpenError::Engine)
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
