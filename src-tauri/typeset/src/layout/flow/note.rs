//! Notes for the foot of a column.

use super::Writer;
use crate::{
    Error,
    document::{Run, Style, Target},
    draw::{Laid, Tree},
    layout::notes::NoteLine,
    paragraph::{Setting, paragraph},
};

/// Width of the mark of a note, in the journal.
const HANG: f32 = 8.0;

/// Lines of a note that must stand below its mention; those of a longer one may go on in the next column.
const LEAST_LINES: usize = 8;

/// Number of the note that a target is.
pub(super) fn number(target: &Target) -> Option<usize> {
    if let Target::Note(number) = target { Some(*number) } else { None }
}

impl Writer<'_> {
    /// Sets a note that a row mentions; only its first mention counts.
    pub(super) fn note(&mut self, row: usize, number: usize, tree: &mut Tree) -> Result<(), Error> {
        let Some(lines) = self.note_lines(number, tree)? else { return Ok(()) };
        if let Some(row) = self.text.rows.get_mut(row) {
            row.notes_height += lines.iter().take(LEAST_LINES).map(|line| line.laid.height).sum::<f32>();
            row.notes.extend(lines);
            row.anchors.push(Target::Mention(number));
        }
        Ok(())
    }

    /// Notes that nothing mentions stand below the last line.
    pub(super) fn unmentioned_notes(&mut self, tree: &mut Tree) -> Result<(), Error> {
        for number in 1..=self.notes.len() {
            match self.text.rows.len().checked_sub(1) {
                Some(last) => self.note(last, number, tree)?,
                None => {
                    let lines = self.note_lines(number, tree)?;
                    self.text.notes.extend(lines.into_iter().flatten());
                }
            }
        }
        Ok(())
    }

    /// The lines of a note; none if it is set already, or there is no such note.
    fn note_lines(&mut self, number: usize, tree: &mut Tree) -> Result<Option<Vec<NoteLine>>, Error> {
        let note = number.checked_sub(1).and_then(|index| self.notes.get_mut(index)).and_then(Option::take);
        let Some(runs) = note else { return Ok(None) };
        let node = tree.add("Note", Some(self.section));
        let label = tree.add("Lbl", Some(node));
        let body = tree.add("P", Some(node));
        let geometry = self.geometry;
        let setting = Setting { size: geometry.sized(8.4), leading: geometry.spaced(10.0), ..self.body };
        let hang = geometry.sized(HANG);
        let mark = Run { link: Some(Target::Mention(number)), ..Run::styled(number.to_string(), Style::Raised) };
        let mark = paragraph(&[mark], &setting, hang)?.line(0, tree, Some(label));
        let set = paragraph(runs, &setting, geometry.column - hang)?;
        let mut lines: Vec<NoteLine> = Vec::new();
        for index in 0..set.lines.len() {
            let line = set.line(index, tree, Some(body));
            let mut laid = Laid { height: line.height, ..Laid::default() };
            if index == 0 {
                laid.put(mark.clone(), 0.0, 0.0);
            }
            laid.put(line, hang, 0.0);
            lines.push(NoteLine { laid, begins: (index == 0).then_some(number) });
        }
        Ok(Some(lines))
    }
}
