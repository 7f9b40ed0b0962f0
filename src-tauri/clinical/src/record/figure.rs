//! Figures with their panels.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use super::Modality;
use crate::value::{Answer, RecordId, Term, choice};

/// A figure: the drawn timeline, or panels with letters and one legend.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Figure")]
pub struct Figure {
    /// Title of the legend, a phrase.
    pub title: Term,
    /// What the figure shows.
    pub content: Answer<FigureContent>,
    /// Panels, lettered a, b, c in this order.
    pub panels: Vec<Panel>,
    /// Further text of the legend.
    pub legend: Term,
}

impl Figure {
    /// Whether a panel shows an image, which only the patient can allow.
    pub fn shows_image(&self) -> bool {
        self.panels.iter().any(|panel| !panel.image.is_empty())
    }
}

choice! {
    /// What a figure shows.
    pub FigureContent {
        Panels = "panels",
        Timeline = "timeline drawn from the records",
    }
}

/// A panel of a figure.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Panel {
    /// Its part of the legend.
    pub legend: Term,
    /// The record it shows.
    #[field(kinds(Imaging, Pathology, Surgery, Biopsy))]
    pub record: Option<RecordId>,
    /// The image among the case's attachments; a marked placeholder is drawn when empty.
    #[field(class = Image)]
    pub image: String,
    /// The imaging method, for an imaging panel.
    pub modality: Option<Modality>,
    /// The plane of an imaging panel.
    pub plane: Option<Plane>,
    /// The region shown: "abdomen", "thorax".
    pub region: Term,
    /// The stain, for a histology panel: "haematoxylin and eosin", "desmin".
    pub stain: Term,
    /// Whether a scale was recorded, and which.
    pub scale: Answer<Term>,
    /// What a reader who cannot see should be told.
    #[field(label = "Text alternative")]
    pub alt: Term,
    /// A mark drawn in the panel.
    pub mark: Option<Mark>,
}

choice! {
    /// Plane of section.
    pub Plane {
        Axial = "axial",
        Coronal = "coronal",
        Sagittal = "sagittal",
    }
}

choice! {
    /// A mark in a panel.
    pub Mark {
        Arrow = "arrow",
        Asterisk = "asterisk",
        Inset = "inset",
    }
}
