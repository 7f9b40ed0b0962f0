//! Sizes that a page can show.

/// Most pixels along a side: what a JPEG file can hold.
const LONGEST: u32 = 65_535;
/// Most pixels of a picture: a page printed whole at 1,200 to the inch has half as many.
const MOST: u64 = 200_000_000;

/// Refuses a size that no page needs, before anything is unpacked.
pub(super) fn fits(width: u32, height: u32) -> Result<(), String> {
    if width == 0 || height == 0 {
        return Err("it has no size".to_owned());
    }
    if width > LONGEST || height > LONGEST || u64::from(width) * u64::from(height) > MOST {
        let most = MOST / 1_000_000;
        return Err(format!(
            "it has {width} × {height} pixels, more than any page can show; please save it with at most {LONGEST} along a side and {most} million in all"
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_that_no_page_needs_are_refused() {
        assert_eq!(fits(20_000, 10_000), Ok(()));
        assert!(fits(65_536, 1).unwrap_err().contains("65536 × 1 pixels"));
        assert!(fits(20_000, 10_001).is_err() && fits(0, 5).is_err());
    }
}
