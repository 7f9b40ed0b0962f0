//! Response assessments.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use crate::value::{Answer, Presence, RecordId, Size, Term, When, choice};

/// How the tumour had responded, by one method, at one time.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Response assessment")]
pub struct Response {
    /// When it was assessed.
    pub when: Answer<When>,
    /// The courses it judges.
    #[field(label = "Response to", kinds(Systemic, Radiotherapy))]
    pub of: Vec<RecordId>,
    /// By which method.
    pub method: Answer<ResponseMethod>,
    /// The category as stated.
    pub category: Answer<ResponseCategory>,
    /// Whether new lesions had appeared.
    pub new_lesions: Answer<Presence>,
    /// How the lesions of each place had changed.
    pub changes: Vec<SiteChange>,
    /// The study it rests on.
    #[field(kinds(Imaging))]
    pub study: Option<RecordId>,
}

choice! {
    /// Method of response assessment.
    pub ResponseMethod {
        Clinician = "clinician’s statement",
        Recist = "RECIST 1.1",
        Choi = "Choi",
    }
}

choice! {
    /// Category of response.
    pub ResponseCategory {
        Complete = "complete remission",
        AlmostComplete = "almost complete response",
        Partial = "partial remission",
        FurtherReduction = "further reduction",
        Stable = "stable disease",
        Progression = "progressive disease",
    }
}

/// How the lesions of one place had changed.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SiteChange {
    /// The organs: "liver and lungs".
    pub site: Term,
    /// Their number.
    pub number: Option<NumberChange>,
    /// Their size.
    pub size: Option<SizeChange>,
    /// Size of what remained.
    #[field(units(Mm, Cm))]
    pub residual: Option<Size>,
}

choice! {
    /// Change in number of lesions.
    pub NumberChange {
        Fewer = "fewer",
        Same = "as many",
        More = "more",
        NoneLeft = "none left",
        OneLeft = "one left",
    }
}

choice! {
    /// Change in size of lesions.
    pub SizeChange {
        Smaller = "smaller",
        Same = "unchanged",
        Larger = "larger",
    }
}
