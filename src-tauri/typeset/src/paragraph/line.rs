//! One line: its atoms placed, in the order in which they are drawn.

use std::sync::Arc;

use super::atoms::{Atom, is_spaced};
use crate::{
    font::{Glyph, order},
    linebreak::Break,
};

/// A stretch of glyphs of one style and direction on a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stretch {
    pub(super) run: usize,
    pub(super) x: f32,
    pub(super) width: f32,
    /// Shared with the pages that show them.
    pub(super) glyphs: Arc<Vec<Glyph>>,
    pub(super) soft_hyphen: bool,
}

/// A line with its stretches as they are read, each at its place from the line's left end.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    pub(super) stretches: Vec<Stretch>,
    /// Width of what is on it, its indent included.
    pub(super) width: f32,
}

/// Places the atoms of one line; glue at its beginning vanishes, the hyphen of a break in a word appears.
pub(super) fn line(atoms: &[Atom], from: usize, stop: Break, indent: f32) -> Line {
    let mut line = Line { stretches: Vec::new(), width: indent };
    let inside = atoms.get(from..stop.at).unwrap_or_default();
    for atom in inside.iter().skip_while(|atom| !matches!(atom, Atom::Word { .. })) {
        match atom {
            Atom::Word { run, glyphs, give, .. } if stop.spacing != 0.0 => {
                line.push(*run, &spaced(glyphs, give * stop.spacing), false);
            }
            Atom::Word { run, glyphs, .. } => line.push(*run, glyphs, false),
            Atom::Space { run, glyph, width, stretch, shrink } => {
                let flex = if stop.ratio >= 0.0 { *stretch } else { *shrink };
                let advance = width + flex * stop.ratio.min(1e3);
                line.push(*run, &[Glyph { advance, ..glyph.clone() }], false);
            }
            Atom::Hyphen { .. } | Atom::Cut | Atom::Tie => {}
        }
    }
    if let Some(Atom::Hyphen { run, glyph }) = atoms.get(stop.at) {
        line.push(*run, std::slice::from_ref(glyph), true);
    }
    line.arrange(indent);
    line
}

/// The letters of a word further apart, or closer together, by so much in all.
fn spaced(glyphs: &[Glyph], by: f32) -> Vec<Glyph> {
    let mut glyphs = glyphs.to_vec();
    #[expect(clippy::cast_precision_loss, reason = "a word's length fits")]
    let count = glyphs.iter().filter(|glyph| is_spaced(glyph)).count().max(1) as f32;
    glyphs.iter_mut().filter(|glyph| is_spaced(glyph)).for_each(|glyph| glyph.advance += by / count);
    glyphs
}

impl Line {
    fn push(&mut self, run: usize, glyphs: &[Glyph], soft_hyphen: bool) {
        for glyphs in glyphs.chunk_by(|a, b| a.level == b.level) {
            let width: f32 = glyphs.iter().map(|glyph| glyph.advance).sum();
            let level = glyphs.first().map(|glyph| glyph.level);
            let alike = |last: &&mut Stretch| {
                last.run == run
                    && !last.soft_hyphen
                    && !soft_hyphen
                    && last.glyphs.last().map(|glyph| glyph.level) == level
            };
            match self.stretches.last_mut().filter(alike) {
                Some(last) => {
                    Arc::make_mut(&mut last.glyphs).extend_from_slice(glyphs);
                    last.width += width;
                }
                None => {
                    let glyphs = Arc::new(glyphs.to_vec());
                    self.stretches.push(Stretch { run, x: self.width, width, glyphs, soft_hyphen });
                }
            }
            self.width += width;
        }
    }

    /// Gives the stretches their places where not all run from left to right.
    fn arrange(&mut self, indent: f32) {
        let levels = self.stretches.iter().map(|stretch| stretch.glyphs.first().map_or(0, |glyph| glyph.level));
        let Some(order) = order(levels) else { return };
        let mut x = indent;
        for index in order {
            let Some(stretch) = self.stretches.get_mut(index) else { continue };
            stretch.x = x;
            x += stretch.width;
        }
    }

    /// Moves all of it to the right.
    pub(super) fn shift(&mut self, by: f32) {
        self.stretches.iter_mut().for_each(|stretch| stretch.x += by);
    }
}
