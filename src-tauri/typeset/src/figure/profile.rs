//! Colour profiles (ICC.1) that come with a picture.

use std::sync::Arc;

/// Length of a profile's header with the count of its tags.
const HEADER: usize = 132;

/// The profile, if it describes pictures of so many channels and is one that PDF/A-2 admits (ISO 19005-2, 6.2.4.2): of
/// version 2 or 4, for input, display, output or a colour space, and whole. Any other is left out, as if the picture had
/// none.
pub(super) fn fitting(mut profile: Vec<u8>, channels: u8) -> Option<Arc<[u8]>> {
    let long = |at: usize| {
        let bytes: [u8; 4] = profile.get(at..at.checked_add(4)?)?.try_into().ok()?;
        usize::try_from(u32::from_be_bytes(bytes)).ok()
    };
    let length = long(0)?;
    let word = |at: usize| profile.get(at..at + 4);
    let space: &[u8] = match channels {
        1 => b"GRAY",
        3 => b"RGB ",
        _ => b"CMYK",
    };
    let admitted = (HEADER..=profile.len()).contains(&length)
        && matches!(profile.get(8), Some(2..=4))
        && matches!(word(12)?, b"scnr" | b"mntr" | b"prtr" | b"spac")
        && word(16)? == space
        && matches!(word(20)?, b"XYZ " | b"Lab ")
        && word(36)? == b"acsp";
    if !admitted {
        return None;
    }
    let tags = long(HEADER - 4)?;
    let inside = |tag: usize| {
        let entry = HEADER + tag * 12;
        Some(entry + 12 <= length && long(entry + 4)?.checked_add(long(entry + 8)?)? <= length)
    };
    // No profile has more than a few dozen.
    let whole = (1..=200).contains(&tags) && (0..tags).all(|tag| inside(tag) == Some(true));
    let named = |name: &[u8; 4]| (0..tags).any(|tag| word(HEADER + tag * 12).is_some_and(|tag| tag == name));
    let curves: &[&[u8; 4]] = match channels {
        1 => &[b"kTRC"],
        3 => &[b"rTRC", b"gTRC", b"bTRC", b"rXYZ", b"gXYZ", b"bXYZ"],
        _ => &[b"A2B0"],
    };
    let describes = whole && (named(b"A2B0") || curves.iter().all(|name| named(name)));
    profile.truncate(length);
    describes.then(|| profile.into())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The frame of a profile: a header and one tag.
    pub(crate) fn profile(space: &[u8; 4], class: &[u8; 4]) -> Vec<u8> {
        let mut bytes = vec![0; 160];
        bytes[3] = 160;
        bytes[8] = 2;
        bytes[12..16].copy_from_slice(class);
        bytes[16..20].copy_from_slice(space);
        bytes[20..24].copy_from_slice(b"Lab ");
        bytes[36..40].copy_from_slice(b"acsp");
        bytes[131] = 1;
        bytes[132..136].copy_from_slice(b"A2B0");
        (bytes[139], bytes[143]) = (144, 16);
        bytes
    }

    #[test]
    fn only_what_an_archivable_file_may_hold_is_kept() {
        let good = profile(b"RGB ", b"mntr");
        assert!(fitting(good.clone(), 3).is_some());
        let longer = [good.clone(), vec![0; 3]].concat();
        assert_eq!(fitting(longer, 3).as_deref(), Some(good.as_slice()));
        let spoilt = |at: usize, byte: u8| {
            let mut bytes = good.clone();
            bytes[at] = byte;
            fitting(bytes, 3)
        };
        for (at, byte, fault) in [
            (3, 161, "longer than it is"),
            (8, 5, "of version 5"),
            (12, b'x', "of no class"),
            (16, b'X', "of other colours"),
            (36, b'x', "no profile"),
            (131, 3, "a tag outside"),
            (143, 17, "a tag too long"),
            (132, b'x', "without a table"),
        ] {
            assert_eq!(spoilt(at, byte), None, "{fault}");
        }
        assert!((0..good.len()).all(|end| fitting(good[..end].to_vec(), 3).is_none()));
    }

    #[test]
    fn the_shipped_profile_would_be_kept() {
        assert!(fitting(include_bytes!("../../icc/sRGB.icc").to_vec(), 3).is_some());
    }
}
