//! Opening and locking the library, and who has a key to it.
#![expect(clippy::needless_pass_by_value, reason = "Tauri hands the arguments of a command over by value")]

use std::thread;

use casebook::{Key, KeyRow, Setting, Strength};
use serde::Serialize;
use tauri::{AppHandle, Emitter as _, Manager as _, State};

use crate::{
    commands::Answer,
    desk::{Desk, LibraryState},
    refusal::Refusal,
};

/// What the page hears when the check of every page found damage.
const DAMAGED: &str = "library-damaged";

/// A library that was made, with the recovery key to print.
#[derive(Serialize)]
pub(crate) struct Made {
    state: LibraryState,
    recovery: String,
}

#[tauri::command(async)]
pub(crate) fn unlock(app: AppHandle, desk: State<'_, Desk>, passphrase: String) -> Answer<LibraryState> {
    desk.unlock(&passphrase)?;
    check_meanwhile(&app);
    desk.state()
}

#[tauri::command(async)]
pub(crate) fn create_library(desk: State<'_, Desk>, passphrase: String) -> Answer<Made> {
    let recovery = desk.create(&passphrase)?;
    Ok(Made { state: desk.state()?, recovery })
}

/// Closes the library and forgets its key.
#[tauri::command(async)]
pub(crate) fn lock(desk: State<'_, Desk>) -> Answer<LibraryState> {
    desk.close();
    desk.state()
}

#[tauri::command(async)]
pub(crate) fn propose_passphrase() -> Answer<String> {
    Ok(casebook::passphrase()?)
}

#[tauri::command(async)]
pub(crate) fn passphrase_strength(passphrase: String) -> Strength {
    casebook::strength(&passphrase, &Setting::of_this_computer())
}

#[tauri::command(async)]
pub(crate) fn list_keys(desk: State<'_, Desk>) -> Answer<Vec<KeyRow>> {
    desk.work(|book| book.keys())
}

#[tauri::command(async)]
pub(crate) fn add_key(desk: State<'_, Desk>, by: String, name: String, passphrase: String) -> Answer<Vec<KeyRow>> {
    desk.work(|book| {
        book.add_key(&Key::passphrase(&by), &name, &passphrase)?;
        book.keys()
    })
}

#[tauri::command(async)]
pub(crate) fn change_key(desk: State<'_, Desk>, by: String, passphrase: String) -> Answer<Vec<KeyRow>> {
    desk.work(|book| {
        book.change_key(&Key::passphrase(&by), &passphrase)?;
        book.keys()
    })
}

#[tauri::command(async)]
pub(crate) fn remove_key(desk: State<'_, Desk>, by: String, id: String) -> Answer<Vec<KeyRow>> {
    desk.work(|book| {
        book.remove_key(&Key::passphrase(&by), &id)?;
        book.keys()
    })
}

/// A new recovery key, as it is printed.
#[tauri::command(async)]
pub(crate) fn renew_recovery(desk: State<'_, Desk>, by: String) -> Answer<String> {
    desk.work(|book| Ok(book.renew_recovery(&Key::passphrase(&by))?.to_string()))
}

/// Encrypts the library anew; the new recovery key, as it is printed.
#[tauri::command(async)]
pub(crate) fn rekey(desk: State<'_, Desk>, by: String) -> Answer<String> {
    desk.work(|book| Ok(book.rekey(&Key::passphrase(&by))?.to_string()))
}

/// Runs the check that is due on a thread of its own, and tells the page of damage.
fn check_meanwhile(app: &AppHandle) {
    let desk = app.state::<Desk>();
    let Ok(Some(check)) = desk.work(|book| Ok::<_, casebook::Error>(book.take_check())) else { return };
    let app = app.clone();
    thread::spawn(move || {
        let path = check.path().to_owned();
        match check.run() {
            // Another library may be on the desk by now.
            Ok(()) => drop(app.state::<Desk>().work(|book| {
                if book.path() == path {
                    book.checked();
                }
                Ok::<_, casebook::Error>(())
            })),
            Err(problem) => drop(app.emit(DAMAGED, Refusal::new(&problem.to_string()))),
        }
    });
}
