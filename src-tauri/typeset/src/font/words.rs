//! Words shaped before: most words of a text come again, and all of them when it is set again.

use std::{cell::RefCell, collections::HashMap, ops::Range};

use super::{Face, Glyph, Letters, Prepared, shaping::shape_anew};
use crate::{Error, kept::Kept};

/// What is shaped alike: face, bits of the size, choice of letters.
type Manner = (Face, u32, Letters);

/// Shaped words.
#[derive(Debug, Default)]
pub(crate) struct Words {
    manners: HashMap<Manner, Kept<String, Vec<Glyph>>>,
}

thread_local! {
    /// Those of the document that this thread sets.
    static WORDS: RefCell<Words> = RefCell::default();
}

impl Words {
    /// Sets something with these words at hand, and adds those that are new. They are lent to the thread, so that what
    /// lies between a document and its words need not hand them on.
    pub(crate) fn lend<R>(&mut self, set: impl FnOnce() -> R) -> R {
        WORDS.with_borrow_mut(|words| std::mem::swap(words, self));
        let done = set();
        WORDS.with_borrow_mut(|words| std::mem::swap(words, self));
        self.manners.values_mut().for_each(Kept::turn);
        done
    }
}

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
    let known = WORDS.with_borrow_mut(|words| words.manners.entry(manner).or_default().get(word).cloned());
    if let Some(glyphs) = known {
        return Ok(glyphs);
    }
    let glyphs = shape_anew(face, size, text, part, letters)?;
    WORDS.with_borrow_mut(|words| {
        words.manners.entry(manner).or_default().keep(word.to_owned(), glyphs.clone());
    });
    Ok(glyphs)
}
