//! Where the drawing of an element stands.

use crate::{
    draw::{Draw, Kid, Node, Pages},
    scene::Segment,
};

/// Left, top, right and bottom in points from the top left corner of the page.
type Area = [f32; 4];

/// What the element's own pieces cover of the page of the first.
pub(super) fn bounds(pages: &Pages, node: &Node) -> Option<Area> {
    let mut on_page = None;
    let pieces = node.kids.iter().filter_map(|kid| match *kid {
        Kid::Piece(page, piece) if *on_page.get_or_insert(page) == page => pages.pages.get(page)?.pieces.get(piece),
        Kid::Piece(..) | Kid::Node(_) => None,
    });
    pieces.flat_map(|piece| &piece.draws).filter_map(area).reduce(around)
}

fn area(draw: &Draw) -> Option<Area> {
    match draw {
        Draw::Glyphs { size, x, y, glyphs, .. } => {
            let wide: f32 = glyphs.iter().map(|glyph| glyph.advance).sum();
            Some([*x, y - size, x + wide, y + size * 0.3])
        }
        Draw::Shape { path, pen, .. } => {
            let edge = pen.map_or(0.0, |pen| pen.width / 2.0);
            outline(path).map(|[left, top, right, bottom]| [left - edge, top - edge, right + edge, bottom + edge])
        }
        Draw::Clipped { path, .. } => outline(path),
        Draw::Picture { area: [x, y, width, height], .. } => Some([*x, *y, x + width, y + height]),
    }
}

/// The rectangle about an outline and the points that its curves are drawn by.
fn outline(path: &[Segment]) -> Option<Area> {
    let points = path.iter().flat_map(|segment| match *segment {
        Segment::Move(x, y) | Segment::Line(x, y) => vec![(x, y)],
        Segment::Curve(a, b, c, d, x, y) => vec![(a, b), (c, d), (x, y)],
        Segment::Close => Vec::new(),
    });
    points.map(|(x, y)| [x, y, x, y]).reduce(around)
}

fn around(a: Area, b: Area) -> Area {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}
