//! Elements of the tree: its nodes that hold something, and the cells of tables even where they are empty.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::{
    super::{content::Marks, links::Annotations, values},
    bounds::bounds,
};
use crate::draw::{Kid, Node, NodeId, Pages};

/// The elements, by node.
pub(super) struct Elements<'a> {
    pages: &'a Pages,
    nodes: &'a [Node],
    marks: &'a Marks<'a>,
    ids: Vec<Option<ObjectId>>,
    /// Header cells that other cells name.
    headers: BTreeSet<NodeId>,
}

impl<'a> Elements<'a> {
    /// Numbers the nodes that are written.
    pub(super) fn new(file: &mut Document, pages: &'a Pages, marks: &'a Marks<'a>) -> Self {
        let nodes = pages.tree.nodes.as_slice();
        let headers = nodes.iter().flat_map(|node| &node.headers).copied().collect();
        let mut elements = Self { pages, nodes, marks, ids: vec![None; nodes.len()], headers };
        elements.number(file, 0, false);
        elements
    }

    /// The element of a node, if it is written.
    pub(super) fn id(&self, node: NodeId) -> Option<ObjectId> {
        self.ids.get(node).copied().flatten()
    }

    /// Numbers a node and those under it. Rows and cells of a table that holds something stay, to keep it regular.
    fn number(&mut self, file: &mut Document, id: NodeId, in_table: bool) {
        let Some(node) = self.nodes.get(id) else { return };
        let stays = id == 0 || (in_table && matches!(node.tag, "THead" | "TBody" | "TFoot" | "TR" | "TH" | "TD"));
        if !stays && !self.holds_something(id) {
            return;
        }
        if let Some(slot) = self.ids.get_mut(id) {
            *slot = Some(file.new_object_id());
        }
        for kid in &node.kids {
            if let Kid::Node(kid) = kid {
                self.number(file, *kid, matches!(node.tag, "Table" | "THead" | "TBody" | "TFoot" | "TR"));
            }
        }
    }

    fn holds_something(&self, id: NodeId) -> bool {
        self.nodes.get(id).is_some_and(|node| {
            node.kids.iter().any(|kid| match kid {
                Kid::Node(kid) => self.holds_something(*kid),
                Kid::Piece(page, piece) => self.mark(*page, *piece).is_some(),
            })
        })
    }

    fn mark(&self, page: usize, piece: usize) -> Option<usize> {
        self.marks.get(page)?.get(piece).copied().flatten()
    }

    /// Writes all elements.
    pub(super) fn write(&self, file: &mut Document, root: ObjectId, links: &Annotations, page_ids: &[ObjectId]) {
        for (index, node) in self.nodes.iter().enumerate() {
            let Some(id) = self.id(index) else { continue };
            let parent = node.parent.and_then(|parent| self.id(parent)).unwrap_or(root);
            let link = links.get(&index);
            let mut element = element(node, link.is_some());
            if let Some(name) = self.name(index) {
                element.set("ID", values::text(&name));
            }
            if let Some(attributes) = self.attributes(node) {
                element.set("A", attributes);
            }
            element.set("P", parent);
            let page = self.first_page(node).and_then(|page| page_ids.get(page)).copied();
            if let Some(page) = page {
                element.set("Pg", page);
            }
            let mut kids = self.kids(node, page, page_ids);
            if let Some((annotation, on_page)) = link {
                kids.push(dictionary! { "Type" => "OBJR", "Obj" => *annotation, "Pg" => *on_page }.into());
            }
            element.set("K", kids);
            file.set_object(id, element);
        }
    }

    /// Name of a note, which PDF/UA-1 (7.9) asks for, or of a header cell.
    fn name(&self, id: NodeId) -> Option<String> {
        let named = self.nodes.get(id)?.tag == "Note" || self.headers.contains(&id);
        (named && self.id(id).is_some()).then(|| format!("node-{id:08}"))
    }

    /// The named elements, in the order of their names.
    pub(super) fn names(&self) -> Vec<Object> {
        let named = |node: NodeId| Some([values::text(&self.name(node)?), Object::Reference(self.id(node)?)]);
        (0..self.nodes.len()).filter_map(named).flatten().collect()
    }

    fn attributes(&self, node: &Node) -> Option<Dictionary> {
        match node.tag {
            "TH" | "TD" => {
                let mut table = dictionary! { "O" => "Table" };
                if let Some(scope) = node.scope {
                    table.set("Scope", scope);
                }
                if node.span > 1 {
                    table.set("ColSpan", values::integer(node.span));
                }
                let headers: Vec<Object> =
                    node.headers.iter().filter_map(|id| Some(values::text(&self.name(*id)?))).collect();
                if !headers.is_empty() {
                    table.set("Headers", headers);
                }
                (table.len() > 1).then_some(table)
            }
            "L" => Some(dictionary! { "O" => "List", "ListNumbering" => node.numbering? }),
            "Figure" => {
                let mut layout = dictionary! { "O" => "Layout", "Placement" => "Block" };
                if let Some([left, top, right, bottom]) = bounds(self.pages, node) {
                    let height = self.pages.paper.size().1;
                    layout.set("BBox", [left, height - bottom, right, height - top].map(Object::Real).to_vec());
                }
                Some(layout)
            }
            _ => None,
        }
    }

    fn first_page(&self, node: &Node) -> Option<usize> {
        node.kids.iter().find_map(|kid| match kid {
            Kid::Piece(page, _) => Some(*page),
            Kid::Node(_) => None,
        })
    }

    fn kids(&self, node: &Node, own_page: Option<ObjectId>, page_ids: &[ObjectId]) -> Vec<Object> {
        let kid = |kid: &Kid| match *kid {
            Kid::Node(kid) => self.id(kid).map(Object::Reference),
            Kid::Piece(page, piece) => {
                let number = values::integer(self.mark(page, piece)?);
                let page = page_ids.get(page).copied();
                if page == own_page {
                    return Some(number);
                }
                Some(dictionary! { "Type" => "MCR", "Pg" => page?, "MCID" => number }.into())
            }
        };
        node.kids.iter().filter_map(kid).collect()
    }
}

/// An element without its place in the tree. A link that leads nowhere is only words.
fn element(node: &Node, leads_somewhere: bool) -> Dictionary {
    let tag = if node.tag == "Link" && !leads_somewhere { "Span" } else { node.tag };
    let mut element = dictionary! { "Type" => "StructElem", "S" => tag };
    if let Some(alt) = &node.alt {
        element.set("Alt", values::text(alt));
    }
    if let Some(language) = &node.language {
        element.set("Lang", values::text(language));
    }
    if let Some(title) = &node.title {
        element.set("T", values::text(title));
    }
    element
}
