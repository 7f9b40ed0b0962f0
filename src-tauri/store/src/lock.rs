//! One program at a time: a lock of the operating system on a file beside the library.
//!
//! The system gives the lock back when its holder ends, however it ends, so a lock file left behind locks nobody out and
//! needs no deleting. Deleting it would let two programs lock two files of one name.
//!
//! The file also says how the library was left. While it is open, two lines say who has it open and since when; whoever
//! closes it takes them away. Lines of somebody who holds no lock any more tell of a program that did not come to that.

use std::{
    env,
    ffi::OsString,
    fs::{self, File, TryLockError},
    io::{ErrorKind, Read as _, Seek as _, Write as _},
    path::{Path, PathBuf},
    thread,
    time::{Duration, SystemTime},
};

use chrono::{DateTime, NaiveDate, Utc};

use crate::OpenError;

/// Longest lock file that is read, in bytes.
const LONGEST: u64 = 4096;

/// How often a holder that has not said who it is yet is asked, and how long is waited in between.
const ASKED: u32 = 20;
const BETWEEN: Duration = Duration::from_millis(25);

/// Stands before the day on which every page was checked last.
const CHECKED: &str = "checked ";

/// The lock, held as long as this lives.
pub(crate) struct Lock {
    file: File,
    before: Left,
    /// What the file is to say once the lock is given back.
    after: Left,
    /// Whether the file can say anything: not on a medium that is only read.
    written: bool,
}

/// How a library was left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Left {
    /// Who has it open, or did not close it: user and computer, and since when.
    pub(crate) open: Option<(String, String)>,
    /// When every page of it was last checked.
    pub(crate) checked: Option<NaiveDate>,
}

impl Lock {
    /// Locks the library at `path`, or says who holds it and since when.
    pub(crate) fn take(path: &Path) -> Result<Self, OpenError> {
        let io = |source| OpenError::Io { doing: "lock the library", source };
        let name = beside(path, ".lock");
        let mut file = File::options().read(true).write(true).create(true).truncate(false).open(&name).map_err(io)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(held(&mut file)),
            Err(TryLockError::Error(source)) => return Err(io(source)),
        }
        let before = Left::read(&mut file);
        let mut lock = Self { file, after: before.clone(), before, written: true };
        let now = DateTime::<Utc>::from(SystemTime::now()).format("%Y-%m-%d %H:%M UTC").to_string();
        // Who holds it is a courtesy to the next: the lock itself does not depend on it.
        lock.say(&Left { open: Some((holder(), now)), checked: lock.before.checked });
        Ok(lock)
    }

    /// Makes sure that nobody has the library at `path` open for writing, where that can be known; for a medium that is
    /// only read. None where there is no lock file.
    pub(crate) fn take_to_read(path: &Path) -> Result<Option<Self>, OpenError> {
        let Ok(mut file) = File::open(beside(path, ".lock")) else { return Ok(None) };
        match file.try_lock_shared() {
            Err(TryLockError::WouldBlock) => Err(held(&mut file)),
            // A medium without locks has no writers either.
            Err(TryLockError::Error(_)) => Ok(None),
            Ok(()) => {
                let before = Left::read(&mut file);
                Ok(Some(Self { file, after: before.clone(), before, written: false }))
            }
        }
    }

    /// How the library was left by whoever had it open before.
    pub(crate) fn before(&self) -> &Left {
        &self.before
    }

    /// The library is open now: whoever opens it next is to know whether it was closed.
    pub(crate) fn opened(&mut self) {
        self.after.open = None;
    }

    /// Every page was checked on that day.
    pub(crate) fn checked(&mut self, day: NaiveDate) {
        self.after.checked = Some(day);
        let open = Left::read(&mut self.file).open;
        self.say(&Left { open, checked: Some(day) });
    }

    fn say(&mut self, left: &Left) {
        if !self.written {
            return;
        }
        let text = left.text();
        let _ = self.file.rewind().and_then(|()| self.file.write_all(text.as_bytes())).and_then(|()| {
            // Cut after it is written: whoever is refused meanwhile reads a name, never an empty file.
            self.file.set_len(u64::try_from(text.len()).unwrap_or(0))
        });
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let after = self.after.clone();
        self.say(&after);
        // To close the file is not enough: a child that this program is just starting holds it too, until it is another
        // program, and the next opening would be refused.
        let _ = self.file.unlock();
    }
}

impl Left {
    fn read(file: &mut File) -> Self {
        let mut bytes = Vec::new();
        let read = file.rewind().and_then(|()| (&mut *file).take(LONGEST).read_to_end(&mut bytes));
        if read.is_err() {
            return Self::default();
        }
        let text = String::from_utf8_lossy(&bytes);
        let checked = text.lines().find_map(|line| line.strip_prefix(CHECKED)?.parse().ok());
        let mut said = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with(CHECKED));
        let open = said.next().map(|by| (by.to_owned(), said.next().unwrap_or("an unknown time").to_owned()));
        Self { open, checked }
    }

    fn text(&self) -> String {
        let open = self.open.iter().map(|(by, since)| format!("{by}\n{since}\n"));
        open.chain(self.checked.iter().map(|day| format!("{CHECKED}{day}\n"))).collect()
    }
}

/// `path` with `ending` after its name.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}

/// Who holds the lock. Between taking it and saying so lies a moment, so silence is asked again.
fn held(file: &mut File) -> OpenError {
    let asked = (0..ASKED).find_map(|again| {
        if again > 0 {
            thread::sleep(BETWEEN);
        }
        Left::read(file).open
    });
    let (by, since) = asked.unwrap_or_else(|| ("another program".to_owned(), "an unknown time".to_owned()));
    OpenError::Locked { by, since }
}

/// Whether nothing may be written to this file or beside it, as far as can be known without writing.
pub(crate) fn read_only(path: &Path) -> bool {
    let closed = |path: &Path| fs::metadata(path).is_ok_and(|meta| meta.permissions().readonly());
    let folder = path.parent().unwrap_or(path);
    if closed(path) || closed(folder) {
        return true;
    }
    let refused =
        |error: std::io::Error| matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem);
    File::options().write(true).open(path).is_err_and(refused)
        || tempfile::Builder::new().prefix(".may-write-").tempfile_in(folder).is_err_and(refused)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_that_was_not_closed_is_known_by_its_lock_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library");
        let mut lock = Lock::take(&path).unwrap();
        assert_eq!(*lock.before(), Left::default());
        lock.opened();
        let while_open = fs::read_to_string(beside(&path, ".lock")).unwrap();
        lock.checked("2024-02-29".parse().unwrap());
        drop(lock);
        let lock = Lock::take(&path).unwrap();
        assert_eq!(*lock.before(), Left { open: None, checked: Some("2024-02-29".parse().unwrap()) });
        drop(lock);
        fs::write(beside(&path, ".lock"), &while_open).unwrap();
        let lock = Lock::take(&path).unwrap();
        assert!(lock.before().open.is_some());
        // Refused after the lock was taken: the next one is still to know.
        drop(lock);
        assert!(Lock::take(&path).unwrap().before().open.is_some());
    }

    #[test]
    fn a_lock_that_is_given_back_is_free_though_a_child_still_has_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library");
        let lock = Lock::take(&path).unwrap();
        let of_the_child = lock.file.try_clone().unwrap();
        assert!(Lock::take(&path).is_err());
        drop(lock);
        assert!(Lock::take(&path).is_ok());
        drop(of_the_child);
    }

    #[test]
    fn a_holder_that_says_late_who_it_is_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library");
        let mut held = File::create(beside(&path, ".lock")).unwrap();
        held.lock().unwrap();
        let late = thread::spawn(move || {
            thread::sleep(2 * BETWEEN);
            held.write_all(b"nurse on PC-3\n2024-02-29 09:14 UTC\n").unwrap();
            held
        });
        let refused = Lock::take(&path).err();
        let Some(OpenError::Locked { by, since }) = refused else { panic!("{refused:?}") };
        assert_eq!((by.as_str(), since.as_str()), ("nurse on PC-3", "2024-02-29 09:14 UTC"));
        drop(late.join().unwrap());
    }
}
