//! Adverse events.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use crate::value::{Answer, RecordId, Term, When, choice};

/// A side effect of treatment.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Adverse event")]
pub struct AdverseEvent {
    /// When it appeared.
    pub when: Answer<When>,
    /// The event: "fluid retention".
    #[field(core(Care))]
    pub term: Term,
    /// The treatment it is put down to.
    #[field(label = "Put down to", kinds(Systemic, Radiotherapy, Surgery, Ablation))]
    pub of: Option<RecordId>,
    /// Severity.
    #[field(label = "CTCAE grade")]
    pub grade: Answer<CtcaeGrade>,
    /// Version of CTCAE used for the grade.
    #[field(label = "CTCAE version")]
    pub version: Answer<CtcaeVersion>,
    /// What was done about it.
    pub consequence: Answer<Consequence>,
}

choice! {
    /// Grade of severity.
    pub CtcaeGrade {
        G1 = "1",
        G2 = "2",
        G3 = "3",
        G4 = "4",
        G5 = "5",
    }
}

choice! {
    /// Version of the Common Terminology Criteria for Adverse Events.
    pub CtcaeVersion {
        V4 = "4.03",
        V5 = "5.0",
        V6 = "6.0",
    }
}

choice! {
    /// What followed from an adverse event.
    pub Consequence {
        Continued = "treatment continued",
        Reduced = "dose reduced",
        Delayed = "treatment delayed",
        Changed = "treatment changed",
        Stopped = "treatment stopped",
    }
}
