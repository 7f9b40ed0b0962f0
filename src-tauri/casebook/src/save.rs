//! Writing a file for others.

use std::{fs, io::Write as _, path::Path};

use crate::Error;

/// Writes a file whole or not at all: under another name first, then in place of what is there.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |source| Error::Save { path: path.to_owned(), source };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut draft = builder().tempfile_in(folder).map_err(failed)?;
    draft.write_all(bytes).and_then(|()| draft.as_file().sync_all()).map_err(failed)?;
    draft.persist(path).map_err(|error| failed(error.error))?;
    if cfg!(unix) {
        fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
    }
    Ok(())
}

/// A file that others may read as far as the user's own files are read.
#[cfg(unix)]
fn builder() -> tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt as _;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".unfinished-").permissions(fs::Permissions::from_mode(0o666));
    builder
}

/// A file with the rights of its folder.
#[cfg(not(unix))]
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".unfinished-");
    builder
}
