//! A library under another key: written anew beside the old one, looked through, and only then put in its place.
//!
//! The file and its keys file cannot be replaced at one stroke. So the keys file holds the slots of both keys meanwhile:
//! wherever this is cut short, the passphrase opens what is there.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use tempfile::TempPath;

use crate::{
    Key, OpenError,
    connection::{self, Journal},
    data_key::DataKey,
    draft::Draft,
    lock::beside,
    probe,
    slots::{Slots, flush_folder},
};

/// Gives a library, whose passphrase goes to the engine itself, a key of its own and a keys file. It stays beside the new
/// one as it was: `own.casebook.before-keys`. The caller holds the lock and has judged the file.
pub(crate) fn to_slots(path: &Path, words: &Key) -> Result<DataKey, OpenError> {
    bring_in_log(path, words)?;
    keep_as_it_is(path)?;
    let own = DataKey::drawn()?;
    let draft = written_anew(path, words, &own)?;
    // A keys file that is there is what a move that was cut short had made so far.
    let mut slots = Slots::default();
    slots.add(&own, words)?;
    slots.write(path)?;
    put_in_place(draft, path)?;
    Ok(own)
}

/// Encrypts a closed library with a new key, which `holder` alone has afterwards. The caller holds the lock.
pub(crate) fn to_new_key(path: &Path, old: DataKey, holder: &Key) -> Result<DataKey, OpenError> {
    let old = Key::from(old);
    bring_in_log(path, &old)?;
    let own = DataKey::drawn()?;
    let draft = written_anew(path, &old, &own)?;
    let mut slots = Slots::of(path)?.unwrap_or_default();
    slots.add(&own, holder)?;
    slots.write(path)?;
    put_in_place(draft, path)?;
    slots.keep_those_of(crate::slots::fingerprint(&own));
    // Slots of the old key that stay open nothing, and go when the library is opened.
    let _ = slots.write(path);
    Ok(own)
}

/// Brings everything into the main file. A log of the old file beside the new one would be taken for its own.
fn bring_in_log(path: &Path, key: &Key) -> Result<(), OpenError> {
    let connection = connection::open(path, key, Journal::Rollback)?;
    connection.close().map_err(|(_, error)| error)?;
    if probe::left_open(path) {
        return Err(OpenError::Unsafe("what was written last could not be brought into the file"));
    }
    // Left where the log was brought in already, and empty.
    match fs::remove_file(beside(path, "-wal")) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => Err(failed(source)),
        _ => Ok(()),
    }
}

/// Writes the library under another key to a file beside it, every page of which is then looked at.
fn written_anew(path: &Path, old: &Key, new: &DataKey) -> Result<TempPath, OpenError> {
    let draft = Draft::Library.beside(path).map_err(failed)?.into_temp_path();
    fs::copy(path, &draft).map_err(failed)?;
    let new = Key::from(new.clone());
    let connection = connection::connect(&draft, rusqlite::OpenFlags::default())?;
    connection::unlock(&connection, old)?;
    // The draft is thrown away where this fails: it needs no journal.
    connection.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = FULL;")?;
    connection.execute_batch(&new.pragma("rekey"))?;
    connection.close().map_err(|(_, error)| error)?;
    probe::judge(&draft, &new, true)?;
    fs::File::open(&draft).and_then(|file| file.sync_all()).map_err(failed)?;
    Ok(draft)
}

fn put_in_place(draft: TempPath, path: &Path) -> Result<(), OpenError> {
    draft.persist(path).map_err(|error| failed(error.error))?;
    flush_folder(path.parent().unwrap_or(path)).map_err(failed)
}

/// Keeps a file under a second name. It is the same file until the first name is given to another, so this takes no time
/// and no room; where the file system cannot, it is copied.
fn keep_as_it_is(path: &Path) -> Result<(), OpenError> {
    let kept = free_name(path, ".before-keys");
    if fs::hard_link(path, &kept).is_err() {
        let folder = path.parent().unwrap_or(path);
        let draft = tempfile::Builder::new().prefix(".before-keys-").tempfile_in(folder).map_err(failed)?;
        fs::copy(path, draft.path()).and_then(|_| draft.as_file().sync_all()).map_err(failed)?;
        draft.persist_noclobber(&kept).map_err(|error| failed(error.error))?;
    }
    flush_folder(path.parent().unwrap_or(path)).map_err(failed)
}

/// Gives a file that stands in the way another name; nothing where there is none.
pub(crate) fn set_aside(path: &Path) -> Result<(), OpenError> {
    match fs::rename(path, free_name(path, ".earlier")) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => Err(failed(source)),
        _ => Ok(()),
    }
}

/// `path` with `ending`, and a number where that is taken.
fn free_name(path: &Path, ending: &str) -> PathBuf {
    let plain = beside(path, ending);
    let numbered = (2..1000).map(|number| beside(path, &format!("{ending}-{number}")));
    std::iter::once(plain.clone()).chain(numbered).find(|name| name.symlink_metadata().is_err()).unwrap_or(plain)
}

fn failed(source: io::Error) -> OpenError {
    OpenError::Io { doing: "write the library under its new key", source }
}
