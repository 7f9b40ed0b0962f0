//! PNG: that each chunk fits into the file, whether any holds more than pixels, and a new file of the pixels alone.

use std::io::Cursor;

use ::png::{Decoder, Encoder, Limits};

use crate::{
    Refusal,
    caps::{MOST_MEMORY, MOST_PARTS},
};

/// The first bytes of every PNG file.
pub(crate) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Chunks that hold pixels, and numbers of how they are meant.
const PLAIN: [&[u8; 4]; 7] = [b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"gAMA", b"pHYs"];

/// What a walk over the parts of a file tells.
pub(crate) struct Walked {
    /// Pixels from side to side, and from top to bottom.
    pub(crate) size: (u32, u32),
    /// Whether there is nothing in it but pixels.
    pub(crate) plain: bool,
}

/// Walks the chunks. A chunk that says it is longer than the file is refused before anything is made of it.
pub(crate) fn walk(bytes: &[u8]) -> Result<Walked, Refusal> {
    let mut rest = bytes.strip_prefix(SIGNATURE).ok_or(Refusal::Form)?;
    let (mut size, mut plain) = (None, true);
    for _ in 0..MOST_PARTS {
        let (length, after) = rest.split_first_chunk::<4>().ok_or(Refusal::Damaged)?;
        let (name, after) = after.split_first_chunk::<4>().ok_or(Refusal::Damaged)?;
        let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| Refusal::Damaged)?;
        let data = after.get(..length).ok_or(Refusal::Damaged)?;
        let checked = after.get(length..).and_then(|rest| rest.split_first_chunk::<4>()).ok_or(Refusal::Damaged)?;
        if size.is_none() {
            size = Some(header(name, data)?);
        }
        plain &= PLAIN.contains(&name);
        rest = checked.1;
        if name == b"IEND" {
            return Ok(Walked { size: size.ok_or(Refusal::Damaged)?, plain: plain && rest.is_empty() && length == 0 });
        }
    }
    Err(Refusal::Damaged)
}

fn header(name: &[u8; 4], data: &[u8]) -> Result<(u32, u32), Refusal> {
    if name != b"IHDR" || data.len() != 13 {
        return Err(Refusal::Damaged);
    }
    let number = |from: usize| data.get(from..)?.first_chunk::<4>().map(|four| u32::from_be_bytes(*four));
    Ok((number(0).ok_or(Refusal::Damaged)?, number(4).ok_or(Refusal::Damaged)?))
}

/// A new file of the same pixels, in the same form: nothing is lost. With the size of the picture.
pub(crate) fn anew(bytes: &[u8]) -> Result<(Vec<u8>, (u32, u32)), Refusal> {
    let limits = Limits { bytes: usize::try_from(MOST_MEMORY / 2).unwrap_or(usize::MAX) };
    let decoder = Decoder::new_with_limits(Cursor::new(bytes), limits);
    let mut reader = decoder.read_info().map_err(|_| Refusal::Damaged)?;
    let mut pixels = vec![0; reader.output_buffer_size().ok_or(Refusal::Pixels)?];
    let frame = reader.next_frame(&mut pixels).map_err(|_| Refusal::Damaged)?;
    let info = reader.info();
    let mut anew = Vec::new();
    let mut encoder = Encoder::new(&mut anew, info.width, info.height);
    encoder.set_color(info.color_type);
    encoder.set_depth(info.bit_depth);
    if let Some(palette) = &info.palette {
        encoder.set_palette(palette.to_vec());
    }
    if let Some(transparent) = &info.trns {
        encoder.set_trns(transparent.to_vec());
    }
    let mut writer = encoder.write_header().map_err(|_| Refusal::Damaged)?;
    let packed = writer.write_image_data(pixels.get(..frame.buffer_size()).ok_or(Refusal::Damaged)?);
    packed.and_then(|()| writer.finish()).map_err(|_| Refusal::Damaged)?;
    Ok((anew, (info.width, info.height)))
}
