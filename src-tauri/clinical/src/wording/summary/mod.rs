//! One short line for each record of the story.

mod disease;
mod findings;
mod paper;
mod treatment;

pub(super) use treatment::drugs;

use crate::{record::Record, value::Choice};

/// The line beside a record in the story: "CT abdomen · 8 × 7 × 7 cm", "R0, perforated", "doxorubicin + ifosfamide × 6".
/// Empty where nothing that tells has been entered. Holds no name, number or date of the patient.
pub fn summary(record: &Record) -> String {
    match record {
        Record::Header(header) => header.title.trim().to_owned(),
        Record::Patient(patient) => paper::patient(patient),
        Record::Tumour(tumour) => disease::tumour(tumour),
        Record::Consent(consent) => paper::consent(consent),
        Record::Manuscript(manuscript) => paper::manuscript(manuscript),
        Record::Presentation(presentation) => findings::presentation(presentation),
        Record::Laboratory(laboratory) => findings::laboratory(laboratory),
        Record::Imaging(study) => findings::imaging(study),
        Record::Lesion(lesion) => findings::lesion(lesion),
        Record::Biopsy(biopsy) => findings::biopsy(biopsy),
        Record::Pathology(report) => findings::pathology(report),
        Record::Surgery(operation) => treatment::surgery(operation),
        Record::Board(board) => treatment::board(board),
        Record::Metastasis(found) => disease::metastasis(found),
        Record::Systemic(course) => treatment::systemic(course),
        Record::Radiotherapy(course) => treatment::radiotherapy(course),
        Record::Ablation(ablation) => treatment::ablation(ablation),
        Record::Procedure(procedure) => treatment::procedure(procedure),
        Record::Response(response) => disease::response(response),
        Record::AdverseEvent(event) => disease::adverse(event),
        Record::FollowUp(visit) => disease::follow_up(visit),
        Record::Figure(figure) => paper::figure(figure),
        Record::Reference(reference) => paper::reference(reference),
    }
}

/// The label of a choice, where one was made.
fn label<T: Choice>(choice: Option<&T>) -> Option<String> {
    choice.map(|choice| choice.label().to_owned())
}

/// What was said, joined.
fn joined(separator: &str, parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(separator)
}
