//! A picture that was taken with the camera on its side: its pixels turned, since what says so is left behind.

/// How pixels are turned: first mirrored from left to right, then by quarters to the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Turn {
    mirrored: bool,
    quarters: u8,
}

impl Turn {
    /// As EXIF says (tag 0x0112 of its first directory, CIPA DC-008); none where it says nothing that can be read.
    pub(crate) fn of(exif: &[u8]) -> Option<Self> {
        let exif = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
        let big = match exif.get(..4)? {
            b"MM\0*" => true,
            b"II*\0" => false,
            _ => return None,
        };
        let two = |at: usize| {
            let bytes = *exif.get(at..)?.first_chunk::<2>()?;
            Some(usize::from(if big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) }))
        };
        let four = |at: usize| {
            let bytes = *exif.get(at..)?.first_chunk::<4>()?;
            usize::try_from(if big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) }).ok()
        };
        let first = four(4)?;
        let entries = (0..two(first)?).map(|entry| first + 2 + entry * 12);
        let entry = entries.into_iter().find(|entry| two(*entry) == Some(0x0112))?;
        let (mirrored, quarters) = match two(entry + 8)? {
            2 => (true, 0),
            3 => (false, 2),
            4 => (true, 2),
            5 => (true, 3),
            6 => (false, 1),
            7 => (true, 1),
            8 => (false, 3),
            _ => (false, 0),
        };
        Some(Self { mirrored, quarters })
    }
}

/// Pixels of `depth` bytes each, turned, with their new width and height.
pub(crate) fn turned(
    pixels: Vec<u8>,
    (width, height): (usize, usize),
    depth: usize,
    turn: Turn,
) -> (Vec<u8>, (usize, usize)) {
    if turn == Turn::default() {
        return (pixels, (width, height));
    }
    let size = if turn.quarters % 2 == 1 { (height, width) } else { (width, height) };
    let mut out = Vec::with_capacity(pixels.len());
    for y in 0..size.1 {
        for x in 0..size.0 {
            let (from_x, from_y) = match turn.quarters {
                0 => (x, y),
                1 => (y, height - 1 - x),
                2 => (width - 1 - x, height - 1 - y),
                _ => (width - 1 - y, x),
            };
            let from_x = if turn.mirrored { width - 1 - from_x } else { from_x };
            let at = (from_y * width + from_x) * depth;
            out.extend_from_slice(pixels.get(at..at + depth).unwrap_or_default());
        }
    }
    (out, size)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The picture "ab/cd/ef" under a tag, a row after the other.
    fn under(tag: u8) -> (String, (usize, usize)) {
        let exif = [&b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"[..], &[tag, 0, 0, 0, 0, 0, 0, 0]].concat();
        let (pixels, size) = turned(b"abcdef".to_vec(), (2, 3), 1, Turn::of(&exif).unwrap());
        (String::from_utf8(pixels).unwrap(), size)
    }

    #[test]
    fn every_way_of_holding_a_camera_is_undone() {
        let told: Vec<(String, (usize, usize))> = (1..=8).map(under).collect();
        let rows: Vec<&str> = told.iter().map(|(pixels, _)| pixels.as_str()).collect();
        assert_eq!(rows, ["abcdef", "badcfe", "fedcba", "efcdab", "acebdf", "ecafdb", "fdbeca", "bdface"]);
        assert!(told.iter().skip(4).all(|(_, size)| *size == (3, 2)));
    }

    #[test]
    fn what_cannot_be_read_turns_nothing() {
        for exif in [&b""[..], b"MM\0*", b"MM\0*\xff\xff\xff\xff", b"II*\0\x08\0\0\0\xff\xff", b"Exif\0\0PNG!"] {
            assert_eq!(Turn::of(exif), None);
        }
    }
}
