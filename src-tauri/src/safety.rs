//! Backups, the open archive, signing off and erasing, as the page asks for them; and the backup that is made beside the
//! work. Where a file goes is asked here, so that the page never names a path.
#![expect(clippy::needless_pass_by_value, reason = "Tauri hands the arguments of a command over by value")]

use std::{
    env,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
    thread,
    time::Duration,
};

use casebook::{Archived, BackupView, CaseView, Key, Safety, Setting, SignedView, Why};
use clinical::value::CaseId;
use tauri::{AppHandle, Manager as _, State, WebviewWindow};
use tauri_plugin_dialog::DialogExt as _;

use crate::{
    commands::Answer,
    desk::{Desk, LibraryState},
    refusal::Refusal,
};

/// How often it is looked whether a backup is due.
const LOOK: Duration = Duration::from_secs(20);

/// Names the file or folder instead of a dialog: no test can answer a dialog of the desktop.
const SAFETY_TO: &str = "CASEBOOK_SAFETY_TO";

/// Makes a backup whenever one is due, as long as the program runs. Typing goes on meanwhile.
pub(crate) fn keep_backing_up(app: AppHandle) {
    thread::spawn(move || {
        loop {
            thread::sleep(LOOK);
            let due = app.state::<Desk>().work(|book| book.backup_due(Why::Hourly));
            if let Ok(Some(job)) = due {
                // The page says when the last good one was made; one that fails is tried again.
                let _ = job.run(&AtomicBool::new(false));
            }
        }
    });
}

#[tauri::command(async)]
pub(crate) fn safety(desk: State<'_, Desk>) -> Answer<Safety> {
    desk.work(|book| book.safety())
}

#[tauri::command(async)]
pub(crate) fn back_up(desk: State<'_, Desk>) -> Answer<Safety> {
    let job = desk.work(|book| Ok(book.backup_job(Why::Asked)))?;
    job.run(&AtomicBool::new(false))?;
    desk.work(|book| book.safety())
}

/// Restores the backup that is `number`th in the list, the latest being 0, to a new library; where to, or none where the
/// clinician thought better of it.
#[tauri::command(async)]
pub(crate) fn restore_backup(desk: State<'_, Desk>, window: WebviewWindow, number: usize) -> Answer<Option<String>> {
    let Some(to) = ask_file(&window, "Restore to a new library", Path::new("restored.casebook"))? else {
        return Ok(None);
    };
    desk.work(|book| book.restore_copy(number, &to))?;
    Ok(Some(to.display().to_string()))
}

/// The backups of the library on the desk, which may be locked, or not open any more.
#[tauri::command(async)]
pub(crate) fn backups_at_the_door(desk: State<'_, Desk>) -> Answer<Vec<BackupView>> {
    Ok(casebook::backups(&desk.path())?)
}

/// Restores a backup of a library that does not open or is not there, and opens the copy in its place; a library that is
/// there is left as it is. None where the clinician thought better of it.
#[tauri::command(async)]
pub(crate) fn restore_at_the_door(
    desk: State<'_, Desk>,
    window: WebviewWindow,
    passphrase: String,
    number: usize,
) -> Answer<Option<LibraryState>> {
    let own = desk.path();
    let backups = casebook::backups(&own)?;
    let Some(backup) = backups.get(number) else { return Err(casebook::Error::NoBackup.into()) };
    // In the place of a library that is gone; beside one that is damaged.
    let wanted = if own.exists() { own.with_file_name("restored.casebook") } else { own };
    let Some(to) = ask_file(&window, "Restore to a new library", &wanted)? else { return Ok(None) };
    let setting = Setting::of_this_computer();
    casebook::restore(Path::new(&backup.file), &Key::passphrase(&passphrase), &to, &setting)?;
    desk.turn_to(to);
    desk.unlock(&passphrase)?;
    Ok(Some(desk.state()?))
}

#[tauri::command(async)]
pub(crate) fn open_archive(desk: State<'_, Desk>, window: WebviewWindow) -> Answer<Option<(String, Archived)>> {
    let Some(to) = ask_file(&window, "Write an open archive", Path::new("casebook-archive.zip"))? else {
        return Ok(None);
    };
    let done = desk.work(|book| book.archive_to(&to))?;
    Ok(Some((to.display().to_string(), done)))
}

#[tauri::command(async)]
pub(crate) fn second_place(desk: State<'_, Desk>, window: WebviewWindow, none: bool) -> Answer<Safety> {
    let chosen = if none { None } else { ask_folder(&window)? };
    if none || chosen.is_some() {
        desk.work(|book| book.choose_second_place(chosen.as_deref()))?;
    }
    desk.work(|book| book.safety())
}

#[tauri::command(async)]
pub(crate) fn sign_case(desk: State<'_, Desk>, case: CaseId) -> Answer<CaseView> {
    desk.work(|book| book.sign(&case))
}

#[tauri::command(async)]
pub(crate) fn amend_case(desk: State<'_, Desk>, case: CaseId, reason: String, once: bool) -> Answer<CaseView> {
    desk.work(|book| book.amend(&case, &reason, once))
}

#[tauri::command(async)]
pub(crate) fn signed(desk: State<'_, Desk>, case: CaseId) -> Answer<Option<SignedView>> {
    desk.work(|book| book.signed(&case))
}

#[tauri::command(async)]
pub(crate) fn erase_case(desk: State<'_, Desk>, case: CaseId, reason: String) -> Answer<()> {
    desk.work(|book| book.erase(&case, &reason))
}

/// `wanted`: the name that is proposed, with its folder where that is known.
fn ask_file(window: &WebviewWindow, title: &str, wanted: &Path) -> Result<Option<PathBuf>, Refusal> {
    if let Some(path) = env::var_os(SAFETY_TO) {
        return Ok(Some(path.into()));
    }
    let name = wanted.file_name().unwrap_or_default().to_string_lossy();
    let dialog = window.dialog().file().set_parent(window).set_title(title).set_file_name(name);
    let folder = wanted.parent().filter(|folder| folder.is_dir());
    local(folder.into_iter().fold(dialog, |dialog, folder| dialog.set_directory(folder)).blocking_save_file())
}

fn ask_folder(window: &WebviewWindow) -> Result<Option<PathBuf>, Refusal> {
    if let Some(path) = env::var_os(SAFETY_TO) {
        return Ok(Some(path.into()));
    }
    local(window.dialog().file().set_parent(window).set_title("Second place for backups").blocking_pick_folder())
}

fn local(chosen: Option<tauri_plugin_dialog::FilePath>) -> Result<Option<PathBuf>, Refusal> {
    let unusable = |_| Refusal::new("this place is not a folder of this computer: choose another");
    chosen.map(tauri_plugin_dialog::FilePath::into_path).transpose().map_err(unusable)
}
