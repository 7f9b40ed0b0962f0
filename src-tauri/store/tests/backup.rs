//! A backup is the library as it was at one moment, made while it is written to; a bad one never counts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what fails here fails the test")]
#![allow(clippy::print_stderr, dead_code, reason = "a test says what it found, and uses its part of what it shares")]

mod common;
#[path = "../../../tests/promises/record.rs"]
mod record;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, AtomicU64, Ordering},
    thread,
};

use chrono::{DateTime, Duration, Utc};
use common::{Closed, Fresh, case_id, key, set, stamp};
use record::{Record, times};
use serde_json::json;
use store::{
    Attached, Edit, Key, Library, OpenError,
    backup::{self, Backup, Pace, Why, backups, folder_of},
};

fn at(minute: usize) -> DateTime<Utc> {
    stamp("").at + Duration::minutes(i64::try_from(minute).unwrap())
}

fn pace() -> Pace {
    Pace { pages: 8, pause: std::time::Duration::from_millis(1) }
}

fn make(library: &Path, minute: usize) -> Backup {
    let off = AtomicBool::new(false);
    backup::back_up(library, &key(), &folder_of(library), (at(minute), Why::Hourly), pace(), &off).unwrap().unwrap()
}

fn title(library: &Library) -> u64 {
    let cases = library.cases().unwrap_or_default();
    let said = cases.first().and_then(|case| case.title.strip_prefix("saved "));
    said.and_then(|number| number.parse().ok()).unwrap_or(0)
}

fn some_size() -> Fresh {
    let mut fresh = Fresh::with_case();
    let (media_type, name) = ("image/png".to_owned(), "CT.png".to_owned());
    let bytes = (0..400_000_u32).map(|n| n.to_le_bytes()[(n % 2) as usize]).collect();
    let file = Edit::Attach(Attached { id: "ct".to_owned(), media_type, name, bytes });
    fresh.library.apply(&case_id(), &[file], &stamp("Picture")).unwrap();
    fresh
}

/// Lets the writer end, also where the test fails.
struct Until<'a>(&'a AtomicBool);

impl Drop for Until<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

#[test]
fn a_backup_made_while_one_types_is_the_library_of_one_moment() {
    let mut fresh = some_size();
    let path = fresh.library.path().to_owned();
    let rounds = times(25, 500);
    let mut record = Record::of("T12", "Each backup is reopened and checked before it counts, and can be restored", 0);
    let (saved, done) = (AtomicU64::new(0), AtomicBool::new(false));
    let (mut made, mut behind) = (Vec::new(), 0);
    thread::scope(|scope| {
        let library = &mut fresh.library;
        scope.spawn(|| {
            for number in 1.. {
                let title = set("case", "title", Some(json!(format!("saved {number}"))));
                library.apply(&case_id(), &[title], &stamp("Title")).unwrap();
                saved.store(number, Ordering::SeqCst);
                if done.load(Ordering::SeqCst) {
                    break;
                }
            }
        });
        let _until = Until(&done);
        for round in 0..rounds {
            let before = saved.load(Ordering::SeqCst);
            let backup = make(&path, round);
            made.push((backup, before, saved.load(Ordering::SeqCst)));
            // The control: a copy of the file alone, as a file manager makes it.
            let copy = path.with_file_name(format!("copy-{round}"));
            let before = saved.load(Ordering::SeqCst);
            fs::copy(&path, &copy).unwrap();
            behind += usize::from(!Library::open(&copy, &key()).is_ok_and(|copy| title(&copy) >= before));
            fs::remove_file(copy).unwrap();
        }
    });
    for (round, (backup, before, after)) in made.iter().enumerate() {
        let to = path.with_file_name(format!("restored-{round}"));
        let checked = backup::restore(&backup.file, &key(), &to).unwrap();
        checked.trail.unwrap().faults.iter().for_each(|fault| record.silent(&format!("{fault:?}")));
        let restored = Library::open(&to, &key()).unwrap();
        // One more may be on disk than was said to be.
        if !(*before..=after + 1).contains(&title(&restored)) {
            record.lost(&format!("{before} to {after} was saved then, {} is in the backup", title(&restored)));
        }
        record.count("restored");
        assert_eq!(restored.rebuild(&case_id()).unwrap(), restored.case(&case_id()).unwrap());
        assert_eq!(restored.attachments(&case_id()).unwrap()[0].bytes.len(), 400_000);
        drop(restored);
        fs::remove_file(to).unwrap();
    }
    record.add("copies of the file alone that lacked what was saved", behind);
    record.control_failed(behind > 0);
    record.close();
    let moved = made.windows(2).filter(|two| two[0].0.manifest.contents.rows < two[1].0.manifest.contents.rows).count();
    assert!(moved > rounds / 2, "nothing was typed meanwhile: {moved} of {rounds}");
    let gone = backup::rotate(&folder_of(&path)).unwrap();
    assert_eq!(backups(&path).unwrap().len(), rounds - gone);
}

fn with_backup() -> (Closed, PathBuf, Backup) {
    let fresh = Fresh::with_case();
    let path = fresh.library.path().to_owned();
    fs::write(path.with_file_name("library.keys"), b"slots").unwrap();
    let backup = make(&path, 0);
    (fresh.closed(), path, backup)
}

#[test]
fn the_keys_go_with_a_backup_and_come_back_with_it() {
    let (_closed, path, backup) = with_backup();
    let to = path.with_file_name("restored");
    backup::restore(&backup.file, &key(), &to).unwrap();
    assert_eq!(fs::read(path.with_file_name("restored.keys")).unwrap(), b"slots");
    let again = backup::restore(&backup.file, &key(), &path);
    assert!(matches!(again, Err(OpenError::Exists)), "a restore went over the library: {again:?}");
}

#[test]
fn a_damaged_backup_is_refused_and_a_wrong_key_too() {
    let (_closed, path, backup) = with_backup();
    assert!(matches!(backup::check(&backup.file, &Key::raw(&[1; 32])), Err(OpenError::WrongPassphrase)));
    let whole = fs::read(&backup.file).unwrap();
    let to = path.with_file_name("restored");
    for damage in [0, 20, 5000, whole.len() - 1] {
        let mut bytes = whole.clone();
        bytes[damage] ^= 1;
        fs::write(&backup.file, &bytes).unwrap();
        assert!(backup::restore(&backup.file, &key(), &to).is_err() && !to.exists(), "byte {damage}");
    }
    fs::write(&backup.file, &whole).unwrap();
    backup::check(&backup.file, &key()).unwrap();
}

#[test]
fn what_was_called_off_or_cut_short_does_not_count() {
    let (_closed, path, backup) = with_backup();
    let folder = folder_of(&path);
    let off = AtomicBool::new(true);
    let none = backup::back_up(&path, &key(), &folder, (at(1), Why::Asked), pace(), &off).unwrap();
    assert_eq!(none, None);
    fs::write(folder.join(".unfinished-x"), b"half").unwrap();
    fs::copy(&backup.file, folder.join("no-manifest.casebook")).unwrap();
    assert_eq!(backups(&path).unwrap(), std::slice::from_ref(&backup));
    let second = make(&path, 2);
    assert!(!folder.join(".unfinished-x").exists());
    assert_eq!(backups(&path).unwrap(), [second, backup]);
}

#[test]
fn a_second_place_gets_the_same_file_with_its_keys() {
    let (_closed, path, backup) = with_backup();
    let second = path.with_file_name("stick");
    let copy = backup::copy_to(&backup, &second).unwrap();
    assert_eq!(copy.manifest, backup.manifest);
    assert_eq!(fs::read(&copy.file).unwrap(), fs::read(&backup.file).unwrap());
    assert_eq!(backup::check(&copy.file, &key()).unwrap().contents, backup.manifest.contents);
}

#[test]
fn an_older_library_is_backed_up_before_its_form_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library");
    let old = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/forms/1.casebook");
    fs::copy(old, &path).unwrap();
    let key = || Key::passphrase("three plain words");
    let cases = Library::open(&path, &key()).unwrap().cases().unwrap();
    let [backup] = &backups(&path).unwrap()[..] else { panic!("not one backup") };
    let manifest = &backup.manifest;
    assert_eq!((manifest.why, manifest.contents.form, manifest.contents.cases), (Why::BeforeMigration, 1, 2));
    let to = folder.path().join("restored");
    backup::restore(&backup.file, &key(), &to).unwrap();
    assert_eq!(Library::open(&to, &key()).unwrap().cases().unwrap(), cases);
    Library::open(&path, &key()).unwrap();
    assert_eq!(backups(&path).unwrap().len(), 1, "a library of this form was backed up again");
}
