//! Floats and other laid pieces put on the page.

use std::collections::VecDeque;

use super::{
    Setter,
    columns::{LEAST_LINES, RIGHT},
    flow::Flow,
};
use crate::{
    document::Target,
    draw::{Laid, Place, Region},
    style::{GRID, HEIGHT, LEFT, TOP},
};

impl Setter {
    /// The wide or narrow float that has waited longest, with the height its next part takes. Figures may pass tables
    /// and tables figures, but each keep their order.
    pub(super) fn next_waiting(&self, wide: bool) -> Option<(usize, f32)> {
        let index = self.waiting.iter().copied().find(|index| self.is_wide(*index) == wide && self.is_next(*index))?;
        Some((index, self.part_lines(index)? * GRID))
    }

    /// Whether no earlier float of its kind waits.
    pub(super) fn is_next(&self, float: usize) -> bool {
        let kind = |float: usize| self.floats.get(float).map(|float| float.kind.as_str());
        !self.waiting.iter().any(|other| *other < float && kind(*other) == kind(float))
    }

    /// Whether all narrow floats that wait can stand at the heads of columns of `room`.
    pub(super) fn narrow_fit(&self, room: f32) -> bool {
        let narrow: Vec<usize> = self.waiting.iter().copied().filter(|index| !self.is_wide(*index)).collect();
        let fits = |index: &usize| {
            let whole = self.floats.get(*index).is_some_and(|float| float.parts.len() == 1);
            whole && self.part_lines(*index).is_some_and(|lines| (lines + LEAST_LINES) * GRID <= room)
        };
        (1..=2).contains(&narrow.len()) && narrow.iter().all(fits)
    }

    /// Height that all waiting narrow floats take.
    pub(super) fn narrow_waiting(&self) -> f32 {
        let narrow = self.waiting.iter().filter(|index| !self.is_wide(**index));
        narrow.filter_map(|index| self.part_lines(*index)).sum::<f32>() * GRID
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

    /// Whole lines that the next part of a float takes, with one to part it from the text.
    pub(super) fn part_lines(&self, float: usize) -> Option<f32> {
        let part = self.floats.get(float)?.parts.front()?;
        Some((part.height / GRID).ceil() + 1.0)
    }

    /// Whether a narrow float waits or is mentioned by `rows`.
    pub(super) fn narrow_floats_come(&self, rows: &VecDeque<Flow>) -> bool {
        let narrow = |index: &usize| !self.is_wide(*index) && self.is_unplaced(*index);
        self.waiting.iter().any(narrow) || rows.iter().flat_map(|row| &row.mentions).any(narrow)
    }

    /// Places the next part of a float so that it ends at `bottom`.
    pub(super) fn take_part_above(&mut self, index: usize, x: f32, bottom: f32) {
        let height = self.floats.get(index).and_then(|float| float.parts.front()).map_or(0.0, |part| part.height);
        self.take_part(index, x, bottom - height);
    }

    /// Places the next part of a float, and takes the float off the list after its last.
    pub(super) fn take_part(&mut self, index: usize, x: f32, y: f32) {
        let Some(float) = self.floats.get_mut(index) else { return };
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
            self.regions.push(Region { page, area: [x, y, x + width, y + part.height], source });
        }
        self.put(part, x, y);
    }

    /// Floats that no text follows: below the last lines, then on pages of their own; narrow ones in two columns.
    pub(super) fn remaining_floats(&mut self, top: f32) {
        let mut ends = [top, top];
        for index in 0..self.floats.len() {
            while let Some(height) =
                self.floats.get(index).and_then(|float| float.parts.front()).map(|part| part.height)
            {
                let wide = self.is_wide(index);
                let (mut column, mut start) = next_place(ends, wide);
                if start > 0.0 && start + GRID + height > HEIGHT {
                    ends = [self.next_page(); 2];
                    (column, start) = next_place(ends, wide);
                }
                let gap = if start > 0.0 { GRID } else { 0.0 };
                self.take_part(index, if column == 0 { LEFT } else { RIGHT }, TOP + start + gap);
                let end = start + gap + (height / GRID).ceil() * GRID;
                match &mut ends {
                    both if wide => *both = [end; 2],
                    [left, _] if column == 0 => *left = end,
                    [_, right] => *right = end,
                }
            }
        }
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

/// The column whose contents end higher, and where; for a wide float the left one, below both.
fn next_place([left, right]: [f32; 2], wide: bool) -> (usize, f32) {
    match wide {
        true => (0, left.max(right)),
        false if left <= right => (0, left),
        false => (1, right),
    }
}
