//! The text as rows: lines, headings and references in order, each with what may not be parted from it.

use std::collections::HashMap;

use super::{LaidFloat, lay_float};
use crate::{
    Error,
    document::{Block, Float, Run, Style, Target},
    draw::{Bitmap, Laid, NodeId, Tree},
    font::{self, Face},
    paragraph::{Ends, Language, Paragraph, Setting, paragraph, words},
    style::{ACCENT, COLUMN, GREY, GRID, MM},
};

/// A row of the flow.
pub(super) struct Flow {
    pub(super) laid: Laid,
    pub(super) height: f32,
    /// Space above, left out at the head of a column.
    pub(super) space: f32,
    /// Whether no column may end after it.
    pub(super) keeps_next: bool,
    /// Whether it ends within a word, so that no page may end after it.
    pub(super) hyphenated: bool,
    /// Floats that it mentions.
    pub(super) mentions: Vec<usize>,
    pub(super) source: Option<String>,
    pub(super) event: Option<Event>,
}

/// What is to be remembered when a row is placed.
pub(super) enum Event {
    Heading(u8, String),
    Anchor(Target),
}

/// The rows of the text, and its floats laid out in the order of their mention.
pub(super) fn flow(
    blocks: &[&Block],
    language: Language,
    all_floats: &[Float],
    root: NodeId,
    tree: &mut Tree,
    pictures: &mut Vec<Bitmap>,
) -> Result<(Vec<Flow>, Vec<LaidFloat>), Error> {
    let mut writer = Writer::new(language, all_floats, root);
    for block in blocks {
        writer.block(block, tree, pictures)?;
    }
    writer.floats(usize::MAX, tree, pictures)?;
    Ok((writer.rows, writer.floats))
}

struct Writer<'a> {
    language: Language,
    /// Those of the document, each name once.
    all_floats: Vec<&'a Float>,
    /// Their numbers by their names.
    numbers: HashMap<&'a str, usize>,
    root: NodeId,
    section: NodeId,
    list: Option<NodeId>,
    /// Rank of the heading before: 1 for the title.
    rank: u8,
    rows: Vec<Flow>,
    floats: Vec<LaidFloat>,
}

impl<'a> Writer<'a> {
    fn new(language: Language, floats: &'a [Float], root: NodeId) -> Self {
        let (mut all_floats, mut numbers) = (Vec::with_capacity(floats.len()), HashMap::new());
        for float in floats {
            numbers.entry(float.id.as_str()).or_insert_with(|| {
                all_floats.push(float);
                all_floats.len() - 1
            });
        }
        let (rows, floats) = (Vec::new(), Vec::new());
        Self { language, all_floats, numbers, root, section: root, list: None, rank: 1, rows, floats }
    }

    fn block(&mut self, block: &Block, tree: &mut Tree, pictures: &mut Vec<Bitmap>) -> Result<(), Error> {
        if !matches!(block, Block::Reference { .. }) {
            self.list = None;
        }
        if is_blank(block) {
            return Ok(());
        }
        match block {
            Block::Heading { level, text, aside } => self.heading(*level, text, aside.as_deref(), tree),
            Block::Paragraph { runs, indent, source } => {
                let body = Setting::serif(10.0, GRID, Ends::Justified).in_language(self.language);
                let setting = Setting { indent: if *indent { 11.0 } else { 0.0 }, ..body };
                let node = tree.add("P", Some(self.section));
                let set = paragraph(runs, &setting, COLUMN)?;
                self.lines(&set, node, 0.0, 0.0, source.as_ref(), tree);
                self.mentioned(runs, tree, pictures)
            }
            Block::Note { head, runs } => {
                let node = tree.add("P", Some(self.section));
                let runs: Vec<Run> = [Run::styled(format!("{head}\u{a0} "), Style::Strong)]
                    .into_iter()
                    .chain(runs.iter().cloned())
                    .collect();
                let set = paragraph(&runs, &Setting::sans(8.0, 10.0), COLUMN)?;
                self.lines(&set, node, 3.0, 0.0, None, tree);
                Ok(())
            }
            Block::Reference { number, runs } => self.reference(*number, runs, tree),
        }
    }

    fn heading(&mut self, level: u8, text: &str, aside: Option<&str>, tree: &mut Tree) -> Result<(), Error> {
        if level <= 1 {
            self.section = tree.add("Sect", Some(self.root));
        }
        // No rank is skipped, even where a sub-head stands without a section.
        self.rank = (level.max(1) + 1).min(self.rank + 1);
        let node = tree.add(if self.rank <= 2 { "H2" } else { "H3" }, Some(self.section));
        tree.edit(node, |node| node.title = Some(text.to_owned()));
        let (size, face, colour) =
            if level <= 1 { (10.4, Face::SansBold, ACCENT) } else { (8.6, Face::SansSemibold, crate::style::INK) };
        let setting = Setting::sans(size, GRID).in_face(face).coloured(colour);
        let aside_width = aside.map_or(0.0, |aside| font::width(Face::Sans, 8.0, aside) + 6.0);
        let set = paragraph(&[Run::plain(text)], &setting, COLUMN - aside_width)?;
        let mut laid = set.laid(tree, Some(node));
        if let Some(aside) = aside {
            let draw = words(aside, Face::Sans, 8.0, GREY, COLUMN - aside_width + 6.0, GRID * 0.5 + size * 0.33)?;
            laid.pieces.push(crate::draw::Piece { node: Some(node), draws: vec![draw] });
        }
        let height = laid.height;
        let event = Some(Event::Heading(level, text.to_owned()));
        let after_heading = self.rows.last().is_some_and(|row| matches!(row.event, Some(Event::Heading(..))));
        let space = if after_heading { 0.0 } else { GRID };
        let (mentions, source) = (Vec::new(), None);
        self.rows.push(Flow { laid, height, space, keeps_next: true, hyphenated: false, mentions, source, event });
        Ok(())
    }

    /// The lines of a paragraph as rows; two lines stay together at its beginning and its end.
    fn lines(&mut self, set: &Paragraph, node: NodeId, space: f32, x: f32, source: Option<&String>, tree: &mut Tree) {
        let count = set.lines.len();
        for index in 0..count {
            let line = set.line(index, tree, Some(node));
            let height = line.height;
            let mut laid = Laid { height, ..Laid::default() };
            laid.put(line, x, 0.0);
            let mentions = set.targets(index).filter_map(|target| self.float_index(target)).collect();
            self.rows.push(Flow {
                laid,
                height,
                space: if index == 0 { space } else { 0.0 },
                keeps_next: count > 1 && (index == 0 || index + 2 == count),
                hyphenated: set.is_hyphenated(index),
                mentions,
                source: source.cloned(),
                event: None,
            });
        }
    }

    fn reference(&mut self, number: usize, runs: &[Run], tree: &mut Tree) -> Result<(), Error> {
        const HANG: f32 = 5.4 * MM;
        let list = match self.list {
            Some(list) => list,
            None => *self.list.insert(tree.add("L", Some(self.section))),
        };
        let item = tree.add("LI", Some(list));
        let (label, body) = (tree.add("Lbl", Some(item)), tree.add("LBody", Some(item)));
        let setting = Setting::serif(8.4, 10.0, Ends::Ragged);
        let set = paragraph(runs, &setting, COLUMN - HANG)?;
        let first = self.rows.len();
        let marker = paragraph(&[Run::plain(format!("{number}."))], &setting, HANG)?.laid(tree, Some(label));
        self.lines(&set, body, 2.5, HANG, None, tree);
        let last = self.rows.len() - 1;
        for (index, row) in self.rows.iter_mut().enumerate().skip(first) {
            row.keeps_next = index < last;
        }
        if let Some(row) = self.rows.get_mut(first) {
            let text = std::mem::take(&mut row.laid);
            row.laid.put(marker, 0.0, 0.0);
            row.laid.put(text, 0.0, 0.0);
            row.event = Some(Event::Anchor(Target::Reference(number)));
        }
        Ok(())
    }

    fn float_index(&self, target: &Target) -> Option<usize> {
        let Target::Float(id) = target else { return None };
        self.numbers.get(id.as_str()).copied()
    }

    /// Lays out the floats that `runs` mention, with every earlier one of the document's order.
    fn mentioned(&mut self, runs: &[Run], tree: &mut Tree, pictures: &mut Vec<Bitmap>) -> Result<(), Error> {
        let numbers = runs.iter().filter_map(|run| self.float_index(run.link.as_ref()?));
        match numbers.max() {
            Some(number) => self.floats(number + 1, tree, pictures),
            None => Ok(()),
        }
    }

    /// Lays out floats in the document's order until there are `count`.
    fn floats(&mut self, count: usize, tree: &mut Tree, pictures: &mut Vec<Bitmap>) -> Result<(), Error> {
        while let Some(float) = self.all_floats.get(self.floats.len()).filter(|_| self.floats.len() < count) {
            let node = tree.add("Div", Some(self.section));
            self.floats.push(lay_float(float, tree, node, pictures)?);
        }
        Ok(())
    }
}

/// Whether a block has nothing to print.
fn is_blank(block: &Block) -> bool {
    let blank = |runs: &[Run]| runs.iter().all(|run| run.text.trim().is_empty());
    match block {
        Block::Heading { text, .. } => text.trim().is_empty(),
        Block::Paragraph { runs, .. } => blank(runs),
        Block::Note { head, runs } => head.is_empty() && blank(runs),
        Block::Reference { .. } => false,
    }
}
