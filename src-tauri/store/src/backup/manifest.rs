//! What is said of a backup beside it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::check::Contents;

/// What is said of a backup beside it; nothing of a patient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// When it was made.
    pub made: DateTime<Utc>,
    /// On what occasion.
    pub why: Why,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// What was found in it when it was read back.
    pub contents: Contents,
}

/// On what occasion a backup is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The library was opened and had changed since the last one.
    Opened,
    /// An hour had passed with changes.
    Hourly,
    /// A newer program was about to change the form of the library.
    BeforeMigration,
    /// Cases were about to come in.
    BeforeImport,
    /// The key was about to change.
    BeforeRekey,
    /// Somebody asked for it.
    Asked,
}
