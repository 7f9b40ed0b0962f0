//! Paper and screen show the same pattern.

use super::*;
use crate::scene::{Scene, rectangle};

const INK: Colour = Colour(1, 2, 3);
const AREA: Area = [10.0, 20.0, 60.0, 9.0];

fn patterned(texture: Texture) -> Mark {
    let [x, y, width, height] = AREA;
    let pattern = Pattern { ground: Colour(250, 250, 250), textures: vec![texture] };
    Mark::patterned(rectangle(x, y, width, height), pattern)
}

fn svg(mark: Mark) -> String {
    Scene { width: 100.0, height: 50.0, marks: vec![mark] }.to_svg()
}

/// The numbers between `before` and the next bracket.
fn after(svg: &str, before: &str) -> Vec<f32> {
    let rest = svg.split_once(before).unwrap().1;
    let end = rest.find(')').unwrap();
    rest[..end].split(' ').map(|part| part.parse().unwrap()).collect()
}

fn points(mark: &Mark) -> Vec<(f32, f32)> {
    let Mark::Shape { path, .. } = mark else { panic!("{mark:?}") };
    let point = |segment: &Segment| match *segment {
        Segment::Move(x, y) | Segment::Line(x, y) | Segment::Curve(.., x, y) => Some((x, y)),
        Segment::Close => None,
    };
    path.iter().filter_map(point).collect()
}

/// The middle of a mark.
fn middle(mark: &Mark) -> (f32, f32) {
    let Mark::Shape { path, .. } = mark else { panic!("{mark:?}") };
    let [x, y, width, height] = around(path);
    (x + width / 2.0, y + height / 2.0)
}

/// Every printed line, brought back into the tile by the numbers of the SVG file, lies on the line of the tile.
#[test]
fn printed_lines_are_those_of_the_tiles() {
    for turn in [0.0, 45.0, 90.0, -45.0, 30.0] {
        let mark = patterned(Texture::Lines { turn, apart: 2.0, colour: INK, width: 0.5 });
        let svg = svg(mark.clone());
        let (moved, turned) = (after(&svg, "translate("), after(&svg, "rotate("));
        assert_eq!((&moved[..], &turned[..]), (&AREA[..2], &[turn][..]), "{svg}");
        assert!(svg.contains("width=\"2\" height=\"2\" patternTransform"), "{svg}");
        assert!(svg.contains("<path d=\"M0 1L2 1\" fill=\"none\" stroke=\"#010203\" stroke-width=\"0.5\"/>"), "{svg}");
        let Mark::Patterned { path, pattern } = &mark else { panic!("{mark:?}") };
        let printed = pattern.printed(path);
        let (sin, cos) = turned[0].to_radians().sin_cos();
        for stroke in &printed[1..] {
            assert!(matches!(stroke, Mark::Shape { pen: Some(pen), .. } if pen.colour == INK && pen.width == 0.5));
            for (x, y) in points(stroke) {
                let across = (y - moved[1]) * cos - (x - moved[0]) * sin;
                assert!((across.rem_euclid(2.0) - 1.0).abs() < 1e-3, "{turn}: {stroke:?}");
            }
        }
        // As many as fit across the rectangle, none left out.
        let wide = AREA[2] * sin.abs() + AREA[3] * cos.abs();
        assert!((printed.len() as f32 - 1.0 - wide / 2.0).abs() < 2.0, "{turn}: {} lines", printed.len());
    }
}

/// Every printed dot stands where a tile of the SVG file has one, and the whole shape is covered.
#[test]
fn printed_dots_are_those_of_the_tiles() {
    let texture = Texture::Dots { apart: 2.0, radius: 0.4, colour: INK };
    let mark = patterned(texture);
    let svg = svg(mark.clone());
    assert!(svg.contains("width=\"2\" height=\"4\"") && svg.matches("#010203").count() == 2, "{svg}");
    let Mark::Patterned { path, pattern } = &mark else { panic!("{mark:?}") };
    let dots = &pattern.printed(path)[1..];
    for dot in dots {
        let (x, y) = middle(dot);
        let place = ((x - AREA[0]).rem_euclid(2.0), (y - AREA[1]).rem_euclid(4.0));
        let tile = [(0.5, 1.0), (1.5, 3.0)];
        assert!(tile.iter().any(|(x, y)| (place.0 - x).abs() < 1e-3 && (place.1 - y).abs() < 1e-3), "{place:?}");
    }
    // 30 columns; three rows of tiles begin in 9 points, two dots each.
    assert_eq!(dots.len(), 30 * 3 * 2);
}

#[test]
fn a_pattern_without_texture_is_a_plain_fill() {
    let path = rectangle(0.0, 0.0, 1.0, 1.0);
    let plain = Mark::patterned(path.clone(), Pattern { ground: INK, textures: Vec::new() });
    assert_eq!(plain, Mark::filled(path, INK));
}

#[test]
fn a_pattern_grows_with_its_drawing() {
    let texture = Texture::Lines { turn: 45.0, apart: 2.0, colour: INK, width: 0.5 };
    let pattern = Pattern { ground: INK, textures: vec![texture] };
    let count = |pattern: &Pattern, side: f32| pattern.printed(&rectangle(5.0, 5.0, side, side)).len();
    assert_eq!(count(&pattern, 20.0), count(&pattern.scaled(2.0), 40.0));
}
