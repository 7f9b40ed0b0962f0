//! What the file holds of a picture.

use lopdf::Object;
use typeset::document::Picture;

use crate::{
    jpeg::{self, adobe, jpeg},
    png::{self, GREY, GREY_ALPHA, INDEXED, Kind, RGB, RGBA},
    printed::{Printed, number, pages},
    profile::cmyk,
    unpacked::unpacked,
};

const SRGB: &[u8] = include_bytes!("../../icc/sRGB.icc");

fn printed(kind: &Kind) -> Printed {
    Printed::of(Picture::Png(kind.file()))
}

/// The kinds that the page's file format holds as they are.
fn plain_kinds() -> impl Iterator<Item = Kind> {
    let grey = [1, 2, 4, 8, 16].map(|bits| Kind::new(GREY, bits));
    let rgb = [8, 16].map(|bits| Kind::new(RGB, bits));
    let indexed = [1, 2, 4, 8].map(|bits| Kind::new(INDEXED, bits));
    grey.into_iter().chain(rgb).chain(indexed)
}

/// Holds a picture of the file to the rows that went in.
fn holds(stream: &lopdf::Stream, kind: &Kind, channels: &[usize]) {
    let rows = stream.dict.get(b"DecodeParms").unwrap().as_dict().unwrap();
    assert_eq!(number(&stream.dict, "BitsPerComponent"), i64::from(kind.bits), "{kind:?}");
    assert_eq!(number(rows, "BitsPerComponent"), i64::from(kind.bits), "{kind:?}");
    assert_eq!(number(rows, "Colors"), channels.len() as i64, "{kind:?}");
    assert_eq!((number(rows, "Columns"), number(rows, "Predictor")), (kind.width as i64, 15));
    assert!(unpacked(stream) == kind.rows(channels).concat(), "{kind:?} lost something");
}

#[test]
fn packed_rows_pass_through_byte_for_byte() {
    for kind in plain_kinds() {
        let file = printed(&kind);
        assert!(file.picture().content == kind.packed(), "{kind:?}");
        holds(file.picture(), &kind, &(0..kind.channels()).collect::<Vec<_>>());
        assert!(file.mask(file.picture()).is_none());
    }
}

#[test]
fn interlaced_rows_are_put_in_order_without_loss() {
    for kind in plain_kinds().map(Kind::interlaced) {
        holds(printed(&kind).picture(), &kind, &(0..kind.channels()).collect::<Vec<_>>());
    }
}

#[test]
fn opacity_becomes_a_mask_of_the_same_depth() {
    for (colour, bits) in [(GREY_ALPHA, 8), (GREY_ALPHA, 16), (RGBA, 8), (RGBA, 16)] {
        for kind in [Kind::new(colour, bits), Kind::new(colour, bits).interlaced()] {
            let file = printed(&kind);
            let colours: Vec<usize> = (0..kind.channels() - 1).collect();
            holds(file.picture(), &kind, &colours);
            let mask = file.mask(file.picture()).unwrap();
            holds(mask, &kind, &[colours.len()]);
            assert_eq!(file.space(mask), "DeviceGray");
        }
    }
}

#[test]
fn a_picture_that_is_opaque_all_over_has_no_mask() {
    let opaque = Kind { width: 2, height: 2, ..Kind::new(GREY_ALPHA, 8) };
    let rows = png::deflated(&[0, 9, 255, 8, 255, 0, 7, 255, 6, 255]);
    let file = Printed::of(Picture::Png(opaque.file_of(&[&rows])));
    assert!(file.mask(file.picture()).is_none());
    assert_eq!(unpacked(file.picture()), [9, 8, 7, 6]);
}

#[test]
fn transparency_by_colour_becomes_a_mask_and_the_rows_pass_through() {
    // A grey of 16 bits, a colour, and a palette whose first entries let light through.
    let grey = Kind::new(GREY, 16);
    let shade = grey.sample(5, 0, 0).to_be_bytes().to_vec();
    let rgb = Kind::new(RGB, 8);
    let colour = (0..3).flat_map(|channel| rgb.sample(0, 0, channel).to_be_bytes()).collect();
    let kinds = [
        (grey.with(b"tRNS", shade), 16),
        (rgb.with(b"tRNS", colour), 8),
        (Kind::new(INDEXED, 4).with(b"tRNS", vec![0, 100, 200]), 8),
        (Kind::new(INDEXED, 1).with(b"tRNS", vec![90]), 8),
    ];
    for (kind, bits) in kinds {
        let file = printed(&kind);
        assert!(file.picture().content == kind.packed(), "{kind:?}");
        let mask = file.mask(file.picture()).unwrap();
        assert_eq!(number(&mask.dict, "BitsPerComponent"), bits);
        let opacity = unpacked(mask);
        let expected = (0..kind.height).flat_map(|y| (0..kind.width).map(move |x| (x, y)));
        let expected: Vec<u8> = expected.flat_map(|(x, y)| expected_opacity(&kind, x, y)).collect();
        assert!(opacity == expected, "{kind:?}");
        let in_order = printed(&kind.clone().interlaced());
        holds(in_order.picture(), &kind, &(0..kind.channels()).collect::<Vec<_>>());
    }
}

fn expected_opacity(kind: &Kind, x: usize, y: usize) -> Vec<u8> {
    let (_, given) = kind.chunks.iter().find(|(name, _)| *name == b"tRNS").unwrap();
    if kind.colour == INDEXED {
        return vec![given.get(usize::from(kind.sample(x, y, 0))).copied().unwrap_or(255)];
    }
    let own: Vec<u8> = (0..kind.channels()).flat_map(|channel| kind.sample(x, y, channel).to_be_bytes()).collect();
    vec![if own == *given { 0 } else { 255 }; kind.bits as usize / 8]
}

#[test]
fn colours_are_said_as_they_are_meant() {
    let space = |kind: Kind| {
        let file = printed(&kind);
        file.space(file.picture())
    };
    assert_eq!(space(Kind::new(GREY, 16)), "DeviceGray");
    assert_eq!(space(Kind::new(RGBA, 16)), "DeviceRGB");
    assert_eq!(space(Kind::new(INDEXED, 8)), "Indexed DeviceRGB 199 600 bytes");
    let profiled = |kind: Kind| kind.with(b"iCCP", png::profile(SRGB));
    assert_eq!(space(profiled(Kind::new(RGB, 8))), "ICCBased 3");
    // A profile comes before the palette in the file.
    let mut indexed = profiled(Kind::new(INDEXED, 4));
    indexed.chunks.reverse();
    assert_eq!(space(indexed), "Indexed ICCBased 3 15 48 bytes");
    // One for other colours, or none at all, says nothing of these.
    assert_eq!(space(profiled(Kind::new(GREY, 8))), "DeviceGray");
    assert_eq!(space(Kind::new(RGB, 8).with(b"iCCP", png::profile(b"no profile"))), "DeviceRGB");
    assert_eq!(space(Kind::new(RGB, 8).with(b"gAMA", vec![0, 0, 0xb1, 0x8f])), "DeviceRGB");
}

#[test]
fn profiles_are_kept_whole_and_once() {
    let one = Picture::Png(Kind::new(RGB, 8).with(b"iCCP", png::profile(SRGB)).file());
    let other = Picture::Jpeg(jpeg(3, 2, 3, &jpeg::profile(SRGB, 1000)));
    let file = Printed::all(vec![one, other]);
    let pictures = file.pictures();
    assert_eq!(pictures.len(), 2);
    assert_eq!(pictures[0].dict.get(b"ColorSpace").unwrap(), pictures[1].dict.get(b"ColorSpace").unwrap());
    assert!(file.profile(pictures[0]) == SRGB);
}

#[test]
fn a_jpeg_passes_through_byte_for_byte_in_its_colours() {
    let inks = jpeg::profile(&cmyk(), 900);
    let marked = |marker| inks.iter().cloned().chain([marker]).collect::<Vec<_>>();
    for (channels, segments, space, inverted) in [
        (1, Vec::new(), "DeviceGray", false),
        (3, Vec::new(), "DeviceRGB", false),
        (3, vec![adobe(0)], "DeviceRGB", false),
        (4, inks.clone(), "ICCBased 4", false),
        (4, marked(adobe(0)), "ICCBased 4", true),
        (4, marked(adobe(2)), "ICCBased 4", true),
    ] {
        let bytes = jpeg(4, 3, channels, &segments);
        let file = Printed::of(Picture::Jpeg(bytes.clone()));
        let picture = file.picture();
        assert!(picture.content == bytes);
        assert_eq!(picture.dict.get(b"Filter").unwrap(), &Object::from("DCTDecode"));
        assert_eq!((file.space(picture).as_str(), picture.dict.has(b"Decode")), (space, inverted));
    }
}

#[test]
fn the_resolution_in_print_is_told_with_its_place() {
    // The rows of the first, 24, are its columns in print: the camera was held upright.
    let exif = (0xe1, b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0".to_vec());
    let upright = jpeg(4, 3, 1, &[exif]);
    let pages = pages(vec![Picture::Jpeg(upright), Picture::Png(Kind::new(GREY, 8).file())]).unwrap();
    let shown = pages.shown();
    assert_eq!(shown.iter().map(|shown| shown.picture.name.as_str()).collect::<Vec<_>>(), ["Figure 1a", "Figure 1b"]);
    for (shown, columns) in shown.iter().zip([24.0, 37.0]) {
        let [_, top, width, _] = shown.area;
        assert!(shown.page == 0 && top > 0.0);
        assert!((shown.per_inch * width / 72.0 - columns).abs() < 0.01, "{} on {width} points", shown.per_inch);
    }
}

#[test]
fn a_picture_shown_twice_is_in_the_file_once() {
    let picture = || Picture::Png(Kind::new(RGBA, 8).file());
    let file = Printed::all(vec![picture(), picture(), Picture::Png(Kind::new(RGB, 8).file())]);
    assert_eq!(file.pictures().len(), 2);
}

#[test]
fn the_same_pictures_give_the_same_bytes() {
    let pictures = || plain_kinds().map(|kind| Picture::Png(kind.file())).collect::<Vec<_>>();
    let bytes = || typeset::pdf(&pages(pictures()).unwrap()).unwrap();
    assert!(bytes() == bytes());
}
