//! Headings.

use super::{Flow, Writer};
use crate::{
    Error,
    document::Run,
    draw::{Piece, Tree},
    font::{self, Face},
    paragraph::{Setting, paragraph, words},
    scene::Colour,
    style::{ACCENT, GREY, INK},
};

/// Least space between a heading and the words at the right of its line.
const APART: f32 = 6.0;

/// Tags of the headings below the title, by rank.
const TAGS: [&str; 5] = ["H2", "H3", "H4", "H5", "H6"];

/// Size in the journal, face and colour of a level.
fn look(level: u8) -> (f32, Face, Colour) {
    match level {
        0 | 1 => (10.4, Face::SansBold, ACCENT),
        2 => (8.6, Face::SansSemibold, INK),
        3 => (8.2, Face::SansMedium, ACCENT),
        4 => (8.2, Face::SansMedium, INK),
        _ => (8.2, Face::Sans, INK),
    }
}

impl Writer<'_> {
    pub(super) fn heading(&mut self, level: u8, text: &str, aside: Option<&str>, tree: &mut Tree) -> Result<(), Error> {
        if level <= 1 {
            self.section = tree.add("Sect", Some(self.root));
        }
        // No rank is skipped, even where a sub-head stands without a section.
        self.rank = (level.max(1) + 1).min(self.rank + 1);
        let tag = TAGS.get(usize::from(self.rank).saturating_sub(2)).or(TAGS.last()).copied().unwrap_or("H6");
        let node = tree.add(tag, Some(self.section));
        tree.edit(node, |node| node.title = Some(text.to_owned()));
        let (size, face, colour) = look(level);
        let setting = Setting::sans(self.geometry.sized(size), self.geometry.grid).in_face(face).coloured(colour);
        let aside_size = self.geometry.sized(8.0);
        let aside_width = aside.map_or(0.0, |aside| font::width(Face::Sans, aside_size, aside) + APART);
        let set = paragraph(&[Run::plain(text)], &setting, (self.geometry.column - aside_width).max(APART))?;
        let after_heading = self.text.rows.last().is_some_and(|row| row.heading.is_some());
        for index in 0..set.lines.len() {
            let mut laid = set.line(index, tree, Some(node));
            if let Some(aside) = aside.filter(|_| index == 0) {
                let x = self.geometry.column - aside_width + APART;
                let draw = words(aside, Face::Sans, aside_size, GREY, x, set.baseline())?;
                laid.pieces.push(Piece { node: Some(node), draws: vec![draw] });
            }
            self.text.rows.push(Flow {
                height: laid.height,
                laid,
                baseline: set.baseline(),
                space: if index > 0 || after_heading { 0.0 } else { self.geometry.grid },
                keeps_next: true,
                heading: Some((level, if index == 0 { text.to_owned() } else { String::new() })),
                ..Flow::default()
            });
        }
        Ok(())
    }
}

/// A heading keeps two lines after it, even where its first paragraph has only one.
pub(super) fn keep_with_two_lines(rows: &mut [Flow]) {
    for index in 0..rows.len() {
        let text = |at: usize| rows.get(at).is_some_and(|row| row.heading.is_none());
        let ties = rows.get(index).is_some_and(|row| row.heading.is_some()) && text(index + 1) && text(index + 2);
        if let Some(first) = rows.get_mut(index + 1).filter(|_| ties) {
            first.keeps_next = true;
        }
    }
}
