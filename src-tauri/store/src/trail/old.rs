//! Taking over the log of a library whose form had no chain yet.

use rusqlite::{Connection, Row as SqlRow};

use super::{
    event::Event,
    seal::Told,
    write::{Row, Writer},
};
use crate::StoreError;

/// A row of the log as it was.
struct Before {
    case: String,
    batch: i64,
    record: String,
    kind: String,
    path: String,
    old: Option<String>,
    new: Option<String>,
    position: Option<i64>,
    author: String,
    at: String,
    reason: Option<String>,
    label: String,
    undoes: Option<i64>,
}

impl Before {
    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            case: row.get("case_id")?,
            batch: row.get("batch")?,
            record: row.get("record")?,
            kind: row.get("kind")?,
            path: row.get("path")?,
            old: row.get("old")?,
            new: row.get("new")?,
            position: row.get("position")?,
            author: row.get("author")?,
            at: row.get("at")?,
            reason: row.get("reason")?,
            label: row.get("label")?,
            undoes: row.get("undoes")?,
        })
    }

    /// Adds it to the trail. On which computer it was made was not noted then.
    fn add(&self, connection: &Connection) -> Result<(), StoreError> {
        let told = Told {
            record: &self.record,
            old: self.old.as_deref(),
            new: self.new.as_deref(),
            label: &self.label,
            reason: self.reason.as_deref(),
        };
        let (kind, path) = (self.kind.as_str(), self.path.as_str());
        let (event, batch, position, undoes) = (Event::Change, self.batch, self.position, self.undoes);
        let row = Row { event, batch, kind, path, position, undoes, told };
        Writer::about(connection, Some(&self.case))?.add_at(&row, &self.author, "", &self.at)?;
        Ok(())
    }
}

/// Puts the rows of the old log into the trail, in their order, and drops it. Does nothing where there is none.
pub(crate) fn take_over(connection: &Connection) -> Result<(), StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'changes_before')";
    if !connection.query_row(sql, [], |row| row.get(0))? {
        return Ok(());
    }
    let mut statement = connection.prepare("SELECT * FROM changes_before ORDER BY seq")?;
    for before in statement.query_map([], Before::read)? {
        before?.add(connection)?;
    }
    drop(statement);
    Ok(connection.execute_batch("DROP TABLE changes_before")?)
}
