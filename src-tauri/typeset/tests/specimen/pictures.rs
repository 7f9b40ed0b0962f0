//! Pictures for the specimen, made here so that every byte is known.

/// A PNG of `width` by `height` pixels whose opacity falls from left to right.
pub(crate) fn png_with_alpha(width: u32, height: u32) -> Vec<u8> {
    let shade = |number: u32, of: u32| u8::try_from(number * 255 / of.max(1)).unwrap_or(u8::MAX);
    let pixels: Vec<u8> = (0..height)
        .flat_map(|y| (0..width).map(move |x| (x, y)))
        .flat_map(|(x, y)| [shade(y, height), 0x46, 0x90, 255 - shade(x, width)])
        .collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    file
}

/// A baseline JPEG in grey: `columns` by `rows` blocks of 8 by 8 pixels, each of one shade.
pub(crate) fn grey_jpeg(columns: u16, rows: u16) -> Vec<u8> {
    let [height, width] = [rows * 8, columns * 8].map(u16::to_be_bytes);
    let mut file = vec![0xff, 0xd8];
    let quantisers = [&[0x00][..], &[8; 64]].concat();
    segment(&mut file, 0xdb, &quantisers);
    segment(&mut file, 0xc0, &[8, height[0], height[1], width[0], width[1], 1, 1, 0x11, 0]);
    // Twelve codes of four bits, one for each size of a difference; one code of one bit: nothing more in the block.
    let sizes = [&[0x00, 0, 0, 0, 12][..], &[0; 12], &(0..12).collect::<Vec<u8>>()].concat();
    segment(&mut file, 0xc4, &sizes);
    segment(&mut file, 0xc4, &[&[0x10, 1][..], &[0; 15], &[0]].concat());
    segment(&mut file, 0xda, &[1, 1, 0x00, 0, 63, 0]);
    file.extend(shades(columns, rows));
    file.extend([0xff, 0xd9]);
    file
}

fn segment(file: &mut Vec<u8>, marker: u8, content: &[u8]) {
    file.extend([0xff, marker]);
    file.extend(u16::try_from(content.len() + 2).unwrap().to_be_bytes());
    file.extend(content);
}

/// The entropy-coded blocks: rings about the middle.
fn shades(columns: u16, rows: u16) -> Vec<u8> {
    let mut bits = String::new();
    let mut before = 0_i32;
    for y in 0..i32::from(rows) {
        for x in 0..i32::from(columns) {
            let (dx, dy) = (x - i32::from(columns) / 2, y - i32::from(rows) / 2);
            let shade = 100 - (dx * dx + dy * dy) * 7 % 200;
            let difference = shade - before;
            before = shade;
            let size = 32 - difference.unsigned_abs().leading_zeros();
            let code = if difference < 0 { difference + (1 << size) - 1 } else { difference };
            bits += &format!("{size:04b}");
            if size > 0 {
                bits += &format!("{code:0width$b}", width = size as usize);
            }
            bits.push('0');
        }
    }
    while !bits.len().is_multiple_of(8) {
        bits.push('1');
    }
    let bytes =
        bits.as_bytes().chunks(8).map(|byte| u8::from_str_radix(std::str::from_utf8(byte).unwrap(), 2).unwrap());
    bytes.flat_map(|byte| if byte == 0xff { vec![0xff, 0x00] } else { vec![byte] }).collect()
}
