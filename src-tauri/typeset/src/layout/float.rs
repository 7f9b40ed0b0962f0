//! Floats laid out with their captions.

use std::collections::VecDeque;

use crate::{
    Error,
    document::{Content, Float, Run, Style},
    draw::{Laid, NodeId, Tree},
    figure::{self, Pictures},
    layout::geometry::Geometry,
    paragraph::{Setting, paragraph},
    table::{self, Site},
};

/// Least height that is left of a page for a caption: ten lines.
const CAPTION: f32 = 110.0;
/// Least part of a page that a caption must leave to what it is of.
const SHOWN: f32 = 0.3;

/// A float, in as many parts as it needs pages.
pub(super) struct LaidFloat {
    pub(super) id: String,
    /// First word of its label: "Table", "Figure".
    pub(super) kind: String,
    /// Whether it stands at the head or foot of the page, not of a column.
    pub(super) wide: bool,
    /// Its left edge, if it is wide.
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) parts: VecDeque<Laid>,
    pub(super) source: Option<String>,
}

/// Lays out a float under `parent`.
pub(super) fn lay_float(
    float: &Float,
    geometry: &Geometry,
    tree: &mut Tree,
    parent: NodeId,
    pictures: &mut Pictures<'_>,
) -> Result<LaidFloat, Error> {
    let (x, width) = geometry.float(float.wide);
    let caption_height = caption(float, width, &mut Tree::default(), 0, "")?.height + 5.0;
    let tallest = geometry.height - CAPTION.max(caption_height);
    if tallest < geometry.height * SHOWN {
        return Err(Error::Legend { place: float.label.clone() });
    }
    let parts = match &float.content {
        Content::Tables(tables) => table_parts(float, tables, (width, geometry.height), tree, parent)?,
        Content::Drawing { scene, alt } => {
            let node = figure_node(float, tree, parent, alt);
            let laid = figure::drawing(scene, width, tallest, node)?;
            vec![captioned(laid, float, width, tree, node)?]
        }
        Content::Panels(rows) => {
            let described = rows.iter().flatten().filter(|panel| !panel.alt.is_empty());
            let alts: Vec<String> = described.map(|panel| format!("{}: {}", panel.letter, panel.alt)).collect();
            let node = figure_node(float, tree, parent, &alts.join(" "));
            let laid = figure::panels(rows, (width, tallest), &float.label, node, pictures)?;
            vec![captioned(laid, float, width, tree, node)?]
        }
    };
    let kind = float.label.split_whitespace().next().unwrap_or_default().to_owned();
    let wide = float.wide || geometry.columns == 1;
    let (id, source) = (float.id.clone(), float.source.clone());
    Ok(LaidFloat { id, kind, wide, x, width, parts: parts.into(), source })
}

/// A figure's node; one without a description is described by its title.
fn figure_node(float: &Float, tree: &mut Tree, parent: NodeId, alt: &str) -> NodeId {
    let node = tree.add("Figure", Some(parent));
    let alt = if alt.trim().is_empty() { format!("{} {}", float.label, float.title) } else { alt.to_owned() };
    tree.edit(node, |node| node.alt = Some(alt));
    node
}

/// The caption; where a table goes on it is only label and title.
fn caption(float: &Float, width: f32, tree: &mut Tree, node: NodeId, more: &str) -> Result<Laid, Error> {
    let mut runs = vec![Run::styled(format!("{}\u{a0}\u{a0}", float.label), Style::Label)];
    if !float.title.is_empty() {
        runs.push(Run::styled(format!("{}{more} ", float.title), Style::Strong));
    }
    if more.is_empty() {
        runs.extend(float.legend.iter().cloned());
    }
    Ok(paragraph(&runs, &Setting::sans(7.6, 10.0), width)?.laid(tree, Some(node)))
}

/// A figure with its caption below.
fn captioned(mut laid: Laid, float: &Float, width: f32, tree: &mut Tree, figure: NodeId) -> Result<Laid, Error> {
    let node = tree.add("Caption", Some(figure));
    let caption = caption(float, width, tree, node, "")?;
    let top = laid.height + 5.0;
    laid.height = top + caption.height;
    laid.put(caption, 0.0, top);
    Ok(laid)
}

/// Tables with their caption above, repeated on every part.
fn table_parts(
    float: &Float,
    tables: &[crate::document::Table],
    (width, page): (f32, f32),
    tree: &mut Tree,
    parent: NodeId,
) -> Result<Vec<Laid>, Error> {
    let nodes: Vec<NodeId> = tables.iter().map(|_| tree.add("Table", Some(parent))).collect();
    let node = match nodes.first() {
        Some(first) => tree.add("Caption", Some(*first)),
        None => tree.add("P", Some(parent)),
    };
    let first = caption(float, width, tree, node, "")?;
    let site = Site { label: &float.label, width, tallest: page - first.height - 16.0 };
    let bodies = table::tables(tables, &nodes, site, tree, parent)?;
    let mut parts = Vec::new();
    for (index, body) in bodies.into_iter().enumerate() {
        let head = if index == 0 {
            first.clone()
        } else {
            let mut again = caption(float, width, &mut Tree::default(), 0, " (continued)")?;
            again.pieces.iter_mut().for_each(|piece| piece.node = None);
            again.links.clear();
            again
        };
        let mut part = Laid { height: head.height + 2.5 + body.height, ..Laid::default() };
        let top = head.height + 2.5;
        part.put(head, 0.0, 0.0);
        part.put(body, 0.0, top);
        parts.push(part);
    }
    Ok(parts)
}
