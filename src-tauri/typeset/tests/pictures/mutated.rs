//! Damaged files: whatever the damage, either a picture or a sentence, and never more memory than the file is worth.

use proptest::prelude::*;
use typeset::document::Picture;

use crate::{
    jpeg::{self, adobe, jpeg},
    png::{GREY, GREY_ALPHA, INDEXED, Kind, RGBA},
    printed::pages,
    profile::cmyk,
};

/// A change to a file, places as parts of its length.
#[derive(Debug, Clone)]
enum Damage {
    Flip(f64, u8),
    Cut(f64),
    Insert(f64, Vec<u8>),
    Drop(f64, usize),
    Repeat(f64, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = || 0.0..1.0;
    prop_oneof![
        6 => (at(), 1_u8..).prop_map(|(at, bits)| Damage::Flip(at, bits)),
        1 => at().prop_map(Damage::Cut),
        2 => (at(), proptest::collection::vec(any::<u8>(), 1..9)).prop_map(|(at, bytes)| Damage::Insert(at, bytes)),
        2 => (at(), 1_usize..60).prop_map(|(at, count)| Damage::Drop(at, count)),
        1 => (at(), 1_usize..60).prop_map(|(at, count)| Damage::Repeat(at, count)),
    ]
}

fn damaged(mut file: Vec<u8>, damages: &[Damage]) -> Vec<u8> {
    for damage in damages {
        let place = |at: f64| (at * file.len() as f64) as usize;
        match damage {
            Damage::Flip(at, bits) => {
                let at = place(*at);
                if let Some(byte) = file.get_mut(at) {
                    *byte ^= bits;
                }
            }
            Damage::Cut(at) => file.truncate(place(*at)),
            Damage::Insert(at, bytes) => {
                let at = place(*at);
                file.splice(at..at, bytes.iter().copied());
            }
            Damage::Drop(at, count) => {
                let at = place(*at);
                file.drain(at..(at + count).min(file.len()));
            }
            Damage::Repeat(at, count) => {
                let at = place(*at);
                let part = file[at..(at + count).min(file.len())].to_vec();
                file.splice(at..at, part);
            }
        }
    }
    file
}

fn png() -> impl Strategy<Value = Vec<u8>> {
    let kinds = vec![
        Kind::new(GREY, 2),
        Kind::new(RGBA, 16),
        Kind::new(GREY_ALPHA, 8).interlaced(),
        Kind::new(INDEXED, 4).with(b"tRNS", vec![0, 9]),
        Kind::new(INDEXED, 8).interlaced(),
    ];
    proptest::sample::select(kinds.into_iter().map(|kind| kind.file()).collect::<Vec<_>>())
}

fn jpegs() -> impl Strategy<Value = Vec<u8>> {
    let exif = (0xe1, b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0".to_vec());
    let inks = jpeg::profile(&cmyk(), 900).into_iter().chain([adobe(2)]).collect::<Vec<_>>();
    proptest::sample::select(vec![jpeg(4, 3, 3, &[exif]), jpeg(3, 3, 4, &inks), jpeg(5, 2, 1, &[])])
}

/// Whatever comes out is no larger than the file accounts for.
fn stays_in_bounds(picture: Picture, length: usize) {
    if let Ok(pages) = pages(vec![picture]) {
        let kept = &pages.pictures[0];
        let opacity = kept.opacity.as_ref().map_or(0, |opacity| opacity.rows.len());
        let rows = match &kept.data {
            typeset::draw::Stored::Png(rows) => rows.len(),
            typeset::draw::Stored::Jpeg { file, .. } => file.len(),
        };
        assert!(rows + opacity < 100_000 + 20 * length, "{} bytes of {length}", rows + opacity);
        assert!(!typeset::pdf(&pages).unwrap().is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_damaged_png_is_a_picture_or_a_sentence(
        file in png(),
        damages in proptest::collection::vec(damage(), 1..4),
    ) {
        let bytes = damaged(file, &damages);
        let length = bytes.len();
        stays_in_bounds(Picture::Png(bytes), length);
    }

    /// The same behind checksums that are right, so that the damage reaches the rows.
    #[test]
    fn damaged_rows_are_a_picture_or_a_sentence(
        colour in proptest::sample::select(vec![(GREY, 1), (GREY, 16), (INDEXED, 2), (RGBA, 8)]),
        interlaced in any::<bool>(),
        damages in proptest::collection::vec(damage(), 1..4),
    ) {
        let kind = Kind { interlaced, ..Kind::new(colour.0, colour.1) };
        let bytes = kind.file_of(&[&damaged(kind.packed(), &damages)]);
        let length = bytes.len();
        stays_in_bounds(Picture::Png(bytes), length);
    }

    #[test]
    fn a_damaged_jpeg_is_a_picture_or_a_sentence(
        file in jpegs(),
        damages in proptest::collection::vec(damage(), 1..4),
    ) {
        let bytes = damaged(file, &damages);
        let length = bytes.len();
        stays_in_bounds(Picture::Jpeg(bytes), length);
    }
}
