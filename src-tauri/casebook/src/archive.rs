//! The open archive: every case as JSON with its files, and a list of what is there, readable without this program.

use std::{
    fs::{self, File},
    io::{Seek, Write},
    path::{Path, PathBuf},
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use clinical::{
    case::{Attachment, Case},
    value::CaseId,
};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use store::{Attached, Key};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::{Casebook, Error};

/// Told to whoever finds an archive years later.
const READ_ME: &str = "An open archive of a sarcoma casebook.

cases/NAME.json    a case: its records as JSON, with its files inside as base64
files/NAME/...     the same files as they are, numbered in the order in which they came
manifest.json      every file with its size and SHA-256 hash

The fields of a case are described by `casebook fields`. It holds what names patients, and it is not encrypted: keep it as
such. A case goes back into a library by `casebook import cases/NAME.json`.
";

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Archived {
    /// Cases.
    pub cases: usize,
    /// Files that belong to cases.
    pub files: usize,
    /// Records and files that are there and could not be read; only a damaged library has such.
    #[cfg_attr(test, ts(type = "number"))]
    pub unread: u64,
}

/// A file of the archive in its list.
#[derive(Serialize)]
struct Listed {
    path: String,
    bytes: usize,
    sha256: String,
}

/// Where the files of an archive go: a folder, or a ZIP file.
trait Target {
    fn put(&mut self, path: &str, bytes: &[u8]) -> std::io::Result<()>;
}

struct Folder(PathBuf);

impl Target for Folder {
    fn put(&mut self, path: &str, bytes: &[u8]) -> std::io::Result<()> {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap_or(&self.0))?;
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }
}

struct Zip<W: Write + Seek>(ZipWriter<W>);

impl<W: Write + Seek> Target for Zip<W> {
    fn put(&mut self, path: &str, bytes: &[u8]) -> std::io::Result<()> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        self.0.start_file(path, options.large_file(bytes.len() > 0x7fff_ffff)).map_err(std::io::Error::other)?;
        self.0.write_all(bytes)
    }
}

/// An archive on the way.
struct Archive<'a> {
    target: &'a mut dyn Target,
    listed: Vec<Listed>,
    done: Archived,
}

impl Archive<'_> {
    fn put(&mut self, path: String, bytes: &[u8]) -> std::io::Result<()> {
        self.target.put(&path, bytes)?;
        let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        self.listed.push(Listed { path, bytes: bytes.len(), sha256 });
        Ok(())
    }

    fn case(&mut self, case: &Case, attached: &[Attached]) -> std::io::Result<()> {
        let inside = attached.iter().map(|Attached { id, media_type, name, bytes }| Attachment {
            id: id.clone(),
            media_type: media_type.clone(),
            name: name.clone(),
            base64: BASE64_STANDARD.encode(bytes),
        });
        let text = case.to_file(&inside.collect::<Vec<_>>());
        self.put(format!("cases/{}.json", case.id), text.as_bytes())?;
        for (number, file) in attached.iter().enumerate() {
            // A name that somebody gave a file is never the name of a file here.
            self.put(format!("files/{}/{}{}", case.id, number + 1, ending(&file.media_type)), &file.bytes)?;
        }
        self.done.cases += 1;
        self.done.files += attached.len();
        Ok(())
    }

    fn close(mut self) -> std::io::Result<Archived> {
        self.put("read-me.txt".to_owned(), READ_ME.as_bytes())?;
        let list = serde_json::to_vec_pretty(&self.listed)?;
        self.target.put("manifest.json", &list)?;
        Ok(self.done)
    }
}

fn ending(media_type: &str) -> &'static str {
    match media_type {
        "image/png" => ".png",
        "image/jpeg" => ".jpg",
        "image/tiff" => ".tif",
        "application/pdf" => ".pdf",
        "application/dicom" => ".dcm",
        _ => ".bin",
    }
}

impl Casebook {
    /// Writes every case of the library to an open archive: a ZIP file where `to` ends so, else a new folder. It is not
    /// encrypted. Whole or not at all.
    pub fn archive_to(&self, to: &Path) -> Result<Archived, Error> {
        let ids: Vec<CaseId> = self.list()?.into_iter().map(|row| row.id).collect();
        let done = write(to, |archive| {
            for id in &ids {
                let case = self.case(id)?;
                archive.case(&case, &self.library.attachments(id)?).map_err(|source| failed(to, source))?;
            }
            Ok(())
        })?;
        ids.iter().try_for_each(|id| self.note_export(id, "Exported in an open archive"))?;
        Ok(done)
    }
}

/// Writes what can still be read of a damaged library, which stays as it is, to an open archive.
pub fn salvage(library: &Path, key: &Key, to: &Path) -> Result<Archived, Error> {
    let found = store::salvage(library, key).map_err(|source| Error::Open { path: library.to_owned(), source })?;
    write(to, |archive| {
        archive.done.unread = found.unread_records + found.unread_files;
        found.cases.iter().try_for_each(|(case, files)| archive.case(case, files)).map_err(|source| failed(to, source))
    })
}

fn failed(to: &Path, source: std::io::Error) -> Error {
    Error::Save { path: to.to_owned(), source }
}

/// Writes an archive under another name first, then gives it its own.
fn write(to: &Path, fill: impl FnOnce(&mut Archive<'_>) -> Result<(), Error>) -> Result<Archived, Error> {
    let failed = |source| failed(to, source);
    if to.symlink_metadata().is_ok() {
        return Err(failed(std::io::ErrorKind::AlreadyExists.into()));
    }
    let beside = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let done = |unread| Archived { cases: 0, files: 0, unread };
    if to.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip")) {
        let draft = tempfile::Builder::new().prefix(".unfinished-").tempfile_in(beside).map_err(failed)?;
        let mut target = Zip(ZipWriter::new(draft.reopen().map_err(failed)?));
        let mut archive = Archive { target: &mut target, listed: Vec::new(), done: done(0) };
        fill(&mut archive)?;
        let done = archive.close().map_err(failed)?;
        target.0.finish().map_err(|error| failed(std::io::Error::other(error)))?;
        draft.as_file().sync_all().map_err(failed)?;
        draft.persist_noclobber(to).map_err(|error| failed(error.error))?;
        return Ok(done);
    }
    let draft = tempfile::Builder::new().prefix(".unfinished-").tempdir_in(beside).map_err(failed)?;
    let mut target = Folder(draft.path().to_owned());
    let mut archive = Archive { target: &mut target, listed: Vec::new(), done: done(0) };
    fill(&mut archive)?;
    let done = archive.close().map_err(failed)?;
    fs::rename(draft.keep(), to).map_err(failed)?;
    Ok(done)
}

#[cfg(test)]
mod tests;
