//! Pictures of pages, and when two of them are the same.

use std::{fs, process::Command};

use typeset::draw::Pages;

/// Side of the squares in which pages are compared, in pixels: 10 mm.
const SQUARE: usize = 20;
/// Shades of 255 by which a pixel may differ: another release of poppler smooths edges otherwise.
const SHADES: u8 = 48;
/// Part of a square's pixels that may differ by more. Of a whole page a line is too little to be seen.
const PART: f32 = 0.05;

/// A page in grey.
#[derive(Debug, PartialEq)]
pub(crate) struct Picture {
    width: usize,
    shades: Vec<u8>,
}

impl Picture {
    /// Reads a PNG file in grey.
    pub(crate) fn read(file: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut shades = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut shades).unwrap();
        // Poppler writes each shade three times, as red, green and blue.
        let shades = shades.into_iter().step_by(info.color_type.samples()).collect();
        Self { width: info.width as usize, shades }
    }

    /// A picture of shades row by row.
    pub(crate) fn of(width: u32, shades: Vec<u8>) -> Self {
        Self { width: width as usize, shades }
    }

    /// Width and height in pixels.
    pub(crate) fn size(&self) -> (u32, u32) {
        (self.width as u32, (self.shades.len() / self.width) as u32)
    }

    /// Mean shade of a square of so many pixels.
    pub(crate) fn mean(&self, left: usize, top: usize, side: usize) -> f32 {
        let rows = self.shades.chunks(self.width).skip(top).take(side);
        let sum: u32 = rows.flat_map(|row| row.iter().skip(left).take(side)).map(|shade| u32::from(*shade)).sum();
        sum as f32 / (side * side) as f32
    }

    /// A PNG file of sixteen shades: half the size, and no less than the comparison sees.
    pub(crate) fn file(&self) -> Vec<u8> {
        let mut file = Vec::new();
        let height = self.shades.len() / self.width;
        let mut encoder = png::Encoder::new(&mut file, self.width as u32, height as u32);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_compression(png::Compression::High);
        let sixteenth = |shade: &u8| ((u16::from(*shade) * 15 + 127) / 255) as u8;
        let pair = |pair: &[u8]| sixteenth(&pair[0]) << 4 | pair.get(1).map_or(0, sixteenth);
        let rows: Vec<u8> = self.shades.chunks(self.width).flat_map(|row| row.chunks(2).map(pair)).collect();
        encoder.write_header().unwrap().write_image_data(&rows).unwrap();
        file
    }

    /// Where and how much a page differs from another, in words.
    pub(crate) fn difference(&self, other: &Self) -> Option<String> {
        if (self.width, self.shades.len()) != (other.width, other.shades.len()) {
            return Some("it has another size".to_owned());
        }
        let (part, column, row) = self.worst(other);
        let (left, top) = (column * 10, row * 10);
        (part > PART).then(|| {
            format!("{:.0} % of the square {left} mm from the left, {top} mm from the top differ", part * 100.0)
        })
    }

    /// The square that differs most: the part of its pixels that do, and its column and row.
    pub(crate) fn worst(&self, other: &Self) -> (f32, usize, usize) {
        let columns = self.width.div_ceil(SQUARE);
        let mut squares = vec![0_usize; columns * (self.shades.len() / self.width).div_ceil(SQUARE)];
        for (index, (one, two)) in self.shades.iter().zip(&other.shades).enumerate() {
            if one.abs_diff(*two) > SHADES {
                squares[index / self.width / SQUARE * columns + index % self.width / SQUARE] += 1;
            }
        }
        let (index, count) = squares.into_iter().enumerate().max_by_key(|(_, count)| *count).unwrap();
        (count as f32 / (SQUARE * SQUARE) as f32, index % columns, index / columns)
    }
}

/// The pages of a document as they are seen, with so many pixels to the inch.
pub(crate) fn drawn(pages: &Pages, per_inch: u16) -> Vec<Picture> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sheet.pdf");
    fs::write(&file, typeset::pdf(pages).unwrap()).unwrap();
    let status = Command::new("pdftoppm")
        .args(["-r", &per_inch.to_string(), "-gray", "-png"])
        .args([&file, &folder.path().join("page")])
        .status()
        .expect("pdftoppm is missing: install poppler-utils");
    assert!(status.success());
    let mut files: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "png"));
    files.sort();
    files.iter().map(|file| Picture::read(&fs::read(file).unwrap())).collect()
}
