//! Who has a key to the library, at the command line.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use casebook::Casebook;
use clap::Subcommand;
use zeroize::Zeroizing;

use crate::{error::Error, library::Place, passphrase};

/// What can be done with the keys of a library. The passphrase that opens it may be the recovery key.
#[derive(Debug, Subcommand)]
pub(crate) enum Keys {
    /// List the keys: what each is called, what it is, since when, and whose
    List,
    /// Give somebody a passphrase of their own
    Add {
        /// Whose it is
        name: String,
        /// Read it from the first line of this file; without it you are asked
        #[arg(long, value_name = "FILE")]
        new: Option<PathBuf>,
    },
    /// Take a key away; the last passphrase stays
    Remove {
        /// What the list calls it
        key: String,
    },
    /// Put a new passphrase in the place of the one that opens the library
    Change {
        /// Read it from the first line of this file; without it you are asked
        #[arg(long, value_name = "FILE")]
        new: Option<PathBuf>,
    },
    /// Print a new recovery key; one that was printed before opens nothing any more
    Recovery,
    /// Encrypt the library anew, for when a key leaked: your passphrase alone opens it then, and a new recovery key
    Rekey,
}

/// Does what is asked with the keys of the library; what it says.
pub(crate) fn run(place: &Place<'_>, what: &Keys) -> Result<String, Error> {
    let (mut book, by) = place.open_with_key()?;
    match what {
        Keys::List => Ok(list(&book)?),
        Keys::Add { name, new } => {
            let new = new_passphrase(new.as_deref())?;
            book.add_key(&by, name, &new)?;
            Ok(list(&book)?)
        }
        Keys::Change { new } => {
            let new = new_passphrase(new.as_deref())?;
            book.change_key(&by, &new)?;
            Ok("the passphrase is changed; the old one opens nothing any more\n".to_owned())
        }
        Keys::Remove { key } => {
            book.remove_key(&by, key)?;
            Ok(list(&book)?)
        }
        Keys::Recovery => {
            let key = book.renew_recovery(&by)?;
            Ok(format!("{key}\n"))
        }
        Keys::Rekey => {
            let recovery = book.rekey(&by)?;
            Ok(format!(
                "the library is encrypted anew; your passphrase opens it, and this new recovery key:\n{recovery}\n"
            ))
        }
    }
}

fn list(book: &Casebook) -> Result<String, casebook::Error> {
    let row = |key: casebook::KeyRow| {
        let kind = if key.recovery { "recovery key" } else { "passphrase" };
        format!("{}  {kind:12}  {}  {}\n", key.id, key.made.get(..10).unwrap_or(&key.made), key.name)
    };
    Ok(book.keys()?.into_iter().map(row).collect())
}

/// The passphrase that is set now: from a file, or typed twice. One is proposed.
fn new_passphrase(file: Option<&Path>) -> Result<Zeroizing<String>, Error> {
    if let Some(path) = file {
        let text = fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
        return Ok(Zeroizing::new(Zeroizing::new(text).lines().next().unwrap_or_default().to_owned()));
    }
    let _ = writeln!(io::stderr(), "A good one would be: {}", casebook::passphrase()?);
    passphrase::twice()
}
