//! Where the passphrase comes from: a file, the environment, or the person.

use std::{
    env, fs,
    io::{self, Write as _},
    path::Path,
};

use casebook::{Key, Setting};
use zeroize::Zeroizing;

use crate::error::Error;

/// The key to a library that is there.
pub(crate) fn known(file: Option<&Path>) -> Result<Key, Error> {
    match given(file)? {
        Some(passphrase) => Ok(Key::passphrase(&passphrase)),
        None => Ok(Key::passphrase(&ask("Passphrase of the library: ")?)),
    }
}

/// The key to a library that is made now; asked for twice. One that is soon guessed is refused.
pub(crate) fn new(file: Option<&Path>) -> Result<Key, Error> {
    let setting = Setting::of_this_computer();
    if let Some(passphrase) = given(file)? {
        return Ok(casebook::new_key(&passphrase, &setting)?);
    }
    let _ = writeln!(
        io::stderr(),
        "There is no library yet: one is made now. Choose a passphrase and keep it safe: without it nobody, the makers of\n\
         this program included, can open the library. `casebook keys recovery` prints a second key to lock away.\n\
         A good passphrase would be: {}",
        casebook::passphrase()?
    );
    Ok(casebook::new_key(&twice()?, &setting)?)
}

/// A new passphrase, typed twice.
pub(crate) fn twice() -> Result<Zeroizing<String>, Error> {
    let passphrase = ask("New passphrase: ")?;
    if *ask("The same again: ")? != *passphrase {
        return Err(Error::Differ);
    }
    Ok(passphrase)
}

fn given(file: Option<&Path>) -> Result<Option<Zeroizing<String>>, Error> {
    let Some(path) = file else { return Ok(env::var("CASEBOOK_PASSPHRASE").ok().map(Zeroizing::new)) };
    let text = fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    let text = Zeroizing::new(text);
    Ok(Some(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned())))
}

fn ask(question: &str) -> Result<Zeroizing<String>, Error> {
    rpassword::prompt_password(question).map(Zeroizing::new).map_err(Error::Ask)
}
