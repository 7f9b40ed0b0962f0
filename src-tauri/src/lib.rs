//! The window: thin commands over [`casebook`], and what keeps the page in its place.
//!
//! `commands` is everything the page can ask for, `aid` what its widgets ask for, `keys` who opens the library, `library` what its list of cases asks for,
//! `desk` the library that is open, `guard` what the page may not do, `preview` the report on its way to the page, `export`
//! the one file it can have written, `figure` the pictures it can ask for, `refusal` how an error reaches it.
//! Around the window stand `instance`, one program at a time, with `offer`, a library that a later start was to open;
//! `outside`, the other programs that show what was exported; `crash`, what a failure leaves behind; `about` and `place`.

mod about;
mod aid;
mod commands;
mod course;
mod crash;
mod desk;
mod export;
mod figure;
mod guard;
mod instance;
mod keys;
mod library;
mod offer;
mod outside;
mod place;
mod preview;
mod refusal;
mod safety;
mod start;
mod zoom;

pub use casebook::serve_picture;
pub use start::{Start, StartError};

use std::{
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use tauri::{App, Manager as _, WebviewWindowBuilder, Window, WindowEvent, webview::NewWindowResponse};
use tauri_plugin_window_state::StateFlags;

use crash::Reports;
use desk::Desk;
use export::Outbox;
use instance::{First, Turn};
use offer::Offer;

/// How long the page has, after its window was closed, to write what was typed last. It writes after 0.4 s at most.
const LAST_WORDS: Duration = Duration::from_millis(700);

/// Opens the window and returns when it is closed. Where one is open already, that one is raised instead.
pub fn run(start: Start) -> Result<(), StartError> {
    // Where the user has no home there is nothing to share and nowhere to report to but the folder for passing things.
    let own = place::own_folder().unwrap_or_else(std::env::temp_dir);
    let reports = Reports::in_folder(&own);
    reports.of_every_panic();
    match instance::take_turn(&own, start.library().as_deref()) {
        Ok(Turn::HandedOver) => Ok(()),
        Ok(Turn::First(first)) => open(start, &own, reports, Some(first)),
        Err(instance::Unanswered::Busy) => Err(StartError::Busy),
        // The library has a lock of its own: two windows can do no harm.
        Err(instance::Unanswered::NoTurns) => open(start, &own, reports, None),
    }
}

fn open(start: Start, own: &Path, reports: Reports, first: Option<First>) -> Result<(), StartError> {
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(window_state())
        .manage(Desk::new(start))
        .manage(reports)
        .manage(Outbox::in_folder(own))
        .manage(Offer::default())
        .invoke_handler(commands::all())
        .on_window_event(close_after_last_words)
        .setup(move |app| {
            open_window(app)?;
            safety::keep_backing_up(app.handle().clone());
            if let Some(first) = first {
                let handle = app.handle().clone();
                first.listen(move |library: Option<PathBuf>| offer::raise(&handle, library))?;
                app.manage(first);
            }
            Ok(())
        })
        .run(tauri::generate_context!())
        .map_err(StartError::Window)
}

/// Size and place of the window are those of the last time. It is never hidden or without its frame.
fn window_state<R: tauri::Runtime>() -> tauri::plugin::TauriPlugin<R> {
    let kept = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED | StateFlags::FULLSCREEN;
    tauri_plugin_window_state::Builder::new().with_state_flags(kept).with_filename("window.json").build()
}

/// Makes the one window, which shows the program's own page and nothing else.
fn open_window(app: &App) -> tauri::Result<()> {
    for config in &app.config().app.windows {
        let window = WebviewWindowBuilder::from_config(app, config)?;
        let window = match guard::nowhere() {
            Some(nowhere) => window.proxy_url(nowhere),
            None => window,
        };
        window
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
            window.state::<Outbox>().clear();
            let _ = window.destroy();
        });
    }
}
