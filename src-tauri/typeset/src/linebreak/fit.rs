//! How a line is made to fit its width.

use super::Item;

/// How far letters may be narrowed, as part of how far they may be spaced.
const NARROWER: f32 = 6.0 / 7.0;

/// Totals of width, stretch, shrink and give up to an item.
#[derive(Clone, Copy, Default)]
pub(super) struct Sum {
    pub(super) width: f32,
    pub(super) stretch: f32,
    pub(super) shrink: f32,
    pub(super) give: f32,
}

impl Sum {
    /// With one item more.
    pub(super) fn plus(self, item: &Item) -> Self {
        match item {
            Item::Box { width, give } => Self { width: self.width + width, give: self.give + give, ..self },
            Item::Glue { width, stretch, shrink, .. } => Self {
                width: self.width + width,
                stretch: self.stretch + stretch,
                shrink: self.shrink + shrink,
                give: self.give,
            },
            Item::Penalty { .. } => self,
        }
    }

    /// What came since an earlier total.
    pub(super) fn since(self, earlier: Self) -> Self {
        Self {
            width: self.width - earlier.width,
            stretch: self.stretch - earlier.stretch,
            shrink: self.shrink - earlier.shrink,
            give: self.give - earlier.give,
        }
    }
}

/// How a line is made to fit: how far its glue grows or shrinks, and how far its letters are spaced.
#[derive(Clone, Copy)]
pub(super) struct Fit {
    pub(super) ratio: f32,
    pub(super) spacing: f32,
}

impl Fit {
    /// How a line of such totals fits into `room`; with a ratio below −1 it is overfull. The `last` line of a paragraph
    /// may be short.
    pub(super) fn of(room: f32, line: Sum, last: bool) -> Self {
        let slack = room - line.width;
        let Sum { stretch, shrink, give, .. } = line;
        let plain = |ratio| Self { ratio, spacing: 0.0 };
        match slack {
            _ if last && slack >= 0.0 => plain(0.0),
            slack if slack >= 0.0 && stretch > 0.0 => {
                // Word spaces first, then letters, then word spaces again.
                let spaced = (slack - stretch).clamp(0.0, give);
                Self { ratio: (slack - spaced) / stretch, spacing: if give > 0.0 { spaced / give } else { 0.0 } }
            }
            slack if slack > 0.0 => plain(1e4),
            0.0 => plain(0.0),
            slack if shrink > 0.0 => {
                let narrowed = (-slack - shrink).max(0.0);
                let fits = narrowed > 0.0 && narrowed <= give * NARROWER;
                if fits { Self { ratio: -1.0, spacing: -narrowed / give } } else { plain(slack / shrink) }
            }
            _ => plain(f32::NEG_INFINITY),
        }
    }
}
