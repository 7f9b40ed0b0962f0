//! The indivisible parts of a paragraph: words and syllables, spaces, and the places between where a line may end.

use std::{ops::Range, sync::Arc};

use super::{
    Ends, Language, Setting, breaks,
    words::{Manner, Parted, Then, parted},
};
use crate::{
    Error,
    document::{Run, Style},
    font::{Face, Glyph, Letters, Prepared},
    linebreak::Item,
};

/// An indivisible part.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Atom {
    /// Glyphs that stay together; `give` is how far they may be spaced in all.
    Word { run: usize, glyphs: Arc<[Glyph]>, width: f32, give: f32 },
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

/// How far letters of a justified line may be spaced, as part of their size.
pub(super) const SPACING: f32 = 0.007;

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
pub(super) fn items(atoms: &[Atom], setting: &Setting) -> Vec<Item> {
    let before = [None].into_iter().chain(atoms.iter().map(Some));
    let hangs = |atom| if setting.hangs && setting.ends == Ends::Justified { hang(atom) } else { 0.0 };
    before.zip(atoms).map(|(before, atom)| atom.item(hangs(before), hangs(Some(atom)), setting)).collect()
}

impl Atom {
    fn width(&self) -> f32 {
        match self {
            Self::Word { width, .. } | Self::Space { width, .. } => *width,
            Self::Hyphen { .. } | Self::Cut | Self::Tie => 0.0,
        }
    }

    fn item(&self, hang_before: f32, hang: f32, setting: &Setting) -> Item {
        let justified = setting.ends == Ends::Justified;
        match self {
            Self::Word { width, give, .. } => Item::Box { width: *width, give: if justified { *give } else { 0.0 } },
            Self::Space { width, stretch, shrink, .. } if justified => {
                Item::Glue { width: *width, stretch: *stretch, shrink: *shrink, hang: hang_before }
            }
            Self::Space { width, .. } => Item::Glue { width: *width, stretch: 0.0, shrink: 0.0, hang: 0.0 },
            Self::Hyphen { glyph, .. } => {
                let hanging = if setting.hangs { 0.5 } else { 0.0 };
                Item::Penalty { width: glyph.advance * (1.0 - hanging), cost: 100.0, hyphen: true }
            }
            Self::Cut => Item::Penalty { width: -hang_before.max(hang), cost: 30.0, hyphen: false },
            Self::Tie => Item::Penalty { width: 0.0, cost: f32::INFINITY, hyphen: false },
        }
    }
}

/// The text of a paragraph as atoms.
pub(super) struct Parts {
    pub(super) atoms: Vec<Atom>,
    /// Whether it runs from right to left as a whole.
    pub(super) leftward: bool,
}

/// The atoms of `runs`. Words of two runs without a space between stay together.
pub(super) fn atoms(runs: &[Run], setting: &Setting) -> Result<Parts, Error> {
    let text = Prepared::new(runs.iter().map(|run| run.text.as_str()));
    let mut writer = Writer { text: &text, setting, language: setting.language, atoms: Vec::new() };
    for ((index, run), part) in runs.iter().enumerate().zip(text.parts()) {
        writer.run(index, run, part)?;
    }
    let mut atoms = writer.atoms;
    while matches!(atoms.last(), Some(Atom::Space { .. } | Atom::Cut | Atom::Tie)) {
        atoms.pop();
    }
    Ok(Parts { atoms, leftward: text.is_leftward() })
}

struct Writer<'a> {
    text: &'a Prepared,
    setting: &'a Setting,
    /// Language of the run in hand.
    language: Language,
    atoms: Vec<Atom>,
}

impl Writer<'_> {
    fn run(&mut self, index: usize, run: &Run, part: Range<usize>) -> Result<(), Error> {
        let (face, size, ..) = self.setting.ink(run.style);
        self.language = run.language.as_deref().map_or(self.setting.language, Language::of);
        let letters = match run.style {
            Style::SmallCapitals => Letters::SmallCapitals,
            _ if self.setting.tabular => Letters::Tabular,
            _ => Letters::Usual,
        };
        let manner = Manner::new(face, size, letters);
        let mut from = part.start;
        for piece in self.text.text().get(part).unwrap_or_default().split_inclusive(' ') {
            let word = piece.trim_end_matches(' ');
            if !word.is_empty() {
                self.tied_words(index, manner, from..from + word.len())?;
            }
            let at = from + word.len();
            from += piece.len();
            if word.len() < piece.len() && !matches!(self.atoms.last(), None | Some(Atom::Space { .. })) {
                self.space(index, manner, at)?;
            }
        }
        Ok(())
    }

    /// Words between which U+00A0 stands. One alone is a space like any other, only that no line ends there; more than
    /// one keep their width. A number keeps its unit whole; a word is parted before a citation all the same.
    fn tied_words(&mut self, run: usize, manner: Manner, part: Range<usize>) -> Result<(), Error> {
        let words = self.text.text().get(part.clone()).unwrap_or_default();
        let mut from = part.start;
        for tie in breaks::ties(words) {
            let cited = words.get(tie.end..).is_some_and(|after| after.starts_with('['));
            let (start, end) = (part.start + tie.start, part.start + tie.end);
            self.word(run, manner, from..start, cited)?;
            self.atoms.push(Atom::Tie);
            self.space_of(run, manner, start..end)?;
            from = end;
        }
        self.word(run, manner, from..part.end, !words.contains('\u{a0}'))
    }

    /// The space at a byte, and whether a line may end there.
    fn space(&mut self, run: usize, manner: Manner, at: usize) -> Result<(), Error> {
        let text = self.text.text();
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
        if breaks::tied(before, after.trim_start_matches(' ')) {
            self.atoms.push(Atom::Tie);
        }
        self.space_of(run, manner, at..at + 1)
    }

    fn space_of(&mut self, run: usize, manner: Manner, part: Range<usize>) -> Result<(), Error> {
        let parts = parted(self.text, part, manner.plain())?;
        let glyph = parts.first().and_then(|part| part.glyphs.first());
        let glyph = glyph.cloned().ok_or_else(|| Error::Font(manner.face.name().to_owned()))?;
        let width = glyph.advance;
        self.atoms.push(Atom::Space { run, glyph, width, stretch: width * 0.6, shrink: width * 0.3 });
        Ok(())
    }

    fn word(&mut self, run: usize, manner: Manner, word: Range<usize>, may_part: bool) -> Result<(), Error> {
        let manner = if may_part { manner.parted(self.language()) } else { manner };
        let parts: Parted = parted(self.text, word, manner)?;
        for part in parts.iter() {
            let (glyphs, width, give) = (Arc::clone(&part.glyphs), part.width, part.give);
            self.atoms.push(Atom::Word { run, glyphs, width, give });
            match &part.then {
                Then::Hyphen(glyph) => self.atoms.push(Atom::Hyphen { run, glyph: glyph.clone() }),
                Then::Cut => self.atoms.push(Atom::Cut),
                Then::End => {}
            }
        }
        Ok(())
    }

    /// The language whose words are parted; none where lines are not justified.
    fn language(&self) -> Language {
        if self.setting.ends == Ends::Justified { self.language } else { Language::default() }
    }
}

/// Whether space may be put after a glyph: not within a cluster, and not in a script whose letters are joined.
pub(super) fn is_spaced(glyph: &Glyph) -> bool {
    glyph.advance > 0.0 && glyph.face != Face::Arabic
}

/// What no line may part, parted all the same where it is wider than `width`: between its words, and in its words
/// anywhere. Better than lost beyond the edge.
pub(super) fn cut_wide(atoms: Vec<Atom>, width: f32) -> Vec<Atom> {
    let mut cut = Vec::with_capacity(atoms.len());
    let (mut group, mut wide, mut tied) = (Vec::new(), 0.0, false);
    for atom in atoms {
        let ends = match &atom {
            // What fits without a hyphen only is not parted there.
            Atom::Hyphen { glyph, .. } if wide + glyph.advance > width => continue,
            Atom::Space { .. } => !tied,
            Atom::Hyphen { .. } | Atom::Cut => true,
            Atom::Word { .. } | Atom::Tie => false,
        };
        tied = matches!(atom, Atom::Tie);
        if ends {
            finish(&mut cut, std::mem::take(&mut group), wide, width);
            cut.push(atom);
            wide = 0.0;
        } else {
            wide += atom.width();
            group.push(atom);
        }
    }
    finish(&mut cut, group, wide, width);
    cut
}

/// Adds what is held together, in parts if it is too wide.
fn finish(cut: &mut Vec<Atom>, group: Vec<Atom>, wide: f32, width: f32) {
    if wide <= width {
        cut.extend(group);
        return;
    }
    for atom in group.into_iter().filter(|atom| !matches!(atom, Atom::Tie)) {
        if matches!((cut.last(), &atom), (Some(Atom::Word { .. }), Atom::Word { .. })) {
            cut.push(Atom::Cut);
        }
        match atom {
            Atom::Word { run, glyphs, width: own, .. } if own > width => cut_word(cut, run, &glyphs, width),
            atom => cut.push(atom),
        }
    }
}

/// A word in pieces that fit, no letter parted from its marks.
fn cut_word(cut: &mut Vec<Atom>, run: usize, glyphs: &[Glyph], width: f32) {
    let (mut from, mut used) = (0, 0.0);
    for (index, glyph) in glyphs.iter().enumerate() {
        let begins = glyph.advance > 0.0 && !glyph.text.is_empty();
        if used + glyph.advance > width && index > from && begins {
            cut.extend(glyphs.get(from..index).map(|piece| piece_of(run, piece, used)));
            cut.push(Atom::Cut);
            (from, used) = (index, 0.0);
        }
        used += glyph.advance;
    }
    cut.extend(glyphs.get(from..).filter(|last| !last.is_empty()).map(|piece| piece_of(run, piece, used)));
}

/// A piece of a word that was cut; its letters are not spaced.
fn piece_of(run: usize, glyphs: &[Glyph], width: f32) -> Atom {
    Atom::Word { run, glyphs: glyphs.into(), width, give: 0.0 }
}

/// Width of the widest part that no line may cut, and of all on one line.
pub(super) fn extent(atoms: &[Atom]) -> (f32, f32) {
    let (mut least, mut natural, mut part, mut tied) = (0.0_f32, 0.0, 0.0, false);
    for atom in atoms {
        match atom {
            Atom::Word { width, .. } => (part, natural) = (part + width, natural + width),
            Atom::Space { width, .. } => (part, natural) = (if tied { part + width } else { 0.0 }, natural + width),
            Atom::Hyphen { .. } | Atom::Cut => part = 0.0,
            Atom::Tie => {}
        }
        tied = matches!(atom, Atom::Tie);
        least = least.max(part);
    }
    (least, natural)
}
