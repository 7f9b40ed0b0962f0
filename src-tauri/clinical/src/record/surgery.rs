//! Operations.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use super::Residual;
use crate::value::{Answer, Measure, Presence, RecordId, Side, Term, When, YesNo, choice};

/// An operation: what was removed, how, what was found, and what was left.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Surgery")]
pub struct Surgery {
    /// When it was done.
    #[field(section = "Operation")]
    pub when: Answer<When>,
    /// What it was meant to do.
    #[field(section = "Operation")]
    pub intent: Answer<SurgeryIntent>,
    /// The procedures done in this sitting: "left hepatectomy".
    #[field(section = "Operation", core(Iccr))]
    pub procedures: Vec<Term>,
    /// How the surgeon got in: "midline laparotomy".
    #[field(section = "Operation")]
    pub approach: Answer<Approach>,
    /// Side of the body.
    #[field(section = "Operation")]
    pub side: Answer<Side>,
    /// Structures the tumour adhered to.
    #[field(section = "Operation")]
    pub adhesions: Vec<Adhesion>,
    /// Whether the tumour was removed in one piece with its neighbours.
    #[field(label = "En bloc", section = "Operation")]
    pub en_bloc: Answer<YesNo>,
    /// Organs and parts removed, with lengths.
    #[field(section = "Operation", core(Iccr))]
    pub removed: Vec<Removed>,
    /// Anastomoses.
    #[field(section = "Operation")]
    pub anastomoses: Vec<Anastomosis>,
    /// Breach of the tumour capsule or bowel wall seen at operation, whatever its cause.
    #[field(label = "Tumour perforation", section = "Findings", core(Iccr))]
    pub perforation: Answer<Perforation>,
    /// Ascites found.
    #[field(section = "Findings")]
    pub ascites: Answer<Ascites>,
    /// Metastases of the peritoneum.
    #[field(section = "Findings")]
    pub peritoneal_metastases: Answer<Presence>,
    /// Residual tumour as judged after the operation.
    #[field(label = "Residual tumour", section = "Outcome")]
    pub residual: Answer<Residual>,
    /// Complications, each with its grade; answer "none" by a row.
    #[field(section = "Outcome")]
    pub complications: Vec<Complication>,
    /// Blood lost.
    #[field(section = "Outcome", units(Ml))]
    pub blood_loss: Answer<Measure>,
    /// An earlier operation that was done in the same sitting or that this one completes.
    #[field(label = "Follows operation", section = "Operation", kinds(Surgery))]
    pub follows: Option<RecordId>,
}

choice! {
    /// What an operation is meant to do.
    pub SurgeryIntent {
        PrimaryResection = "resection of the primary tumour",
        ReResection = "re-resection",
        Metastasectomy = "resection of metastases",
        Recurrence = "resection of a recurrence",
        SuspiciousTissue = "excision of suspicious tissue",
        Diagnostic = "diagnostic operation",
        Palliative = "palliative operation",
        Reconstruction = "reconstruction",
    }
}

choice! {
    /// Surgical approach.
    pub Approach {
        MidlineLaparotomy = "midline laparotomy",
        Laparotomy = "laparotomy",
        RepeatLaparotomy = "repeat laparotomy",
        Laparoscopy = "laparoscopy",
        Thoracoscopy = "thoracoscopy",
        Thoracotomy = "thoracotomy",
        OpenExtremity = "open approach to the limb",
        OpenTrunk = "open approach to the trunk",
        Endoscopic = "endoscopy",
    }
}

/// A structure the tumour adhered to.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Adhesion {
    /// The structure.
    pub to: Term,
    /// Whether in part or wholly.
    pub extent: Option<AdhesionExtent>,
}

choice! {
    /// Extent of an adhesion.
    pub AdhesionExtent {
        Partial = "partial",
        Complete = "complete",
    }
}

/// An organ or part removed.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Removed {
    /// The organ or part: "small intestine and colon", "scar of the midline laparotomy".
    pub organ: Term,
    /// Length removed.
    #[field(units(Cm, Mm))]
    pub length: Option<Measure>,
}

/// An anastomosis.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Anastomosis {
    /// The type: "antiperistaltic side-to-side", "small-bowel".
    pub kind: Term,
    /// Where: "splenic flexure".
    pub site: Term,
    /// Distance from a landmark.
    #[field(units(Cm, Mm))]
    pub distance: Option<Measure>,
    /// The landmark, with direction: "proximal to the ileocaecal valve".
    pub landmark: Term,
}

choice! {
    /// Breach of the tumour.
    pub Perforation {
        None = "none",
        PeritonealCavity = "into the peritoneal cavity",
        PleuralCavity = "into the pleural cavity",
        BowelLumen = "into the bowel lumen",
        SoftTissue = "into the soft tissue",
    }
}

choice! {
    /// Ascites at operation.
    pub Ascites {
        None = "none",
        Clear = "clear",
        Bloody = "bloody",
    }
}

/// A complication.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Complication {
    /// The complication.
    pub what: Term,
    /// Grade (Dindo 2004).
    #[field(label = "Clavien–Dindo grade")]
    pub grade: Option<ClavienDindo>,
}

choice! {
    /// Clavien–Dindo grade (Dindo 2004, Ann Surg 240:205).
    pub ClavienDindo {
        I = "I",
        II = "II",
        IIIa = "IIIa",
        IIIb = "IIIb",
        IVa = "IVa",
        IVb = "IVb",
        V = "V",
    }
}
