//! The report as a file: where it goes is asked here, so that the page never names a path.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use casebook::Report;
use serde::Serialize;
use tauri::WebviewWindow;
use tauri_plugin_dialog::DialogExt as _;

use crate::{outside, refusal::Refusal};

/// Names the file instead of the dialog: no test can answer a dialog of the desktop.
const EXPORT_TO: &str = "CASEBOOK_EXPORT_TO";

/// A report that was written.
#[derive(Debug, Serialize)]
pub(crate) struct Exported {
    /// The file.
    pub(crate) path: String,
    /// How many pages it has.
    pub(crate) pages: usize,
    /// Its size.
    pub(crate) bytes: usize,
}

/// What was written since the library was opened.
pub(crate) struct Outbox {
    /// The file that was exported last.
    last: Mutex<Option<PathBuf>>,
    /// The folder of reports on their way to the printer. They are words of a case, unencrypted: they go when the library
    /// closes, or at the next start where the program did not come to it.
    printing: PathBuf,
}

impl Outbox {
    /// With the program's own folder. What was left there on its way to a printer goes.
    pub(crate) fn in_folder(own: &Path) -> Self {
        let outbox = Self { last: Mutex::default(), printing: own.join("printing") };
        outbox.clear();
        outbox
    }

    /// Remembers the file that was exported last.
    pub(crate) fn wrote(&self, file: PathBuf) {
        *held(&self.last) = Some(file);
    }

    /// Shows the file that was exported last in its folder.
    pub(crate) fn show(&self) -> Result<(), Refusal> {
        let last = held(&self.last).clone();
        let file = last.ok_or_else(|| Refusal::new("nothing was exported yet"))?;
        if !file.exists() {
            return Err(Refusal::new("the exported file is no longer where it was written: export it again"));
        }
        if outside::show_in_folder(&file) { Ok(()) } else { Err(no_program("folders", &file)) }
    }

    /// Hands the report to the program that shows PDF files, where it is printed.
    pub(crate) fn print(&self, report: &Report) -> Result<(), Refusal> {
        let file = self.draft(&report.bytes).map_err(|error| {
            Refusal::new(&format!("the report could not be put down for the printer ({error}): export it instead"))
        })?;
        if outside::open(&file) {
            return Ok(());
        }
        Err(Refusal::new(
            "no program of this computer opens PDF files: export the report, and print it where there is one",
        ))
    }

    /// Forgets what was exported and takes back what was on its way to the printer.
    pub(crate) fn clear(&self) {
        *held(&self.last) = None;
        // Not there in most cases; what cannot be taken back now is at the next start.
        let _ = fs::remove_dir_all(&self.printing);
    }

    /// Writes the report into a folder that nobody else may read.
    fn draft(&self, bytes: &[u8]) -> io::Result<PathBuf> {
        private_folder(&self.printing)?;
        let file = self.printing.join("case-report.pdf");
        fs::write(&file, bytes)?;
        Ok(file)
    }
}

#[cfg(unix)]
fn private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// The user's own folders are closed to others there.
#[cfg(not(unix))]
fn private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

fn held<T>(part: &Mutex<T>) -> MutexGuard<'_, T> {
    part.lock().unwrap_or_else(PoisonError::into_inner)
}

fn no_program(what: &str, file: &Path) -> Refusal {
    Refusal::new(&format!("no program of this computer shows {what}; the file is {}", file.display()))
}

/// Asks where the report is to be written; none when the clinician thought better of it. Not to be called on the main
/// thread, which shows the dialog.
pub(crate) fn ask_where(window: &WebviewWindow) -> Result<Option<PathBuf>, Refusal> {
    if let Some(path) = env::var_os(EXPORT_TO) {
        return Ok(Some(path.into()));
    }
    let dialog = window.dialog().file().set_parent(window).set_title("Export the report");
    let chosen = dialog.set_file_name("case-report.pdf").add_filter("PDF", &["pdf"]).blocking_save_file();
    let unusable =
        |_| Refusal::new("the report can only be written to a folder of this computer: choose another place");
    chosen.map(tauri_plugin_dialog::FilePath::into_path).transpose().map_err(unusable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_for_the_printer_is_gone_with_the_library_or_at_the_next_start() {
        let own = tempfile::tempdir().unwrap();
        let outbox = Outbox::in_folder(own.path());
        let file = outbox.draft(b"%PDF").unwrap();
        assert_eq!(outbox.draft(b"%PDF-").unwrap(), file);
        assert_eq!(fs::read(&file).unwrap(), b"%PDF-");
        outbox.clear();
        assert!(!file.exists());
        outbox.draft(b"%PDF").unwrap();
        Outbox::in_folder(own.path());
        assert!(!file.exists());
    }

    #[test]
    fn a_file_that_was_moved_away_is_not_shown() {
        let own = tempfile::tempdir().unwrap();
        let outbox = Outbox::in_folder(own.path());
        assert!(outbox.show().is_err());
        outbox.wrote(PathBuf::from("/no/such/report.pdf"));
        assert!(outbox.show().is_err());
    }
}
