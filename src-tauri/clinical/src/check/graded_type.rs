//! FNCLCC grades of types that have none of their own.

use super::{Finding, Severity, grade::is_graded, reading::Reading};
use crate::{
    judge::scope::{Scope, scope},
    record::Pathology,
    value::RecordId,
};

/// FNCLCC grades of types for which the system was not made, or tells nothing.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let graded = reading.case.all::<Pathology>().filter(|(_, report)| is_graded(&report.fnclcc));
    graded.filter_map(|(id, report)| graded_type(reading, id, report)).collect()
}

fn graded_type(reading: &Reading<'_>, id: &RecordId, report: &Pathology) -> Option<Finding> {
    let kind = scope(reading.case, report);
    let (severity, code, message, why) = match kind {
        Scope::Graded => return None,
        Scope::Gist => (
            Severity::Error,
            "fnclcc-on-gist",
            "A gastrointestinal stromal tumour has no FNCLCC grade.".to_owned(),
            "Its risk rests on mitoses per 5 mm², size and site (UICC TNM; SEER EOD 3.3, GIST).",
        ),
        Scope::Bone => (
            Severity::Check,
            "fnclcc-on-bone",
            "FNCLCC grades soft-tissue sarcomas; this tumour arose within bone.".to_owned(),
            "Bone tumours have the grade of WHO and AJCC 8, chapter 38 (SEER EOD 3.3).",
        ),
        Scope::HighByDefinition => (
            Severity::Note,
            "fnclcc-not-informative",
            "This type counts as high grade by definition; its FNCLCC grade adds nothing.".to_owned(),
            "ESMO guidance on histological grading; Deyrup & Weiss 2006, Histopathology 48:42.",
        ),
        Scope::NotMeant { why, verified } => (
            if verified { Severity::Check } else { Severity::Note },
            "fnclcc-not-applicable",
            format!("FNCLCC was not made for this type: {why}."),
            "Table of entities, by WHO 2020 and ICD-O-3.2: the type has criteria of its own.",
        ),
        Scope::Discouraged { why, .. } => (
            Severity::Note,
            "fnclcc-discouraged",
            format!("Grading of this type is discouraged: {why}."),
            "Deyrup & Weiss 2006, Histopathology 48:42.",
        ),
    };
    let why = kind.asks_instead().map_or_else(|| why.to_owned(), |question| format!("{why} Asked instead: {question}"));
    Some(Finding::at(id, "fnclcc", severity, code).says(message, why))
}
