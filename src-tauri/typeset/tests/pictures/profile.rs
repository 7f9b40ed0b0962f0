//! A colour profile (ICC.1:2001-04) of inks, made here: a table of the sixteen corners of cyan, magenta, yellow and
//! black. It says that it is a scanner's, which needs no way back.

/// A profile from cyan, magenta, yellow and black to CIE L*a*b*, as crude as one can be.
pub(crate) fn cmyk() -> Vec<u8> {
    let description = [&b"desc\0\0\0\0\0\0\0\x05inks\0"[..], &[0; 78], &[0; 1]].concat();
    let white = [&b"XYZ \0\0\0\0"[..], &[0, 0, 0xf6, 0xd6, 0, 1, 0, 0, 0, 0, 0xd3, 0x2d]].concat();
    let rights = b"text\0\0\0\0nobody's\0\0\0\0".to_vec();
    let tags: [(&[u8; 4], Vec<u8>); 4] =
        [(b"desc", description), (b"wtpt", white), (b"cprt", rights), (b"A2B0", table())];
    let mut bytes = header();
    bytes.extend(u32::try_from(tags.len()).unwrap().to_be_bytes());
    let mut at = bytes.len() + tags.len() * 12;
    for (name, content) in &tags {
        bytes.extend(*name);
        for number in [at, content.len()] {
            bytes.extend(u32::try_from(number).unwrap().to_be_bytes());
        }
        at += content.len().next_multiple_of(4);
    }
    for (_, mut content) in tags {
        content.resize(content.len().next_multiple_of(4), 0);
        bytes.extend(content);
    }
    let length = u32::try_from(bytes.len()).unwrap().to_be_bytes();
    bytes[..4].copy_from_slice(&length);
    bytes
}

fn header() -> Vec<u8> {
    let mut header = vec![0; 128];
    header[8..12].copy_from_slice(&[2, 0x40, 0, 0]);
    header[12..24].copy_from_slice(b"scnrCMYKLab ");
    header[24..36].copy_from_slice(&[7, 0xe9, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
    header[36..40].copy_from_slice(b"acsp");
    // The illuminant D50.
    header[68..80].copy_from_slice(&[0, 0, 0xf6, 0xd6, 0, 1, 0, 0, 0, 0, 0xd3, 0x2d]);
    header
}

/// A table of two steps for each ink (mft1): paper, the inks and their overprints, black wherever there is black.
fn table() -> Vec<u8> {
    const LAB: [[u8; 3]; 8] = [
        [255, 128, 128],
        [122, 167, 228],
        [133, 203, 125],
        [134, 195, 175],
        [145, 91, 77],
        [109, 90, 155],
        [64, 146, 82],
        [56, 128, 128],
    ];
    let mut bytes = b"mft1\0\0\0\0\x04\x03\x02\0".to_vec();
    for place in 0..9 {
        bytes.extend(if place % 4 == 0 { [0, 1, 0, 0] } else { [0; 4] });
    }
    let straight: Vec<u8> = (0..=255).collect();
    bytes.extend(straight.repeat(4));
    for corner in 0..16_usize {
        // The first ink varies slowest; LAB is numbered cyan 4, magenta 2, yellow 1.
        let black = corner % 2 == 1;
        bytes.extend(if black { [25, 128, 128] } else { LAB[corner / 2] });
    }
    bytes.extend(straight.repeat(3));
    bytes
}
