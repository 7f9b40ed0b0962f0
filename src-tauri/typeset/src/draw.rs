//! Where everything stands: pages of drawing operations, and the tree of what they mean.

mod bitmap;
mod shown;

pub use bitmap::{Bitmap, Colours, Opacity, Stored};
pub use shown::Shown;

use std::sync::Arc;

use crate::{
    document::{Attachment, Meta, Paper, Target},
    font::Glyph,
    scene::{Colour, Pen, Segment},
};

/// Set pages, ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Pages {
    /// About the document.
    pub meta: Meta,
    /// The paper of every page.
    pub paper: Paper,
    /// The pages.
    pub pages: Vec<Page>,
    /// What the drawn pieces mean, in reading order.
    pub tree: Tree,
    /// Headings with their places.
    pub outline: Vec<Heading>,
    /// Pictures that pages show.
    pub pictures: Vec<Bitmap>,
    /// Places that links lead to.
    pub anchors: Vec<(Target, Place)>,
    /// Which part of a page came from where.
    pub regions: Vec<Region>,
    /// Files that travel inside the file.
    pub attachments: Vec<Attachment>,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// Pieces from the back.
    pub pieces: Vec<Piece>,
    /// The running head, which is no part of the text.
    pub head: Vec<Piece>,
    /// The running foot.
    pub foot: Vec<Piece>,
    /// Links.
    pub links: Vec<Link>,
}

impl Page {
    /// All pieces, those of the margins last.
    pub fn everything(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().chain(&self.head).chain(&self.foot)
    }
}

/// Drawing that means one thing: content of a node, or decoration.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// The node; none for decoration.
    pub node: Option<NodeId>,
    /// The drawing.
    pub draws: Vec<Draw>,
}

/// A link.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Left, top, right, bottom in points from the top left corner.
    pub area: [f32; 4],
    /// Where it leads.
    pub target: Target,
    /// Its node.
    pub node: NodeId,
    /// Its words.
    pub text: String,
}

/// A place on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Index of the page.
    pub page: usize,
    /// Points from its top.
    pub y: f32,
}

/// A heading in the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// 0 for the title, 1 for sections, 2 to 5 for sub-heads.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// Its place.
    pub place: Place,
}

/// A part of a page and where its words came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// Index of the page.
    pub page: usize,
    /// Left, top, right, bottom in points from the top left corner.
    pub area: [f32; 4],
    /// Left edge of the column, or of the table or figure, that it stands in.
    pub edge: f32,
    /// The opaque name.
    pub source: String,
}

/// A drawing operation; positions in points from the top left corner.
#[derive(Debug, Clone, PartialEq)]
pub enum Draw {
    /// Glyphs in a line.
    Glyphs {
        /// Size in points.
        size: f32,
        /// Colour.
        colour: Colour,
        /// Left end.
        x: f32,
        /// Baseline.
        y: f32,
        /// Whether they lean, for want of an italic face.
        slanted: bool,
        /// The glyphs, shared with the line they were set in.
        glyphs: Arc<Vec<Glyph>>,
        /// What is copied in their stead.
        instead: Option<&'static str>,
    },
    /// A shape.
    Shape {
        /// Outline.
        path: Vec<Segment>,
        /// Fill.
        fill: Option<Colour>,
        /// Pen.
        pen: Option<Pen>,
    },
    /// Drawing seen only inside a shape.
    Clipped {
        /// The shape.
        path: Vec<Segment>,
        /// The drawing.
        draws: Vec<Draw>,
    },
    /// A picture.
    Picture {
        /// Its index in [`Pages::pictures`].
        index: usize,
        /// Left, top, width, height.
        area: [f32; 4],
    },
}

/// Number of a node.
pub type NodeId = usize;

/// What the pieces mean: a tree of tagged nodes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tree {
    /// Nodes; the first is the document.
    pub nodes: Vec<Node>,
}

/// A node.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Node {
    /// Its standard structure type: "P", "H1", "Table".
    pub tag: &'static str,
    /// Child nodes and content, in reading order.
    pub kids: Vec<Kid>,
    /// Its parent.
    pub parent: Option<NodeId>,
    /// Its description for readers who cannot see it.
    pub alt: Option<String>,
    /// For a header cell: what it heads.
    pub scope: Option<&'static str>,
    /// For a cell: columns it spans.
    pub span: usize,
    /// For a cell of a table where a header spans: the header cells it has.
    pub headers: Vec<NodeId>,
    /// Its language as BCP 47, where that is not its parent's.
    pub language: Option<String>,
    /// Its title, for a heading.
    pub title: Option<String>,
    /// For a list: how its labels count, a value of ListNumbering.
    pub numbering: Option<&'static str>,
    /// Whether its parent does not list it yet.
    detached: bool,
}

/// A child of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kid {
    /// A node.
    Node(NodeId),
    /// A piece of a page: page index, piece index.
    Piece(usize, usize),
}

impl Node {
    /// The parent that must list it now, if it did not before.
    fn attached(&mut self) -> Option<NodeId> {
        std::mem::take(&mut self.detached).then_some(self.parent).flatten()
    }
}

impl Tree {
    /// Adds a node under `parent`.
    pub(crate) fn add(&mut self, tag: &'static str, parent: Option<NodeId>) -> NodeId {
        let id = self.nodes.len();
        self.nodes.push(Node { tag, parent, span: 1, ..Node::default() });
        if let Some(node) = parent.and_then(|parent| self.nodes.get_mut(parent)) {
            node.kids.push(Kid::Node(id));
        }
        id
    }

    /// Adds a node that knows its parent but whose parent lists it only when its content is placed.
    pub(crate) fn add_detached(&mut self, tag: &'static str, parent: NodeId) -> NodeId {
        let id = self.nodes.len();
        self.nodes.push(Node { tag, parent: Some(parent), span: 1, detached: true, ..Node::default() });
        id
    }

    /// Lists a piece under its node, and nodes that were detached under their parents.
    pub(crate) fn place(&mut self, node: NodeId, page: usize, piece: usize) {
        self.edit(node, |node| node.kids.push(Kid::Piece(page, piece)));
        let mut child = node;
        while let Some(parent) = self.nodes.get_mut(child).and_then(Node::attached) {
            self.edit(parent, |node| node.kids.push(Kid::Node(child)));
            child = parent;
        }
    }

    /// Changes a node.
    pub(crate) fn edit(&mut self, id: NodeId, change: impl FnOnce(&mut Node)) {
        if let Some(node) = self.nodes.get_mut(id) {
            change(node);
        }
    }
}

/// Pieces laid out about their own top left corner, to be placed on a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Laid {
    /// Height in points.
    pub(crate) height: f32,
    /// Pieces.
    pub(crate) pieces: Vec<Piece>,
    /// Links.
    pub(crate) links: Vec<Link>,
}

impl Laid {
    /// Adds pieces of another, moved.
    pub(crate) fn put(&mut self, other: Self, dx: f32, dy: f32) {
        self.pieces.extend(other.pieces.into_iter().map(|mut piece| {
            piece.draws.iter_mut().for_each(|draw| draw.shift(dx, dy));
            piece
        }));
        self.links.extend(other.links.into_iter().map(|mut link| {
            let [left, top, right, bottom] = link.area;
            link.area = [left + dx, top + dy, right + dx, bottom + dy];
            link
        }));
    }

    /// Adds decoration.
    pub(crate) fn decorate(&mut self, draw: Draw) {
        self.pieces.push(Piece { node: None, draws: vec![draw] });
    }
}

impl Draw {
    /// A horizontal rule.
    pub(crate) fn rule(x: f32, y: f32, width: f32, thickness: f32, colour: Colour) -> Self {
        let pen = Pen { colour, width: thickness, dash: None };
        Self::Shape { path: vec![Segment::Move(x, y), Segment::Line(x + width, y)], fill: None, pen: Some(pen) }
    }

    fn shift(&mut self, dx: f32, dy: f32) {
        match self {
            Self::Glyphs { x, y, .. } => (*x, *y) = (*x + dx, *y + dy),
            Self::Shape { path, .. } => shift_path(path, dx, dy),
            Self::Clipped { path, draws } => {
                shift_path(path, dx, dy);
                draws.iter_mut().for_each(|draw| draw.shift(dx, dy));
            }
            Self::Picture { area: [x, y, ..], .. } => (*x, *y) = (*x + dx, *y + dy),
        }
    }
}

fn shift_path(path: &mut [Segment], dx: f32, dy: f32) {
    for segment in path {
        match segment {
            Segment::Move(x, y) | Segment::Line(x, y) => (*x, *y) = (*x + dx, *y + dy),
            Segment::Curve(a, b, c, d, x, y) => {
                (*a, *b, *c, *d, *x, *y) = (*a + dx, *b + dy, *c + dx, *d + dy, *x + dx, *y + dy);
            }
            Segment::Close => {}
        }
    }
}
