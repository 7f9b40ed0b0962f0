//! On which paper and in how many columns a document is set.

/// The form of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Form {
    /// The paper.
    pub paper: Paper,
    /// How its text is set.
    pub layout: Layout,
}

/// A size of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// ISO 216 A4: 210 × 297 mm.
    #[default]
    A4,
    /// US Letter: 8.5 × 11 inches.
    Letter,
}

/// How the text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// As a journal prints it: two columns, justified.
    #[default]
    TwoColumns,
    /// One column as wide as the abstract and under it, justified; tables and figures take the whole page.
    OneColumn,
    /// For reviewers: one wide column, ragged, widely spaced, with line numbers in the margin.
    Review,
}

impl Paper {
    /// Width and height in points.
    pub fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (210.0 * 72.0 / 25.4, 297.0 * 72.0 / 25.4),
            Self::Letter => (612.0, 792.0),
        }
    }
}

impl Form {
    /// Width of the text block in millimetres: that of a wide table or figure.
    pub fn width(self) -> f32 {
        match self.layout {
            Layout::TwoColumns | Layout::OneColumn => 170.0,
            Layout::Review => 160.0,
        }
    }
}
