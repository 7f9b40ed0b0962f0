//! Taking a library back from a backup: always as a copy, never over the library.

use std::{
    fs::{self, File},
    io::ErrorKind,
    path::Path,
};

use super::{
    check::{Contents, open_to_read, read_back},
    make::{fingerprint, whole},
    place::{KEYS, manifest_of},
};
use crate::{Key, OpenError, Verified, lock::beside, opening::own_key, trail};

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
    let io = |source| OpenError::Io { doing: "write the restored library", source };
    if to.symlink_metadata().is_ok() {
        return Err(OpenError::Exists);
    }
    let key = &own_key(file, key)?;
    let checked = check(file, key)?;
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let draft = tempfile::Builder::new().prefix(".restored-").tempfile_in(folder).map_err(io)?;
    fs::copy(file, draft.path()).map_err(io)?;
    if read_back(draft.path(), key)? != checked.contents {
        return Err(OpenError::Damaged("what was written is not like the backup".to_owned()));
    }
    draft.as_file().sync_all().map_err(io)?;
    let keys = beside(file, KEYS);
    if keys.exists() {
        whole(&beside(to, KEYS), &fs::read(keys).map_err(io)?).map_err(io)?;
    }
    draft.persist_noclobber(to).map_err(|error| match error.error.kind() {
        ErrorKind::AlreadyExists => OpenError::Exists,
        _ => io(error.error),
    })?;
    if cfg!(unix) {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(io)?;
    }
    Ok(checked)
}
