//! How many rows a column takes, and how the last page is balanced.

use std::collections::VecDeque;

use super::flow::Flow;

/// What may not be parted is parted all the same where it is taller than this part of a column, rather than leave
/// columns empty.
const TALLEST_TIED: f32 = 0.7;

/// Space that parts notes from the text above: a rule stands in it.
pub(super) const ABOVE_NOTES: f32 = 9.0;

/// A column to be filled.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// Height for rows and the notes below them.
    pub(super) height: f32,
    /// Height of notes that an earlier column had no room for.
    pub(super) carried: f32,
}

impl Room {
    pub(super) fn of(height: f32) -> Self {
        Self { height, carried: 0.0 }
    }
}

/// Height of notes with what parts them from the text.
pub(super) fn with_rule(notes: f32) -> f32 {
    if notes > 0.0 { notes + ABOVE_NOTES } else { 0.0 }
}

/// Rows that fit into `room`, ending where a column may end.
pub(super) fn fill(rows: &VecDeque<Flow>, room: Room) -> usize {
    fill_from(rows, 0, room)
}

/// The same for the last column of a page, which does not end within a word.
pub(super) fn fill_page(rows: &VecDeque<Flow>, room: Room) -> usize {
    fill_page_from(rows, 0, room)
}

/// The same after the first `from` rows.
pub(super) fn fill_page_from(rows: &VecDeque<Flow>, from: usize, room: Room) -> usize {
    let count = fill_from(rows, from, room);
    let may_end = |count: &usize| rows.get(from + count - 1).is_some_and(|row| !row.keeps_next && !row.hyphenated);
    (1..=count).rev().take(3).find(may_end).unwrap_or(count)
}

/// Rows that `columns` columns of `room` take together.
pub(super) fn fill_all(rows: &VecDeque<Flow>, columns: u8, room: Room) -> usize {
    (0..columns).fold(0, |from, _| from + fill_from(rows, from, room))
}

fn fill_from(rows: &VecDeque<Flow>, from: usize, room: Room) -> usize {
    let (mut used, mut notes, mut inside, mut fitting) = (0.0, room.carried, 0, 0);
    for (index, row) in rows.iter().skip(from).enumerate() {
        used += row.height + if index == 0 { 0.0 } else { row.space };
        notes += row.notes_height;
        if used + with_rule(notes) > room.height + 0.01 {
            break;
        }
        inside = index + 1;
        if !row.keeps_next {
            fitting = inside;
        }
    }
    if fitting == 0 && tied_height(rows, from) > TALLEST_TIED * room.height { inside } else { fitting }
}

/// Height of the rows that may not be parted.
fn tied_height(rows: &VecDeque<Flow>, from: usize) -> f32 {
    let tied = rows.iter().skip(from).take_while(|row| row.keeps_next).count() + 1;
    rows.iter().skip(from).take(tied).map(|row| row.height).sum()
}

/// A way to part the last rows between the columns of a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Split {
    /// Rows in the first column.
    pub(super) count: usize,
    /// Where the text of each column ends.
    pub(super) ends: [f32; 2],
}

/// The split with which two columns, whose heads are taken up to `heads`, end as close together as can be, the left
/// one lower if either; none if all rows do not fit into `rooms`.
pub(super) fn balance(rows: &VecDeque<Flow>, heads: [f32; 2], rooms: [Room; 2]) -> Option<Split> {
    let most: f32 = rooms.iter().map(|room| room.height).sum();
    let (mut total, mut notes) = (0.0, 0.0);
    for row in rows {
        total += row.height + row.space;
        notes += row.notes_height;
        if total > most + 2.0 * row.space + 2.0 * row.height {
            return None;
        }
    }
    let [left_room, right_room] = rooms;
    let [left_head, right_head] = heads;
    let (mut best, mut left, mut left_notes) = (None::<Split>, 0.0, 0.0);
    for (index, row) in rows.iter().enumerate() {
        left += row.height + if index == 0 { 0.0 } else { row.space };
        left_notes += row.notes_height;
        if left + with_rule(left_notes + left_room.carried) > left_room.height + 0.01 {
            break;
        }
        if row.keeps_next && index + 1 < rows.len() {
            continue;
        }
        let below = rows.get(index + 1).map_or(0.0, |next| next.space);
        let first = rows.front().map_or(0.0, |first| first.space);
        let right = (total - first - left - below).max(0.0);
        if right + with_rule(notes - left_notes) > right_room.height + 0.01 {
            continue;
        }
        let split = Split { count: index + 1, ends: [left_head + left, right_head + right] };
        if best.is_none_or(|best| split.is_better(best)) {
            best = Some(split);
        }
    }
    best
}

impl Split {
    fn is_better(self, other: Self) -> bool {
        // The text turns the page at right: a longer left column looks like one that is full.
        let uneven =
            |Self { ends: [left, right], .. }: Self| (left - right).abs() + if right > left { 0.1 } else { 0.0 };
        uneven(self) <= uneven(other)
    }
}
