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
    let (severity, code, message, why) = match scope(reading.case, report) {
        Scope::Graded => return None,
        Scope::Gist => (
            Severity::Error,
            "fnclcc-on-gist",
            "A gastrointestinal stromal tumour has no FNCLCC grade.",
            "Its risk rests on mitoses per 5 mm², size and site (UICC TNM; SEER EOD 3.3, GIST).",
        ),
        Scope::Bone => (
            Severity::Check,
            "fnclcc-on-bone",
            "FNCLCC grades soft-tissue sarcomas; this tumour arose within bone.",
            "Bone tumours have the grade of WHO and AJCC 8, chapter 38 (SEER EOD 3.3).",
        ),
        Scope::HighByDefinition => (
            Severity::Note,
            "fnclcc-not-informative",
            "This type counts as high grade by definition; its FNCLCC grade adds nothing.",
            "ESMO guidance on histological grading; Deyrup & Weiss 2006, Histopathology 48:42.",
        ),
    };
    Some(Finding::at(id, "fnclcc", severity, code).says(message, why))
}
