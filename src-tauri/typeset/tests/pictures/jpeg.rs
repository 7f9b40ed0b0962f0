//! JPEG files made here, so that every byte is known.

/// A baseline JPEG of `columns` by `rows` blocks of 8 by 8 pixels, each of one colour; `segments` stand before its frame.
pub(crate) fn jpeg(columns: u16, rows: u16, channels: u8, segments: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut file = vec![0xff, 0xd8];
    segments.iter().for_each(|(marker, content)| segment(&mut file, *marker, content));
    segment(&mut file, 0xdb, &[&[0x00][..], &[8; 64]].concat());
    let [height, width] = [rows * 8, columns * 8].map(u16::to_be_bytes);
    let parts = |after: &'static [u8]| (1..=channels).flat_map(move |part| [&[part], after].concat());
    let frame = [8, height[0], height[1], width[0], width[1], channels];
    segment(&mut file, 0xc0, &frame.into_iter().chain(parts(&[0x11, 0])).collect::<Vec<u8>>());
    // Twelve codes of four bits, one for each size of a difference; one code of one bit: nothing more in the block.
    let sizes = [&[0x00, 0, 0, 0, 12][..], &[0; 12], &(0..12).collect::<Vec<u8>>()].concat();
    segment(&mut file, 0xc4, &sizes);
    segment(&mut file, 0xc4, &[&[0x10, 1][..], &[0; 15], &[0]].concat());
    segment(&mut file, 0xda, &[channels].into_iter().chain(parts(&[0x00])).chain([0, 63, 0]).collect::<Vec<u8>>());
    file.extend(blocks(columns, rows, channels));
    file.extend([0xff, 0xd9]);
    file
}

/// The marker of a file that follows Adobe's conventions; `transform` says how its colours are turned.
pub(crate) fn adobe(transform: u8) -> (u8, Vec<u8>) {
    (0xee, [b"Adobe\0\x64\0\0\0\0", &[transform][..]].concat())
}

/// A colour profile in parts of at most `size` bytes.
pub(crate) fn profile(bytes: &[u8], size: usize) -> Vec<(u8, Vec<u8>)> {
    let count = bytes.len().div_ceil(size) as u8;
    let part = |(index, part): (usize, &[u8])| (0xe2, [b"ICC_PROFILE\0", &[index as u8 + 1, count][..], part].concat());
    bytes.chunks(size).enumerate().map(part).collect()
}

fn segment(file: &mut Vec<u8>, marker: u8, content: &[u8]) {
    file.extend([0xff, marker]);
    file.extend(u16::try_from(content.len() + 2).unwrap().to_be_bytes());
    file.extend(content);
}

/// The entropy-coded blocks: in every channel a ramp of its own.
fn blocks(columns: u16, rows: u16, channels: u8) -> Vec<u8> {
    let mut bits = String::new();
    let mut before = vec![0_i32; usize::from(channels)];
    for y in 0..i32::from(rows) {
        for x in 0..i32::from(columns) {
            for (channel, before) in before.iter_mut().enumerate() {
                let part = match channel {
                    0 => x * 200 / i32::from(columns),
                    1 => y * 200 / i32::from(rows),
                    2 => 200 - x * 200 / i32::from(columns),
                    _ => 160,
                };
                let difference = part - 100 - *before;
                *before += difference;
                push(&mut bits, difference);
            }
        }
    }
    while !bits.len().is_multiple_of(8) {
        bits.push('1');
    }
    let bytes =
        bits.as_bytes().chunks(8).map(|byte| u8::from_str_radix(std::str::from_utf8(byte).unwrap(), 2).unwrap());
    bytes.flat_map(|byte| if byte == 0xff { vec![0xff, 0x00] } else { vec![byte] }).collect()
}

fn push(bits: &mut String, difference: i32) {
    let size = 32 - difference.unsigned_abs().leading_zeros();
    let code = if difference < 0 { difference + (1 << size) - 1 } else { difference };
    *bits += &format!("{size:04b}");
    if size > 0 {
        *bits += &format!("{code:0width$b}", width = size as usize);
    }
    bits.push('0');
}
