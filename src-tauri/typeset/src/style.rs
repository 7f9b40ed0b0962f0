//! Units and colours of the page.

use crate::scene::Colour;

/// Points in a millimetre.
pub(crate) const MM: f32 = 72.0 / 25.4;

/// Text.
pub(crate) const INK: Colour = Colour(0x16, 0x19, 0x1d);
/// The one accent.
pub(crate) const ACCENT: Colour = Colour(0x1b, 0x46, 0x68);
/// What must not be overlooked.
pub(crate) const WARNING: Colour = Colour(0xa3, 0x1d, 0x1d);
/// Labels.
pub(crate) const GREY: Colour = Colour(0x59, 0x64, 0x6f);
/// Rules.
pub(crate) const HAIR: Colour = Colour(0xb9, 0xc1, 0xc8);
/// Ground of totals.
pub(crate) const TINT: Colour = Colour(0xee, 0xf2, 0xf5);
