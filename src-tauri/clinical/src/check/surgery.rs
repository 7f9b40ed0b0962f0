//! Residual tumour against what the operation and its specimen say.

use super::{Finding, Severity, reading::Reading};
use crate::{
    record::{Pathology, Perforation, Residual, Surgery},
    value::{Choice as _, RecordId},
};

/// R0 beside a perforation, and R classifications that differ.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let operations = reading.case.all::<Surgery>();
    operations
        .flat_map(|(id, operation)| {
            let stated = operation.residual.value().copied();
            let examined: Vec<Residual> = specimens(reading, id).collect();
            [perforated(id, operation, stated, &examined), differs(id, stated, &examined)]
        })
        .flatten()
        .collect()
}

/// The residual tumour stated by the reports on this operation's specimens.
fn specimens(reading: &Reading<'_>, operation: &RecordId) -> impl Iterator<Item = Residual> {
    let reports = reading.case.all::<Pathology>().filter(|(_, report)| report.specimen.as_ref() == Some(operation));
    reports.filter_map(|(_, report)| report.margins.residual.value().copied())
}

fn perforated(id: &RecordId, operation: &Surgery, stated: Option<Residual>, examined: &[Residual]) -> Option<Finding> {
    let clear = stated.into_iter().chain(examined.iter().copied()).any(|residual| residual == Residual::R0);
    // Spillage into the bowel's own lumen is a minor defect, not a rupture (Nishida 2019).
    let breached = operation
        .perforation
        .value()
        .is_some_and(|breach| !matches!(breach, Perforation::None | Perforation::BowelLumen));
    (clear && breached).then(|| {
        Finding::at(id, "perforation", Severity::Check, "r0-with-perforation").says(
            "R0 and tumour perforation are recorded together.",
            "R0 speaks of the margins; a perforation counts as an intralesional breach with spillage whatever they show \
             (Hølmebakk 2016, Br J Surg; Nishida 2019, Ann Surg Oncol; both of GIST). Both stand as stated: the report \
             prints both.",
        )
    })
}

fn differs(id: &RecordId, stated: Option<Residual>, examined: &[Residual]) -> Option<Finding> {
    let stated = stated.filter(|stated| *stated != Residual::Rx)?;
    let other = examined.iter().find(|residual| !matches!(residual, Residual::Rx) && **residual != stated)?;
    let message = format!("The operation states {}, its pathology report {}.", stated.label(), other.label());
    Some(
        Finding::at(id, "residual", Severity::Check, "residual-differs").says(
            message,
            "R is judged from both; R2 by the surgeon stands whatever the margins of the specimen (UICC).",
        ),
    )
}
