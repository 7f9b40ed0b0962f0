//! References.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use crate::value::{Answer, YesNo, choice};

/// A publication that the text cites by `[@id]`.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Reference")]
pub struct Reference {
    /// What kind of publication.
    pub kind: Option<ReferenceKind>,
    /// Authors as "Family AB", in order.
    #[field(class = None)]
    pub authors: Vec<String>,
    /// Title in sentence case.
    #[field(class = None)]
    pub title: String,
    /// Journal, abbreviated, or book.
    #[field(label = "Journal or book", class = None)]
    pub journal: String,
    /// Year.
    #[field(range(1800, 2100))]
    pub year: Option<u32>,
    /// Volume.
    #[field(class = None)]
    pub volume: String,
    /// Issue or supplement.
    #[field(class = None)]
    pub issue: String,
    /// Pages or article number.
    #[field(class = None)]
    pub pages: String,
    /// Publisher, for a book.
    #[field(class = None)]
    pub publisher: String,
    /// DOI without prefix.
    #[field(label = "DOI", class = None)]
    pub doi: String,
    /// PubMed number.
    #[field(label = "PubMed number", class = None)]
    pub pmid: String,
    /// Whether the entry was checked against the publication.
    pub checked: Answer<YesNo>,
}

choice! {
    /// Kind of publication.
    pub ReferenceKind {
        Article = "article",
        Book = "book",
        Guideline = "guideline",
    }
}
