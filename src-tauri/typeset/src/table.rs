//! Tables: cells wrapped, rules, notes; cut between rows where a page ends.

mod columns;

use crate::{
    Error,
    document::{Align, Cell, Row, Rule, Run, Table},
    draw::{Draw, Laid, NodeId, Tree},
    paragraph::{Ends, Paragraph, Setting, paragraph},
    scene::rectangle,
    style::{HAIR, INK, MM, TINT},
};
use columns::{count, widths};

/// Space at the sides of a cell.
const INSET: f32 = 0.8 * MM;
/// Space above and below a cell's text.
const ROW_INSET: f32 = 1.5;
/// Space between tables that stand side by side.
const BETWEEN: f32 = 6.0 * MM;
/// Space above a table that stands below another.
const BELOW: f32 = 8.0;

/// The rows of a table, laid out, and what frames them.
struct Body {
    head: Vec<Laid>,
    /// Each with whether it heads those after it, so that no part may end with it.
    rows: Vec<(Laid, bool)>,
    notes: Laid,
}

/// Lays out tables side by side in `width` under their nodes, or one below the other where they would be taller than
/// `tallest`; a table alone is cut into parts. Their notes become nodes of `parent`.
pub(crate) fn tables(
    tables: &[Table],
    nodes: &[NodeId],
    (width, tallest): (f32, f32),
    tree: &mut Tree,
    parent: NodeId,
) -> Result<Vec<Laid>, Error> {
    if tables.len() > 1 {
        let mut beside = tree.clone();
        let together = side_by_side(tables, nodes, width, &mut beside, parent)?;
        if together.height <= tallest {
            *tree = beside;
            return Ok(vec![together]);
        }
    }
    let mut parts = Vec::new();
    for (table, node) in tables.iter().zip(nodes) {
        parts.extend(cut(table, *node, (width, tallest), tree, parent)?);
    }
    Ok(parts)
}

/// Tables in columns by their shares; one that no longer fits beside the others stands below the last.
fn side_by_side(
    tables: &[Table],
    nodes: &[NodeId],
    width: f32,
    tree: &mut Tree,
    parent: NodeId,
) -> Result<Laid, Error> {
    let columns = columns::beside(tables);
    let shares: f32 = columns.iter().filter_map(|column| column.first()).map(|table| table.share).sum();
    #[expect(clippy::cast_precision_loss, reason = "few tables stand side by side")]
    let room = width - BETWEEN * (columns.len().max(1) - 1) as f32;
    let (mut together, mut x, mut nodes) = (Laid::default(), 0.0, nodes.iter());
    for column in columns {
        let share = column.first().map_or(0.0, |table| table.share);
        let (own, mut y) = (room * share / shares.max(f32::MIN_POSITIVE), 0.0);
        for (table, node) in column.iter().zip(&mut nodes) {
            let laid = cut(table, *node, (own, f32::INFINITY), tree, parent)?.into_iter().next().unwrap_or_default();
            let top = if y > 0.0 { y + BELOW } else { 0.0 };
            y = top + laid.height;
            together.put(laid, x, top);
        }
        together.height = together.height.max(y);
        x += own + BETWEEN;
    }
    Ok(together)
}

fn cut(
    table: &Table,
    node: NodeId,
    (width, tallest): (f32, f32),
    tree: &mut Tree,
    parent: NodeId,
) -> Result<Vec<Laid>, Error> {
    let body = body(table, node, width, tree, parent)?;
    let tallest = tallest - body.notes.height;
    let head_height: f32 = body.head.iter().map(|row| row.height).sum();
    let mut parts: Vec<Vec<Laid>> = vec![Vec::new()];
    let (mut used, mut heading) = (head_height, None);
    for (row, heads) in body.rows {
        let Some(part) = parts.last_mut() else { break };
        let group = stacked(heading.take().into_iter().chain([row]).collect());
        if heads {
            heading = Some(group);
            continue;
        }
        let fits = used + group.height <= tallest || part.is_empty();
        used = group.height + if fits { used } else { head_height };
        if fits { part.push(group) } else { parts.push(vec![group]) }
    }
    if let (Some(heading), Some(part)) = (heading, parts.last_mut()) {
        part.push(heading);
    }
    let last = parts.len() - 1;
    let framed = parts.into_iter().enumerate().map(|(index, rows)| {
        let notes = if index == last { body.notes.clone() } else { Laid::default() };
        frame(repeated(&body.head, index > 0), rows, notes, width)
    });
    Ok(framed.collect())
}

/// Rows as one.
fn stacked(rows: Vec<Laid>) -> Laid {
    let mut laid = Laid::default();
    for row in rows {
        let (top, height) = (laid.height, row.height);
        laid.put(row, 0.0, top);
        laid.height += height;
    }
    laid
}

/// The head again, as decoration: it is read once.
fn repeated(head: &[Laid], again: bool) -> Vec<Laid> {
    let mut head = head.to_vec();
    if again {
        head.iter_mut().for_each(|row| row.links.clear());
        head.iter_mut().flat_map(|row| &mut row.pieces).for_each(|piece| piece.node = None);
    }
    head
}

fn frame(head: Vec<Laid>, rows: Vec<Laid>, notes: Laid, width: f32) -> Laid {
    let mut laid = Laid::default();
    laid.decorate(Draw::rule(0.0, 0.45, width, 0.9, INK));
    let mut y = 0.9;
    for row in head {
        let height = row.height;
        laid.put(row, 0.0, y);
        y += height;
    }
    laid.decorate(Draw::rule(0.0, y, width, 0.45, INK));
    for row in rows {
        let height = row.height;
        laid.put(row, 0.0, y);
        y += height;
    }
    laid.decorate(Draw::rule(0.0, y + 0.45, width, 0.9, INK));
    y += 2.5;
    let height = notes.height;
    laid.put(notes, 0.0, y);
    laid.height = y + height;
    laid
}

fn body(table: &Table, node: NodeId, width: f32, tree: &mut Tree, parent: NodeId) -> Result<Body, Error> {
    let widths = widths(table, width)?;
    let mut head = Vec::new();
    for (index, row) in table.head.iter().enumerate() {
        let part = if index + 1 == table.head.len() { Part::Head } else { Part::Spanner };
        head.push(lay_row(table, row, &widths, part, tree, node)?);
    }
    let mut rows = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        // The first group has the rule of the head above it.
        let rule = if index == 0 && row.rule == Rule::Hair { Rule::None } else { row.rule };
        let heads = row.cells.iter().all(|cell| cell.heads_row);
        rows.push((lay_row(table, &Row { rule, ..row.clone() }, &widths, Part::Body, tree, node)?, heads));
    }
    let mut notes = Laid::default();
    for note in &table.notes {
        let set = paragraph(note, &Setting::sans(6.8, 8.8), width)?;
        let node = tree.add("P", Some(parent));
        let laid = set.laid(tree, Some(node));
        let top = notes.height;
        notes.height += laid.height;
        notes.put(laid, 0.0, top);
    }
    Ok(Body { head, rows, notes })
}

/// Part of a table that a row belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
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

fn setting(table: &Table, column: usize, head: bool) -> Setting {
    let base = Setting::sans(7.2, 9.4);
    let base = if head { base.in_face(base.strong) } else { base };
    let right = table.columns.get(column).is_some_and(|column| column.align == Align::Right);
    Setting { ends: if right { Ends::Right } else { Ends::Ragged }, tabular: right, ..base }
}

/// Setting of a cell over several columns: a total stands under its last column, all else at left.
fn spanned_setting(table: &Table, row: &Row, column: usize, cell: &Cell, head: bool) -> Setting {
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

fn lay_row(
    table: &Table,
    row: &Row,
    widths: &[f32],
    part: Part,
    tree: &mut Tree,
    table_node: NodeId,
) -> Result<Laid, Error> {
    let node = tree.add("TR", Some(table_node));
    let mut cells: Vec<(Paragraph, f32, NodeId)> = Vec::new();
    let (mut x, mut column) = (0.0, 0);
    for cell in &regular(row, count(table)) {
        let wide: f32 = widths.iter().skip(column).take(cell.span).sum();
        let setting = spanned_setting(table, row, column, cell, part.is_head());
        let set = paragraph(&cell.runs, &setting, (wide - 2.0 * INSET).max(1.0))?;
        cells.push((set, x, cell_node(cell, part.is_head(), tree, node)));
        x += wide;
        column += cell.span;
    }
    let inner = cells.iter().map(|(set, ..)| set.height()).fold(0.0, f32::max);
    let mut laid = Laid { height: inner + 2.0 * ROW_INSET, ..Laid::default() };
    ground(&mut laid, row, x);
    for (set, x, node) in cells {
        // Header cells stand at the foot of their row.
        let top = if part == Part::Head { inner - set.height() } else { 0.0 };
        laid.put(set.laid(tree, Some(node)), x + INSET, ROW_INSET + top);
    }
    if part == Part::Spanner {
        spanner_rules(&mut laid, row, widths);
    }
    Ok(laid)
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

fn ground(laid: &mut Laid, row: &Row, width: f32) {
    let height = laid.height;
    if row.total {
        laid.decorate(Draw::Shape { path: rectangle(0.0, 0.0, width, height), fill: Some(TINT), pen: None });
    }
    match row.rule {
        Rule::None => {}
        Rule::Hair => laid.decorate(Draw::rule(0.0, 0.0, width, 0.35, HAIR)),
        Rule::Thin => laid.decorate(Draw::rule(0.0, 0.0, width, 0.45, INK)),
    }
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
