//! Files that are refused: each with its own sentence, and each left byte for byte as it was.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what fails here fails the test")]

mod common;

use std::{
    fs,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use common::{Fresh, KEY, case_id, key, raw};
use store::{Cost, Key, Library, OpenError, StoreError};
use tempfile::TempDir;

/// Opens `path`, which must be refused, and checks that the file and its folder stay as they are.
fn refused(path: &Path, key: &Key) -> OpenError {
    let names = |folder: &Path| {
        let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.retain(|name| !name.to_string_lossy().ends_with(".lock"));
        names.sort();
        names
    };
    let (bytes, before) = (fs::read(path).ok(), names(path.parent().unwrap()));
    let error = Library::open(path, key).err().expect("the file was opened");
    assert_eq!(fs::read(path).ok(), bytes, "the refused file was changed");
    assert_eq!(names(path.parent().unwrap()), before, "files were left beside the refused one");
    error
}

fn written(bytes: &[u8]) -> (TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library");
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

#[test]
fn what_is_not_there_is_not_found_and_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let error = refused(&folder.path().join("library"), &key());
    assert!(matches!(error, OpenError::NotFound), "{error}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn other_files_are_named_for_what_they_are() {
    for (bytes, what) in [
        (&b"%PDF-1.7\n%\xe2\xe3"[..], "a PDF document"),
        (b"PK\x03\x04\x14\0\0\0", "a ZIP archive or an office document"),
        (b"SQLite format 3\0\x10\0", "an unencrypted database of another program"),
        ("{\"format\": \"a case file — Übersicht\"}\n".as_bytes(), "a text"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
    ] {
        let (_folder, path) = written(bytes);
        let error = refused(&path, &key());
        assert!(matches!(error, OpenError::Foreign(named) if named == what), "{error}");
        assert!(!path.with_extension("lock").exists());
    }
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(Library::open(folder.path(), &key()), Err(OpenError::Foreign("a folder"))));
}

#[test]
fn a_library_of_a_newer_program_is_refused() {
    for version in [5_i64, 1001] {
        let closed = Fresh::with_case().closed();
        raw(&closed.path()).pragma_update(None, "user_version", version).unwrap();
        let error = refused(&closed.path(), &key());
        assert!(matches!(error, OpenError::Newer(found) if found == version), "{error}");
    }
}

#[test]
fn an_encrypted_database_of_another_program_is_refused() {
    let closed = Fresh::with_case().closed();
    raw(&closed.path()).pragma_update(None, "application_id", 7).unwrap();
    let error = refused(&closed.path(), &key());
    assert!(matches!(error, OpenError::Foreign("an encrypted database of another program")), "{error}");
}

#[test]
fn a_wrong_passphrase_is_told_from_damage() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library");
    let own = Key::passphrase("caf\u{e9} it's quiet here").costing(Cost::LEAST);
    drop(Library::create(&path, &own).unwrap());
    let endless = "x".repeat(1 << 20);
    for wrong in ["", "cafe it's quiet here", "café it's quiet here ", "a\0b", &endless] {
        let error = refused(&path, &Key::passphrase(wrong));
        assert!(matches!(error, OpenError::NoSlotOpens), "{wrong:?}: {error}");
    }
    drop(Library::open(&path, &Key::passphrase("cafe\u{301} it's quiet here")).unwrap());
    assert!(matches!(refused(&path, &Key::raw(&[9; 32])), OpenError::WrongPassphrase));
}

#[test]
fn damaged_files_are_refused() {
    let (_folder, empty) = written(b"");
    assert!(matches!(refused(&empty, &key()), OpenError::Damaged(_)));
    let whole = fs::read(Fresh::with_case().closed().path()).unwrap();
    let (_folder, path) = written(&whole);
    for length in [whole.len() - 1, whole.len() - 4096, 5000, 4096, 100] {
        fs::write(&path, &whole[..length]).unwrap();
        let error = refused(&path, &key());
        assert!(matches!(error, OpenError::Damaged(_)), "cut to {length}: {error}");
    }
    for page in 0..whole.len() / 4096 {
        let mut bytes = whole.clone();
        bytes[page * 4096 + 1000] ^= 1;
        fs::write(&path, &bytes).unwrap();
        let error = refused(&path, &key());
        assert!(matches!(error, OpenError::Damaged(_)), "page {page}: {error}");
    }
    fs::write(&path, &whole).unwrap();
    drop(Library::open(&path, &key()).unwrap());
}

#[test]
fn a_damaged_beginning_looks_like_a_wrong_passphrase_and_says_so() {
    let closed = Fresh::with_case().closed();
    let mut bytes = fs::read(closed.path()).unwrap();
    bytes[3] ^= 1;
    fs::write(closed.path(), &bytes).unwrap();
    let error = refused(&closed.path(), &key());
    assert!(matches!(error, OpenError::WrongPassphrase), "{error}");
    assert!(error.to_string().contains("or the beginning of the file is damaged"));
}

#[test]
fn a_second_opening_is_refused_with_who_and_when() {
    let fresh = Fresh::with_case();
    let path = fresh.library.path().to_owned();
    let error = refused(&path, &key());
    assert!(matches!(&error, OpenError::Locked { .. }), "{error}");
    let sentence = error.to_string();
    assert!(sentence.contains("has been open since 2") && sentence.contains(" UTC by "), "{sentence}");
    let again = Library::create(&path, &key()).err().unwrap();
    assert!(matches!(again, OpenError::Exists), "{again}");
    let closed = fresh.closed();
    assert!(path.with_file_name("library.lock").exists(), "a lock file is left behind, and locks nobody out");
    drop(closed.open());
}

/// Run by the test below in a process of its own: holds the library named in the environment until it is killed.
#[test]
fn hold_a_library() {
    let Ok(path) = std::env::var("STORE_TEST_HOLD") else { return };
    let _library = Library::open(Path::new(&path), &key()).unwrap();
    fs::write(format!("{path}.held"), "").unwrap();
    std::thread::sleep(Duration::from_secs(60));
}

#[test]
fn another_process_is_refused_until_the_holder_ends_however_it_ends() {
    let closed = Fresh::with_case().closed();
    let path = closed.path();
    let mut holder = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "hold_a_library"])
        .env("STORE_TEST_HOLD", &path)
        .spawn()
        .unwrap();
    let held = path.with_file_name("library.held");
    let begun = Instant::now();
    while !held.exists() && begun.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(10));
    }
    let second = Library::open(&path, &key()).err();
    holder.kill().unwrap();
    holder.wait().unwrap();
    assert!(matches!(second, Some(OpenError::Locked { .. })), "{second:?}");
    drop(closed.open());
}

#[test]
fn nothing_is_created_over_a_file_or_without_a_passphrase() {
    let (folder, path) = written(b"precious");
    assert!(matches!(Library::create(&path, &key()), Err(OpenError::Exists)));
    assert_eq!(fs::read(&path).unwrap(), b"precious");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "a lock was left beside a file of somebody else");
    let new = folder.path().join("new");
    for useless in ["", "a\0b"] {
        assert!(matches!(Library::create(&new, &Key::passphrase(useless)), Err(OpenError::NoPassphrase)));
    }
    let nowhere = folder.path().join("no folder").join("library");
    assert!(matches!(Library::create(&nowhere, &key()), Err(OpenError::Io { .. })));
    assert!(!new.exists() && !nowhere.exists());
}

#[test]
fn nothing_readable_stands_in_the_file() {
    let mut fresh = Fresh::with_case();
    let title = common::set("case", "title", Some("Quizzaciously".into()));
    fresh.library.apply(&case_id(), &[title], &common::stamp("Title")).unwrap();
    let closed = fresh.closed();
    let bytes = fs::read(closed.path()).unwrap();
    let stands = |word: &[u8]| bytes.windows(word.len()).any(|piece| piece == word);
    assert!(!stands(b"Quizzaciously") && !stands(b"CREATE TABLE") && !stands(b"SQLite") && !stands(&KEY));
}

#[test]
fn damage_met_while_reading_is_named() {
    let mut fresh = Fresh::with_case();
    let long = |n: usize| serde_json::json!({"title": format!("{n} {}", "word ".repeat(400))});
    let figures: Vec<_> = (0..200).map(|n| common::add(&format!("f-{n}"), "figure", long(n))).collect();
    fresh.library.apply(&case_id(), &figures, &common::stamp("Figures")).unwrap();
    let library = fresh.folder.path().join("library");
    let open = fresh.reopened();
    let mut bytes = fs::read(&library).unwrap();
    for page in 60..bytes.len() / 4096 {
        bytes[page * 4096 + 9] ^= 1;
    }
    fs::write(&library, bytes).unwrap();
    let error = open.library.case(&case_id()).unwrap_err();
    assert!(matches!(error, StoreError::Damaged), "{error}");
}
