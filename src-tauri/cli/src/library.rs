//! Where the library is, and opening it.

use std::{
    env, fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

use casebook::{Casebook, Key, Setting, Why};
use clinical::value::{CaseId, RecordId};

use crate::{arguments::Arguments, error::Error, passphrase};

/// The word that stands for the case that ships with the program.
const SAMPLE: &str = "sample";

/// Where the library is and what opens it.
pub(crate) struct Place<'a> {
    library: Option<&'a Path>,
    passphrase_file: Option<&'a Path>,
}

impl<'a> Place<'a> {
    /// As the arguments say.
    pub(crate) fn of(arguments: &'a Arguments) -> Self {
        Self { library: arguments.library.as_deref(), passphrase_file: arguments.passphrase_file.as_deref() }
    }

    /// Opens the library.
    pub(crate) fn open(&self) -> Result<Casebook, Error> {
        Ok(self.open_with_key()?.0)
    }

    /// Opens the library; with the key that did.
    pub(crate) fn open_with_key(&self) -> Result<(Casebook, Key), Error> {
        let path = self.path()?;
        // A library that is not there is said so before a passphrase is asked for.
        if path.exists() {
            let key = passphrase::known(self.passphrase_file)?;
            let book = Casebook::open(&path, &key, Setting::of_this_computer())?;
            if let Some(warning) = book.warning() {
                let _ = writeln!(io::stderr(), "casebook: {warning}");
            }
            // A backup that cannot be made holds up nobody: `casebook backup` says why.
            if let Ok(Some(job)) = book.backup_due(Why::Opened) {
                let _ = job.run(&AtomicBool::new(false));
            }
            Ok((book, key))
        } else {
            Err(casebook::Error::Open { path, source: casebook::OpenError::NotFound }.into())
        }
    }

    /// Opens the library, or makes it where there is none.
    pub(crate) fn open_or_create(&self) -> Result<Casebook, Error> {
        let path = self.path()?;
        if path.exists() {
            return self.open();
        }
        if let (None, Some(folder)) = (self.library, path.parent()) {
            fs::create_dir_all(folder).map_err(|source| Error::Folder { path: folder.to_owned(), source })?;
        }
        Ok(Casebook::create(&path, &passphrase::new(self.passphrase_file)?, Setting::of_this_computer())?)
    }

    /// The case called `name` with its library, to change it.
    pub(crate) fn own_case(&self, name: &str) -> Result<(Casebook, CaseId), Error> {
        if name == SAMPLE { Err(Error::Sample) } else { self.case(name) }
    }

    /// The case called `name` with its library, or the sample case.
    pub(crate) fn case(&self, name: &str) -> Result<(Casebook, CaseId), Error> {
        if name == SAMPLE {
            let book = Casebook::sample(Setting::of_this_computer())?;
            let id = book.list()?.into_iter().next().map(|row| row.id);
            return Ok((book, id.ok_or_else(|| Error::Name(name.to_owned()))?));
        }
        let id = CaseId::new(name).map_err(|_| Error::Name(name.to_owned()))?;
        Ok((self.open()?, id))
    }

    /// The file that the passphrase is read from, where one is named.
    pub(crate) fn passphrase_file(&self) -> Option<&Path> {
        self.passphrase_file
    }

    /// Where the library is.
    pub(crate) fn path(&self) -> Result<PathBuf, Error> {
        match self.library {
            Some(path) => Ok(path.to_owned()),
            None => Ok(data_folder().ok_or(Error::Home)?.join("sarcoma-casebook").join("library.casebook")),
        }
    }
}

/// The folder in which this system keeps a user's data.
fn data_folder() -> Option<PathBuf> {
    let folder = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    if cfg!(windows) {
        folder("APPDATA")
    } else if cfg!(target_os = "macos") {
        Some(folder("HOME")?.join("Library/Application Support"))
    } else {
        folder("XDG_DATA_HOME").or_else(|| Some(folder("HOME")?.join(".local/share")))
    }
}

/// Takes a case file into the library; says the name of the case and, beside what is answered, which pictures were left
/// out.
pub(crate) fn import(book: &mut Casebook, file: &Path) -> Result<String, Error> {
    let path = file.to_owned();
    let text = casebook::read_case_file(file)?;
    let imported = book.take_in(&text).map_err(|source| Error::Import { path, source: Box::new(source) })?;
    for refused in imported.left_out {
        // The case is there all the same, and its name is answered.
        let _ = writeln!(io::stderr(), "casebook: the case was taken in without a picture: {refused}");
    }
    Ok(format!("{}\n", imported.case))
}

/// Adds a picture to a figure; says the name of the figure.
pub(crate) fn picture(book: &mut Casebook, id: &CaseId, figure: Option<&str>, file: &Path) -> Result<String, Error> {
    let figure =
        figure.map(RecordId::new).transpose().map_err(clinical::case::CaseError::Id).map_err(casebook::Error::Case)?;
    let (name, bytes) = casebook::read_picture_file(file)?;
    let (_, figure) = book.add_picture(id, figure.as_ref(), &name, bytes)?;
    Ok(format!("{figure}\n"))
}
