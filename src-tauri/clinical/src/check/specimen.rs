//! What a pathology report says of its own specimen.

use super::{Finding, Severity, reading::Reading};
use crate::{
    record::{Pathology, Residual},
    value::{Presence, RecordId},
};

/// Nodes that do not add up, viable tumour against its part, clear margins without distance.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let reports = reading.case.all::<Pathology>();
    reports.flat_map(|(id, report)| [nodes(id, report), viable(id, report), clearance(id, report)]).flatten().collect()
}

fn nodes(id: &RecordId, report: &Pathology) -> Option<Finding> {
    let nodes = report.nodes.value().filter(|nodes| nodes.positive > nodes.examined)?;
    let message = format!("{} lymph nodes with tumour, but only {} examined.", nodes.positive, nodes.examined);
    Some(
        Finding::at(id, "nodes.known.positive", Severity::Error, "nodes-do-not-add-up")
            .says(message, "Nodes with tumour are counted among those examined."),
    )
}

fn viable(id: &RecordId, report: &Pathology) -> Option<Finding> {
    let part = report.viable_part.value().filter(|part| part.value.get() > 0.0)?;
    report.viable_tumour.is(&Presence::Absent).then(|| {
        let message = format!("No viable tumour is recorded, yet {part} of it is viable.");
        Finding::at(id, "viable_part", Severity::Error, "viable-part-contradicts")
            .says(message, "The two answers of this report exclude each other.")
    })
}

fn clearance(id: &RecordId, report: &Pathology) -> Option<Finding> {
    let margins = &report.margins;
    let touching = margins.distance.value().is_some_and(|distance| distance.highest() <= 0.0);
    (touching && margins.residual.is(&Residual::R0)).then(|| {
        Finding::at(id, "margins.residual", Severity::Check, "r0-without-clearance").says(
            "R0 is recorded with a margin of 0.",
            "Tumour at the margin is microscopic residual tumour, R1 (UICC).",
        )
    })
}
