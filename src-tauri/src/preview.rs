//! The report on its way to the page: bytes, not a list of numbers in JSON.

use casebook::Preview;

/// The length of the guide in four bytes, the lowest first, the guide as JSON, then the PDF file.
pub(crate) fn packed(preview: &Preview) -> Vec<u8> {
    // Plain data always has a JSON form; without a guide the pages can still be seen.
    let guide = serde_json::to_vec(&preview.guide).unwrap_or_default();
    let length = u32::try_from(guide.len()).unwrap_or_default();
    [&length.to_le_bytes(), guide.as_slice(), &preview.pdf].concat()
}

#[cfg(test)]
mod tests {
    use casebook::Guide;

    use super::*;

    #[test]
    fn the_file_follows_the_guide() {
        let guide = Guide { text: "Résumé".to_owned(), passages: Vec::new(), looks: Vec::new() };
        let packed = packed(&Preview { pdf: b"%PDF".to_vec(), guide });
        let length = u32::from_le_bytes(packed[..4].try_into().unwrap()) as usize;
        let json: serde_json::Value = serde_json::from_slice(&packed[4..4 + length]).unwrap();
        assert_eq!(json["text"], "Résumé");
        assert_eq!(&packed[4 + length..], b"%PDF");
    }
}
