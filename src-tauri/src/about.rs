//! What the program is made of and where its files are, and what it left behind when it failed.
#![expect(clippy::needless_pass_by_value, reason = "Tauri hands the arguments of a command over by value")]

use std::{env::consts, path::Path};

use casebook::Family;
use serde::Serialize;
use tauri::State;

use crate::{
    crash::{Call, Reports, Untold},
    refusal::Refusal,
};

/// What the program is made of, and where its files are.
#[derive(Debug, Serialize)]
pub(crate) struct About {
    version: &'static str,
    system: String,
    /// Each part with its version, those of our own making first.
    parts: Vec<Part>,
    /// The folder of reports of failures.
    reports: String,
}

/// A part of the program.
#[derive(Debug, Serialize)]
struct Part {
    name: String,
    version: String,
}

/// What the program is made of, and where its files are.
#[tauri::command(async)]
pub(crate) fn about(reports: State<'_, Reports>) -> About {
    About {
        version: env!("CARGO_PKG_VERSION"),
        system: format!("{} {}", consts::OS, consts::ARCH),
        parts: parts(),
        reports: display(reports.folder()),
    }
}

fn parts() -> Vec<Part> {
    let engine = casebook::engine();
    let part = |name: &str, version: String| Part { name: name.to_owned(), version };
    let font = |family: Family| part(family.name, family.version);
    let web = tauri::webview_version().unwrap_or_default();
    let mut parts = vec![
        part("Tauri", tauri::VERSION.to_owned()),
        part(if cfg!(target_os = "windows") { "WebView2" } else { "WebKit" }, web),
        part("SQLite", engine.sqlite),
        part("SQLCipher", engine.sqlcipher),
    ];
    parts.extend(casebook::families().into_iter().map(font));
    parts.retain(|part| !part.version.is_empty());
    parts
}

/// The report that a failure left behind since somebody was last told of one.
#[tauri::command(async)]
pub(crate) fn untold_failure(reports: State<'_, Reports>) -> Option<Untold> {
    reports.untold()
}

/// Somebody was told.
#[tauri::command(async)]
pub(crate) fn failure_told(reports: State<'_, Reports>) -> Result<(), Refusal> {
    reports.told().map_err(|error| Refusal::new(&format!("the report could not be put away ({error})")))
}

/// The page failed somewhere. A report that cannot be written is not worth a second failure.
#[tauri::command(async)]
pub(crate) fn page_failed(reports: State<'_, Reports>, calls: Vec<Call>) {
    let _ = reports.of_page(&calls);
}

fn display(path: &Path) -> String {
    path.display().to_string()
}
