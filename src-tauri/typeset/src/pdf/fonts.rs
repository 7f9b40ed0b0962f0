//! Fonts cut down to the glyphs that the pages show, and what each glyph stands for when text is copied.

use std::collections::BTreeMap;

use printpdf::{FontId, ParsedFont, PdfDocument, PdfFont};
use subsetter::GlyphRemapper;

use crate::{
    Error,
    draw::{Draw, Page, Pages},
    font::{Face, Glyph},
};

/// The fonts of a file.
pub(super) struct Fonts {
    faces: BTreeMap<Face, Used>,
}

/// Glyphs of a face in use: their numbers in the file's font, and their text.
#[derive(Default)]
struct Used {
    numbers: GlyphRemapper,
    texts: BTreeMap<u16, String>,
}

impl Fonts {
    /// Collects the glyphs of all pages.
    pub(super) fn new(pages: &Pages) -> Self {
        let mut fonts = Self { faces: BTreeMap::new() };
        let draws = pages.pages.iter().flat_map(Page::everything).flat_map(|piece| &piece.draws);
        draws.for_each(|draw| fonts.collect(draw));
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
        used.numbers.remap(glyph.id);
        let text = used.texts.entry(glyph.id).or_default();
        if text.is_empty() {
            text.clone_from(&glyph.text);
        }
    }

    /// Number of a glyph in the file's font.
    pub(super) fn number(&self, glyph: &Glyph) -> u16 {
        self.faces.get(&glyph.face).and_then(|used| used.numbers.get(glyph.id)).unwrap_or_default()
    }

    /// The one text that the file's font gives for a glyph; where another is meant, it must be said in place.
    pub(super) fn text(&self, glyph: &Glyph) -> &str {
        let text = self.faces.get(&glyph.face).and_then(|used| used.texts.get(&glyph.id));
        text.filter(|text| !text.is_empty()).map_or("\u{fffd}", String::as_str)
    }

    /// Whether the file's fonts give these glyphs the text they stand for.
    pub(super) fn say(&self, glyphs: &[Glyph]) -> bool {
        glyphs.iter().all(|glyph| self.text(glyph) == glyph.text)
    }

    /// Puts the fonts into a document.
    pub(super) fn embed(&self, document: &mut PdfDocument) -> Result<(), Error> {
        for (face, used) in &self.faces {
            let font = subset(*face, &used.numbers)?;
            document.resources.fonts.map.insert(id(*face), PdfFont::new(font));
        }
        Ok(())
    }
}

/// Name of a face among a page's resources: its own, so that the same document gives the same bytes.
pub(super) fn id(face: Face) -> FontId {
    FontId(format!("Face{}", face as usize))
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
