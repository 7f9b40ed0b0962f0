//! Looks at a file before anything may write to it, and says what it is.
//!
//! A refused file stays byte for byte as it was: it is read through SQLite's `immutable` mode, which makes no file beside
//! it. Where a crash left a write-ahead log, main file and log are brought together in a copy, and the copy is judged.

use std::{
    fs::{self, File},
    io::{ErrorKind, Read as _},
    path::{Path, PathBuf},
    str,
};

use rusqlite::Connection;
use tempfile::TempDir;

use crate::{
    Key, OpenError, StoreError,
    connection::{self, Journal},
    lock::beside,
    schema::{APPLICATION, VERSION},
};

/// Bytes of a page; SQLCipher's own choice.
const PAGE: u64 = 4096;

/// Beginnings of files that people take for a library.
const BEGINNINGS: &[(&[u8], &str)] = &[
    (b"SQLite format 3\0", "an unencrypted database of another program"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
];

/// What can be said without a key: whether the file is there, has content, and is not plainly something else.
pub(crate) fn look(path: &Path) -> Result<(), OpenError> {
    let io = |source: std::io::Error| match source.kind() {
        ErrorKind::NotFound => OpenError::NotFound,
        _ => OpenError::Io { doing: "read the library", source },
    };
    if fs::metadata(path).map_err(io)?.is_dir() {
        return Err(OpenError::Foreign("a folder"));
    }
    let mut beginning = Vec::new();
    File::open(path).and_then(|file| file.take(512).read_to_end(&mut beginning)).map_err(io)?;
    if beginning.is_empty() {
        return Err(OpenError::Damaged("the file is empty".to_owned()));
    }
    match BEGINNINGS.iter().find(|(magic, _)| beginning.starts_with(magic)) {
        Some((_, what)) => Err(OpenError::Foreign(what)),
        None if is_text(&beginning) => Err(OpenError::Foreign("a text")),
        None => Ok(()),
    }
}

/// Whether bytes are readable text. A library begins with 16 random bytes, then cipher text: never readable.
fn is_text(bytes: &[u8]) -> bool {
    let readable = match str::from_utf8(bytes) {
        Ok(text) => text,
        // The piece read may end within a letter.
        Err(error) if error.error_len().is_none() => {
            str::from_utf8(bytes.get(..error.valid_up_to()).unwrap_or_default()).unwrap_or_default()
        }
        Err(_) => return false,
    };
    !readable.is_empty() && readable.chars().all(|letter| !letter.is_control() || letter.is_whitespace())
}

/// Whether a crash left a write-ahead log that belongs to the file.
pub(crate) fn left_open(path: &Path) -> bool {
    fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// Whether the file was encrypted with this key: its first page opens, or where that is damaged any other.
pub(crate) fn fits(path: &Path, key: &Key) -> Result<bool, OpenError> {
    let connection = connection::open_immutable(path, key)?;
    let first = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()));
    match first.map_err(StoreError::from) {
        Ok(()) => Ok(true),
        Err(StoreError::Damaged) => Ok(bad_pages(&connection)? < size(path)?.div_ceil(PAGE)),
        Err(other) => Err(OpenError::Engine(other)),
    }
}

/// Judges the file with its key in hand; the caller holds the lock. Every page is looked at where `thoroughly`; where not,
/// the first, and whether the file is as long as that says.
pub(crate) fn judge(path: &Path, key: &Key, thoroughly: bool) -> Result<(), OpenError> {
    let log = left_open(path);
    match inspect(path, key, thoroughly) {
        Err(OpenError::WrongPassphrase) => Err(OpenError::WrongPassphrase),
        // The main file alone is not the whole truth after a crash: it may lag behind, or be torn where the log mends it.
        // A large one is not copied for that: it is mended where it lies, and checked while it is open.
        _ if log && thoroughly => recovered(path, key),
        Err(OpenError::Damaged(_)) if log => Ok(()),
        verdict => verdict,
    }
}

/// Judges main file and log together, in a copy that is thrown away.
fn recovered(path: &Path, key: &Key) -> Result<(), OpenError> {
    let (_folder, copy) = copied(path)?;
    let connection = connection::open(&copy, key, Journal::Log)?;
    connection::checkpoint(&connection)?;
    drop(connection);
    inspect(&copy, key, true)
}

/// A copy of file and log in a folder of its own: as encrypted as they are.
pub(crate) fn copied(path: &Path) -> Result<(TempDir, PathBuf), OpenError> {
    let io = |source| OpenError::Io { doing: "copy the library to check it", source };
    let folder = tempfile::tempdir().map_err(io)?;
    let copy = folder.path().join("library");
    fs::copy(path, &copy).map_err(io)?;
    if left_open(path) {
        fs::copy(beside(path, "-wal"), beside(&copy, "-wal")).map_err(io)?;
    }
    for file in [copy.clone(), beside(&copy, "-wal")] {
        allow_writing(&file).map_err(io)?;
    }
    Ok((folder, copy))
}

/// A copy of a file that may only be read may only be read as well.
fn allow_writing(file: &Path) -> std::io::Result<()> {
    let Ok(meta) = fs::metadata(file) else { return Ok(()) };
    let mut rights = meta.permissions();
    if rights.readonly() {
        #[cfg(unix)]
        std::os::unix::fs::PermissionsExt::set_mode(&mut rights, 0o600);
        #[cfg(not(unix))]
        rights.set_readonly(false);
        fs::set_permissions(file, rights)?;
    }
    Ok(())
}

fn size(path: &Path) -> Result<u64, OpenError> {
    let io = |source| OpenError::Io { doing: "read the library", source };
    Ok(fs::metadata(path).map_err(io)?.len())
}

/// Reads the main file without touching it.
fn inspect(path: &Path, key: &Key, thoroughly: bool) -> Result<(), OpenError> {
    let size = size(path)?;
    let connection = connection::open_immutable(path, key)?;
    let bad = if thoroughly { bad_pages(&connection)? } else { 0 };
    if size % PAGE != 0 {
        return Err(OpenError::Damaged("it is cut short".to_owned()));
    }
    match bad {
        0 => {}
        bad if bad >= size / PAGE => return Err(OpenError::WrongPassphrase),
        bad => return Err(OpenError::Damaged(format!("{bad} of its {} pages are not as written", size / PAGE))),
    }
    // Reads page 1, and refuses a file shorter than page 1 says it is.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    owner(&connection)
}

/// Whether the file belongs to this program, in a form it knows or can bring up to date.
pub(crate) fn owner(connection: &Connection) -> Result<(), OpenError> {
    if connection::pragma::<i64>(connection, "application_id")? != APPLICATION {
        return Err(OpenError::Foreign("an encrypted database of another program"));
    }
    match connection::pragma::<i64>(connection, "user_version")? {
        1..=VERSION => Ok(()),
        version if version > VERSION => Err(OpenError::Newer(version)),
        version => Err(OpenError::Damaged(format!("its form {version} never existed"))),
    }
}

/// How many pages do not carry the seal they were written with.
pub(crate) fn bad_pages(connection: &Connection) -> rusqlite::Result<u64> {
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    let mut rows = statement.query([])?;
    let mut bad = 0;
    while rows.next()?.is_some() {
        bad += 1;
    }
    Ok(bad)
}

/// The path as an SQLite address that promises nobody writes while it is read.
pub(crate) fn address(path: &Path) -> String {
    let mut out = String::from(if cfg!(windows) { "file:///" } else { "file:" });
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => out.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => out.push(char::from(*byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out + "?immutable=1"
}
