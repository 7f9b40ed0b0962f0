//! An open library and the person who works in it.

use std::path::Path;

use clinical::{
    case::Case,
    check::{Finding, check},
    value::CaseId,
};
use store::{Key, Library, Stamp};
use tempfile::TempDir;

use crate::{CaseView, Error, Setting, timeline};

/// An open library and the person who works in it.
pub struct Casebook {
    pub(crate) library: Library,
    pub(crate) setting: Setting,
    /// The folder of a throw-away library; goes after the library is closed.
    pub(crate) folder: Option<TempDir>,
}

impl Casebook {
    /// Makes a new, empty library; never in place of a file.
    pub fn create(path: &Path, key: &Key, setting: Setting) -> Result<Self, Error> {
        let library = Library::create(path, key).map_err(|source| Error::Open { path: path.to_owned(), source })?;
        Ok(Self { library, setting, folder: None })
    }

    /// Opens a library.
    pub fn open(path: &Path, key: &Key, setting: Setting) -> Result<Self, Error> {
        let library = Library::open(path, key).map_err(|source| Error::Open { path: path.to_owned(), source })?;
        Ok(Self { library, setting, folder: None })
    }

    /// Where the library lies.
    pub fn path(&self) -> &Path {
        self.library.path()
    }

    /// Whether it is the throw-away library of [`Casebook::sample`].
    pub fn is_sample(&self) -> bool {
        self.folder.is_some()
    }

    /// A case as a page shows it.
    pub fn open_case(&self, id: &CaseId) -> Result<CaseView, Error> {
        let (undo, redo) = (self.library.undoable(id)?, self.library.redoable(id)?);
        Ok(CaseView::of(&self.case(id)?, undo, redo))
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
        let Setting { author, device, clock, .. } = &self.setting;
        Stamp { author: author.clone(), device: device.clone(), at: clock(), label: label.to_owned(), reason: None }
    }
}
