//! Deleting a case, and taking that back. What was deleted stays in the log, which is only added to.

use chrono::{DateTime, Utc};
use clinical::value::CaseId;
use rusqlite::{Connection, OptionalExtension as _};
use serde_json::{Value, json};

use crate::{
    Library, Stamp, StoreError,
    change::{ATTACHMENT, Step, json},
    history,
};

/// The deletion that can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deleted {
    /// The case that is gone.
    pub case: CaseId,
    /// Its working title.
    pub title: String,
    /// What the deletion is called.
    pub label: String,
    /// When it was deleted.
    pub at: DateTime<Utc>,
    batch: i64,
}

impl Library {
    /// The last deletion of this library, until a case of its name is there again.
    pub fn last_deletion(&self) -> Result<Option<Deleted>, StoreError> {
        let sql = "SELECT case_id, old, label, at, batch
                   FROM trail JOIN subjects ON number = subject JOIN told ON told.seq = trail.seq
                   WHERE kind = 'case' AND position IS NOT NULL AND has = 0 ORDER BY trail.seq DESC LIMIT 1";
        let row = self.connection.query_row(sql, [], |row| {
            let old: Option<Value> = json(row.get(1)?);
            let title = old.and_then(|header| Some(header.get("title")?.as_str()?.to_owned())).unwrap_or_default();
            let at = history::read(&row.get::<_, String>(3)?);
            Ok((row.get::<_, String>(0)?, title, row.get(2)?, at, row.get(4)?))
        });
        let Some((case, title, label, at, batch)) = row.optional()? else { return Ok(None) };
        let case = CaseId::new(&case).map_err(|_| StoreError::Damaged)?;
        let back: bool =
            self.connection
                .query_row("SELECT EXISTS (SELECT 1 FROM cases WHERE id = ?1)", [case.as_str()], |row| row.get(0))?;
        Ok((!back).then_some(Deleted { case, title, label, at, batch }))
    }

    /// Brings back the case that was deleted last, as it was: records, files, marks, undo and redo. None where there is
    /// nothing to take back.
    pub fn take_back_deletion(&mut self, stamp: &Stamp) -> Result<Option<CaseId>, StoreError> {
        let Some(Deleted { case, label, batch, .. }) = self.last_deletion()? else { return Ok(None) };
        self.take_back(&case, batch, &label, stamp)?;
        Ok(Some(case))
    }
}

/// The steps that take every file and every record out of a case, last first.
pub(crate) fn steps(connection: &Connection, case: &CaseId) -> Result<Vec<Step>, StoreError> {
    let gone = |record, kind, old, position| Step { record, kind, path: String::new(), old, new: None, position };
    let mut attachments = connection.prepare(
        "SELECT id, media_type, name, blob, position FROM attachments WHERE case_id = ?1 ORDER BY position DESC",
    )?;
    let attachments = attachments.query_map([case.as_str()], |row| {
        let (media_type, name, blob): (String, String, i64) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let old = json!({"media_type": media_type, "name": name, "blob": blob});
        Ok(gone(row.get(0)?, ATTACHMENT.to_owned(), Some(old), row.get(4)?))
    })?;
    let mut steps = attachments.collect::<Result<Vec<_>, _>>()?;
    let mut records =
        connection.prepare("SELECT id, kind, body, position FROM records WHERE case_id = ?1 ORDER BY position DESC")?;
    let records =
        records.query_map([case.as_str()], |row| Ok(gone(row.get(0)?, row.get(1)?, json(row.get(2)?), row.get(3)?)))?;
    steps.extend(records.collect::<Result<Vec<_>, _>>()?);
    Ok(steps)
}
