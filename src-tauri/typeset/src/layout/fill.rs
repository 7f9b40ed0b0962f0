//! How many rows a column takes, and how the last page is balanced.

use std::collections::VecDeque;

use super::flow::Flow;
use crate::style::GRID;

/// What may not be parted is parted all the same where it is taller than this, rather than leave columns empty.
const TALLEST_TIED: f32 = 40.0 * GRID;

/// Rows that fit into `room`, ending where a column may end.
pub(super) fn fill(rows: &VecDeque<Flow>, room: f32) -> usize {
    fill_from(rows, 0, room)
}

/// The same for the last column of a page, which does not end within a word.
pub(super) fn fill_page(rows: &VecDeque<Flow>, room: f32) -> usize {
    let count = fill(rows, room);
    let may_end = |count: &usize| rows.get(count - 1).is_some_and(|row| !row.keeps_next && !row.hyphenated);
    (1..=count).rev().take(3).find(may_end).unwrap_or(count)
}

/// Rows that two columns of `room` take together.
pub(super) fn two_columns(rows: &VecDeque<Flow>, room: f32) -> usize {
    let left = fill_from(rows, 0, room);
    left + fill_from(rows, left, room)
}

fn fill_from(rows: &VecDeque<Flow>, from: usize, room: f32) -> usize {
    let (mut used, mut inside, mut fitting) = (0.0, 0, 0);
    for (index, row) in rows.iter().skip(from).enumerate() {
        used += row.height + if index == 0 { 0.0 } else { row.space };
        if used > room + 0.01 {
            break;
        }
        inside = index + 1;
        if !row.keeps_next {
            fitting = inside;
        }
    }
    if fitting == 0 && tied_height(rows, from) > TALLEST_TIED { inside } else { fitting }
}

/// Height of the rows that may not be parted.
fn tied_height(rows: &VecDeque<Flow>, from: usize) -> f32 {
    let tied = rows.iter().skip(from).take_while(|row| row.keeps_next).count() + 1;
    rows.iter().skip(from).take(tied).map(|row| row.height).sum()
}

/// The least height of the left column with which two columns of at most `room` hold all rows; none if they cannot.
pub(super) fn balance(rows: &VecDeque<Flow>, room: f32) -> Option<f32> {
    let most = 2.0 * room + 10.0 * GRID;
    let mut total = 0.0;
    for row in rows {
        total += row.height + row.space;
        // Long before the last page it is plain that the rows do not fit.
        if total > most {
            return None;
        }
    }
    let mut height = (total / 2.0 / GRID).floor() * GRID;
    while height <= room {
        let left = fill_from(rows, 0, height);
        let right_fits = fill_from(rows, left, height.max(room.min(height + 2.0 * GRID))) == rows.len() - left;
        if left > 0 && right_fits {
            return Some(height);
        }
        height += GRID / 2.0;
    }
    None
}
