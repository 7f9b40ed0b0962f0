//! An open library and the person who works in it.

use std::path::Path;

use chrono::SecondsFormat;
use clinical::{
    case::{Case, HEADER},
    check::{Finding, check},
    record::Kind,
    value::CaseId,
};
use serde_json::json;
use store::{Edit, Key, Library, Stamp};
use tempfile::TempDir;

use crate::{CaseRow, CaseView, Error, Found, Setting, timeline};

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

    /// The cases, last changed first.
    pub fn list(&self) -> Result<Vec<CaseRow>, Error> {
        let rows = self.library.cases()?.into_iter().map(|row| CaseRow {
            id: row.id,
            title: row.title,
            number: row.number,
            records: row.records,
            changed: row.changed.to_rfc3339_opts(SecondsFormat::Secs, true),
        });
        Ok(rows.collect())
    }

    /// A new case that holds nothing but its header.
    pub fn new_case(&mut self, title: &str, number: &str) -> Result<CaseView, Error> {
        let id = (self.setting.ids)()?;
        let header = Edit::Add {
            id: HEADER.to_owned(),
            kind: Kind::Header.name().to_owned(),
            body: json!({"title": title, "number": number}),
            position: None,
        };
        self.library.apply(&id, &[header], &self.stamp("New case"))?;
        self.open_case(&id)
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

    /// Records that hold every one of the words, or words that begin so.
    pub fn search(&self, words: &str) -> Result<Vec<Found>, Error> {
        let hits = self.library.search(words)?.into_iter().map(|hit| Found {
            case: hit.case,
            title: hit.title,
            record: hit.record,
            label: hit.kind.label(),
            excerpt: hit.excerpt,
        });
        Ok(hits.collect())
    }

    pub(crate) fn case(&self, id: &CaseId) -> Result<Case, Error> {
        Ok(self.library.case(id)?)
    }

    pub(crate) fn stamp(&self, label: &str) -> Stamp {
        let Setting { author, clock, .. } = &self.setting;
        Stamp { author: author.clone(), at: clock(), label: label.to_owned(), reason: None }
    }
}
