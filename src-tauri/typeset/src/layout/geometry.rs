//! Measures of the page: all of them follow from the form of the document.

use crate::{
    document::{Form, Layout},
    paragraph::{Ends, Setting},
    style::MM,
};

/// Distance of baselines in the journal's body, which other leadings are given for.
const JOURNAL_GRID: f32 = 12.5;
/// Size of the journal's body, which other sizes are given for.
const JOURNAL_SIZE: f32 = 10.0;

/// Measures of the pages of a document, in points.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Geometry {
    /// Left edge of the text block.
    pub(crate) left: f32,
    /// Top edge of the text block.
    pub(crate) top: f32,
    /// Width of the text block.
    pub(crate) width: f32,
    /// Height of the text block: whole lines of the grid.
    pub(crate) height: f32,
    /// How many columns there are.
    pub(crate) columns: u8,
    /// Width of a column.
    pub(crate) column: f32,
    /// Leading of the body: the grid.
    pub(crate) grid: f32,
    /// For a reviewer: wide floats only, the front as text, lines numbered in the margin.
    pub(crate) review: bool,
    /// Left edge of the first column.
    first: f32,
    /// Size of the body.
    size: f32,
}

impl Geometry {
    /// The measures of a form.
    pub(crate) fn of(form: Form) -> Self {
        /// Top and foot margins.
        const OUTSIDE: f32 = (24.0 + 26.0) * MM;
        /// How much further in the text of a reviewer's page begins than it ends, for the numbers of its lines.
        const NUMBERS: f32 = 4.0 * MM;
        let (page, high) = form.paper.size();
        let width = form.width() * MM;
        let middle = (page - width) / 2.0;
        let journal = Self {
            left: middle,
            top: 24.0 * MM,
            width,
            height: ((high - OUTSIDE) / JOURNAL_GRID).floor() * JOURNAL_GRID,
            columns: 2,
            column: 82.0 * MM,
            grid: JOURNAL_GRID,
            review: false,
            first: middle,
            size: JOURNAL_SIZE,
        };
        match form.layout {
            Layout::TwoColumns => journal,
            Layout::OneColumn => {
                let column = 124.0 * MM;
                Self { columns: 1, column, first: middle + width - column, ..journal }
            }
            Layout::Review => {
                let (left, grid) = (middle + NUMBERS / 2.0, 20.0);
                let height = ((high - OUTSIDE) / grid).floor() * grid;
                Self { left, height, columns: 1, column: width, grid, review: true, first: left, size: 12.0, ..journal }
            }
        }
    }

    /// Left edge of column `index`.
    pub(crate) fn column_left(&self, index: u8) -> f32 {
        const GUTTER: f32 = 6.0 * MM;
        self.first + f32::from(index) * (self.column + GUTTER)
    }

    /// Left edge and width of a float.
    pub(crate) fn float(&self, wide: bool) -> (f32, f32) {
        if wide || self.review { (self.left, self.width) } else { (self.first, self.column) }
    }

    /// Size that is `size` points in the journal.
    pub(crate) fn sized(&self, size: f32) -> f32 {
        size * self.size / JOURNAL_SIZE
    }

    /// Distance that is `distance` points in the journal.
    pub(crate) fn spaced(&self, distance: f32) -> f32 {
        distance * self.grid / JOURNAL_GRID
    }

    /// Indent of a paragraph's first line.
    pub(crate) fn indent(&self, indented: bool) -> f32 {
        if indented { self.sized(11.0) } else { 0.0 }
    }

    /// How far the entries of the list of references hang beside their labels.
    pub(crate) fn hang(&self) -> f32 {
        self.sized(5.4 * MM)
    }

    /// Setting of a reference.
    pub(crate) fn reference(&self) -> Setting {
        Setting::serif(self.sized(8.4), self.spaced(10.0), Ends::Ragged)
    }

    /// Setting of running text.
    pub(crate) fn body(&self) -> Setting {
        Setting::serif(self.size, self.grid, if self.review { Ends::Ragged } else { Ends::Justified })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Paper;

    #[test]
    fn every_form_stands_on_its_paper_in_whole_lines() {
        for paper in [Paper::A4, Paper::Letter] {
            for layout in [Layout::TwoColumns, Layout::OneColumn, Layout::Review] {
                let geometry = Geometry::of(Form { paper, layout });
                let (wide, high) = paper.size();
                let lines = geometry.height / geometry.grid;
                assert!((lines - lines.round()).abs() < 1e-3, "{paper:?} {layout:?}: {lines} lines");
                let right = geometry.column_left(geometry.columns - 1) + geometry.column;
                assert!((right - geometry.left - geometry.width).abs() < 0.01, "{paper:?} {layout:?}");
                assert!(geometry.left >= 20.0 * MM - 0.01 && right <= wide - 20.0 * MM + 0.01);
                let foot = high - geometry.top - geometry.height;
                assert!((24.0 * MM..=30.0 * MM).contains(&foot), "{paper:?} {layout:?}: foot of {} mm", foot / MM);
            }
        }
    }

    #[test]
    fn the_margins_of_a_reviewers_page_are_27_and_23_mm() {
        let geometry = Geometry::of(Form { paper: Paper::A4, layout: Layout::Review });
        assert!((geometry.left / MM - 27.0).abs() < 0.01 && (geometry.width / MM - 160.0).abs() < 0.01);
    }
}
