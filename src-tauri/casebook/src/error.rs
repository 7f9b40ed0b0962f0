//! Why something could not be done, in words for the user.

use std::{io, path::PathBuf};

use clinical::{case::CaseError, value::CaseId};
use store::{OpenError, StoreError};

/// Why something could not be done. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A library that was not opened or made.
    #[error("{}: {source}", path.display())]
    Open {
        /// The file.
        path: PathBuf,
        /// Why.
        source: OpenError,
    },
    /// A change of its keys that was refused.
    #[error(transparent)]
    Keys(OpenError),
    /// A new passphrase that is soon guessed.
    #[error(
        "this passphrase is soon guessed: take the one that is proposed, or five words that do not belong together"
    )]
    Weak,
    /// The library refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file that is no case, or a record that cannot be one.
    #[error(transparent)]
    Case(#[from] CaseError),
    /// A case of this name is there.
    #[error(
        "there is already a case called “{0}” in this library: change the “id” at the beginning of the file, then import it again"
    )]
    Taken(CaseId),
    /// An attachment of a case file that cannot be read.
    #[error("attachment “{0}”, field base64: it is not base64, so its bytes cannot be read")]
    Attachment(String),
    /// A picture that is not taken in.
    #[error("the picture “{name}” was not taken in: {refusal}")]
    Picture {
        /// What it is called.
        name: String,
        /// Why.
        refusal: picture::Refusal,
    },
    /// A picture that the case does not have.
    #[error("the case has no picture called “{0}”")]
    NoPicture(String),
    /// The report cannot be set or written.
    #[error("the report could not be made: {0}")]
    Print(#[from] typeset::Error),
    /// A backup that was not made, or does not count.
    #[error("no backup of {} was made: {source}; those that were there are still there", path.display())]
    Backup {
        /// The library.
        path: PathBuf,
        /// Why.
        source: Box<OpenError>,
    },
    /// A backup that is no longer there.
    #[error("this backup is no longer there: look at the list again")]
    NoBackup,
    /// A file that could not be written.
    #[error("{} was not written: {source}; what was there before is untouched", path.display())]
    Save {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file that could not be read.
    #[error("{} cannot be read: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A case file that is larger than any case.
    #[error("{} is larger than 200 MB, which no case file is: it was not read", .0.display())]
    Large(PathBuf),
    /// No folder for the sample library.
    #[error("no folder could be made for the sample library: {0}")]
    Folder(io::Error),
    /// A finding to be kept without a reason.
    #[error("say in a few words why this is right as it stands: a finding is kept with its reason, never without")]
    NoReason,
    /// A finding that is not found.
    #[error("the case no longer says this: look at what is found now, and keep that")]
    NotFound,
    /// A finding to be opened that is not kept.
    #[error("this is open already: no reason is kept for it")]
    NotKept,
    /// A dose that cannot be read.
    #[error("“{0}” is no dose: write 50, or with its unit 50 mg/m², or “not given”")]
    Dose(String),
    /// A measurement that cannot be read.
    #[error("“{0}” is no measurement: write 42, 4.2 cm, 12 × 8, or “gone”, “too small”, “not examined”")]
    Measurement(String),
    /// A regimen that the table does not have.
    #[error("there is no regimen called “{0}” in the table")]
    Regimen(String),
    /// The system has no randomness.
    #[error("this computer gave no random numbers ({0}), without which nothing can be kept secret")]
    Random(String),
}

impl Error {
    /// What happened, as a word for programs: see [`OpenError::code`]. Nothing where it is not about opening or saving.
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Self::Open { source, .. } | Self::Keys(source) => Some(source.code()),
            Self::Weak => Some("unfit-passphrase"),
            Self::Store(StoreError::Full) => Some("disk-full"),
            Self::Store(StoreError::ReadOnly) => Some("read-only"),
            Self::Store(StoreError::Gone) => Some("gone"),
            Self::Store(StoreError::NotTaken) => Some("not-taken"),
            Self::Store(StoreError::Damaged) => Some("damaged"),
            Self::Store(StoreError::NoReason) => Some("no-reason"),
            _ => None,
        }
    }

    /// Path of the field that the error is about.
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Case(CaseError::Field { field, .. })
            | Self::Store(StoreError::Case(CaseError::Field { field, .. })) => Some(field),
            Self::Store(StoreError::Path { path, .. }) => Some(path),
            _ => None,
        }
    }
}
