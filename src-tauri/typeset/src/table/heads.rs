//! Which header cells a cell has. Where none spans, a reader finds them by row and column; elsewhere the file must say.

use std::ops::Range;

use crate::{
    document::{Row, Table},
    draw::{NodeId, Tree},
};

/// The header cells of a table, as far as it is laid out.
pub(super) struct Heads {
    /// Those over each column, from the top.
    columns: Vec<Vec<NodeId>>,
    /// The heading of the rows in hand.
    group: Option<NodeId>,
    /// Whether any spans.
    spans: bool,
}

/// A cell and where it stands.
pub(super) struct Placed {
    pub(super) node: NodeId,
    pub(super) columns: Range<usize>,
    pub(super) heads_row: bool,
    pub(super) blank: bool,
}

impl Heads {
    /// For a table of so many columns.
    pub(super) fn of(table: &Table, columns: usize) -> Self {
        let in_head = table.head.iter().flat_map(|row: &Row| &row.cells);
        let in_body = table.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.heads_row);
        let spans = in_head.chain(in_body).any(|cell| cell.span > 1);
        Self { columns: vec![Vec::new(); columns], group: None, spans }
    }

    /// Notes a row of the head.
    pub(super) fn head(&mut self, cells: &[Placed]) {
        for cell in cells.iter().filter(|cell| !cell.blank) {
            let under = self.columns.get_mut(cell.columns.clone()).unwrap_or_default();
            under.iter_mut().for_each(|column| column.push(cell.node));
        }
    }

    /// Ends the last group: the foot is of all rows.
    pub(super) fn end_group(&mut self) {
        self.group = None;
    }

    /// Notes a row of the body, and tells its cells their headers where any spans.
    pub(super) fn body(&mut self, cells: &[Placed], tree: &mut Tree) {
        if cells.iter().all(|cell| cell.heads_row) {
            self.group = cells.first().map(|cell| cell.node);
        }
        if !self.spans {
            return;
        }
        let of_row = cells.iter().filter(|cell| cell.heads_row && !cell.blank).map(|cell| cell.node);
        let of_rows: Vec<NodeId> = self.group.into_iter().chain(of_row).collect();
        for cell in cells.iter().filter(|cell| !cell.heads_row) {
            let over = self.columns.get(cell.columns.clone()).unwrap_or_default();
            let mut headers: Vec<NodeId> = over.iter().flatten().chain(&of_rows).copied().collect();
            headers.sort_unstable();
            headers.dedup();
            tree.edit(cell.node, |node| node.headers = headers);
        }
    }
}
