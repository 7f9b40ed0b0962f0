//! Paragraphs broken into lines on a second thread, from the last to the first, while the first thread comes towards it.

use super::body;
use crate::{
    Error,
    ahead::Early,
    document::{Block, Document, Run},
    layout::geometry::Geometry,
    memory,
    paragraph::{Paragraph, Setting, keep, paragraph},
};

/// The blocks of a document, each with its paragraph that may be set already.
pub(in crate::layout) struct Ahead<'a> {
    pub(in crate::layout) blocks: Vec<(&'a Block, Option<Set<'a>>)>,
}

/// A paragraph that may be set already.
pub(in crate::layout) struct Set<'a> {
    runs: &'a [Run],
    setting: Setting,
    width: f32,
    early: Early<Result<Paragraph, Error>>,
}

/// The text of a block, how it is set and how wide, where the block is a paragraph of its own runs.
fn text_of<'a>(block: &'a Block, geometry: &Geometry, body: Setting) -> Option<(&'a [Run], Setting, f32)> {
    match block {
        Block::Paragraph { runs, indent, .. } => {
            Some((runs, Setting { indent: geometry.indent(*indent), ..body }, geometry.column))
        }
        Block::Reference { runs, .. } => Some((runs, geometry.reference(), geometry.column - geometry.hang())),
        Block::Heading { .. } | Block::Note { .. } | Block::List(_) => None,
    }
}

impl<'a> Ahead<'a> {
    /// The blocks of a document. Where it was set before, most paragraphs are known and none is worth the trouble.
    pub(in crate::layout) fn of(document: &'a Document, geometry: &Geometry) -> Self {
        let known = memory::with(|memory| memory.again.as_ref().is_some_and(|again| !again.paragraphs.is_empty()));
        let body = body(document, geometry);
        let set = |block: &'a Block| {
            let (runs, setting, width) = text_of(block, geometry, body).filter(|_| !known)?;
            Some(Set { runs, setting, width, early: Early::default() })
        };
        Self { blocks: document.body.iter().map(|block| (block, set(block))).collect() }
    }

    /// Bytes of text.
    pub(in crate::layout) fn bytes(&self) -> usize {
        let sets = self.blocks.iter().filter_map(|(_, set)| set.as_ref());
        sets.flat_map(|set| set.runs).map(|run| run.text.len()).sum()
    }

    /// Sets the paragraphs that nobody asked for yet.
    pub(in crate::layout) fn set(&self) {
        for set in self.blocks.iter().rev().filter_map(|(_, set)| set.as_ref()) {
            set.early.ahead(|| paragraph(set.runs, &set.setting, set.width));
        }
    }
}

impl Set<'_> {
    /// The paragraph, if it is that of these very runs; it is set now if that was not begun.
    pub(super) fn take(&self, runs: &[Run], setting: &Setting, width: f32) -> Option<Result<Paragraph, Error>> {
        let same = std::ptr::eq(self.runs, runs) && self.setting == *setting && self.width.to_bits() == width.to_bits();
        same.then(|| {
            let set = self.early.take(|| paragraph(runs, setting, width))?;
            keep(runs, setting, width, &set);
            Ok(set)
        })
    }
}
