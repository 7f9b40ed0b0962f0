//! A panel of markers as it is typed or pasted in one go.

use clinical::{judge::markers::read, record::Marker};

/// The rows that a line, or a block from a spreadsheet, makes: "CD34 neg" and "sma des cald" and more.
pub fn panel(typed: &str) -> Vec<Marker> {
    read(typed)
}
