//! T4: where a library cannot be written to, it opens for reading or says why; and never is an empty one made in its place.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use store::{Key, Library, OpenError, StoreError};

use crate::{
    record::{Record, times},
    shelf::{KEY, case, files, library, stamp, title, told},
    strike,
};

fn rights(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn where_nothing_can_be_written_it_opens_for_reading_or_says_why() {
    let mut record = Record::of("T4", "A library on a medium that is only read opens for reading, or says why not", 0);
    let control = reading(&mut record);
    record.control_failed(control);
    pulled_out(&mut record);
    nowhere(&mut record);
    failing(&mut record);
    record.close();
}

/// A file, and a folder, without the right to write; closed properly and not. Whether the control failed: the same edit is
/// taken where writing is allowed.
fn reading(record: &mut Record) -> bool {
    let mut taken = false;
    for (file, directory, left_open) in [(0o444, 0o755, false), (0o644, 0o555, false), (0o444, 0o555, true)] {
        let (folder, path) = library(&Key::raw(&KEY));
        let mut open = Library::open(&path, &Key::raw(&KEY)).unwrap();
        taken |= open.apply(&case(), &[title("saved 1")], &stamp()).is_ok();
        let (right, copy) = (told(&open).unwrap(), files(folder.path()));
        drop(open);
        if left_open {
            for (name, bytes) in copy.iter().filter(|(name, _)| !name.ends_with("-shm")) {
                fs::write(folder.path().join(name), bytes).unwrap();
            }
        }
        rights(&path, file);
        rights(folder.path(), directory);
        let before = files(folder.path());
        record.count("media that are only read");
        match Library::open(&path, &Key::raw(&KEY)) {
            Ok(mut library) => {
                if !library.read_only() || told(&library).unwrap() != right {
                    record.silent("it does not say that it can only be read, or what it holds");
                }
                match library.apply(&case(), &[title("saved 2")], &stamp()) {
                    Err(StoreError::ReadOnly) => record.count("edits refused"),
                    other => record.silent(&format!("an edit on a medium that is only read: {other:?}")),
                }
            }
            Err(error) => record.lost(&format!("not opened for reading: {error}")),
        }
        if files(folder.path()) != before {
            record.lost("a file was changed where nothing may be written");
        }
        rights(folder.path(), 0o755);
    }
    taken
}

/// The folder goes while the library is open: nothing may be said to be saved from then on.
fn pulled_out(record: &mut Record) {
    for how in ["removed", "renamed", "log removed"] {
        let (folder, path) = library(&Key::raw(&KEY));
        let inner = folder.path().join("drive");
        fs::create_dir(&inner).unwrap();
        let moved = inner.join("own.casebook");
        fs::rename(&path, &moved).unwrap();
        let mut library = Library::open(&moved, &Key::raw(&KEY)).unwrap();
        library.apply(&case(), &[title("saved 1")], &stamp()).unwrap();
        match how {
            "removed" => fs::remove_dir_all(&inner).unwrap(),
            "renamed" => fs::rename(&inner, folder.path().join("elsewhere")).unwrap(),
            _ => fs::remove_file(inner.join("own.casebook-wal")).unwrap(),
        }
        record.count("drives pulled out");
        match library.apply(&case(), &[title("saved 2")], &stamp()) {
            Err(StoreError::Gone | StoreError::NotTaken) => record.count("edits refused"),
            Ok(_) => record.silent(&format!("{how}: saved into nothing")),
            Err(other) => record.silent(&format!("{how}: refused for another reason: {other}")),
        }
        drop(library);
        if how != "log removed" && moved.exists() {
            record.silent("an empty library was made in its place");
        }
    }
}

fn nowhere(record: &mut Record) {
    let folder = tempfile::tempdir().unwrap();
    let paths: [PathBuf; 2] = [folder.path().join("own.casebook"), folder.path().join("no folder/own.casebook")];
    for path in paths {
        record.count("places without a library");
        match Library::open(&path, &Key::raw(&KEY)) {
            Err(OpenError::NotFound) => {}
            other => record.silent(&format!("{:?}", other.err())),
        }
    }
    if fs::read_dir(folder.path()).unwrap().count() != 0 {
        record.silent("an empty library was made");
    }
}

/// A disk that fails, at many calls: every k-th write, read or flush.
fn failing(record: &mut Record) {
    let points = times(8, 120);
    for call in ["pwrite64", "fdatasync,fsync", "pread64"] {
        for point in 1..=points {
            let (_folder, path) = library(&Key::raw(&KEY));
            let name = call.split(',').next().unwrap();
            let first = point * if name == "fdatasync" { 24 } else { 160 } / points;
            let said = strike::run(&path, &format!("{call}:error=EIO:when={}+", first.max(1)));
            record.count("failing disks");
            record.count(if said.begun { "programs that began" } else { "programs that did not begin" });
            record.add("refusals", said.refusals.len());
            if said.begun && !said.ended {
                record.lost(&format!("{name} {first}: the program did not stay open: {:?}", said.refusals));
            }
            match strike::stored(&path) {
                // What a disk refused to flush may be there all the same, whole; what it flushed must be.
                Ok(stored) if (said.saved..=strike::SAVES).contains(&stored) => {}
                Ok(stored) => record.lost(&format!("{} was said to be saved, {stored} is stored", said.saved)),
                Err(error) => record.lost(&error),
            }
        }
    }
    let (began, not) = (record.counted("programs that began"), record.counted("programs that did not begin"));
    assert!(not * 10 < began, "the disk failed before the program began: the trial saw nothing");
}
