//! Where backups lie.

use std::{
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};

use super::manifest::Manifest;
use crate::{StoreError, lock::beside};

/// Ending of the file that says what is in a backup.
const MANIFEST: &str = ".json";
/// Longest manifest, in bytes.
const LONGEST: u64 = 64 * 1024;

/// Ending of the file of key slots, as beside a library.
pub(crate) const KEYS: &str = ".keys";

/// Beginning of the name of a backup that is being made.
pub(crate) const DRAFT: &str = ".unfinished-";

/// A backup that was read back when it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The file: a library of its own.
    pub file: PathBuf,
    /// What is said of it.
    pub manifest: Manifest,
}

/// The folder of the backups of a library: beside it, under its name.
pub fn folder_of(library: &Path) -> PathBuf {
    beside(library, ".backups")
}

/// The backups of a library, the latest first. Needs no key.
pub fn backups(library: &Path) -> Result<Vec<Backup>, StoreError> {
    in_folder(&folder_of(library))
}

/// The backups in a folder, the latest first; none where there is no folder.
pub(crate) fn in_folder(folder: &Path) -> Result<Vec<Backup>, StoreError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unread(&error)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| unread(&error))?.path();
        // A name without a manifest is no backup, or one that was never finished.
        if let Some(manifest) = manifest_of(&path) {
            found.push(Backup { file: path, manifest });
        }
    }
    found.sort_by_key(|backup| std::cmp::Reverse(backup.manifest.made));
    Ok(found)
}

/// What is said of a file beside it, where it is a backup.
pub(crate) fn manifest_of(file: &Path) -> Option<Manifest> {
    let file = fs::File::open(beside(file, MANIFEST)).ok()?;
    serde_json::from_reader(file.take(LONGEST)).ok()
}

/// The file of what is said of a backup.
pub(crate) fn manifest_path(file: &Path) -> PathBuf {
    beside(file, MANIFEST)
}

/// "2026-11-28T19-05-12.123Z.casebook".
pub(crate) fn name(made: &DateTime<Utc>) -> String {
    format!("{}.casebook", made.format("%Y-%m-%dT%H-%M-%S%.3fZ"))
}

/// Takes a backup away, what is said of it first: what is left of it if that is cut short does not count.
pub(crate) fn remove(backup: &Backup) -> Result<(), StoreError> {
    for path in [manifest_path(&backup.file), backup.file.clone(), beside(&backup.file, KEYS)] {
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(unread(&error)),
            _ => {}
        }
    }
    Ok(())
}

fn unread(error: &io::Error) -> StoreError {
    StoreError::Engine(format!("the folder of the backups: {error}"))
}
