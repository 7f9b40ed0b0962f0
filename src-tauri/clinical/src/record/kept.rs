//! Findings that are right as they stand.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use crate::value::{RecordId, Term};

/// A finding that is right as it stands, and why. It holds for the finding as it read: once the facts change and it reads
/// otherwise, it is open again.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Kept {
    /// Name of the rule that found it: "r0-with-perforation".
    #[field(class = None)]
    pub code: String,
    /// The record it is about; none for the case as a whole.
    #[field(kinds())]
    pub record: Option<RecordId>,
    /// Path of the field it is about; empty for the record as a whole.
    #[field(class = None)]
    pub path: String,
    /// The finding as it read when it was kept.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub finding: Term,
    /// Why it is right as it stands.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub reason: Term,
}
