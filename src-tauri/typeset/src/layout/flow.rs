//! The text as rows: lines in order, each with what may not be parted from it.

mod ahead;
mod heading;
mod list;
mod note;

use std::collections::BTreeMap;

use super::{LaidFloat, geometry::Geometry, lay_float, notes::NoteLine};
use crate::{
    Error,
    document::{Block, Document, Float, Run, Sources, Style, Target},
    draw::{Laid, NodeId, Tree},
    figure::Pictures,
    paragraph::{Language, Paragraph, Setting, paragraph},
};
pub(super) use ahead::Ahead;
use ahead::Set;

/// A row of the flow: one line.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) laid: Laid,
    pub(super) height: f32,
    /// Its baseline from its top.
    pub(super) baseline: f32,
    /// Space above, left out at the head of a column.
    pub(super) space: f32,
    /// Whether no column may end after it.
    pub(super) keeps_next: bool,
    /// Whether it ends within a word, so that no page may end after it.
    pub(super) hyphenated: bool,
    /// Whether a paragraph begins with it that does not follow a heading.
    pub(super) begins: bool,
    /// Floats that it mentions.
    pub(super) mentions: Vec<usize>,
    /// Notes that are first mentioned here, as lines.
    pub(super) notes: Vec<NoteLine>,
    /// Height that the foot of its column must have for those.
    pub(super) notes_height: f32,
    /// Where its words came from, each name with its left and right end from the edge of the column.
    pub(super) sources: Vec<(String, (f32, f32))>,
    /// Level and words of the heading that begins here.
    pub(super) heading: Option<(u8, String)>,
    /// What links find here.
    pub(super) anchors: Vec<Target>,
}

/// The text in rows, and what it mentions.
#[derive(Default)]
pub(super) struct Text {
    pub(super) rows: Vec<Flow>,
    /// Its floats in the order of the document.
    pub(super) floats: Vec<LaidFloat>,
    /// Lines of notes that no row mentions.
    pub(super) notes: Vec<NoteLine>,
}

/// The rows of `blocks`, with the floats and notes of their document.
pub(super) fn flow<'a>(
    blocks: impl Iterator<Item = (&'a Block, Option<&'a Set<'a>>)>,
    document: &'a Document,
    geometry: &Geometry,
    root: NodeId,
    tree: &mut Tree,
    pictures: &mut Pictures<'_>,
) -> Result<Text, Error> {
    let mut floats: Vec<&Float> = Vec::new();
    let mut known = BTreeMap::new();
    for float in &document.floats {
        if !known.contains_key(float.id.as_str()) {
            known.insert(float.id.as_str(), floats.len());
            floats.push(float);
        }
    }
    let mut writer = Writer {
        geometry: *geometry,
        body: body(document, geometry),
        set: None,
        floats,
        known,
        notes: document.notes.iter().map(Some).collect(),
        root,
        section: root,
        list: None,
        rank: 1,
        text: Text::default(),
    };
    for (block, set) in blocks {
        writer.set = set;
        writer.block(block, tree, pictures)?;
    }
    writer.floats_before(writer.floats.len(), tree, pictures)?;
    writer.unmentioned_notes(tree)?;
    heading::keep_with_two_lines(&mut writer.text.rows);
    Ok(writer.text)
}

/// Setting of a document's text.
fn body(document: &Document, geometry: &Geometry) -> Setting {
    geometry.body().in_language(Language::of(&document.meta.language))
}

struct Writer<'a> {
    geometry: Geometry,
    body: Setting,
    /// The paragraph of the block in hand, where that may be set already.
    set: Option<&'a Set<'a>>,
    floats: Vec<&'a Float>,
    /// Index of each float by its name.
    known: BTreeMap<&'a str, usize>,
    /// Notes; none for those already set.
    notes: Vec<Option<&'a Vec<Run>>>,
    root: NodeId,
    section: NodeId,
    /// The list of references, while it goes on.
    list: Option<NodeId>,
    /// Rank of the heading before: 1 for the title.
    rank: u8,
    text: Text,
}

impl Writer<'_> {
    fn block(&mut self, block: &Block, tree: &mut Tree, pictures: &mut Pictures<'_>) -> Result<(), Error> {
        if !matches!(block, Block::Reference { .. }) {
            self.list = None;
        }
        if block.is_blank() {
            return Ok(());
        }
        match block {
            Block::Heading { level, text, aside } => self.heading(*level, text, aside.as_deref(), tree)?,
            Block::Paragraph { runs, indent, source } => {
                let node = tree.add("P", Some(self.section));
                let indent = self.geometry.indent(*indent);
                let set = self.paragraph(runs, &Setting { indent, ..self.body }, self.geometry.column);
                let set = set.map_err(|error| match source.as_ref().and_then(Sources::first) {
                    Some(source) => error.within(source),
                    None => error,
                })?;
                self.lines(&set, node, (0.0, 0.0), source.as_ref(), tree)?;
            }
            Block::Note { head, runs } => {
                let node = tree.add("P", Some(self.section));
                let head = Run::styled(format!("{head}\u{a0} "), Style::Strong);
                let runs: Vec<Run> = [head].into_iter().chain(runs.iter().cloned()).collect();
                let setting = Setting::sans(self.geometry.sized(8.0), self.geometry.spaced(10.0));
                let set = paragraph(&runs, &setting, self.geometry.column)?;
                self.lines(&set, node, (0.0, self.geometry.spaced(3.0)), None, tree)?;
            }
            Block::List(list) => self.list(list, tree)?,
            Block::Reference { number, runs } => {
                self.reference(*number, runs, tree).map_err(|error| error.within(&format!("reference {number}")))?;
            }
        }
        let mentioned = block.runs().filter_map(|run| self.float_index(run.link.as_ref()?)).max();
        self.floats_before(mentioned.map_or(0, |index| index + 1), tree, pictures)
    }

    /// Breaks `runs` into lines of `width`, unless the other thread did.
    fn paragraph(&self, runs: &[Run], setting: &Setting, width: f32) -> Result<Paragraph, Error> {
        let set = self.set.and_then(|set| set.take(runs, setting, width));
        set.unwrap_or_else(|| paragraph(runs, setting, width))
    }

    /// The lines of a paragraph as rows, `x` from the edge and below a space; two lines stay together at its beginning
    /// and its end.
    fn lines(
        &mut self,
        set: &Paragraph,
        node: NodeId,
        (x, space): (f32, f32),
        source: Option<&Sources>,
        tree: &mut Tree,
    ) -> Result<(), Error> {
        let count = set.lines.len();
        let mut notes = Vec::new();
        let after_heading = self.text.rows.last().is_some_and(|row| row.heading.is_some());
        for index in 0..count {
            let line = set.line(index, tree, Some(node));
            let height = line.height;
            let mut laid = Laid { height, ..Laid::default() };
            laid.put(line, x, 0.0);
            let mentions = set.targets(index).filter_map(|target| self.float_index(target)).collect();
            notes.extend(set.targets(index).filter_map(|target| Some((self.text.rows.len(), note::number(target)?))));
            self.text.rows.push(Flow {
                laid,
                height,
                baseline: set.baseline(),
                space: if index == 0 { space } else { 0.0 },
                begins: index == 0 && !after_heading,
                keeps_next: count > 1 && (index == 0 || index + 2 == count),
                hyphenated: set.is_hyphenated(index),
                mentions,
                sources: from(set, index, x, source),
                ..Flow::default()
            });
        }
        // A note is read after the paragraph that mentions it.
        notes.into_iter().try_for_each(|(row, number)| self.note(row, number, tree))
    }

    fn float_index(&self, target: &Target) -> Option<usize> {
        let Target::Float(id) = target else { return None };
        self.known.get(id.as_str()).copied()
    }

    /// Lays out the floats before `end` that are not yet laid out: a float is read after the block that mentions it.
    fn floats_before(&mut self, end: usize, tree: &mut Tree, pictures: &mut Pictures<'_>) -> Result<(), Error> {
        let from = self.text.floats.len();
        for float in self.floats.get(from..end).unwrap_or_default() {
            let node = tree.add("Div", Some(self.section));
            let laid = lay_float(float, &self.geometry, tree, node, pictures);
            self.text.floats.push(laid.map_err(|error| error.within(&float.label))?);
        }
        Ok(())
    }
}

/// Where the words of line `index` came from.
fn from(set: &Paragraph, index: usize, x: f32, source: Option<&Sources>) -> Vec<(String, (f32, f32))> {
    let stretches = source.into_iter().flat_map(Sources::stretches);
    let placed = stretches.filter_map(|(name, runs)| Some((name.to_owned(), set.extent(index, &runs)?)));
    placed.map(|(name, (left, right))| (name, (x + left, x + right))).collect()
}
