//! The form of the file: which program it belongs to, which form it has, its tables.

use rusqlite::Connection;

/// `application_id` of a library: "Sarc" in ASCII.
pub(crate) const APPLICATION: i64 = 0x5361_7263;

/// `user_version` of a library: the form of its tables, raised when they change.
pub(crate) const VERSION: i64 = 1;

/// Makes the tables in an empty file.
pub(crate) fn create(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    transaction.execute_batch(include_str!("schema.sql"))?;
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()
}
