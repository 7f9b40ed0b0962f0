//! Consent to publish.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use crate::value::{Answer, Term, When, choice};

/// Consent of the patient to publication, and approval by an ethics committee.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Consent")]
pub struct Consent {
    /// Whether written consent to publication was given.
    #[field(label = "Consent to publish", core(Care))]
    pub publication: Answer<ConsentState>,
    /// What the consent covers.
    pub scope: Vec<ConsentScope>,
    /// When it was given. Stays in the library.
    pub given: Answer<When>,
    /// Who gave it.
    pub given_by: Answer<ConsentGiver>,
    /// Where the signed paper is kept.
    #[field(class = Place)]
    pub kept_at: String,
    /// The committee's decision, or that none was needed.
    #[field(label = "Ethics approval")]
    pub ethics: Answer<Term>,
}

impl Consent {
    /// Whether it covers images. One that names nothing was not narrowed: it covers the whole report.
    pub fn covers_images(&self) -> bool {
        self.scope.is_empty() || self.scope.contains(&ConsentScope::Images)
    }
}

choice! {
    /// State of the consent.
    pub ConsentState {
        Obtained = "obtained",
        Asked = "asked, not yet given",
        Refused = "refused",
        Withdrawn = "withdrawn",
    }
}

choice! {
    /// What a consent covers.
    pub ConsentScope {
        Text = "text",
        Images = "images",
        Registry = "registry",
    }
}

choice! {
    /// Who gave consent.
    pub ConsentGiver {
        Patient = "patient",
        Parent = "parent or guardian",
        NextOfKin = "next of kin",
    }
}
