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
    /// Nothing in the file answers to the key, and there is no keys file that could say why.
    #[error(
        "the passphrase is wrong, or the beginning of the file is damaged: type it again; if you are sure of it, see whether the file of the same name that ends in “.keys” still lies beside the library, or open the last copy you kept of both"
    )]
    WrongPassphrase,
    /// The keys file is as it was written, and none of its keys answers.
    #[error(
        "the passphrase is wrong, and nothing was changed: type it again, minding capital letters and the language of the keyboard; the printed recovery key opens the library too"
    )]
    NoSlotOpens,
    /// Part of the keys file is not as it was written, and no key in the rest answers.
    #[error(
        "the passphrase is wrong, or its key is among those that are damaged: the file beside the library that ends in “.keys” is not as it was written; type the passphrase or the recovery key again, or put back the “.keys” file of your last backup"
    )]
    KeysDamaged,
    /// A key opened, but not this library.
    #[error(
        "the passphrase is right, but the library does not answer to it: either its beginning is damaged, or the file beside it that ends in “.keys” belongs to another library; open the last copy you kept of both"
    )]
    OtherKeys,
    /// The library has no keys file.
    #[error("this library has no keys file, so its keys cannot be listed or changed")]
    NoKeys,
    /// No such key.
    #[error("no key of this library is called “{0}”: list the keys to see what they are called")]
    NoSuchKey(String),
    /// The key that is to be taken away is the last.
    #[error("this is the last passphrase of the library, and stays: give somebody another before you take it away")]
    LastKey,
    /// A passphrase that opens the library already.
    #[error("this passphrase opens the library already: each person needs a passphrase of their own")]
    SamePassphrase,
    /// What only a passphrase may do.
    #[error("the recovery key cannot do this: set a new passphrase with it first, then use that")]
    RecoveryAlone,
    /// More keys than a library takes.
    #[error("a library takes {0} keys at most: take away those that nobody uses any more")]
    ManyKeys(usize),
    /// Too little memory to try a passphrase.
    #[error("this computer has too little free memory to try the passphrase: close other programs, then try again")]
    Memory,
    /// No random numbers.
    #[error("this computer gave no random numbers ({0}), without which nothing can be kept secret")]
    Chance(String),
    /// A key that could not be sealed.
    #[error("the keys of the library could not be sealed; nothing was changed")]
    Seal,
    /// Something is to be changed in a library that can only be read.
    #[error(
        "this library can only be read where it lies: copy it, with the file that ends in “.keys”, to a folder you can write to, and open it there"
    )]
    ReadOnly,
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
    /// A value of a signed case was to be changed, or a patient erased, without a reason.
    #[error(
        "say in a few words why: what was signed off is amended, and a patient erased, with a reason, never without"
    )]
    NoReason,
    /// The disk is full.
    #[error("the disk is full: this change was not saved, everything before it was; free some space, then try again")]
    Full,
    /// The file or its folder cannot be written.
    #[error(
        "the library can only be read where it lies: this change was not saved; copy the library, with the file that ends in “.keys”, to a folder you can write to, and open it there"
    )]
    ReadOnly,
    /// The file is no longer where it was opened.
    #[error(
        "the library is no longer where it was opened, a drive was taken out or a folder moved: this change was not saved; bring the drive or the folder back, then try again"
    )]
    Gone,
    /// The disk did not take what was written.
    #[error(
        "the disk did not take this change, so it was not saved; everything before it was. The disk may be full, its share used up, or failing: free some space and try again, and if that does not help, copy the library to another disk"
    )]
    NotTaken,
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
        let extended = error.sqlite_error().map(|error| error.extended_code);
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            Some(ErrorCode::SystemIoFailure) if !READING.contains(&extended.unwrap_or_default()) => Self::NotTaken,
            Some(ErrorCode::CannotOpen) => Self::Gone,
            Some(ErrorCode::ConstraintViolation) if extended == Some(REFUSED_AT_COMMIT) => Self::Gone,
            _ => Self::Engine(error.to_string()),
        }
    }
}

/// Failures of input and output that concern reading (`SQLITE_IOERR_READ`, `_SHORT_READ`, `_FSTAT`, `_ACCESS`).
const READING: [i32; 4] = [266, 522, 1802, 3338];
/// The commit was refused by the library's own guard (`SQLITE_CONSTRAINT_COMMITHOOK`).
const REFUSED_AT_COMMIT: i32 = 531;

impl OpenError {
    /// What happened, as a word for programs: it stays the same where the sentence changes.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Locked { .. } => "locked",
            Self::Newer(_) => "newer",
            Self::Foreign(_) => "foreign",
            Self::WrongPassphrase | Self::NoSlotOpens => "wrong-passphrase",
            Self::KeysDamaged | Self::OtherKeys => "keys-damaged",
            Self::Damaged(_) => "damaged",
            Self::NotFound => "not-found",
            Self::Exists => "exists",
            Self::ReadOnly => "read-only",
            Self::NoPassphrase | Self::SamePassphrase => "unfit-passphrase",
            Self::NoKeys | Self::NoSuchKey(_) | Self::LastKey | Self::RecoveryAlone | Self::ManyKeys(_) => "keys",
            Self::Unsafe(_) => "unsafe-place",
            Self::Engine(StoreError::Full) => "disk-full",
            Self::Engine(StoreError::NotTaken) => "not-taken",
            Self::Io { source, .. } if source.kind() == io::ErrorKind::StorageFull => "disk-full",
            Self::Memory | Self::Chance(_) | Self::Seal | Self::Io { .. } | Self::Engine(_) => "failed",
        }
    }

    /// Whether the file itself is not as it was written, so that a backup is to be looked for.
    pub fn is_damage(&self) -> bool {
        matches!(self.code(), "damaged" | "keys-damaged")
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
        let mut library = Library::create(&folder.path().join("library"), &Key::raw(&[1; 32])).unwrap();
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
