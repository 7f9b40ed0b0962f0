//! Fonts cut down to the glyphs that the pages show, and what each glyph stands for when text is copied.

use std::collections::BTreeMap;

use printpdf::{Codepoint, FontId, Op, ParsedFont, PdfFont, PdfFontHandle, Pt, TextItem};
use subsetter::GlyphRemapper;

use crate::{
    Error,
    draw::{Draw, Page, Pages},
    font::{self, Face, Glyph},
    kept::Kept,
};

/// Fonts cut down, by the face and the glyphs they have, in the order of their numbers.
pub(crate) type Subsets = Kept<(Face, Vec<u16>), ParsedFont>;

/// The fonts of a file.
pub(super) struct Fonts {
    faces: BTreeMap<Face, Used>,
}

/// Glyphs of a face in use: their numbers in the file's font, and what it knows of each, by the number in the shipped font.
#[derive(Default)]
struct Used {
    numbers: GlyphRemapper,
    glyphs: Vec<Option<Known>>,
}

/// What the file's font knows of a glyph.
struct Known {
    number: u16,
    /// Width in thousandths of an em.
    width: f32,
    text: String,
}

impl Fonts {
    /// Collects the glyphs of all pages.
    pub(super) fn new(pages: &Pages) -> Self {
        let mut fonts = Self { faces: BTreeMap::new() };
        let draws = pages.pages.iter().flat_map(Page::everything).flat_map(|piece| &piece.draws);
        draws.for_each(|draw| fonts.collect(draw));
        fonts.faces.values_mut().for_each(Used::number);
        fonts
    }

    fn collect(&mut self, draw: &Draw) {
        match draw {
            Draw::Glyphs { glyphs, .. } => glyphs.iter().for_each(|glyph| self.glyph(glyph)),
            Draw::Clipped { draws, .. } => draws.iter().for_each(|draw| self.collect(draw)),
            Draw::Shape { .. } | Draw::Picture { .. } => {}
        }
    }

    fn glyph(&mut self, glyph: &Glyph) {
        let used = self.faces.entry(glyph.face).or_default();
        let index = usize::from(glyph.id);
        if used.glyphs.len() <= index {
            used.glyphs.resize_with(index + 1, || None);
        }
        let Some(slot) = used.glyphs.get_mut(index) else { return };
        let known = slot.get_or_insert_with(|| Known {
            number: 0,
            width: font::thousandths(glyph.face, glyph.id),
            text: String::new(),
        });
        if known.text.is_empty() {
            known.text.push_str(&glyph.text);
        }
    }

    fn known(&self, glyph: &Glyph) -> Option<&Known> {
        self.faces.get(&glyph.face)?.glyphs.get(usize::from(glyph.id))?.as_ref()
    }

    /// Number of a glyph in the file's font, and its width there in thousandths of an em.
    pub(super) fn number_and_width(&self, glyph: &Glyph) -> (u16, f32) {
        self.known(glyph).map_or((0, 0.0), |known| (known.number, known.width))
    }

    /// The one text that the file's font gives for a glyph; where another is meant, it must be said in place.
    fn text(&self, glyph: &Glyph) -> &str {
        self.known(glyph).map_or(Known::NONE, Known::text)
    }

    /// Whether the file's fonts give these glyphs the text they stand for.
    pub(super) fn say(&self, glyphs: &[Glyph]) -> bool {
        glyphs.iter().all(|glyph| self.text(glyph) == glyph.text)
    }

    /// The faces cut down; those cut before are taken from `kept`.
    pub(super) fn cut(&self, mut kept: Option<&mut Subsets>) -> Result<Vec<(FontId, PdfFont)>, Error> {
        let cut = |(face, used): (&Face, &Used)| {
            let font = match &mut kept {
                Some(kept) => known_subset(*face, &used.numbers, kept)?,
                None => subset(*face, &used.numbers)?,
            };
            Ok((id(*face), PdfFont::new(font)))
        };
        self.faces.iter().map(cut).collect()
    }

    /// Every glyph once: printpdf gives a font the widths and texts of what it sees shown.
    pub(super) fn each_shown_once(&self) -> Vec<Op> {
        let face = |(face, used): (&Face, &Used)| {
            let known = used.glyphs.iter().flatten();
            let glyphs = known.map(|known| Codepoint::with_cid(known.number, 0.0, known.text().to_owned())).collect();
            let font = PdfFontHandle::External(id(*face));
            [Op::SetFont { font, size: Pt(1.0) }, Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] }]
        };
        let shown = self.faces.iter().flat_map(face);
        [Op::StartTextSection].into_iter().chain(shown).chain([Op::EndTextSection]).collect()
    }
}

impl Used {
    /// Numbers the glyphs. Their order is that of the shipped font, not of the text: so a changed word changes only the
    /// page it is on.
    fn number(&mut self) {
        for (id, known) in (0..).zip(&mut self.glyphs) {
            if let Some(known) = known {
                known.number = self.numbers.remap(id);
            }
        }
    }
}

impl Known {
    /// Text of a glyph that has none.
    const NONE: &str = "\u{fffd}";

    fn text(&self) -> &str {
        if self.text.is_empty() { Self::NONE } else { &self.text }
    }
}

/// Name of a face among a page's resources: its own, so that the same document gives the same bytes.
pub(super) fn id(face: Face) -> FontId {
    FontId(format!("Face{}", face as usize))
}

fn known_subset(face: Face, numbers: &GlyphRemapper, kept: &mut Subsets) -> Result<ParsedFont, Error> {
    let key = (face, numbers.remapped_gids().collect());
    if let Some(font) = kept.get(&key) {
        return Ok(font.clone());
    }
    let font = subset(face, numbers)?;
    kept.keep(key, font.clone());
    Ok(font)
}

fn subset(face: Face, numbers: &GlyphRemapper) -> Result<ParsedFont, Error> {
    let fail = |reason: String| Error::Font(format!("{}: {reason}", face.name()));
    let bytes = subsetter::subset(face.bytes(), 0, numbers).map_err(|error| fail(error.to_string()))?;
    let font = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new());
    let mut font = font.ok_or_else(|| fail("its subset is not a font".to_owned()))?;
    font.font_name = Some(format!("{}+{}", tag(face), face.name()));
    Ok(font)
}

/// Six capitals that mark a subset (ISO 32000-1, 9.6.4).
fn tag(face: Face) -> String {
    let letter = char::from(b'A' + face as u8);
    format!("CASEB{letter}")
}
