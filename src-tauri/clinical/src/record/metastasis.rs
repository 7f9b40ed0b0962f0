//! Metastases and recurrences.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use super::{Border, Certainty, Multiplicity};
use crate::value::{Answer, Measure, Presence, RecordId, Side, Size, Term, When, choice};

/// Metastatic disease or a recurrence, found at one time: where, how many, how large, and how it was proven.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Metastasis or recurrence")]
pub struct Metastasis {
    /// When it was diagnosed.
    pub when: Answer<When>,
    /// What it was.
    pub event: Answer<DiseaseEvent>,
    /// Whether the tumour had come back where it arose.
    pub local_recurrence: Answer<Presence>,
    /// The sites, each with number and size.
    pub sites: Vec<DiseaseSite>,
    /// The studies that showed it.
    #[field(kinds(Imaging))]
    pub shown_by: Vec<RecordId>,
    /// The biopsy or operation that proved it.
    #[field(kinds(Biopsy, Surgery))]
    pub proven_by: Option<RecordId>,
}

choice! {
    /// What happened.
    pub DiseaseEvent {
        Metastasis = "distant metastasis",
        LocalRecurrence = "local recurrence",
        Both = "local recurrence and distant metastasis",
        Nodal = "lymph node metastasis",
        Progression = "progression of metastases",
    }
}

/// One organ with its lesions.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DiseaseSite {
    /// The organ: "liver", "lung".
    pub organ: Term,
    /// Side of the body.
    pub side: Option<Side>,
    /// How many.
    pub number: Option<Multiplicity>,
    /// Exact number, where counted.
    pub count: Option<u32>,
    /// Diameter of the largest.
    #[field(units(Cm, Mm))]
    pub largest: Option<Measure>,
    /// Sizes, where measured one by one.
    #[field(units(Cm, Mm))]
    pub sizes: Vec<Size>,
    /// Border.
    pub border: Option<Border>,
    /// How firmly they were taken for metastases.
    pub certainty: Option<Certainty>,
}
