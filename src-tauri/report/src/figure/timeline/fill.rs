//! Fills of the bars, distinct in greyscale.

use typeset::scene::{Colour, Mark, Pattern, Pen, Texture, rectangle};

use crate::figure::{ACCENT, WHITE};

/// A fill; equal regimens have equal fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    /// Solid dark.
    Solid,
    /// Pale.
    Pale,
    /// Hatched, rising.
    Hatched,
    /// Middle tone.
    Middle,
    /// Hatched, falling, on the middle tone.
    Falling,
    /// Hatched both ways.
    Crossed,
    /// Level lines: upright ones would pass for the ends of cycles.
    Level,
    /// White.
    Open,
    /// Dotted: radiotherapy only.
    Dotted,
}

/// Fills of regimens in the order they first appear.
pub(super) const REGIMENS: [Fill; 8] =
    [Fill::Solid, Fill::Pale, Fill::Hatched, Fill::Middle, Fill::Falling, Fill::Crossed, Fill::Level, Fill::Open];

const PALE: Colour = Colour(0xd3, 0xdd, 0xe7);
const MIDDLE: Colour = Colour(0x7f, 0x9b, 0xb5);
const GROUND: Colour = Colour(0xe9, 0xef, 0xf4);
/// Lines: their turn in degrees clockwise from level, and their distance.
const RISING: (f32, f32) = (-45.0, 1.84);
const FALLING: (f32, f32) = (45.0, 1.84);
const LEVEL: (f32, f32) = (0.0, 2.6);
/// Distance and radius of dots.
const DOTS: (f32, f32) = (2.4, 0.5);

/// A rectangle: left, top, width, height.
pub(super) type Area = (f32, f32, f32, f32);

impl Fill {
    /// The fill of `area`, without outline.
    pub(super) fn mark(self, (x, y, width, height): Area) -> Mark {
        Mark::patterned(rectangle(x, y, width, height), self.pattern())
    }

    /// Ground and what lies on it.
    fn pattern(self) -> Pattern {
        let (ground, textures) = match self {
            Self::Solid => (ACCENT, vec![]),
            Self::Pale => (PALE, vec![]),
            Self::Middle => (MIDDLE, vec![]),
            Self::Open => (WHITE, vec![]),
            Self::Hatched => (GROUND, vec![lines(RISING, ACCENT, 0.75)]),
            Self::Falling => (MIDDLE, vec![lines(FALLING, WHITE, 0.75)]),
            Self::Crossed => (WHITE, vec![lines(RISING, ACCENT, 0.45), lines(FALLING, ACCENT, 0.45)]),
            Self::Level => (WHITE, vec![lines(LEVEL, ACCENT, 0.6)]),
            Self::Dotted => (WHITE, vec![Texture::Dots { apart: DOTS.0, radius: DOTS.1, colour: ACCENT }]),
        };
        Pattern { ground, textures }
    }

    /// The line between two cycles.
    pub(super) fn separator(self) -> Pen {
        match self {
            Self::Solid | Self::Hatched | Self::Middle | Self::Falling => Pen { colour: WHITE, width: 0.7, dash: None },
            Self::Pale | Self::Crossed | Self::Level | Self::Open | Self::Dotted => {
                Pen { colour: ACCENT, width: 0.4, dash: None }
            }
        }
    }
}

fn lines((turn, apart): (f32, f32), colour: Colour, width: f32) -> Texture {
    Texture::Lines { turn, apart, colour, width }
}
