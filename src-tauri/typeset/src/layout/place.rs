//! Floats and other laid pieces put on the page.

use std::collections::VecDeque;

use super::{MOST_WIDE, Setter, columns::LEAST_LINES, flow::Flow};
use crate::{
    document::Target,
    draw::{Laid, Place, Region},
};

impl Setter {
    /// The wide or narrow float that has waited longest, with the height its next part takes. Figures may pass tables
    /// and tables figures, but each keep their order.
    pub(super) fn next_waiting(&self, wide: bool) -> Option<(usize, f32)> {
        let index = self.waiting.iter().copied().find(|index| self.is_wide(*index) == wide && self.is_next(*index))?;
        Some((index, self.part_height(index)?))
    }

    /// Whether no earlier float of its kind waits.
    pub(super) fn is_next(&self, float: usize) -> bool {
        !self.waiting.iter().any(|other| self.precedes(*other, float))
    }

    /// Whether `float` may not stand before `other`.
    pub(super) fn precedes(&self, other: usize, float: usize) -> bool {
        let kind = |float: usize| self.floats.get(float).map(|float| float.kind.as_str());
        other < float && kind(other) == kind(float)
    }

    /// Whether all narrow floats that wait can stand at the heads of columns of `room`.
    pub(super) fn narrow_fit(&self, room: f32) -> bool {
        let narrow: Vec<usize> = self.waiting.iter().copied().filter(|index| !self.is_wide(*index)).collect();
        let fits = |index: &usize| {
            let height = self.part_height(*index).filter(|_| self.is_whole(*index));
            height.is_some_and(|height| height + LEAST_LINES * self.geometry.grid <= room)
        };
        (1..=2).contains(&narrow.len()) && narrow.iter().all(fits)
    }

    /// Height that all waiting narrow floats take.
    pub(super) fn narrow_waiting(&self) -> f32 {
        let narrow = self.waiting.iter().filter(|index| !self.is_wide(**index));
        narrow.filter_map(|index| self.part_height(*index)).sum()
    }

    /// The first of the next `count` rows that mentions a float that neither has a place nor waits, and that float.
    pub(super) fn first_mention(&self, rows: &VecDeque<Flow>, count: usize) -> Option<(usize, usize)> {
        let new = |float: &usize| self.is_unplaced(*float) && !self.waiting.contains(float);
        let unplaced = |row: &Flow| row.mentions.iter().copied().find(new);
        rows.iter().take(count).enumerate().find_map(|(index, row)| Some((index, unplaced(row)?)))
    }

    pub(super) fn is_wide(&self, float: usize) -> bool {
        self.floats.get(float).is_some_and(|float| float.wide)
    }

    pub(super) fn is_unplaced(&self, float: usize) -> bool {
        self.floats.get(float).is_some_and(|float| !float.parts.is_empty())
    }

    /// Whether all that is left of a float is in one part.
    pub(super) fn is_whole(&self, float: usize) -> bool {
        self.floats.get(float).is_some_and(|float| float.parts.len() == 1)
    }

    /// Height that the next part of a float takes: whole lines, with one to part it from the text.
    pub(super) fn part_height(&self, float: usize) -> Option<f32> {
        let part = self.floats.get(float)?.parts.front()?;
        Some(self.whole_lines(part.height) + self.geometry.grid)
    }

    fn whole_lines(&self, height: f32) -> f32 {
        (height / self.geometry.grid - 0.001).ceil() * self.geometry.grid
    }

    /// The same so that it ends at `bottom`.
    pub(super) fn take_part_above(&mut self, index: usize, column: u8, bottom: f32) {
        let height = self.floats.get(index).and_then(|float| float.parts.front()).map_or(0.0, |part| part.height);
        self.take_part(index, column, bottom - height);
    }

    /// Places the next part of a float, in `column` if it is narrow, and takes the float off the list after its last.
    pub(super) fn take_part(&mut self, index: usize, column: u8, y: f32) {
        let Some(float) = self.floats.get_mut(index) else { return };
        self.wide_here += usize::from(float.wide);
        let x = if float.wide { float.x } else { self.geometry.column_left(column) };
        let part = float.parts.pop_front().unwrap_or_default();
        let (target, source, width) = (Target::Float(float.id.clone()), float.source.clone(), float.width);
        if float.parts.is_empty() {
            self.waiting.retain(|waiting| *waiting != index);
        } else if !self.waiting.contains(&index) {
            self.waiting.push_front(index);
        }
        let page = self.pages.len() - 1;
        if !self.anchors.iter().any(|(known, _)| *known == target) {
            self.anchors.push((target, Place { page, y }));
        }
        if let Some(source) = source {
            self.regions.push(Region { page, area: [x, y, x + width, y + part.height], edge: x, source });
        }
        self.put(part, x, y);
    }

    /// Floats that no text follows: below the last lines, then on pages of their own; narrow ones in columns.
    pub(super) fn remaining_floats(&mut self, top: f32) {
        let (mut ends, mut text_above) = ([top, top], top > 0.0);
        for index in 0..self.floats.len() {
            while let Some(height) = self.part_height(index).map(|height| height - self.geometry.grid) {
                let wide = self.is_wide(index);
                let enough = wide && text_above && self.wide_here >= MOST_WIDE;
                let (_, end) = self.next_place(ends, wide);
                if end > 0.0 && (enough || end + self.geometry.grid + height > self.geometry.height) {
                    (ends, text_above) = ([self.next_page(); 2], false);
                }
                let (column, end) = self.next_place(ends, wide);
                let start = if end > 0.0 { end + self.geometry.grid } else { 0.0 };
                self.take_part(index, if column == 0 { 0 } else { 1 }, self.geometry.top + start);
                ends = match ends {
                    _ if wide => [start + height; 2],
                    [_, right] if column == 0 => [start + height, right],
                    [left, _] => [left, start + height],
                };
            }
        }
    }

    /// The column in which a float comes next, and where what is in it ends; for a wide one the first, below all.
    fn next_place(&self, ends: [f32; 2], wide: bool) -> (usize, f32) {
        if wide || self.geometry.columns == 1 { (0, ends.into_iter().fold(0.0, f32::max)) } else { lowest(ends) }
    }

    /// Puts laid pieces on the last page, and their nodes into the tree.
    pub(super) fn put(&mut self, laid: Laid, x: f32, y: f32) {
        let page = self.pages.len() - 1;
        let mut moved = Laid::default();
        moved.put(laid, x, y);
        let Some(sheet) = self.pages.last_mut() else { return };
        for piece in moved.pieces {
            if let Some(node) = piece.node {
                self.tree.place(node, page, sheet.pieces.len());
            }
            sheet.pieces.push(piece);
        }
        sheet.links.extend(moved.links);
    }
}

/// The column whose contents end higher, and where.
pub(super) fn lowest([left, right]: [f32; 2]) -> (usize, f32) {
    if left <= right { (0, left) } else { (1, right) }
}
