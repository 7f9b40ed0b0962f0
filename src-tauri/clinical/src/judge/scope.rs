//! Types of tumour for which FNCLCC was not made, or tells nothing.

use crate::{
    case::Case,
    record::{Depth, Histology, Pathology, Tumour},
    table::{ENTITIES, Entity},
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
    /// A type the table of entities calls not applicable.
    NotMeant {
        /// The table's reason: "uterine convention, low or high grade by type".
        why: &'static str,
        /// Whether the row was verified.
        verified: bool,
    },
    /// A type the table can grade, but advises against.
    Discouraged {
        /// The table's reason: "grade correlates poorly with outcome".
        why: &'static str,
        /// Whether the row was verified.
        verified: bool,
    },
}

/// Words of a gastrointestinal stromal tumour.
const GIST: &[&str] = &["gist", "gastrointestinal stromal"];

/// Words of types that count as high grade by definition.
const HIGH_BY_DEFINITION: &[&str] =
    &["ewing", "rhabdomyosarcoma", "alveolar soft part", "epithelioid sarcoma", "clear cell sarcoma"];

/// Whether FNCLCC applies to a report: by its own type, else by that of the case. The table of entities decides where
/// it holds the type, words where it does not.
pub fn scope(case: &Case, report: &Pathology) -> Scope {
    let kind = kind(case, report);
    let is = |words: &[&str]| kind.is_some_and(|kind| is_one_of(kind, words));
    let in_bone = case.one::<Tumour>().is_some_and(|tumour| tumour.depth.is(&Depth::Bone));
    let row = kind.and_then(row);
    match () {
        () if is(GIST) => Scope::Gist,
        () if in_bone => Scope::Bone,
        () => {
            row.map_or_else(|| if is(HIGH_BY_DEFINITION) { Scope::HighByDefinition } else { Scope::Graded }, by_table)
        }
    }
}

fn by_table(row: &'static Entity) -> Scope {
    let (word, why) = row.fnclcc_note.split_once(": ").unwrap_or((row.fnclcc_note, ""));
    let verified = row.fnclcc_verified;
    match word {
        "not-applicable" if row.group == "gist" => Scope::Gist,
        "not-applicable" if row.group == "bone" => Scope::Bone,
        "not-applicable" => Scope::NotMeant { why, verified },
        "high-by-definition" => Scope::HighByDefinition,
        "discouraged" => Scope::Discouraged { why, verified },
        _ => Scope::Graded,
    }
}

impl Scope {
    /// The question that takes the place of an FNCLCC grade; none for types that have one.
    pub fn asks_instead(self) -> Option<&'static str> {
        match self {
            Self::Gist => Some("How many mitoses were counted in 5 mm²?"),
            Self::Bone => Some("What is the grade of this bone tumour by WHO, as AJCC 8 uses it?"),
            Self::NotMeant { why, .. } if why.contains("risk model") => {
                Some("What are age, size, mitoses and necrosis, for the risk model of this type?")
            }
            Self::NotMeant { why, .. } if why.contains("uterine") => {
                Some("Is the tumour low or high grade by its type, as for the uterus?")
            }
            Self::NotMeant { .. } => Some("What are the criteria of risk of this type in its own scheme?"),
            Self::Graded | Self::HighByDefinition | Self::Discouraged { .. } => None,
        }
    }
}

/// The table's row for the type of a specimen: by its key, else by a name or synonym that is its whole text.
pub(super) fn entity(case: &Case, report: &Pathology) -> Option<&'static Entity> {
    kind(case, report).and_then(row)
}

/// Whether the type of a specimen, else that of the case, is a gastrointestinal stromal tumour.
pub(super) fn is_gist(kind: &Histology) -> bool {
    is_one_of(kind, GIST)
}

fn row(kind: &Histology) -> Option<&'static Entity> {
    let stated = kind.stated.trim();
    let named = |row: &&Entity| {
        !stated.is_empty()
            && std::iter::once(row.name)
                .chain(row.synonyms.split('|').filter(|synonym| !synonym.is_empty()))
                .any(|name| name.eq_ignore_ascii_case(stated))
    };
    match kind.entity.as_str() {
        "" => ENTITIES.iter().find(named),
        key => ENTITIES.iter().find(|row| row.id == key),
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
