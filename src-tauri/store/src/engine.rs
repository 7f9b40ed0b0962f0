//! The database engine inside the program.

use rusqlite::{Connection, OpenFlags};

use crate::connection::connect;

/// The database engine inside the program, for whoever asks what it is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Engine {
    /// The version of SQLite.
    pub sqlite: String,
    /// The version of `SQLCipher`, which encrypts; empty where it does not say.
    pub sqlcipher: String,
}

/// Which engine this is.
pub fn engine() -> Engine {
    let asked =
        |connection: Connection| connection.query_row("PRAGMA cipher_version", [], |row| row.get::<_, String>(0));
    let sqlcipher = connect(":memory:", OpenFlags::default()).and_then(asked).unwrap_or_default();
    Engine { sqlite: rusqlite::version().to_owned(), sqlcipher }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engine_encrypts() {
        let engine = engine();
        assert!(engine.sqlite.starts_with("3."), "{engine:?}");
        assert!(engine.sqlcipher.starts_with("4."), "{engine:?}");
    }
}
