//! What the rules find, as values.

use serde::Serialize;
use serde_json::Value;

use crate::value::{RecordId, choice};

choice! {
    /// How much a finding weighs, from the heaviest.
    #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
    pub Severity {
        Error = "wrong",
        Check = "to check",
        Note = "note",
    }
}

/// Something in a case that does not fit, or that a reader would miss. Never a reason not to save.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Finding {
    /// The record it concerns; none for the case as a whole.
    pub record: Option<RecordId>,
    /// Path of the field: names and list indices joined by dots, "mitoses.known.area"; empty for the record as a whole.
    pub path: String,
    /// How much it weighs.
    pub severity: Severity,
    /// Name of the rule.
    pub code: &'static str,
    /// What was found, in one plain sentence.
    pub message: String,
    /// Why it matters, with the source.
    pub why: String,
    /// What would put it right, where that can be told.
    pub fix: Option<Fix>,
    /// Why it is right as it stands, where somebody said so; it is open otherwise.
    pub kept: Option<String>,
}

/// A change that would put a finding right; only ever made by the user.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Fix {
    /// What the button says: "Set 1.734 mm²".
    pub label: String,
    /// The record to change.
    pub record: RecordId,
    /// Path of the value to set.
    pub path: String,
    /// The value.
    #[cfg_attr(feature = "ts", ts(type = "Json"))]
    pub value: Value,
}

impl Finding {
    /// Whether nobody has said yet that it is right as it stands.
    pub fn is_open(&self) -> bool {
        self.kept.is_none()
    }

    /// A finding about the field at `path` of `record`.
    pub(super) fn at(record: &RecordId, path: impl Into<String>, severity: Severity, code: &'static str) -> Self {
        Self { record: Some(record.clone()), path: path.into(), ..Self::of_case(severity, code) }
    }

    /// A finding about the case as a whole.
    pub(super) fn of_case(severity: Severity, code: &'static str) -> Self {
        let (message, why) = (String::new(), String::new());
        Self { record: None, path: String::new(), severity, code, message, why, fix: None, kept: None }
    }

    /// With what was found and why it matters.
    #[must_use]
    pub(super) fn says(self, message: impl Into<String>, why: impl Into<String>) -> Self {
        Self { message: message.into(), why: why.into(), ..self }
    }

    /// With a change of the same record that would put it right.
    #[must_use]
    pub(super) fn fixed_by(self, label: impl Into<String>, path: impl Into<String>, value: Value) -> Self {
        let fix = self.record.clone().map(|record| Fix { label: label.into(), record, path: path.into(), value });
        Self { fix, ..self }
    }
}
