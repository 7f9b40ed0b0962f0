//! The form of the file: which program it belongs to, which form it has, its tables.

use rusqlite::{Connection, Transaction};

use crate::{StoreError, connection::pragma, row, trail};

/// `application_id` of a library: "Sarc" in ASCII.
pub(crate) const APPLICATION: i64 = 0x5361_7263;

/// `user_version` of a library: the form of its tables, raised when they, or what fills the list of cases, change.
pub(crate) const VERSION: i64 = 4;

/// The form since which the trail and what fills the list of cases are as they are.
const LISTED: i64 = 3;

/// What makes each form of the form before it, the first of an empty file.
const STEPS: &[&str] = &[
    include_str!("schema/1.sql"),
    include_str!("schema/2.sql"),
    include_str!("schema/3.sql"),
    include_str!("schema/4.sql"),
];

/// Makes the tables in an empty file.
pub(crate) fn create(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    steps(&transaction, 0)?;
    transaction.execute_batch("DROP TABLE changes_before")?;
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.commit()
}

/// Brings an older library to the form of this program, whole or not at all.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let version: i64 = pragma(connection, "user_version")?;
    if version == VERSION {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    steps(&transaction, usize::try_from(version).unwrap_or_default())?;
    if version < LISTED {
        trail::take_over(&transaction)?;
        row::refresh_all(&transaction)?;
    }
    Ok(transaction.commit()?)
}

fn steps(transaction: &Transaction<'_>, done: usize) -> rusqlite::Result<()> {
    for step in STEPS.iter().skip(done) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", VERSION)
}
