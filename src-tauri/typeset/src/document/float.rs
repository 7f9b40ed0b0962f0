//! Tables and figures that stand apart from the text.

use super::{Run, Table};
use crate::scene::Scene;

/// A table or figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Float {
    /// Name by which runs link to it.
    pub id: String,
    /// "Table 1", "Figure 2".
    pub label: String,
    /// Its title, a phrase with a stop.
    pub title: String,
    /// What follows the title in the caption.
    pub legend: Vec<Run>,
    /// Whether it spans both columns.
    pub wide: bool,
    /// What it shows.
    pub content: Content,
    /// Opaque name of where it came from.
    pub source: Option<String>,
}

/// What a float shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Tables side by side under one caption; usually one.
    Tables(Vec<Table>),
    /// A drawing.
    Drawing {
        /// The drawing.
        scene: Scene,
        /// Its description for readers who cannot see it.
        alt: String,
    },
    /// Rows of lettered panels of equal height.
    Panels(Vec<Vec<Panel>>),
}

/// A lettered panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Its letter.
    pub letter: String,
    /// Its picture.
    pub picture: Picture,
    /// Its description for readers who cannot see it.
    pub alt: String,
}

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub enum Picture {
    /// A drawing.
    Scene(Scene),
    /// A JPEG file, passed through byte for byte.
    Jpeg(Vec<u8>),
    /// A PNG file.
    Png(Vec<u8>),
}
