//! A library that a later start was asked to open: the page asks whether the one that is open may be closed for it.
#![expect(clippy::needless_pass_by_value, reason = "Tauri hands the arguments of a command over by value")]

use std::{
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

use tauri::{AppHandle, Emitter as _, Manager as _, State};

use crate::{
    desk::{Desk, LibraryState},
    refusal::Refusal,
};

/// What the page hears when there is something to ask.
const OFFERED: &str = "library-offered";

/// The library that waits for an answer.
#[derive(Default)]
pub(crate) struct Offer(Mutex<Option<PathBuf>>);

impl Offer {
    fn put(&self, library: PathBuf) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(library);
    }

    fn waiting(&self) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn take(&self) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Raises the window after a later start, and offers it the library that was to be opened.
pub(crate) fn raise(app: &AppHandle, library: Option<PathBuf>) {
    if let Some(window) = app.get_webview_window("main") {
        // A desktop that lets no program raise itself marks the window in its list instead.
        let _ = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
    }
    if let Some(library) = library.filter(|library| !app.state::<Desk>().has(library)) {
        app.state::<Offer>().put(library);
        let _ = app.emit(OFFERED, ());
    }
}

/// The file of the library that waits, if one does.
#[tauri::command(async)]
pub(crate) fn offered_library(offer: State<'_, Offer>) -> Option<String> {
    offer.waiting().map(|library| library.display().to_string())
}

/// Closes the library that is open and turns to the one that waits.
#[tauri::command(async)]
pub(crate) fn take_offer(desk: State<'_, Desk>, offer: State<'_, Offer>) -> Result<LibraryState, Refusal> {
    if let Some(library) = offer.take() {
        desk.turn_to(library);
    }
    desk.state()
}

/// Stays with the library that is open.
#[tauri::command(async)]
pub(crate) fn decline_offer(offer: State<'_, Offer>) {
    offer.take();
}
