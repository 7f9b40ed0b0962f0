//! The shipped faces: their files, names and measures.

mod characters;
#[cfg(test)]
mod coverage;
mod direction;
mod families;
mod shaping;

use std::sync::OnceLock;

use rustybuzz::ttf_parser::GlyphId;

use crate::Error;
pub(crate) use characters::is_direction;
pub(crate) use direction::{Prepared, order};
pub use families::{Family, families};
pub use shaping::{Glyph, shape};
pub(crate) use shaping::{Letters, shape_part};

/// A shipped face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Libertinus Serif.
    Serif,
    /// Libertinus Serif Italic.
    SerifItalic,
    /// Libertinus Serif Semibold.
    SerifSemibold,
    /// Inter.
    Sans,
    /// Inter Medium.
    SansMedium,
    /// Inter Semibold.
    SansSemibold,
    /// Inter Bold.
    SansBold,
    /// Noto Naskh Arabic, for what the others lack.
    Arabic,
}

impl Face {
    /// Every face, in the order of their numbers.
    pub const ALL: [Self; 8] = [
        Self::Serif,
        Self::SerifItalic,
        Self::SerifSemibold,
        Self::Sans,
        Self::SansMedium,
        Self::SansSemibold,
        Self::SansBold,
        Self::Arabic,
    ];

    /// Where characters that the face lacks are looked for, in this order.
    pub(super) fn others(self) -> [Self; 8] {
        let mut others = Self::ALL;
        if matches!(self, Self::SerifSemibold | Self::SansSemibold | Self::SansBold) {
            others.swap(0, Self::SerifSemibold as usize);
        }
        others
    }

    /// The font file.
    pub(crate) fn bytes(self) -> &'static [u8] {
        match self {
            Self::Serif => include_bytes!("../fonts/LibertinusSerif-Regular.otf"),
            Self::SerifItalic => include_bytes!("../fonts/LibertinusSerif-Italic.otf"),
            Self::SerifSemibold => include_bytes!("../fonts/LibertinusSerif-Semibold.otf"),
            Self::Sans => include_bytes!("../fonts/Inter-Regular.otf"),
            Self::SansMedium => include_bytes!("../fonts/Inter-Medium.otf"),
            Self::SansSemibold => include_bytes!("../fonts/Inter-SemiBold.otf"),
            Self::SansBold => include_bytes!("../fonts/Inter-Bold.otf"),
            Self::Arabic => include_bytes!("../fonts/NotoNaskhArabic-Regular.ttf"),
        }
    }

    /// PostScript name of the font.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Serif => "LibertinusSerif-Regular",
            Self::SerifItalic => "LibertinusSerif-Italic",
            Self::SerifSemibold => "LibertinusSerif-Semibold",
            Self::Sans => "Inter-Regular",
            Self::SansMedium => "Inter-Medium",
            Self::SansSemibold => "Inter-SemiBold",
            Self::SansBold => "Inter-Bold",
            Self::Arabic => "NotoNaskhArabic-Regular",
        }
    }

    /// Family, weight and style as CSS writes them.
    pub(crate) fn css(self) -> (&'static str, u16, &'static str) {
        match self {
            Self::Serif => ("Libertinus Serif", 400, "normal"),
            Self::SerifItalic => ("Libertinus Serif", 400, "italic"),
            Self::SerifSemibold => ("Libertinus Serif", 600, "normal"),
            Self::Sans => ("Inter", 400, "normal"),
            Self::SansMedium => ("Inter", 500, "normal"),
            Self::SansSemibold => ("Inter", 600, "normal"),
            Self::SansBold => ("Inter", 700, "normal"),
            Self::Arabic => ("Noto Naskh Arabic", 400, "normal"),
        }
    }

    fn parsed(self) -> Result<&'static rustybuzz::Face<'static>, Error> {
        static FACES: [OnceLock<Option<rustybuzz::Face<'static>>>; 8] = [const { OnceLock::new() }; 8];
        let slot = FACES.get(self as usize).ok_or_else(|| Error::Font(self.name().to_owned()))?;
        slot.get_or_init(|| rustybuzz::Face::from_slice(self.bytes(), 0))
            .as_ref()
            .ok_or_else(|| Error::Font(self.name().to_owned()))
    }
}

/// Width of `text` in points; text that cannot be shaped counts as an em for each character.
pub fn width(face: Face, size: f32, text: &str) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a text's length fits")]
    shape(face, size, text).map_or(text.chars().count() as f32 * size, |glyphs| glyphs.iter().map(|g| g.advance).sum())
}

/// Whether `face` has `character`.
pub fn has(face: Face, character: char) -> bool {
    face.parsed().is_ok_and(|parsed| parsed.glyph_index(character).is_some_and(|GlyphId(id)| id != 0))
}

/// Whether `face` has small capitals of its own.
pub(crate) fn has_small_capitals(face: Face) -> bool {
    matches!(face, Face::Serif | Face::SerifItalic | Face::SerifSemibold)
}

/// Advance of a glyph by itself in thousandths of an em, truncated as printpdf writes it to the file.
pub(crate) fn thousandths(face: Face, glyph: u16) -> f32 {
    face.parsed().map_or(0.0, |parsed| {
        let advance = f32::from(parsed.glyph_hor_advance(GlyphId(glyph)).unwrap_or_default());
        #[expect(clippy::cast_precision_loss, reason = "font units fit")]
        (advance * 1000.0 / parsed.units_per_em() as f32).trunc()
    })
}
