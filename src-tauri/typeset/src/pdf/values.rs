//! Plain values as the file format writes them.

use chrono::{DateTime, Utc};
use lopdf::{Object, StringFormat};

/// Text: ASCII as it is, all else as UTF-16.
pub(super) fn text(text: &str) -> Object {
    if text.is_ascii() {
        return Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
    }
    Object::String(utf16(text), StringFormat::Hexadecimal)
}

/// UTF-16, big end first, with its mark.
pub(super) fn utf16(text: &str) -> Vec<u8> {
    [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
}

/// A date.
pub(super) fn date(date: &DateTime<Utc>) -> Object {
    Object::string_literal(date.format("D:%Y%m%d%H%M%SZ").to_string())
}

/// A count or index.
pub(super) fn integer(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_beyond_ascii_are_utf16() {
        assert_eq!(text("é"), Object::String(vec![0xfe, 0xff, 0x00, 0xe9], StringFormat::Hexadecimal));
    }
}
