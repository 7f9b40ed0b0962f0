//! Copying a library that is in use.

use std::{
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

use rusqlite::{
    Connection, OpenFlags,
    backup::{Backup, StepResult},
};

use super::check::Contents;
use crate::{
    Key, OpenError, StoreError,
    connection::{connect, pragma, unlock},
};

/// How fast a copy is made: so many pages (4 KiB) at a time, with a pause between.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Pages at a time.
    pub pages: i32,
    /// The pause, in which others use the disk.
    pub pause: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self { pages: 256, pause: Duration::from_millis(4) }
    }
}

impl Pace {
    /// All at once, where nobody types meanwhile.
    pub const AT_ONCE: Self = Self { pages: 8192, pause: Duration::ZERO };
}

/// Copies the library as it is now into the new file `to`, under the same key, and counts what it holds. Saving goes on
/// meanwhile and is not in the copy: it reads one state of the write-ahead log from beginning to end, on a connection of
/// its own. None where it was called off.
pub(crate) fn copy(
    library: &Path,
    key: &Key,
    to: &Path,
    pace: Pace,
    called_off: &AtomicBool,
) -> Result<Option<Contents>, OpenError> {
    let source = connect(library, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    unlock(&source, key)?;
    source.execute_batch("PRAGMA busy_timeout = 2000; PRAGMA query_only = ON;")?;
    // Without a write-ahead log a reader holds up the writer: there the copy begins anew where something is saved.
    let steady = pragma::<String>(&source, "journal_mode")? == "wal";
    if steady {
        source.execute_batch("BEGIN; SELECT count(*) FROM sqlite_schema;")?;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut target = connect(to, flags)?;
    unlock(&target, key)?;
    target.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")?;
    if !all_pages(&source, &mut target, pace, called_off)? {
        return Ok(None);
    }
    target.close().map_err(|(_, error)| error)?;
    let held = if steady { Some(Contents::of(&source).map_err(OpenError::Engine)?) } else { None };
    let copied = alone(to, key)?;
    match held {
        Some(held) if held != copied => Err(OpenError::Damaged("the copy is not like the library".to_owned())),
        _ => Ok(Some(copied)),
    }
}

/// Copies all pages; whether it came to the end.
fn all_pages(
    source: &Connection,
    target: &mut Connection,
    pace: Pace,
    called_off: &AtomicBool,
) -> Result<bool, OpenError> {
    let backup = Backup::new(source, target)?;
    loop {
        if called_off.load(Ordering::Relaxed) {
            return Ok(false);
        }
        match backup.step(pace.pages)? {
            StepResult::Done => return Ok(true),
            StepResult::Busy | StepResult::Locked => thread::sleep(Duration::from_millis(50)),
            _ => thread::sleep(pace.pause),
        }
    }
}

/// Makes one file of a copy: without a write-ahead log, which would be a second.
fn alone(path: &Path, key: &Key) -> Result<Contents, OpenError> {
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    unlock(&connection, key)?;
    connection.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    let contents = Contents::of(&connection).map_err(OpenError::Engine)?;
    connection.close().map_err(|(_, error)| OpenError::Engine(StoreError::from(error)))?;
    Ok(contents)
}
