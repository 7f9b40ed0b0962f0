//! Words shaped before: most words of a text come again, and all of them when it is set again.

use std::ops::Range;

use super::{Face, Glyph, Letters, Prepared, shaping::shape_anew};
use crate::{Error, memory};

/// What words that are shaped alike have in common: face, bits of the size, choice of letters.
pub(crate) type Manner = (Face, u32, Letters);

/// Shapes a part of `text`, unless it was shaped before. What runs from right to left depends on the text around it.
pub(crate) fn shape_part(
    face: Face,
    size: f32,
    text: &Prepared,
    part: Range<usize>,
    letters: Letters,
) -> Result<Vec<Glyph>, Error> {
    let word = text.text().get(part.clone()).filter(|_| text.is_rightward());
    let Some(word) = word else { return shape_anew(face, size, text, part, letters) };
    let manner = (face, size.to_bits(), letters);
    let known = memory::with(|memory| memory.words.entry(manner).or_default().get(word).cloned());
    if let Some(glyphs) = known {
        return Ok(glyphs);
    }
    let glyphs = shape_anew(face, size, text, part, letters)?;
    memory::with(|memory| memory.words.entry(manner).or_default().keep(word.to_owned(), glyphs.clone()));
    Ok(glyphs)
}
