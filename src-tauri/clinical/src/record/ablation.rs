//! Local ablation.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use super::Multiplicity;
use crate::value::{Answer, Measure, RecordId, Term, When, YesNo, choice};

/// Local ablation of tumour: technique, place, guidance.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Ablation")]
pub struct Ablation {
    /// When it was done.
    pub when: Answer<When>,
    /// Technique.
    pub technique: Answer<AblationTechnique>,
    /// Organ and part: "right lobe of the liver".
    pub site: Answer<Term>,
    /// How many lesions.
    pub number: Answer<Multiplicity>,
    /// Exact number of lesions.
    pub count: Answer<u32>,
    /// Size of the largest lesion.
    #[field(units(Mm, Cm))]
    pub largest: Answer<Measure>,
    /// Approach.
    pub approach: Answer<AblationApproach>,
    /// Guidance: "fusion of ultrasound and MRI".
    pub guidance: Answer<Term>,
    /// Whether the place had been ablated before.
    #[field(label = "Repeat ablation")]
    pub repeat: Answer<YesNo>,
    /// The operation in the same sitting.
    #[field(label = "In one sitting with", kinds(Surgery))]
    pub with_surgery: Option<RecordId>,
}

choice! {
    /// Technique of ablation.
    pub AblationTechnique {
        Radiofrequency = "radiofrequency ablation",
        Microwave = "microwave ablation",
        Cryoablation = "cryoablation",
        Electroporation = "irreversible electroporation",
        Ethanol = "ethanol injection",
        FocusedUltrasound = "focused ultrasound",
    }
}

choice! {
    /// Approach of ablation.
    pub AblationApproach {
        Percutaneous = "percutaneous",
        Open = "open",
        Laparoscopic = "laparoscopic",
    }
}
