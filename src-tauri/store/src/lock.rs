//! One program at a time: a lock of the operating system on a file beside the library.
//!
//! The system gives the lock back when its holder ends, however it ends, so a lock file left behind locks nobody out and
//! needs no deleting. Deleting it would let two programs lock two files of one name.

use std::{
    env,
    ffi::OsString,
    fs::{self, File, TryLockError},
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};

use crate::OpenError;

/// The lock, held as long as this lives.
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Locks the library at `path`, or says who holds it and since when.
    pub(crate) fn take(path: &Path) -> Result<Self, OpenError> {
        let name = beside(path, ".lock");
        let io = |source| OpenError::Io { doing: "lock the library", source };
        let mut file = File::options().read(true).write(true).create(true).truncate(false).open(&name).map_err(io)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(held(&mut file)),
            Err(TryLockError::Error(source)) => return Err(io(source)),
        }
        // Who holds it is a courtesy to the next: the lock itself does not depend on it.
        let _ = file.set_len(0).and_then(|()| file.write_all(holder().as_bytes()));
        Ok(Self { _file: file })
    }
}

/// `path` with `ending` after its name.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}

fn held(file: &mut File) -> OpenError {
    let mut by = String::new();
    let read = file.read_to_string(&mut by).is_ok() && !by.trim().is_empty();
    // The file is written when the lock is taken, so its time is the beginning of the session.
    let since = file.metadata().and_then(|meta| meta.modified()).ok();
    let since = since.map(|time| DateTime::<Utc>::from(time).format("%Y-%m-%d %H:%M UTC").to_string());
    OpenError::Locked {
        by: if read { by.trim().to_owned() } else { "another program".to_owned() },
        since: since.unwrap_or_else(|| "an unknown time".to_owned()),
    }
}

/// User and computer, as the operating system names them.
fn holder() -> String {
    let user = env::var("USER").or_else(|_| env::var("USERNAME")).unwrap_or_else(|_| "somebody".to_owned());
    let computer = env::var("COMPUTERNAME").or_else(|_| fs::read_to_string("/proc/sys/kernel/hostname"));
    match computer {
        Ok(computer) => format!("{user} on {}", computer.trim()),
        Err(_) => user,
    }
}
