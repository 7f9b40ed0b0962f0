//! The library on the desk: which it is, and whether it is open.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
};

use casebook::{Casebook, Key, Place, Press, Setting};
use serde::Serialize;

use crate::{Start, refusal::Refusal};

/// The library on the desk. One command at a time works in it.
pub(crate) struct Desk {
    start: Mutex<Start>,
    open: Arc<Mutex<Option<Casebook>>>,
    /// Sets the report that is on screen. What it keeps for the next time are words of a case: it goes when the library
    /// closes.
    press: Mutex<Press>,
}

/// Which library the window has.
#[derive(Debug, Serialize)]
pub(crate) struct LibraryState {
    /// Whether it is open.
    open: bool,
    /// Whether it is the throw-away sample.
    sample: bool,
    /// Whether its file exists; where not, it is to be made.
    exists: bool,
    /// Whether it can only be read where it lies.
    read_only: bool,
    /// What is to be known of the folder it lies in.
    warning: Option<String>,
    /// Its file.
    path: String,
}

impl Desk {
    /// The sample is made at once, on another thread: it is there when the page asks for it.
    pub(crate) fn new(start: Start) -> Self {
        let open = Arc::new(Mutex::new(None));
        if start == Start::Sample {
            let open = Arc::clone(&open);
            // Where it fails, it is tried again when the page asks, which is then told why.
            thread::spawn(move || {
                let mut open = open.lock().unwrap_or_else(PoisonError::into_inner);
                if open.is_none() {
                    *open = Casebook::sample(Setting::of_this_computer()).ok();
                }
            });
        }
        Self { start: Mutex::new(start), open, press: Mutex::default() }
    }

    /// Which library the window has. The sample is made if it is not there yet.
    pub(crate) fn state(&self) -> Result<LibraryState, Refusal> {
        let mut open = self.lock();
        let sample = *self.start() == Start::Sample;
        if open.is_none() && sample {
            *open = Some(Casebook::sample(Setting::of_this_computer())?);
        }
        let (book, own) = (open.as_ref(), self.path());
        let path = book.map_or_else(|| own.clone(), |book| book.path().to_owned());
        let read_only = book.is_some_and(Casebook::read_only);
        let warning = if sample { None } else { Place::of(&path).warning() };
        let (open, exists, path) = (book.is_some(), path.exists(), path.display().to_string());
        Ok(LibraryState { open, sample, exists, read_only, warning, path })
    }

    /// Opens the library with its passphrase.
    pub(crate) fn unlock(&self, passphrase: &str) -> Result<(), Refusal> {
        let key = Key::passphrase(passphrase);
        let book = Casebook::open(&self.path(), &key, Setting::of_this_computer())?;
        *self.lock() = Some(book);
        Ok(())
    }

    /// Makes the library under a new passphrase; its recovery key, as it is printed.
    pub(crate) fn create(&self, passphrase: &str) -> Result<String, Refusal> {
        let setting = Setting::of_this_computer();
        let key = casebook::new_key(passphrase, &setting)?;
        let book = Casebook::create(&self.path(), &key, setting)?;
        let recovery = book.renew_recovery(&key)?.to_string();
        *self.lock() = Some(book);
        Ok(recovery)
    }

    /// Does something in the open library.
    pub(crate) fn work<T>(&self, what: impl FnOnce(&mut Casebook) -> Result<T, casebook::Error>) -> Result<T, Refusal> {
        match self.lock().as_mut() {
            Some(book) => Ok(what(book)?),
            None => Err(Refusal::new("The library is locked. Open it with its passphrase first.")),
        }
    }

    /// Closes the library; a throw-away one is gone then.
    pub(crate) fn close(&self) {
        *self.lock() = None;
        self.press().clear();
    }

    /// Whether this file is the library on the desk.
    pub(crate) fn has(&self, library: &Path) -> bool {
        self.start().library().is_some_and(|own| own == library)
    }

    /// Closes the library and puts this file in its place, locked.
    pub(crate) fn turn_to(&self, library: PathBuf) {
        self.close();
        *self.start() = Start::Own(library);
    }

    /// The press for the report on screen.
    pub(crate) fn press(&self) -> MutexGuard<'_, Press> {
        self.press.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The file of the library; empty for the sample.
    pub(crate) fn path(&self) -> PathBuf {
        match &*self.start() {
            Start::Sample => PathBuf::new(),
            Start::Own(path) => path.clone(),
        }
    }

    fn start(&self) -> MutexGuard<'_, Start> {
        self.start.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A command that failed half-way has changed nothing: the library stays usable.
    fn lock(&self) -> MutexGuard<'_, Option<Casebook>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
