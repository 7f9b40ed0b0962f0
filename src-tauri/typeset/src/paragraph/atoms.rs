//! The indivisible parts of a paragraph: words and syllables, spaces, and the places between where a line may end.

use super::{Ends, Language, Setting};
use crate::{
    Error,
    document::Run,
    font::{self, Glyph},
    linebreak::Item,
};

/// An indivisible part.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Atom {
    /// Glyphs that stay together.
    Word { run: usize, glyphs: Vec<Glyph>, width: f32 },
    /// A space between words.
    Space { run: usize, glyph: Glyph, width: f32, stretch: f32, shrink: f32 },
    /// A place within a word where a hyphen may be put.
    Hyphen { run: usize, glyph: Glyph },
    /// A place without space where a line may end: after a hyphen or a dash.
    Cut,
    /// No line may end at the space that follows.
    Tie,
}

/// Marks that may stand half outside the edge, where the eye does not miss them.
const HANGING: [&str; 6] = [".", ",", ";", ":", "-", "–"];

/// How far the mark that ends a word may stand outside the edge.
fn hang(atom: Option<&Atom>) -> f32 {
    match atom {
        Some(Atom::Word { glyphs, .. }) => glyphs
            .last()
            .filter(|glyph| HANGING.contains(&glyph.text.as_str()))
            .map_or(0.0, |glyph| glyph.advance * 0.5),
        _ => 0.0,
    }
}

/// What the line breaker needs to know of `atoms`.
pub(super) fn items(atoms: &[Atom], ends: Ends) -> Vec<Item> {
    let before = [None].into_iter().chain(atoms.iter().map(Some));
    before
        .zip(atoms)
        .map(|(before, atom)| atom.item(if ends == Ends::Justified { hang(before) } else { 0.0 }, ends))
        .collect()
}

impl Atom {
    fn item(&self, hang: f32, ends: Ends) -> Item {
        match self {
            Self::Word { width, .. } => Item::Box(*width),
            Self::Space { width, stretch, shrink, .. } if ends == Ends::Justified => {
                Item::Glue { width: *width, stretch: *stretch, shrink: *shrink, hang }
            }
            Self::Space { width, .. } => Item::Glue { width: *width, stretch: 0.0, shrink: 0.0, hang: 0.0 },
            Self::Hyphen { glyph, .. } => Item::Penalty { width: glyph.advance * 0.5, cost: 100.0, hyphen: true },
            Self::Cut => Item::Penalty { width: -hang, cost: 30.0, hyphen: false },
            Self::Tie => Item::Penalty { width: 0.0, cost: f32::INFINITY, hyphen: false },
        }
    }
}

/// The atoms of `runs`. Words of two runs without a space between stay together.
pub(super) fn atoms(runs: &[Run], setting: &Setting) -> Result<Vec<Atom>, Error> {
    let mut atoms = Vec::new();
    for (index, run) in runs.iter().enumerate() {
        let text = run.text.replace(['\n', '\t', '\r'], " ");
        for piece in text.split_inclusive(' ') {
            let word = piece.trim_end_matches(' ');
            // A dash between spaces stays with the words before it.
            if matches!(word, "–" | "—") && matches!(atoms.last(), Some(Atom::Space { .. })) {
                atoms.insert(atoms.len() - 1, Atom::Tie);
            }
            if !word.is_empty() {
                word_atoms(&mut atoms, index, word, run, setting)?;
            }
            if word.len() < piece.len() && !matches!(atoms.last(), None | Some(Atom::Space { .. })) {
                atoms.push(space(index, run, setting)?);
            }
        }
    }
    while matches!(atoms.last(), Some(Atom::Space { .. } | Atom::Cut)) {
        atoms.pop();
    }
    Ok(atoms)
}

fn space(run_index: usize, run: &Run, setting: &Setting) -> Result<Atom, Error> {
    let (face, size, ..) = setting.ink(run.style);
    let glyph = font::shape(face, size, " ")?.into_iter().next();
    let glyph = glyph.ok_or_else(|| Error::Font(face.name().to_owned()))?;
    let width = glyph.advance;
    Ok(Atom::Space { run: run_index, glyph, width, stretch: width * 0.6, shrink: width * 0.3 })
}

/// Shapes a word whole, so that kerning and ligatures are right, then cuts it where a line may end.
fn word_atoms(atoms: &mut Vec<Atom>, run: usize, word: &str, style: &Run, setting: &Setting) -> Result<(), Error> {
    let (face, size, ..) = setting.ink(style.style);
    let language = if setting.ends == Ends::Justified { setting.language } else { Language::default() };
    let cuts = cuts(word, language);
    let hyphen =
        if cuts.iter().any(|(_, soft)| *soft) { font::shape(face, size, "-")?.into_iter().next() } else { None };
    let (mut syllable, mut position, mut cuts) = (Vec::new(), 0, cuts.into_iter().peekable());
    let shape = if setting.tabular { font::shape_tabular } else { font::shape };
    for glyph in shape(face, size, word)? {
        while cuts.next_if(|(at, _)| *at < position).is_some() {}
        if let Some((_, soft)) = cuts.next_if(|(at, _)| *at == position && !glyph.text.is_empty()) {
            push_word(atoms, run, std::mem::take(&mut syllable));
            atoms.push(match hyphen.as_ref().filter(|_| soft) {
                Some(glyph) => Atom::Hyphen { run, glyph: glyph.clone() },
                None => Atom::Cut,
            });
        }
        position += glyph.text.chars().count();
        syllable.push(glyph);
    }
    push_word(atoms, run, syllable);
    Ok(())
}

fn push_word(atoms: &mut Vec<Atom>, run: usize, glyphs: Vec<Glyph>) {
    if !glyphs.is_empty() {
        let width = glyphs.iter().map(|glyph| glyph.advance).sum();
        atoms.push(Atom::Word { run, glyphs, width });
    }
}

/// Words wider than `width` in pieces that fit: better cut anywhere than lost beyond the edge.
pub(super) fn cut_wide(atoms: Vec<Atom>, width: f32) -> Vec<Atom> {
    if !atoms.iter().any(|atom| matches!(atom, Atom::Word { width: own, .. } if *own > width)) {
        return atoms;
    }
    let mut cut = Vec::with_capacity(atoms.len());
    for atom in atoms {
        match atom {
            Atom::Word { run, glyphs, width: own } if own > width => {
                let (mut piece, mut used) = (Vec::new(), 0.0);
                for glyph in glyphs {
                    if used + glyph.advance > width && !piece.is_empty() {
                        push_word(&mut cut, run, std::mem::take(&mut piece));
                        cut.push(Atom::Cut);
                        used = 0.0;
                    }
                    used += glyph.advance;
                    piece.push(glyph);
                }
                push_word(&mut cut, run, piece);
            }
            atom => cut.push(atom),
        }
    }
    cut
}

/// Width of the widest part that no line may cut, and of all on one line.
pub(super) fn extent(atoms: &[Atom]) -> (f32, f32) {
    let (mut least, mut natural, mut part) = (0.0_f32, 0.0, 0.0);
    for atom in atoms {
        match atom {
            Atom::Word { width, .. } => (part, natural) = (part + width, natural + width),
            Atom::Space { width, .. } => (part, natural) = (0.0, natural + width),
            Atom::Hyphen { .. } | Atom::Cut => part = 0.0,
            Atom::Tie => {}
        }
        least = least.max(part);
    }
    (least, natural)
}

/// Places in `word`, counted in characters, where a line may end; true where it takes a hyphen.
fn cuts(word: &str, language: Language) -> Vec<(usize, bool)> {
    let mut cuts = Vec::new();
    let mut from = 0;
    for part in word.split_inclusive(['-', '–', '/']) {
        let length = part.chars().count();
        cuts.extend(syllables(part, language).into_iter().map(|at| (from + at, true)));
        from += length;
        let dash_in_words = part.ends_with(['-', '–']) && length > 2;
        if dash_in_words && from < word.chars().count() && !word.contains('\u{a0}') {
            cuts.push((from, false));
        }
    }
    cuts
}

/// Where a word may be hyphenated. Names, formulas and capitals are left whole.
fn syllables(part: &str, language: Language) -> Vec<usize> {
    let start = part.chars().take_while(|c| !c.is_alphabetic()).count();
    let word: String = part.chars().skip(start).take_while(|c| c.is_alphabetic()).collect();
    let letters = word.chars().count();
    let rest_is_plain = part.chars().skip(start + letters).all(|c| !c.is_alphanumeric() && c != '\u{a0}');
    let lower = word.chars().skip(1).all(char::is_lowercase);
    if !rest_is_plain || !lower {
        return Vec::new();
    }
    language.syllables(&word).into_iter().map(|at| start + at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_where_english_allows() {
        let cuts = |word| cuts(word, Language::of("en"));
        assert_eq!(cuts("extensive"), [(2, true), (5, true)]);
        assert_eq!(cuts("NSCLCABC"), []);
        assert_eq!(cuts("side-to-side").first(), Some(&(5, false)));
        assert_eq!(cuts("75\u{a0}mg/m²"), []);
    }
}
