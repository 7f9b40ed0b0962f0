//! What stands above the text.

use super::Run;

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
