//! A change as it is written to the log: it can be carried out, undone, and carried out again.

use clinical::value::RecordId;
use rusqlite::Row;
use serde_json::Value;

use crate::difference::Difference;

/// `kind` of a change that concerns an attachment.
pub(crate) const ATTACHMENT: &str = "attachment";

/// `kind` of a change that concerns where the case is kept: archived or pinned, named in `record`.
pub(crate) const MARK: &str = "mark";

/// A row of the log without its stamp.
///
/// With an empty path it is about a record or attachment as a whole: it came (no `old`) or went (no `new`), at
/// `position`. Else it is about one value of a record.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Step {
    pub(crate) record: String,
    pub(crate) kind: String,
    pub(crate) path: String,
    pub(crate) old: Option<Value>,
    pub(crate) new: Option<Value>,
    pub(crate) position: Option<i64>,
}

impl Step {
    /// A value of `record` that differs.
    pub(crate) fn of(record: &RecordId, kind: &str, difference: Difference) -> Self {
        let Difference { path, old, new } = difference;
        Self { record: record.to_string(), kind: kind.to_owned(), path, old, new, position: None }
    }

    /// The change that takes this one back.
    pub(crate) fn inverse(self) -> Self {
        Self { old: self.new, new: self.old, ..self }
    }

    /// Whether it is about one value of a record.
    pub(crate) fn is_value(&self) -> bool {
        self.position.is_none()
    }

    /// Reads it from the columns `record, kind, path, old, new, position`.
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            record: row.get("record")?,
            kind: row.get("kind")?,
            path: row.get("path")?,
            old: json(row.get("old")?),
            new: json(row.get("new")?),
            position: row.get("position")?,
        })
    }
}

/// The value of a JSON column. The log holds only what was written as JSON; the page seal of the file vouches for it.
pub(crate) fn json(text: Option<String>) -> Option<Value> {
    text.and_then(|text| serde_json::from_str(&text).ok())
}
