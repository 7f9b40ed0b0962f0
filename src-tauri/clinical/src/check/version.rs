//! Grades of side effects without the version of their scale.

use super::{Finding, Severity, reading::Reading};
use crate::record::AdverseEvent;

/// CTCAE grades whose version is not recorded.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let events = reading.case.all::<AdverseEvent>();
    let open = events.filter(|(_, event)| event.grade.value().is_some() && event.version.value().is_none());
    open.map(|(id, _)| {
        Finding::at(id, "version", Severity::Note, "ctcae-version-missing").says(
            "The CTCAE version of this grade is not recorded.",
            "Versions 5.0 and 6.0 grade the same laboratory value differently (CTCAE v6.0 mapping document, 2025).",
        )
    })
    .collect()
}
