//! What the author's own text says, as far as words can tell.

use super::reading::{Part, Reading, Wanted};
use crate::{
    record::{Kind, Manuscript, Surgery, Systemic, Tumour},
    value::RecordId,
};

/// Shortest word of a diagnosis or treatment by which a text names it.
const NAMING: usize = 6;

/// Words for a treatment.
pub(super) const TREATMENTS: &[&str] =
    &["resection", "surgery", "operation", "excision", "chemotherapy", "radiotherapy", "ablation", "amputation"];

/// Words for an outcome.
pub(super) const OUTCOMES: &[&str] =
    &["remission", "recur", "relapse", "progress", "free of disease", "no evidence", "alive", "died", "follow-up"];

/// Words for strengths and limits of a report.
pub(super) const LIMITS: &[&str] = &["limit", "weakness", "strength", "shortcoming", "caveat"];

/// Words for reasoning.
pub(super) const REASONS: &[&str] =
    &["because", "reason", "therefore", "suggest", "compatible with", "consistent with", "support", "explain"];

impl Reading<'_> {
    /// A text of the manuscript that must be written.
    pub(super) fn written(&self, path: &str) -> Part {
        self.any(Kind::Manuscript, path, Wanted::Known)
    }

    /// A text of the manuscript that must be written and pass a test; written but not so, it is half an answer.
    pub(super) fn says(&self, path: &str, text: impl Fn(&Manuscript) -> &str, test: impl Fn(&str) -> bool) -> Part {
        let part = self.written(path);
        let passes = self.manuscript().is_some_and(|(_, manuscript)| test(&text(manuscript).to_lowercase()));
        if passes || part.evidence.is_empty() { part } else { part.and(self.to_write(path)) }
    }

    /// A text of the manuscript that must hold one of some words.
    pub(super) fn mentions(&self, path: &str, text: impl Fn(&Manuscript) -> &str, words: &[&str]) -> Part {
        self.says(path, text, |text| holds(text, words))
    }

    /// The case presentation of the abstract: as written, where it holds one of some words; where it is left empty, the
    /// report drafts it from `records`.
    pub(super) fn abstract_case(&self, words: &[String], records: Part) -> Part {
        let written = self.manuscript().map(|(_, manuscript)| manuscript.abstract_case.to_lowercase());
        match written.filter(|text| !text.is_empty()) {
            None => records,
            Some(text) if words.iter().any(|word| text.contains(word)) => self.written("abstract_case"),
            Some(_) => self.to_write("abstract_case"),
        }
    }

    /// Words by which a text names the diagnosis.
    pub(super) fn diagnosis_words(&self) -> Vec<String> {
        let tumours = self.case.all::<Tumour>();
        let stated = tumours.filter_map(|(_, tumour)| tumour.diagnosis.value()).map(|kind| kind.stated.to_string());
        naming(stated)
    }

    /// Words by which a text names a treatment.
    pub(super) fn treatment_words(&self) -> Vec<String> {
        let operations = self.case.all::<Surgery>().flat_map(|(_, operation)| &operation.procedures);
        let drugs = self.case.all::<Systemic>().flat_map(|(_, course)| &course.drugs);
        let names = drugs.filter_map(|drug| drug.drug.value()).chain(operations).map(ToString::to_string);
        let general = TREATMENTS.iter().map(|word| (*word).to_owned());
        naming(names).into_iter().chain(general).collect()
    }

    /// How many keywords there are, and whether "case report" is among them.
    pub(super) fn keywords(&self) -> (usize, bool) {
        self.manuscript().map_or((0, false), |(_, manuscript)| {
            let named = manuscript.keywords.iter().any(|word| word.to_lowercase().contains("case report"));
            (manuscript.keywords.iter().filter(|word| !word.trim().is_empty()).count(), named)
        })
    }

    /// A field of the manuscript to go to.
    pub(super) fn to_write(&self, path: &str) -> Part {
        Part::lacking(Kind::Manuscript, self.manuscript().map(|(id, _)| id), path)
    }

    fn manuscript(&self) -> Option<(&RecordId, &Manuscript)> {
        self.case.all::<Manuscript>().next()
    }
}

/// Whether a text, in lower case, holds one of some words.
pub(super) fn holds(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Whether a text cites a reference.
pub(super) fn cites(text: &str) -> bool {
    text.contains("[@")
}

/// The words of some names that are long enough to tell them, in lower case.
fn naming(names: impl Iterator<Item = String>) -> Vec<String> {
    let words = names.flat_map(|name| name.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>());
    words.filter(|word| word.chars().count() >= NAMING).collect()
}
