//! What can go wrong at the command line.

use std::{io, path::PathBuf};

/// Why a command could not be done.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// The casebook refused.
    #[error(transparent)]
    Casebook(#[from] casebook::Error),
    /// A case file was refused.
    #[error("{}: {source}", path.display())]
    Import { path: PathBuf, source: Box<casebook::Error> },
    /// A file could not be read.
    #[error("{} cannot be read: {source}", path.display())]
    Read { path: PathBuf, source: io::Error },
    /// A case file that would name the patient.
    #[error(
        "this case file would hold what names the patient ({0}): add --with-identity if it is meant to, or write --format shared, which leaves it out"
    )]
    Names(String),
    /// A name that no case can have.
    #[error("there is no case called “{0}”: `casebook list` shows their names")]
    Name(String),
    /// A name that no record can have.
    #[error("no record can be called “{0}”: `casebook show` shows their names")]
    Record(String),
    /// A change of the case that is thrown away.
    #[error(
        "the sample is thrown away when the command ends, so nothing can be kept in it: export it as JSON, import that, and work there"
    )]
    Sample,
    /// Nothing can be brought back.
    #[error(
        "no deleted case can be brought back: only the one deleted last is, until a case of its name is there again"
    )]
    NothingDeleted,
    /// No finding is so named.
    #[error("no finding “{0}” is there: `casebook check` shows what is found, each with its word in brackets")]
    NoFinding(String),
    /// Nothing kept is so named.
    #[error("no finding “{0}” is kept there: `casebook check` shows what is kept, each with its word in brackets")]
    NotKept(String),
    /// A name that fits more than one finding.
    #[error("more than one finding is called so; say which with --record, --field or --saying:\n{0}")]
    Several(String),
    /// No folder to keep a library in.
    #[error("this computer names no folder for your data: say where the library is with --library PATH")]
    Home,
    /// The folder of the library cannot be made.
    #[error("the folder {} cannot be made: {source}", path.display())]
    Folder { path: PathBuf, source: io::Error },
    /// No passphrase could be asked for.
    #[error(
        "no passphrase could be asked for ({0}): give it with --passphrase-file or the variable CASEBOOK_PASSPHRASE"
    )]
    Ask(io::Error),
    /// The two passphrases typed for a new library differ.
    #[error("the two passphrases differ: nothing was made or changed; try again")]
    Differ,
    /// Something could not be put as JSON.
    #[error("the answer could not be put as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// The answer could not be printed.
    #[error("the answer could not be printed: {0}")]
    Print(io::Error),
}

impl Error {
    /// The exit code of a library that was not opened.
    pub(crate) fn why_not_opened(&self) -> Option<u8> {
        let Self::Casebook(casebook::Error::Open { source, .. }) = self else { return None };
        match source.code() {
            "not-found" => Some(10),
            "locked" => Some(11),
            "wrong-passphrase" => Some(12),
            "damaged" | "keys-damaged" => Some(13),
            "newer" => Some(14),
            "foreign" => Some(15),
            _ => None,
        }
    }
}
