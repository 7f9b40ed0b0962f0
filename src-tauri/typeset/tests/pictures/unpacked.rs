//! Packed rows unpacked as the PDF standard says (ISO 32000-1, 7.4.4): deflated, and each row filtered as in a PNG file.

use std::io::Read as _;

use flate2::read::ZlibDecoder;
use lopdf::Stream;

use crate::printed::number;

/// The samples of a picture, rows from the top.
pub(crate) fn unpacked(picture: &Stream) -> Vec<u8> {
    let how = picture.dict.get(b"DecodeParms").unwrap().as_dict().unwrap();
    let bits = (number(how, "Colors") * number(how, "BitsPerComponent")) as usize;
    let (wide, step) = ((bits * number(how, "Columns") as usize).div_ceil(8), bits.div_ceil(8));
    let mut packed = Vec::new();
    ZlibDecoder::new(picture.content.as_slice()).read_to_end(&mut packed).unwrap();
    assert_eq!(packed.len() as i64, (wide as i64 + 1) * number(&picture.dict, "Height"));
    let mut above = vec![0; wide];
    let mut out = Vec::new();
    for row in packed.chunks(wide + 1) {
        let mut own: Vec<u8> = Vec::with_capacity(wide);
        for (at, byte) in row[1..].iter().enumerate() {
            let before = |row: &[u8]| at.checked_sub(step).map_or(0, |at| row[at]);
            let (left, up, corner) = (before(&own), above[at], before(&above));
            let guess = match row[0] {
                0 => 0,
                1 => left,
                2 => up,
                3 => ((u16::from(left) + u16::from(up)) / 2) as u8,
                4 => paeth(left, up, corner),
                other => panic!("filter {other}"),
            };
            own.push(byte.wrapping_add(guess));
        }
        out.extend(&own);
        above = own;
    }
    out
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(up) - i16::from(corner);
    let far = |part: u8| (guess - i16::from(part)).abs();
    // The first of the nearest, in this order.
    [left, up, corner].into_iter().min_by_key(|part| far(*part)).unwrap()
}
