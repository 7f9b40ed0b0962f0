//! Where a placeholder is drawn: shapes, and numbers that vary but never change.

use typeset::scene::{Colour, Mark, Segment, ellipse, rectangle};

/// A drawing in the making.
pub(super) struct Canvas {
    /// Width in points.
    pub(super) width: f32,
    /// Height in points.
    pub(super) height: f32,
    /// What is drawn, from the back.
    pub(super) marks: Vec<Mark>,
    state: u32,
}

/// An oval: centre, half axes, and its turn in radians.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Oval {
    /// Centre.
    pub(super) at: (f32, f32),
    /// Half axes.
    pub(super) half: (f32, f32),
    /// Turn, clockwise.
    pub(super) turn: f32,
}

impl Oval {
    /// An upright oval.
    pub(super) fn new(x: f32, y: f32, rx: f32, ry: f32) -> Self {
        Self { at: (x, y), half: (rx, ry), turn: 0.0 }
    }

    /// The same, turned.
    pub(super) fn turned(self, turn: f32) -> Self {
        Self { turn, ..self }
    }

    /// The same about its centre, `by` points larger.
    pub(super) fn grown(self, by: f32) -> Self {
        Self { half: (self.half.0 + by, self.half.1 + by), ..self }
    }

    fn path(self) -> Vec<Segment> {
        let (sin, cos) = self.turn.sin_cos();
        let (cx, cy) = self.at;
        let turn = |x: f32, y: f32| (cx + x * cos - y * sin, cy + x * sin + y * cos);
        let placed = ellipse(0.0, 0.0, self.half.0, self.half.1).into_iter().map(|segment| match segment {
            Segment::Move(x, y) => {
                let (x, y) = turn(x, y);
                Segment::Move(x, y)
            }
            Segment::Line(x, y) => {
                let (x, y) = turn(x, y);
                Segment::Line(x, y)
            }
            Segment::Curve(a, b, c, d, x, y) => {
                let ((a, b), (c, d), (x, y)) = (turn(a, b), turn(c, d), turn(x, y));
                Segment::Curve(a, b, c, d, x, y)
            }
            Segment::Close => Segment::Close,
        });
        placed.collect()
    }
}

impl Canvas {
    /// An empty canvas.
    pub(super) fn new(width: f32, height: f32, seed: u32) -> Self {
        Self { width, height, marks: Vec::new(), state: seed.wrapping_mul(2_654_435_761) | 1 }
    }

    /// The next number from 0 to 1: the same canvas gives the same numbers.
    pub(super) fn next(&mut self) -> f32 {
        self.state = self.state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.state >> 8) as f32 / 16_777_216.0
    }

    /// The next number about `middle`, off by at most `by`.
    pub(super) fn about(&mut self, middle: f32, by: f32) -> f32 {
        middle + (self.next() - 0.5) * 2.0 * by
    }

    /// Places spread evenly in an oval, each a little off.
    pub(super) fn spread(&mut self, count: u8, oval: Oval) -> Vec<(f32, f32)> {
        /// The angle by which seeds of a sunflower follow one another.
        const GOLDEN: f32 = 2.399_963;
        let phase = self.next() * 6.3;
        let place = |number: u8| {
            let far = ((f32::from(number) + 0.5) / f32::from(count.max(1))).sqrt();
            let (sin, cos) = (f32::from(number) * GOLDEN + phase).sin_cos();
            let wide = self.about(far, 0.08);
            (oval.at.0 + cos * wide * oval.half.0, oval.at.1 + sin * wide * oval.half.1)
        };
        (0..count).map(place).collect()
    }

    /// The whole canvas in one colour.
    pub(super) fn ground(&mut self, colour: Colour) {
        self.marks.push(Mark::filled(rectangle(0.0, 0.0, self.width, self.height), colour));
    }

    /// A filled oval.
    pub(super) fn oval(&mut self, oval: Oval, colour: Colour) {
        self.marks.push(Mark::filled(oval.path(), colour));
    }

    /// A filled oval with an outline.
    pub(super) fn rimmed(&mut self, oval: Oval, colour: Colour, rim: Colour, width: f32) {
        let pen = typeset::scene::Pen { colour: rim, width, dash: None };
        self.marks.push(Mark::Shape { path: oval.path(), fill: Some(colour), pen: Some(pen) });
    }
}

/// A grey of the given brightness, slightly cool.
pub(super) fn grey(level: u8) -> Colour {
    Colour(level, level.saturating_add(2), level.saturating_add(5))
}
