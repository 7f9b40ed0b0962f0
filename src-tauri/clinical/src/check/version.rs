//! Grades of side effects without the version of their scale.

use serde_json::json;

use super::{Finding, Severity, reading::Reading};
use crate::{
    judge::adverse::only_in,
    record::AdverseEvent,
    value::{Choice as _, RecordId},
};

/// CTCAE grades whose version is not recorded; the version is offered where only one has the term.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let events = reading.case.all::<AdverseEvent>();
    let open = events.filter(|(_, event)| event.grade.value().is_some() && event.version.value().is_none());
    open.map(|(id, event)| missing(id, event)).collect()
}

fn missing(id: &RecordId, event: &AdverseEvent) -> Finding {
    let finding = Finding::at(id, "version", Severity::Note, "ctcae-version-missing").says(
        "The CTCAE version of this grade is not recorded.",
        "Versions 5.0 and 6.0 grade the same laboratory value differently (CTCAE v6.0 mapping document, 2025).",
    );
    match only_in(&event.term) {
        Some(version) => {
            let label = format!("Set version {}, the only one of the two with this term", version.label());
            finding.fixed_by(label, "version", json!({"known": version}))
        }
        None => finding,
    }
}
