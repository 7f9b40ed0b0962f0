//! Performance status on two scales, and the class of the anaesthetist.

use super::{Finding, Severity, reading::Reading};
use crate::{
    judge::performance::{APPROXIMATE, karnofsky_beside},
    record::{Asa, Presentation, Surgery},
    value::{Choice as _, RecordId},
};

/// ECOG and Karnofsky of one visit that lie apart, Karnofsky indices the scale does not have, impossible ASA classes.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let visits = reading.case.all::<Presentation>();
    let status = visits.flat_map(|(id, visit)| [apart(id, visit), between_steps(id, visit)]).flatten();
    let operations = reading.case.all::<Surgery>();
    status.chain(operations.filter_map(|(id, operation)| donor(id, operation))).collect()
}

fn apart(id: &RecordId, visit: &Presentation) -> Option<Finding> {
    let (ecog, karnofsky) = (visit.ecog.value()?, visit.karnofsky.value()?);
    let (least, greatest) = karnofsky_beside(*ecog)?;
    let index = karnofsky.value.get();
    // An index between two steps of the scale belongs to neither neighbour for certain.
    (index <= least - 10.0 || index >= greatest + 10.0).then(|| {
        let beside = format!("{least} to {greatest}%");
        let status = ecog.label();
        let message = format!(
            "ECOG {status} and a Karnofsky index of {karnofsky} are recorded; beside ECOG {status} stands about {beside}."
        );
        Finding::at(id, "karnofsky", Severity::Note, "performance-scales-apart").says(message, APPROXIMATE)
    })
}

fn between_steps(id: &RecordId, visit: &Presentation) -> Option<Finding> {
    let index = visit.karnofsky.value().filter(|index| index.upper.is_none() && index.value.get() % 10.0 != 0.0)?;
    Some(Finding::at(id, "karnofsky", Severity::Note, "karnofsky-between-steps").says(
        format!("The Karnofsky scale has no step of {index}."),
        "It runs from 0 to 100 in tens (Karnofsky 1949).",
    ))
}

fn donor(id: &RecordId, operation: &Surgery) -> Option<Finding> {
    operation.asa.is(&Asa::VI).then(|| {
        Finding::at(id, "asa", Severity::Check, "asa-of-a-donor").says(
            "ASA VI is recorded for an operation on this patient.",
            "ASA VI is the class of a brain-dead organ donor.",
        )
    })
}
