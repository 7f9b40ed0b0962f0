//! How a library is opened: looked at, locked, judged, and only then written to.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use rusqlite::Connection;
use tempfile::TempDir;

use crate::{
    Check, Key, Library, OpenError, Place, backup,
    connection::{self, Journal},
    data_key::DataKey,
    draft,
    key::Secret,
    lock::{self, Lock},
    moving, probe, schema, search,
    slots::{Slots, fingerprint, flush_folder, path as keys_file},
};

/// Up to this many bytes every page is checked before a library is opened, which takes a tenth of a second; a larger one
/// is checked while it is open.
const CHECKED_AT_ONCE: u64 = 24 * 1024 * 1024;

/// For how many days a check of every page holds.
const CHECK_HOLDS: i64 = 30;

impl Library {
    /// Makes a new, empty library at `path`; never in place of a file. It comes into being whole or not at all. With a
    /// passphrase its own key is drawn by chance, and kept in the keys file beside it.
    pub fn create(path: &Path, key: &Key) -> Result<Self, OpenError> {
        if !key.protects() {
            return Err(OpenError::NoPassphrase);
        }
        let path = absolute(path)?;
        if path.symlink_metadata().is_ok() {
            return Err(OpenError::Exists);
        }
        let lock = Lock::take(&path)?;
        let own = match &key.secret {
            Secret::Raw(bytes) => bytes.clone(),
            Secret::Words(_) => new_keys(&path, key)?,
        };
        let own = Key::from(own);
        if let Err(error) = write_empty(&path, &own) {
            // Keys of nothing.
            let _ = fs::remove_file(keys_file(&path));
            return Err(error);
        }
        Self::unlock(path, &own, lock)
    }

    /// Opens the library at `path`. A refused file is left as it is. On a medium that is only read it opens for reading;
    /// one whose passphrase goes to the engine itself, as in earlier programs, gets a keys file and stays beside the new
    /// one as it was.
    pub fn open(path: &Path, key: &Key) -> Result<Self, OpenError> {
        probe::look(path)?;
        let path = absolute(path)?;
        if lock::read_only(&path) {
            return Self::open_to_read(path, key);
        }
        let lock = Lock::take(&path)?;
        let own = match fitting(&path, key)? {
            Fitting::Key(own) => own,
            Fitting::Words => {
                probe::judge(&path, key, true)?;
                moving::to_slots(&path, key)?
            }
        };
        drop_stale(&path, &own);
        let own = Key::from(own);
        probe::judge(&path, &own, small(&path) || !Place::of(&path).allows_log())?;
        draft::clear(&path);
        Self::unlock(path, &own, lock)
    }

    /// Opens a library that was judged, under its own key.
    pub(crate) fn unlock(path: PathBuf, key: &Key, mut lock: Lock) -> Result<Self, OpenError> {
        let place = Place::of(&path);
        let journal = if place.allows_log() { Journal::Log } else { Journal::Rollback };
        let mut connection = connection::open(&path, key, journal)?;
        probe::owner(&connection)?;
        backup::before_migration(&path, key, &connection)?;
        schema::migrate(&mut connection).map_err(OpenError::Engine)?;
        search::mend(&mut connection).map_err(OpenError::Engine)?;
        connection::guard(&mut connection, &path)?;
        let check = due(&path, &lock).then(|| Check::of(&path, key)).transpose()?;
        lock.opened();
        let key = key.again();
        Ok(Self { connection, key, path, place, check, read_only: false, lock: Some(lock), _copy: None })
    }

    /// Opens for reading: the file itself, or a copy where something must be brought in first, a write-ahead log or a newer
    /// form.
    fn open_to_read(path: PathBuf, key: &Key) -> Result<Self, OpenError> {
        let lock = Lock::take_to_read(&path)?;
        let own = match fitting(&path, key)? {
            Fitting::Key(own) => &Key::from(own),
            Fitting::Words => key,
        };
        probe::judge(&path, own, small(&path))?;
        let plain = connection::open_immutable(&path, own)?;
        let newest = connection::pragma::<i64>(&plain, "user_version")? == schema::VERSION;
        let place = Place::of(&path);
        let (connection, copy) = if newest && !probe::left_open(&path) {
            (plain, None)
        } else {
            let (connection, folder) = brought_up(&path, own)?;
            (connection, Some(folder))
        };
        let key = own.again();
        Ok(Self { connection, key, path, place, check: None, read_only: true, lock, _copy: copy })
    }
}

/// What a key turned out to be.
enum Fitting {
    /// The key of the library itself.
    Key(DataKey),
    /// A passphrase that goes to the engine, as in earlier programs.
    Words,
}

/// The key of the file itself that a key opens: of a library, or of a backup with its keys file.
pub(crate) fn own_key(path: &Path, key: &Key) -> Result<Key, OpenError> {
    probe::look(path)?;
    Ok(match fitting(path, key)? {
        Fitting::Key(own) => Key::from(own),
        Fitting::Words => key.again(),
    })
}

/// Finds the key of the library that a passphrase opens.
fn fitting(path: &Path, key: &Key) -> Result<Fitting, OpenError> {
    if let Secret::Raw(bytes) = &key.secret {
        return Ok(Fitting::Key(bytes.clone()));
    }
    let slots = Slots::of(path)?;
    if !key.protects() {
        return Err(if slots.is_some() { OpenError::NoSlotOpens } else { OpenError::WrongPassphrase });
    }
    let Some(slots) = slots else {
        return if probe::fits(path, key)? { Ok(Fitting::Words) } else { Err(OpenError::WrongPassphrase) };
    };
    let opened = slots.open(key)?;
    if opened.is_empty() {
        return Err(slots.refusal());
    }
    for opened in opened {
        if probe::fits(path, &Key::from(opened.key.clone()))? {
            return Ok(Fitting::Key(opened.key));
        }
    }
    // A move to slots that was cut short after the keys file was written.
    if probe::fits(path, key)? { Ok(Fitting::Words) } else { Err(OpenError::OtherKeys) }
}

/// Takes slots of other keys out of the keys file: what is left of a change of the library's own key. They open nothing, so
/// a failure is no harm.
fn drop_stale(path: &Path, own: &DataKey) {
    if let Ok(Some(mut slots)) = Slots::of(path)
        && slots.keep_those_of(fingerprint(own))
    {
        let _ = slots.write(path);
    }
}

/// Draws the key of a new library and writes its keys file. One that is there may belong to a library that was moved away:
/// it is kept under another name.
fn new_keys(path: &Path, key: &Key) -> Result<DataKey, OpenError> {
    let own = DataKey::drawn()?;
    let mut slots = Slots::default();
    slots.add(&own, key)?;
    moving::set_aside(&keys_file(path))?;
    slots.write(path)?;
    Ok(own)
}

fn small(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|file| file.len() <= CHECKED_AT_ONCE)
}

/// Whether every page is to be checked while the library is open: it was not closed, or the last check is a month ago.
fn due(path: &Path, lock: &Lock) -> bool {
    let today = chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now()).date_naive();
    let before = lock.before();
    let holds = before.checked.is_some_and(|day| (today - day).num_days() < CHECK_HOLDS);
    !small(path) && (before.open.is_some() || !holds)
}

/// A copy of the library in the newest form, with its log brought in, that only this program sees.
fn brought_up(path: &Path, key: &Key) -> Result<(Connection, TempDir), OpenError> {
    let (folder, copy) = probe::copied(path)?;
    let mut connection = connection::open(&copy, key, Journal::Rollback)?;
    schema::migrate(&mut connection).map_err(OpenError::Engine)?;
    search::mend(&mut connection).map_err(OpenError::Engine)?;
    connection.execute_batch("PRAGMA query_only = ON")?;
    Ok((connection, folder))
}

/// The one name of a file: two spellings of a path must meet at one lock.
fn absolute(path: &Path) -> Result<PathBuf, OpenError> {
    let io = |source| OpenError::Io { doing: "find the folder of the library", source };
    let path = std::path::absolute(path).map_err(io)?;
    match (path.canonicalize(), path.parent(), path.file_name()) {
        // Windows spells a canonical path in a way SQLite does not read.
        _ if cfg!(windows) => Ok(path),
        (Ok(path), ..) => Ok(path),
        (Err(_), Some(folder), Some(name)) => Ok(folder.canonicalize().map_err(io)?.join(name)),
        (Err(source), ..) => Err(io(source)),
    }
}

/// Writes an empty library under a name of its own, then gives it its name.
fn write_empty(path: &Path, key: &Key) -> Result<(), OpenError> {
    let io = |source| OpenError::Io { doing: "create the library", source };
    let folder = path.parent().unwrap_or(path);
    let draft = tempfile::Builder::new().prefix(".new-library-").tempfile_in(folder).map_err(io)?;
    let mut connection = connection::open(draft.path(), key, Journal::Rollback)?;
    schema::create(&mut connection)?;
    connection.close().map_err(|(_, error)| error)?;
    draft.as_file().sync_all().map_err(io)?;
    draft.persist_noclobber(path).map_err(|error| match error.error.kind() {
        ErrorKind::AlreadyExists => OpenError::Exists,
        _ => io(error.error),
    })?;
    flush_folder(folder).map_err(io)
}
