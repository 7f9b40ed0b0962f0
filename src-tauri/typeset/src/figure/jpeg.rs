//! JPEG files, whose bytes stay as they are: what a page must know of one is read from its segments.

use super::{profile, size};
use crate::draw::{Bitmap, Colours, Stored};

/// What stands before the parts of a colour profile.
const PROFILE: &[u8] = b"ICC_PROFILE\0";

/// Reads size, colours, profile and orientation of a JPEG file.
///
/// # Errors
/// Says what the file is that a page cannot show.
pub(super) fn read(bytes: &[u8]) -> Result<Bitmap, String> {
    let segments: Vec<Segment<'_>> = segments(bytes).ok_or("it is not a JPEG file, or it is cut short")?;
    let is_frame =
        |segment: &&Segment<'_>| matches!(segment.marker, 0xc0..=0xcf) && !matches!(segment.marker, 0xc4 | 0xc8 | 0xcc);
    let frame = segments.iter().find(is_frame).ok_or("it is a JPEG file without a picture")?;
    let [depth, high_1, high_2, wide_1, wide_2, channels, parts @ ..] = frame.content else {
        return Err("its header is cut short".to_owned());
    };
    if frame.marker > 0xc2 || *depth != 8 {
        return Err("it is a rare kind of JPEG; please save it as an ordinary one".to_owned());
    }
    let [height, width] = [[*high_1, *high_2], [*wide_1, *wide_2]].map(|pair| u32::from(u16::from_be_bytes(pair)));
    size::fits(width, height)?;
    if parts.len() != usize::from(*channels) * 3 {
        return Err("its header is damaged".to_owned());
    }
    let adobe = segments.iter().any(|segment| segment.marker == 0xee && segment.content.starts_with(b"Adobe"));
    let profile = embedded(&segments).and_then(|profile| profile::fitting(profile, *channels));
    let colours = match channels {
        1 => Colours::Grey,
        3 => Colours::Rgb,
        4 if profile.is_some() => Colours::Cmyk { inverted: adobe },
        4 => return Err(CMYK.to_owned()),
        _ => return Err("it is neither grey nor in colour".to_owned()),
    };
    let plain_rgb = !adobe && parts.iter().step_by(3).eq(b"RGB");
    let orientation = segments
        .iter()
        .filter(|segment| segment.marker == 0xe1)
        .find_map(|segment| segment.content.strip_prefix(b"Exif\0\0").and_then(orientation));
    Ok(Bitmap {
        name: String::new(),
        width,
        height,
        bits: 8,
        colours,
        profile,
        data: Stored::Jpeg { file: bytes.to_vec(), plain_rgb },
        opacity: None,
        orientation: orientation.unwrap_or(1),
    })
}

const CMYK: &str = "it is in the colours of a print shop (CMYK) and does not say of which: an archivable file may not guess \
     them; please save it in RGB, or with its colour profile embedded";

/// A marked segment.
struct Segment<'a> {
    marker: u8,
    content: &'a [u8],
}

/// The marked segments of a whole JPEG file: its pixels and its end are there, too.
fn segments(bytes: &[u8]) -> Option<Vec<Segment<'_>>> {
    let (mut rest, mut segments, mut has_pixels) = (bytes.strip_prefix(&[0xff, 0xd8])?, Vec::new(), false);
    loop {
        while let [0xff, 0xff, ..] = rest {
            rest = rest.get(1..)?;
        }
        let [0xff, marker, after @ ..] = rest else { return None };
        match marker {
            0xd9 if has_pixels => return Some(segments),
            0x01 | 0xd0..=0xd7 => rest = after,
            _ => {
                let [high, low, ..] = *after else { return None };
                let end = usize::from(u16::from_be_bytes([high, low]));
                segments.push(Segment { marker: *marker, content: after.get(2..end)? });
                rest = after.get(end..)?;
            }
        }
        if *marker == 0xda {
            has_pixels = true;
            rest = rest.get(pixels(rest)?..)?;
        }
    }
}

/// Length of the pixels that `bytes` begin with: up to a marker, which is no stuffing and no restart.
fn pixels(bytes: &[u8]) -> Option<usize> {
    let ends = |pair: &[u8]| matches!(pair, [0xff, after] if !matches!(after, 0x00 | 0xd0..=0xd7 | 0xff));
    bytes.windows(2).position(ends)
}

/// The colour profile, put together from its parts.
fn embedded(segments: &[Segment<'_>]) -> Option<Vec<u8>> {
    let parts = segments.iter().filter(|segment| segment.marker == 0xe2);
    let mut parts: Vec<&[u8]> = parts.filter_map(|segment| segment.content.strip_prefix(PROFILE)).collect();
    parts.sort_by_key(|part| part.first().copied());
    let whole = |(index, part): (usize, &&[u8])| matches!(part, [number, count, ..] if usize::from(*number) == index + 1 && usize::from(*count) == parts.len());
    let is_whole = !parts.is_empty() && parts.iter().enumerate().all(whole);
    is_whole.then(|| parts.iter().flat_map(|part| part.iter().skip(2)).copied().collect())
}

/// How a camera was held, as Exif numbers it: tag 0x0112 of its first directory.
pub(super) fn orientation(tiff: &[u8]) -> Option<u8> {
    let little = tiff.starts_with(b"II");
    let short = |at: usize| {
        let pair = [*tiff.get(at)?, *tiff.get(at.checked_add(1)?)?];
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let (first, second) = if little { (4, 6) } else { (6, 4) };
    let directory = usize::from(short(first)?) + (usize::from(short(second)?) << 16);
    let entries = usize::from(short(directory)?);
    let entry = (0..entries).map(|index| directory + 2 + index * 12).find(|at| short(*at) == Some(0x0112))?;
    let orientation = u8::try_from(short(entry + 8)?).ok()?;
    (1..=8).contains(&orientation).then_some(orientation)
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
        file.extend([0xff, 0xda, 0, 2, 0x12, 0xff, 0x00, 0x34, 0xff, 0xd9]);
        file
    }

    fn frame(channels: u8) -> Vec<u8> {
        let parts = (0..channels).flat_map(|part| [part, 0x11, 0]);
        [0xc0, 8, 0, 4, 0, 6, channels].into_iter().chain(parts).collect()
    }

    /// A colour profile in two parts, the second first.
    fn profiled(space: &[u8; 4], channels: u8) -> Vec<u8> {
        let profile = profile::tests::profile(space, b"prtr");
        let (first, second) = profile.split_at(40);
        let part = |number, bytes: &[u8]| [&[0xe2][..], PROFILE, &[number, 2], bytes].concat();
        file(&[&part(2, second), &part(1, first), b"\xeeAdobe\0\x64\0\0\0\0\0", &frame(channels)])
    }

    #[test]
    fn size_and_orientation_are_read() {
        let exif = b"\xe1Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0";
        let picture = read(&file(&[exif, &frame(3)])).unwrap();
        assert_eq!((picture.width, picture.height, picture.colours, picture.orientation), (6, 4, Colours::Rgb, 6));
    }

    #[test]
    fn a_profile_of_the_same_colours_is_kept() {
        let kept = |space, channels| {
            read(&profiled(space, channels)).map(|picture| (picture.colours, picture.profile.is_some()))
        };
        assert_eq!(kept(b"GRAY", 1), Ok((Colours::Grey, true)));
        assert_eq!(kept(b"RGB ", 3), Ok((Colours::Rgb, true)));
        assert_eq!(kept(b"RGB ", 1), Ok((Colours::Grey, false)));
        assert_eq!(kept(b"CMYK", 4), Ok((Colours::Cmyk { inverted: true }, true)));
        assert!(kept(b"RGB ", 4).unwrap_err().contains("CMYK"));
    }

    #[test]
    fn colours_named_rgb_are_not_taken_for_another_model() {
        let mut named = frame(3);
        (named[7], named[10], named[13]) = (b'R', b'G', b'B');
        let plain = |frame: &[u8]| matches!(read(&file(&[frame])).unwrap().data, Stored::Jpeg { plain_rgb: true, .. });
        assert!(plain(&named) && !plain(&frame(3)));
    }

    #[test]
    fn what_a_page_cannot_show_is_said() {
        let says = |bytes: &[u8], words: &str| assert!(read(bytes).unwrap_err().contains(words), "{words}");
        says(&file(&[&frame(4)]), "CMYK");
        says(b"GIF89a", "not a JPEG");
        says(&file(&[]), "without a picture");
        says(&file(&[&[0xc9, 8, 0, 4, 0, 6, 3]]), "rare kind");
        says(&file(&[&[0xc0, 8, 0, 0, 0, 6, 1, 1, 0x11, 0]]), "no size");
    }

    #[test]
    fn a_file_cut_short_is_an_error() {
        let whole = profiled(b"RGB ", 3);
        assert!(read(&whole).is_ok());
        for end in 0..whole.len() {
            assert!(read(&whole[..end]).is_err(), "{end} bytes were taken for a picture");
        }
    }
}
