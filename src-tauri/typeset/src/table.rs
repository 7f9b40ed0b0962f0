//! Tables: cells wrapped, rules, notes; cut between rows where a page ends.

mod columns;
mod decimal;
mod heads;
mod row;

use crate::{
    Error,
    document::{Row, Rule, Table},
    draw::{Draw, Laid, NodeId, Tree},
    paragraph::{Setting, paragraph},
    style::{INK, MM},
};
use columns::{Widths, beside, count};
use heads::Heads;
use row::{Part, lay_row};

/// Space at the sides of a cell.
const INSET: f32 = 0.8 * MM;
/// Space above and below a cell's text.
const ROW_INSET: f32 = 1.5;
/// Space between tables that stand side by side.
const BETWEEN: f32 = 6.0 * MM;
/// Space above a table that stands below another.
const BELOW: f32 = 8.0;
/// What rules take, and what they keep from the notes.
const FRAME: f32 = 3.4;

/// Where tables stand: under which label, how wide, how tall at most on one page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Site<'a> {
    pub(crate) label: &'a str,
    pub(crate) width: f32,
    pub(crate) tallest: f32,
}

/// The rows of a table, laid out, and what frames them.
struct Body {
    head: Vec<Laid>,
    /// Each with whether it heads those after it, so that no part may end with it.
    rows: Vec<(Laid, bool)>,
    /// Lines below.
    notes: Vec<Laid>,
}

/// Lays out tables side by side under their nodes, or one below the other where they would be taller than a page; a
/// table alone is cut into parts. Their notes become nodes of `parent`.
pub(crate) fn tables(
    tables: &[Table],
    nodes: &[NodeId],
    site: Site<'_>,
    tree: &mut Tree,
    parent: NodeId,
) -> Result<Vec<Laid>, Error> {
    if tables.len() > 1 {
        let mut together = tree.clone();
        // Where the columns of one are too many beside another, it stands alone.
        let beside = side_by_side(tables, nodes, site, &mut together, parent).ok();
        if let Some(laid) = beside.filter(|laid| laid.height <= site.tallest) {
            *tree = together;
            return Ok(vec![laid]);
        }
    }
    let mut parts = Vec::new();
    for (table, node) in tables.iter().zip(nodes) {
        parts.extend(cut(table, *node, site, tree, parent)?);
    }
    Ok(parts)
}

/// Tables in columns by their shares; one that no longer fits beside the others stands below the last.
fn side_by_side(
    tables: &[Table],
    nodes: &[NodeId],
    site: Site<'_>,
    tree: &mut Tree,
    parent: NodeId,
) -> Result<Laid, Error> {
    let columns = beside(tables);
    let shares: f32 = columns.iter().filter_map(|column| column.first()).map(|table| table.share).sum();
    #[expect(clippy::cast_precision_loss, reason = "few tables stand side by side")]
    let room = site.width - BETWEEN * (columns.len().max(1) - 1) as f32;
    let (mut together, mut x, mut nodes) = (Laid::default(), 0.0, nodes.iter());
    for column in columns {
        let share = column.first().map_or(0.0, |table| table.share);
        let (own, mut y) = (room * share / shares.max(f32::MIN_POSITIVE), 0.0);
        for (table, node) in column.iter().zip(&mut nodes) {
            let site = Site { width: own, tallest: f32::INFINITY, ..site };
            let laid = cut(table, *node, site, tree, parent)?.into_iter().next().unwrap_or_default();
            let top = if y > 0.0 { y + BELOW } else { 0.0 };
            y = top + laid.height;
            together.put(laid, x, top);
        }
        together.height = together.height.max(y);
        x += own + BETWEEN;
    }
    Ok(together)
}

/// A table in parts no taller than a page, each but the last with its head and a group of rows at least; its notes
/// below the last, or on a part of their own.
fn cut(table: &Table, node: NodeId, site: Site<'_>, tree: &mut Tree, parent: NodeId) -> Result<Vec<Laid>, Error> {
    let body = body(table, node, site, tree, parent)?;
    let head_height: f32 = body.head.iter().map(|row| row.height).sum();
    let room = site.tallest - head_height - FRAME;
    let mut parts: Vec<Vec<Laid>> = vec![Vec::new()];
    let (mut used, mut heading) = (0.0, None::<Laid>);
    for (row, heads) in body.rows {
        if let Some(alone) = heading.take_if(|heading| heading.height + row.height > room) {
            place(alone, &mut parts, &mut used, room);
        }
        let group = stacked(heading.take().into_iter().chain([row]).collect());
        if heads {
            heading = Some(group);
        } else {
            place(group, &mut parts, &mut used, room);
        }
    }
    if let Some(heading) = heading {
        place(heading, &mut parts, &mut used, room);
    }
    let framed =
        parts.into_iter().enumerate().map(|(index, rows)| frame(repeated(&body.head, index > 0), rows, site.width));
    let mut parts: Vec<Laid> = framed.collect();
    for line in body.notes {
        match parts.last_mut().filter(|part| part.height + line.height <= site.tallest) {
            Some(part) => {
                let (top, height) = (part.height, line.height);
                part.put(line, 0.0, top);
                part.height += height;
            }
            None => parts.push(line),
        }
    }
    Ok(parts)
}

/// Puts a group of rows into the last part, or begins another with it.
fn place(group: Laid, parts: &mut Vec<Vec<Laid>>, used: &mut f32, room: f32) {
    *used += group.height;
    match parts.last_mut().filter(|part| *used <= room || part.is_empty()) {
        Some(part) => part.push(group),
        None => {
            *used = group.height;
            parts.push(vec![group]);
        }
    }
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

fn frame(head: Vec<Laid>, rows: Vec<Laid>, width: f32) -> Laid {
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
    laid.height = y + 2.5;
    laid
}

/// The group of rows in hand: head, body or foot.
struct Group {
    tag: &'static str,
    node: NodeId,
}

impl Group {
    /// The node for rows of a group, which a table has only where it has such rows.
    fn begin(&mut self, tag: &'static str, table: NodeId, tree: &mut Tree) -> NodeId {
        if self.tag != tag {
            *self = Self { tag, node: tree.add(tag, Some(table)) };
        }
        self.node
    }
}

fn body(table: &Table, node: NodeId, site: Site<'_>, tree: &mut Tree, parent: NodeId) -> Result<Body, Error> {
    let Some(widths) = Widths::of(table, site.width)? else {
        return Err(Error::Columns { table: site.label.to_owned(), columns: count(table) });
    };
    let mut heads_of = Heads::of(table, widths.columns.len());
    let mut head = Vec::new();
    let mut group = Group { tag: "", node };
    for (index, row) in table.head.iter().enumerate() {
        let part = if index + 1 == table.head.len() { Part::Head } else { Part::Spanner };
        let under = group.begin("THead", node, tree);
        head.extend(lay_row(table, row, &widths, (part, site.tallest / 2.0), tree, (under, &mut heads_of))?);
    }
    let mut head_height: f32 = head.iter().map(|row| row.height).sum();
    let mut rows: Vec<(Laid, bool)> = Vec::new();
    if head_height > site.tallest / 2.0 {
        // A head that leaves no room for rows is not repeated: it is cut as they are.
        rows.extend(head.drain(..).map(|part| (part, false)));
        head_height = 0.0;
    }
    let room = site.tallest - head_height - FRAME;
    // Totals at the end are the foot.
    let foot = table.rows.iter().rposition(|row| !row.total).map_or(table.rows.len(), |last| last + 1);
    for (index, row) in table.rows.iter().enumerate() {
        // The first group has the rule of the head above it.
        let rule = if index == 0 && row.rule == Rule::Hair { Rule::None } else { row.rule };
        let heads = row.cells.iter().all(|cell| cell.heads_row);
        if index == foot {
            heads_of.end_group();
        }
        let under = group.begin(if index < foot { "TBody" } else { "TFoot" }, node, tree);
        let row = Row { rule, ..row.clone() };
        let parts = lay_row(table, &row, &widths, (Part::Body, room), tree, (under, &mut heads_of))?;
        rows.extend(parts.into_iter().map(|part| (part, heads)));
    }
    let mut notes = Vec::new();
    for note in &table.notes {
        let set = paragraph(note, &Setting::sans(6.8, 8.8), site.width)?;
        let node = tree.add("P", Some(parent));
        notes.extend((0..set.lines.len()).map(|line| set.line(line, tree, Some(node))));
    }
    Ok(Body { head, rows, notes })
}
