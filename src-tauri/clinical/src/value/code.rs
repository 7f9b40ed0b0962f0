//! A code of a published system.

use serde::{Deserialize, Serialize};

/// A code, the system and version it comes from, and whether it was checked against the publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// The system: "ICD-O-3.2", "ICD-10", "ATC".
    pub system: String,
    /// Its version or year.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// The code itself: "C48.1", "8890/3".
    pub code: String,
    /// The term as the system words it.
    pub display: String,
    /// Whether the pair of code and term was verified against the source.
    pub verified: bool,
}
