//! JPEG: that each segment fits into the file, whether any holds more than pixels, and a new file of the pixels alone.

use std::io::Cursor;

use jpeg_encoder::{ColorType, Encoder};
use zune_core::{colorspace::ColorSpace, options::DecoderOptions};
use zune_jpeg::JpegDecoder;

use crate::{
    Refusal,
    caps::{MOST_PARTS, MOST_SIDE},
    png::Walked,
    turned::{Turn, turned},
};

/// Quality of a file that is made anew, of 100: what is lost cannot be seen in print.
const QUALITY: u8 = 95;

/// Most passes over the pixels: a file of many is made to take time.
const MOST_SCANS: usize = 64;

const END: u8 = 0xd9;
const SCAN: u8 = 0xda;

/// Walks the segments. One that says it is longer than the file is refused before anything is made of it.
pub(crate) fn walk(bytes: &[u8]) -> Result<Walked, Refusal> {
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8]).ok_or(Refusal::Form)?;
    let (mut size, mut plain) = (None, true);
    for _ in 0..MOST_PARTS {
        let (marker, after) = marker(rest)?;
        if marker == END {
            return Ok(Walked { size: size.ok_or(Refusal::Damaged)?, plain: plain && after.is_empty() });
        }
        if matches!(marker, 0xd0..=0xd7 | 0x01) {
            rest = after;
            continue;
        }
        let length =
            after.first_chunk::<2>().map(|two| usize::from(u16::from_be_bytes(*two))).ok_or(Refusal::Damaged)?;
        let data = after.get(2..length).ok_or(Refusal::Damaged)?;
        rest = after.get(length..).ok_or(Refusal::Damaged)?;
        plain &= is_plain(marker, data);
        if is_frame(marker) {
            let one = frame(data)?;
            // Two frames of different size: what is reckoned with would not be what is read.
            if size.is_some_and(|size| size != one) {
                return Err(Refusal::Damaged);
            }
            size = Some(one);
        }
        if marker == SCAN {
            rest = behind_scan(rest)?;
        }
    }
    Err(Refusal::Damaged)
}

/// The next marker; any number of 0xff may stand before it.
fn marker(bytes: &[u8]) -> Result<(u8, &[u8]), Refusal> {
    let mut rest = bytes.strip_prefix(&[0xff]).ok_or(Refusal::Damaged)?;
    while let Some(more) = rest.strip_prefix(&[0xff]) {
        rest = more;
    }
    match rest.split_first() {
        Some((0, _)) | None => Err(Refusal::Damaged),
        Some((marker, rest)) => Ok((*marker, rest)),
    }
}

/// From the next marker on that is no part of the packed pixels.
fn behind_scan(bytes: &[u8]) -> Result<&[u8], Refusal> {
    let ends = |pair: &[u8]| matches!(pair, [0xff, next] if !matches!(next, 0 | 0xd0..=0xd7 | 0xff));
    let at = bytes.windows(2).position(ends).ok_or(Refusal::Damaged)?;
    bytes.get(at..).ok_or(Refusal::Damaged)
}

fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

/// Width and height of a frame.
fn frame(data: &[u8]) -> Result<(u32, u32), Refusal> {
    let number = |from: usize| data.get(from..)?.first_chunk::<2>().map(|two| u32::from(u16::from_be_bytes(*two)));
    Ok((number(3).ok_or(Refusal::Damaged)?, number(1).ok_or(Refusal::Damaged)?))
}

/// Whether a segment is needed for the pixels: tables, frame, scan, JFIF without a thumbnail, and how colours are mixed.
fn is_plain(marker: u8, data: &[u8]) -> bool {
    match marker {
        0xc0..=0xcf | 0xda..=0xdd => true,
        0xe0 => data.starts_with(b"JFIF\0") && data.len() == 14,
        0xee => data.starts_with(b"Adobe") && data.len() == 12,
        _ => false,
    }
}

/// A new file of the pixels, turned as the camera says it was held. With the size of the picture.
pub(crate) fn anew(bytes: &[u8]) -> Result<(Vec<u8>, (u32, u32)), Refusal> {
    let side = usize::try_from(MOST_SIDE).unwrap_or(usize::MAX);
    let options = DecoderOptions::new_safe().set_max_width(side).set_max_height(side).jpeg_set_max_scans(MOST_SCANS);
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(bytes), options);
    decoder.decode_headers().map_err(|_| Refusal::Damaged)?;
    let grey = decoder.input_colorspace() == Some(ColorSpace::Luma);
    let (space, colour, depth) =
        if grey { (ColorSpace::Luma, ColorType::Luma, 1) } else { (ColorSpace::RGB, ColorType::Rgb, 3) };
    decoder.set_options(options.jpeg_set_out_colorspace(space));
    let pixels = decoder.decode().map_err(|_| Refusal::Damaged)?;
    let info = decoder.info().ok_or(Refusal::Damaged)?;
    let turn = decoder.exif().and_then(|exif| Turn::of(exif)).unwrap_or_default();
    let (pixels, (width, height)) = turned(pixels, (info.width.into(), info.height.into()), depth, turn);
    let side = |side: usize| u16::try_from(side).map_err(|_| Refusal::Pixels);
    let mut anew = Vec::new();
    let packed = Encoder::new(&mut anew, QUALITY).encode(&pixels, side(width)?, side(height)?, colour);
    packed.map_err(|_| Refusal::Damaged)?;
    Ok((anew, (u32::from(side(width)?), u32::from(side(height)?))))
}
