//! A drawing written as SVG looks like the same drawing printed: both are made into pixels by programs that have nothing
//! in common, resvg and pdftoppm, and compared in squares of 3 points by their mean shade.

use std::fs;

use resvg::{
    tiny_skia::{Color, Pixmap, Transform},
    usvg::{Options, Tree},
};
use typeset::{
    document::{Content, Document, Float, Front},
    draw::{Draw, Pages},
    scene::{Anchor, Mark, Pattern, Scene, Segment, Texture},
};

use crate::{
    document::specimen,
    drawing::every_mark,
    picture::{Picture, drawn},
};

/// Pixels to the inch: two to the point.
const FINE: u16 = 144;
/// Side of a square in pixels.
const SQUARE: usize = 6;
/// Shades of 255 by which the mean of a square may differ: the programs smooth edges each in its way.
const SHADES: f32 = 26.0;

/// A page with the drawing, and where its upper left corner stands in points.
fn printed(scene: &Scene) -> (Picture, (f32, f32)) {
    let float = Float {
        id: "drawing".to_owned(),
        label: "Figure 1".to_owned(),
        title: String::new(),
        legend: Vec::new(),
        wide: true,
        content: Content::Drawing { scene: scene.clone(), alt: "Every mark.".to_owned() },
        source: None,
    };
    let front = Front { title: "A drawing".to_owned(), ..Front::default() };
    let document = Document { meta: specimen().meta, front, floats: vec![float], ..Document::default() };
    let pages = typeset::pages(&document).unwrap();
    let place = corner(&pages);
    let mut pages = drawn(&pages, FINE);
    assert_eq!(pages.len(), 1);
    (pages.remove(0), place)
}

/// Where the first mark of the drawing begins, which is a rectangle in its corner.
fn corner(pages: &Pages) -> (f32, f32) {
    let figure = pages.tree.nodes.iter().position(|node| node.tag == "Figure").unwrap();
    let mut pieces = pages.pages[0].pieces.iter().filter(|piece| piece.node == Some(figure));
    let first = pieces.find_map(|piece| match &piece.draws[..] {
        [Draw::Shape { path, .. }, ..] => path.first(),
        _ => None,
    });
    let Some(Segment::Move(x, y)) = first else { panic!("the drawing does not begin with its corner") };
    (*x, *y)
}

/// The SVG file of a drawing, drawn at a place of a page like another.
fn seen(scene: &Scene, (x, y): (f32, f32), page: &Picture) -> Picture {
    let mut options = Options::default();
    for file in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts")).unwrap() {
        options.fontdb_mut().load_font_data(fs::read(file.unwrap().path()).unwrap());
    }
    let tree = Tree::from_str(&scene.to_svg(), &options).unwrap();
    let (width, height) = page.size();
    let mut pixels = Pixmap::new(width, height).unwrap();
    pixels.fill(Color::WHITE);
    let scale = f32::from(FINE) / 72.0;
    // A point is 4/3 of what SVG calls a pixel.
    let place = Transform::from_row(scale * 0.75, 0.0, 0.0, scale * 0.75, x * scale, y * scale);
    resvg::render(&tree, place, &mut pixels.as_mut());
    let grey = |[r, g, b]: [u8; 3]| (0.3 * f32::from(r) + 0.59 * f32::from(g) + 0.11 * f32::from(b)).round() as u8;
    let shades = pixels.pixels().iter().map(|pixel| grey([pixel.red(), pixel.green(), pixel.blue()]));
    Picture::of(width, shades.collect())
}

/// The greatest difference of a square of the drawing, in shades, and the square's left and top in points.
fn worst(shown: &Scene, written: &Scene) -> (f32, (f32, f32)) {
    let (page, (x, y)) = printed(shown);
    let svg = seen(written, (x, y), &page);
    let pixels = |points: f32| (points * f32::from(FINE) / 72.0).max(0.0) as usize;
    let (left, top) = (pixels(x - 3.0), pixels(y - 3.0));
    let (right, bottom) = (pixels(x + shown.width + 3.0), pixels(y + shown.height + 1.0));
    let squares =
        (top..bottom).step_by(SQUARE).flat_map(|row| (left..right).step_by(SQUARE).map(move |column| (column, row)));
    let difference = |(column, row)| (page.mean(column, row, SQUARE) - svg.mean(column, row, SQUARE)).abs();
    let (difference, (column, row)) =
        squares.map(|square| (difference(square), square)).max_by(|one, other| one.0.total_cmp(&other.0)).unwrap();
    (difference, ((column - left) as f32 / 2.0, (row - top) as f32 / 2.0))
}

#[test]
fn a_drawing_looks_alike_in_print_and_as_svg() {
    let scene = every_mark();
    let (difference, place) = worst(&scene, &scene);
    assert!(difference <= SHADES, "{difference:.0} shades at {place:?}");
}

/// Changes a drawing in one mark.
type Change = fn(&mut Mark) -> bool;

/// The control: each is a fault that a writer of SVG could make.
#[test]
fn a_drawing_written_with_a_fault_is_refused() {
    let faults: [(&str, Change); 6] = [
        ("words two points lower", |mark| {
            let Mark::Words { y, .. } = mark else { return false };
            *y += 2.0;
            true
        }),
        ("words held at their other end", |mark| {
            let Mark::Words { anchor, .. } = mark else { return false };
            *anchor = if *anchor == Anchor::Middle { Anchor::Start } else { Anchor::Middle };
            true
        }),
        ("an outline without dashes", |mark| {
            let Mark::Shape { pen: Some(pen), .. } = mark else { return false };
            pen.dash.take().is_some()
        }),
        ("a clip that does not clip", |mark| {
            let Mark::Clipped { marks, .. } = mark else { return false };
            *mark = marks.remove(0);
            true
        }),
        ("lines of a pattern turned the other way", |mark| match mark {
            Mark::Patterned { pattern: Pattern { textures, .. }, .. } => match &mut textures[..] {
                [Texture::Lines { turn, .. }] => {
                    *turn = -*turn;
                    true
                }
                _ => false,
            },
            _ => false,
        }),
        ("a pattern left out", |mark| {
            let Mark::Patterned { pattern, .. } = mark else { return false };
            pattern.textures.clear();
            true
        }),
    ];
    let scene = every_mark();
    for (fault, change) in faults {
        let mut written = scene.clone();
        assert!(written.marks.iter_mut().any(change), "no mark for {fault}");
        let (difference, _) = worst(&scene, &written);
        assert!(difference > SHADES, "nobody sees {fault}: {difference:.0} shades");
    }
}
