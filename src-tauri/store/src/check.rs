//! Looking through every page of a library while it is in use.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::{
    Key, OpenError, StoreError,
    connection::{self, connect},
    probe,
};

/// A check of every page that is due. It has a connection of its own, and sees the library as it was when it was opened.
pub struct Check {
    connection: Connection,
    path: PathBuf,
}

impl Check {
    pub(crate) fn of(path: &Path, key: &Key) -> Result<Self, OpenError> {
        let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE | rusqlite::OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = connect(path, flags)?;
        connection::unlock(&connection, key)?;
        connection::checkpoint(&connection)?;
        // The pages are read past the log: as long as this goes on, nothing may be brought from the log into the file. What
        // is saved meanwhile waits in the log.
        connection.execute_batch("BEGIN")?;
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        Ok(Self { connection, path: path.to_owned() })
    }

    /// Looks at every page; takes about five seconds a gigabyte. [`StoreError::Damaged`] where one is not as it was written.
    pub fn run(self) -> Result<(), StoreError> {
        match probe::bad_pages(&self.connection)? {
            0 => Ok(()),
            _ => Err(StoreError::Damaged),
        }
    }

    /// Which library is checked.
    pub fn path(&self) -> &Path {
        &self.path
    }
}
