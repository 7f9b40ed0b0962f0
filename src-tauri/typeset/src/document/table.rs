//! Tables.

use super::Run;

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Part of the float's width it takes, when several stand side by side; 1 for all. One that no longer fits beside
    /// the others stands below the last.
    pub share: f32,
    /// Columns.
    pub columns: Vec<Column>,
    /// Header rows.
    pub head: Vec<Row>,
    /// Rows.
    pub rows: Vec<Row>,
    /// Notes below, one paragraph each.
    pub notes: Vec<Vec<Run>>,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Column {
    /// Where its cells stand.
    pub align: Align,
}

/// Where a cell's text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// At left.
    #[default]
    Left,
    /// At right, for numbers.
    Right,
    /// Decimal points under one another, for numbers of unlike precision; signs hang before, units after. A cell
    /// without a number ends where a point would be.
    Decimal,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Its cells; together their spans fill the columns.
    pub cells: Vec<Cell>,
    /// Rule above.
    pub rule: Rule,
    /// Whether it is a total, set on a tint.
    pub total: bool,
}

/// Rule above a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rule {
    /// None.
    #[default]
    None,
    /// A hairline, between groups.
    Hair,
    /// A thin rule, above totals.
    Thin,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its text.
    pub runs: Vec<Run>,
    /// Columns it spans.
    pub span: usize,
    /// Whether it heads its row.
    pub heads_row: bool,
}

impl Cell {
    /// A cell of plain text in one column.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { runs: vec![Run::plain(text)], span: 1, heads_row: false }
    }

    /// A cell of one column.
    pub fn runs(runs: Vec<Run>) -> Self {
        Self { runs, span: 1, heads_row: false }
    }

    /// The same cell over several columns.
    #[must_use]
    pub fn over(self, span: usize) -> Self {
        Self { span, ..self }
    }
}
