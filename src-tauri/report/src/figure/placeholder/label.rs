//! Words and marks on a placeholder.

use clinical::record;
use typeset::{
    font::{self, Face},
    scene::{Anchor, Colour, Mark, Segment, line, rectangle},
};

use super::{canvas::Canvas, histology, radiology::Target};
use crate::figure::{GREY, INK, MM, WHITE};

/// Size of the words.
const SIZE: f32 = 7.0;

/// Says at the lower right that this is a placeholder.
pub(super) fn placeholder(canvas: &mut Canvas, light: bool) {
    let text = "Placeholder";
    let (right, foot) = (canvas.width - 2.0 * MM, canvas.height - 1.9 * MM);
    if light {
        let width = font::width(Face::Sans, SIZE, text) + 2.0 * MM;
        ground(canvas, (right - width + MM, foot - SIZE, width, SIZE + 3.4));
    }
    let colour = if light { GREY } else { Colour(0xc9, 0xce, 0xd3) };
    word(canvas, (right, foot), Anchor::End, colour, text);
}

/// Says at the lower left that no scale was recorded.
pub(super) fn scale_missing(canvas: &mut Canvas) {
    let text = "scale not recorded";
    let (left, foot) = (2.0 * MM, canvas.height - 1.9 * MM);
    let width = font::width(Face::Sans, SIZE, text) + 2.0 * MM;
    ground(canvas, (left - MM, foot - SIZE, width, SIZE + 3.4));
    word(canvas, (left, foot), Anchor::Start, GREY, text);
}

fn ground(canvas: &mut Canvas, (x, y, width, height): (f32, f32, f32, f32)) {
    canvas.marks.push(Mark::filled(rectangle(x, y, width, height), WHITE));
}

fn word(canvas: &mut Canvas, (x, y): (f32, f32), anchor: Anchor, colour: Colour, text: &str) {
    canvas.marks.push(Mark::Words { x, y, size: SIZE, face: Face::Sans, colour, anchor, text: text.to_owned() });
}

/// Draws a mark at `target`.
pub(super) fn mark(canvas: &mut Canvas, mark: record::Mark, target: Target, light: bool) {
    let colour = if light { INK } else { WHITE };
    match mark {
        record::Mark::Arrow => arrow(canvas, target, colour),
        record::Mark::Asterisk => asterisk(canvas, target, colour),
        record::Mark::Inset => inset(canvas),
    }
}

/// An arrow from the upper left whose tip stands just before the target.
fn arrow(canvas: &mut Canvas, (x, y): Target, colour: Colour) {
    let (dx, dy) = (0.78, 0.62);
    let tip = (x - 2.6 * dx, y - 2.6 * dy);
    let end = (tip.0 - 18.0 * dx, tip.1 - 18.0 * dy);
    let neck = (tip.0 - 4.0 * dx, tip.1 - 4.0 * dy);
    canvas.marks.push(Mark::outlined(line(&[end, neck]), colour, 1.3));
    let mut head = line(&[tip, (neck.0 - 2.2 * dy, neck.1 + 2.2 * dx), (neck.0 + 2.2 * dy, neck.1 - 2.2 * dx)]);
    head.push(Segment::Close);
    canvas.marks.push(Mark::filled(head, colour));
}

/// An asterisk of three strokes about the target.
fn asterisk(canvas: &mut Canvas, (x, y): Target, colour: Colour) {
    for step in 0_u8..3 {
        let (sin, cos) = (f32::from(step) * std::f32::consts::FRAC_PI_3 + std::f32::consts::FRAC_PI_2).sin_cos();
        let (dx, dy) = (3.4 * cos, 3.4 * sin);
        canvas.marks.push(Mark::outlined(line(&[(x - dx, y - dy), (x + dx, y + dy)]), colour, 1.3));
    }
}

/// A slide in the upper right corner.
fn inset(canvas: &mut Canvas) {
    let (width, height) = (canvas.width * 0.3, canvas.height * 0.36);
    let (left, top) = (canvas.width - width - 2.0 * MM, 2.0 * MM);
    let mut slide = Canvas::new(width, height, 7);
    histology::slide(&mut slide, false);
    let marks = slide.marks.into_iter().map(|mark| moved(mark, left, top)).collect();
    let frame = rectangle(left, top, width, height);
    canvas.marks.push(Mark::Clipped { path: frame.clone(), marks });
    canvas.marks.push(Mark::outlined(frame, WHITE, 0.9));
}

fn moved(mark: Mark, dx: f32, dy: f32) -> Mark {
    let Mark::Shape { path, fill, pen } = mark else { return mark };
    let shift = |segment: Segment| match segment {
        Segment::Move(x, y) => Segment::Move(x + dx, y + dy),
        Segment::Line(x, y) => Segment::Line(x + dx, y + dy),
        Segment::Curve(a, b, c, d, x, y) => Segment::Curve(a + dx, b + dy, c + dx, d + dy, x + dx, y + dy),
        Segment::Close => Segment::Close,
    };
    Mark::Shape { path: path.into_iter().map(shift).collect(), fill, pen }
}
