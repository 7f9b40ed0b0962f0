//! Pathology reports: one per specimen.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use super::{Border, Certainty, Histology};
use crate::value::{Answer, Grade3, Measure, Number, Presence, Qualifier, RecordId, Size, Term, When, YesNo, choice};

/// The pathologist's report on one specimen: macroscopy, histology, grade, margins, immunohistochemistry, molecular tests.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Pathology report")]
pub struct Pathology {
    /// When the specimen was taken.
    #[field(section = "Specimen")]
    pub when: Answer<When>,
    /// The operation or biopsy it came from.
    #[field(label = "Specimen from", section = "Specimen", kinds(Surgery, Biopsy, Procedure, Ablation))]
    pub specimen: Option<RecordId>,
    /// What kind of specimen.
    #[field(section = "Specimen", core(Iccr))]
    pub specimen_kind: Answer<SpecimenKind>,
    /// What the tissue is of.
    #[field(label = "Tissue of", section = "Specimen")]
    pub tissue: Answer<Tissue>,
    /// Where it came from: "mesentery with small intestine and colon", "liver".
    #[field(section = "Specimen", core(Iccr))]
    pub site: Answer<Term>,
    /// Size of the tumour in the specimen.
    #[field(section = "Specimen", units(Cm, Mm), range(0, 99), core(Iccr))]
    pub size: Answer<Size>,
    /// Border.
    #[field(section = "Specimen")]
    pub border: Answer<Border>,
    /// Structures invaded, and structures examined and found free.
    #[field(section = "Specimen", core(Iccr))]
    pub invasion: Vec<Invasion>,
    /// Whether the tumour had been treated before the specimen was taken; then it is not graded.
    #[field(label = "Treated before", section = "Specimen", core(Iccr))]
    pub treated_before: Answer<YesNo>,
    /// Viable tumour after treatment.
    #[field(section = "Specimen")]
    pub viable_tumour: Answer<Presence>,
    /// Viable tumour after treatment, in percent.
    #[field(label = "Viable part", section = "Specimen", units(Percent), range(0, 100))]
    pub viable_part: Answer<Measure>,
    /// Changes other than tumour: "fibrosis".
    #[field(section = "Specimen")]
    pub other_changes: Answer<Term>,
    /// Cells seen.
    #[field(section = "Histology")]
    pub cells: Vec<Cells>,
    /// Histological type of this specimen.
    #[field(label = "Type", section = "Histology", core(Iccr))]
    pub histology: Answer<Histology>,
    /// How it compares with the primary tumour.
    #[field(section = "Histology")]
    pub compared_with_primary: Answer<Comparison>,
    /// Necrosis of the tumour, in percent.
    #[field(section = "Grade", units(Percent), range(0, 100), core(Iccr))]
    pub necrosis: Answer<Measure>,
    /// How necrosis was assessed.
    #[field(label = "Necrosis assessed", section = "Grade")]
    pub necrosis_by: Answer<NecrosisBy>,
    /// Mitotic count, as stated, with the fields and the area counted.
    #[field(section = "Grade", core(Iccr))]
    pub mitoses: Answer<Mitoses>,
    /// FNCLCC grade and its parts, as stated in the report. Computed ones are never written here.
    #[field(label = "FNCLCC, as stated", section = "Grade", core(Iccr))]
    pub fnclcc: Fnclcc,
    /// Invasion of blood or lymph vessels.
    #[field(section = "Grade")]
    pub vessel_invasion: Answer<Presence>,
    /// Invasion of nerves.
    #[field(section = "Grade")]
    pub perineural_invasion: Answer<Presence>,
    /// Margins.
    #[field(section = "Margins", core(Iccr))]
    pub margins: Margins,
    /// Lymph nodes in the specimen.
    #[field(label = "Lymph nodes", section = "Margins", core(Iccr))]
    pub nodes: Answer<Nodes>,
    /// The immunohistochemistry panel.
    #[field(section = "Immunohistochemistry", core(Iccr))]
    pub immunohistochemistry: Vec<Marker>,
    /// Molecular and cytogenetic tests.
    #[field(label = "Molecular tests", section = "Molecular")]
    pub molecular: Vec<MolecularTest>,
}

choice! {
    /// Kind of specimen.
    pub SpecimenKind {
        Resection = "resection specimen",
        CoreBiopsy = "core biopsy",
        IncisionalBiopsy = "incisional biopsy",
        Cytology = "cytology",
        Other = "other specimen",
    }
}

choice! {
    /// What the tissue is of.
    pub Tissue {
        Primary = "primary tumour",
        Metastasis = "metastasis",
        LocalRecurrence = "local recurrence",
        Suspicious = "suspicious tissue",
    }
}

/// A structure that the tumour invaded, or did not.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Invasion {
    /// The structure: "serosal surface", "wall of the small intestine".
    pub structure: Term,
    /// Whether it was invaded.
    pub presence: Option<Presence>,
    /// How far.
    pub extent: Option<Extent>,
}

choice! {
    /// Extent of a finding in a specimen.
    pub Extent {
        Focal = "focal",
        Multifocal = "multifocal",
        Diffuse = "diffuse",
    }
}

/// Cells of one look.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Cells {
    /// The cells: "pleomorphic spindle cells".
    pub cell: Term,
    /// Their cytoplasm: "eosinophilic".
    pub cytoplasm: Term,
    /// Their nuclei: "cigar-shaped".
    pub nuclei: Term,
    /// Extent of those nuclei.
    pub nuclei_extent: Option<Extent>,
    /// Whether the specimen held only these cells.
    pub only: Option<YesNo>,
    /// Extent of these cells.
    pub extent: Option<Extent>,
}

choice! {
    /// How a specimen compares with the primary tumour.
    pub Comparison {
        Same = "the same",
        Similar = "similar, not identical",
        Dedifferentiated = "dedifferentiated",
        Different = "another type",
    }
}

choice! {
    /// How necrosis was assessed.
    pub NecrosisBy {
        Macroscopic = "macroscopic",
        Microscopic = "microscopic",
        Both = "macroscopic and microscopic",
    }
}

/// A mitotic count with the fields and the area it was counted in.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mitoses {
    /// How the number was stated; exactly when left out.
    pub qualifier: Option<Qualifier>,
    /// Mitoses counted; the lower number of a range.
    #[field(range(0, 2000))]
    pub count: Number,
    /// The upper number of a range.
    pub upper: Option<Number>,
    /// High-power fields counted.
    #[field(label = "Fields (HPF)", range(1, 500))]
    pub fields: Option<Number>,
    /// Area counted, in mm². Ten standard fields are 1.734 mm².
    #[field(label = "Counted area", units(Mm2))]
    pub area: Option<Measure>,
    /// Field number of the eyepiece, where no area was stated.
    #[field(range(10, 40))]
    pub field_number: Option<Number>,
    /// Magnification of the objective; 40 when left out.
    #[field(range(4, 100))]
    pub objective: Option<Number>,
}

/// FNCLCC grade and its parts, as stated.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fnclcc {
    /// Score of tumour differentiation.
    pub differentiation: Answer<Grade3>,
    /// Score of mitoses.
    #[field(label = "Mitotic score")]
    pub mitotic: Answer<Grade3>,
    /// Score of necrosis.
    #[field(label = "Necrosis score")]
    pub necrosis: Answer<NecrosisScore>,
    /// Grade.
    pub grade: Answer<Grade3>,
}

choice! {
    /// FNCLCC score of necrosis.
    pub NecrosisScore {
        None = "0",
        UnderHalf = "1",
        HalfOrMore = "2",
    }
}

/// Margins of a resection.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Margins {
    /// Residual tumour (AJCC/UICC).
    #[field(label = "Residual tumour")]
    pub residual: Answer<Residual>,
    /// Distance to the nearest margin.
    #[field(units(Mm, Cm))]
    pub distance: Answer<Measure>,
    /// The nearest margin.
    pub nearest: Answer<Term>,
}

choice! {
    /// Residual tumour.
    pub Residual {
        R0 = "R0",
        R1 = "R1",
        R2 = "R2",
        Rx = "RX",
    }
}

/// Lymph nodes of a specimen.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Nodes {
    /// Nodes examined.
    pub examined: u32,
    /// Nodes with tumour.
    pub positive: u32,
}

/// One marker of an immunohistochemistry panel.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Marker {
    /// The marker: "desmin".
    pub marker: Term,
    /// Result.
    pub result: Option<MarkerResult>,
    /// Extent.
    pub extent: Option<Extent>,
    /// Positive cells, in percent.
    #[field(units(Percent), range(0, 100))]
    pub percent: Option<Measure>,
    /// Strength of the stain.
    pub staining: Option<Staining>,
    /// Pattern: "cytoplasmic".
    pub pattern: Term,
    /// Clone.
    pub clone: Term,
}

choice! {
    /// Result of a marker.
    pub MarkerResult {
        Positive = "positive",
        Negative = "negative",
        Equivocal = "equivocal",
        Lost = "lost",
        Retained = "retained",
        NotDone = "not done",
    }
}

choice! {
    /// Strength of a stain.
    pub Staining {
        Weak = "weak",
        Moderate = "moderate",
        Strong = "strong",
        Distinct = "distinct",
    }
}

/// A molecular or cytogenetic test.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MolecularTest {
    /// The method: "FISH", "RNA sequencing".
    pub method: Term,
    /// What was looked for: "EWSR1::FLI1", "MDM2 amplification".
    pub alteration: Term,
    /// Result.
    pub result: Option<MolecularResult>,
    /// Detail: exon, variant, ratio.
    pub detail: Term,
    /// How firmly it was stated.
    pub certainty: Option<Certainty>,
}

choice! {
    /// Result of a molecular test.
    pub MolecularResult {
        Found = "found",
        NotFound = "not found",
        Failed = "failed",
    }
}
