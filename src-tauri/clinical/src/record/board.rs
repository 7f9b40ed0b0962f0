//! Decisions: what was decided, and what was not given and why.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use crate::value::{Answer, Term, When, YesNo, choice};

/// A decision of a tumour board or of those treating: what was decided, what was withheld, and why.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Board decision")]
pub struct Board {
    /// When it was made.
    pub when: Answer<When>,
    /// Who decided.
    pub forum: Answer<Forum>,
    /// What was found or considered first: "remaining lesions in the liver and lungs resectable".
    pub assessment: Answer<Term>,
    /// The decisions.
    pub decisions: Vec<Decision>,
}

choice! {
    /// Who decided.
    pub Forum {
        Multidisciplinary = "multidisciplinary meeting",
        Treating = "treating clinicians",
        Patient = "patient",
    }
}

/// One decision.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Decision {
    /// About what.
    pub about: Option<Step>,
    /// In particular: "ifosfamide with doxorubicin", "a sarcoma centre".
    pub detail: Term,
    /// Whether it was to be done; "no" for a treatment withheld.
    pub chosen: Option<YesNo>,
    /// What was chosen against: "dacarbazine".
    pub rather_than: Term,
    /// What it was to achieve: "to reduce the tumour burden".
    pub aim: Term,
    /// Why.
    pub reason: Option<DecisionReason>,
    /// Why, in particular: "guidelines for abdominal leiomyosarcoma then followed".
    pub reason_detail: Term,
    /// Spoke against it all the same: "high risk of relapse after perforation".
    pub despite: Term,
    /// The institution, for a referral. Never printed.
    #[field(class = Place)]
    pub institution: String,
}

choice! {
    /// What a decision is about.
    pub Step {
        Referral = "referral",
        Surgery = "surgery",
        AdjuvantTherapy = "adjuvant therapy",
        SystemicTherapy = "systemic therapy",
        Radiotherapy = "radiotherapy",
        LocalTherapy = "surgery and ablation",
        Observation = "observation",
        SupportiveCare = "supportive care",
    }
}

choice! {
    /// Why it was decided.
    pub DecisionReason {
        Guideline = "in line with the guidelines",
        Histology = "histology",
        Response = "response to treatment",
        Toxicity = "toxicity",
        PatientWish = "patient’s wish",
        NoOtherDisease = "no evidence of tumour elsewhere",
        LittleExperience = "little experience in this setting",
        Other = "other",
    }
}
