//! The change log, read: what changed, and the case as the log alone tells it.

use std::collections::BTreeSet;

use chrono::{DateTime, SecondsFormat, Utc};
use clinical::{
    case::{Case, CaseError, Entry},
    value::CaseId,
};
use rusqlite::params;
use serde_json::Value;

use crate::{
    Library, StoreError,
    change::{ATTACHMENT, MARK, Step},
    path,
};

/// One value that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Place in the log, rising.
    pub seq: i64,
    /// Changes of one batch were made, and are undone, together.
    pub batch: i64,
    /// The record, or the attachment where `kind` is "attachment", or the mark of the library where it is "mark".
    pub record: String,
    /// Its kind.
    pub kind: String,
    /// The field; empty for a record or attachment that came or went as a whole.
    pub path: String,
    /// What was there.
    pub old: Option<Value>,
    /// What is there.
    pub new: Option<Value>,
    /// Who changed it.
    pub author: String,
    /// On which computer; empty where that was not noted.
    pub device: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Why, where it was said.
    pub reason: Option<String>,
    /// What the change is called.
    pub label: String,
    /// The batch that this one takes back.
    pub undoes: Option<i64>,
}

/// A time as the log holds it.
pub(crate) fn written(at: &DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// A time read back from the log.
pub(crate) fn read(at: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(at).map(|at| at.to_utc()).unwrap_or_default()
}

impl Library {
    /// Every change of the case, first to last.
    pub fn history(&self, case: &CaseId) -> Result<Vec<Change>, StoreError> {
        let mut statement = self.connection.prepare("SELECT * FROM changes WHERE case_id = ?1 ORDER BY seq")?;
        let changes = statement.query_map([case.as_str()], |row| {
            let Step { record, kind, path, old, new, .. } = Step::read(row)?;
            Ok(Change {
                seq: row.get("seq")?,
                batch: row.get("batch")?,
                record,
                kind,
                path,
                old,
                new,
                author: row.get("author")?,
                device: row.get("device")?,
                at: read(&row.get::<_, String>("at")?),
                reason: row.get("reason")?,
                label: row.get("label")?,
                undoes: row.get("undoes")?,
            })
        })?;
        Ok(changes.collect::<Result<_, _>>()?)
    }

    /// What was done to the case last, the latest first: at most `most` batches, each with its time. Marks do not count.
    pub fn lately(&self, case: &CaseId, most: usize) -> Result<Vec<(String, DateTime<Utc>)>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT max(label), max(at) FROM changes WHERE case_id = ?1 AND kind <> 'mark'
             GROUP BY batch ORDER BY batch DESC LIMIT ?2",
        )?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let rows = statement
            .query_map(params![case.as_str(), most], |row| Ok((row.get(0)?, read(&row.get::<_, String>(1)?))))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The names that records and attachments of the case have, or ever had.
    pub fn names(&self, case: &CaseId) -> Result<BTreeSet<String>, StoreError> {
        let mut statement = self.connection.prepare("SELECT DISTINCT record FROM changes WHERE case_id = ?1")?;
        let names = statement.query_map([case.as_str()], |row| row.get(0))?;
        Ok(names.collect::<Result<_, _>>()?)
    }

    /// The case made from the change log alone; equal to the stored one unless one of the two was tampered with.
    pub fn rebuild(&self, case: &CaseId) -> Result<Case, StoreError> {
        self.rebuild_until(case, i64::MAX)
    }

    /// The case as the change log alone tells it up to a row.
    pub(crate) fn rebuild_until(&self, case: &CaseId, last: i64) -> Result<Case, StoreError> {
        let mut statement = self.connection.prepare(
            "SELECT record, kind, path, old, new, position FROM changes
             WHERE case_id = ?1 AND kind NOT IN (?2, ?3) AND seq <= ?4 ORDER BY seq",
        )?;
        let mut told: Vec<Told> = Vec::new();
        for step in statement.query_map(params![case.as_str(), ATTACHMENT, MARK, last], Step::read)? {
            tell(&mut told, step?).ok_or_else(|| StoreError::Engine("the change log has a gap".to_owned()))?;
        }
        if told.is_empty() {
            return Err(StoreError::NoCase(case.clone()));
        }
        let entries = told.iter().map(|record| Entry::read(&record.id, &record.kind, &record.body));
        let entries = entries.collect::<Result<Vec<_>, CaseError>>()?;
        Ok(Case::assemble(case.clone(), entries)?)
    }
}

/// A record as the log has told it so far.
struct Told {
    id: String,
    kind: String,
    body: Value,
}

/// Follows one step; none where it does not fit what came before.
fn tell(told: &mut Vec<Told>, step: Step) -> Option<()> {
    let Step { record: id, kind, path, new, position, .. } = step;
    let place = told.iter().position(|record| record.id == id);
    match (position.map(usize::try_from), new, place) {
        (Some(Ok(position)), Some(body), None) if position <= told.len() => {
            told.insert(position, Told { id, kind, body });
        }
        (Some(_), None, Some(place)) => {
            told.remove(place);
        }
        (None, new, Some(place)) => path::set(&mut told.get_mut(place)?.body, &path, new).ok()?,
        _ => return None,
    }
    Some(())
}
