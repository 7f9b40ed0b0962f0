//! Types of tumour for which FNCLCC was not made, or tells nothing.

use crate::{
    case::Case,
    record::{Depth, Histology, Pathology, Tumour},
};

/// Whether FNCLCC grading applies to the type of a specimen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// It applies.
    Graded,
    /// A gastrointestinal stromal tumour: its risk rests on mitoses per 5 mm², size and site (UICC TNM; SEER EOD 3.3).
    Gist,
    /// A tumour of bone: graded by WHO and AJCC 8, chapter 38.
    Bone,
    /// High grade by definition (ESMO; Deyrup & Weiss 2006, Histopathology 48:42): the grade adds nothing.
    HighByDefinition,
}

/// Words of a gastrointestinal stromal tumour.
const GIST: &[&str] = &["gist", "gastrointestinal stromal"];

/// Words of types that count as high grade by definition.
const HIGH_BY_DEFINITION: &[&str] =
    &["ewing", "rhabdomyosarcoma", "alveolar soft part", "epithelioid sarcoma", "clear cell sarcoma"];

/// Whether FNCLCC applies to a report: by its own type, else by that of the case.
pub fn scope(case: &Case, report: &Pathology) -> Scope {
    let kind = kind(case, report);
    let is = |words: &[&str]| kind.is_some_and(|kind| is_one_of(kind, words));
    let in_bone = case.one::<Tumour>().is_some_and(|tumour| tumour.depth.is(&Depth::Bone));
    match () {
        () if is(GIST) => Scope::Gist,
        () if in_bone => Scope::Bone,
        () if is(HIGH_BY_DEFINITION) => Scope::HighByDefinition,
        () => Scope::Graded,
    }
}

fn kind<'a>(case: &'a Case, report: &'a Pathology) -> Option<&'a Histology> {
    let of_case = || case.one::<Tumour>().and_then(|tumour| tumour.diagnosis.value());
    report.histology.value().or_else(of_case)
}

/// Whether the stated type or its entity holds one of the words, each from the beginning of a word.
fn is_one_of(kind: &Histology, words: &[&str]) -> bool {
    let texts = [kind.stated.to_lowercase(), kind.entity.to_lowercase().replace('-', " ")];
    texts.iter().any(|text| words.iter().any(|word| starts_a_word(text, word)))
}

fn starts_a_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        text.get(..at).and_then(|before| before.chars().next_back()).is_none_or(|before| !before.is_alphanumeric())
    })
}
