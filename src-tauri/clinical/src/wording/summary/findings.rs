//! What was found: symptoms, tests, studies, specimens.

use super::{joined, label};
use crate::{
    record::{Biopsy, Imaging, ImagingSign, LabResult, Laboratory, Lesion, Pathology, Presentation, SeenLesion},
    value::{Choice, Grade3, Presence, Trend},
    wording::name::{self, said, stated},
};

/// Symptoms and signs that a line has room for.
const ROOM: usize = 3;

/// "abdominal pain, nausea, palpable mass": what was there, symptoms before signs.
pub(super) fn presentation(seen: &Presentation) -> String {
    let there = |presence: Option<Presence>| presence != Some(Presence::Absent);
    let symptoms = seen.symptoms.iter().filter(|symptom| there(symptom.presence)).map(|symptom| said(&symptom.what));
    let signs = seen.signs.iter().filter(|sign| there(sign.presence)).map(|sign| said(&sign.what));
    joined(", ", symptoms.take(ROOM - 1).chain(signs).take(ROOM))
}

/// "haemoglobin ↓, CRP 84 mg/L".
pub(super) fn laboratory(laboratory: &Laboratory) -> String {
    joined(", ", laboratory.results.iter().take(ROOM).map(result))
}

fn result(result: &LabResult) -> Option<String> {
    let trend = result.trend.map(|trend| match trend {
        Trend::Raised | Trend::Rising => "↑".to_owned(),
        Trend::Reduced | Trend::Falling => "↓".to_owned(),
        Trend::Normal => "normal".to_owned(),
    });
    let value = result.value.map(|value| value.to_string()).or(trend);
    said(&result.analyte).map(|analyte| joined(" ", [Some(analyte), value]))
}

/// "CT abdomen · 8 × 7 × 7 cm", "CT thorax · multiple lung metastases", "CT · no local recurrence".
pub(super) fn imaging(study: &Imaging) -> String {
    let main = study.lesions.first().and_then(|lesion| lesion.size.as_ref()).map(ToString::to_string);
    let lesions = joined(", ", study.lesions.iter().take(ROOM).map(lesion_seen));
    let lesions = Some(lesions).filter(|lesions| !lesions.is_empty());
    let signs = || Some(joined(", ", study.signs.iter().take(ROOM - 1).map(sign)));
    let finding = main.or(lesions).or_else(|| stated(&study.conclusion)).or_else(signs);
    joined(" · ", [name::imaging(study), finding])
}

/// "ascites", "no local recurrence".
fn sign(sign: &ImagingSign) -> Option<String> {
    let no = if sign.presence == Some(Presence::Absent) { "no " } else { "" };
    said(&sign.what).map(|what| format!("{no}{what}"))
}

fn lesion_seen(lesion: &SeenLesion) -> Option<String> {
    let nature = lesion.nature.map(|nature| nature.label().to_owned());
    said(&lesion.site).or(nature)
}

/// "liver 1 · 12 mm": its last measurement.
pub(super) fn lesion(lesion: &Lesion) -> String {
    let last = lesion.measurements.last().and_then(|measurement| {
        measurement.size.as_ref().map(ToString::to_string).or_else(|| label(measurement.state.as_ref()))
    });
    joined(" · ", [said(&lesion.name).or_else(|| stated(&lesion.site)), last])
}

/// "core-needle biopsy · liver lesion".
pub(super) fn biopsy(biopsy: &Biopsy) -> String {
    joined(" · ", [label(biopsy.technique.value()), stated(&biopsy.site)])
}

/// "FNCLCC 3 · pleomorphic leiomyosarcoma", "no viable tumour · fibrosis".
pub(super) fn pathology(report: &Pathology) -> String {
    let grade = report.fnclcc.grade.value().map(|grade: &Grade3| format!("FNCLCC {}", grade.label()));
    let kind = report.histology.value().and_then(|histology| said(&histology.stated));
    let none = report.viable_tumour.is(&Presence::Absent).then(|| "no viable tumour".to_owned());
    let viable = none.or_else(|| report.viable_part.value().map(|part| format!("{part} viable")));
    let other = kind.is_none().then(|| stated(&report.other_changes)).flatten();
    let told = joined(" · ", [grade, viable, kind, other]);
    if told.is_empty() { report.size.value().map(ToString::to_string).unwrap_or_default() } else { told }
}
