//! What stands around the text: running head, foot, and the numbers of lines.

use crate::{
    Error,
    document::{Meta, Run, Style},
    draw::{Draw, Laid, Tree},
    font::{Face, width},
    layout::geometry::Geometry,
    paragraph::{Setting, paragraph, words},
    style::{ACCENT, GREY, HAIR, INK, MM, WARNING},
};

/// Least space between what stands at the two ends of a line in the margin.
const APART: f32 = 6.0 * MM;

/// The running head; what is too long for its line ends with it.
pub(super) fn head(meta: &Meta, geometry: &Geometry) -> Result<Laid, Error> {
    let Geometry { left, top, width: measure, .. } = *geometry;
    let mut laid = Laid::default();
    let wide = width(Face::SansBold, 7.0, &meta.head_right);
    let head = paragraph(&meta.head, &Setting::sans(7.0, 9.0).coloured(GREY), measure - wide - APART)?;
    laid.put(head.line(0, &mut Tree::default(), None), left, top - 30.0);
    laid.decorate(words(&meta.head_right, Face::SansBold, 7.0, ACCENT, left + measure - wide, top - 23.2)?);
    laid.decorate(Draw::rule(left, top - 17.0, measure, 0.35, HAIR));
    Ok(laid)
}

/// What stands above every page, in the middle and above the running head; what is too long for the line ends with it.
pub(super) fn mark(meta: &Meta, geometry: &Geometry) -> Result<Laid, Error> {
    let Geometry { left, top, width: measure, .. } = *geometry;
    let mut laid = Laid::default();
    let line =
        paragraph(&[Run::styled(&meta.mark, Style::Strong)], &Setting::sans(8.6, 10.0).coloured(WARNING), measure)?;
    let room = (measure - width(Face::SansBold, 8.6, &meta.mark)).max(0.0);
    laid.put(line.line(0, &mut Tree::default(), None), left + room / 2.0, top - 46.0);
    Ok(laid)
}

/// The running foot of page `index` of `count`; what is too long for its line ends with it.
pub(super) fn foot(meta: &Meta, geometry: &Geometry, index: usize, count: usize) -> Result<Laid, Error> {
    let Geometry { left, top, width: measure, height, .. } = *geometry;
    let mut laid = Laid::default();
    let y = top + height + 22.0;
    laid.decorate(Draw::rule(left, y, measure, 0.35, HAIR));
    let (number, of) = (format!("{}", index + 1), format!(" of {count}"));
    let of_wide = width(Face::Sans, 7.0, &of);
    let wide = width(Face::SansBold, 7.0, &number) + of_wide;
    let foot = paragraph(&[Run::plain(&meta.foot)], &Setting::sans(6.6, 9.0).coloured(GREY), measure - wide - APART)?;
    laid.put(foot.line(0, &mut Tree::default(), None), left, y + 4.3);
    laid.decorate(words(&number, Face::SansBold, 7.0, INK, left + measure - wide, y + 11.0)?);
    laid.decorate(words(&of, Face::Sans, 7.0, GREY, left + measure - of_wide, y + 11.0)?);
    Ok(laid)
}

/// The number of a line, left of it on its baseline.
pub(super) fn line_number(number: usize, baseline: f32, geometry: &Geometry) -> Result<Laid, Error> {
    const BEFORE: f32 = 5.4 * MM;
    let (size, text) = (6.8, number.to_string());
    let x = geometry.left - BEFORE - width(Face::Sans, size, &text);
    let mut laid = Laid::default();
    laid.decorate(words(&text, Face::Sans, size, GREY, x, baseline)?);
    Ok(laid)
}
