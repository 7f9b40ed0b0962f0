//! Columns of a page that end on one line: text moves from the left column to a shorter right one, and a column that
//! is still short is spread, above its headings by whole lines, so that the lines of both columns stay level, and then
//! between its paragraphs.

use std::collections::VecDeque;

use super::{
    Setter,
    fill::{fill, fill_page_from},
    flow::Flow,
};

/// Most lines that move from the left column to the right.
const MOST_MOVED: u8 = 3;
/// Most lines that stand between two paragraphs, and where there are only two.
const BETWEEN_PARAGRAPHS: [f32; 2] = [0.5, 1.0];

/// Room that is added in a column.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Spread {
    /// Above each of so many headings, the first ones, one line.
    headings: usize,
    /// Above each paragraph.
    paragraph: f32,
}

/// Two columns as they will be set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Even {
    /// Rows in each.
    pub(super) counts: [usize; 2],
    /// How each is spread.
    pub(super) spreads: [Spread; 2],
}

/// Some rows that will be one column.
struct Column<'a> {
    rows: Vec<&'a Flow>,
    grid: f32,
}

impl<'a> Column<'a> {
    fn of(rows: &'a VecDeque<Flow>, from: usize, count: usize, grid: f32) -> Self {
        Self { rows: rows.iter().skip(from).take(count).collect(), grid }
    }

    fn end(&self) -> f32 {
        let first = self.rows.first().map_or(0.0, |first| first.space);
        self.rows.iter().map(|row| row.height + row.space).sum::<f32>() - first
    }

    fn headings(&self) -> usize {
        self.rows.iter().skip(1).filter(|row| row.heading.is_some() && row.space > 0.0).count()
    }

    fn paragraphs(&self) -> usize {
        self.rows.iter().skip(1).filter(|row| row.begins).count()
    }

    /// How much it can be spread.
    #[expect(clippy::cast_precision_loss, reason = "a page has few rows")]
    fn most(&self) -> f32 {
        self.grid * self.headings() as f32 + self.between() * self.paragraphs() as f32
    }

    /// Most room between two paragraphs.
    fn between(&self) -> f32 {
        let [several, only] = BETWEEN_PARAGRAPHS;
        self.grid * if self.paragraphs() == 1 { only } else { several }
    }

    /// How it is spread by `spare`, or by as much of it as can be.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a page has few rows, and no room is negative"
    )]
    fn spread(&self, spare: f32) -> Spread {
        let lines = (spare / self.grid + 0.01).floor().max(0.0) as usize;
        let headings = lines.min(self.headings());
        let left = (spare - headings as f32 * self.grid).max(0.0);
        let paragraph =
            if self.paragraphs() == 0 { 0.0 } else { (left / self.paragraphs() as f32).min(self.between()) };
        Spread { headings, paragraph }
    }
}

impl Setter {
    /// How two columns that hold only text end together; none where floats or notes come between.
    pub(super) fn even(&self, rows: &VecDeque<Flow>, room: f32) -> Option<Even> {
        if self.geometry.columns != 2 || self.head_of_column(room).is_some() || self.notes_waiting() > 0.0 {
            return None;
        }
        let counts = |moved: u8| {
            let left = fill(rows, self.room(room - f32::from(moved) * self.geometry.grid));
            [left, fill_page_from(rows, left, self.room(room))]
        };
        let full: usize = counts(0).iter().sum();
        if rows.iter().take(full).any(|row| row.notes_height > 0.0 || self.mentions_narrow(row)) {
            return None;
        }
        let ways = (0..=MOST_MOVED).map(counts).filter(|[left, right]| *left > 0 && *right > 0 && left + right == full);
        let evened = ways.map(|counts| self.evened(rows, counts, room));
        evened.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, even)| even)
    }

    /// How far the columns still end apart, and how they are set.
    fn evened(&self, rows: &VecDeque<Flow>, counts: [usize; 2], room: f32) -> (f32, Even) {
        let [left, right] = counts;
        let columns = [(0, left), (left, right)].map(|(from, count)| Column::of(rows, from, count, self.geometry.grid));
        let ends = columns.each_ref().map(Column::end);
        let reach = columns.each_ref().map(|column| (column.end() + column.most()).min(room));
        let together = reach.into_iter().fold(f32::INFINITY, f32::min);
        let target = ends.into_iter().fold(together, f32::max);
        let apart = reach.into_iter().map(|reach| (target - reach).max(0.0)).sum();
        let spreads = columns.each_ref().map(|column| column.spread(target - column.end()));
        (apart, Even { counts, spreads })
    }

    fn mentions_narrow(&self, row: &Flow) -> bool {
        row.mentions.iter().any(|float| self.is_unplaced(*float) && !self.is_wide(*float))
    }

    /// How a column among floats is spread towards its foot.
    pub(super) fn to_foot(&self, rows: &VecDeque<Flow>, count: usize, room: f32) -> Spread {
        let column = Column::of(rows, 0, count, self.geometry.grid);
        let noted = self.notes_waiting() > 0.0 || column.rows.iter().any(|row| row.notes_height > 0.0);
        if noted || self.geometry.columns == 1 { Spread::default() } else { column.spread(room - column.end()) }
    }
}

impl Spread {
    /// Room added above a row that is not the first of its column, and what is left for those below.
    pub(super) fn above(&mut self, row: &Flow, grid: f32) -> f32 {
        if row.heading.is_some() && row.space > 0.0 && self.headings > 0 {
            self.headings -= 1;
            return grid;
        }
        if row.begins { self.paragraph } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    const GRID: f32 = 12.5;

    fn line(begins: bool) -> Flow {
        Flow { height: GRID, begins, ..Flow::default() }
    }

    fn heading() -> Flow {
        Flow { height: GRID, space: GRID, heading: Some((1, "Course".into())), keeps_next: true, ..Flow::default() }
    }

    fn column(rows: &VecDeque<Flow>) -> Column<'_> {
        Column::of(rows, 0, rows.len(), GRID)
    }

    #[test]
    fn whole_lines_go_above_headings_and_the_rest_between_paragraphs() {
        let rows = VecDeque::from([line(true), line(false), heading(), line(true), line(false), line(true)]);
        let of = column(&rows);
        assert_eq!(of.spread(GRID), Spread { headings: 1, paragraph: 0.0 });
        let [Spread { headings, paragraph }, most] = [of.spread(1.5 * GRID), of.spread(9.0 * GRID)];
        assert!(headings == 1 && (paragraph - GRID / 4.0).abs() < 0.01, "{paragraph}");
        assert_eq!(most, Spread { headings: 1, paragraph: GRID / 2.0 });
    }

    #[test]
    fn one_paragraph_is_not_spread() {
        let rows = VecDeque::from([line(true), line(false), line(false)]);
        assert_eq!((column(&rows).most(), column(&rows).spread(GRID)), (0.0, Spread::default()));
    }

    #[test]
    fn lines_move_to_a_shorter_right_column() {
        // Of eight lines five fill the left column; a heading and its two lines do not fit below the other three.
        let lines = |count: usize| std::iter::repeat_with(|| line(false)).take(count);
        let tied = Flow { keeps_next: true, ..line(true) };
        let rows: VecDeque<Flow> = lines(8).chain([heading(), tied]).chain(lines(9)).collect();
        let setter = Setter::new(&Document::default());
        let even = setter.even(&rows, 5.0 * GRID);
        assert_eq!(even, Some(Even { counts: [4, 4], spreads: [Spread::default(); 2] }));
    }
}
