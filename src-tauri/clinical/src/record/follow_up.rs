//! Follow-up.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use super::Ecog;
use crate::value::{Answer, Presence, Term, When, choice};

/// State of the patient at one visit.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Follow-up")]
pub struct FollowUp {
    /// When.
    pub when: Answer<When>,
    /// State of the disease.
    #[field(core(Care))]
    pub status: Answer<DiseaseStatus>,
    /// On what the judgement rests.
    pub judged: Answer<JudgedBy>,
    /// Late effects of treatment.
    #[field(core(Care))]
    pub late_effects: Answer<Presence>,
    /// Which late effects.
    #[field(label = "Late effects in particular")]
    pub late_effects_detail: Answer<Term>,
    /// Performance status on the ECOG scale.
    #[field(label = "ECOG performance status")]
    pub ecog: Answer<Ecog>,
}

choice! {
    /// State of the disease.
    pub DiseaseStatus {
        CompleteRemission = "complete remission",
        NoEvidence = "no evidence of disease",
        AliveWithDisease = "alive with disease",
        DiedOfDisease = "died of the disease",
        DiedOtherwise = "died of another cause",
        DiedUnknown = "died, cause not known",
        Lost = "lost to follow-up",
    }
}

choice! {
    /// On what a judgement rests.
    pub JudgedBy {
        Clinical = "clinical",
        Radiological = "radiological",
        Both = "clinical and radiological",
    }
}
