//! A keyed connection with the settings that the promises of the library rest on.

use std::{fs, path::Path, sync::Once};

use rusqlite::{Connection, OpenFlags, config::DbConfig, types::FromSql};

use crate::{Key, OpenError, lock::beside, probe};

/// SQLite before this could lose a commit when a write met a checkpoint (the WAL-reset bug).
const OLDEST_SQLITE: i32 = 3_051_003;

/// How a change that is cut short is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Journal {
    /// A write-ahead log beside the file: a reader holds up no writer.
    Log,
    /// A journal beside the file, gone after each change: for file systems without memory that programs share, and for
    /// folders that another program copies away, where one file is less easily torn from its partner than two.
    Rollback,
}

impl Journal {
    fn name(self) -> &'static str {
        match self {
            Self::Log => "wal",
            Self::Rollback => "delete",
        }
    }
}

/// Settings that must hold in every connection that writes: pragma, value, what it means where it does not.
const NUMBERS: &[(&str, i64, &str)] = &[
    ("synchronous", 2, "a saved change would not survive a power cut"),
    ("foreign_keys", 1, "records could lose their case"),
    ("trusted_schema", 0, "a prepared file could run code"),
    ("cell_size_check", 1, "damage could go unnoticed"),
];

/// Opens a file, not yet keyed.
///
/// SQLite calls itself started before `SQLCipher`'s own start has run (`sqlite3_initialize` leaves its mutex first), so that
/// two first openings at once could meet it half started and be refused their key. One opening goes ahead of all others.
pub(crate) fn connect(path: impl AsRef<Path>, flags: OpenFlags) -> rusqlite::Result<Connection> {
    static START: Once = Once::new();
    START.call_once(|| drop(Connection::open_in_memory()));
    Connection::open_with_flags(path, flags)
}

/// Hands over the key. Comes before anything that reads the file; the engine neither logs nor leaves keys in memory.
pub(crate) fn unlock(connection: &Connection, key: &Key) -> rusqlite::Result<()> {
    connection.execute_batch("PRAGMA cipher_memory_security = ON; PRAGMA cipher_log_level = NONE;")?;
    connection.execute_batch(&key.pragma("key"))
}

/// Opens for reading and writing, and asserts the settings.
pub(crate) fn open(path: &Path, key: &Key, journal: Journal) -> Result<Connection, OpenError> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(OpenError::Unsafe("the database engine of this program is too old"));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = connect(path, flags)?;
    unlock(&connection, key)?;
    connection.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;
         PRAGMA busy_timeout = 2000; PRAGMA cache_size = -65536;",
    )?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    let journal = choose(&connection, journal)?;
    assert_settings(&connection, journal)?;
    Ok(connection)
}

/// Opens a file that nobody writes to, for reading alone; makes no file beside it.
pub(crate) fn open_immutable(path: &Path, key: &Key) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = connect(probe::address(path), flags)?;
    unlock(&connection, key)?;
    connection.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;")?;
    Ok(connection)
}

/// Sets the journal; where the file system has no shared memory for a log, the other one.
fn choose(connection: &Connection, journal: Journal) -> Result<Journal, OpenError> {
    let set = |journal: Journal| -> rusqlite::Result<bool> {
        let sql = format!("PRAGMA journal_mode = {}", journal.name());
        connection.query_row(&sql, [], |row| Ok(row.get::<_, String>(0)? == journal.name()))
    };
    match journal {
        Journal::Log if set(journal)? => Ok(journal),
        _ if set(Journal::Rollback)? => Ok(Journal::Rollback),
        _ => Err(OpenError::Unsafe("a change that is cut short could not be taken back")),
    }
}

fn assert_settings(connection: &Connection, journal: Journal) -> Result<(), OpenError> {
    if pragma::<String>(connection, "journal_mode")? != journal.name() {
        return Err(OpenError::Unsafe("a change that is cut short could not be taken back"));
    }
    if !connection.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE)? {
        return Err(OpenError::Unsafe("a prepared file could change the engine"));
    }
    for (name, value, meaning) in NUMBERS {
        if pragma::<i64>(connection, name)? != *value {
            return Err(OpenError::Unsafe(meaning));
        }
    }
    Ok(())
}

/// Has every change refused from the moment on that the file no longer stands where it was opened: a drive that was
/// pulled out, a folder that was removed. Without this the system takes what is written to a file of no name, and it is
/// lost when the file is closed.
#[cfg(unix)]
pub(crate) fn guard(connection: &mut Connection, path: &Path) -> Result<(), OpenError> {
    use std::os::unix::fs::MetadataExt as _;
    let which = |path: &Path| fs::metadata(path).map(|file| (file.dev(), file.ino()));
    let io = |source| OpenError::Io { doing: "find the library", source };
    let (opened, path, log) = (which(path).map_err(io)?, path.to_owned(), beside(path, "-wal"));
    let has_log = pragma::<String>(connection, "journal_mode")? == Journal::Log.name();
    let gone = move || !which(&path).is_ok_and(|now| now == opened) || (has_log && !log.exists());
    Ok(connection.commit_hook(Some(gone))?)
}

/// The system keeps a file that is open where it is.
#[cfg(not(unix))]
pub(crate) fn guard(_connection: &mut Connection, _path: &Path) -> Result<(), OpenError> {
    Ok(())
}

/// The value of a pragma.
pub(crate) fn pragma<T: FromSql>(connection: &Connection, name: &str) -> rusqlite::Result<T> {
    connection.pragma_query_value(None, name, |row| row.get(0))
}

/// Brings everything written so far into the main file.
pub(crate) fn checkpoint(connection: &Connection) -> rusqlite::Result<()> {
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engine_is_sqlcipher_on_a_sqlite_without_the_wal_reset_bug() {
        assert!(rusqlite::version_number() >= OLDEST_SQLITE, "{}", rusqlite::version());
        let connection = Connection::open_in_memory().unwrap();
        assert!(pragma::<String>(&connection, "cipher_version").unwrap().starts_with('4'));
    }

    #[test]
    fn a_connection_whose_settings_do_not_hold_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library");
        std::fs::File::create(&path).unwrap();
        let key = Key::raw(&[1; 32]);
        let connection = open(&path, &key, Journal::Log).unwrap();
        assert_settings(&connection, Journal::Log).unwrap();
        for (change, back) in [
            ("synchronous = NORMAL", "synchronous = FULL"),
            ("foreign_keys = OFF", "foreign_keys = ON"),
            ("trusted_schema = ON", "trusted_schema = OFF"),
            ("cell_size_check = OFF", "cell_size_check = ON"),
            ("journal_mode = DELETE", "journal_mode = WAL"),
        ] {
            connection.execute_batch(&format!("PRAGMA {change}")).unwrap();
            assert!(
                matches!(assert_settings(&connection, Journal::Log), Err(OpenError::Unsafe(_))),
                "{change} went unnoticed"
            );
            connection.execute_batch(&format!("PRAGMA {back}")).unwrap();
        }
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false).unwrap();
        assert!(matches!(assert_settings(&connection, Journal::Log), Err(OpenError::Unsafe(_))));
    }

    #[test]
    fn where_no_log_is_safe_a_change_is_journalled() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library");
        std::fs::File::create(&path).unwrap();
        let key = Key::raw(&[1; 32]);
        drop(open(&path, &key, Journal::Log).unwrap());
        let connection = open(&path, &key, Journal::Rollback).unwrap();
        assert_eq!(pragma::<String>(&connection, "journal_mode").unwrap(), "delete");
        connection.execute_batch("CREATE TABLE one (two)").unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "a log was left beside the file");
    }

    #[test]
    fn nothing_temporary_is_written_to_a_disk_unencrypted() {
        let connection = Connection::open_in_memory().unwrap();
        let mut statement = connection.prepare("PRAGMA compile_options").unwrap();
        let mut options = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
        assert!(options.any(|option| matches!(option.unwrap().as_str(), "TEMP_STORE=2" | "TEMP_STORE=3")));
    }
}
