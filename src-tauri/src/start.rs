//! Which library the window opens.

use std::{
    ffi::OsString,
    path::{self, Path, PathBuf},
};

/// Ends the name of a library's file.
const LIBRARY: &str = "casebook";

/// Which library the window opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// A throw-away library that holds the sample case.
    Sample,
    /// The library in this file, which is made if it does not exist.
    Own(PathBuf),
}

/// Why the window did not open.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// An argument that means nothing.
    #[error(
        "“{0}” means nothing here; give nothing to see the sample case, or --library FILE to open your own library"
    )]
    Argument(String),
    /// Another window of the program runs and does not answer.
    #[error("Sarcoma Casebook is already open, but does not answer: end it, then start it again")]
    Busy,
    /// The system gave no window.
    #[error("the window could not be opened: {0}")]
    Window(tauri::Error),
}

impl Start {
    /// Reads the arguments after the program's name; `own` is the library where they name none.
    pub fn from(mut arguments: impl Iterator<Item = OsString>, own: Option<OsString>) -> Result<Self, StartError> {
        let unknown = |argument: &OsString| StartError::Argument(argument.to_string_lossy().into_owned());
        let path = match (arguments.next(), arguments.next()) {
            (None, _) => own,
            (Some(flag), Some(path)) if flag == "--library" => Some(path),
            // As the desktop opens a file of ours.
            (Some(file), None) if Path::new(&file).extension() == Some(LIBRARY.as_ref()) => Some(file),
            (Some(other), _) => return Err(unknown(&other)),
        };
        if let Some(surplus) = arguments.next() {
            return Err(unknown(&surplus));
        }
        Ok(path.map_or(Self::Sample, |path| Self::Own(path.into())))
    }

    /// The file of the library, wherever the reader of it stands.
    pub(crate) fn library(&self) -> Option<PathBuf> {
        match self {
            Self::Sample => None,
            Self::Own(path) => Some(path::absolute(path).unwrap_or_else(|_| path.clone())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(arguments: &[&str], own: Option<&str>) -> Result<Start, StartError> {
        Start::from(arguments.iter().map(OsString::from), own.map(OsString::from))
    }

    #[test]
    fn an_argument_comes_before_the_environment_and_both_before_the_sample() {
        assert_eq!(start(&[], None).unwrap(), Start::Sample);
        assert_eq!(start(&[], Some("a")).unwrap(), Start::Own("a".into()));
        assert_eq!(start(&["--library", "b"], Some("a")).unwrap(), Start::Own("b".into()));
        assert_eq!(start(&["/srv/ana/my own.casebook"], None).unwrap(), Start::Own("/srv/ana/my own.casebook".into()));
    }

    #[test]
    fn what_means_nothing_is_refused() {
        for arguments in [&["--libary", "b"][..], &["--library"], &["--library", "b", "c"], &["report.pdf"]] {
            assert!(start(arguments, None).is_err(), "{arguments:?} was accepted");
        }
    }
}
