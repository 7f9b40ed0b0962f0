use crate::{Form, Refusal, clean};

const SECRET: &[u8] = b"KARI-BJORNSEN-471188";

/// A picture of 40 × 30 pixels, in colour.
fn packed(form: Form) -> Vec<u8> {
    let pixels: Vec<u8> = (0..40 * 30 * 3_u32).map(|place| u8::try_from(place * 7 % 256).unwrap_or(0)).collect();
    let mut bytes = Vec::new();
    match form {
        Form::Png => {
            let mut encoder = png::Encoder::new(&mut bytes, 40, 30);
            encoder.set_color(png::ColorType::Rgb);
            encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
        }
        Form::Jpeg => {
            jpeg_encoder::Encoder::new(&mut bytes, 90).encode(&pixels, 40, 30, jpeg_encoder::ColorType::Rgb).unwrap();
        }
    }
    bytes
}

fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap_or(0);
    // Its sum is not looked at in a chunk that is passed over.
    [&length.to_be_bytes()[..], name, data, &[0; 4]].concat()
}

fn png_with(name: &[u8; 4]) -> Vec<u8> {
    let mut bytes = packed(Form::Png);
    let at = bytes.windows(4).position(|four| four == b"IDAT").unwrap() - 4;
    bytes.splice(at..at, chunk(name, SECRET));
    bytes
}

fn jpeg_with(marker: u8, before: &[u8]) -> Vec<u8> {
    let mut bytes = packed(Form::Jpeg);
    let data = [before, SECRET].concat();
    let length = u16::try_from(data.len() + 2).unwrap();
    bytes.splice(2..2, [&[0xff, marker][..], &length.to_be_bytes(), &data].concat());
    bytes
}

fn holds(bytes: &[u8]) -> bool {
    bytes.windows(SECRET.len()).any(|window| window == SECRET)
}

#[test]
fn what_is_pixels_alone_stays_as_it_is() {
    for form in [Form::Png, Form::Jpeg] {
        let bytes = packed(form);
        let picture = clean(&bytes).unwrap();
        assert!(picture.bytes == bytes && !picture.made_anew, "{form:?}");
        assert_eq!((picture.form, picture.size), (form, (40, 30)));
    }
}

#[test]
fn whatever_else_a_file_holds_is_gone_and_the_pixels_are_there() {
    let private = *b"vpAg";
    let pngs = [*b"tEXt", *b"zTXt", *b"iTXt", *b"eXIf", *b"tIME", *b"iCCP", private].map(|name| png_with(&name));
    let jpegs = [
        jpeg_with(0xe1, b"Exif\0\0"),
        jpeg_with(0xe1, b"http://ns.adobe.com/xap/1.0/\0"),
        jpeg_with(0xed, b"Photoshop 3.0\0"),
        jpeg_with(0xfe, b""),
        jpeg_with(0xe2, b"ICC_PROFILE\0"),
        jpeg_with(0xe0, b"JFXX\0"),
    ];
    let trailing = [Form::Png, Form::Jpeg].map(|form| [packed(form), SECRET.to_vec()].concat());
    for bytes in pngs.iter().chain(&jpegs).chain(&trailing) {
        assert!(holds(bytes));
        let picture = clean(bytes).unwrap_or_else(|refusal| panic!("{refusal}"));
        assert!(picture.made_anew && !holds(&picture.bytes));
        assert_eq!(picture.size, (40, 30));
        assert!(!clean(&picture.bytes).unwrap().made_anew);
    }
}

#[test]
fn a_picture_is_turned_as_it_was_held() {
    // TIFF, big-endian, one entry: orientation 6, a quarter to the right.
    let turned = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let picture = clean(&jpeg_with(0xe1, turned)).unwrap();
    assert_eq!(picture.size, (30, 40));
}

#[test]
fn what_is_too_much_or_broken_is_refused_before_it_is_unpacked() {
    let wide = |width: u32, height: u32| {
        let mut bytes = packed(Form::Png);
        bytes.splice(16..24, [width.to_be_bytes(), height.to_be_bytes()].concat());
        clean(&bytes).unwrap_err()
    };
    assert_eq!(wide(60_000, 60_000), Refusal::Pixels);
    assert_eq!(wide(20_001, 1), Refusal::Pixels);
    assert_eq!(wide(0, 5), Refusal::Damaged);
    assert_eq!(wide(6000, 6000), Refusal::Ratio);
    assert_eq!(clean(b"GIF89a"), Err(Refusal::Form));
    assert_eq!(clean(b""), Err(Refusal::Form));
    for form in [Form::Png, Form::Jpeg] {
        let bytes = packed(form);
        assert_eq!(clean(&bytes[..bytes.len() / 2]), Err(Refusal::Damaged));
    }
    let mut long = png_with(b"tEXt");
    let at = long.windows(4).position(|four| four == b"tEXt").unwrap() - 4;
    long.splice(at..at + 4, 0x7fff_ffff_u32.to_be_bytes());
    assert_eq!(clean(&long), Err(Refusal::Damaged));
}
