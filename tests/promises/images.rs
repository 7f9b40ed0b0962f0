//! Pictures for the tests: good ones, ones that say more of themselves than they are, ones with words beside the pixels.

use std::io::Write as _;

use flate2::{Compression, write::ZlibEncoder};

/// A JPEG file of 16 × 16 grey pixels.
const JPEG: &[u8] = include_bytes!("images/grey.jpg");

pub(crate) fn jpeg() -> Vec<u8> {
    JPEG.to_vec()
}

/// A PNG file of 8 × 8 grey pixels.
pub(crate) fn png() -> Vec<u8> {
    png_of(8, 8, &[])
}

/// A PNG file that says it is of this size, with the pixels of a small one.
pub(crate) fn png_of_size(width: u32, height: u32) -> Vec<u8> {
    png_of(width, height, &[])
}

/// A PNG file with chunks of its own between header and pixels.
pub(crate) fn png_with(chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let chunks: Vec<u8> = chunks.iter().flat_map(|(name, data)| chunk(name, data)).collect();
    png_of(8, 8, &chunks)
}

/// A PNG file with a chunk that says it is of this length.
pub(crate) fn png_with_length(length: u32) -> Vec<u8> {
    let mut bytes = png_with(&[(b"tEXt", b"a\0b".to_vec())]);
    bytes.splice(33..37, length.to_be_bytes());
    bytes
}

/// A PNG file of very many chunks without an end.
pub(crate) fn png_without_end(chunks: usize) -> Vec<u8> {
    let many: Vec<u8> = (0..chunks).flat_map(|_| chunk(b"tEXt", b"a\0b")).collect();
    let mut bytes = png_of(8, 8, &many);
    bytes.truncate(bytes.len() - 12);
    bytes
}

/// A PNG file of so many grey pixels, no two rows alike.
pub(crate) fn png_of_pixels(width: usize, height: usize) -> Vec<u8> {
    let mut pixels = Vec::with_capacity((width + 1) * height);
    for row in 0..height {
        pixels.push(0);
        pixels.extend((0..width).map(|column| u8::try_from((row * 7 + column * row) % 251).unwrap()));
    }
    file(u32::try_from(width).unwrap(), u32::try_from(height).unwrap(), &[], &pixels)
}

fn png_of(width: u32, height: u32, chunks: &[u8]) -> Vec<u8> {
    file(width, height, chunks, &[0; 72])
}

/// A grey PNG file with these rows, each after the number of its filter.
fn file(width: u32, height: u32, chunks: &[u8], rows: &[u8]) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(rows).unwrap();
    let pixels = packed.finish().unwrap();
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &header),
        chunks.to_vec(),
        chunk(b"IDAT", &pixels),
        chunk(b"IEND", b""),
    ]
    .concat()
}

fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(name);
    sum.update(data);
    let length = u32::try_from(data.len()).unwrap();
    [&length.to_be_bytes()[..], name, data, &sum.sum().to_be_bytes()].concat()
}

/// A JPEG file with segments of its own at its beginning.
pub(crate) fn jpeg_with(segments: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let segments: Vec<u8> = segments.iter().flat_map(|(marker, data)| segment(*marker, data)).collect();
    let mut bytes = jpeg();
    bytes.splice(2..2, segments);
    bytes
}

fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).unwrap();
    [&[0xff, marker][..], &length.to_be_bytes(), data].concat()
}

/// Where the frame of the JPEG file begins.
fn frame(bytes: &[u8]) -> usize {
    bytes.windows(2).position(|pair| matches!(pair, [0xff, 0xc0..=0xc2])).unwrap()
}

/// A JPEG file that says it is of this size.
pub(crate) fn jpeg_of_size(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = jpeg();
    let at = frame(&bytes) + 5;
    bytes.splice(at..at + 4, [height.to_be_bytes(), width.to_be_bytes()].concat());
    bytes
}

/// A JPEG file with a second frame of another size.
pub(crate) fn jpeg_of_two_sizes() -> Vec<u8> {
    let mut bytes = jpeg();
    let at = frame(&bytes);
    let length = usize::from(u16::from_be_bytes([bytes[at + 2], bytes[at + 3]])) + 2;
    let mut second = bytes[at..at + length].to_vec();
    second[5] ^= 0x3f;
    bytes.splice(at + length..at + length, second);
    bytes
}

/// A JPEG file whose first segment says it is longer than the file.
pub(crate) fn jpeg_with_long_segment() -> Vec<u8> {
    let mut bytes = jpeg_with(&[(0xe1, b"Exif\0\0".to_vec())]);
    bytes[4..6].copy_from_slice(&[0xff, 0xff]);
    bytes
}
