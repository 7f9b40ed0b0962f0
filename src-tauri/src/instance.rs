//! One program at a time for each user: a second start raises the window that is open, hands over the library it was
//! asked to open, and ends.
//!
//! The first holds a lock of the operating system, which is given back however the program ends, and listens on a socket
//! in the program's own folder. It is no network: a name in the file system, for processes of this computer alone.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
};

/// What a start came to.
pub(crate) enum Turn {
    /// No other window is open: this one opens, and hears of later starts.
    First(First),
    /// Another window was raised, and has what was asked for.
    HandedOver,
}

/// Why a start has no turn.
#[derive(Debug)]
pub(crate) enum Unanswered {
    /// Another program runs and does not answer.
    Busy,
    /// The folder gives no turns: it cannot be written to, or knows no locks.
    NoTurns,
}

impl From<io::Error> for Unanswered {
    fn from(_: io::Error) -> Self {
        Self::NoTurns
    }
}

/// The one program that runs.
pub(crate) struct First {
    folder: PathBuf,
    /// Held as long as the program runs.
    _lock: File,
}

/// Takes the turn in `folder`, or hands `library` to the program that has it.
pub(crate) fn take_turn(folder: &Path, library: Option<&Path>) -> Result<Turn, Unanswered> {
    fs::create_dir_all(folder)?;
    let lock = File::options().create(true).write(true).truncate(false).open(folder.join("instance.lock"))?;
    match lock.try_lock() {
        Ok(()) => Ok(Turn::First(First { folder: folder.to_owned(), _lock: lock })),
        Err(TryLockError::WouldBlock) => match door::hand_over(folder, library) {
            Ok(()) => Ok(Turn::HandedOver),
            Err(_) => Err(Unanswered::Busy),
        },
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

impl First {
    /// Calls `received` at each later start, with the library it was asked to open, if any. Stays first until it is dropped.
    pub(crate) fn listen(&self, received: impl Fn(Option<PathBuf>) + Send + 'static) -> io::Result<()> {
        door::listen(&self.folder, received)
    }
}

/// A socket in the file system.
#[cfg(unix)]
mod door {
    use std::{
        ffi::OsString,
        fs,
        io::{self, BufRead as _, BufReader, ErrorKind, Read as _, Write as _},
        os::unix::{
            ffi::{OsStrExt as _, OsStringExt as _},
            net::{UnixListener, UnixStream},
        },
        path::{Path, PathBuf},
        thread,
        time::Duration,
    };

    const NAME: &str = "instance.socket";
    /// Longest path that is listened to, in bytes; no system has longer ones.
    const LONGEST: u64 = 4096;
    /// Ends a path, and is in none.
    const END: u8 = 0;
    const PATIENCE: Duration = Duration::from_secs(2);
    /// How often the first is called that has its lock and may not listen yet.
    const CALLS: u32 = 40;

    pub(super) fn listen(folder: &Path, received: impl Fn(Option<PathBuf>) + Send + 'static) -> io::Result<()> {
        let name = folder.join(NAME);
        // Whoever holds the lock is alone: a name that is there was left behind.
        match fs::remove_file(&name) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let listener = UnixListener::bind(name)?;
        thread::spawn(move || {
            for caller in listener.incoming() {
                // A caller that says nothing whole has asked for nothing.
                if let Ok(library) = caller.and_then(|caller| hear(&caller)) {
                    received(library);
                }
            }
        });
        Ok(())
    }

    fn hear(mut caller: &UnixStream) -> io::Result<Option<PathBuf>> {
        caller.set_read_timeout(Some(PATIENCE))?;
        let mut said = Vec::new();
        BufReader::new(caller.take(LONGEST)).read_until(END, &mut said)?;
        if said.pop() != Some(END) {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        caller.write_all(&[END])?;
        Ok((!said.is_empty()).then(|| OsString::from_vec(said).into()))
    }

    pub(super) fn hand_over(folder: &Path, library: Option<&Path>) -> io::Result<()> {
        let mut first = call(&folder.join(NAME))?;
        first.set_read_timeout(Some(PATIENCE))?;
        first.write_all(library.map_or(&[], |path| path.as_os_str().as_bytes()))?;
        first.write_all(&[END])?;
        first.read_exact(&mut [0])
    }

    fn call(name: &Path) -> io::Result<UnixStream> {
        for _ in 1..CALLS {
            if let Ok(first) = UnixStream::connect(name) {
                return Ok(first);
            }
            thread::sleep(PATIENCE / CALLS);
        }
        UnixStream::connect(name)
    }
}

/// Where the system has no such socket, the second start is refused, and says so.
#[cfg(not(unix))]
mod door {
    use std::{
        io,
        path::{Path, PathBuf},
    };

    pub(super) fn listen(_: &Path, _: impl Fn(Option<PathBuf>) + Send + 'static) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn hand_over(_: &Path, _: Option<&Path>) -> io::Result<()> {
        Err(io::ErrorKind::AddrInUse.into())
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    fn first(folder: &Path) -> First {
        let Turn::First(first) = take_turn(folder, None).unwrap() else { unreachable!("somebody else was first") };
        first
    }

    #[test]
    fn a_second_start_hands_its_library_to_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let (tell, told) = mpsc::channel();
        let first = first(folder.path());
        first.listen(move |library| tell.send(library).unwrap()).unwrap();
        let wanted = Path::new("/srv/ana/Bücher/own.casebook");
        assert!(matches!(take_turn(folder.path(), Some(wanted)).unwrap(), Turn::HandedOver));
        assert_eq!(told.recv().unwrap().as_deref(), Some(wanted));
        assert!(matches!(take_turn(folder.path(), None).unwrap(), Turn::HandedOver));
        assert_eq!(told.recv().unwrap(), None);
    }

    #[test]
    fn what_a_first_left_behind_stops_nobody() {
        let folder = tempfile::tempdir().unwrap();
        first(folder.path()).listen(|_| ()).unwrap();
        assert!(folder.path().join("instance.socket").exists());
        first(folder.path()).listen(|_| ()).unwrap();
    }

    #[test]
    fn a_first_that_does_not_listen_is_an_error_and_no_second_window() {
        let folder = tempfile::tempdir().unwrap();
        let _first = first(folder.path());
        assert!(matches!(take_turn(folder.path(), None), Err(Unanswered::Busy)));
    }

    #[test]
    fn where_there_are_no_turns_it_is_said_so() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a file");
        fs::write(&file, "").unwrap();
        assert!(matches!(take_turn(&file, None), Err(Unanswered::NoTurns)));
    }
}
