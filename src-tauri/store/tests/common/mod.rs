//! Libraries to test with.

#![allow(dead_code, reason = "each test file uses its part")]

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use clinical::value::{CaseId, RecordId};
use rusqlite::Connection;
use serde_json::{Value, json};
use store::{Edit, Key, Library, Stamp};
use tempfile::TempDir;

pub(crate) const KEY: [u8; 32] = [0x2a; 32];

pub(crate) fn key() -> Key {
    Key::raw(&KEY)
}

pub(crate) fn case_id() -> CaseId {
    CaseId::new("one").unwrap()
}

pub(crate) fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

pub(crate) fn stamp(label: &str) -> Stamp {
    let at: DateTime<Utc> = "2024-02-29T12:34:56.789Z".parse().unwrap();
    let (author, device) = ("KN".to_owned(), "PC-3".to_owned());
    Stamp { author, device, at, label: label.to_owned(), reason: Some("second look".to_owned()) }
}

pub(crate) fn add(id: &str, kind: &str, body: Value) -> Edit {
    Edit::Add { id: id.to_owned(), kind: kind.to_owned(), body, position: None }
}

pub(crate) fn set(record: &str, path: &str, value: Option<Value>) -> Edit {
    Edit::Set { record: id(record), path: path.to_owned(), value }
}

/// A library in a folder of its own.
pub(crate) struct Fresh {
    pub(crate) folder: TempDir,
    pub(crate) library: Library,
}

/// The folder of a library that is closed.
pub(crate) struct Closed(pub(crate) TempDir);

impl Fresh {
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::create(&folder.path().join("library"), &key()).unwrap();
        Self { folder, library }
    }

    pub(crate) fn with_case() -> Self {
        let mut fresh = Self::empty();
        let header = add("case", "case", json!({"title": "A case", "number": "7"}));
        fresh.library.apply(&case_id(), &[header], &stamp("New case")).unwrap();
        fresh
    }

    pub(crate) fn closed(self) -> Closed {
        Closed(self.folder)
    }

    /// Closed and opened again.
    pub(crate) fn reopened(self) -> Self {
        let closed = self.closed();
        let library = closed.open();
        Self { folder: closed.0, library }
    }
}

impl Closed {
    pub(crate) fn path(&self) -> PathBuf {
        self.0.path().join("library")
    }

    pub(crate) fn open(&self) -> Library {
        Library::open(&self.path(), &key()).unwrap()
    }
}

/// The file behind a library, without the door.
pub(crate) fn raw(path: &Path) -> Connection {
    let connection = Connection::open(path).unwrap();
    let hex: String = KEY.iter().map(|byte| format!("{byte:02x}")).collect();
    connection.execute_batch(&format!("PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'{hex}'\"")).unwrap();
    connection
}
