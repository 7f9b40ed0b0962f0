//! Libraries for trials: small ones whose passphrase is cheap to try.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use clinical::value::CaseId;
use rusqlite::Connection;
use serde_json::json;
use store::{Attached, Cost, Edit, Key, Library, Stamp};
use tempfile::TempDir;

pub(crate) const PASSPHRASE: &str = "five plain words for trials";
pub(crate) const KEY: [u8; 32] = [0x2a; 32];

pub(crate) fn now() -> DateTime<Utc> {
    "2024-02-29T12:34:56.789Z".parse().unwrap()
}

pub(crate) fn words(text: &str) -> Key {
    Key::passphrase(text).held_by("KN", now()).costing(Cost::LEAST)
}

pub(crate) fn case() -> CaseId {
    CaseId::new("one").unwrap()
}

pub(crate) fn stamp() -> Stamp {
    let (author, device) = ("KN".to_owned(), "PC-3".to_owned());
    Stamp { author, device, at: now(), label: "Trial".to_owned(), reason: None }
}

/// The edit that gives the case a title.
pub(crate) fn title(text: &str) -> Edit {
    Edit::Set {
        record: clinical::value::RecordId::new("case").unwrap(),
        path: "title".to_owned(),
        value: Some(json!(text)),
    }
}

/// Makes a library with one case, closed.
pub(crate) fn make(path: &Path, key: &Key) {
    let mut library = Library::create(path, key).unwrap();
    let header = json!({"title": "saved 0"});
    let mut edits = vec![Edit::Add { id: "case".to_owned(), kind: "case".to_owned(), body: header, position: None }];
    edits.extend((0..12).map(|number| Edit::Add {
        id: format!("figure-{number}"),
        kind: "figure".to_owned(),
        body: json!({"title": format!("Figure {number}: {}", "spindle cells in fascicles ".repeat(20))}),
        position: None,
    }));
    edits.push(Edit::Attach(Attached {
        id: "scan".to_owned(),
        media_type: "image/png".to_owned(),
        name: "scan.png".to_owned(),
        bytes: (0..20_000_u32).map(|number| u8::try_from(number % 251).unwrap()).collect(),
    }));
    library.apply(&case(), &edits, &stamp()).unwrap();
}

/// A library in a folder of its own, closed.
pub(crate) fn library(key: &Key) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.casebook");
    make(&path, key);
    (folder, path)
}

/// Everything a library says of its case, or where it no longer can.
pub(crate) fn told(library: &Library) -> Result<String, store::StoreError> {
    let attached = library.attachments(&case())?;
    let (case, rebuilt) = (library.case(&case())?, library.rebuild(&case())?);
    let rows = library.cases()?;
    let found = library.search("fascicles")?;
    Ok(format!("{case:?}\n{rebuilt:?}\n{attached:?}\n{rows:?}\n{found:?}"))
}

/// Every file of a folder with its bytes, but lock files: those say who has a library open.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries
        .filter(|entry| entry.file_type().unwrap().is_file())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .filter(|(name, _)| !name.ends_with(".lock"))
        .collect()
}

/// A copy of a folder with the folders in it, to try something on.
pub(crate) fn copied(folder: &Path) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    copy_into(folder, copy.path());
    copy
}

fn copy_into(folder: &Path, to: &Path) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir(&to).unwrap();
            copy_into(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// The file behind a library of [`KEY`], without the door.
pub(crate) fn raw(path: &Path) -> Connection {
    let connection = Connection::open(path).unwrap();
    let hex: String = KEY.iter().map(|byte| format!("{byte:02x}")).collect();
    connection.execute_batch(&format!("PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'{hex}'\"")).unwrap();
    connection
}

/// The number of the title "saved 7".
pub(crate) fn saved(title: &str) -> Option<u64> {
    title.strip_prefix("saved ")?.parse().ok()
}
