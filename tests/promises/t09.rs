//! T9: a library of an earlier program is brought to the form of this one after a backup, whole or not at all, and says
//! what it said.

use std::path::Path;

use store::{
    Key, Library,
    backup::{self, Why},
};

use crate::{
    child, cut,
    old::{self, Kept},
    record::{Record, times},
    shelf::{self, KEY},
};

fn key() -> Key {
    Key::raw(&KEY)
}

/// In a process of its own: opens the library, which brings it up to date.
#[test]
fn opens() {
    let Some(path) = child::asked() else { return };
    drop(Library::open(Path::new(&path), &key()).unwrap());
}

/// The form of the tables of a library that is closed or was left open.
fn form(path: &Path) -> usize {
    let version = shelf::raw(path).pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0));
    usize::try_from(version.unwrap()).unwrap()
}

/// Looks for a backup of the form before, and whether it holds what the library held.
fn backed_up(record: &mut Record, path: &Path, form: usize, kept: &[Kept]) {
    let made = backup::backups(path).unwrap();
    let before = made.iter().find(|made| made.manifest.why == Why::BeforeMigration);
    let Some(before) = before.filter(|made| made.manifest.contents.form == i64::try_from(form).unwrap()) else {
        return record.lost(&format!("form {form}: the backup before the upgrade"));
    };
    let folder = tempfile::tempdir().unwrap();
    let restored = folder.path().join("restored.casebook");
    backup::restore(&before.file, &key(), &restored).unwrap();
    let library = Library::open(&restored, &key()).unwrap();
    if old::wrong(kept, &library) > 0 {
        record.silent(&format!("form {form}: the backup before the upgrade says something else"));
    }
    record.count("backups restored");
}

fn brought_up_to_date(record: &mut Record, form: usize, kept: &[Kept]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.casebook");
    old::write(&path, form, kept);
    let library = Library::open(&path, &key()).unwrap();
    record.add("cases", kept.len());
    if old::wrong(kept, &library) > 0 || !library.verify_trail().unwrap().faults.is_empty() {
        record.silent(&format!("form {form}: values, files or history differ after the upgrade"));
    }
    backed_up(record, &path, form, kept);
}

/// Kills the upgrade at points spread over all its calls of the system, and looks what is there.
fn cut_short(record: &mut Record, form: usize, kept: &[Kept], points: usize) {
    let before = tempfile::tempdir().unwrap();
    old::write(&before.path().join("own.casebook"), form, kept);
    let tried = || {
        let folder = shelf::copied(before.path());
        let path = folder.path().join("own.casebook");
        (folder, path)
    };
    let (_folder, path) = tried();
    for call in &cut::calls("t09::opens", path.to_str().unwrap(), points) {
        let (_folder, path) = tried();
        record.count("kills");
        let ended = cut::at("t09::opens", path.to_str().unwrap(), call);
        let left = self::form(&path);
        record.add("kills in the middle", usize::from(!ended));
        record.add("kills that left the earlier form", usize::from(left == form));
        if left != form && backup::backups(&path).unwrap().is_empty() {
            record.lost(&format!("form {form}: it was brought up to date before there was a backup"));
        }
        match Library::open(&path, &key()) {
            Ok(library) if old::wrong(kept, &library) == 0 => {}
            Ok(_) => record.silent(&format!("form {form}: something differs after a kill")),
            Err(error) => record.lost(&format!("form {form}: not opened after a kill: {error}")),
        }
        backed_up(record, &path, form, kept);
    }
}

#[test]
fn a_library_of_an_earlier_program_is_brought_up_to_date_whole_or_not_at_all() {
    let promise = "A library of an earlier program opens and says what it said; a backup is made before it changes";
    let mut record = Record::of("T9", promise, 0);
    let (many, few) = (old::kept(times(27, 1_000)), old::kept(3));
    for form in old::forms() {
        brought_up_to_date(&mut record, form, &many);
        cut_short(&mut record, form, &few, times(25, 400));
    }
    assert!(record.counted("kills that left the earlier form") > 10, "hardly an upgrade was cut short");
    assert!(record.counted("kills in the middle") > record.counted("kills") / 2, "the kills came too late");
    // The control: one word of one case is another.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.casebook");
    old::write(&path, 1, &few);
    let sql = "UPDATE records SET body = replace(body, 'Sarcoma 2', 'Sarcoma 4') WHERE case_id = 'case-2'";
    shelf::raw(&path).execute(sql, []).unwrap();
    record.control_failed(old::wrong(&few, &Library::open(&path, &key()).unwrap()) == 1);
    record.close();
}
