//! The primary tumour's size on imaging against the size of its specimen.

use super::{Finding, Severity, reading::Reading};
use crate::{
    record::{Focality, Imaging, LesionNature, Pathology, SpecimenKind, Tissue, Tumour},
    value::{RecordId, Size, YesNo},
};

/// Part by which the longest axes may differ: a quarter of the shorter one .
const TOLERANCE: f64 = 0.25;

/// Specimens of the untreated primary that differ from the last imaging of it. Several masses are not compared: which
/// is which was not recorded.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let tumour = reading.case.one::<Tumour>();
    if tumour.is_some_and(|tumour| tumour.masses.len() > 1 || tumour.focality.is(&Focality::Multiple)) {
        return Vec::new();
    }
    let Some((study, seen)) = imaged(reading) else { return Vec::new() };
    let specimens = reading.case.all::<Pathology>().filter(|(_, report)| is_whole_primary(report));
    specimens.filter_map(|(id, report)| differs(reading, id, report.size.value()?, study, seen)).collect()
}

/// The last study that measured the primary tumour.
fn imaged<'a>(reading: &Reading<'a>) -> Option<(&'a RecordId, &'a Size)> {
    let studies = reading.case.all::<Imaging>().filter_map(|(id, study)| {
        let primary = study.lesions.iter().filter(|lesion| lesion.nature == Some(LesionNature::Primary));
        let sizes = primary.filter_map(|lesion| lesion.size.as_ref());
        Some((
            id,
            sizes.max_by(|a, b| a.longest_mm().partial_cmp(&b.longest_mm()).unwrap_or(std::cmp::Ordering::Equal))?,
        ))
    });
    let place = |id: &RecordId| reading.timeline.at(id).map_or(f64::NEG_INFINITY, |placed| placed.days);
    studies.max_by(|(a, _), (b, _)| place(a).total_cmp(&place(b)))
}

fn is_whole_primary(report: &Pathology) -> bool {
    report.tissue.is(&Tissue::Primary)
        && report.specimen_kind.value().is_none_or(|kind| *kind == SpecimenKind::Resection)
        && !report.treated_before.is(&YesNo::Yes)
}

fn differs(reading: &Reading<'_>, id: &RecordId, specimen: &Size, study: &RecordId, seen: &Size) -> Option<Finding> {
    let (removed, imaged) = (specimen.longest_mm()?, seen.longest_mm()?);
    let (shorter, longer) = (removed.min(imaged), removed.max(imaged));
    (longer > shorter * (1.0 + TOLERANCE) + 1e-9).then(|| {
        let message = format!("The tumour measures {seen} on imaging and {specimen} in the specimen.");
        let why = format!(
            "The longest axes differ by more than a quarter ({}). The T category follows the specimen; a reader will ask why \
             they differ.",
            reading.name(study)
        );
        Finding::at(id, "size", Severity::Note, "size-differs-from-imaging").says(message, why)
    })
}
