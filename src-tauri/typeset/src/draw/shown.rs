//! Where pictures stand, and how finely they print.

use super::{Bitmap, Draw, Pages};

/// A picture as a page shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown<'a> {
    /// The picture.
    pub picture: &'a Bitmap,
    /// Index of the page.
    pub page: usize,
    /// Left, top, width and height in points from the top left corner.
    pub area: [f32; 4],
    /// Pixels per inch at the printed width.
    pub per_inch: f32,
}

impl Pages {
    /// Every picture where it stands, in the order of the pages.
    pub fn shown(&self) -> Vec<Shown<'_>> {
        let mut out = Vec::new();
        for (page, sheet) in self.pages.iter().enumerate() {
            sheet.pieces.iter().flat_map(|piece| &piece.draws).for_each(|draw| self.collect(draw, page, &mut out));
        }
        out
    }

    fn collect<'a>(&'a self, draw: &Draw, page: usize, out: &mut Vec<Shown<'a>>) {
        match draw {
            Draw::Picture { index, area } => {
                let Some(picture) = self.pictures.get(*index) else { return };
                #[expect(clippy::cast_precision_loss, reason = "a picture has no more than 65,535 columns")]
                let columns = picture.upright().0 as f32;
                let per_inch = columns * 72.0 / area[2].max(f32::MIN_POSITIVE);
                out.push(Shown { picture, page, area: *area, per_inch });
            }
            Draw::Clipped { draws, .. } => draws.iter().for_each(|draw| self.collect(draw, page, out)),
            Draw::Glyphs { .. } | Draw::Shape { .. } => {}
        }
    }
}
