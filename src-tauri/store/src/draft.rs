//! Drafts: what is to take the place of a library or of its keys file is written beside it first, under a name that says
//! whose it is. One that a program left behind because it was ended is taken away at the next opening.

use std::{ffi::OsString, fs, io, path::Path};

use tempfile::NamedTempFile;

/// What is drafted: the library under a new key, and its keys file.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Draft {
    Library,
    Keys,
}

/// Letters and digits at the end of a draft's name, by which it is no other's.
const DRAWN: usize = 6;

impl Draft {
    /// How the names of these drafts of the library at `path` begin: ".own.casebook.new-key-".
    fn prefix(self, path: &Path) -> OsString {
        let mut name = OsString::from(".");
        name.push(path.file_name().unwrap_or_default());
        name.push(match self {
            Self::Library => ".new-key-",
            Self::Keys => ".new-keys-",
        });
        name
    }

    /// An empty draft beside the library at `path`; gone when it is dropped.
    pub(crate) fn beside(self, path: &Path) -> io::Result<NamedTempFile> {
        let folder = path.parent().unwrap_or(path);
        tempfile::Builder::new().prefix(&self.prefix(path)).rand_bytes(DRAWN).tempfile_in(folder)
    }
}

/// Takes away drafts of the library at `path` that nobody writes any more: the caller holds its lock, and has seen that the
/// library opens, so nothing in them is needed. What cannot be taken away stays: it is encrypted as the library is.
pub(crate) fn clear(path: &Path) {
    let Some(Ok(entries)) = path.parent().map(fs::read_dir) else { return };
    let prefixes = [Draft::Library, Draft::Keys].map(|draft| draft.prefix(path));
    for entry in entries.flatten() {
        let name = entry.file_name();
        let drawn = prefixes
            .iter()
            .find_map(|prefix| name.as_encoded_bytes().strip_prefix(prefix.as_encoded_bytes()))
            .is_some_and(|rest| rest.len() == DRAWN && rest.iter().all(u8::is_ascii_alphanumeric));
        // A link or a folder of that name is not ours.
        if drawn && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
