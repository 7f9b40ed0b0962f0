//! How an item of a list is answered.

use serde::Serialize;

use crate::{record::Kind, value::RecordId};

/// Where something is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Place {
    /// The record.
    pub record: RecordId,
    /// Its kind.
    pub kind: Kind,
    /// Path of the field: names and list indices joined by dots, "symptoms.0.duration".
    pub path: String,
}

/// Where something missing is to be entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct GoTo {
    /// The kind of record.
    pub kind: Kind,
    /// The record, where there is one to complete; none where one is to be added.
    pub record: Option<RecordId>,
    /// Path of the field; empty for something that no field holds and that the record can only tell in words.
    pub path: String,
}

/// How a case answers an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum State {
    /// In full.
    Reported {
        /// Where.
        evidence: Vec<Place>,
    },
    /// In part.
    Partly {
        /// Where.
        evidence: Vec<Place>,
        /// What is missing.
        go_to: Vec<GoTo>,
    },
    /// Not at all.
    Missing {
        /// What is missing.
        go_to: Vec<GoTo>,
    },
    /// The item asks for what this case cannot have.
    NotApplicable {
        /// Why.
        reason: String,
    },
}
