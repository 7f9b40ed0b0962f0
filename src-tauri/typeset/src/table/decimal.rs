//! Numbers under one another: their decimal points in one line, signs hung before and fractions and units after.

use super::row::setting;
use crate::{
    Error,
    document::{Align, Cell, Run, Table},
    paragraph,
};

/// Widths before and after the decimal point.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Point {
    pub(super) before: f32,
    pub(super) after: f32,
}

impl Point {
    /// Room for both numbers.
    fn joined(self, other: Self) -> Self {
        Self { before: self.before.max(other.before), after: self.after.max(other.after) }
    }

    pub(super) fn width(self) -> f32 {
        self.before + self.after
    }
}

/// The most that stands before and after the points of each column; none where the column is not so aligned.
pub(super) fn points(table: &Table, count: usize) -> Result<Vec<Option<Point>>, Error> {
    let mut points: Vec<Option<Point>> = vec![None; count];
    for row in &table.rows {
        let mut column = 0;
        for cell in &row.cells {
            let own = point(table, column, cell)?;
            if let (Some(most), Some(own)) = (points.get_mut(column), own) {
                *most = Some(most.unwrap_or_default().joined(own));
            }
            column += cell.span.max(1);
        }
    }
    Ok(points)
}

/// Where the decimal point of a cell is; none for a cell of another column, or over several.
pub(super) fn point(table: &Table, column: usize, cell: &Cell) -> Result<Option<Point>, Error> {
    let decimal = table.columns.get(column).is_some_and(|column| column.align == Align::Decimal);
    if !decimal || cell.span > 1 {
        return Ok(None);
    }
    let text: String = cell.runs.iter().map(|run| run.text.as_str()).collect();
    let before = cut(&cell.runs, whole_part(&text));
    let setting = setting(table, column, false);
    let (_, whole) = paragraph::widths(&cell.runs, &setting)?;
    let (_, before) = paragraph::widths(&before, &setting)?;
    Ok(Some(Point { before, after: (whole - before).max(0.0) }))
}

/// Bytes of `text` up to the end of the whole part of its first number; all of it if it holds none.
fn whole_part(text: &str) -> usize {
    let Some(first) = text.find(|c: char| c.is_ascii_digit()) else { return text.len() };
    let mut end = first;
    let mut rest = text.get(first..).unwrap_or_default().char_indices().peekable();
    while let Some((at, character)) = rest.next() {
        // A comma between digits parts thousands.
        let parts = character == ',' && rest.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if !character.is_ascii_digit() && !parts {
            break;
        }
        end = first + at + character.len_utf8();
    }
    end
}

/// The first `length` bytes of runs.
fn cut(runs: &[Run], mut length: usize) -> Vec<Run> {
    let mut out = Vec::new();
    for run in runs {
        let text = run.text.get(..length.min(run.text.len())).unwrap_or(&run.text);
        out.push(Run { text: text.to_owned(), ..run.clone() });
        length -= text.len().min(length);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_cut_at_its_point() {
        let before = |text: &'static str| &text[..whole_part(text)];
        assert_eq!(
            ["12.5 cm", "8,100 mg/m²", "≥ 11", "≈ 0.5", "n.r.", "3, 4"].map(before),
            ["12", "8,100", "≥ 11", "≈ 0", "n.r.", "3"]
        );
    }

    #[test]
    fn a_number_may_be_in_several_runs() {
        let cut = cut(&[Run::plain("≈ "), Run::plain("12.5"), Run::plain(" cm")], "≈ 12".len());
        assert_eq!(cut.iter().map(|run| run.text.as_str()).collect::<String>(), "≈ 12");
    }
}
