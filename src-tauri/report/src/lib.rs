//! A case in, a document out: what a case report says, drafted from the records.
//!
//! In the order of the work: [`compose()`] lays the records out as phases (`story`), has each said in sentences (`say`),
//! resolves abbreviations and calls (`abbreviation`, `inline`), and numbers tables and figures.

mod abbreviation;
mod abstract_draft;
mod appendix;
mod back;
mod chapters;
mod cite;
mod compose;
mod composed;
mod consent;
mod courses;
mod draft;
mod english;
mod figure;
mod float;
mod floats;
mod front;
mod glue;
mod inline;
mod origin;
mod person;
mod phrase;
mod say;
mod story;
mod table;

pub use chapters::{Chapter, chapters};
pub use compose::compose;
pub use composed::Composed;
pub use draft::told;
pub use origin::origin;

use chrono::{DateTime, Utc};

/// When, by what and under which name a document is made; passed in, so that the same case gives the same bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// When it is made.
    pub created: DateTime<Utc>,
    /// Distinguishes this document from others; carries nothing of the patient.
    pub id: String,
    /// The program that makes it.
    pub creator: String,
    /// The version that was signed off, in words; empty where none was.
    pub version: String,
}

/// An image of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Media type: "image/png", "image/jpeg".
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Compares `text` with the golden file `name`; writes it where `UPDATE_GOLDEN` is set.
#[cfg(test)]
fn golden(name: &str, text: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let held = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, held, "{name} changed: look at it, then set UPDATE_GOLDEN=1");
}
