//! Imaging studies.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use super::Certainty;
use crate::value::{Answer, Measure, Presence, RecordId, Side, Size, Term, When, choice};

/// One imaging study: what was examined, how, and what was seen and not seen.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Imaging study")]
pub struct Imaging {
    /// When it was done.
    pub when: Answer<When>,
    /// The method.
    #[field(core(Care))]
    pub modality: Answer<Modality>,
    /// Regions examined: "abdomen", "thorax".
    pub regions: Vec<Term>,
    /// Why it was done.
    pub purpose: Answer<ImagingPurpose>,
    /// Contrast medium and phase.
    pub contrast: Answer<Term>,
    /// Lesions seen, the most important first.
    #[field(section = "Findings")]
    pub lesions: Vec<SeenLesion>,
    /// Other signs, seen or looked for and not seen: ascites, adenopathy, local recurrence.
    #[field(section = "Findings")]
    pub signs: Vec<ImagingSign>,
    /// The radiologist's conclusion in a few words: "sarcoma suspected".
    #[field(section = "Findings")]
    pub conclusion: Answer<Term>,
}

choice! {
    /// Imaging method.
    pub Modality {
        Ct = "CT",
        Mri = "MRI",
        PetCt = "PET-CT",
        Ultrasound = "ultrasound",
        Radiograph = "radiograph",
        ContrastStudy = "contrast study",
        BoneScan = "bone scan",
        IntraoperativeUltrasound = "intraoperative ultrasound",
    }
}

choice! {
    /// Why a study was done.
    pub ImagingPurpose {
        Diagnosis = "diagnosis",
        Staging = "staging",
        Response = "response",
        Postoperative = "postoperative control",
        FollowUp = "follow-up",
        Symptoms = "new symptoms",
    }
}

/// A lesion, or several alike, seen in one study.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SeenLesion {
    /// What it was taken for.
    pub nature: Option<LesionNature>,
    /// How firmly.
    pub certainty: Option<Certainty>,
    /// Organ or place: "liver", "left side of the abdomen".
    pub site: Term,
    /// Compartment: "intraperitoneal".
    pub compartment: Term,
    /// Side of the body.
    pub side: Option<Side>,
    /// How many.
    pub number: Option<Multiplicity>,
    /// Exact number, where counted.
    pub count: Option<u32>,
    /// Size, each axis with its name.
    #[field(units(Cm, Mm))]
    pub size: Option<Size>,
    /// Diameter of the largest of several.
    #[field(units(Cm, Mm))]
    pub largest: Option<Measure>,
    /// Form: "round".
    pub form: Term,
    /// Border.
    pub border: Option<Border>,
    /// How contrast was taken up.
    pub enhancement: Option<Enhancement>,
    /// Necrotic areas.
    pub necrosis: Option<Presence>,
    /// Neighbours it lies close to.
    pub close_to: Vec<Term>,
    /// Anything around it: "ground-glass opacity, possibly haemorrhage".
    pub surroundings: Term,
    /// The lesion record it is, where lesions are followed one by one.
    #[field(kinds(Lesion))]
    pub lesion: Option<RecordId>,
    /// Method on which the lesion had not been visible before: "intraoperative ultrasound".
    pub not_seen_on: Term,
}

choice! {
    /// What a lesion was taken for.
    pub LesionNature {
        Primary = "primary tumour",
        Metastasis = "metastasis",
        LocalRecurrence = "local recurrence",
        Residual = "residual lesion",
        Suspicious = "suspicious lesion",
        PostoperativeChange = "postoperative change",
        Benign = "benign finding",
    }
}

choice! {
    /// How many, where not counted.
    pub Multiplicity {
        Single = "single",
        Few = "few",
        Multiple = "multiple",
    }
}

choice! {
    /// Border of a lesion.
    pub Border {
        WellCircumscribed = "well circumscribed",
        Irregular = "irregular",
        Infiltrative = "infiltrative",
    }
}

choice! {
    /// Contrast enhancement.
    pub Enhancement {
        Homogeneous = "homogeneous",
        Heterogeneous = "heterogeneous",
        Enhancing = "enhancing",
        NotEnhancing = "not enhancing",
    }
}

/// A sign in an imaging study, seen or looked for and not seen.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ImagingSign {
    /// The sign: "lymphadenopathy", "ascites", "local recurrence".
    pub what: Term,
    /// Whether it was seen; seen when left out.
    pub presence: Option<Presence>,
    /// Where: "pelvic", "lesser pelvis".
    pub sites: Vec<Term>,
    /// How much: "some".
    pub amount: Term,
}
