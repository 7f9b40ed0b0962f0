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
    /// Whether the tumour was known for a sarcoma and its removal planned as such.
    #[field(section = "Operation")]
    pub planned: Answer<Planned>,
    /// Physical status before the operation (American Society of Anesthesiologists).
    #[field(label = "ASA class", section = "Operation")]
    pub asa: Answer<Asa>,
    /// Whether it was an emergency: the suffix E of the ASA class.
    #[field(section = "Operation")]
    pub emergency: Answer<YesNo>,
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
    /// How the defect was closed: "free flap", "mesh".
    #[field(section = "Operation")]
    pub reconstruction: Answer<Term>,
    /// Breach of the tumour capsule or bowel wall seen at operation, whatever its cause.
    #[field(label = "Tumour perforation", section = "Findings", core(Iccr))]
    pub perforation: Answer<Perforation>,
    /// When the tumour was breached.
    #[field(section = "Findings")]
    pub breach_timing: Answer<BreachTiming>,
    /// Whether the bowel was perforated at the tumour.
    #[field(label = "Bowel perforated at the tumour", section = "Findings")]
    pub bowel_perforated: Answer<YesNo>,
    /// Whether the tumour was cut into or removed in pieces.
    #[field(label = "Removed in pieces", section = "Findings")]
    pub piecemeal: Answer<YesNo>,
    /// Whether the surgeon tore the peritoneum over the tumour, the tumour itself staying whole.
    #[field(label = "Peritoneum torn", section = "Findings")]
    pub peritoneum_torn: Answer<YesNo>,
    /// Ascites found.
    #[field(section = "Findings")]
    pub ascites: Answer<Ascites>,
    /// Metastases of the peritoneum.
    #[field(section = "Findings")]
    pub peritoneal_metastases: Answer<Presence>,
    /// Residual tumour as judged after the operation.
    #[field(label = "Residual tumour", section = "Outcome")]
    pub residual: Answer<Residual>,
    /// The scheme the residual tumour was judged by.
    #[field(label = "Residual tumour by", section = "Outcome")]
    pub residual_by: Answer<ResidualScheme>,
    /// Whether the residual tumour speaks of this place only, or of the whole patient.
    #[field(label = "Residual tumour speaks of", section = "Outcome")]
    pub residual_of: Answer<ResidualScope>,
    /// Width of the margin by class.
    #[field(section = "Outcome")]
    pub margin_class: Answer<MarginClass>,
    /// Tissue that bars the way at the nearest margin: "intact fascia", "periosteum".
    #[field(section = "Outcome")]
    pub barrier: Answer<Term>,
    /// Complications, each with its grade; answer "none" by a row.
    #[field(section = "Outcome")]
    pub complications: Vec<Complication>,
    /// How long after the operation complications were counted: 30 or 90 days.
    #[field(label = "Complications counted for", section = "Outcome", units(Day, Month))]
    pub complications_within: Answer<Measure>,
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
    /// Whether it was still there at discharge: the suffix d.
    #[field(label = "Still there at discharge")]
    pub at_discharge: Option<YesNo>,
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

choice! {
    /// Whether an excision was planned for a sarcoma.
    pub Planned {
        Planned = "planned as sarcoma surgery",
        Unplanned = "unplanned excision",
    }
}

choice! {
    /// ASA physical status.
    pub Asa {
        I = "I",
        II = "II",
        III = "III",
        IV = "IV",
        V = "V",
        VI = "VI",
    }
}

choice! {
    /// When a tumour was breached.
    pub BreachTiming {
        Spontaneous = "spontaneously",
        Preoperative = "before the operation",
        Intraoperative = "during the operation",
    }
}

choice! {
    /// Scheme of residual tumour.
    pub ResidualScheme {
        Margin = "R (AJCC/UICC residual tumour)",
        OneMillimetre = "R + 1 mm (UICC)",
    }
}

choice! {
    /// What a residual tumour speaks of; by TNM it counts distant tumour too.
    pub ResidualScope {
        Place = "this place only",
        Patient = "the whole patient",
    }
}

choice! {
    /// Class of a margin's width.
    pub MarginClass {
        EnnekingIntralesional = "intralesional (Enneking)",
        EnnekingMarginal = "marginal (Enneking)",
        EnnekingWide = "wide (Enneking)",
        EnnekingRadical = "radical (Enneking)",
        SsgIntralesional = "intralesional (SSG)",
        SsgMarginal = "marginal (SSG)",
        SsgWide = "wide (SSG)",
        SsgCompartmental = "compartmental or myectomy (SSG)",
    }
}
