//! A library for a window to open, and what is in it afterwards.

use std::{
    fs,
    path::{Path, PathBuf},
};

use casebook::{Casebook, Key, Setting};
use clinical::{record::Kind, value::CaseId};
use serde_json::Value;
use tempfile::TempDir;

use crate::support::{Window, key, patiently};

pub(crate) const PASSPHRASE: &str = "correct horse battery staple";
pub(crate) const SAMPLE: &str = include_str!("../../samples/mesenteric-leiomyosarcoma.json");

/// A library in a folder of its own.
pub(crate) struct Shelf {
    pub(crate) folder: TempDir,
}

impl Shelf {
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// With no case in it, and closed.
    pub(crate) fn bare() -> Self {
        let shelf = Self::empty();
        Casebook::create(&shelf.library(), &Key::passphrase(PASSPHRASE), Setting::of_this_computer()).unwrap();
        shelf
    }

    /// With the sample case in it, and closed.
    pub(crate) fn with_sample() -> Self {
        let shelf = Self::empty();
        let key = Key::passphrase(PASSPHRASE);
        let mut book = Casebook::create(&shelf.library(), &key, Setting::of_this_computer()).unwrap();
        book.import(SAMPLE).unwrap();
        shelf
    }

    /// With the sample case and a backup of it, cut short since.
    pub(crate) fn damaged() -> Self {
        let shelf = Self::with_sample();
        let own = Casebook::open(&shelf.library(), &Key::passphrase(PASSPHRASE), Setting::of_this_computer()).unwrap();
        own.back_up(casebook::Why::Asked).unwrap().unwrap();
        drop(own);
        let cut = fs::read(shelf.library()).unwrap()[..8192].to_vec();
        fs::write(shelf.library(), cut).unwrap();
        shelf
    }

    /// With a new case that `fill` makes, and closed.
    pub(crate) fn with(fill: impl FnOnce(&mut Casebook, &CaseId)) -> Self {
        let shelf = Self::empty();
        let key = Key::passphrase(PASSPHRASE);
        let mut book = Casebook::create(&shelf.library(), &key, Setting::of_this_computer()).unwrap();
        let id = book.new_case("A case", "").unwrap().id;
        fill(&mut book, &id);
        shelf
    }

    /// With the sample, in which there is a record of every kind, and two cases that were only begun; closed.
    pub(crate) fn with_every_kind() -> Self {
        Self::with(|book, _| {
            book.new_case("Thigh, 2013", "2013-7").unwrap();
            let sample = book.open_sample().unwrap();
            let is_absent = |kind: &&Kind| sample.records.iter().all(|record| record.kind != **kind);
            for kind in Kind::ALL.iter().filter(is_absent) {
                book.add_record(&sample.id, kind.name()).unwrap();
            }
        })
    }

    pub(crate) fn library(&self) -> PathBuf {
        self.folder.path().join("own.casebook")
    }

    /// The only case of the library, read after the program has let go of it.
    pub(crate) fn case(&self) -> Value {
        let key = Key::passphrase(PASSPHRASE);
        let open = || Casebook::open(&self.library(), &key, Setting::of_this_computer()).ok();
        let book = patiently(open).expect("the library opens after the window is closed");
        let row = book.list().unwrap().into_iter().next().expect("the library holds a case");
        let id = CaseId::new(row.id.as_str()).unwrap();
        serde_json::from_str(&book.export_json(&id).unwrap()).unwrap()
    }

    pub(crate) fn open(&self, environment: &[(&str, &Path)]) -> Window {
        Window::open(&["--library", self.library().to_str().unwrap()], environment)
    }

    /// The same, with the list of its cases.
    pub(crate) fn unlocked(&self) -> Window {
        self.unlocked_with(&[])
    }

    pub(crate) fn unlocked_with(&self, environment: &[(&str, &Path)]) -> Window {
        let window = self.open(environment);
        window.type_into("//input[@id='passphrase']", &format!("{PASSPHRASE}{}", key::ENTER));
        window
    }
}

/// The record of the sample that counts mitoses.
pub(crate) fn report_with_mitoses() -> String {
    let sample: Value = serde_json::from_str(SAMPLE).unwrap();
    let records = sample["records"].as_array().unwrap();
    let counts = |record: &&Value| record["record"]["mitoses"]["known"]["count"].is_number();
    records.iter().find(counts).expect("the sample counts mitoses")["id"].as_str().unwrap().to_owned()
}

pub(crate) fn body<'a>(case: &'a Value, record: &str) -> &'a Value {
    let records = case["records"].as_array().unwrap();
    &records.iter().find(|other| other["id"] == record).expect("the record is in the case")["record"]
}
