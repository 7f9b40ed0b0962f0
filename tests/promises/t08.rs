//! T8: a library that this program cannot read is refused, and is the same byte for byte afterwards.

use std::{
    fs,
    path::{Path, PathBuf},
};

use rusqlite::Connection;
use store::{Key, Library, OpenError};
use tempfile::TempDir;

use crate::record::Record;

const KEY: [u8; 32] = [0x2a; 32];

/// The file behind a library, without the door.
fn raw(path: &Path) -> Connection {
    let connection = Connection::open(path).unwrap();
    let hex: String = KEY.iter().map(|byte| format!("{byte:02x}")).collect();
    connection.execute_batch(&format!("PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'{hex}'\"")).unwrap();
    connection
}

fn library(change: &str, value: i64) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.casebook");
    drop(Library::create(&path, &Key::raw(&KEY)).unwrap());
    if value != 0 {
        raw(&path).pragma_update(None, change, value).unwrap();
    }
    (folder, path)
}

fn written(bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.casebook");
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

fn plain() -> (TempDir, PathBuf) {
    let (folder, path) = written(b"");
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE cases (title TEXT)").unwrap();
    (folder, path)
}

fn newest() -> i64 {
    raw(&library("user_version", 0).1).pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

#[test]
fn what_cannot_be_read_is_refused_and_stays_as_it_is() {
    let mut record = Record::of("T8", "A library of a newer program is refused and left as it is", 0);
    let newer = |error: &OpenError| matches!(error, OpenError::Newer(_));
    let foreign = |error: &OpenError| matches!(error, OpenError::Foreign(_));
    let damaged = |error: &OpenError| matches!(error, OpenError::Damaged(_));
    type Trial = (&'static str, (TempDir, PathBuf), fn(&OpenError) -> bool);
    let trials: [Trial; 6] = [
        ("form + 1", library("user_version", newest() + 1), newer),
        ("form + 1000", library("user_version", newest() + 1000), newer),
        ("foreign application_id", library("application_id", 7), foreign),
        ("plain SQLite", plain(), foreign),
        ("empty", written(b""), damaged),
        ("text", written(b"a text of somebody"), foreign),
    ];
    for (what, (_folder, path), rightly) in trials {
        record.count("files");
        let before = fs::read(&path).unwrap();
        match Library::open(&path, &Key::raw(&KEY)) {
            Err(error) if rightly(&error) => record.count("refused"),
            Err(error) => record.silent(&format!("{what}: refused for another reason: {error}")),
            Ok(_) => record.silent(&format!("{what} was opened")),
        }
        if fs::read(&path).unwrap() != before {
            record.lost(&format!("{what} was changed"));
        }
    }
    let folder = tempfile::tempdir().unwrap();
    record.count("files");
    match Library::open(folder.path(), &Key::raw(&KEY)) {
        Err(OpenError::Foreign("a folder")) => record.count("refused"),
        other => record.silent(&format!("a folder: {:?}", other.err())),
    }
    // Control: the engine alone reads the newer file and writes to it.
    let (_folder, path) = library("user_version", newest() + 1);
    let before = fs::read(&path).unwrap();
    raw(&path).execute_batch("INSERT INTO cases (id) VALUES ('one')").unwrap();
    record.control_failed(fs::read(&path).unwrap() != before);
    record.close();
}
