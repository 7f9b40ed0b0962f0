//! Fills of the bars, distinct in greyscale.

use typeset::scene::{Colour, Mark, Pen, Segment, line, rectangle};

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
    /// Upright lines.
    Upright,
    /// White.
    Open,
    /// Dotted: radiotherapy only.
    Dotted,
}

/// Fills of regimens in the order they first appear.
pub(super) const REGIMENS: [Fill; 8] =
    [Fill::Solid, Fill::Pale, Fill::Hatched, Fill::Middle, Fill::Falling, Fill::Crossed, Fill::Upright, Fill::Open];

const PALE: Colour = Colour(0xd3, 0xdd, 0xe7);
const MIDDLE: Colour = Colour(0x7f, 0x9b, 0xb5);
const GROUND: Colour = Colour(0xe9, 0xef, 0xf4);
/// Distance of hatching lines.
const HATCH: f32 = 2.6;

/// A rectangle: left, top, width, height.
pub(super) type Area = (f32, f32, f32, f32);

impl Fill {
    /// The fill of `area`, without outline.
    pub(super) fn marks(self, area: Area) -> Vec<Mark> {
        let (x, y, width, height) = area;
        let ground = |colour| Mark::filled(rectangle(x, y, width, height), colour);
        match self {
            Self::Solid => vec![ground(ACCENT)],
            Self::Pale => vec![ground(PALE)],
            Self::Middle => vec![ground(MIDDLE)],
            Self::Open => vec![ground(WHITE)],
            Self::Hatched => vec![ground(GROUND), lines(area, &[1.0], ACCENT, 0.75)],
            Self::Falling => vec![ground(MIDDLE), lines(area, &[-1.0], WHITE, 0.75)],
            Self::Crossed => vec![ground(WHITE), lines(area, &[1.0, -1.0], ACCENT, 0.45)],
            Self::Upright => vec![ground(WHITE), lines(area, &[0.0], ACCENT, 0.6)],
            Self::Dotted => vec![ground(WHITE), dots(area)],
        }
    }

    /// The line between two cycles.
    pub(super) fn separator(self) -> Pen {
        match self {
            Self::Solid | Self::Hatched | Self::Middle | Self::Falling => Pen { colour: WHITE, width: 0.7, dash: None },
            Self::Pale | Self::Crossed | Self::Upright | Self::Open | Self::Dotted => {
                Pen { colour: ACCENT, width: 0.4, dash: None }
            }
        }
    }
}

/// Lines of the given slopes: each rises by slope times the height over the height of the area.
fn lines((x, y, width, height): Area, slopes: &[f32], colour: Colour, pen: f32) -> Mark {
    let mut marks = Vec::new();
    for slope in slopes {
        let lean = slope * height;
        let mut at = x - height;
        while at < x + width + height {
            marks.push(Mark::outlined(line(&[(at, y + height), (at + lean, y)]), colour, pen));
            at += HATCH;
        }
    }
    Mark::Clipped { path: rectangle(x, y, width, height), marks }
}

fn dots((x, y, width, height): Area) -> Mark {
    let mut marks = Vec::new();
    let mut row = 0.0;
    while row * 2.2 < height {
        let mut at = x + if row % 2.0 == 0.0 { 1.0 } else { 2.2 };
        while at < x + width {
            let path: Vec<Segment> = typeset::scene::ellipse(at, y + 1.2 + row * 2.2, 0.5, 0.5);
            marks.push(Mark::filled(path, ACCENT));
            at += 2.4;
        }
        row += 1.0;
    }
    Mark::Clipped { path: rectangle(x, y, width, height), marks }
}
