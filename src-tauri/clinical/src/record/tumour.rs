//! The primary tumour: where it arose, what it is, how far it had spread at diagnosis.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use crate::value::{Answer, Code, Presence, Side, Size, Term, When, choice};

/// The primary tumour: site, type, and extent at diagnosis.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Primary tumour")]
pub struct Tumour {
    /// Organ or tissue where the tumour arose: "mesentery", "thigh".
    #[field(section = "Site", core(Iccr))]
    pub site: Answer<Term>,
    /// The site as ICD-O topography.
    #[field(section = "Site", codes = Topography)]
    pub topography: Option<Code>,
    /// Side of the body.
    #[field(section = "Site")]
    pub side: Answer<Side>,
    /// The compartment or depth.
    #[field(section = "Site", core(Iccr))]
    pub depth: Answer<Depth>,
    /// Whether there was one mass or several.
    #[field(section = "Extent")]
    pub focality: Answer<Focality>,
    /// The masses, where several were measured separately.
    #[field(section = "Extent")]
    pub masses: Vec<Mass>,
    /// The diagnosis of the case, as finally held.
    #[field(label = "Diagnosis", section = "Diagnosis", core(Care))]
    pub diagnosis: Answer<Histology>,
    /// When the diagnosis was first made. Default time zero.
    #[field(label = "First diagnosed", section = "Diagnosis")]
    pub diagnosed: Answer<When>,
    /// Other diagnoses that were considered.
    #[field(label = "Other diagnoses considered", section = "Diagnosis", core(Care))]
    pub differential: Answer<Term>,
    /// Distant metastasis at first diagnosis.
    #[field(label = "Metastasis at diagnosis", section = "Extent", core(Iccr))]
    pub metastasis_at_diagnosis: Answer<Presence>,
    /// Regional lymph nodes at first diagnosis, by imaging.
    #[field(label = "Nodes at diagnosis", section = "Extent")]
    pub nodes_at_diagnosis: Answer<Presence>,
    /// Stages and risk groups as stated in the record, each with its system.
    #[field(section = "Stage as stated")]
    pub stages: Vec<StatedStage>,
}

choice! {
    /// Compartment of a soft-tissue tumour.
    pub Depth {
        Superficial = "superficial to the fascia",
        Deep = "deep to the fascia",
        Intraperitoneal = "intraperitoneal",
        Retroperitoneal = "retroperitoneal",
        Intrathoracic = "intrathoracic",
        Visceral = "within an organ",
        Bone = "within bone",
    }
}

choice! {
    /// One mass or several.
    pub Focality {
        Single = "single",
        Multiple = "multiple",
    }
}

/// A separately measured mass of the primary tumour.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mass {
    /// Where it lies.
    pub site: Term,
    /// Its size.
    #[field(units(Cm, Mm))]
    pub size: Option<Size>,
}

/// A histological type as stated and as coded.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Histology {
    /// The type in the report's words: "pleomorphic leiomyosarcoma, high grade".
    pub stated: Term,
    /// Key of the entity in this program's table of sarcoma types.
    #[field(class = None)]
    pub entity: String,
    /// The type as ICD-O morphology.
    #[field(codes = Morphology)]
    pub morphology: Option<Code>,
    /// How firmly it was stated.
    pub certainty: Option<Certainty>,
}

choice! {
    /// How firmly something was stated; never strengthened in print.
    pub Certainty {
        Proven = "proven",
        TypicalOf = "typical of",
        ConsistentWith = "consistent with",
        SuspiciousOf = "suspicious of",
        Suggests = "suggestive of",
        Possible = "possibly",
    }
}

/// A stage or risk group as stated in the record. Computed ones are never written here.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StatedStage {
    /// The system and edition: "AJCC 8", "NIH modified".
    pub system: Term,
    /// T, N and M as stated.
    #[field(label = "TNM")]
    pub tnm: Term,
    /// The group: "IIIB", "high risk".
    pub group: Term,
}
