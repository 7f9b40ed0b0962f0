//! Glyphs, shapes and pictures as operators of a page, whose origin is its lower left corner.

use super::operators::{Meaning, Operators};
use crate::{
    draw::{Bitmap, Draw, Pages},
    font::{self, Face, Glyph},
    pdf::{
        fonts::{self, Fonts},
        pictures,
    },
    scene::{Colour, Pen, Segment},
};

/// Lean of slanted text: tangent of 9.4 degrees, as in Inter's own italic.
const SLANT: f32 = 0.1655;

/// The operations of a page in the making.
pub(super) struct Writer<'a> {
    fonts: &'a Fonts,
    pictures: &'a [Bitmap],
    /// Height of the page in points: the file measures from below.
    height: f32,
    out: Operators,
    fill: Option<Colour>,
    face: Option<(Face, f32)>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(fonts: &'a Fonts, pages: &'a Pages) -> Self {
        let (_, height) = pages.paper.size();
        Self { fonts, pictures: &pages.pictures, height, out: Operators::default(), fill: None, face: None }
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.out.finish()
    }

    pub(super) fn begin_marked(&mut self, meaning: Meaning<'_>) {
        self.out.begin_marked(meaning);
    }

    pub(super) fn end_marked(&mut self) {
        self.out.end("EMC");
    }

    pub(super) fn draw(&mut self, draw: &Draw) {
        match draw {
            Draw::Glyphs { size, colour, x, y, slanted, glyphs, instead } => {
                self.fill_colour(*colour);
                let at = [1.0, 0.0, if *slanted { SLANT } else { 0.0 }, 1.0, *x, self.height - y];
                self.glyphs(glyphs, *size, at, *instead);
            }
            Draw::Shape { path, fill, pen } => self.shape(path, *fill, *pen),
            Draw::Clipped { path, draws } => {
                self.begin_group();
                self.path(path);
                self.out.end("W");
                self.out.end("n");
                draws.iter().for_each(|draw| self.draw(draw));
                self.end_group();
            }
            Draw::Picture { index, area } => {
                self.begin_group();
                let orientation = self.pictures.get(*index).map_or(1, |picture| picture.orientation);
                self.out.numbers(&placed(*area, self.height, orientation)).end("cm");
                self.out.name(&pictures::name(*index)).end("Do");
                self.end_group();
            }
        }
    }

    fn begin_group(&mut self) {
        self.out.end("q");
    }

    /// What was set inside the group is forgotten with it.
    fn end_group(&mut self) {
        self.out.end("Q");
        (self.fill, self.face) = (None, None);
    }

    fn fill_colour(&mut self, colour: Colour) {
        if self.fill != Some(colour) {
            self.fill = Some(colour);
            self.out.numbers(&rgb(colour)).end("rg");
        }
    }

    fn glyphs(&mut self, glyphs: &[Glyph], size: f32, at: [f32; 6], instead: Option<&str>) {
        match instead {
            None if glyphs.iter().any(Glyph::is_leftward) => self.leftward(glyphs, size, at),
            None => self.said(glyphs, glyphs, size, at),
            Some(text) => self.instead(text, |writer| writer.shown(glyphs, size, at)),
        }
    }

    /// Text of which a part runs from right to left. Words follow one another as they are read, each at its place; the
    /// letters of one follow one another as they are drawn, and the file says so (ISO 32000-1, 14.8.2.5.3).
    fn leftward(&mut self, glyphs: &[Glyph], size: f32, [a, b, lean, d, mut x, y]: [f32; 6]) {
        let together = |one: &Glyph, next: &Glyph| one.level == next.level && !(one.is_leftward() && next.text == " ");
        let words: Vec<&[Glyph]> = glyphs.chunk_by(together).collect();
        let order = font::order(words.iter().map(|word| word.first().map_or(0, |glyph| glyph.level)));
        let mut places = vec![x; words.len()];
        for index in order.unwrap_or_default() {
            if let (Some(place), Some(word)) = (places.get_mut(index), words.get(index)) {
                *place = x;
                x += word.iter().map(|glyph| glyph.advance).sum::<f32>();
            }
        }
        for (word, x) in words.into_iter().zip(places) {
            let at = [a, b, lean, d, x, y];
            if word.first().is_some_and(Glyph::is_leftward) {
                self.begin_marked(Meaning::Reversed);
                self.reversed(word, size, at);
                self.end_marked();
            } else {
                self.said(word, word, size, at);
            }
        }
    }

    /// A word drawn from its end; a cluster for which the file's fonts would give another text is said by itself.
    fn reversed(&mut self, word: &[Glyph], size: f32, mut at: [f32; 6]) {
        let clusters: Vec<&[Glyph]> = word.chunk_by(|_, next| next.text.is_empty()).collect();
        for part in clusters.chunk_by(|one, next| self.fonts.say(one) && self.fonts.say(next)).rev() {
            let read: Vec<Glyph> = part.concat();
            let drawn: Vec<Glyph> = read.iter().rev().cloned().collect();
            self.said(&read, &drawn, size, at);
            let [.., x, _] = &mut at;
            *x += drawn.iter().map(|glyph| glyph.advance).sum::<f32>();
        }
    }

    /// Glyphs as they are `drawn`, with the text of them as they are `read` where the file's fonts give another.
    fn said(&mut self, read: &[Glyph], drawn: &[Glyph], size: f32, at: [f32; 6]) {
        if self.fonts.say(read) {
            return self.shown(drawn, size, at);
        }
        let text: String = read.iter().map(|glyph| glyph.text.as_str()).collect();
        self.instead(&text, |writer| writer.shown(drawn, size, at));
    }

    /// What `draw` draws, read as `text`.
    fn instead(&mut self, text: &str, draw: impl FnOnce(&mut Self)) {
        self.out.begin_read_as(text);
        draw(self);
        self.end_marked();
    }

    /// Glyphs as they follow one another on the page.
    fn shown(&mut self, glyphs: &[Glyph], size: f32, mut at: [f32; 6]) {
        self.out.end("BT");
        let together = |a: &Glyph, b: &Glyph| a.face == b.face && [a, b].iter().all(|glyph| glyph.shift == (0.0, 0.0));
        for stretch in glyphs.chunk_by(together) {
            let (right, up) = stretch.first().map_or((0.0, 0.0), |glyph| glyph.shift);
            let [a, b, lean, d, x, y] = at;
            self.stretch(stretch, size, [a, b, lean, d, x + right + up * lean, y + up]);
            let [.., x, _] = &mut at;
            *x += stretch.iter().map(|glyph| glyph.advance).sum::<f32>();
        }
        self.out.end("ET");
    }

    /// Glyphs of one face.
    fn stretch(&mut self, glyphs: &[Glyph], size: f32, at: [f32; 6]) {
        let Some(face) = glyphs.first().map(|glyph| glyph.face) else { return };
        if self.face != Some((face, size)) {
            self.face = Some((face, size));
            self.out.name(&fonts::id(face).0).numbers(&[size]).end("Tf");
        }
        self.out.numbers(&at).end("Tm");
        self.out.show(kerned(self.fonts, glyphs, size));
    }

    fn shape(&mut self, path: &[Segment], fill: Option<Colour>, pen: Option<Pen>) {
        if let Some(colour) = fill {
            self.fill_colour(colour);
        }
        if let Some(pen) = pen {
            self.out.numbers(&rgb(pen.colour)).end("RG");
            self.out.numbers(&[pen.width]).end("w");
        }
        let dash = pen.and_then(|pen| pen.dash);
        if dash.is_some() {
            self.out.dashes(dash);
        }
        self.path(path);
        self.out.end(match (fill, pen) {
            (Some(_), Some(_)) => "B",
            (Some(_), None) => "f",
            (None, Some(_)) => "S",
            (None, None) => "n",
        });
        if dash.is_some() {
            self.out.dashes(None);
        }
    }

    fn path(&mut self, path: &[Segment]) {
        let (out, height) = (&mut self.out, self.height);
        for segment in path {
            match *segment {
                Segment::Move(x, y) => out.numbers(&[x, height - y]).end("m"),
                Segment::Line(x, y) => out.numbers(&[x, height - y]).end("l"),
                Segment::Curve(a, b, c, d, x, y) => {
                    out.numbers(&[a, height - b, c, height - d, x, height - y]).end("c");
                }
                Segment::Close => out.end("h"),
            }
        }
    }
}

/// Each glyph's number in the file's font, with the way back after it in thousandths of an em: the reader moves the pen
/// by the width that stands in the file, not by the advance. What rounding leaves is carried to the next glyph.
fn kerned(fonts: &Fonts, glyphs: &[Glyph], size: f32) -> impl Iterator<Item = (u16, f32)> {
    let (mut wanted, mut pen) = (0.0, 0.0);
    let last = glyphs.len().saturating_sub(1);
    glyphs.iter().enumerate().map(move |(index, glyph)| {
        let (number, width) = fonts.number_and_width(glyph);
        wanted += glyph.advance * 1000.0 / size;
        pen += width;
        let back = if index == last { 0.0 } else { (pen - wanted).round() };
        pen -= back;
        (number, back)
    })
}

/// Matrix that puts a picture, a unit square, into an area of a page so high, turned or mirrored as its orientation asks.
fn placed([x, top, width, height]: [f32; 4], page: f32, orientation: u8) -> [f32; 6] {
    let y = page - top - height;
    match orientation {
        2 => [-width, 0.0, 0.0, height, x + width, y],
        3 => [-width, 0.0, 0.0, -height, x + width, y + height],
        4 => [width, 0.0, 0.0, -height, x, y + height],
        5 => [0.0, -height, -width, 0.0, x + width, y + height],
        6 => [0.0, -height, width, 0.0, x, y + height],
        7 => [0.0, height, width, 0.0, x, y],
        8 => [0.0, height, -width, 0.0, x + width, y],
        _ => [width, 0.0, 0.0, height, x, y],
    }
}

fn rgb(Colour(r, g, b): Colour) -> [f32; 3] {
    [r, g, b].map(|part| f32::from(part) / 255.0)
}
