//! The text in order, and stretches of it.

/// A block of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading of level 1 or 2, with words at the right of a level 2.
    Heading {
        /// 1 for sections, 2 for sub-heads.
        level: u8,
        /// Its words.
        text: String,
        /// Words at the right end of its line.
        aside: Option<String>,
    },
    /// A paragraph.
    Paragraph {
        /// Its text.
        runs: Vec<Run>,
        /// Whether its first line is indented.
        indent: bool,
        /// Opaque name of where it came from.
        source: Option<String>,
    },
    /// A short paragraph in the small face with a bold run-in head.
    Note {
        /// The run-in head.
        head: String,
        /// Its text.
        runs: Vec<Run>,
    },
    /// One entry of the list of references.
    Reference {
        /// Its number.
        number: usize,
        /// Its text.
        runs: Vec<Run>,
    },
}

/// A stretch of text of one style. U+00A0 is a space that no line breaks at; it is copied as a plain space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// The style.
    pub style: Style,
    /// Where a click leads.
    pub link: Option<Target>,
}

impl Run {
    /// Plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), style: Style::Plain, link: None }
    }

    /// Text of a style.
    pub fn styled(text: impl Into<String>, style: Style) -> Self {
        Self { text: text.into(), style, link: None }
    }

    /// Plain text that leads somewhere.
    pub fn linked(text: impl Into<String>, link: Target) -> Self {
        Self { text: text.into(), style: Style::Plain, link: Some(link) }
    }
}

/// Style of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// The face of the surrounding text.
    #[default]
    Plain,
    /// Italic.
    Emphasis,
    /// Heavier.
    Strong,
    /// Heavier, in the accent colour: labels of captions.
    Label,
    /// Grey.
    Quiet,
    /// Raised and smaller.
    Raised,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A table or figure of the document.
    Float(String),
    /// An entry of the list of references.
    Reference(usize),
    /// An address outside.
    Uri(String),
}
