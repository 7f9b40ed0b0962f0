//! The indivisible parts of a paragraph: words and syllables, spaces, and the places between where a line may end.

use std::ops::Range;

use super::{Ends, Language, Setting, breaks};
use crate::{
    Error,
    document::{Run, Style},
    font::{self, Face, Glyph, Letters, Prepared},
    linebreak::Item,
};

/// An indivisible part.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Atom {
    /// Glyphs that stay together; `give` is how far they may be spaced in all.
    Word { run: usize, glyphs: Vec<Glyph>, width: f32, give: f32 },
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
const SPACING: f32 = 0.007;

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
    let mut writer = Writer { text: &text, setting, atoms: Vec::new() };
    for ((index, run), part) in runs.iter().enumerate().zip(text.parts()) {
        writer.run(index, run.style, part)?;
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
    atoms: Vec<Atom>,
}

/// What the words of a run have in common.
struct Manner {
    run: usize,
    face: Face,
    size: f32,
    letters: Letters,
}

impl Writer<'_> {
    fn run(&mut self, run: usize, style: Style, part: Range<usize>) -> Result<(), Error> {
        let (face, size, ..) = self.setting.ink(style);
        let letters = match style {
            Style::SmallCapitals => Letters::SmallCapitals,
            _ if self.setting.tabular => Letters::Tabular,
            _ => Letters::Usual,
        };
        let manner = Manner { run, face, size, letters };
        let mut from = part.start;
        for piece in self.text.text().get(part).unwrap_or_default().split_inclusive(' ') {
            let word = piece.trim_end_matches(' ');
            if !word.is_empty() {
                self.tied_words(&manner, from..from + word.len())?;
            }
            let at = from + word.len();
            from += piece.len();
            if word.len() < piece.len() && !matches!(self.atoms.last(), None | Some(Atom::Space { .. })) {
                self.space(&manner, at)?;
            }
        }
        Ok(())
    }

    /// Words between which U+00A0 stands. One alone is a space like any other, only that no line ends there; more than
    /// one keep their width. A number keeps its unit whole; a word is parted before a citation all the same.
    fn tied_words(&mut self, manner: &Manner, part: Range<usize>) -> Result<(), Error> {
        let words = self.text.text().get(part.clone()).unwrap_or_default();
        let mut from = part.start;
        for tie in breaks::ties(words) {
            let cited = words.get(tie.end..).is_some_and(|after| after.starts_with('['));
            let (start, end) = (part.start + tie.start, part.start + tie.end);
            self.word(manner, from..start, cited)?;
            self.atoms.push(Atom::Tie);
            self.space_of(manner, start..end)?;
            from = end;
        }
        self.word(manner, from..part.end, !words.contains('\u{a0}'))
    }

    /// The space at a byte, and whether a line may end there.
    fn space(&mut self, manner: &Manner, at: usize) -> Result<(), Error> {
        let text = self.text.text();
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
        if breaks::tied(before, after.trim_start_matches(' ')) {
            self.atoms.push(Atom::Tie);
        }
        self.space_of(manner, at..at + 1)
    }

    fn space_of(&mut self, manner: &Manner, part: Range<usize>) -> Result<(), Error> {
        let glyph = font::shape_part(manner.face, manner.size, self.text, part, Letters::Usual)?.into_iter().next();
        let glyph = glyph.ok_or_else(|| Error::Font(manner.face.name().to_owned()))?;
        let width = glyph.advance;
        self.atoms.push(Atom::Space { run: manner.run, glyph, width, stretch: width * 0.6, shrink: width * 0.3 });
        Ok(())
    }

    /// Shapes a word whole, so that kerning and ligatures are right, then cuts it where a line may end.
    fn word(&mut self, manner: &Manner, part: Range<usize>, may_part: bool) -> Result<(), Error> {
        let written = self.text.text().get(part.clone()).unwrap_or_default();
        let cuts = if may_part { breaks::cuts(written, self.language()) } else { Vec::new() };
        let hyphen = if cuts.iter().any(|(_, soft)| *soft) {
            font::shape(manner.face, manner.size, "-")?.into_iter().next()
        } else {
            None
        };
        let (mut syllable, mut position, mut cuts) = (Vec::new(), 0, cuts.into_iter().peekable());
        for glyph in font::shape_part(manner.face, manner.size, self.text, part, manner.letters)? {
            while cuts.next_if(|(at, _)| *at < position).is_some() {}
            if let Some((_, soft)) = cuts.next_if(|(at, _)| *at == position && !glyph.text.is_empty()) {
                self.push(manner, std::mem::take(&mut syllable));
                self.atoms.push(match hyphen.as_ref().filter(|_| soft) {
                    Some(hyphen) => {
                        Atom::Hyphen { run: manner.run, glyph: Glyph { level: glyph.level, ..hyphen.clone() } }
                    }
                    None => Atom::Cut,
                });
            }
            position += glyph.text.chars().count();
            syllable.push(glyph);
        }
        self.push(manner, syllable);
        Ok(())
    }

    /// The language whose words are parted; none where lines are not justified.
    fn language(&self) -> Language {
        if self.setting.ends == Ends::Justified { self.setting.language } else { Language::default() }
    }

    fn push(&mut self, manner: &Manner, glyphs: Vec<Glyph>) {
        self.atoms.extend(word_of(manner.run, glyphs, manner.size * SPACING));
    }
}

/// A word of glyphs, each of which may be spaced by `spacing`.
fn word_of(run: usize, glyphs: Vec<Glyph>, spacing: f32) -> Option<Atom> {
    #[expect(clippy::cast_precision_loss, reason = "a word's length fits")]
    let spaced = glyphs.iter().filter(|glyph| is_spaced(glyph)).count() as f32;
    let width = glyphs.iter().map(|glyph| glyph.advance).sum();
    (!glyphs.is_empty()).then_some(Atom::Word { run, glyphs, width, give: spaced * spacing })
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
        let ends = match atom {
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
            Atom::Word { run, glyphs, width: own, .. } if own > width => cut_word(cut, run, glyphs, width),
            atom => cut.push(atom),
        }
    }
}

/// A word in pieces that fit, no letter parted from its marks.
fn cut_word(cut: &mut Vec<Atom>, run: usize, glyphs: Vec<Glyph>, width: f32) {
    let (mut piece, mut used) = (Vec::new(), 0.0);
    for glyph in glyphs {
        let begins = glyph.advance > 0.0 && !glyph.text.is_empty();
        if used + glyph.advance > width && !piece.is_empty() && begins {
            cut.extend(word_of(run, std::mem::take(&mut piece), 0.0));
            cut.push(Atom::Cut);
            used = 0.0;
        }
        used += glyph.advance;
        piece.push(glyph);
    }
    cut.extend(word_of(run, piece, 0.0));
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
