//! A lesion followed over time with its measurements.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use super::LesionNature;
use crate::value::{Answer, Measure, RecordId, Side, Size, Term, YesNo, choice};

/// A lesion that is followed one by one, with a measurement for each study.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Lesion")]
pub struct Lesion {
    /// Its name in the case: "liver 1".
    pub name: Term,
    /// Organ or place.
    pub site: Answer<Term>,
    /// Side of the body.
    pub side: Answer<Side>,
    /// What it is.
    pub nature: Answer<LesionNature>,
    /// Whether it is a lymph node, measured by its short axis.
    #[field(label = "Lymph node")]
    pub node: Answer<YesNo>,
    /// Whether it is a RECIST target.
    pub target: Answer<YesNo>,
    /// Its measurements in order of time.
    pub measurements: Vec<Measurement>,
}

/// A lesion in one study.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Measurement {
    /// The study.
    #[field(kinds(Imaging))]
    pub study: Option<RecordId>,
    /// Size in that study.
    #[field(units(Mm, Cm))]
    pub size: Option<Size>,
    /// Attenuation, for Choi.
    #[field(units(Hounsfield))]
    pub attenuation: Option<Measure>,
    /// What else was the case. A lesion that split has one measurement for each part.
    pub state: Option<LesionState>,
}

choice! {
    /// State of a lesion, where its size does not tell it.
    pub LesionState {
        Gone = "no longer visible",
        TooSmall = "too small to measure",
        Present = "present, not measured",
        Progressed = "unequivocal progression",
        NewNodule = "new or larger nodule inside",
        Split = "split",
        Merged = "merged",
        Treated = "treated locally",
        NotExamined = "not examined",
    }
}
