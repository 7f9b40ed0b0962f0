//! Residual tumour against distance, class of margin, later imaging and known metastases.

use super::{Finding, Severity, reading::Reading};
use crate::{
    judge::{
        margin::{Conflict, Margin, conflicts},
        survival::is_distant,
    },
    record::{Imaging, ImagingPurpose, Metastasis, Pathology, Residual, Surgery, Tumour},
    timeline::Placed,
    value::{Choice as _, Measure, Presence, RecordId},
};

const R1MM: &str =
    "By R + 1 mm (UICC) R0 is a clearance above 1 mm, R1 tumour at 0 to 1 mm (Sambri 2021, Cancers 13:1687).";

/// Contradictions between residual tumour and what else the case says of the margin.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let operations = reading.case.all::<Surgery>();
    operations
        .flat_map(|(id, operation)| {
            let mut findings = of_margin(reading, id, operation);
            findings.extend(imaged_clear(reading, id, operation));
            findings.extend(scope_not_said(reading, id, operation));
            findings
        })
        .collect()
}

/// The operation's own margin with that of each report on its specimens.
fn of_margin(reading: &Reading<'_>, id: &RecordId, operation: &Surgery) -> Vec<Finding> {
    let reports: Vec<&Pathology> = reading
        .case
        .all::<Pathology>()
        .filter(|(_, report)| report.specimen.as_ref() == Some(id))
        .map(|(_, report)| report)
        .collect();
    let barrier = operation.barrier.value().is_some_and(|tissue| !tissue.is_empty());
    let stated = |residual, distance| Margin {
        residual,
        scheme: operation.residual_by.value().copied(),
        distance,
        class: operation.margin_class.value().copied(),
        barrier,
    };
    let own = operation.residual.value().copied();
    let of_reports = reports.iter().map(|report| {
        let examined = report.margins.residual.value().copied();
        (stated(examined.or(own), report.margins.distance.value()), examined)
    });
    let all: Vec<_> = if reports.is_empty() { vec![(stated(own, None), None)] } else { of_reports.collect() };
    let found = all.into_iter().flat_map(|(margin, examined)| {
        // A report that states R0 at 0 mm by itself is told at the report.
        let told = move |conflict: &Conflict| !(*conflict == Conflict::R0AtZero && examined == Some(Residual::R0));
        conflicts(margin).into_iter().filter(told).map(move |conflict| (conflict, margin.distance))
    });
    found.map(|(conflict, distance)| finding(id, operation, conflict, distance)).collect()
}

fn finding(id: &RecordId, operation: &Surgery, conflict: Conflict, distance: Option<&Measure>) -> Finding {
    let distance = distance.map_or_else(|| "no distance".to_owned(), ToString::to_string);
    let class = operation.margin_class.value().map_or("", |class| class.label());
    let (path, severity, code, message, why) = match conflict {
        Conflict::R0AtZero => (
            "residual",
            Severity::Check,
            "r0-at-the-margin",
            format!("R0 is stated, but the specimen’s nearest margin is {distance}."),
            "Tumour at the margin is microscopic residual tumour, R1 (UICC).",
        ),
        Conflict::R0Within1Mm => (
            "residual",
            Severity::Check,
            "r0-within-1-mm",
            format!("R0 by R + 1 mm is stated with a margin of {distance}."),
            R1MM,
        ),
        Conflict::R1Beyond1Mm => (
            "residual",
            Severity::Check,
            "r1-beyond-1-mm",
            format!("R1 by R + 1 mm is stated with a margin of {distance}."),
            R1MM,
        ),
        Conflict::SchemeNotSaid => (
            "residual_by",
            Severity::Note,
            "residual-scheme-not-said",
            format!("R0 is stated with a margin of {distance}; by R + 1 mm that is R1, and the scheme is not said."),
            R1MM,
        ),
        Conflict::R0Intralesional => (
            "margin_class",
            Severity::Check,
            "r0-intralesional",
            format!("R0 is stated with a margin that is {class}."),
            "An intralesional plane passes through the tumour or its pseudocapsule (Sambri 2021, Cancers 13:1687).",
        ),
        Conflict::NarrowForClass => (
            "margin_class",
            Severity::Note,
            "margin-narrow-for-class",
            format!("The margin is {class}, yet measures {distance}, and no barrier is named."),
            "A wide margin of the SSG has 10 mm of fat or muscle or an intact fascia; the rule is recalled, not verified.",
        ),
    };
    Finding::at(id, path, severity, code).says(message, why)
}

/// Macroscopic residual tumour beside imaging after the operation that shows none.
fn imaged_clear(reading: &Reading<'_>, id: &RecordId, operation: &Surgery) -> Option<Finding> {
    let examined = reading.case.all::<Pathology>().filter(|(_, report)| report.specimen.as_ref() == Some(id));
    let stated = operation.residual.value().copied().into_iter();
    let mut all = stated.chain(examined.filter_map(|(_, report)| report.margins.residual.value().copied()));
    let done = reading.timeline.at(id).filter(|_| all.any(|residual| residual == Residual::R2))?;
    let (study, _) = reading.case.all::<Imaging>().find(|(study, imaging)| {
        imaging.purpose.is(&ImagingPurpose::Postoperative)
            && reading.timeline.at(study).is_some_and(|placed| placed.days >= done.days)
            && imaging
                .signs
                .iter()
                .any(|sign| sign.presence == Some(Presence::Absent) && sign.what.to_lowercase().contains("residual"))
    })?;
    Some(Finding::at(id, "residual", Severity::Check, "r2-without-residual-on-imaging").says(
        format!("R2 is stated, yet {} shows no residual tumour.", reading.name(study)),
        "R2 is macroscopic residual tumour (AJCC/UICC); imaging after the operation should show it.",
    ))
}

/// R0 while distant metastases are known, without a word on whether it speaks of this place only.
fn scope_not_said(reading: &Reading<'_>, id: &RecordId, operation: &Surgery) -> Option<Finding> {
    let asked = operation.residual.is(&Residual::R0) && !operation.residual_of.is_answered();
    let done = reading.timeline.at(id).filter(|_| asked);
    let known = |done: &Placed| {
        let metastases = reading.case.all::<Metastasis>().filter(|(_, found)| is_distant(found));
        metastases.into_iter().any(|(found, _)| reading.timeline.at(found).is_some_and(|at| at.days <= done.days))
    };
    let primary = reading.case.one::<Tumour>();
    let at_diagnosis = primary.is_some_and(|tumour| tumour.metastasis_at_diagnosis.is(&Presence::Present));
    let known = done.is_some_and(known) || (asked && at_diagnosis);
    known.then(|| {
        Finding::at(id, "residual_of", Severity::Note, "residual-scope-not-said").says(
            "R0 is stated while metastases are known; whether it speaks of this place only is not said.",
            "By TNM residual tumour counts distant disease too; many reports mean the operated place alone.",
        )
    })
}
