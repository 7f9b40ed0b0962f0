//! What the published table of differentiation scores suggests, and what is asked where no grade is given.

use super::{Finding, Severity, grade::is_graded, reading::Reading};
use crate::{
    judge::fnclcc::{self, Preset, case_grade, preset, reckon, refusal},
    record::{Pathology, Radiotherapy, Surgery, Systemic, Tissue},
    value::{Choice as _, Grade3, RecordId, YesNo},
};

/// Days by which times may be off: half a month.
const TOLERANCE_DAYS: f64 = 16.0;

/// Suggested scores, scores unlike the table's, treatment nobody spoke of, and grades that rest on a biopsy alone.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let reports = reading.case.all::<Pathology>();
    let each = reports.flat_map(|(id, report)| {
        let preset = preset(reading.case, report).filter(|_| refusal(reading.case, report).is_none());
        [
            preset.and_then(|preset| suggested(id, report, preset)),
            preset.and_then(|preset| unlike(id, report, preset)),
            viable_part(id, report),
            treated_earlier(reading, id, report),
        ]
    });
    each.flatten().chain(on_biopsy(reading)).collect()
}

/// Says what grade the table's score would give; a hint that is never entered.
fn suggested(id: &RecordId, report: &Pathology, preset: Preset) -> Option<Finding> {
    let reckoning = reckon(report);
    let (mitotic, necrosis) = (reckoning.mitotic?, reckoning.necrosis?);
    let score = u8::from(preset.score);
    let sum = score + mitotic + necrosis;
    let grade = fnclcc::grade(sum).filter(|_| reckoning.differentiation.is_none())?;
    let differs = reckoning.stated.is_some_and(|stated| stated != grade);
    let against = match reckoning.stated {
        None => String::new(),
        Some(stated) if differs => format!(", not the stated {}", stated.label()),
        Some(_) => ", as stated".to_owned(),
    };
    let message = format!(
        "The table scores “{}” {score} for differentiation; with mitoses {mitotic} and necrosis {necrosis} the sum is {sum}, \
         grade {}{against}.",
        preset.entity,
        grade.label()
    );
    let severity = if differs && preset.verified { Severity::Check } else { Severity::Note };
    Some(
        Finding::at(id, "fnclcc.differentiation", severity, "differentiation-suggested").says(message, because(preset)),
    )
}

fn because(preset: Preset) -> String {
    let note = if preset.note.is_empty() { String::new() } else { format!(" {}.", sentence(preset.note)) };
    let recalled = if preset.verified { "" } else { " The row has not been verified." };
    format!("Scores by type: {}.{note}{recalled} The pathologist’s own score outranks the table.", preset.source)
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn unlike(id: &RecordId, report: &Pathology, preset: Preset) -> Option<Finding> {
    let stated = report.fnclcc.differentiation.value().filter(|stated| **stated != preset.score)?;
    let message = format!(
        "Differentiation is stated as {}; the table scores “{}” {}.",
        stated.label(),
        preset.entity,
        preset.score.label()
    );
    Some(
        Finding::at(id, "fnclcc.differentiation", Severity::Note, "differentiation-unlike-table")
            .says(message, because(preset)),
    )
}

fn viable_part(id: &RecordId, report: &Pathology) -> Option<Finding> {
    let asked = report.treated_before.is(&YesNo::Yes)
        && !report.viable_part.is_answered()
        && !report.viable_tumour.is_answered()
        && report.tissue.is(&Tissue::Primary);
    asked.then(|| {
        Finding::at(id, "viable_part", Severity::Note, "viable-part-missing").says(
            "The tumour was treated before this specimen was taken; what part of it is viable is not recorded.",
            "After treatment the viable part takes the place of the grade (ESMO; IDEA4RC).",
        )
    })
}

/// A primary tumour graded as untreated although a treatment lies before its specimen.
fn treated_earlier(reading: &Reading<'_>, id: &RecordId, report: &Pathology) -> Option<Finding> {
    let primary = report.tissue.is(&Tissue::Primary) && is_graded(&report.fnclcc);
    let taken = reading.timeline.at(id).filter(|_| primary && !report.treated_before.is(&YesNo::Yes))?;
    let courses = reading.case.all::<Systemic>().map(|(id, _)| id);
    let radiation = reading.case.all::<Radiotherapy>().map(|(id, _)| id);
    let before = |course: &&RecordId| {
        reading
            .timeline
            .at(course)
            .is_some_and(|placed| placed.days + placed.slack + TOLERANCE_DAYS < taken.days - taken.slack)
    };
    let course = courses.chain(radiation).find(before)?;
    let message = format!("{} lies before this specimen, which is graded as untreated.", reading.name(course));
    Some(Finding::at(id, "treated_before", Severity::Check, "treated-before-not-said").says(
        message,
        "The grade is defined for untreated tumours (ESMO; IDEA4RC); say whether this tumour had been treated.",
    ))
}

/// The grade of the case where only a biopsy has one although the tumour was resected.
fn on_biopsy(reading: &Reading<'_>) -> Option<Finding> {
    let found = case_grade(reading.case).filter(|found| found.on_biopsy && found.grade != Grade3::Three)?;
    let resected = reading.case.all::<Pathology>().any(|(id, report)| {
        *id != found.report
            && report.tissue.is(&Tissue::Primary)
            && report
                .specimen
                .as_ref()
                .and_then(|from| reading.record(from))
                .is_some_and(|record| <&Surgery>::try_from(record).is_ok())
            && !report.treated_before.is(&YesNo::Yes)
    });
    resected.then(|| {
        Finding::at(&found.report, "fnclcc.grade", Severity::Note, "grade-on-biopsy-only").says(
            format!("Grade {} rests on a biopsy; the resection has none.", found.grade.label()),
            "A biopsy can undergrade; the highest grade of the untreated primary counts (SEER EOD 3.3).",
        )
    })
}
