//! The report as a file: where it goes is asked here, so that the page never names a path.

use std::{env, path::PathBuf};

use serde::Serialize;
use tauri::WebviewWindow;
use tauri_plugin_dialog::DialogExt as _;

use crate::refusal::Refusal;

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
