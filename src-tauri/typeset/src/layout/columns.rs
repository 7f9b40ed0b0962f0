//! The columns of a page.

use std::collections::VecDeque;

use super::{
    Setter,
    even::{Even, Spread},
    fill::{Room, Split, balance, fill, fill_page},
    flow::Flow,
    place::lowest,
};
use crate::draw::{Heading, Place, Region};

/// Least lines of text in a column that also holds a float.
pub(super) const LEAST_LINES: f32 = 4.0;

/// How the last page is set.
pub(super) struct Ending {
    split: Split,
    /// Floats at the heads of the columns.
    heads: [Option<(usize, f32)>; 2],
}

impl Setter {
    /// Fills the columns.
    pub(super) fn columns(&mut self, rows: &mut VecDeque<Flow>, top: f32, room: f32) {
        let Some(Even { counts, spreads }) = self.even(rows, room) else {
            return (0..self.geometry.columns).for_each(|column| self.column(rows, column, top, room));
        };
        for ((column, count), spread) in (0..).zip(counts).zip(spreads) {
            self.rows(rows, count, (self.geometry.column_left(column), top, 0.0), spread);
        }
    }

    /// How the page ends the text, if it does.
    pub(super) fn ending(&self, rows: &VecDeque<Flow>, room: f32) -> Option<Ending> {
        if self.geometry.columns == 1 {
            let count = fill(rows, self.room(room));
            let split = || Split { count, ends: [text_height(rows), 0.0] };
            return (count == rows.len()).then(|| Ending { split: split(), heads: [None, None] });
        }
        // A float too tall to stand above text is left for after it.
        let stands = |(_, height)| height <= room - LEAST_LINES * self.geometry.grid;
        let heads = if self.next_waiting(false).is_some_and(stands) { self.narrow_heads()? } else { [None, None] };
        let taken = heads.map(|head| head.map_or(0.0, |(_, height)| height));
        let [left, right] = taken.map(|head| Room::of(room - head));
        let split = balance(rows, taken, [Room { carried: self.notes_waiting(), ..left }, right])?;
        (!self.narrow_fit_only_among(rows, split.ends, room)).then_some(Ending { split, heads })
    }

    /// The last rows. Returns where they end.
    pub(super) fn end(&mut self, rows: &mut VecDeque<Flow>, top: f32, Ending { split, heads }: Ending) -> f32 {
        let mut end = top;
        let room = self.geometry.height - top;
        let counts = [split.count, rows.len() - split.count];
        for ((column, count), head) in (0..self.geometry.columns).zip(counts).zip(heads) {
            let x = self.geometry.column_left(column);
            if let Some((index, _)) = head {
                self.take_part(index, column, self.geometry.top + top);
            }
            let used = head.map_or(0.0, |(_, height)| height);
            let used = self.rows(rows, count, (x, top, used), Spread::default());
            let noted = self.notes_below(x, top + used, top + room);
            end = end.max(if noted { self.geometry.height } else { top + used });
        }
        end
    }

    /// One column: a narrow float that waits at its head, rows, or a narrow float that they mention at its foot.
    fn column(&mut self, rows: &mut VecDeque<Flow>, column: u8, top: f32, room: f32) {
        let x = self.geometry.column_left(column);
        let head = self.narrow_head(column, top, room);
        let foot = if head > 0.0 { None } else { self.narrow_foot(rows, room) };
        let space = room - head - foot.map_or(0.0, |(_, height)| height);
        let turns = column + 1 == self.geometry.columns;
        let count = if turns { fill_page(rows, self.room(space)) } else { fill(rows, self.room(space)) };
        // In an empty column at least one row is set, whatever its height, so that nothing waits for ever.
        let count = if space >= self.geometry.height { count.max(1) } else { count };
        let spread = if count == rows.len() { Spread::default() } else { self.to_foot(rows, count, space) };
        let used = self.rows(rows, count, (x, top, head), spread);
        self.notes_below(x, top + used, top + head + space);
        if let Some((index, _)) = foot {
            self.take_part_above(index, column, self.geometry.top + top + room);
        }
    }

    /// The narrow float that comes next, if it stands at the head of a column.
    pub(super) fn head_of_column(&self, room: f32) -> Option<(usize, f32)> {
        // What would fit nowhere else gets a column to itself.
        let fits = |height| height <= room - LEAST_LINES * self.geometry.grid || room >= self.geometry.height;
        self.next_waiting(false).filter(|(_, height)| fits(*height))
    }

    fn narrow_head(&mut self, column: u8, top: f32, room: f32) -> f32 {
        let Some((index, height)) = self.head_of_column(room) else { return 0.0 };
        self.take_part(index, column, self.geometry.top + top);
        height
    }

    fn narrow_foot(&self, rows: &VecDeque<Flow>, room: f32) -> Option<(usize, f32)> {
        let on_page = fill(rows, self.room(room));
        let (row, index) = self.first_mention(rows, on_page).filter(|(_, index)| self.is_next(*index))?;
        let height = self.part_height(index).filter(|_| !self.is_wide(index))?;
        let space = room - height;
        let stays = || row < fill(rows, self.room(space));
        (space >= LEAST_LINES * self.geometry.grid && stays()).then_some((index, height))
    }

    /// Floats for the heads of the two columns of a last page; none if more wait than those can hold. One that comes
    /// after a wide one which waits is left for after the text.
    fn narrow_heads(&self) -> Option<[Option<(usize, f32)>; 2]> {
        let wide_before =
            |index: usize| self.waiting.iter().any(|other| self.is_wide(*other) && self.precedes(*other, index));
        let mut narrow: Vec<usize> = self.waiting.iter().copied().filter(|index| !self.is_wide(*index)).collect();
        narrow.retain(|index| !wide_before(*index));
        narrow.sort_unstable();
        let mut narrow = narrow.into_iter();
        let mut next = || {
            let Some(index) = narrow.next() else { return Some(None) };
            self.part_height(index).filter(|_| self.is_whole(index)).map(|height| Some((index, height)))
        };
        let heads = [next()?, next()?];
        narrow.next().is_none().then_some(heads)
    }

    /// Whether a last page that is filled would hold narrow floats that `rows` mention, and one that is balanced would
    /// not: among the text there is room for them, below it there is none.
    fn narrow_fit_only_among(&self, rows: &VecDeque<Flow>, ends: [f32; 2], room: f32) -> bool {
        let mut mentioned: Vec<usize> = rows.iter().flat_map(|row| row.mentions.iter().copied()).collect();
        mentioned.retain(|index| !self.is_wide(*index) && self.is_unplaced(*index) && !self.waiting.contains(index));
        mentioned.sort_unstable();
        mentioned.dedup();
        let heights: Vec<f32> = mentioned.iter().filter_map(|index| self.part_height(*index)).collect();
        let among = text_height(rows) + heights.iter().sum::<f32>() <= 2.0 * room - LEAST_LINES * self.geometry.grid;
        let in_turn = mentioned.iter().all(|index| {
            let wide_before = |other| self.is_wide(other) && self.is_unplaced(other) && self.precedes(other, *index);
            !(0..*index).any(wide_before) && self.is_whole(*index)
        });
        let noted = rows.iter().any(|row| row.notes_height > 0.0) || self.notes_waiting() > 0.0;
        !heights.is_empty() && in_turn && among && (noted || !fit_below(&heights, ends, room))
    }

    /// A column for rows, and for the notes that wait, which leave it at least half.
    pub(super) fn room(&self, height: f32) -> Room {
        Room { height, carried: self.notes_waiting().min(height / 2.0) }
    }

    /// Places `count` rows in a column at `x` below `top` that is `used` already. Returns the height used.
    fn rows(
        &mut self,
        rows: &mut VecDeque<Flow>,
        count: usize,
        (x, top, mut used): (f32, f32, f32),
        mut spread: Spread,
    ) -> f32 {
        for index in 0..count {
            let Some(row) = rows.pop_front() else { break };
            used += if index == 0 { 0.0 } else { row.space + spread.above(&row, self.geometry.grid) };
            let height = row.height;
            self.row(row, x, self.geometry.top + top + used);
            used += height;
        }
        used
    }

    fn row(&mut self, row: Flow, x: f32, y: f32) {
        let page = self.pages.len() - 1;
        let place = Place { page, y };
        if let Some((level, text)) = row.heading.filter(|(_, text)| !text.is_empty()) {
            self.outline.push(Heading { level, text, place });
        }
        self.anchors.extend(row.anchors.into_iter().map(|target| (target, place)));
        for (source, (left, right)) in row.sources {
            let area = [x + left, y, x + right, y + row.height];
            self.regions.push(Region { page, area, edge: x, source });
        }
        for float in row.mentions {
            if self.is_unplaced(float) && !self.waiting.contains(&float) {
                self.waiting.push_back(float);
            }
        }
        self.notes.extend(row.notes);
        if self.geometry.review {
            self.numbered.push(Place { page, y: y + row.baseline });
        }
        self.put(row.laid, x, y);
    }
}

/// Whether floats of these heights fit below columns that end at `ends`.
fn fit_below(heights: &[f32], ends: [f32; 2], room: f32) -> bool {
    let mut ends = [ends.into_iter().fold(0.0, f32::max); 2];
    heights.iter().all(|height| {
        let (column, end) = lowest(ends);
        if let Some(slot) = ends.get_mut(column) {
            *slot = end + height;
        }
        end + height <= room
    })
}

/// Height of all rows in one column.
fn text_height(rows: &VecDeque<Flow>) -> f32 {
    let first = rows.front().map_or(0.0, |first| first.space);
    rows.iter().map(|row| row.height + row.space).sum::<f32>() - first
}
