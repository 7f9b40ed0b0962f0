//! Cleaning a picture: what is not pixels goes.

use crate::{
    Form, Picture, Refusal,
    caps::{FREE_BYTES, MOST_BYTES, MOST_PIXELS, MOST_RATIO, MOST_SIDE},
    jpeg, png,
};

/// Reads a picture here and now, and makes it anew where its file holds more than pixels. For the process that is made for
/// it ([`serve`](crate::serve)) and for tests: the program itself calls [`read`](crate::read).
pub fn clean(bytes: &[u8]) -> Result<Picture, Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::Bytes);
    }
    let form = Form::of(bytes).ok_or(Refusal::Form)?;
    let walked = match form {
        Form::Png => png::walk(bytes)?,
        Form::Jpeg => jpeg::walk(bytes)?,
    };
    fits(walked.size, bytes.len())?;
    // Unpacked in any case: what cannot be is no picture, however plain it looks.
    let (anew, size) = match form {
        Form::Png => png::anew(bytes)?,
        Form::Jpeg => jpeg::anew(bytes)?,
    };
    let bytes = if walked.plain { bytes.to_vec() } else { anew };
    Ok(Picture { bytes, form, size, made_anew: !walked.plain })
}

/// Refuses what would take more memory than a picture does, before any of it is unpacked.
fn fits((width, height): (u32, u32), bytes: usize) -> Result<(), Refusal> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 {
        return Err(Refusal::Damaged);
    }
    if width > MOST_SIDE || height > MOST_SIDE || pixels > MOST_PIXELS {
        return Err(Refusal::Pixels);
    }
    let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
    if pixels * 4 > bytes.saturating_mul(MOST_RATIO).saturating_add(FREE_BYTES) { Err(Refusal::Ratio) } else { Ok(()) }
}
