//! Lists: entries with their labels, and the list of references.

use super::Writer;
use crate::{
    Error,
    document::{List, Run, Target},
    draw::{NodeId, Tree},
    font::{self, Face},
    paragraph::{Ends, Setting, paragraph},
};

impl Writer<'_> {
    pub(super) fn list(&mut self, list: &List, tree: &mut Tree) -> Result<(), Error> {
        self.entries(list, (0.0, 0), self.section, tree)
    }

    /// The entries of a list that begins at `x`, `depth` lists inside the outermost.
    fn entries(&mut self, list: &List, (x, depth): (f32, usize), parent: NodeId, tree: &mut Tree) -> Result<(), Error> {
        let node = tree.add("L", Some(parent));
        tree.edit(node, |node| node.numbering = Some(numbering(list, depth)));
        let markers: Vec<String> = (0..list.items.len()).map(|index| list.marker(depth, index)).collect();
        let wide = |marker: &String| font::width(Face::Serif, self.geometry.sized(10.0), marker);
        let hang = markers.iter().map(wide).fold(0.0, f32::max) + self.geometry.sized(4.0);
        for (item, marker) in list.items.iter().zip(&markers) {
            let entry = tree.add("LI", Some(node));
            let (label, body) = (tree.add("Lbl", Some(entry)), tree.add("LBody", Some(entry)));
            self.entry(marker, &item.runs, (label, body), (x, hang), 0.0, self.body, tree)?;
            if let Some(under) = &item.under {
                // A list deeper than that stands on the same level: a narrow column has no room for more.
                let x = if depth == 0 { x + hang } else { x };
                self.entries(under, (x, depth + 1), body, tree)?;
            }
        }
        Ok(())
    }

    /// An entry: its label, and its text hung beside it.
    #[expect(clippy::too_many_arguments, reason = "a label and a text, where they stand, and what they mean")]
    fn entry(
        &mut self,
        marker: &str,
        runs: &[Run],
        (label, body): (NodeId, NodeId),
        (x, hang): (f32, f32),
        space: f32,
        setting: Setting,
        tree: &mut Tree,
    ) -> Result<(), Error> {
        let set = self.paragraph(runs, &setting, self.geometry.column - x - hang)?;
        let marker = paragraph(&[Run::plain(marker)], &Setting { ends: Ends::Ragged, ..setting }, hang)?;
        let first = self.text.rows.len();
        let marker = marker.line(0, tree, Some(label));
        self.lines(&set, body, (x + hang, space), None, tree)?;
        if let Some(row) = self.text.rows.get_mut(first) {
            let text = std::mem::take(&mut row.laid);
            row.laid.put(marker, x, 0.0);
            row.laid.put(text, 0.0, 0.0);
        }
        Ok(())
    }

    /// An entry of the list of references, which is never parted.
    pub(super) fn reference(&mut self, number: usize, runs: &[Run], tree: &mut Tree) -> Result<(), Error> {
        let list = match self.list {
            Some(list) => list,
            None => *self.list.insert(tree.add("L", Some(self.section))),
        };
        tree.edit(list, |node| node.numbering = Some("Decimal"));
        let item = tree.add("LI", Some(list));
        let (label, body) = (tree.add("Lbl", Some(item)), tree.add("LBody", Some(item)));
        let geometry = self.geometry;
        let (setting, hang) = (geometry.reference(), geometry.hang());
        let first = self.text.rows.len();
        let marker = format!("{number}.");
        self.entry(&marker, runs, (label, body), (0.0, hang), geometry.spaced(2.5), setting, tree)?;
        let last = self.text.rows.len() - 1;
        for (index, row) in self.text.rows.iter_mut().enumerate().skip(first) {
            row.keeps_next = index < last;
        }
        if let Some(row) = self.text.rows.get_mut(first) {
            row.anchors.push(Target::Reference(number));
        }
        Ok(())
    }
}

/// How the labels count (ISO 32000-1, table 347).
fn numbering(list: &List, depth: usize) -> &'static str {
    match (list.ordered, depth) {
        (true, 0) => "Decimal",
        (true, _) => "LowerAlpha",
        (false, 0) => "Disc",
        (false, _) => "None",
    }
}
