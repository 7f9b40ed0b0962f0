//! Other procedures: endoscopies, drainage, conservative treatment.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use crate::value::{Answer, RecordId, Term, When, choice};

/// Another procedure or treatment, with its finding or effect.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Other procedure")]
pub struct Procedure {
    /// When it was done.
    pub when: Answer<When>,
    /// What was done: "upper endoscopy", "laxative treatment".
    pub what: Answer<Term>,
    /// Its nature.
    pub nature: Answer<ProcedureNature>,
    /// Result of an examination.
    pub result: Answer<ProcedureResult>,
    /// What was found.
    pub finding: Answer<Term>,
    /// Effect of a treatment.
    pub effect: Answer<Effect>,
    /// The record it was done for.
    #[field(kinds(Presentation, AdverseEvent))]
    pub because_of: Option<RecordId>,
}

choice! {
    /// Nature of a procedure.
    pub ProcedureNature {
        Examination = "examination",
        Treatment = "treatment",
    }
}

choice! {
    /// Result of an examination.
    pub ProcedureResult {
        Unremarkable = "unremarkable",
        Abnormal = "abnormal",
    }
}

choice! {
    /// Effect of a treatment.
    pub Effect {
        Relief = "relieved the symptoms",
        Partial = "relieved the symptoms in part",
        None = "had no effect",
    }
}
