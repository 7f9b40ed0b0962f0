//! The case that ships with the program, in a library that is thrown away.

use store::Key;

use crate::{Casebook, Error, Setting, setting::random};

/// The sample case: a published case report, entered as records.
pub(crate) const SAMPLE: &str = include_str!("../../../samples/mesenteric-leiomyosarcoma.json");

impl Casebook {
    /// A throw-away library that holds the sample case. Encrypted as any other, with a key that nobody knows.
    pub fn sample(setting: Setting) -> Result<Self, Error> {
        let mut key = [0; 32];
        random(&mut key)?;
        let folder = tempfile::Builder::new().prefix("sarcoma-casebook-").tempdir().map_err(Error::Folder)?;
        let mut book = Self::create(&folder.path().join("sample.casebook"), &Key::raw(&key), setting)?;
        book.import(SAMPLE)?;
        book.folder = Some(folder);
        Ok(book)
    }
}
