//! A keyed connection with the settings that the promises of the library rest on.

use std::{path::Path, sync::Once};

use rusqlite::{Connection, OpenFlags, config::DbConfig, types::FromSql};

use crate::{Key, OpenError};

/// SQLite before this could lose a commit when a write met a checkpoint (the WAL-reset bug).
const OLDEST_SQLITE: i32 = 3_051_003;

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
    connection.execute_batch(&key.pragma())
}

/// Opens for reading and writing, and asserts the settings.
pub(crate) fn open(path: &Path, key: &Key) -> Result<Connection, OpenError> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(OpenError::Unsafe("the database engine of this program is too old"));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = connect(path, flags)?;
    unlock(&connection, key)?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;
         PRAGMA busy_timeout = 2000; PRAGMA cache_size = -65536;",
    )?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    assert_settings(&connection)?;
    Ok(connection)
}

fn assert_settings(connection: &Connection) -> Result<(), OpenError> {
    if pragma::<String>(connection, "journal_mode")? != "wal" {
        return Err(OpenError::Unsafe("its file system has no shared memory for the write-ahead log"));
    }
    for (name, value, meaning) in NUMBERS {
        if pragma::<i64>(connection, name)? != *value {
            return Err(OpenError::Unsafe(meaning));
        }
    }
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
        let key = Key::raw([1; 32]);
        let connection = open(&path, &key).unwrap();
        assert_settings(&connection).unwrap();
        for (change, back) in [
            ("synchronous = NORMAL", "synchronous = FULL"),
            ("foreign_keys = OFF", "foreign_keys = ON"),
            ("trusted_schema = ON", "trusted_schema = OFF"),
            ("cell_size_check = OFF", "cell_size_check = ON"),
            ("journal_mode = DELETE", "journal_mode = WAL"),
        ] {
            connection.execute_batch(&format!("PRAGMA {change}")).unwrap();
            assert!(matches!(assert_settings(&connection), Err(OpenError::Unsafe(_))), "{change} went unnoticed");
            connection.execute_batch(&format!("PRAGMA {back}")).unwrap();
        }
    }
}
