//! A paragraph: runs of text shaped, broken into lines, and placed.

mod asked;
mod atoms;
mod breaks;
mod language;
mod line;
#[cfg(test)]
mod properties;
mod words;

use std::{ops::Range, sync::Arc};

use crate::{
    Error,
    document::{Run, Style, Target},
    draw::{Draw, Laid, Link, NodeId, Piece, Tree},
    font::{self, Face},
    linebreak::{Break, Item, break_lines},
    scene::Colour,
    style::{ACCENT, GREY, INK},
};
pub(crate) use asked::{Asked, keep, paragraph};
use atoms::{Parts, atoms, cut_wide, extent, items};
pub(crate) use language::Language;
use line::{Line, Stretch, line};
pub(crate) use words::forget_words;
#[cfg(test)]
pub(crate) use words::knows_word;

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Setting {
    /// Face of plain text.
    pub(crate) face: Face,
    /// Face of emphasis.
    pub(crate) italic: Face,
    /// Face of strong text.
    pub(crate) strong: Face,
    /// Size in points.
    pub(crate) size: f32,
    /// Distance of baselines.
    pub(crate) leading: f32,
    /// Colour of plain text.
    pub(crate) colour: Colour,
    /// How lines end.
    pub(crate) ends: Ends,
    /// Whether stops and hyphens at the end of a justified line may stand half outside its edge.
    pub(crate) hangs: bool,
    /// Language whose words may be parted where lines are justified.
    pub(crate) language: Language,
    /// Indent of the first line.
    pub(crate) indent: f32,
    /// Size of strong text as part of the size: run-in heads of another family stand smaller.
    pub(crate) strong_scale: f32,
    /// Whether all figures are equally wide, for columns of numbers.
    pub(crate) tabular: bool,
}

/// How lines end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ends {
    /// Flush at both sides, hyphenated.
    Justified,
    /// Ragged at right, not hyphenated.
    Ragged,
    /// Flush at right only.
    Right,
}

impl Setting {
    /// Running text in the serif face.
    pub(crate) fn serif(size: f32, leading: f32, ends: Ends) -> Self {
        Self {
            face: Face::Serif,
            italic: Face::SerifItalic,
            strong: Face::SerifSemibold,
            size,
            leading,
            colour: INK,
            ends,
            hangs: true,
            language: Language::default(),
            indent: 0.0,
            strong_scale: 1.0,
            tabular: false,
        }
    }

    /// Small text in the sans face, ragged.
    pub(crate) fn sans(size: f32, leading: f32) -> Self {
        let strong = Face::SansSemibold;
        Self { face: Face::Sans, italic: Face::Sans, strong, ..Self::serif(size, leading, Ends::Ragged) }
    }

    /// The same in a language, whose words may then be parted.
    pub(crate) fn in_language(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// The same in another face.
    pub(crate) fn in_face(self, face: Face) -> Self {
        Self { face, ..self }
    }

    /// The same in another colour.
    pub(crate) fn coloured(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }

    /// Whether a style is slanted: emphasis in a family that has no italic face.
    fn slants(&self, style: Style) -> bool {
        style == Style::Emphasis && !matches!(self.italic, Face::SerifItalic)
    }

    /// Face, size, colour and rise of a style.
    pub(crate) fn ink(&self, style: Style) -> (Face, f32, Colour, f32) {
        match style {
            Style::Plain => (self.face, self.size, self.colour, 0.0),
            Style::Emphasis => (self.italic, self.size, self.colour, 0.0),
            Style::Strong => (self.strong, self.size * self.strong_scale, self.colour, 0.0),
            Style::Label => (Face::SansBold, self.size, ACCENT, 0.0),
            Style::Quiet => (self.face, self.size, GREY, 0.0),
            Style::Raised => (self.face, self.size * 0.68, self.colour, self.size * 0.33),
            Style::Lowered => (self.face, self.size * 0.68, self.colour, self.size * -0.14),
            // Capitals of a face without small ones are drawn smaller.
            Style::SmallCapitals if font::has_small_capitals(self.face) => (self.face, self.size, self.colour, 0.0),
            Style::SmallCapitals => (self.face, self.size * 0.8, self.colour, 0.0),
        }
    }
}

/// A paragraph broken into lines; a copy shares them.
#[derive(Debug, Clone)]
pub(crate) struct Paragraph {
    runs: Arc<[Run]>,
    setting: Setting,
    /// Its lines.
    pub(crate) lines: Arc<[Line]>,
}

/// Breaks `runs` into lines of `width`.
fn set_anew(runs: &[Run], setting: &Setting, width: f32) -> Result<Paragraph, Error> {
    let Parts { atoms, leftward } = atoms(runs, setting)?;
    let atoms = cut_wide(atoms, width - setting.indent);
    let items = items(&atoms, setting);
    let breaks = match setting.ends {
        Ends::Justified => break_lines(&items, width, setting.indent),
        Ends::Ragged | Ends::Right => greedy(&items, width, setting.indent),
    };
    let mut lines = Vec::with_capacity(breaks.len());
    let mut from = 0;
    for (index, stop) in breaks.iter().enumerate() {
        let indent = if index == 0 { setting.indent } else { 0.0 };
        // What runs from right to left is indented at right.
        let mut line = line(&atoms, from, *stop, if leftward { 0.0 } else { indent });
        if leftward {
            line.shift(width - indent - line.width);
        } else if setting.ends == Ends::Right {
            line.shift(width - line.width);
        }
        lines.push(line);
        from = stop.at;
    }
    Ok(Paragraph { runs: runs.into(), setting: *setting, lines: lines.into() })
}

/// Width of the widest part of `runs` that no line may cut, and of all on one line.
pub(crate) fn widths(runs: &[Run], setting: &Setting) -> Result<(f32, f32), Error> {
    Ok(extent(&atoms(runs, setting)?.atoms))
}

/// First fit, for ragged text; never hyphenates.
fn greedy(items: &[Item], width: f32, indent: f32) -> Vec<Break> {
    let mut breaks = Vec::new();
    let (mut used, mut last) = (indent, None);
    let mut from = 0;
    let mut at = 0;
    let mut room = width - indent;
    while at < items.len() {
        let (grows, may_end) = match items.get(at) {
            Some(Item::Box { width, .. }) => (*width, false),
            Some(Item::Glue { width, .. }) => (if at == from { 0.0 } else { *width }, at > from && !tied(items, at)),
            Some(Item::Penalty { hyphen, cost, .. }) => (0.0, !hyphen && cost.is_finite() && at > from),
            None => break,
        };
        if may_end {
            last = Some(at);
        }
        used += grows;
        match last {
            Some(stop) if used > room + 0.01 && !may_end => {
                breaks.push(Break { at: stop, ratio: 0.0, spacing: 0.0 });
                (from, at, used, last, room) = (stop, stop, 0.0, None, width);
            }
            _ => at += 1,
        }
    }
    breaks.push(Break { at: items.len(), ratio: 0.0, spacing: 0.0 });
    breaks
}

/// Whether the space at `at` holds its words together.
fn tied(items: &[Item], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| items.get(before));
    matches!(before, Some(Item::Penalty { cost, .. }) if cost.is_infinite())
}

impl Paragraph {
    /// Height of all lines.
    pub(crate) fn height(&self) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "lines of a page are few")]
        let lines = self.lines.len() as f32;
        lines * self.setting.leading
    }

    /// Distance of a line's baseline from its top: so that the x-height is centred in the leading.
    pub(crate) fn baseline(&self) -> f32 {
        self.setting.leading * 0.5 + self.setting.size * 0.33
    }

    /// Whether line `index` ends within a word.
    pub(crate) fn is_hyphenated(&self, index: usize) -> bool {
        let last = self.lines.get(index).and_then(|line| line.stretches.last());
        last.is_some_and(|stretch| stretch.soft_hyphen)
    }

    /// Left and right end of what stands on line `index` of some of its runs.
    pub(crate) fn extent(&self, index: usize, runs: &Range<usize>) -> Option<(f32, f32)> {
        let stretches = self.lines.get(index).map_or(&[][..], |line| &line.stretches);
        let own = stretches.iter().filter(|stretch| runs.contains(&stretch.run));
        own.map(|stretch| (stretch.x, stretch.x + stretch.width)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }

    /// The floats and addresses that line `index` links to.
    pub(crate) fn targets(&self, index: usize) -> impl Iterator<Item = &Target> {
        let stretches = self.lines.get(index).map_or(&[][..], |line| &line.stretches);
        stretches.iter().filter_map(|stretch| self.runs.get(stretch.run)?.link.as_ref())
    }

    /// All lines as pieces of `node`, from the top left corner.
    pub(crate) fn laid(&self, tree: &mut Tree, node: Option<NodeId>) -> Laid {
        let mut laid = Laid { height: self.height(), ..Laid::default() };
        let mut top = 0.0;
        for index in 0..self.lines.len() {
            laid.put(self.line(index, tree, node), 0.0, top);
            top += self.setting.leading;
        }
        laid
    }

    /// One line as pieces of `node`, from its top left corner. Links become nodes of their own.
    pub(crate) fn line(&self, index: usize, tree: &mut Tree, node: Option<NodeId>) -> Laid {
        let mut laid = Laid { height: self.setting.leading, ..Laid::default() };
        let Some(line) = self.lines.get(index) else { return laid };
        let baseline = self.baseline();
        for stretch in &line.stretches {
            let Some(run) = self.runs.get(stretch.run) else { continue };
            let (_, size, colour, rise) = self.setting.ink(run.style);
            let draw = Draw::Glyphs {
                size,
                colour,
                x: stretch.x,
                y: baseline - rise,
                slanted: self.setting.slants(run.style),
                glyphs: Arc::clone(&stretch.glyphs),
                instead: stretch.soft_hyphen.then_some("\u{ad}"),
            };
            let node = match (&run.language, node) {
                (Some(language), Some(node)) => Some(spoken(tree, node, language)),
                _ => node,
            };
            match run.link.as_ref().zip(node) {
                Some((target, node)) => self.link(&mut laid, tree, node, target, stretch, draw),
                None => match laid.pieces.last_mut().filter(|piece| piece.node == node) {
                    Some(piece) => piece.draws.push(draw),
                    None => laid.pieces.push(Piece { node, draws: vec![draw] }),
                },
            }
        }
        laid
    }

    fn link(&self, laid: &mut Laid, tree: &mut Tree, node: NodeId, target: &Target, stretch: &Stretch, draw: Draw) {
        let cites = matches!(target, Target::Reference(_) | Target::Note(_));
        let tag = if cites { "Reference" } else { "Span" };
        let outer = tree.add_detached(tag, node);
        let inner = tree.add_detached("Link", outer);
        let text: String = stretch.glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
        laid.pieces.push(Piece { node: Some(inner), draws: vec![draw] });
        laid.links.push(Link {
            area: [stretch.x, 0.0, stretch.x + stretch.width, self.setting.leading],
            target: target.clone(),
            node: inner,
            text: text.trim().to_owned(),
        });
    }
}

/// A node for words of another language.
fn spoken(tree: &mut Tree, node: NodeId, language: &str) -> NodeId {
    let span = tree.add_detached("Span", node);
    tree.edit(span, |node| node.language = Some(language.to_owned()));
    span
}

/// A line of words without a break, in one face.
pub(crate) fn words(text: &str, face: Face, size: f32, colour: Colour, x: f32, y: f32) -> Result<Draw, Error> {
    let glyphs = font::shape(face, size, text)?;
    Ok(Draw::Glyphs { size, colour, x, y, slanted: false, glyphs: Arc::new(glyphs), instead: None })
}
