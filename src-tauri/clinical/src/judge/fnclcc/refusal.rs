//! Specimens that have no FNCLCC grade, and what is asked instead.

use super::super::scope::{Scope, scope};
use crate::{
    case::Case,
    record::Pathology,
    value::{Presence, YesNo},
};

/// Why a specimen is not graded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The tumour had been treated before the specimen was taken (ESMO; IDEA4RC).
    Treated,
    /// The specimen holds no viable tumour.
    NoTumour,
    /// Its type is not graded by FNCLCC.
    Type(Scope),
}

/// Why a specimen has no FNCLCC grade; none where it can have one.
pub fn refusal(case: &Case, report: &Pathology) -> Option<Refusal> {
    match scope(case, report) {
        kind @ (Scope::Gist | Scope::Bone | Scope::NotMeant { .. }) => Some(Refusal::Type(kind)),
        _ if report.viable_tumour.is(&Presence::Absent) => Some(Refusal::NoTumour),
        _ if report.treated_before.is(&YesNo::Yes) => Some(Refusal::Treated),
        Scope::Graded | Scope::HighByDefinition | Scope::Discouraged { .. } => None,
    }
}

impl Refusal {
    /// The reason in words.
    pub fn because(self) -> String {
        match self {
            Self::Treated => "the tumour was treated before the specimen was taken".to_owned(),
            Self::NoTumour => "the specimen holds no viable tumour".to_owned(),
            Self::Type(Scope::Gist) => "a gastrointestinal stromal tumour has no FNCLCC grade".to_owned(),
            Self::Type(Scope::Bone) => "FNCLCC grades soft-tissue sarcomas, not tumours of bone".to_owned(),
            Self::Type(Scope::NotMeant { why, .. }) => format!("FNCLCC was not made for this type: {why}"),
            Self::Type(_) => "the type is not graded".to_owned(),
        }
    }

    /// The question that takes the place of the grade.
    pub fn asks(self) -> &'static str {
        match self {
            Self::Treated => "What part of the tumour is viable, in percent?",
            Self::NoTumour => "Which changes other than tumour were seen?",
            Self::Type(kind) => kind.asks_instead().unwrap_or_default(),
        }
    }

    /// Where the refusal is from.
    pub fn source(self) -> &'static str {
        match self {
            Self::Treated => "ESMO guidance on histological grading; IDEA4RC",
            Self::NoTumour => "the report itself",
            Self::Type(Scope::Gist) => "UICC TNM; SEER EOD 3.3, GIST",
            Self::Type(Scope::Bone) => "AJCC 8, chapter 38; SEER EOD 3.3",
            Self::Type(_) => "table of entities, column fnclcc_note",
        }
    }
}
