//! The trail, read.

use chrono::{DateTime, Utc};
use clinical::value::CaseId;
use rusqlite::{Row as SqlRow, Transaction, TransactionBehavior};
use serde_json::Value;

use super::{
    event::Event,
    seal::Told,
    write::{Row, Writer},
};
use crate::{Library, Stamp, StoreError, change::json, history::read};

/// A row of the trail.
#[derive(Debug, Clone, PartialEq)]
pub struct TrailRow {
    /// Place in the trail, rising whatever the clock says.
    pub seq: i64,
    /// What was done.
    pub event: Event,
    /// The case; none where it was about the library as a whole.
    pub case: Option<CaseId>,
    /// The record, where it was about one.
    pub record: String,
    /// Its kind.
    pub kind: String,
    /// The field; empty for a record as a whole.
    pub path: String,
    /// What was there.
    pub old: Option<Value>,
    /// What is there.
    pub new: Option<Value>,
    /// Who.
    pub author: String,
    /// On which computer; empty where that was not noted.
    pub device: String,
    /// When, by that computer's clock.
    pub at: DateTime<Utc>,
    /// Whether that clock had been set back: the row before it says a later time.
    pub clock_set_back: bool,
    /// What it is called.
    pub label: String,
    /// Why, where it was said.
    pub reason: Option<String>,
    /// Whether it took another change back.
    pub undoes: bool,
}

impl TrailRow {
    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        let case: String = row.get("case_id")?;
        let event: String = row.get("event")?;
        Ok(Self {
            seq: row.get("seq")?,
            // A form that this program reads has no other events.
            event: Event::named(&event).unwrap_or(Event::Change),
            case: CaseId::new(&case).ok(),
            record: row.get("record")?,
            kind: row.get("kind")?,
            path: row.get("path")?,
            old: json(row.get("old")?),
            new: json(row.get("new")?),
            author: row.get("author")?,
            device: row.get("device")?,
            at: read(&row.get::<_, String>("at")?),
            clock_set_back: row.get("set_back")?,
            label: row.get("label")?,
            reason: row.get("reason")?,
            undoes: row.get::<_, Option<i64>>("undoes")?.is_some(),
        })
    }
}

/// The rows that can still be read.
const ROWS: &str = "SELECT trail.*, case_id, record, old, new, label, reason,
        coalesce((SELECT earlier.at FROM trail AS earlier WHERE earlier.seq < trail.seq ORDER BY seq DESC LIMIT 1) > at, 0)
            AS set_back
    FROM trail JOIN subjects ON number = subject JOIN told ON told.seq = trail.seq";

impl Library {
    /// What was done with a case, first to last: changes, readings, exports, sign-offs.
    pub fn trail(&self, case: &CaseId) -> Result<Vec<TrailRow>, StoreError> {
        let sql = format!("{ROWS} WHERE case_id = ?1 ORDER BY trail.seq");
        let mut statement = self.connection.prepare(&sql)?;
        let rows = statement.query_map([case.as_str()], TrailRow::read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What was done with the library as a whole, first to last: erasures, restored backups.
    pub fn library_trail(&self) -> Result<Vec<TrailRow>, StoreError> {
        let mut statement = self.connection.prepare(&format!("{ROWS} WHERE subject = 0 ORDER BY trail.seq"))?;
        let rows = statement.query_map([], TrailRow::read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Says in the trail that a case was read or left the library, which `label` names. Does nothing in a library that
    /// cannot be written to.
    pub fn note(&self, case: &CaseId, event: Event, stamp: &Stamp) -> Result<(), StoreError> {
        let told = Told { label: &stamp.label, reason: stamp.reason.as_deref(), ..Told::default() };
        let row = Row { event, batch: 0, kind: "", path: "", position: None, undoes: None, told };
        let transaction = Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate);
        let written = transaction.map_err(StoreError::from).and_then(|transaction| {
            Writer::about(&transaction, Some(case.as_str()))?.add(&row, stamp)?;
            Ok(transaction.commit()?)
        });
        match written {
            Err(StoreError::ReadOnly) => Ok(()),
            other => other,
        }
    }

    /// Says in the trail that the library came back from a backup.
    pub fn note_restored(&self, stamp: &Stamp) -> Result<(), StoreError> {
        let told = Told { label: &stamp.label, ..Told::default() };
        let row = Row { event: Event::Restore, batch: 0, kind: "", path: "", position: None, undoes: None, told };
        Writer::about(&self.connection, None)?.add(&row, stamp)?;
        Ok(())
    }

    /// The end of the trail, to be kept elsewhere.
    pub fn trail_head(&self) -> Result<super::Head, StoreError> {
        super::head(&self.connection)
    }
}
