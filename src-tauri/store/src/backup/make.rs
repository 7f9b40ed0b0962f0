//! Making a backup.

use std::{
    fs::{self, File},
    io::{self, Read as _, Write as _},
    path::Path,
    sync::atomic::AtomicBool,
};

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use sha2::{Digest as _, Sha256};

use super::{
    check::{hex, read_back},
    copy::{Pace, copy},
    manifest::{Manifest, Why},
    place::{Backup, DRAFT, KEYS, folder_of, manifest_path, name},
};
use crate::{Key, OpenError, connection::pragma, lock::beside, opening::own_key, schema::VERSION};

/// Bytes read at a time.
const PIECE: usize = 1 << 16;

/// Makes a backup of a library in `folder`, reads it back, and only then counts it. The library may be open and written to
/// meanwhile. None where it was called off.
pub fn back_up(
    library: &Path,
    key: &Key,
    folder: &Path,
    (made, why): (DateTime<Utc>, Why),
    pace: Pace,
    called_off: &AtomicBool,
) -> Result<Option<Backup>, OpenError> {
    let key = &own_key(library, key)?;
    private_folder(folder).map_err(|source| failed("make the folder of the backups", source))?;
    clear(folder);
    let draft = folder.join(format!("{DRAFT}{}", name(&made)));
    let Some(held) = copy(library, key, &draft, pace, called_off)? else {
        let _ = fs::remove_file(&draft);
        return Ok(None);
    };
    if read_back(&draft, key)? != held {
        return Err(OpenError::Damaged("the backup is not like the library".to_owned()));
    }
    let (bytes, sha256) = fingerprint(&draft).map_err(|source| failed("read the backup", source))?;
    let manifest = Manifest { made, why, bytes, sha256, contents: held };
    place(library, &draft, folder, manifest).map(Some).map_err(|source| failed("keep the backup", source))
}

/// Makes a backup of a library that is about to be brought to the form of this program, where it is of an older one. It
/// counts as made when the library was last written.
pub(crate) fn before_migration(library: &Path, key: &Key, connection: &Connection) -> Result<(), OpenError> {
    if pragma::<i64>(connection, "user_version")? == VERSION {
        return Ok(());
    }
    let written = fs::metadata(library).and_then(|meta| meta.modified());
    let written: DateTime<Utc> = written.map_err(|source| failed("read the library", source))?.into();
    let folder = folder_of(library);
    back_up(library, key, &folder, (written, Why::BeforeMigration), Pace::AT_ONCE, &AtomicBool::new(false))?;
    Ok(())
}

/// Copies a backup to another folder, and counts it there once it is the same.
pub fn copy_to(backup: &Backup, folder: &Path) -> Result<Backup, OpenError> {
    let io = |source| failed("copy the backup to the second place", source);
    private_folder(folder).map_err(io)?;
    clear(folder);
    let draft = folder.join(format!("{DRAFT}{}", name(&backup.manifest.made)));
    fs::copy(&backup.file, &draft).map_err(io)?;
    if fingerprint(&draft).map_err(io)?.1 != backup.manifest.sha256 {
        return Err(OpenError::Damaged("the copy of the backup is not like it".to_owned()));
    }
    place(&backup.file, &draft, folder, backup.manifest.clone()).map_err(io)
}

/// Gives a draft its name: first the keys of `like`, then the file, last what is said of it.
fn place(like: &Path, draft: &Path, folder: &Path, manifest: Manifest) -> io::Result<Backup> {
    let file = folder.join(name(&manifest.made));
    let keys = beside(like, KEYS);
    if keys.exists() {
        whole(&beside(&file, KEYS), &fs::read(keys)?)?;
    }
    File::open(draft)?.sync_all()?;
    fs::rename(draft, &file)?;
    whole(&manifest_path(&file), &serde_json::to_vec_pretty(&manifest).map_err(io::Error::other)?)?;
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(Backup { file, manifest })
}

/// Writes a small file whole or not at all.
pub(crate) fn whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let mut draft = tempfile::Builder::new().prefix(DRAFT).tempfile_in(folder)?;
    draft.write_all(bytes)?;
    draft.as_file().sync_all()?;
    draft.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Size and SHA-256 of a file.
pub(crate) fn fingerprint(path: &Path) -> io::Result<(u64, String)> {
    let (mut file, mut hash, mut bytes, mut piece) = (File::open(path)?, Sha256::new(), 0, vec![0; PIECE]);
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            return Ok((bytes, hex(&hash.finalize())));
        }
        hash.update(piece.get(..read).unwrap_or_default());
        bytes += u64::try_from(read).unwrap_or_default();
    }
}

/// Takes away what earlier backups left that were cut short.
fn clear(folder: &Path) {
    let drafts = fs::read_dir(folder).into_iter().flatten().flatten();
    for draft in drafts.filter(|entry| entry.file_name().to_string_lossy().starts_with(DRAFT)) {
        // What stays takes room, no more.
        let _ = fs::remove_file(draft.path());
    }
}

#[cfg(unix)]
fn private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

fn failed(doing: &'static str, source: io::Error) -> OpenError {
    OpenError::Io { doing, source }
}
