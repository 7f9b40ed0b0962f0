//! Notes at the foot of a column, under a short rule.

use super::{
    Setter,
    fill::{ABOVE_NOTES, with_rule},
};
use crate::{
    draw::{Draw, Laid, Place},
    style::{GREY, MM},
};

/// Length of the rule above notes.
const RULE: f32 = 18.0 * MM;

/// A line of a note, and the number of the note that begins with it.
#[derive(Debug, Clone)]
pub(super) struct NoteLine {
    pub(super) laid: Laid,
    pub(super) begins: Option<usize>,
}

impl Setter {
    /// Height of notes whose mention stands and that have no place yet.
    pub(super) fn notes_waiting(&self) -> f32 {
        self.notes.iter().map(|line| line.laid.height).sum()
    }

    /// Places the notes that wait at the foot of a column: between where its text ends and its `bottom`. What finds no
    /// room goes on in the next column. Returns whether there are any.
    pub(super) fn notes_below(&mut self, x: f32, end: f32, bottom: f32) -> bool {
        let room = bottom - end - ABOVE_NOTES;
        let (mut height, mut count) = (0.0, 0);
        for line in &self.notes {
            if height + line.laid.height > room + 0.01 {
                break;
            }
            height += line.laid.height;
            count += 1;
        }
        if count == 0 {
            return false;
        }
        let mut y = self.geometry.top + bottom - height;
        let mut rule = Laid::default();
        rule.decorate(Draw::rule(0.0, 0.0, RULE, 0.35, GREY));
        self.put(rule, x, self.geometry.top + bottom - with_rule(height) + ABOVE_NOTES * 0.6);
        for line in self.notes.drain(..count).collect::<Vec<_>>() {
            let height = line.laid.height;
            if let Some(number) = line.begins {
                self.anchors.push((crate::document::Target::Note(number), Place { page: self.pages.len() - 1, y }));
            }
            self.put(line.laid, x, y);
            y += height;
        }
        true
    }
}
