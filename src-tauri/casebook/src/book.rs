//! An open library and the person who works in it.

use std::path::Path;

use clinical::{
    case::Case,
    check::{Finding, check},
    value::CaseId,
};
use store::{Check, Key, Library, Stamp};
use tempfile::TempDir;

use crate::{CaseView, Error, Setting, timeline, trail::Amending};

/// An open library and the person who works in it.
pub struct Casebook {
    pub(crate) library: Library,
    pub(crate) setting: Setting,
    /// The folder of a throw-away library; goes after the library is closed.
    pub(crate) folder: Option<TempDir>,
    /// Why a signed case is changed, once it was said.
    pub(crate) amending: Option<Amending>,
}

impl Casebook {
    /// Makes a new, empty library; never in place of a file.
    pub fn create(path: &Path, key: &Key, setting: Setting) -> Result<Self, Error> {
        let key = key.again().held_by(&setting.author, (setting.clock)());
        let library = Library::create(path, &key).map_err(|source| Error::Open { path: path.to_owned(), source })?;
        Ok(Self { library, setting, folder: None, amending: None })
    }

    /// Opens a library, with a passphrase or the recovery key.
    pub fn open(path: &Path, key: &Key, setting: Setting) -> Result<Self, Error> {
        let key = key.again().held_by(&setting.author, (setting.clock)());
        let library = Library::open(path, &key).map_err(|source| Error::Open { path: path.to_owned(), source })?;
        Ok(Self { library, setting, folder: None, amending: None })
    }

    /// Where the library lies.
    pub fn path(&self) -> &Path {
        self.library.path()
    }

    /// Whether it can only be read where it lies: every change is refused.
    pub fn read_only(&self) -> bool {
        self.library.read_only()
    }

    /// What is to be known of the folder it lies in; nothing where that is safe.
    pub fn warning(&self) -> Option<String> {
        self.library.place().warning()
    }

    /// The check of every page that is due, once: to be run on a thread of its own. See [`Casebook::checked`].
    pub fn take_check(&mut self) -> Option<Check> {
        self.library.take_check()
    }

    /// Notes that the check found nothing.
    pub fn checked(&mut self) {
        let today = (self.setting.clock)().date_naive();
        self.library.checked(today);
    }

    /// Whether it is the throw-away library of [`Casebook::sample`].
    pub fn is_sample(&self) -> bool {
        self.folder.is_some()
    }

    /// A case as a page shows it.
    pub fn open_case(&self, id: &CaseId) -> Result<CaseView, Error> {
        let (undo, redo) = (self.library.undoable(id)?, self.library.redoable(id)?);
        let (signed, unwritten) = (self.library.signed(id)?.is_some(), self.unwritten(id)?);
        Ok(CaseView { undo, redo, signed, unwritten, ..CaseView::of(&self.case(id)?) })
    }

    /// What does not fit in a case: the open ones before those kept as they stand, of each the heaviest first.
    pub fn check(&self, id: &CaseId) -> Result<Vec<Finding>, Error> {
        Ok(check(&self.case(id)?))
    }

    /// The course of a case as plain text, a line a record.
    pub fn timeline_text(&self, id: &CaseId) -> Result<String, Error> {
        Ok(timeline::text(&self.case(id)?))
    }

    pub(crate) fn case(&self, id: &CaseId) -> Result<Case, Error> {
        Ok(self.library.case(id)?)
    }

    pub(crate) fn stamp(&self, label: &str) -> Stamp {
        self.setting.stamp(label)
    }
}
