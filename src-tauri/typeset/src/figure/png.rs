//! PNG files. Where the file format of the page can hold what a PNG file holds, its packed rows stay as they are, after
//! they were unpacked once to see that they are whole. Opacity and interlaced rows are packed anew, without loss.

use std::io::{Cursor, Write};

use ::png::{
    BitDepth, ColorType, DecodeOptions, Decoder, DecodingError, Encoder, EncodingError, Info, Reader, Transformations,
};

use super::{jpeg::orientation, profile, size};
use crate::draw::{Bitmap, Colours, Opacity, Stored};

/// Most bytes that an interlaced picture may take unpacked: it cannot be read row by row.
const MOST_INTERLACED: usize = 256 << 20;
/// A packed byte stands for at most so many (RFC 1951: a code of two bits for a run of 258).
const DENSEST: usize = 1032;

type Rows<'a> = Reader<Cursor<&'a [u8]>>;

/// Reads a PNG file.
///
/// # Errors
/// Says what is wrong with the file.
pub(super) fn read(bytes: &[u8]) -> Result<Bitmap, String> {
    let mut reader = open(bytes, Transformations::IDENTITY)?;
    let info = reader.info().clone();
    let without = without_pixels(&info)?;
    let has_opacity = matches!(info.color_type, ColorType::GrayscaleAlpha | ColorType::Rgba);
    let (rows, opacity) = match (has_opacity, info.interlaced) {
        (true, _) => parted(reader)?,
        (false, true) => (repacked(reader)?, mask_of(bytes, &info)?),
        (false, false) => {
            each_row(&mut reader, |_| Ok(()))?;
            (packed_rows(bytes), mask_of(bytes, &info)?)
        }
    };
    Ok(Bitmap { data: Stored::Png(rows), opacity, ..without })
}

/// Reads what stands before the pixels of a PNG file, and gives the picture without them.
///
/// # Errors
/// Says what is wrong so far.
pub(super) fn measured(bytes: &[u8]) -> Result<Bitmap, String> {
    without_pixels(open(bytes, Transformations::IDENTITY)?.info())
}

fn without_pixels(info: &Info<'_>) -> Result<Bitmap, String> {
    let colours = colours(info)?;
    let channels = if colours == Colours::Grey { 1 } else { 3 };
    Ok(Bitmap {
        name: String::new(),
        width: info.width,
        height: info.height,
        bits: info.bit_depth as u8,
        colours,
        profile: info.icc_profile.as_ref().and_then(|profile| profile::fitting(profile.to_vec(), channels)),
        data: Stored::Png(Vec::new()),
        opacity: None,
        orientation: info.exif_metadata.as_ref().and_then(|exif| orientation(exif)).unwrap_or(1),
    })
}

fn open(bytes: &[u8], transformations: Transformations) -> Result<Rows<'_>, String> {
    let mut options = DecodeOptions::default();
    options.set_ignore_text_chunk(true);
    options.set_ignore_adler32(false);
    let mut decoder = Decoder::new_with_options(Cursor::new(bytes), options);
    decoder.set_transformations(transformations);
    let info = decoder.read_header_info().map_err(|error| said(&error))?;
    size::fits(info.width, info.height)?;
    let unpacked = info.raw_bytes();
    if unpacked / DENSEST > bytes.len() {
        return Err(CUT_SHORT.to_owned());
    }
    if info.interlaced && unpacked > MOST_INTERLACED {
        return Err(
            "it is interlaced and too large to be unpacked at once; please save it without interlacing".to_owned()
        );
    }
    decoder.read_info().map_err(|error| said(&error))
}

const CUT_SHORT: &str = "it is cut short";

/// What the decoder found, in words for the author.
fn said(error: &DecodingError) -> String {
    match error {
        DecodingError::IoError(_) => CUT_SHORT.to_owned(),
        DecodingError::LimitsExceeded => "it unpacks to more than it should".to_owned(),
        other => format!("it is not a PNG file, or it is damaged ({other})"),
    }
}

fn colours(info: &Info<'_>) -> Result<Colours, String> {
    match info.color_type {
        ColorType::Grayscale | ColorType::GrayscaleAlpha => Ok(Colours::Grey),
        ColorType::Rgb | ColorType::Rgba => Ok(Colours::Rgb),
        ColorType::Indexed => {
            let palette = info.palette.as_deref().unwrap_or_default();
            let most = 3 << (info.bit_depth as usize);
            let fits = (3..=most).contains(&palette.len()) && palette.len().is_multiple_of(3);
            fits.then(|| Colours::Palette(palette.to_vec())).ok_or_else(|| "its palette is damaged".to_owned())
        }
    }
}

/// Opacity that a file gives by colour.
fn mask_of(bytes: &[u8], info: &Info<'_>) -> Result<Option<Opacity>, String> {
    if info.trns.is_none() {
        return Ok(None);
    }
    mask(&mut open(bytes, Transformations::EXPAND)?, |_| Ok(()))
}

/// Hands on every row from the top, deinterlaced, and reads the file to its end.
fn each_row(reader: &mut Rows<'_>, mut row: impl FnMut(&[u8]) -> Result<(), String>) -> Result<(), String> {
    if reader.info().interlaced {
        let size = reader.output_buffer_size().ok_or(CUT_SHORT)?;
        let mut pixels = vec![0; size];
        let frame = reader.next_frame(&mut pixels).map_err(|error| said(&error))?;
        pixels.chunks_exact(frame.line_size).try_for_each(row)?;
    } else {
        for _ in 0..reader.info().height {
            let next = reader.next_row().map_err(|error| said(&error))?;
            row(next.ok_or(CUT_SHORT)?.data())?;
        }
    }
    reader.finish().map_err(|error| said(&error))
}

/// The packed rows of the file: the contents of its IDAT chunks. Its structure has been checked.
fn packed_rows(file: &[u8]) -> Vec<u8> {
    let (mut rest, mut rows) = (file.get(8..).unwrap_or_default(), Vec::new());
    while let [a, b, c, d, name @ ..] = rest {
        let length = usize::try_from(u32::from_be_bytes([*a, *b, *c, *d])).unwrap_or(usize::MAX);
        let end = length.saturating_add(4);
        if name.starts_with(b"IDAT") {
            rows.extend_from_slice(name.get(4..end).unwrap_or_default());
        }
        rest = name.get(end.saturating_add(4)..).unwrap_or_default();
    }
    rows
}

/// The rows of an interlaced picture in their order.
fn repacked(mut reader: Rows<'_>) -> Result<Vec<u8>, String> {
    let info = reader.info().clone();
    packed(&info, info.color_type, info.bit_depth, |rows| each_row(&mut reader, |row| write(rows, row)))
}

/// Colours and opacity apart.
fn parted(mut reader: Rows<'_>) -> Result<(Vec<u8>, Option<Opacity>), String> {
    let info = reader.info().clone();
    let plain = if info.color_type == ColorType::Rgba { ColorType::Rgb } else { ColorType::Grayscale };
    let mut opacity = None;
    let rows = packed(&info, plain, info.bit_depth, |rows| {
        opacity = mask(&mut reader, |colours| write(rows, colours))?;
        Ok(())
    });
    Ok((rows?, opacity))
}

/// The opacity of every pixel, none where all is opaque; the colours of every row are handed on.
fn mask(
    reader: &mut Rows<'_>,
    mut colours: impl FnMut(&[u8]) -> Result<(), String>,
) -> Result<Option<Opacity>, String> {
    let (color, depth) = reader.output_color_type();
    let bytes = if depth == BitDepth::Sixteen { 2 } else { 1 };
    let (info, pixel) = (reader.info().clone(), color.samples() * bytes);
    let (mut colour, mut opacity, mut opaque) = (Vec::new(), Vec::new(), true);
    let rows = packed(&info, ColorType::Grayscale, depth, |rows| {
        each_row(reader, |row| {
            colour.clear();
            opacity.clear();
            for pixel in row.chunks_exact(pixel) {
                let (own, opacity_of_it) = pixel.split_at(pixel.len() - bytes);
                colour.extend_from_slice(own);
                opacity.extend_from_slice(opacity_of_it);
            }
            opaque &= opacity.iter().all(|byte| *byte == u8::MAX);
            colours(&colour)?;
            write(rows, &opacity)
        })
    })?;
    Ok((!opaque).then_some(Opacity { bits: depth as u8, rows }))
}

/// Rows packed as in a PNG file of their own.
fn packed(
    info: &Info<'_>,
    color: ColorType,
    depth: BitDepth,
    rows: impl FnOnce(&mut dyn Write) -> Result<(), String>,
) -> Result<Vec<u8>, String> {
    let fail = |error: EncodingError| error.to_string();
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, info.width, info.height);
    encoder.set_color(color);
    encoder.set_depth(depth);
    if color == ColorType::Indexed {
        encoder.set_palette(info.palette.as_deref().unwrap_or_default());
    }
    let mut writer = encoder.write_header().map_err(fail)?;
    let mut stream = writer.stream_writer_with_size(1 << 16).map_err(fail)?;
    rows(&mut stream)?;
    stream.finish().map_err(fail)?;
    drop(writer);
    Ok(packed_rows(&file))
}

fn write(rows: &mut dyn Write, row: &[u8]) -> Result<(), String> {
    rows.write_all(row).map_err(|error| error.to_string())
}
