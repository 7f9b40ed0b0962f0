//! A drawing with every kind of mark.

use typeset::{
    font::Face,
    scene::{Anchor, Colour, Mark, Pattern, Pen, Scene, Texture, ellipse, line, rectangle},
};

const INK: Colour = Colour(0x1b, 0x46, 0x68);
const TINT: Colour = Colour(0xee, 0xf2, 0xf5);

/// Shapes filled, outlined, dashed, clipped and patterned; words in every face, held at left, middle and right.
pub(crate) fn every_mark() -> Scene {
    let lines = |turn: f32| Texture::Lines { turn, apart: 4.0, colour: INK, width: 0.7 };
    let dots = Texture::Dots { apart: 5.0, radius: 1.0, colour: INK };
    let dashed = Pen { colour: INK, width: 1.0, dash: Some(3.0) };
    let crossed = vec![lines(30.0), lines(120.0)];
    let mut marks = vec![
        Mark::filled(rectangle(0.0, 0.0, 40.0, 24.0), INK),
        Mark::outlined(ellipse(67.0, 12.0, 20.0, 11.0), INK, 1.0),
        Mark::Shape { path: rectangle(95.0, 1.0, 38.0, 22.0), fill: Some(TINT), pen: Some(dashed) },
        Mark::Clipped {
            path: ellipse(161.0, 12.0, 20.0, 12.0),
            marks: vec![Mark::filled(rectangle(141.0, 0.0, 40.0, 12.0), INK)],
        },
        patterned(0.0, vec![lines(45.0)]),
        patterned(47.0, crossed),
        patterned(94.0, vec![dots]),
        patterned(141.0, Vec::new()),
        Mark::outlined(line(&[(115.0, 62.0), (115.0, 172.0)]), INK, 0.4),
    ];
    let anchors = [Anchor::Start, Anchor::Middle, Anchor::End];
    for (index, (face, anchor)) in Face::ALL.into_iter().zip(anchors.into_iter().cycle()).enumerate() {
        let text = if face == Face::Arabic { "ورم حميد".to_owned() } else { format!("{face:?} {anchor:?}") };
        marks.push(Mark::Words { x: 115.0, y: 72.0 + 13.0 * index as f32, size: 9.0, face, colour: INK, anchor, text });
    }
    Scene { width: 230.0, height: 175.0, marks }
}

/// A shape with textures on a tint.
fn patterned(x: f32, textures: Vec<Texture>) -> Mark {
    Mark::Patterned { path: rectangle(x, 32.0, 40.0, 24.0), pattern: Pattern { ground: TINT, textures } }
}
