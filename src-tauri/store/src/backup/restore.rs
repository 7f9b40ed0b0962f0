//! Taking a library back from a backup: always as a copy, never over the library.

use std::{
    fs::{self, File},
    io::ErrorKind,
    path::Path,
};

use tempfile::TempPath;

use super::{
    check::{Contents, open_to_read, read_back},
    make::{fingerprint, whole},
    place::{KEYS, manifest_of},
};
use crate::{
    Key, Library, OpenError, StoreError, Verified, lock::beside, moving, opening::own_key, probe, slots::flush_folder,
    trail,
};

/// Beginning of the name of the folder in which a restored library is made ready.
const ROOM: &str = ".restored-";

/// File in it that is locked as long as somebody is at it.
const HELD: &str = "held";

/// What was found in a backup, or in a library that nobody has open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// What it holds.
    pub contents: Contents,
    /// Its trail, read through; none in a form that had no chain yet.
    pub trail: Option<Verified>,
}

/// Reads a backup through: the bytes against what was said of it when it was made, every page against its seal, every row
/// of its trail.
pub fn check(file: &Path, key: &Key) -> Result<Checked, OpenError> {
    let key = &own_key(file, key)?;
    let said = manifest_of(file);
    if let Some(said) = &said {
        let (_, sha256) = fingerprint(file).map_err(|source| OpenError::Io { doing: "read the backup", source })?;
        if sha256 != said.sha256 {
            return Err(OpenError::Damaged("it is not the file that was written as a backup".to_owned()));
        }
    }
    let contents = read_back(file, key)?;
    if said.is_some_and(|said| said.contents != contents) {
        return Err(OpenError::Damaged("it does not hold what it held as a backup".to_owned()));
    }
    let trail = if contents.form < trail::FIRST_FORM {
        None
    } else {
        Some(trail::verify(&open_to_read(file, key)?).map_err(OpenError::Engine)?)
    };
    Ok(Checked { contents, trail })
}

/// Copies a checked backup to `to`, which must be free, with its keys: a library of its own.
pub fn restore(file: &Path, key: &Key, to: &Path) -> Result<Checked, OpenError> {
    restore_after(file, key, to, |_| Ok(()))
}

/// Does the same, once `before` was done with what is restored: until then it lies in a folder that is no library of
/// anybody's. Cut short, it leaves that folder, and nothing under the name of `to`.
pub fn restore_after(
    file: &Path,
    key: &Key,
    to: &Path,
    before: impl FnOnce(&mut Library) -> Result<(), StoreError>,
) -> Result<Checked, OpenError> {
    if to.symlink_metadata().is_ok() {
        return Err(OpenError::Exists);
    }
    let key = &own_key(file, key)?;
    let checked = check(file, key)?;
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    clear(folder);
    let room = tempfile::Builder::new().prefix(ROOM).tempdir_in(folder).map_err(io)?;
    let held = File::create(room.path().join(HELD)).map_err(io)?;
    held.lock().map_err(io)?;
    let draft = room.path().join("library");
    fs::copy(file, &draft).map_err(io)?;
    if read_back(&draft, key)? != checked.contents {
        return Err(OpenError::Damaged("what was written is not like the backup".to_owned()));
    }
    let mut library = Library::open(&draft, key)?;
    before(&mut library).map_err(OpenError::Engine)?;
    drop(library);
    if probe::left_open(&draft) {
        return Err(OpenError::Unsafe("what was written last could not be brought into the file"));
    }
    put_in_place(&draft, file, to, folder)?;
    Ok(checked)
}

/// Takes away what restores left that were cut short: it may hold a patient who was erased since.
fn clear(folder: &Path) {
    let rooms = fs::read_dir(folder).into_iter().flatten().flatten();
    for room in rooms.filter(|room| room.file_name().to_string_lossy().starts_with(ROOM)).map(|room| room.path()) {
        // One that is being made ready now is held.
        if File::open(room.join(HELD)).is_ok_and(|held| held.try_lock().is_ok()) {
            // What stays is tried again the next time.
            let _ = fs::remove_dir_all(room);
        }
    }
}

/// Gives the draft its name: first the keys, those that opening it made or those of the backup, then the file.
fn put_in_place(draft: &Path, backup: &Path, to: &Path, folder: &Path) -> Result<(), OpenError> {
    File::open(draft).and_then(|file| file.sync_all()).map_err(io)?;
    let keys = [draft, backup].map(|library| beside(library, KEYS)).into_iter().find(|keys| keys.exists());
    if let Some(keys) = keys {
        let (keys, there) = (fs::read(keys).map_err(io)?, beside(to, KEYS));
        // Those of a library that was moved away open it still when it comes back.
        if fs::read(&there).is_ok_and(|there| there != keys) {
            moving::set_aside(&there)?;
        }
        whole(&there, &keys).map_err(io)?;
    }
    let draft = TempPath::try_from_path(draft).map_err(io)?;
    draft.persist_noclobber(to).map_err(|error| match error.error.kind() {
        ErrorKind::AlreadyExists => OpenError::Exists,
        _ => io(error.error),
    })?;
    flush_folder(folder).map_err(io)
}

fn io(source: std::io::Error) -> OpenError {
    OpenError::Io { doing: "write the restored library", source }
}
