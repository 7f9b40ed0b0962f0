//! A row: its cells wrapped and laid beside each other, in parts where it is taller than a page.

use super::{
    INSET, ROW_INSET,
    columns::Widths,
    heads::{Heads, Placed},
};
use crate::{
    Error,
    document::{Align, Cell, Row, Rule, Run, Table},
    draw::{Draw, Laid, NodeId, Tree},
    paragraph::{Ends, Paragraph, Setting, paragraph},
    scene::rectangle,
    style::{HAIR, INK, TINT},
};

/// Distance of the baselines of a cell.
const LEADING: f32 = 9.4;

/// Part of a table that a row belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Headings over several columns.
    Spanner,
    /// The row of headings next to the body.
    Head,
    /// All below.
    Body,
}

impl Part {
    fn is_head(self) -> bool {
        self != Self::Body
    }
}

pub(super) fn setting(table: &Table, column: usize, head: bool) -> Setting {
    let base = Setting::sans(7.2, LEADING);
    let base = if head { base.in_face(base.strong) } else { base };
    let numbers = table.columns.get(column).is_some_and(|column| column.align != Align::Left);
    Setting { ends: if numbers { Ends::Right } else { Ends::Ragged }, tabular: numbers, ..base }
}

/// Setting of a cell over several columns: a total stands under its last column, all else at left.
pub(super) fn spanned_setting(table: &Table, row: &Row, column: usize, cell: &Cell, head: bool) -> Setting {
    match cell.span {
        0 | 1 => setting(table, column, head),
        span if row.total => setting(table, column + span - 1, head),
        _ => Setting { ends: Ends::Ragged, tabular: false, ..setting(table, column, head) },
    }
}

/// The cells of a row, which together span exactly `count` columns: PDF/UA asks for regular tables.
fn regular(row: &Row, count: usize) -> Vec<Cell> {
    let mut left = count;
    let mut cells = Vec::with_capacity(row.cells.len());
    for cell in &row.cells {
        let span = cell.span.max(1).min(left);
        if span > 0 {
            cells.push(cell.clone().over(span));
        }
        left -= span;
    }
    if left > 0 {
        cells.push(Cell::runs(Vec::<Run>::new()).over(left));
    }
    cells
}

/// A cell with its text broken into lines.
struct Set {
    text: Paragraph,
    x: f32,
    node: NodeId,
}

/// Lays out a row, in parts none of which is taller than `tallest`.
pub(super) fn lay_row(
    table: &Table,
    row: &Row,
    widths: &Widths,
    (part, tallest): (Part, f32),
    tree: &mut Tree,
    (group, heads): (NodeId, &mut Heads),
) -> Result<Vec<Laid>, Error> {
    let node = tree.add("TR", Some(group));
    let (mut cells, mut placed): (Vec<Set>, Vec<Placed>) = Default::default();
    let (mut x, mut column) = (0.0, 0);
    for cell in &regular(row, widths.columns.len()) {
        let wide = widths.over(column, cell.span);
        let mut setting = spanned_setting(table, row, column, cell, part.is_head());
        let mut shift = 0.0;
        if let Some(at) = widths.hung(table, column, cell)?.filter(|_| !part.is_head()) {
            (setting.ends, shift) = (Ends::Ragged, at);
        }
        let text = paragraph(&cell.runs, &setting, (wide - 2.0 * INSET - shift + 0.25).max(1.0))?;
        let node = cell_node(cell, part.is_head(), tree, node);
        cells.push(Set { text, x: x + INSET + shift, node });
        let (columns, blank) = (column..column + cell.span, cell.runs.iter().all(Run::is_blank));
        placed.push(Placed { node, columns, heads_row: cell.heads_row, blank });
        x += wide;
        column += cell.span;
    }
    if part.is_head() {
        heads.head(&placed);
    } else {
        heads.body(&placed, tree);
    }
    let lines = cells.iter().map(|cell| cell.text.lines.len()).max().unwrap_or(0).max(1);
    let mut parts = Vec::new();
    for from in (0..lines).step_by(lines_in(tallest)) {
        let count = lines_in(tallest).min(lines - from);
        let mut laid = ground(row, x, count, from == 0);
        for cell in &cells {
            // Header cells stand at the foot of their row.
            let above = if part == Part::Head { lines - cell.text.lines.len() } else { 0 };
            for line in from.max(above)..(from + count).min(above + cell.text.lines.len()) {
                let text = cell.text.line(line - above, tree, Some(cell.node));
                laid.put(text, cell.x, ROW_INSET + height_of(line - from));
            }
        }
        parts.push(laid);
    }
    if let Some(last) = parts.last_mut().filter(|_| part == Part::Spanner) {
        spanner_rules(last, row, &widths.columns);
    }
    Ok(parts)
}

/// Lines of cells that a row of a height holds.
fn lines_in(height: f32) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a page has few lines")]
    let lines = ((height - 2.0 * ROW_INSET) / LEADING).clamp(1.0, 1e4) as usize;
    lines
}

fn height_of(lines: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a page has few lines")]
    let lines = lines as f32;
    lines * LEADING
}

fn cell_node(cell: &Cell, head: bool, tree: &mut Tree, row: NodeId) -> NodeId {
    let node = tree.add(if head || cell.heads_row { "TH" } else { "TD" }, Some(row));
    tree.edit(node, |node| {
        node.span = cell.span;
        node.scope = match (head, cell.heads_row) {
            (true, _) => Some("Column"),
            (false, true) => Some("Row"),
            (false, false) => None,
        };
    });
    node
}

/// So many lines of a row, still empty: the tint of a total, and the rule above its beginning.
fn ground(row: &Row, width: f32, lines: usize, begins: bool) -> Laid {
    let mut laid = Laid { height: height_of(lines) + 2.0 * ROW_INSET, ..Laid::default() };
    let height = laid.height;
    if row.total {
        laid.decorate(Draw::Shape { path: rectangle(0.0, 0.0, width, height), fill: Some(TINT), pen: None });
    }
    match row.rule {
        Rule::Hair if begins => laid.decorate(Draw::rule(0.0, 0.0, width, 0.35, HAIR)),
        Rule::Thin if begins => laid.decorate(Draw::rule(0.0, 0.0, width, 0.45, INK)),
        _ => {}
    }
    laid
}

/// A rule under each heading that spans several columns.
fn spanner_rules(laid: &mut Laid, row: &Row, widths: &[f32]) {
    let (mut x, mut column) = (0.0, 0);
    let height = laid.height;
    for cell in &row.cells {
        let wide: f32 = widths.iter().skip(column).take(cell.span).sum();
        if cell.span > 1 {
            laid.decorate(Draw::rule(x + INSET, height, wide - 2.0 * INSET, 0.45, INK));
        }
        x += wide;
        column += cell.span;
    }
}
