//! Patterns: a ground with hatching or dots on it. One description is printed as strokes seen only inside the shape and
//! written to an SVG file as tiles, so that paper and screen show the same.

use std::fmt::Write as _;

use super::{Colour, Mark, Segment, ellipse, line, svg_mark, svg_path};

/// What fills a shape where a plain colour would not tell it from others.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    /// Colour of the ground.
    pub ground: Colour,
    /// What lies on it, from the back. It begins at the upper left corner of the shape.
    pub textures: Vec<Texture>,
}

/// Marks repeated all over a shape.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Texture {
    /// Parallel lines.
    Lines {
        /// By how many degrees they are turned from level, clockwise.
        turn: f32,
        /// From the middle of one to that of the next, in points.
        apart: f32,
        /// Their colour.
        colour: Colour,
        /// Their width in points.
        width: f32,
    },
    /// Dots in rows, every other row shifted by half a step.
    Dots {
        /// From one dot to the next, and from one row to the next, in points.
        apart: f32,
        /// Radius in points, less than a quarter of that.
        radius: f32,
        /// Their colour.
        colour: Colour,
    },
}

/// A rectangle: left, top, width, height.
type Area = [f32; 4];

impl Pattern {
    /// The pattern of a drawing made larger or smaller.
    pub(crate) fn scaled(&self, scale: f32) -> Self {
        let textures = self.textures.iter().map(|texture| texture.scaled(scale)).collect();
        Self { ground: self.ground, textures }
    }

    /// What is printed of it inside `path`: the ground, then every line and dot that touches the rectangle about the path.
    pub(crate) fn printed(&self, path: &[Segment]) -> Vec<Mark> {
        let area = around(path);
        let ground = Mark::filled(path.to_vec(), self.ground);
        std::iter::once(ground).chain(self.textures.iter().flat_map(|texture| texture.over(area))).collect()
    }

    /// What an SVG file holds of it: the ground, then the shape once more for each texture, filled with its tiles.
    pub(super) fn svg(&self, out: &mut String, path: &[Segment], ids: &mut usize) {
        svg_mark(out, &Mark::filled(path.to_vec(), self.ground), ids);
        let [x, y, ..] = around(path);
        for texture in &self.textures {
            *ids += 1;
            let ((width, height), turn) = (texture.tile(), texture.turn());
            let _ = writeln!(
                out,
                "<pattern id=\"p{ids}\" patternUnits=\"userSpaceOnUse\" width=\"{width}\" height=\"{height}\" patternTransform=\"translate({x} {y}) rotate({turn})\">",
            );
            let id = *ids;
            texture.of_tile().iter().for_each(|mark| svg_mark(out, mark, ids));
            let _ = writeln!(out, "</pattern>\n<path d=\"{}\" fill=\"url(#p{id})\"/>", svg_path(path));
        }
    }
}

impl Texture {
    fn scaled(self, scale: f32) -> Self {
        match self {
            Self::Lines { turn, apart, colour, width } => {
                Self::Lines { turn, apart: apart * scale, colour, width: width * scale }
            }
            Self::Dots { apart, radius, colour } => Self::Dots { apart: apart * scale, radius: radius * scale, colour },
        }
    }

    fn turn(self) -> f32 {
        match self {
            Self::Lines { turn, .. } => turn,
            Self::Dots { .. } => 0.0,
        }
    }

    /// Width and height of the piece that repeats.
    fn tile(self) -> (f32, f32) {
        match self {
            Self::Lines { apart, .. } => (apart, apart),
            Self::Dots { apart, .. } => (apart, 2.0 * apart),
        }
    }

    /// The marks of one tile, not turned. None reaches over its edge, other than lines that the next tile takes up.
    fn of_tile(self) -> Vec<Mark> {
        match self {
            Self::Lines { apart, colour, width, .. } => {
                vec![Mark::outlined(line(&[(0.0, apart / 2.0), (apart, apart / 2.0)]), colour, width)]
            }
            Self::Dots { apart, radius, colour } => {
                let dot = |x: f32, y: f32| Mark::filled(ellipse(x * apart, y * apart, radius, radius), colour);
                vec![dot(0.25, 0.5), dot(0.75, 1.5)]
            }
        }
    }

    /// Its marks over an area: each line whole, each dot of every tile.
    fn over(self, [x, y, wide, high]: Area) -> Vec<Mark> {
        match self {
            Self::Lines { turn, apart, colour, width } => {
                let (sin, cos) = turn.to_radians().sin_cos();
                let corners = [(0.0, 0.0), (wide, 0.0), (0.0, high), (wide, high)];
                let along = range(corners.map(|(dx, dy)| dx * cos + dy * sin));
                let across = range(corners.map(|(dx, dy)| dy * cos - dx * sin));
                let at = |along: f32, across: f32| (x + along * cos - across * sin, y + along * sin + across * cos);
                let stroke = |number: f32| {
                    let across = (number + 0.5) * apart;
                    Mark::outlined(line(&[at(along.0, across), at(along.1, across)]), colour, width)
                };
                numbers((across.0 / apart).floor(), across.1 / apart).map(stroke).collect()
            }
            Self::Dots { apart, .. } => {
                let columns = move || numbers(0.0, wide / apart);
                let tiles = numbers(0.0, high / (2.0 * apart))
                    .flat_map(move |row| columns().map(move |column| (column * apart, row * 2.0 * apart)));
                tiles
                    .flat_map(|(dx, dy)| self.of_tile().into_iter().map(move |mark| moved(mark, x + dx, y + dy)))
                    .collect()
            }
        }
    }
}

/// Whole numbers from `first` up to `end`.
fn numbers(first: f32, end: f32) -> impl Iterator<Item = f32> {
    std::iter::successors(Some(first), |number| Some(number + 1.0)).take_while(move |number| *number < end)
}

fn range(values: [f32; 4]) -> (f32, f32) {
    values
        .into_iter()
        .fold((f32::INFINITY, f32::NEG_INFINITY), |(least, most), value| (least.min(value), most.max(value)))
}

fn moved(mark: Mark, dx: f32, dy: f32) -> Mark {
    match mark {
        Mark::Shape { path, fill, pen } => {
            Mark::Shape { path: path.into_iter().map(|segment| segment.scaled(dx, dy, 1.0)).collect(), fill, pen }
        }
        other => other,
    }
}

/// The rectangle about the points of a path.
fn around(path: &[Segment]) -> Area {
    let points = path.iter().filter_map(|segment| match *segment {
        Segment::Move(x, y) | Segment::Line(x, y) | Segment::Curve(.., x, y) => Some((x, y)),
        Segment::Close => None,
    });
    let box_of = |(x, y): (f32, f32)| [x, y, x, y];
    let joined = points.map(box_of).reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]);
    joined.map_or([0.0; 4], |[left, top, right, bottom]| [left, top, right - left, bottom - top])
}

#[cfg(test)]
mod tests;
