//! The window: thin commands over [`casebook`], and what keeps the page in its place.
//!
//! `commands` is everything the page can ask for, `aid` what its widgets ask for, `desk` the library that is open, `guard` what the page may not
//! do, `preview` the report on its way to the page, `export` the one file it can have written, `refusal` how an error reaches it.

mod aid;
mod commands;
mod desk;
mod export;
mod guard;
mod preview;
mod refusal;
mod start;

pub use start::{Start, StartError};

use std::{thread, time::Duration};

use tauri::{App, Manager as _, WebviewWindowBuilder, Window, WindowEvent, webview::NewWindowResponse};

use desk::Desk;

/// How long the page has, after its window was closed, to write what was typed last. It writes after 0.4 s at most.
const LAST_WORDS: Duration = Duration::from_millis(700);

/// Opens the window and returns when it is closed.
pub fn run(start: Start) -> Result<(), StartError> {
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(Desk::new(start))
        .invoke_handler(commands::all())
        .on_window_event(close_after_last_words)
        .setup(|app| open_window(app).map_err(Into::into))
        .run(tauri::generate_context!())
        .map_err(StartError::Window)
}

/// Makes the one window, which shows the program's own page and nothing else.
fn open_window(app: &App) -> tauri::Result<()> {
    for config in &app.config().app.windows {
        WebviewWindowBuilder::from_config(app, config)?
            .on_navigation(guard::is_own_page)
            .on_new_window(|_, _| NewWindowResponse::Deny)
            .on_download(|_, _| false)
            .build()?;
    }
    Ok(())
}

/// Hides a window that is closed and lets it go a moment later, so that the page can still save.
fn close_after_last_words(window: &Window, event: &WindowEvent) {
    if let WindowEvent::CloseRequested { api, .. } = event {
        api.prevent_close();
        let _ = window.hide();
        let window = window.clone();
        thread::spawn(move || {
            thread::sleep(LAST_WORDS);
            window.state::<Desk>().close();
            let _ = window.destroy();
        });
    }
}
