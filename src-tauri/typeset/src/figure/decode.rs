//! Picture files: what the page must know of a JPEG, whose bytes stay as they are, and the pixels of a PNG.

use crate::draw::{Bitmap, Stored};

/// Reads size, channels and orientation of a JPEG file.
///
/// # Errors
/// Says what the file is that a page cannot show.
pub(super) fn jpeg(bytes: &[u8]) -> Result<Bitmap, String> {
    let mut orientation = 1;
    let frame = segments(bytes).find_map(|(marker, content)| match marker {
        0xe1 => {
            orientation = exif_orientation(content).unwrap_or(orientation);
            None
        }
        0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => Some((marker, content)),
        _ => None,
    });
    let (marker, frame) = frame.ok_or("it is not a JPEG file")?;
    let [depth, high_1, high_2, wide_1, wide_2, channels, ..] = *frame else {
        return Err("its header is cut short".to_owned());
    };
    if marker > 0xc2 || depth != 8 {
        return Err("it is a rare kind of JPEG; please save it as an ordinary one".to_owned());
    }
    if !matches!(channels, 1 | 3) {
        return Err("it is in the colours of a print shop (CMYK); please save it in RGB or grey".to_owned());
    }
    let [height, width] = [[high_1, high_2], [wide_1, wide_2]].map(|pair| u32::from(u16::from_be_bytes(pair)));
    if width == 0 || height == 0 {
        return Err("it has no size".to_owned());
    }
    Ok(Bitmap { width, height, channels, data: Stored::Jpeg(bytes.to_vec()), alpha: None, orientation })
}

/// The marked segments of a JPEG file up to its pixels.
fn segments(bytes: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8]).unwrap_or_default();
    std::iter::from_fn(move || {
        while let [0xff, 0xff, ..] = rest {
            rest = rest.get(1..)?;
        }
        let [0xff, marker, high, low, ..] = *rest else { return None };
        let end = 2 + usize::from(u16::from_be_bytes([high, low]));
        let content = rest.get(4..end).filter(|_| marker != 0xda)?;
        rest = rest.get(end..)?;
        Some((marker, content))
    })
}

/// How a camera was held, as Exif numbers it: tag 0x0112 of its first directory.
fn exif_orientation(segment: &[u8]) -> Option<u8> {
    let tiff = segment.strip_prefix(b"Exif\0\0")?;
    let little = tiff.starts_with(b"II");
    let short = |at: usize| {
        let pair = [*tiff.get(at)?, *tiff.get(at + 1)?];
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let (first, second) = if little { (4, 6) } else { (6, 4) };
    let directory = usize::from(short(first)?) + (usize::from(short(second)?) << 16);
    let entries = usize::from(short(directory)?);
    let entry = (0..entries).map(|index| directory + 2 + index * 12).find(|at| short(*at) == Some(0x0112))?;
    let orientation = u8::try_from(short(entry + 8)?).ok()?;
    (1..=8).contains(&orientation).then_some(orientation)
}

/// Reads the pixels of a PNG file, 8 bits a channel.
pub(super) fn png(bytes: &[u8]) -> Result<Bitmap, png::DecodingError> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info()?;
    let size = reader.output_buffer_size().ok_or(png::DecodingError::LimitsExceeded)?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels)?;
    pixels.truncate(frame.buffer_size());
    let samples = frame.color_type.samples();
    let has_alpha = matches!(frame.color_type, png::ColorType::GrayscaleAlpha | png::ColorType::Rgba);
    let colours = samples - usize::from(has_alpha);
    let (data, alpha) = if has_alpha {
        let colour = pixels.chunks_exact(samples).flat_map(|pixel| pixel.iter().take(colours)).copied().collect();
        (colour, Some(pixels.chunks_exact(samples).filter_map(|pixel| pixel.last()).copied().collect()))
    } else {
        (pixels, None)
    };
    let channels = u8::try_from(colours).unwrap_or(3);
    Ok(Bitmap { width: frame.width, height: frame.height, channels, data: Stored::Raw(data), alpha, orientation: 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(segments: &[&[u8]]) -> Vec<u8> {
        let mut file = vec![0xff, 0xd8];
        for segment in segments {
            let length = u16::try_from(segment.len() + 1).unwrap().to_be_bytes();
            file.extend([0xff, segment[0], length[0], length[1]]);
            file.extend(&segment[1..]);
        }
        file
    }

    const FRAME: [u8; 10] = [0xc0, 8, 0, 4, 0, 6, 3, 0, 0, 0];

    #[test]
    fn size_and_orientation_are_read() {
        let exif = b"\xe1Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0";
        let picture = jpeg(&file(&[exif, &FRAME])).unwrap();
        assert_eq!((picture.width, picture.height, picture.channels, picture.orientation), (6, 4, 3, 6));
        assert!(picture.lies_on_its_side());
    }

    #[test]
    fn what_a_page_cannot_show_is_said() {
        let mut cmyk = FRAME;
        cmyk[6] = 4;
        assert!(jpeg(&file(&[&cmyk])).unwrap_err().contains("CMYK"));
        assert!(jpeg(b"GIF89a").unwrap_err().contains("not a JPEG"));
        assert!(jpeg(&file(&[&[0xc9, 8, 0, 4, 0, 6, 3]])).unwrap_err().contains("rare kind"));
        assert!(png(b"not a picture").is_err());
    }

    #[test]
    fn a_file_cut_short_is_an_error() {
        let whole = file(&[&FRAME]);
        for end in 0..whole.len() {
            assert!(jpeg(&whole[..end]).is_err(), "{end} bytes were taken for a picture");
        }
    }
}
