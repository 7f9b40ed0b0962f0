//! Measures and colours of the page.

use crate::scene::Colour;

/// Points in a millimetre.
pub(crate) const MM: f32 = 72.0 / 25.4;

/// Page width and height: A4.
pub(crate) const PAGE: (f32, f32) = (210.0 * MM, 297.0 * MM);
/// Left edge of the text block.
pub(crate) const LEFT: f32 = 20.0 * MM;
/// Top edge of the text block.
pub(crate) const TOP: f32 = 24.0 * MM;
/// Width of the text block.
pub(crate) const WIDTH: f32 = 170.0 * MM;
/// Width of a column.
pub(crate) const COLUMN: f32 = 82.0 * MM;
/// Between the columns.
pub(crate) const GUTTER: f32 = 6.0 * MM;
/// Leading of the body: the grid.
pub(crate) const GRID: f32 = 12.5;
/// Lines of the grid on a page.
pub(crate) const LINES: f32 = 56.0;
/// Height of the text block.
pub(crate) const HEIGHT: f32 = GRID * LINES;

/// Text.
pub(crate) const INK: Colour = Colour(0x16, 0x19, 0x1d);
/// The one accent.
pub(crate) const ACCENT: Colour = Colour(0x1b, 0x46, 0x68);
/// Labels.
pub(crate) const GREY: Colour = Colour(0x59, 0x64, 0x6f);
/// Rules.
pub(crate) const HAIR: Colour = Colour(0xb9, 0xc1, 0xc8);
/// Ground of totals.
pub(crate) const TINT: Colour = Colour(0xee, 0xf2, 0xf5);
