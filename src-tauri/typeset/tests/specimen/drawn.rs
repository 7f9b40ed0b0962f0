//! What stands on set pages.

use typeset::{
    draw::{Draw, Kid, NodeId, Pages},
    font::Glyph,
};

/// Glyphs drawn at a place.
pub(crate) struct Drawn<'a> {
    /// Index of the page.
    pub(crate) page: usize,
    /// Index of the piece on its page.
    pub(crate) piece: usize,
    /// Left end.
    pub(crate) left: f32,
    /// Right end.
    pub(crate) right: f32,
    /// Baseline from the top.
    pub(crate) y: f32,
    /// Size in points.
    pub(crate) size: f32,
    /// The glyphs.
    pub(crate) glyphs: &'a [Glyph],
}

impl Drawn<'_> {
    /// What is written.
    pub(crate) fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
    }
}

/// All glyphs of the pages that are not decoration.
pub(crate) fn drawn(pages: &Pages) -> Vec<Drawn<'_>> {
    let mut out = Vec::new();
    for (page, sheet) in pages.pages.iter().enumerate() {
        for (index, piece) in sheet.pieces.iter().enumerate().filter(|(_, piece)| piece.node.is_some()) {
            piece.draws.iter().for_each(|draw| collect(draw, (page, index), &mut out));
        }
    }
    out
}

fn collect<'a>(draw: &'a Draw, at: (usize, usize), out: &mut Vec<Drawn<'a>>) {
    match draw {
        Draw::Glyphs { x, y, size, glyphs, .. } => {
            let right = x + glyphs.iter().map(|glyph| glyph.advance).sum::<f32>();
            let (page, piece) = at;
            out.push(Drawn { page, piece, left: *x, right, y: *y, size: *size, glyphs });
        }
        Draw::Clipped { draws, .. } => draws.iter().for_each(|draw| collect(draw, at, out)),
        Draw::Shape { .. } | Draw::Picture { .. } => {}
    }
}

/// The letters and figures drawn, without spaces and hyphens.
pub(crate) fn letters(pages: &Pages) -> String {
    let glyphs = drawn(pages).into_iter().flat_map(|drawn| drawn.glyphs);
    glyphs.flat_map(|glyph| glyph.text.chars()).filter(|c| c.is_alphanumeric()).collect()
}

/// Letters and figures of each node of a tag, in reading order.
pub(crate) fn letters_of(pages: &Pages, tag: &str) -> Vec<String> {
    let nodes = pages.tree.nodes.iter().enumerate().filter(|(_, node)| node.tag == tag);
    nodes.map(|(id, _)| under(pages, id)).collect()
}

fn under(pages: &Pages, id: NodeId) -> String {
    let kid = |kid: &Kid| match *kid {
        Kid::Node(kid) => under(pages, kid),
        Kid::Piece(page, piece) => {
            let mut lines = Vec::new();
            pages.pages[page].pieces[piece].draws.iter().for_each(|draw| collect(draw, (page, piece), &mut lines));
            let glyphs = lines.into_iter().flat_map(|line| line.glyphs);
            glyphs.flat_map(|glyph| glyph.text.chars()).filter(|c| c.is_alphanumeric()).collect()
        }
    };
    pages.tree.nodes[id].kids.iter().map(kid).collect()
}
