//! Pictures of figures: which file is asked here, so that the page never names a path.
#![expect(clippy::needless_pass_by_value, reason = "Tauri hands the arguments of a command over by value")]

use std::{env, path::PathBuf};

use casebook::CaseView;
use clinical::value::{CaseId, RecordId};
use tauri::{State, WebviewWindow, ipc::Response};
use tauri_plugin_dialog::DialogExt as _;

use crate::{commands::Answer, desk::Desk, refusal::Refusal};

/// Names the file instead of the dialog: no test can answer a dialog of the desktop.
const PICTURE_FROM: &str = "CASEBOOK_PICTURE_FROM";

/// Asks for a picture and puts it into the field at `path` of a record, or into a new panel at the end of the figure where
/// none is named; nothing when the clinician thought better of it.
#[tauri::command(async)]
pub(crate) fn choose_picture(
    desk: State<'_, Desk>,
    window: WebviewWindow,
    case: CaseId,
    record: RecordId,
    path: Option<String>,
) -> Answer<Option<CaseView>> {
    let Some(file) = ask_which(&window)? else { return Ok(None) };
    let (name, bytes) = casebook::read_picture_file(&file)?;
    let view = desk.work(|book| match path {
        Some(path) => book.set_picture(&case, &record, &path, &name, bytes),
        None => book.add_picture(&case, Some(&record), &name, bytes).map(|(view, _)| view),
    })?;
    Ok(Some(view))
}

/// The bytes of a picture of the case, clean.
#[tauri::command(async)]
pub(crate) fn picture(desk: State<'_, Desk>, case: CaseId, name: String) -> Answer<Response> {
    Ok(Response::new(desk.work(|book| book.picture(&case, &name))?))
}

/// Not to be called on the main thread, which shows the dialog.
fn ask_which(window: &WebviewWindow) -> Result<Option<PathBuf>, Refusal> {
    if let Some(path) = env::var_os(PICTURE_FROM) {
        return Ok(Some(path.into()));
    }
    let dialog = window.dialog().file().set_parent(window).set_title("Add a picture");
    let chosen = dialog.add_filter("PNG, JPEG", &["png", "jpg", "jpeg", "PNG", "JPG", "JPEG"]).blocking_pick_file();
    let unusable = |_| Refusal::new("only a file of this computer can be added: copy it here first");
    chosen.map(tauri_plugin_dialog::FilePath::into_path).transpose().map_err(unusable)
}
