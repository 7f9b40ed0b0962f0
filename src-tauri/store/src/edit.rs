//! What can be asked of a library: edits, and who asks.

use chrono::{DateTime, Utc};
use clinical::value::RecordId;
use serde_json::Value;

/// One wish of the user about one case.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// A new record.
    Add {
        /// Its name: lower-case letters, digits and hyphens, unique in the case.
        id: String,
        /// Its kind, as named in files.
        kind: String,
        /// Its fields.
        body: Value,
        /// Its place among the records, from 0; at the end when left out.
        position: Option<usize>,
    },
    /// Another value in a field.
    Set {
        /// The record.
        record: RecordId,
        /// Field names and list places joined by dots: `drugs.0.dose.known.amount`. A list grows by one at its end. Empty
        /// for the record as a whole.
        path: String,
        /// The value; none takes the field, or the item of a list, out.
        value: Option<Value>,
    },
    /// A record goes.
    Remove {
        /// The record.
        record: RecordId,
    },
    /// A file comes to the case.
    Attach(Attached),
    /// The case gets a mark of the library, or loses it. It is no change of the case itself.
    Mark {
        /// The mark.
        mark: Mark,
        /// Whether the case has it from now on.
        on: bool,
    },
    /// The case goes, with all its records and files. They stay in the log: [`crate::Library::take_back_deletion`].
    Delete,
}

/// A mark that a case has in its library. It does not travel with the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Put away: not among the cases at hand.
    Archived,
    /// Kept at hand.
    Pinned,
}

impl Mark {
    /// Both.
    pub(crate) const ALL: [Self; 2] = [Self::Archived, Self::Pinned];

    /// Its name in the log and its column in the list of cases.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Archived => "archived",
            Self::Pinned => "pinned",
        }
    }
}

/// A file that belongs to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// Name by which records point to it, unique in the case.
    pub id: String,
    /// Media type: "image/png".
    pub media_type: String,
    /// Name for display.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Who changes, when, and what the change is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Who.
    pub author: String,
    /// On which computer.
    pub device: String,
    /// When; kept to the millisecond.
    pub at: DateTime<Utc>,
    /// What undo calls it: "Tumour perforation".
    pub label: String,
    /// Why, where it was said.
    pub reason: Option<String>,
}

/// What an [`apply`](crate::Library::apply) did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Applied {
    /// Number of the batch in the change log; none where nothing differed and so nothing was written.
    pub batch: Option<i64>,
    /// Values that changed.
    pub changes: usize,
}
