//! Biopsies.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use crate::value::{Answer, RecordId, Term, When, choice};

/// A biopsy: how and from where tissue was taken. Its histology is a pathology report of its own.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Biopsy")]
pub struct Biopsy {
    /// When it was taken.
    pub when: Answer<When>,
    /// How.
    pub technique: Answer<BiopsyTechnique>,
    /// From where: "liver lesion".
    pub site: Answer<Term>,
    /// Guided by.
    pub guidance: Answer<Term>,
    /// The lesion record, where lesions are followed one by one.
    #[field(kinds(Lesion))]
    pub lesion: Option<RecordId>,
    /// Whether the material sufficed.
    pub material: Answer<Material>,
}

choice! {
    /// How tissue was taken.
    pub BiopsyTechnique {
        CoreNeedle = "core-needle biopsy",
        FineNeedle = "fine-needle aspiration",
        Incisional = "incisional biopsy",
        Excisional = "excisional biopsy",
        Endoscopic = "endoscopic biopsy",
    }
}

choice! {
    /// Whether material sufficed.
    pub Material {
        Adequate = "adequate",
        Limited = "limited",
        Insufficient = "insufficient",
    }
}
