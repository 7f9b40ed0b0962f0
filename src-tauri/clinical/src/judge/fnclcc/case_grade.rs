//! The grade of the case among those of its specimens.

use super::{reckon, refusal};
use crate::{
    case::Case,
    record::{Pathology, SpecimenKind, Tissue},
    value::{Grade3, RecordId},
};

/// The grade of the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseGrade {
    /// The report it is from.
    pub report: RecordId,
    /// The grade.
    pub grade: Grade3,
    /// Whether the report states it; else it is the grade of the sum of its parts.
    pub stated: bool,
    /// Whether it rests on a biopsy, which may undergrade.
    pub on_biopsy: bool,
}

/// The highest grade among the specimens of the untreated primary tumour (SEER EOD 3.3), a stated one before a reckoned
/// one of the same report. That of a metastasis or a recurrence never becomes the grade of the case.
pub fn case_grade(case: &Case) -> Option<CaseGrade> {
    let graded = case.all::<Pathology>().filter(|(_, report)| is_of_primary(report) && refusal(case, report).is_none());
    let grades = graded.filter_map(|(id, report)| {
        let reckoning = reckon(report);
        let grade = reckoning.stated.or_else(|| reckoning.grade())?;
        let stated = reckoning.stated.is_some();
        Some(CaseGrade { report: id.clone(), grade, stated, on_biopsy: is_biopsy(report) })
    });
    // Of equal grades the resection's counts, then the one entered first.
    grades.reduce(|best, next| {
        let rank = |found: &CaseGrade| (found.grade, !found.on_biopsy);
        if rank(&next) > rank(&best) { next } else { best }
    })
}

fn is_of_primary(report: &Pathology) -> bool {
    report.tissue.value().is_none_or(|tissue| *tissue == Tissue::Primary)
}

/// Whether the specimen is a sample, in which the highest grade may be missed.
pub(super) fn is_biopsy(report: &Pathology) -> bool {
    let sample = [SpecimenKind::CoreBiopsy, SpecimenKind::IncisionalBiopsy, SpecimenKind::Cytology];
    report.specimen_kind.value().is_some_and(|kind| sample.contains(kind))
}
