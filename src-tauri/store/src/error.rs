//! What can go wrong with a library, each with what to do.

use std::io;

use clinical::{
    case::CaseError,
    value::{CaseId, RecordId},
};
use rusqlite::ErrorCode;

use crate::schema::VERSION;

/// Why a library was not opened or made. The file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Somebody has it open.
    #[error("this library has been open since {since} by {by}: close it there, then open it here")]
    Locked {
        /// User and computer.
        by: String,
        /// When it was opened.
        since: String,
    },
    /// Written by a newer program.
    #[error(
        "this library was written by a newer version of the program (form {0}, this one reads form {VERSION}): update the program; the file was left as it is"
    )]
    Newer(i64),
    /// Something else than a library.
    #[error("this file is not a library but {0}: choose another file")]
    Foreign(&'static str),
    /// Nothing in the file answers to the key.
    #[error(
        "the passphrase is wrong, or the beginning of the file is damaged: type it again; if you are sure of it, open the last copy you kept of the library"
    )]
    WrongPassphrase,
    /// The key fits, but the file is not as it was written.
    #[error("the library is damaged ({0}): it was left as it is; open the last copy you kept of it")]
    Damaged(String),
    /// No such file.
    #[error("there is no library here: check the name, or create a new library")]
    NotFound,
    /// A new library would take the place of a file.
    #[error("there is a file of this name already: open it, or choose another name for the new library")]
    Exists,
    /// A passphrase that protects nothing or cannot be handed over.
    #[error(
        "a library cannot be made with this passphrase: it is empty, or longer than 1000 letters, or holds a character that has no place in a text; choose one of several words"
    )]
    NoPassphrase,
    /// The place does not allow the careful way of writing.
    #[error("a library cannot be kept safely in this place ({0}): keep it in a folder of this computer's own disk")]
    Unsafe(&'static str),
    /// The disk, the folder or its rights.
    #[error("could not {doing}: {source}")]
    Io {
        /// What was being done.
        doing: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// The database engine.
    #[error(transparent)]
    Engine(StoreError),
}

/// Why something in an open library could not be read or changed. A refused change has changed nothing.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No such case.
    #[error("there is no case called “{0}” in this library")]
    NoCase(CaseId),
    /// No such record.
    #[error("there is no record called “{record}” in the case “{case}”")]
    NoRecord {
        /// The case.
        case: CaseId,
        /// The record.
        record: String,
    },
    /// A record that cannot be one.
    #[error(transparent)]
    Case(#[from] CaseError),
    /// A path that leads nowhere.
    #[error("record “{record}”, field {path}: {why}")]
    Path {
        /// The record.
        record: RecordId,
        /// The path as given.
        path: String,
        /// Where it goes wrong.
        why: String,
    },
    /// A case loses its header, or begins without one.
    #[error("a case keeps its record “case”: it holds the title and cannot be removed")]
    Header,
    /// An attachment without a name, or of a name that is taken.
    #[error("an attachment of this case cannot be called “{0}”: each needs a name of its own")]
    Attachment(String),
    /// The disk is full.
    #[error("the disk is full: this change was not saved, everything before it was; free some space, then try again")]
    Full,
    /// The file or its folder cannot be written.
    #[error("the library cannot be written to: this change was not saved; check the rights of the file and its folder")]
    ReadOnly,
    /// The file is not as it was written.
    #[error(
        "the library is damaged: part of it cannot be read; close it, keep the file, and open the last copy you kept of it"
    )]
    Damaged,
    /// Anything else the database engine reports; never holds content of records.
    #[error("the library could not be read or written: {0}")]
    Engine(String),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            _ => Self::Engine(error.to_string()),
        }
    }
}

impl From<rusqlite::Error> for OpenError {
    fn from(error: rusqlite::Error) -> Self {
        match StoreError::from(error) {
            StoreError::Damaged => Self::Damaged("its contents cannot be read".to_owned()),
            other => Self::Engine(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{Edit, Key, Library, Stamp};

    #[test]
    fn a_full_disk_refuses_the_edit_and_keeps_the_rest() {
        let folder = tempfile::tempdir().unwrap();
        let mut library = Library::create(&folder.path().join("library"), &Key::raw([1; 32])).unwrap();
        let case = CaseId::new("one").unwrap();
        let stamp = Stamp {
            author: String::new(),
            device: String::new(),
            at: Default::default(),
            label: "Title".to_owned(),
            reason: None,
        };
        let title = |text: &str| Edit::Set {
            record: RecordId::new("case").unwrap(),
            path: "title".to_owned(),
            value: Some(json!(text)),
        };
        let (id, kind) = ("case".to_owned(), "case".to_owned());
        library.apply(&case, &[Edit::Add { id, kind, body: json!({}), position: None }], &stamp).unwrap();
        library.apply(&case, &[title("kept")], &stamp).unwrap();
        let pages: i64 = library.connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        library.connection.pragma_update(None, "max_page_count", pages + 4).unwrap();
        let error = library.apply(&case, &[title(&"long ".repeat(20_000))], &stamp).unwrap_err();
        assert!(matches!(error, StoreError::Full), "{error}");
        assert_eq!(library.cases().unwrap().first().map(|row| row.title.clone()).as_deref(), Some("kept"));
        library.apply(&case, &[title("saved after all")], &stamp).unwrap();
    }
}
