//! The size of everything in the window.
#![expect(clippy::needless_pass_by_value, reason = "Tauri hands the arguments of a command over by value")]

use tauri::WebviewWindow;

use crate::refusal::Refusal;

/// Least and greatest size of text, in percent of the usual.
const SIZES: std::ops::RangeInclusive<u16> = 80..=200;

/// Draws the window at this percentage of its usual size.
#[tauri::command]
pub(crate) fn zoom(window: WebviewWindow, percent: u16) -> Result<(), Refusal> {
    let within = percent.clamp(*SIZES.start(), *SIZES.end());
    let failed = |_| Refusal::new("the size of the text could not be changed");
    window.set_zoom(f64::from(within) / 100.0).map_err(failed)
}
