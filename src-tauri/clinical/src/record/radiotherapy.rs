//! Radiotherapy.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use crate::value::{Answer, Dose, Measure, RecordId, Side, Term, When, YesNo, choice};

/// A course of radiotherapy: external, intraoperative, brachytherapy or proton.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Radiotherapy")]
pub struct Radiotherapy {
    /// When it began.
    pub when: Answer<When>,
    /// Technique.
    pub technique: Answer<RadiotherapyTechnique>,
    /// Its place in the treatment.
    pub setting: Answer<RadiotherapySetting>,
    /// What was irradiated.
    pub target: Answer<Term>,
    /// Side of the body.
    pub side: Answer<Side>,
    /// Total dose.
    pub total: Answer<Dose>,
    /// Number of fractions.
    #[field(range(1, 60))]
    pub fractions: Answer<u32>,
    /// Dose of one fraction.
    pub per_fraction: Answer<Dose>,
    /// Ratio α/β of the tissue, in gray, for the dose in fractions of 2 Gy; none is assumed.
    #[field(label = "α/β", units(Gray), range(0.5, 30))]
    pub alpha_beta: Answer<Measure>,
    /// Whether it was given as planned.
    pub completed: Answer<YesNo>,
    /// When it ended.
    pub ended: Answer<When>,
    /// Systemic therapy given at the same time.
    #[field(label = "Together with", kinds(Systemic))]
    pub with_systemic: Option<RecordId>,
}

choice! {
    /// Technique of radiotherapy.
    pub RadiotherapyTechnique {
        External = "external-beam radiotherapy",
        Imrt = "intensity-modulated radiotherapy",
        Stereotactic = "stereotactic radiotherapy",
        Intraoperative = "intraoperative radiotherapy",
        Brachytherapy = "brachytherapy",
        Proton = "proton therapy",
        Carbon = "carbon-ion therapy",
    }
}

choice! {
    /// Place of radiotherapy in the treatment.
    pub RadiotherapySetting {
        Preoperative = "before surgery",
        Postoperative = "after surgery",
        Definitive = "definitive",
        Palliative = "palliative",
        Intraoperative = "during surgery",
    }
}
