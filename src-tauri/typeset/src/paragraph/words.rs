//! Words shaped and parted before: most words of a text come again, and all of them when it is set again.
//!
//! What a word becomes depends on nothing but the word and its manner, so that all documents of the process share it.

use std::{
    ops::Range,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{
    Language,
    atoms::{SPACING, is_spaced},
    breaks,
};
use crate::{
    Error,
    font::{self, Face, Glyph, Letters, Prepared},
    kept::Kept,
};

/// How a word is shaped and parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Manner {
    pub(super) face: Face,
    /// Bits of the size in points.
    size: u32,
    letters: Letters,
    /// The language by whose rules it is parted; none where it stays whole.
    parted: Option<Language>,
}

/// A word as the parts between which a line may end.
pub(crate) type Parted = Arc<[Part]>;

/// A part of a word that no line may cut.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(super) glyphs: Arc<[Glyph]>,
    /// Its width in points.
    pub(super) width: f32,
    /// How far its glyphs may be spaced in all, in points.
    pub(super) give: f32,
    pub(super) then: Then,
}

/// What stands after a part.
#[derive(Debug, Clone)]
pub(super) enum Then {
    /// A place where a line may end, which then takes this hyphen.
    Hyphen(Glyph),
    /// A place where a line may end without a hyphen.
    Cut,
    /// The end of the word.
    End,
}

impl Manner {
    pub(super) fn new(face: Face, size: f32, letters: Letters) -> Self {
        Self { face, size: size.to_bits(), letters, parted: None }
    }

    /// The same for words that are parted by the rules of a language.
    pub(super) fn parted(self, language: Language) -> Self {
        Self { parted: Some(language), ..self }
    }

    /// The same with the usual letters, for what is never parted.
    pub(super) fn plain(self) -> Self {
        Self { letters: Letters::Usual, parted: None, ..self }
    }

    fn points(self) -> f32 {
        f32::from_bits(self.size)
    }
}

/// Most words of one manner that are kept from before, and as many since: more than a book has.
const MOST: usize = 8192;

/// The words of one manner.
type Words = Kept<String, Parted>;

/// The words of all documents.
static KNOWN: Mutex<FxHashMap<Manner, Words>> = Mutex::new(FxHashMap::with_hasher(FxBuildHasher));

fn known() -> MutexGuard<'static, FxHashMap<Manner, Words>> {
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Forgets the words of all documents.
pub(crate) fn forget_words() {
    known().clear();
}

/// Whether a word was kept in any manner.
#[cfg(test)]
pub(crate) fn knows_word(word: &str) -> bool {
    known().values_mut().any(|words| words.get(word).is_some())
}

/// Shapes a word of `text` and parts it, unless that was done before. What runs from right to left depends on the text
/// around it.
pub(super) fn parted(text: &Prepared, word: Range<usize>, manner: Manner) -> Result<Parted, Error> {
    let written = text.text().get(word.clone()).filter(|_| text.is_rightward());
    let Some(written) = written else { return anew(text, word, manner) };
    let before = known().entry(manner).or_default().get(written).cloned();
    if let Some(parts) = before {
        return Ok(parts);
    }
    let parts = anew(text, word, manner)?;
    known().entry(manner).or_default().keep_most(MOST, written.to_owned(), Arc::clone(&parts));
    Ok(parts)
}

/// Shapes a word whole, so that kerning and ligatures are right, then cuts it where a line may end.
fn anew(text: &Prepared, word: Range<usize>, manner: Manner) -> Result<Parted, Error> {
    let written = text.text().get(word.clone()).unwrap_or_default();
    let cuts = manner.parted.map_or(Vec::new(), |language| breaks::cuts(written, language));
    let glyphs = font::shape_part(manner.face, manner.points(), text, word, manner.letters)?;
    let hyphen = if cuts.iter().any(|(_, soft)| *soft) { hyphen(manner)? } else { None };
    let (mut parts, mut from, mut position) = (Vec::new(), 0, 0);
    let mut cuts = cuts.into_iter().peekable();
    for (index, glyph) in glyphs.iter().enumerate() {
        while cuts.next_if(|(at, _)| *at < position).is_some() {}
        if let Some((_, soft)) = cuts.next_if(|(at, _)| *at == position && !glyph.text.is_empty()) {
            let hyphen = hyphen.as_ref().filter(|_| soft);
            let then = hyphen.map_or(Then::Cut, |hyphen| Then::Hyphen(Glyph { level: glyph.level, ..hyphen.clone() }));
            parts.extend(glyphs.get(from..index).map(|glyphs| Part::new(glyphs, manner, then)));
            from = index;
        }
        position += glyph.text.chars().count();
    }
    let last = glyphs.get(from..).filter(|last| !last.is_empty());
    parts.extend(last.map(|glyphs| Part::new(glyphs, manner, Then::End)));
    Ok(parts.into())
}

fn hyphen(manner: Manner) -> Result<Option<Glyph>, Error> {
    let parts = parted(&Prepared::new(["-"]), 0..1, manner.plain())?;
    Ok(parts.first().and_then(|part| part.glyphs.first()).cloned())
}

impl Part {
    fn new(glyphs: &[Glyph], manner: Manner, then: Then) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "a word's length fits")]
        let spaced = glyphs.iter().filter(|glyph| is_spaced(glyph)).count() as f32;
        let width = glyphs.iter().map(|glyph| glyph.advance).sum();
        Self { glyphs: glyphs.into(), width, give: spaced * manner.points() * SPACING, then }
    }
}
