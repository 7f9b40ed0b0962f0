//! Columns: of tables side by side, and of a table, as wide as what stands in them needs.

use super::{
    INSET,
    decimal::{Point, point, points},
    row::spanned_setting,
};
use crate::{
    Error,
    document::{Cell, Row, Table},
    paragraph,
};

/// Least width of a column in which words are cut: its insets and the widest letter.
const LEAST: f32 = 2.0 * INSET + 8.0;

/// Columns of a table, as many as its widest row needs.
pub(super) fn count(table: &Table) -> usize {
    let spans = |row: &Row| row.cells.iter().map(|cell| cell.span.max(1)).sum::<usize>();
    let widest = table.head.iter().chain(&table.rows).map(spans).max().unwrap_or(0);
    table.columns.len().max(widest)
}

/// Tables in columns of their shares of the width: each beside the last while they fit, else below it.
pub(super) fn beside(tables: &[Table]) -> Vec<Vec<&Table>> {
    let (mut columns, mut used): (Vec<Vec<&Table>>, f32) = (Vec::new(), 0.0);
    for table in tables {
        match columns.last_mut() {
            Some(last) if used + table.share > 1.001 => last.push(table),
            _ => {
                used += table.share;
                columns.push(vec![table]);
            }
        }
    }
    columns
}

/// What a column asks for: the least that cuts no word, and what needs no second line.
#[derive(Clone, Copy)]
struct Need {
    least: f32,
    natural: f32,
}

/// The columns of a table.
pub(super) struct Widths {
    /// Width of each.
    pub(super) columns: Vec<f32>,
    points: Vec<Option<Point>>,
}

impl Widths {
    /// Widths that together are `width`; none if not even a letter fits into each.
    pub(super) fn of(table: &Table, width: f32) -> Result<Option<Self>, Error> {
        let points = points(table, count(table))?;
        let needs = needs(table, &points)?;
        let columns = widths(&needs, width);
        let holds = |(own, need): (&f32, &Need)| *own + 0.1 >= need.least.min(LEAST);
        Ok(columns.iter().zip(&needs).all(holds).then_some(Self { columns, points }))
    }

    /// Width of `span` columns from one on.
    pub(super) fn over(&self, column: usize, span: usize) -> f32 {
        self.columns.iter().skip(column).take(span).sum()
    }

    /// How far in a number begins, so that its decimal point stands under the others.
    pub(super) fn hung(&self, table: &Table, column: usize, cell: &Cell) -> Result<Option<f32>, Error> {
        let (Some(most), Some(own)) = (self.points.get(column).copied().flatten(), point(table, column, cell)?) else {
            return Ok(None);
        };
        let room = self.over(column, 1) - 2.0 * INSET;
        // Where the column is too narrow its cells are wrapped, and end at right.
        Ok((most.width() <= room).then_some(room - most.after - own.before))
    }
}

/// Widths that together are `width`. Where words must be cut, the longest are.
fn widths(needs: &[Need], width: f32) -> Vec<f32> {
    let natural: f32 = needs.iter().map(|need| need.natural).sum();
    let least: f32 = needs.iter().map(|need| need.least).sum();
    if natural <= width {
        return needs.iter().map(|need| need.natural * width / natural).collect();
    }
    if least >= width {
        let cut: Vec<Need> = needs.iter().map(|need| Need { least: 0.0, natural: need.least }).collect();
        return shared(&cut, width);
    }
    shared(needs, width)
}

/// No column is wider than it asks for; those that ask for more than fits get equally much, but never too little.
fn shared(needs: &[Need], width: f32) -> Vec<f32> {
    let at = |level: f32| needs.iter().map(move |need| need.natural.min(level.max(need.least)));
    let (mut low, mut high) = (0.0, width);
    for _ in 0..24 {
        let middle = f32::midpoint(low, high);
        if at(middle).sum::<f32>() <= width { low = middle } else { high = middle }
    }
    at(low).collect()
}

fn needs(table: &Table, points: &[Option<Point>]) -> Result<Vec<Need>, Error> {
    let mut needs = vec![Need { least: 2.0 * INSET, natural: 2.0 * INSET }; count(table)];
    let rows = table.head.iter().map(|row| (row, true)).chain(table.rows.iter().map(|row| (row, false)));
    let mut spanned = Vec::new();
    for (row, head) in rows {
        let mut column = 0;
        for cell in &row.cells {
            let span = cell.span.max(1);
            // A little more than measured, so that rounding breaks no line.
            let (least, natural) = paragraph::widths(&cell.runs, &spanned_setting(table, row, column, cell, head))?;
            let need = Need { least: least + 2.0 * INSET + 0.5, natural: natural + 2.0 * INSET + 0.5 };
            match needs.get_mut(column) {
                Some(own) if span == 1 => widen(own, need),
                _ => spanned.push((column, span, need)),
            }
            column += span;
        }
    }
    for (own, point) in needs.iter_mut().zip(points) {
        let both = point.map_or(0.0, |point| point.width() + 2.0 * INSET + 0.5);
        widen(own, Need { least: both, natural: both });
    }
    for (column, span, need) in spanned {
        over(&mut needs, column, span, need);
    }
    // A cell over several columns may have left one with more that cannot be cut than it has in all.
    needs.iter_mut().for_each(|need| need.natural = need.natural.max(need.least));
    Ok(needs)
}

fn widen(own: &mut Need, need: Need) {
    own.least = own.least.max(need.least);
    own.natural = own.natural.max(need.natural);
}

/// What a cell over several columns lacks is shared among them; one over all columns asks for nothing.
fn over(needs: &mut [Need], column: usize, span: usize, need: Need) {
    if span >= needs.len() {
        return;
    }
    let Some(under) = needs.get_mut(column..column + span) else { return };
    let natural: f32 = under.iter().map(|own| own.natural).sum();
    let least: f32 = under.iter().map(|own| own.least).sum();
    #[expect(clippy::cast_precision_loss, reason = "few columns are spanned")]
    let parts = span as f32;
    for own in under {
        own.natural += (need.natural - natural).max(0.0) / parts;
        own.least += (need.least - least).max(0.0) / parts;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::{Cell, Column},
        table::row::setting,
    };

    fn table(rows: &[&[&str]]) -> Table {
        let row =
            |cells: &&[&str]| Row { cells: cells.iter().map(|text| Cell::plain(*text)).collect(), ..Row::default() };
        Table { rows: rows.iter().map(row).collect(), columns: vec![Column::default(); 3], ..Table::default() }
    }

    #[test]
    fn short_columns_are_not_squeezed_by_a_long_one() {
        let long = "a finding that is described at such length that it must be set in several lines of its cell";
        let table = table(&[&["1", "Clinical information", long]]);
        let widths = Widths::of(&table, 200.0).unwrap().unwrap().columns;
        let (_, natural) = paragraph::widths(&table.rows[0].cells[1].runs, &setting(&table, 1, false)).unwrap();
        assert!(widths[1] >= natural, "{widths:?}");
        assert!((widths.iter().sum::<f32>() - 200.0).abs() < 0.1);
    }

    #[test]
    fn a_table_that_does_not_fit_beside_stands_below() {
        let table = |share| Table { share, ..Table::default() };
        let shares = |tables: &[Table]| beside(tables).iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(shares(&[table(0.6), table(0.4), table(0.4)]), [1, 2]);
        assert_eq!(shares(&[table(0.5), table(0.5)]), [1, 1]);
    }

    #[test]
    fn a_row_with_more_cells_than_columns_gets_its_columns() {
        let table = table(&[&["a", "b", "c", "d"]]);
        assert_eq!(Widths::of(&table, 100.0).unwrap().unwrap().columns.len(), 4);
    }
}
