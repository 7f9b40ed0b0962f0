//! Pictures that a page cannot show, and what the author is told.

use typeset::document::Picture;

use crate::{
    jpeg::jpeg,
    png::{GREY, INDEXED, Kind, RGB, deflated},
    printed::pages,
};

fn said(picture: Picture) -> String {
    pages(vec![picture]).unwrap_err().to_string()
}

fn said_of(kind: &Kind, pixels: &[&[u8]]) -> String {
    said(Picture::Png(kind.file_of(pixels)))
}

#[test]
fn a_picture_is_named_with_what_is_wrong() {
    let kind = Kind::new(RGB, 8);
    let packed = kind.packed();
    let half = &packed[..packed.len() / 2];
    let mut spoilt = packed.clone();
    spoilt[40] ^= 0x55;
    for (said, words) in [
        (said_of(&kind, &[half]), "damaged"),
        (said_of(&kind, &[&spoilt]), "damaged"),
        (said_of(&kind, &[&deflated(b"too little")]), "damaged"),
        (said_of(&kind, &[]), "damaged"),
        (said(Picture::Png(kind.file()[..200].to_vec())), "cut short"),
        (said(Picture::Png(b"GIF89a".to_vec())), "not a PNG"),
        (said(Picture::Jpeg(kind.file())), "not a JPEG"),
        (said(Picture::Jpeg(jpeg(2, 2, 4, &[]))), "CMYK"),
    ] {
        assert!(said.starts_with("the image of Figure 1a cannot be printed: ") && said.contains(words), "{said}");
    }
}

/// Large files are read beside the setting, and the author hears the same as of small ones.
#[test]
fn of_several_broken_pictures_the_first_is_named() {
    let kind = Kind::new(RGB, 8).with(b"vpAg", vec![0; 1 << 16]);
    let file = kind.file();
    let short = Picture::Png(file[..file.len() - 100].to_vec());
    let (whole, spoilt) = (Picture::Png(file), Picture::Png(kind.file_of(&[])));
    for _ in 0..20 {
        let said = pages(vec![whole.clone(), whole.clone(), spoilt.clone(), short.clone()]).unwrap_err().to_string();
        assert!(said.starts_with("the image of Figure 1c") && said.contains("damaged"), "{said}");
        let said = pages(vec![whole.clone(), short.clone(), spoilt.clone(), whole.clone()]).unwrap_err().to_string();
        assert!(said.starts_with("the image of Figure 1b") && said.contains("cut short"), "{said}");
        assert_eq!(pages(vec![whole.clone(); 4]).unwrap().pictures.len(), 4);
    }
}

#[test]
fn a_row_filtered_in_an_unknown_way_is_no_picture() {
    let kind = Kind { width: 2, height: 1, ..Kind::new(GREY, 8) };
    assert!(said_of(&kind, &[&deflated(&[9, 1, 2])]).contains("damaged"));
}

#[test]
fn a_palette_that_its_depth_cannot_number_is_no_palette() {
    let kind = Kind { width: 2, height: 1, ..Kind::new(INDEXED, 2) };
    let rows = deflated(&[0, 0]);
    for length in [0, 3 * 5, 4] {
        let kind = Kind { chunks: vec![(b"PLTE", vec![7; length])], ..kind.clone() };
        assert!(pages(vec![Picture::Png(kind.file_of(&[&rows]))]).is_err(), "{length} bytes");
    }
}

/// Sizes are refused before anything is unpacked, and what cannot be so much before it is unpacked.
#[test]
fn a_file_that_claims_too_much_is_refused() {
    let huge = Kind { width: 60_000, height: 60_000, ..Kind::new(RGB, 16) };
    assert!(said_of(&huge, &[&deflated(&[0])]).contains("60000 × 60000 pixels"));
    let claims = Kind { width: 10_000, height: 10_000, interlaced: true, ..Kind::new(RGB, 8) };
    assert!(said_of(&claims, &[&deflated(&[0])]).contains("cut short"));
    let long = Kind { width: 12_000, height: 12_000, interlaced: true, ..Kind::new(RGB, 8) };
    assert!(said_of(&long, &[&vec![0; 420_000]]).contains("interlaced"));
}

/// A file that unpacks to more than its pixels: what is beyond them is not kept in memory, and the file says so or prints.
#[test]
fn a_profile_that_unpacks_without_end_is_not_kept() {
    let profile = [&b"name\0\0"[..], &deflated(&vec![0; 100 << 20])].concat();
    let kind = Kind::new(RGB, 8).with(b"iCCP", profile);
    match pages(vec![Picture::Png(kind.file())]) {
        Ok(pages) => assert!(pages.pictures[0].profile.is_none()),
        Err(error) => assert!(error.to_string().contains("more than it should"), "{error}"),
    }
}
