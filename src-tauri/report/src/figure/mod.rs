//! Figures: the timeline drawn from the records, and panels with their images.

mod caption;
pub(crate) mod panels;
pub(crate) mod placeholder;
pub(crate) mod timeline;

use typeset::{
    font::Face,
    scene::{Anchor, Colour, Mark},
};

/// Points in a millimetre.
pub(crate) const MM: f32 = 72.0 / 25.4;
/// Ink of the report.
pub(crate) const INK: Colour = Colour(0x16, 0x19, 0x1d);
/// Its one accent.
pub(crate) const ACCENT: Colour = Colour(0x1b, 0x46, 0x68);
/// Grey of labels and leaders.
pub(crate) const GREY: Colour = Colour(0x59, 0x64, 0x6f);
/// White.
pub(crate) const WHITE: Colour = Colour(0xff, 0xff, 0xff);

/// Words that begin at `x`, on the baseline `y`.
pub(crate) fn words(x: f32, y: f32, size: f32, face: Face, colour: Colour, text: impl Into<String>) -> Mark {
    Mark::Words { x, y, size, face, colour, anchor: Anchor::Start, text: text.into() }
}
