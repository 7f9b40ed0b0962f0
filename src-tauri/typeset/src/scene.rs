//! Drawings: shapes and words in points from the top left corner, printed as operations and written as SVG.

mod pattern;

use std::fmt::Write as _;

use crate::font::Face;

pub use pattern::{Pattern, Texture};

/// A colour of the screen's red, green and blue, 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// A drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// What is drawn, from the back.
    pub marks: Vec<Mark>,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A shape, filled, outlined or both.
    Shape {
        /// Its outline.
        path: Vec<Segment>,
        /// Its fill.
        fill: Option<Colour>,
        /// Its outline's pen.
        pen: Option<Pen>,
    },
    /// Words.
    Words {
        /// Left end, middle or right end of the line, by `anchor`.
        x: f32,
        /// Baseline.
        y: f32,
        /// Size in points.
        size: f32,
        /// Face.
        face: Face,
        /// Colour.
        colour: Colour,
        /// What `x` is.
        anchor: Anchor,
        /// The words.
        text: String,
    },
    /// A shape filled with a pattern.
    Patterned {
        /// Its outline.
        path: Vec<Segment>,
        /// What fills it.
        pattern: Pattern,
    },
    /// Marks seen only inside a shape.
    Clipped {
        /// The shape.
        path: Vec<Segment>,
        /// The marks.
        marks: Vec<Mark>,
    },
}

/// What the position of words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Their left end.
    Start,
    /// Their middle.
    Middle,
    /// Their right end.
    End,
}

/// A pen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pen {
    /// Colour.
    pub colour: Colour,
    /// Width in points.
    pub width: f32,
    /// Length of dashes and gaps in points; none for a solid line.
    pub dash: Option<f32>,
}

/// A step of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// Begins at a point.
    Move(f32, f32),
    /// A straight line to a point.
    Line(f32, f32),
    /// A curve: two control points and its end.
    Curve(f32, f32, f32, f32, f32, f32),
    /// Back to the beginning.
    Close,
}

/// A rectangle.
pub fn rectangle(x: f32, y: f32, width: f32, height: f32) -> Vec<Segment> {
    use Segment::{Close, Line, Move};
    vec![Move(x, y), Line(x + width, y), Line(x + width, y + height), Line(x, y + height), Close]
}

/// An ellipse about a centre.
pub fn ellipse(x: f32, y: f32, rx: f32, ry: f32) -> Vec<Segment> {
    use Segment::{Close, Curve, Move};
    /// Distance of control points for a quarter of a circle.
    const K: f32 = 0.552_284_8;
    let (kx, ky) = (rx * K, ry * K);
    vec![
        Move(x + rx, y),
        Curve(x + rx, y + ky, x + kx, y + ry, x, y + ry),
        Curve(x - kx, y + ry, x - rx, y + ky, x - rx, y),
        Curve(x - rx, y - ky, x - kx, y - ry, x, y - ry),
        Curve(x + kx, y - ry, x + rx, y - ky, x + rx, y),
        Close,
    ]
}

/// A line through points.
pub fn line(points: &[(f32, f32)]) -> Vec<Segment> {
    let step =
        |(index, (x, y)): (usize, &(f32, f32))| if index == 0 { Segment::Move(*x, *y) } else { Segment::Line(*x, *y) };
    points.iter().enumerate().map(step).collect()
}

impl Segment {
    /// The segment scaled about the origin, then moved.
    pub(crate) fn scaled(self, dx: f32, dy: f32, scale: f32) -> Self {
        let x = |x: f32| x * scale + dx;
        let y = |y: f32| y * scale + dy;
        match self {
            Self::Move(a, b) => Self::Move(x(a), y(b)),
            Self::Line(a, b) => Self::Line(x(a), y(b)),
            Self::Curve(a, b, c, d, e, f) => Self::Curve(x(a), y(b), x(c), y(d), x(e), y(f)),
            Self::Close => Self::Close,
        }
    }
}

impl Mark {
    /// A filled shape.
    pub fn filled(path: Vec<Segment>, fill: Colour) -> Self {
        Self::Shape { path, fill: Some(fill), pen: None }
    }

    /// A shape filled with a pattern, or with its ground where nothing lies on that.
    pub fn patterned(path: Vec<Segment>, pattern: Pattern) -> Self {
        if pattern.textures.is_empty() { Self::filled(path, pattern.ground) } else { Self::Patterned { path, pattern } }
    }

    /// An outlined shape.
    pub fn outlined(path: Vec<Segment>, colour: Colour, width: f32) -> Self {
        Self::Shape { path, fill: None, pen: Some(Pen { colour, width, dash: None }) }
    }
}

impl Scene {
    /// The drawing as an SVG file.
    pub fn to_svg(&self) -> String {
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}pt\" height=\"{1}pt\" viewBox=\"0 0 {0} {1}\">\n",
            self.width, self.height
        );
        let mut ids = 0;
        self.marks.iter().for_each(|mark| svg_mark(&mut out, mark, &mut ids));
        out.push_str("</svg>\n");
        out
    }
}

/// Writes a mark; `ids` counts the clips and patterns that marks refer to.
fn svg_mark(out: &mut String, mark: &Mark, ids: &mut usize) {
    match mark {
        Mark::Shape { path, fill, pen } => {
            let fill = fill.map_or_else(|| "none".to_owned(), hex);
            let _ = write!(out, "<path d=\"{}\" fill=\"{fill}\"", svg_path(path));
            if let Some(pen) = pen {
                let _ = write!(out, " stroke=\"{}\" stroke-width=\"{}\"", hex(pen.colour), pen.width);
                let _ = pen.dash.map_or(Ok(()), |dash| write!(out, " stroke-dasharray=\"{dash}\""));
            }
            out.push_str("/>\n");
        }
        Mark::Words { x, y, size, face, colour, anchor, text } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            let (family, weight, style) = face.css();
            let _ = writeln!(
                out,
                "<text x=\"{x}\" y=\"{y}\" font-family=\"{family}\" font-weight=\"{weight}\" font-style=\"{style}\" font-size=\"{size}\" fill=\"{}\" text-anchor=\"{anchor}\">{}</text>",
                hex(*colour),
                escape(text)
            );
        }
        Mark::Patterned { path, pattern } => pattern.svg(out, path, ids),
        Mark::Clipped { path, marks } => {
            *ids += 1;
            let _ = writeln!(out, "<clipPath id=\"c{ids}\"><path d=\"{}\"/></clipPath>", svg_path(path));
            let _ = writeln!(out, "<g clip-path=\"url(#c{ids})\">");
            marks.iter().for_each(|mark| svg_mark(out, mark, ids));
            out.push_str("</g>\n");
        }
    }
}

fn svg_path(path: &[Segment]) -> String {
    path.iter().fold(String::new(), |mut d, segment| {
        let _ = match segment {
            Segment::Move(x, y) => write!(d, "M{x} {y}"),
            Segment::Line(x, y) => write!(d, "L{x} {y}"),
            Segment::Curve(a, b, c, e, x, y) => write!(d, "C{a} {b} {c} {e} {x} {y}"),
            Segment::Close => write!(d, "Z"),
        };
        d
    })
}

fn hex(Colour(r, g, b): Colour) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// Text with the characters that XML reserves written as entities.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cannot_break_out_of_the_svg() {
        let words = Mark::Words {
            x: 0.0,
            y: 0.0,
            size: 8.0,
            face: Face::Sans,
            colour: Colour(0, 0, 0),
            anchor: Anchor::Start,
            text: "</text><script>".to_owned(),
        };
        let svg = Scene { width: 1.0, height: 1.0, marks: vec![words] }.to_svg();
        assert!(svg.contains("&lt;/text&gt;&lt;script&gt;") && !svg.contains("<script>"));
    }
}
