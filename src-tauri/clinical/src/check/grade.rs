//! The stated FNCLCC grade against its parts. A stated grade is never changed.

use super::{Finding, Severity, reading::Reading};
use crate::{
    judge::fnclcc::{Reckoning, grade, mitotic_score, necrosis_score, reckon},
    record::{Fnclcc, Pathology, SpecimenKind, Tissue},
    value::{Choice as _, Grade3, RecordId, YesNo},
};

const SUMS: &str = "Differentiation, mitoses and necrosis add up: 2–3 is grade 1, 4–5 grade 2, 6–8 grade 3 (Trojani 1984; \
                    Guillou 1997, J Clin Oncol 15:350).";

/// Grades that agree with their parts or not, and grades given where none should be.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let reports = reading.case.all::<Pathology>();
    let all = reports.flat_map(|(id, report)| {
        [
            against_parts(id, report),
            mitotic(id, report),
            necrosis(id, report),
            treated(id, report),
            not_of_case(id, report),
        ]
    });
    all.flatten().collect()
}

/// Whether the report states any part of an FNCLCC grade.
pub(super) fn is_graded(fnclcc: &Fnclcc) -> bool {
    let Fnclcc { differentiation, mitotic, necrosis, grade } = fnclcc;
    differentiation.value().is_some()
        || mitotic.value().is_some()
        || necrosis.value().is_some()
        || grade.value().is_some()
}

fn against_parts(id: &RecordId, report: &Pathology) -> Option<Finding> {
    let reckoning = reckon(report);
    let stated = reckoning.stated?;
    if let Some(sum) = reckoning.sum() {
        return (reckoning.grade() != Some(stated)).then(|| sum_differs(id, report, &reckoning, stated, sum));
    }
    let (mitotic, necrosis) = (reckoning.mitotic?, reckoning.necrosis?);
    let fitting: Vec<String> = reckoning.fitting.iter().map(u8::to_string).collect();
    let parts = format!("mitoses {mitotic}, necrosis {necrosis}");
    Some(if fitting.is_empty() {
        let possible = (1..=3_u8).filter_map(|part| grade(part + mitotic + necrosis)).map(Grade3::label);
        let mut possible: Vec<&str> = possible.collect();
        possible.dedup();
        let message = format!(
            "The stated grade {} fits no differentiation score with {parts}; expected is {}.",
            stated.label(),
            possible.join(" or ")
        );
        Finding::at(id, "fnclcc.grade", Severity::Check, "grade-disagrees").says(message, SUMS)
    } else {
        let message = format!(
            "The stated grade {} agrees with differentiation {} ({parts}).",
            stated.label(),
            fitting.join(" or ")
        );
        Finding::at(id, "fnclcc.grade", Severity::Note, "grade-agrees").says(message, SUMS)
    })
}

/// Cannot be right where the report states all three parts; otherwise one of them was reckoned from a number.
fn sum_differs(id: &RecordId, report: &Pathology, reckoning: &Reckoning, stated: Grade3, sum: u8) -> Finding {
    let all_stated = report.fnclcc.mitotic.value().is_some() && report.fnclcc.necrosis.value().is_some();
    let severity = if all_stated { Severity::Error } else { Severity::Check };
    let expected = reckoning.grade().map_or("none", Grade3::label);
    let message =
        format!("The stated grade {} disagrees with its parts: their sum {sum} is grade {expected}.", stated.label());
    Finding::at(id, "fnclcc.grade", severity, "grade-disagrees").says(message, SUMS)
}

fn mitotic(id: &RecordId, report: &Pathology) -> Option<Finding> {
    let (stated, counted) = (report.fnclcc.mitotic.value()?, mitotic_score(report.mitoses.value()?));
    (*stated != counted).then(|| {
        let message = format!(
            "The stated mitotic score {} disagrees with the count, which scores {}.",
            stated.label(),
            counted.label()
        );
        Finding::at(id, "fnclcc.mitotic", Severity::Check, "mitotic-score-disagrees")
            .says(message, "Up to 9 mitoses per 1.734 mm² score 1, 10 to 19 score 2, 20 or more 3 (Guillou 1997).")
    })
}

fn necrosis(id: &RecordId, report: &Pathology) -> Option<Finding> {
    let (stated, measured) = (report.fnclcc.necrosis.value()?, necrosis_score(report.necrosis.value()?));
    (*stated != measured).then(|| {
        let message = format!(
            "The stated necrosis score {} disagrees with the percentage, which scores {}.",
            stated.label(),
            measured.label()
        );
        Finding::at(id, "fnclcc.necrosis", Severity::Check, "necrosis-score-disagrees")
            .says(message, "No necrosis scores 0, less than half 1, half or more 2 (Guillou 1997).")
    })
}

fn treated(id: &RecordId, report: &Pathology) -> Option<Finding> {
    (report.treated_before.is(&YesNo::Yes) && is_graded(&report.fnclcc)).then(|| {
        Finding::at(id, "fnclcc", Severity::Check, "graded-after-treatment").says(
            "The tumour was treated before this specimen was taken, yet it has an FNCLCC grade.",
            "The grade is defined for untreated tumours; after treatment the viable part is reported instead (ESMO; \
             IDEA4RC).",
        )
    })
}

fn not_of_case(id: &RecordId, report: &Pathology) -> Option<Finding> {
    report.fnclcc.grade.value()?;
    let (code, message) = match (report.tissue.value(), report.specimen_kind.value()) {
        (Some(Tissue::Metastasis), _) => {
            ("graded-metastasis", "This grade is that of a metastasis, not the grade of the case.")
        }
        (Some(Tissue::LocalRecurrence), _) => {
            ("graded-metastasis", "This grade is that of a recurrence, not the grade of the case.")
        }
        (_, Some(SpecimenKind::CoreBiopsy)) => ("graded-on-biopsy", "This grade rests on a core biopsy."),
        (_, Some(SpecimenKind::IncisionalBiopsy)) => ("graded-on-biopsy", "This grade rests on an incisional biopsy."),
        (_, Some(SpecimenKind::Cytology)) => ("graded-on-biopsy", "This grade rests on cytology."),
        _ => return None,
    };
    Some(Finding::at(id, "fnclcc.grade", Severity::Note, code).says(
        message,
        "The grade of a case is the highest of its untreated primary tumour; a sample can miss the highest (SEER EOD 3.3).",
    ))
}
