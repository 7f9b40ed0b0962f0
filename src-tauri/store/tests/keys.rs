//! Who opens a library, and who no longer does.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what fails here fails the test")]

mod common;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

use common::{add, case_id, stamp};
use serde_json::json;
use store::{
    Cost, Key, Library, OpenError, SlotKind,
    backup::{self, Pace, Why},
    slots,
};
use tempfile::TempDir;

fn words(text: &str) -> Key {
    Key::passphrase(text).held_by("KN", "2024-02-29T12:34:56Z".parse().unwrap()).costing(Cost::LEAST)
}

/// A library with one case that opens with "one".
fn library() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.casebook");
    fill(&mut Library::create(&path, &words("one")).unwrap());
    (folder, path)
}

fn fill(library: &mut Library) {
    let header = add("case", "case", json!({"title": "A case"}));
    library.apply(&case_id(), &[header], &stamp("New case")).unwrap();
}

/// Whether a passphrase opens the library, and what is in it is there.
fn opens(path: &Path, text: &str) -> bool {
    match Library::open(path, &words(text)) {
        Ok(library) => {
            assert_eq!(library.cases().unwrap()[0].title, "A case");
            true
        }
        Err(error) => {
            assert!(error.code() == "wrong-passphrase", "{text}: {error}");
            false
        }
    }
}

#[test]
fn a_library_opens_with_its_passphrase_however_it_is_spelled() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.casebook");
    fill(&mut Library::create(&path, &words("caf\u{e9}")).unwrap());
    assert!(opens(&path, "cafe\u{301}") && opens(&path, "caf\u{e9}") && !opens(&path, "cafe") && !opens(&path, ""));
    let text = fs::read_to_string(slots::path(&path)).unwrap();
    assert!(text.contains("without it nobody can open") && !text.contains("caf\u{e9}"), "{text}");
}

#[test]
fn each_person_has_a_passphrase_and_loses_it_alone() {
    let (_folder, path) = library();
    let library = Library::open(&path, &words("one")).unwrap();
    assert!(matches!(library.add_key(&words("no"), &words("two")), Err(OpenError::NoSlotOpens)));
    assert!(matches!(library.add_key(&words("one"), &words("one")), Err(OpenError::SamePassphrase)));
    assert!(matches!(library.add_key(&words("one"), &words("")), Err(OpenError::NoPassphrase)));
    library.add_key(&words("one"), &words("two").held_by("AB", "2024-03-01T00:00:00Z".parse().unwrap())).unwrap();
    let keys = library.keys().unwrap();
    assert_eq!(keys.iter().map(|key| key.name.as_str()).collect::<Vec<_>>(), ["KN", "AB"]);
    drop(library);
    assert!(opens(&path, "one") && opens(&path, "two"));
    let library = Library::open(&path, &words("two")).unwrap();
    library.remove_key(&words("two"), &keys[0].id).unwrap();
    assert!(matches!(library.remove_key(&words("two"), &keys[0].id), Err(OpenError::NoSuchKey(_))));
    assert!(matches!(library.remove_key(&words("two"), &keys[1].id), Err(OpenError::LastKey)));
    drop(library);
    assert!(!opens(&path, "one") && opens(&path, "two"));
}

#[test]
fn a_changed_passphrase_opens_nothing_afterwards() {
    let (_folder, path) = library();
    let before = fs::read(&path).unwrap();
    let library = Library::open(&path, &words("one")).unwrap();
    library.change_key(&words("one"), &words("new").held_by("somebody", Default::default())).unwrap();
    assert_eq!(library.keys().unwrap()[0].name, "KN", "the slot keeps its name");
    drop(library);
    assert!(!opens(&path, "one") && opens(&path, "new"));
    assert!(fs::read(&path).unwrap() == before, "the library itself stays as it is");
}

#[test]
fn the_recovery_key_opens_and_sets_a_new_passphrase() {
    let (_folder, path) = library();
    let library = Library::open(&path, &words("one")).unwrap();
    let first = library.renew_recovery(&words("one"), "KN", Default::default()).unwrap().to_string();
    let second = library.renew_recovery(&words("one"), "KN", Default::default()).unwrap().to_string();
    drop(library);
    assert!(!opens(&path, &first) && opens(&path, &second) && opens(&path, &second.to_lowercase().replace('-', " ")));
    let mut library = Library::open(&path, &words(&second)).unwrap();
    library.change_key(&words(&second), &words("new")).unwrap();
    assert_eq!(library.keys().unwrap().iter().filter(|key| key.kind == SlotKind::Recovery).count(), 1);
    let refused = library.rekey(&words(&second)).err();
    assert!(matches!(refused, Some(OpenError::RecoveryAlone)), "{refused:?}");
    library.cases().unwrap();
    drop(library);
    assert!(!opens(&path, "one") && opens(&path, "new") && opens(&path, &second));
}

#[test]
fn after_a_leak_the_library_is_encrypted_anew() {
    let (_folder, path) = library();
    let mut library = Library::open(&path, &words("one")).unwrap();
    library.add_key(&words("one"), &words("two")).unwrap();
    let recovery = library.renew_recovery(&words("one"), "KN", Default::default()).unwrap().to_string();
    let (old, old_keys) = (fs::read(slots::path(&path)).unwrap(), fs::read(&path).unwrap());
    library.rekey(&words("one")).unwrap();
    assert_eq!(library.keys().unwrap().len(), 1);
    library.cases().unwrap();
    drop(library);
    assert!(opens(&path, "one") && !opens(&path, "two") && !opens(&path, &recovery));
    // Whoever kept the old keys file opens nothing with it.
    let new = fs::read(&path).unwrap();
    let differing = new.chunks(4096).zip(old_keys.chunks(4096)).filter(|(one, other)| one != other).count();
    assert_eq!(differing, new.len() / 4096, "a page is as it was");
    fs::write(slots::path(&path), old).unwrap();
    assert!(matches!(Library::open(&path, &words("one")), Err(OpenError::OtherKeys)));
}

#[test]
fn drafts_that_a_killed_program_left_go_once_the_library_opens_and_nothing_else_does() {
    let (folder, path) = library();
    let name = |name: &str| folder.path().join(name);
    let ours = [".own.casebook.new-key-aB3dE9", ".own.casebook.new-keys-000000"].map(name);
    let others = [
        ".other.casebook.new-key-aB3dE9",
        ".own.casebook.new-key-aB3dE9x",
        ".own.casebook.new-key-a.3dE9",
        ".own.casebook.new-key-aB3dE9.pdf",
        "own.casebook.new-key-aB3dE9",
        ".new-key-aB3dE9",
    ]
    .map(name);
    for file in ours.iter().chain(&others) {
        fs::write(file, "left").unwrap();
    }
    fs::create_dir(name(".own.casebook.new-key-folder")).unwrap();
    let there = |files: &[PathBuf]| files.iter().filter(|file| file.exists()).count();
    assert!(!opens(&path, "two"));
    assert_eq!(there(&ours), 2, "a library that does not open is left with all that is beside it");
    let open = Library::open(&path, &words("one")).unwrap();
    assert_eq!((there(&ours), there(&others)), (0, others.len()));
    assert!(name(".own.casebook.new-key-folder").is_dir());
    // Somebody who is refused by the lock takes nothing away.
    fs::write(&ours[0], "being written").unwrap();
    assert!(matches!(Library::open(&path, &words("one")), Err(OpenError::Locked { .. })));
    assert_eq!(there(&ours), 1);
    drop(open);
}

#[test]
fn a_backup_in_the_place_of_a_library_that_was_moved_away_leaves_the_keys_of_that() {
    let (folder, path) = library();
    let (backups, off) = (backup::folder_of(&path), AtomicBool::new(false));
    let occasion = ("2024-02-29T12:34:56Z".parse().unwrap(), Why::Asked);
    let made = backup::back_up(&path, &words("one"), &backups, occasion, Pace::AT_ONCE, &off).unwrap().unwrap();
    Library::open(&path, &words("one")).unwrap().rekey(&words("one")).unwrap();
    let moved = folder.path().join("moved.casebook");
    fs::rename(&path, &moved).unwrap();
    backup::restore(&made.file, &words("one"), &path).unwrap();
    assert!(opens(&path, "one"));
    // It comes back: what opened it opens it still.
    assert!(matches!(Library::open(&moved, &words("one")), Err(OpenError::WrongPassphrase)));
    fs::rename(folder.path().join("own.casebook.keys.earlier"), slots::path(&moved)).unwrap();
    assert!(opens(&moved, "one"));
}

/// A library as earlier programs made it: its passphrase goes to the engine.
fn of_earlier(text: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.casebook");
    fill(&mut Library::create(&path, &common::key()).unwrap());
    let connection = common::raw(&path);
    connection.execute_batch(&format!("PRAGMA journal_mode = DELETE; PRAGMA rekey = '{text}'")).unwrap();
    (folder, path)
}

#[test]
fn a_library_of_an_earlier_program_gets_its_keys_and_is_kept_as_it_was() {
    let (folder, path) = of_earlier("one");
    let before = fs::read(&path).unwrap();
    assert!(!opens(&path, "two") && !slots::path(&path).exists());
    assert!(opens(&path, "one") && slots::path(&path).exists());
    assert!(opens(&path, "one") && !opens(&path, "two"));
    let kept = folder.path().join("own.casebook.before-keys");
    assert!(fs::read(&kept).unwrap() == before);
    assert!(fs::read(&path).unwrap() != before);
    drop(Library::open(&kept, &words("one")).unwrap());
}

#[test]
fn a_move_that_was_cut_short_is_made_whole() {
    let (_folder, path) = of_earlier("one");
    let before = fs::read(&path).unwrap();
    assert!(opens(&path, "one"));
    // As it was after the keys file was written and before the library was put in its place.
    fs::write(&path, &before).unwrap();
    assert!(!opens(&path, "two") && opens(&path, "one") && opens(&path, "one"));
    assert!(fs::read(&path).unwrap() != before);
}

#[test]
fn a_library_without_its_keys_file_says_what_is_missing() {
    let (folder, path) = library();
    let keys = fs::read(slots::path(&path)).unwrap();
    fs::remove_file(slots::path(&path)).unwrap();
    let error = Library::open(&path, &words("one")).err().unwrap();
    assert!(error.to_string().contains(".keys"), "{error}");
    fs::write(slots::path(&path), &keys[..keys.len() / 2]).unwrap();
    assert!(matches!(Library::open(&path, &words("one")), Err(OpenError::KeysDamaged)));
    fs::write(slots::path(&path), &keys).unwrap();
    assert!(opens(&path, "one"));
    // A new library in the place of one that was moved away leaves that one's keys.
    fs::rename(&path, folder.path().join("away")).unwrap();
    drop(Library::create(&path, &words("other")).unwrap());
    assert!(fs::read(folder.path().join("own.casebook.keys.earlier")).unwrap() == keys);
}

#[test]
fn what_is_read_from_a_keys_file_exhausts_no_computer() {
    let (_folder, path) = library();
    let text = fs::read_to_string(slots::path(&path)).unwrap();
    fs::write(slots::path(&path), text.repeat(100_000)).unwrap();
    assert!(opens(&path, "one"));
}
