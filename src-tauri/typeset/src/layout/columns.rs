//! The two columns of a page.

use std::collections::VecDeque;

use super::{
    Setter,
    fill::{fill, fill_page},
    flow::{Event, Flow},
};
use crate::{
    draw::{Heading, Place, Region},
    style::{COLUMN, GRID, GUTTER, HEIGHT, LEFT, TOP},
};

/// Left edge of the right column.
pub(super) const RIGHT: f32 = LEFT + COLUMN + GUTTER;
/// Least lines of text in a column that also holds a float.
pub(super) const LEAST_LINES: f32 = 4.0;

impl Setter {
    /// Fills both columns.
    pub(super) fn columns(&mut self, rows: &mut VecDeque<Flow>, top: f32, room: f32) {
        self.column(rows, LEFT, top, room);
        self.column(rows, RIGHT, top, room);
    }

    /// The last rows, the left column `height` tall. Returns where they end.
    pub(super) fn balanced(&mut self, rows: &mut VecDeque<Flow>, top: f32, height: f32) -> f32 {
        let left = self.rows(rows, fill(rows, height), LEFT, top, 0.0);
        let right = self.rows(rows, fill(rows, HEIGHT - top), RIGHT, top, 0.0);
        top + left.max(right)
    }

    /// One column: a narrow float that waits at its head, rows, or a narrow float that they mention at its foot.
    fn column(&mut self, rows: &mut VecDeque<Flow>, x: f32, top: f32, room: f32) {
        let head = self.narrow_head(x, top, room);
        let foot = if head > 0.0 { None } else { self.narrow_foot(rows, room) };
        let space = room - head - foot.map_or(0.0, |(_, height)| height);
        let count = if x == RIGHT { fill_page(rows, space) } else { fill(rows, space) };
        // In an empty column at least one row is set, whatever its height, so that nothing waits for ever.
        let count = if space >= HEIGHT { count.max(1) } else { count };
        self.rows(rows, count, x, top, head);
        if let Some((index, _)) = foot {
            self.take_part_above(index, x, TOP + top + room);
        }
    }

    fn narrow_head(&mut self, x: f32, top: f32, room: f32) -> f32 {
        let Some((index, height)) = self.next_waiting(false) else { return 0.0 };
        // What would fit nowhere else gets a column to itself.
        let fits = height <= room - LEAST_LINES * GRID || room >= HEIGHT;
        if !fits {
            return 0.0;
        }
        self.take_part(index, x, TOP + top);
        height
    }

    fn narrow_foot(&self, rows: &VecDeque<Flow>, room: f32) -> Option<(usize, f32)> {
        let (row, index) = self.first_mention(rows, fill(rows, room)).filter(|(_, index)| self.is_next(*index))?;
        let height = self.part_lines(index).filter(|_| !self.is_wide(index))? * GRID;
        let space = room - height;
        (space >= LEAST_LINES * GRID && row < fill(rows, space)).then_some((index, height))
    }

    /// Places `count` rows in a column that is `used` already. Returns the height used.
    fn rows(&mut self, rows: &mut VecDeque<Flow>, count: usize, x: f32, top: f32, mut used: f32) -> f32 {
        for index in 0..count {
            let Some(row) = rows.pop_front() else { break };
            used += if index == 0 { 0.0 } else { row.space };
            let height = row.height;
            self.row(row, x, TOP + top + used);
            used += height;
        }
        used
    }

    fn row(&mut self, row: Flow, x: f32, y: f32) {
        let page = self.pages.len() - 1;
        let place = Place { page, y };
        match row.event {
            Some(Event::Heading(level, text)) => self.outline.push(Heading { level, text, place }),
            Some(Event::Anchor(target)) => self.anchors.push((target, place)),
            None => {}
        }
        if let Some(source) = row.source {
            self.regions.push(Region { page, area: [x, y, x + COLUMN, y + row.height], source });
        }
        for float in row.mentions {
            if self.is_unplaced(float) && !self.waiting.contains(&float) {
                self.waiting.push_back(float);
            }
        }
        self.put(row.laid, x, y);
    }
}
