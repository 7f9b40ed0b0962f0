//! What is said: a document as plain data.

use chrono::{DateTime, Utc};

use crate::scene::Scene;

/// A scientific article.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// About the document.
    pub meta: Meta,
    /// Title, authors, abstract.
    pub front: Front,
    /// The text in order.
    pub body: Vec<Block>,
    /// Tables and figures. Each stands on the page of the first run of text that links to it or after it, at the head
    /// or foot; those of one kind in this order.
    pub floats: Vec<Float>,
}

/// Facts about the document, for its file and its margins.
#[derive(Debug, Clone, PartialEq)]
pub struct Meta {
    /// Title, without markup.
    pub title: String,
    /// Authors, without markup.
    pub authors: String,
    /// What it is about.
    pub subject: String,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Language as BCP 47: "en-GB".
    pub language: String,
    /// The program that made it.
    pub creator: String,
    /// When it was made.
    pub created: DateTime<Utc>,
    /// Distinguishes this document from others; the file's identifier is made of it.
    pub id: String,
    /// Head of every page but the first, at left.
    pub head: Vec<Run>,
    /// Head of every page but the first, at right.
    pub head_right: String,
    /// Line at the foot of every page.
    pub foot: String,
}

/// The first page above the text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Front {
    /// Kind of article, set in capitals.
    pub kind: String,
    /// Title.
    pub title: String,
    /// Authors with their marks.
    pub authors: Vec<Run>,
    /// The narrow column at left.
    pub side: Vec<Side>,
    /// Paragraphs of the abstract, each with its run-in head.
    pub summary: Vec<(String, Vec<Run>)>,
    /// Keywords in one line.
    pub keywords: String,
}

/// A piece of the narrow column.
#[derive(Debug, Clone, PartialEq)]
pub enum Side {
    /// A heading.
    Heading(String),
    /// A label over a value.
    Pair(String, String),
    /// A note.
    Note(Vec<Run>),
    /// A rule across the column.
    Rule,
}

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

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Part of the float's width it takes, when several stand side by side; 1 for all. One that no longer fits beside
    /// the others stands below the last.
    pub share: f32,
    /// Columns.
    pub columns: Vec<Column>,
    /// Header rows.
    pub head: Vec<Row>,
    /// Rows.
    pub rows: Vec<Row>,
    /// Notes below, one paragraph each.
    pub notes: Vec<Vec<Run>>,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Column {
    /// Where its cells stand.
    pub align: Align,
}

/// Where a cell's text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// At left.
    #[default]
    Left,
    /// At right, for numbers.
    Right,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Its cells; together their spans fill the columns.
    pub cells: Vec<Cell>,
    /// Rule above.
    pub rule: Rule,
    /// Whether it is a total, set on a tint.
    pub total: bool,
}

/// Rule above a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rule {
    /// None.
    #[default]
    None,
    /// A hairline, between groups.
    Hair,
    /// A thin rule, above totals.
    Thin,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its text.
    pub runs: Vec<Run>,
    /// Columns it spans.
    pub span: usize,
    /// Whether it heads its row.
    pub heads_row: bool,
}

impl Cell {
    /// A cell of plain text in one column.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { runs: vec![Run::plain(text)], span: 1, heads_row: false }
    }

    /// A cell of one column.
    pub fn runs(runs: Vec<Run>) -> Self {
        Self { runs, span: 1, heads_row: false }
    }

    /// The same cell over several columns.
    #[must_use]
    pub fn over(self, span: usize) -> Self {
        Self { span, ..self }
    }
}
