//! Measures of the timeline in its two forms: only sizes and wrapping differ.

use super::place::Room;
use crate::figure::MM;

/// Sizes, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Form {
    /// Width of the figure.
    pub(super) width: f32,
    /// Whether it is the form for one column.
    pub(super) narrow: bool,
    /// Size of the lettering.
    pub(super) size: f32,
    /// Height of a line.
    pub(super) leading: f32,
    /// Space left and right of the axis.
    pub(super) margin: f32,
    /// Height of a lane of therapy.
    pub(super) lane: f32,
    /// Height of a row of the key.
    pub(super) key_row: f32,
    /// Tallest the flags may be; beyond it events are numbered and listed.
    pub(super) tallest: f32,
}

/// Form narrower than this is for one column.
const NARROW_MM: f32 = 120.0;

impl Form {
    /// The form for a figure `width_mm` wide.
    pub(super) fn of(width_mm: f32) -> Self {
        let narrow = width_mm < NARROW_MM;
        let pick = |wide: f32, small: f32| if narrow { small } else { wide };
        Self {
            width: width_mm * MM,
            narrow,
            size: pick(8.0, 7.2),
            leading: pick(10.0, 9.0),
            margin: pick(3.0, 2.5) * MM,
            lane: pick(3.7, 3.1) * MM,
            key_row: pick(11.2, 11.0),
            tallest: pick(110.0, 150.0) * MM,
        }
    }

    /// Widest text of a flag.
    fn most(&self) -> f32 {
        if self.narrow { 48.0 * MM } else { 62.0 * MM }
    }

    /// Narrowest text of a flag that is wrapped.
    fn least(&self) -> f32 {
        if self.narrow { 22.0 * MM } else { 24.0 * MM }
    }

    /// The room of flags above the axis.
    pub(super) fn above(&self) -> Room {
        Room {
            left: 0.0,
            right: self.width,
            most: self.most(),
            least: self.least(),
            base: 2.4 * MM,
            size: self.size,
            leading: self.leading,
        }
    }

    /// The room of flags below the bars, ending at `right`. They may be narrower, so that the key stands beside them.
    pub(super) fn below(&self, right: f32) -> Room {
        let above = self.above();
        Room { right, base: 1.9 * MM, least: above.least - 4.0 * MM, ..above }
    }

    /// Space right of an axis that ends early, so that every flag has room at the right of its leader.
    pub(super) fn wide_margin(&self) -> f32 {
        self.least() + 14.0 * MM
    }
}
