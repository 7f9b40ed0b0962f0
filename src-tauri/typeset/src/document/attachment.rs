//! Files that travel inside the document's file.

use chrono::{DateTime, Utc};

/// A file embedded in the document's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name: "case.json".
    pub name: String,
    /// Its media type: "application/json".
    pub media_type: String,
    /// What it is, in words.
    pub description: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// When it was last changed.
    pub modified: DateTime<Utc>,
    /// What it is to the document.
    pub relationship: Relationship,
}

/// What an attachment is to the document (ISO 19005-3, annex E).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relationship {
    /// What the document was made from.
    Source,
    /// Data that the document shows.
    Data,
    /// The same content in another form.
    Alternative,
    /// More than the document says.
    Supplement,
    /// None of these.
    Unspecified,
}
