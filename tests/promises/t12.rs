//! T12: a backup or a restore that is cut short leaves nothing that counts, and takes nothing with it. What a backup made
//! while one types holds, `store/tests/backup.rs` tries.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{OnceLock, atomic::AtomicBool},
};

use chrono::Duration;
use store::{
    Key, Library,
    backup::{self, Pace, Why},
};
use tempfile::TempDir;

use crate::{
    child, cut,
    record::{Record, times},
    shelf::{self, KEY, now},
};

fn key() -> Key {
    Key::raw(&KEY)
}

/// So many backups are there before one is cut short: enough for the last step, the thinning out, to have work.
const BEFORE: i64 = 14;

fn back_up(path: &Path, number: i64) -> Result<(), store::OpenError> {
    let made = (now() + Duration::minutes(number), Why::Hourly);
    let folder = backup::folder_of(path);
    backup::back_up(path, &key(), &folder, made, Pace::AT_ONCE, &AtomicBool::new(false))?;
    backup::rotate(&folder).map_err(store::OpenError::Engine).map(|_| ())
}

/// In a process of its own: makes a backup of a library and thins the others out.
#[test]
fn backs_up() {
    let Some(path) = child::asked() else { return };
    back_up(path.as_ref(), BEFORE).unwrap();
}

/// In a process of its own: restores the latest backup of a library beside it.
#[test]
fn restores() {
    let Some(path) = child::asked() else { return };
    let path = Path::new(&path);
    let latest = backup::backups(path).unwrap().remove(0);
    backup::restore(&latest.file, &key(), &path.with_file_name("restored.casebook")).unwrap();
}

/// A library with backups, in a folder of its own.
fn with_backups() -> (TempDir, PathBuf) {
    static MADE: OnceLock<TempDir> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let (folder, path) = shelf::library(&key());
        (0..BEFORE).for_each(|number| back_up(&path, number).unwrap());
        folder
    });
    let folder = shelf::copied(made.path());
    let path = folder.path().join("own.casebook");
    (folder, path)
}

/// Whether every backup that counts holds the case; how many count.
fn good(record: &mut Record, path: &Path) -> usize {
    let made = backup::backups(path).unwrap();
    for backup in &made {
        record.count("backups read back");
        if backup::check(&backup.file, &key()).is_err() {
            record.silent("a backup counts that cannot be read back");
        }
    }
    made.len()
}

fn same(path: &Path, told: &str) -> bool {
    Library::open(path, &key()).is_ok_and(|library| shelf::told(&library).is_ok_and(|now| now == told))
}

#[test]
fn what_is_cut_short_does_not_count_and_loses_nothing() {
    let promise = "A backup or a restore that is cut short leaves nothing that counts, and takes nothing with it";
    let mut record = Record::of("T12-cut", promise, 0);
    for what in ["t12::backs_up", "t12::restores"] {
        for call in &calls_of(what) {
            let (folder, path) = with_backups();
            let told = shelf::told(&Library::open(&path, &key()).unwrap()).unwrap();
            let ended = cut::at(what, path.to_str().unwrap(), call);
            record.count("kills");
            record.add("kills in the middle", usize::from(!ended));
            if !same(&path, &told) {
                record.lost("the library that was backed up");
            }
            if good(&mut record, &path) < 12 {
                record.lost("backups that were there before");
            }
            let restored = folder.path().join("restored.casebook");
            if restored.exists() && !same(&restored, &told) {
                record.silent("a restored library is there that is not like the backup");
            }
            if back_up(&path, BEFORE + 1).is_err() {
                record.lost("the next backup could not be made");
            }
            let drafts = shelf::files(&backup::folder_of(&path)).into_keys().filter(|name| name.starts_with('.'));
            record.add("drafts that the next backup left", drafts.count());
        }
    }
    assert!(record.counted("kills in the middle") > record.counted("kills") / 2, "the kills came too late");
    assert_eq!(record.counted("drafts that the next backup left"), 0);
    record.control_failed(a_half_copy_counts_where_it_has_its_name_first());
    record.close();
}

/// In a process of its own: restores the latest backup, as the program does, where a patient was erased since.
#[test]
fn restores_without_the_erased() {
    let Some(path) = child::asked() else { return };
    let path = Path::new(&path);
    let latest = backup::backups(path).unwrap().remove(0);
    let setting = casebook::Setting::of_this_computer();
    casebook::restore(&latest.file, &key(), &path.with_file_name("restored.casebook"), &setting).unwrap();
}

/// Whether the patient stands in a library.
fn holds(path: &Path) -> bool {
    let library = Library::open(path, &key()).unwrap();
    library.case(&shelf::case()).is_ok() || !library.search("fascicles").unwrap().is_empty()
}

#[test]
fn a_restore_that_is_cut_short_brings_no_erased_patient_back() {
    let promise = "A backup that is restored does not bring back whom you erased since, however it is cut short";
    let mut record = Record::of("T12-erased", promise, 0);
    let (before, path) = with_backups();
    let mut book = casebook::Casebook::open(&path, &key(), casebook::Setting::of_this_computer()).unwrap();
    book.erase(&shelf::case(), "asked to be").unwrap();
    drop(book);
    let tried = || {
        let folder = shelf::copied(before.path());
        let path = folder.path().join("own.casebook");
        (folder, path)
    };
    let (_folder, path) = tried();
    for call in &cut::calls("t12::restores_without_the_erased", path.to_str().unwrap(), times(25, 400)) {
        let (folder, path) = tried();
        let ended = cut::at("t12::restores_without_the_erased", path.to_str().unwrap(), call);
        record.count("kills");
        record.add("kills in the middle", usize::from(!ended));
        let restored = folder.path().join("restored.casebook");
        if restored.exists() {
            record.count("restored libraries");
            if holds(&restored) {
                record.leaked("an erased patient is in the restored library");
            }
            fs::remove_file(&restored).unwrap();
        }
        let latest = backup::backups(&path).unwrap().remove(0);
        casebook::restore(&latest.file, &key(), &restored, &casebook::Setting::of_this_computer()).unwrap();
        let rooms = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
        if rooms.into_iter().any(|name| name.to_string_lossy().starts_with(".restored-")) {
            record.leaked("what a restore that was cut short left is there after the next");
        }
    }
    assert!(record.counted("kills in the middle") > record.counted("kills") / 2, "the kills came too late");
    assert!(record.counted("restored libraries") > 0, "no kill came after the library had its name");
    // The control: the backup itself, which is older than the erasure.
    let (folder, path) = tried();
    let copy = folder.path().join("copy.casebook");
    backup::restore(&backup::backups(&path).unwrap()[0].file, &key(), &copy).unwrap();
    record.control_failed(holds(&copy));
    record.close();
}

fn calls_of(what: &str) -> Vec<cut::Call> {
    let (_folder, path) = with_backups();
    cut::calls(what, path.to_str().unwrap(), times(25, 400))
}

/// The control: a copy that gets name and manifest before it is whole, as a copy by hand would.
fn a_half_copy_counts_where_it_has_its_name_first() -> bool {
    let (_folder, path) = with_backups();
    let latest = backup::backups(&path).unwrap().remove(0);
    let bytes = fs::read(&latest.file).unwrap();
    fs::write(&latest.file, &bytes[..bytes.len() / 2]).unwrap();
    let counts = backup::backups(&path).unwrap().iter().any(|made| made.file == latest.file);
    counts && backup::check(&latest.file, &key()).is_err()
}
