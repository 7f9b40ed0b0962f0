//! Glyphs, shapes and pictures as operators of a page, whose origin is its lower left corner.

use std::collections::BTreeMap;

use printpdf::{Codepoint, Color, DictItem, Op, PdfFontHandle, Pt, Rgb, TextItem, TextMatrix};

use crate::{
    draw::{Bitmap, Draw, Pages},
    font::{self, Face, Glyph},
    pdf::{
        fonts::{self, Fonts},
        pictures, values,
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
    ops: Vec<Op>,
    fill: Option<Colour>,
    face: Option<(Face, f32)>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(fonts: &'a Fonts, pages: &'a Pages) -> Self {
        let (_, height) = pages.paper.size();
        Self { fonts, pictures: &pages.pictures, height, ops: Vec::new(), fill: None, face: None }
    }

    pub(super) fn finish(self) -> Vec<Op> {
        self.ops
    }

    pub(super) fn push(&mut self, op: Op) {
        self.ops.push(op);
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
                self.operator("W", Vec::new());
                self.operator("n", Vec::new());
                draws.iter().for_each(|draw| self.draw(draw));
                self.end_group();
            }
            Draw::Picture { index, area } => {
                self.begin_group();
                let orientation = self.pictures.get(*index).map_or(1, |picture| picture.orientation);
                self.operator("cm", placed(*area, self.height, orientation).to_vec());
                let name = DictItem::Name(pictures::name(*index).into_bytes());
                self.push(Op::Unknown { key: "Do".to_owned(), value: vec![name] });
                self.end_group();
            }
        }
    }

    fn begin_group(&mut self) {
        self.push(Op::SaveGraphicsState);
    }

    /// What was set inside the group is forgotten with it.
    fn end_group(&mut self) {
        self.push(Op::RestoreGraphicsState);
        (self.fill, self.face) = (None, None);
    }

    fn fill_colour(&mut self, colour: Colour) {
        if self.fill != Some(colour) {
            self.fill = Some(colour);
            self.push(Op::SetFillColor { col: rgb(colour) });
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
                self.push(Op::BeginMarkedContent { tag: "ReversedChars".to_owned() });
                self.reversed(word, size, at);
                self.push(Op::EndMarkedContent);
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
        let text = DictItem::Bytes(values::utf16(text));
        let properties = DictItem::Dict { map: BTreeMap::from([("ActualText".to_owned(), text)]) };
        self.push(Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties });
        draw(self);
        self.push(Op::EndMarkedContent);
    }

    /// Glyphs as they follow one another on the page.
    fn shown(&mut self, glyphs: &[Glyph], size: f32, mut at: [f32; 6]) {
        self.push(Op::StartTextSection);
        let together = |a: &Glyph, b: &Glyph| a.face == b.face && [a, b].iter().all(|glyph| glyph.shift == (0.0, 0.0));
        for stretch in glyphs.chunk_by(together) {
            let (right, up) = stretch.first().map_or((0.0, 0.0), |glyph| glyph.shift);
            let [a, b, lean, d, x, y] = at;
            self.stretch(stretch, size, [a, b, lean, d, x + right + up * lean, y + up]);
            let [.., x, _] = &mut at;
            *x += stretch.iter().map(|glyph| glyph.advance).sum::<f32>();
        }
        self.push(Op::EndTextSection);
    }

    /// Glyphs of one face.
    fn stretch(&mut self, glyphs: &[Glyph], size: f32, at: [f32; 6]) {
        let Some(face) = glyphs.first().map(|glyph| glyph.face) else { return };
        if self.face != Some((face, size)) {
            self.face = Some((face, size));
            self.push(Op::SetFont { font: PdfFontHandle::External(fonts::id(face)), size: Pt(size) });
        }
        self.push(Op::SetTextMatrix { matrix: TextMatrix::Raw(at.map(thousandth)) });
        let items = vec![TextItem::GlyphIds(self.kerned(face, glyphs, size))];
        self.push(Op::ShowText { items });
    }

    /// Each glyph with the correction after it, in thousandths of an em: the reader moves the pen by the width that
    /// stands in the file, not by the advance. What rounding leaves is carried to the next glyph.
    fn kerned(&self, face: Face, glyphs: &[Glyph], size: f32) -> Vec<Codepoint> {
        let (mut wanted, mut pen) = (0.0, 0.0);
        let last = glyphs.len().saturating_sub(1);
        let code = |(index, glyph): (usize, &Glyph)| {
            wanted += glyph.advance * 1000.0 / size;
            pen += font::thousandths(face, glyph.id);
            let back = if index == last { 0.0 } else { (pen - wanted).round() };
            pen -= back;
            Codepoint::with_cid(self.fonts.number(glyph), back, self.fonts.text(glyph).to_owned())
        };
        glyphs.iter().enumerate().map(code).collect()
    }

    fn shape(&mut self, path: &[Segment], fill: Option<Colour>, pen: Option<Pen>) {
        if let Some(colour) = fill {
            self.fill_colour(colour);
        }
        if let Some(pen) = pen {
            self.push(Op::SetOutlineColor { col: rgb(pen.colour) });
            self.operator("w", vec![pen.width]);
        }
        let dash = pen.and_then(|pen| pen.dash);
        if let Some(dash) = dash {
            self.dashes(vec![DictItem::Real(dash), DictItem::Real(dash)]);
        }
        self.path(path);
        match (fill, pen) {
            (Some(_), Some(_)) => self.operator("B", Vec::new()),
            (Some(_), None) => self.operator("f", Vec::new()),
            (None, Some(_)) => self.operator("S", Vec::new()),
            (None, None) => self.operator("n", Vec::new()),
        }
        if dash.is_some() {
            self.dashes(Vec::new());
        }
    }

    fn dashes(&mut self, lengths: Vec<DictItem>) {
        self.push(Op::Unknown { key: "d".to_owned(), value: vec![DictItem::Array(lengths), DictItem::Int(0)] });
    }

    fn path(&mut self, path: &[Segment]) {
        for segment in path {
            match *segment {
                Segment::Move(x, y) => self.operator("m", vec![x, self.height - y]),
                Segment::Line(x, y) => self.operator("l", vec![x, self.height - y]),
                Segment::Curve(a, b, c, d, x, y) => {
                    self.operator("c", vec![a, self.height - b, c, self.height - d, x, self.height - y]);
                }
                Segment::Close => self.operator("h", Vec::new()),
            }
        }
    }

    fn operator(&mut self, key: &str, numbers: Vec<f32>) {
        let value = numbers.into_iter().map(|number| DictItem::Real(thousandth(number))).collect();
        self.push(Op::Unknown { key: key.to_owned(), value });
    }
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

/// A thousandth of a point is finer than any printer.
fn thousandth(number: f32) -> f32 {
    (number * 1000.0).round() / 1000.0
}

fn rgb(Colour(r, g, b): Colour) -> Color {
    let part = |part: u8| thousandth(f32::from(part) / 255.0);
    Color::Rgb(Rgb { r: part(r), g: part(g), b: part(b), icc_profile: None })
}
