//! Figures: drawings and lettered panels.

mod ahead;
mod jpeg;
mod pictures;
mod png;
mod profile;
mod size;

pub(crate) use ahead::Ahead;
pub(crate) use pictures::Pictures;

use crate::{
    Error,
    document::{Panel, Picture},
    draw::{Draw, Laid, NodeId, Piece},
    font::{self, Face},
    paragraph::words,
    scene::{Anchor, Colour, Mark, Scene, rectangle},
    style::{INK, MM},
};

/// Space between panels.
const BETWEEN: f32 = 2.0 * MM;
/// Tallest row of panels.
const TALLEST: f32 = 62.0 * MM;

/// A drawing as content of `node`, made smaller where it would not fit.
pub(crate) fn drawing(scene: &Scene, width: f32, tallest: f32, node: NodeId) -> Result<Laid, Error> {
    let fit = |room: f32, size: f32| room / size.max(f32::MIN_POSITIVE);
    let scale = fit(width, scene.width).min(fit(tallest, scene.height)).min(1.0);
    let marks: Vec<Mark> = scene.marks.iter().map(|mark| scaled(mark, 0.0, 0.0, scale)).collect();
    let piece = Piece { node: Some(node), draws: draws(&marks)? };
    Ok(Laid { height: scene.height * scale, pieces: vec![piece], links: Vec::new() })
}

fn draws(marks: &[Mark]) -> Result<Vec<Draw>, Error> {
    marks.iter().map(draw).collect()
}

fn draw(mark: &Mark) -> Result<Draw, Error> {
    match mark {
        Mark::Shape { path, fill, pen } => Ok(Draw::Shape { path: path.clone(), fill: *fill, pen: *pen }),
        Mark::Patterned { path, pattern } => {
            Ok(Draw::Clipped { path: path.clone(), draws: draws(&pattern.printed(path))? })
        }
        Mark::Clipped { path, marks } => Ok(Draw::Clipped { path: path.clone(), draws: draws(marks)? }),
        Mark::Words { x, y, size, face, colour, anchor, text } => {
            let back = match anchor {
                Anchor::Start => 0.0,
                Anchor::Middle => font::width(*face, *size, text) / 2.0,
                Anchor::End => font::width(*face, *size, text),
            };
            words(text, *face, *size, *colour, x - back, *y)
        }
    }
}

/// Rows of lettered panels as content of `node`, each row across the width, panels of a row equally tall.
pub(crate) fn panels(
    rows: &[Vec<Panel>],
    (width, tallest): (f32, f32),
    place: &str,
    node: NodeId,
    pictures: &mut Pictures<'_>,
) -> Result<Laid, Error> {
    let mut laid = Laid::default();
    #[expect(clippy::cast_precision_loss, reason = "a figure has few rows")]
    let tallest = TALLEST.min(tallest / rows.len().max(1) as f32 - BETWEEN);
    for row in rows.iter().filter(|row| !row.is_empty()) {
        let shown = row.iter().map(|panel| show(panel, place, pictures)).collect::<Result<Vec<_>, _>>()?;
        let aspects: f32 = shown.iter().map(Shown::aspect).sum();
        #[expect(clippy::cast_precision_loss, reason = "few panels stand in a row")]
        let room = width - BETWEEN * (row.len() - 1) as f32;
        let height = (room / aspects.max(f32::MIN_POSITIVE)).min(tallest);
        let mut x = 0.0;
        for (panel, shown) in row.iter().zip(&shown) {
            let wide = height * shown.aspect();
            let mut draws = shown.draws(x, laid.height, wide, height)?;
            draws.extend(letter(&panel.letter, x, laid.height)?);
            laid.pieces.push(Piece { node: Some(node), draws });
            x += wide + BETWEEN;
        }
        laid.height += height + BETWEEN;
    }
    laid.height = (laid.height - BETWEEN).max(0.0);
    Ok(laid)
}

/// A picture ready to be placed.
enum Shown<'a> {
    Scene(&'a Scene),
    Bitmap(usize, f32),
}

impl Shown<'_> {
    fn aspect(&self) -> f32 {
        match self {
            Self::Scene(scene) => scene.width / scene.height.max(f32::MIN_POSITIVE),
            Self::Bitmap(_, aspect) => *aspect,
        }
    }

    fn draws(&self, x: f32, y: f32, width: f32, height: f32) -> Result<Vec<Draw>, Error> {
        match self {
            Self::Bitmap(index, _) => Ok(vec![Draw::Picture { index: *index, area: [x, y, width, height] }]),
            Self::Scene(scene) => {
                let scale = width / scene.width.max(f32::MIN_POSITIVE);
                let marks: Vec<Mark> = scene.marks.iter().map(|mark| scaled(mark, x, y, scale)).collect();
                Ok(vec![Draw::Clipped { path: rectangle(x, y, width, height), draws: draws(&marks)? }])
            }
        }
    }
}

fn scaled(mark: &Mark, dx: f32, dy: f32, scale: f32) -> Mark {
    let path = |path: &[crate::scene::Segment]| path.iter().map(|segment| segment.scaled(dx, dy, scale)).collect();
    match mark {
        Mark::Shape { path: outline, fill, pen } => Mark::Shape { path: path(outline), fill: *fill, pen: *pen },
        Mark::Patterned { path: outline, pattern } => {
            Mark::Patterned { path: path(outline), pattern: pattern.scaled(scale) }
        }
        Mark::Clipped { path: outline, marks } => {
            Mark::Clipped { path: path(outline), marks: marks.iter().map(|mark| scaled(mark, dx, dy, scale)).collect() }
        }
        // Lettering keeps its size: small print stays legible in small panels.
        Mark::Words { x, y, size, face, colour, anchor, text } => Mark::Words {
            x: x * scale + dx,
            y: y * scale + dy,
            size: *size,
            face: *face,
            colour: *colour,
            anchor: *anchor,
            text: text.clone(),
        },
    }
}

fn letter(letter: &str, x: f32, y: f32) -> Result<Vec<Draw>, Error> {
    let ground = rectangle(x + 1.5 * MM, y + 1.5 * MM, 4.4 * MM, 4.4 * MM);
    let centre = x + 3.7 * MM - font::width(Face::SansBold, 9.0, letter) / 2.0;
    Ok(vec![
        Draw::Shape { path: ground, fill: Some(Colour(255, 255, 255)), pen: None },
        words(letter, Face::SansBold, 9.0, INK, centre, y + 4.8 * MM)?,
    ])
}

fn show<'a>(panel: &'a Panel, place: &str, pictures: &mut Pictures<'_>) -> Result<Shown<'a>, Error> {
    let name = format!("{place}{}", panel.letter);
    let (index, (wide, high)) = match &panel.picture {
        Picture::Scene(scene) => return Ok(Shown::Scene(scene)),
        Picture::Jpeg(file) => pictures.jpeg(name, file)?,
        Picture::Png(file) => pictures.png(name, file)?,
    };
    #[expect(clippy::cast_precision_loss, reason = "an aspect needs no more")]
    let aspect = wide as f32 / high as f32;
    Ok(Shown::Bitmap(index, aspect))
}
