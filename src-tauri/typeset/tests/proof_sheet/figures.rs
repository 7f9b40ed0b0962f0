//! Tables and figures of the proof sheet that the specimen has not.

use typeset::document::{Align, Cell, Column, Content, Float, Panel, Picture, Row, Rule, Run, Style, Table};

use crate::{
    drawing::every_mark,
    pictures::{grey_jpeg, png_with_alpha},
};

/// A table of decimals with spans, notes and a total; one that goes on over pages; pictures of every kind.
pub(crate) fn more_floats() -> Vec<Float> {
    let drawing = Content::Drawing { scene: every_mark(), alt: "Shapes and words.".to_owned() };
    vec![
        float("table-4", "Table 4", "Decimal points under one another.", false, Content::Tables(vec![decimals()])),
        float("table-5", "Table 5", "A table that goes on over pages.", true, Content::Tables(vec![long()])),
        float("figure-3", "Figure 3", "Pictures of every kind.", false, Content::Panels(panels())),
        float("figure-4", "Figure 4", "A drawing of every mark.", false, drawing),
    ]
}

fn float(id: &str, label: &str, title: &str, wide: bool, content: Content) -> Float {
    Float {
        id: id.to_owned(),
        label: label.to_owned(),
        title: title.to_owned(),
        legend: vec![Run::plain("As it is set.")],
        wide,
        content,
        source: None,
    }
}

fn cells<const N: usize>(texts: [&str; N]) -> Row {
    Row { cells: texts.map(Cell::plain).into(), ..Row::default() }
}

fn decimals() -> Table {
    let marked = Cell::runs(vec![Run::plain("≈ 0.75 cm"), Run::styled("a", Style::Raised)]);
    let group = |words: &str| Row {
        cells: vec![Cell { heads_row: true, ..Cell::runs(vec![Run::styled(words, Style::Strong)]).over(3) }],
        rule: Rule::Hair,
        total: false,
    };
    let head = Row { cells: vec![Cell::plain(""), Cell::plain("Measured").over(2)], ..Row::default() };
    let rows = vec![
        group("Before"),
        cells(["Length", "12.5 cm", "1,204.25"]),
        cells(["Width", "3 cm", "17"]),
        group("After"),
        Row { cells: vec![Cell::plain("Depth"), marked, Cell::plain("−0.5")], ..Row::default() },
        cells(["Weight", "not weighed", "< 0.001"]),
        Row { rule: Rule::Thin, total: true, ..cells(["Sum", "16.25 cm", "1,220.751"]) },
    ];
    let columns = [Align::Left, Align::Decimal, Align::Decimal].map(|align| Column { align }).into();
    let notes = vec![vec![Run::styled("a", Style::Raised), Run::plain(" Estimated.")]];
    Table { share: 1.0, columns, head: vec![head, cells(["Side", "Size", "Value"])], rows, notes }
}

fn long() -> Table {
    let row = |number: usize| {
        let dose = format!("{}.{} mg", number % 13 * 7, number % 10);
        cells([&format!("Visit {number}"), "A finding in some words that take the room of a line", &dose])
    };
    let columns = [Align::Left, Align::Left, Align::Decimal].map(|align| Column { align }).into();
    let head = vec![cells(["Visit", "Finding", "Dose"])];
    let notes = vec![vec![Run::plain("Its head stands again on every page.")]];
    Table { share: 1.0, columns, head, rows: (1..=60).map(row).collect(), notes }
}

fn panels() -> Vec<Vec<Panel>> {
    let panel = |letter: &str, picture: Picture| Panel {
        letter: letter.to_owned(),
        picture,
        alt: format!("A picture made for panel {letter}."),
    };
    vec![
        vec![
            panel("a", Picture::Png(png(png::ColorType::Grayscale, png::BitDepth::Sixteen))),
            panel("b", Picture::Png(png(png::ColorType::GrayscaleAlpha, png::BitDepth::Eight))),
        ],
        vec![panel("c", Picture::Jpeg(grey_jpeg(24, 18))), panel("d", Picture::Png(png_with_alpha(160, 120)))],
    ]
}

/// A ramp of 160 by 120 pixels, light at the bottom right; opacity, if it has one, is the ramp's own.
fn png(colour: png::ColorType, depth: png::BitDepth) -> Vec<u8> {
    let samples = match (colour, depth) {
        (png::ColorType::GrayscaleAlpha, png::BitDepth::Eight) | (_, png::BitDepth::Sixteen) => 2,
        _ => 1,
    };
    let shade = |x: u32, y: u32| u8::try_from((x + y) * 255 / 280).unwrap_or(u8::MAX);
    let pixels = (0..120).flat_map(|y| (0..160).map(move |x| (x, y)));
    let bytes: Vec<u8> = pixels.flat_map(|(x, y)| vec![shade(x, y); samples]).collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 160, 120);
    encoder.set_color(colour);
    encoder.set_depth(depth);
    encoder.write_header().unwrap().write_image_data(&bytes).unwrap();
    file
}
