//! Placeholders of slides: spindle cells in fascicles, some of them large.

use typeset::scene::Colour;

use super::{
    canvas::{Canvas, Oval},
    radiology::Target,
};

/// Colours of a stain: ground, cytoplasm, nucleus.
struct Stain {
    ground: Colour,
    cytoplasm: Option<Colour>,
    nucleus: Colour,
}

const EOSIN: Stain = Stain {
    ground: Colour(0xf1, 0xe6, 0xee),
    cytoplasm: Some(Colour(0xe2, 0xc3, 0xd8)),
    nucleus: Colour(0x6b, 0x55, 0x8d),
};
const MARKER: Stain = Stain { ground: Colour(0xee, 0xf1, 0xf3), cytoplasm: None, nucleus: Colour(0x83, 0x92, 0xa8) };
/// Brown of a positive cell.
const BROWN: Colour = Colour(0xb9, 0x83, 0x4c);
/// Distance of cells in points: along and across a fascicle.
const CELL: (f32, f32) = (11.5, 6.6);

/// A slide of haematoxylin and eosin, or of a marker with foci of positive cells.
pub(super) fn slide(canvas: &mut Canvas, marker: bool) -> Target {
    let stain = if marker { MARKER } else { EOSIN };
    canvas.ground(stain.ground);
    let phase = canvas.next() * 6.3;
    let foci: Vec<(f32, f32)> = (0..3).map(|_| (canvas.next() * canvas.width, canvas.next() * canvas.height)).collect();
    let reach = canvas.height * 0.3;
    let mut target = (canvas.width / 2.0, canvas.height / 2.0);
    let mut y = 0.0;
    while y < canvas.height + CELL.1 {
        let mut x = canvas.next() * CELL.0 - CELL.0;
        while x < canvas.width + CELL.0 {
            let at = (canvas.about(x, 2.0), canvas.about(y, 2.2));
            let wave = (at.0 / canvas.width * 5.0 + phase).sin() * 0.45;
            let turn = canvas.about(wave, 0.22);
            let large = canvas.next() < 0.045;
            let positive = foci.iter().any(|focus| (at.0 - focus.0).abs() + 1.6 * (at.1 - focus.1).abs() < reach);
            cell(
                canvas,
                at,
                turn,
                large,
                if marker && positive { Some(BROWN) } else { stain.cytoplasm },
                stain.nucleus,
            );
            if large {
                target = at;
            }
            x += CELL.0;
        }
        y += CELL.1;
    }
    target
}

fn cell(canvas: &mut Canvas, (x, y): (f32, f32), turn: f32, large: bool, cytoplasm: Option<Colour>, nucleus: Colour) {
    let half = if large { (canvas.about(4.2, 0.6), canvas.about(3.4, 0.4)) } else { (canvas.about(3.5, 0.6), 1.3) };
    let body = Oval { at: (x, y), half, turn };
    if let Some(colour) = cytoplasm {
        let around = if large { (2.6, 2.6) } else { (2.3, 1.2) };
        canvas.oval(Oval { half: (half.0 + around.0, half.1 + around.1), ..body }, colour);
    }
    canvas.oval(body, nucleus);
}
