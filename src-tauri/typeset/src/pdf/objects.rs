//! Objects in the words of the file format (ISO 32000-1, 7.3).

use std::io::Write as _;

use lopdf::{Dictionary, Object, StringFormat};

/// Writes an object.
pub(super) fn write(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(true) => out.extend(b"true"),
        Object::Boolean(false) => out.extend(b"false"),
        Object::Integer(number) => write_as(out, number),
        Object::Real(number) => write_as(out, number),
        Object::Name(letters) => name(out, letters),
        Object::String(bytes, StringFormat::Literal) => literal(out, bytes),
        Object::String(bytes, StringFormat::Hexadecimal) => hexadecimal(out, bytes),
        Object::Array(all) => array(out, all),
        Object::Dictionary(entries) => dictionary(out, entries),
        Object::Stream(stream) => self::stream(out, &stream.dict, &stream.content),
        Object::Reference((number, generation)) => write_as(out, format_args!("{number} {generation} R")),
    }
}

fn write_as(out: &mut Vec<u8>, value: impl std::fmt::Display) {
    // Memory takes all that is written.
    let _ = write!(out, "{value}");
}

fn name(out: &mut Vec<u8>, letters: &[u8]) {
    out.push(b'/');
    for letter in letters {
        match letter {
            b'!'..=b'~' if !b"()<>[]{}/%#".contains(letter) => out.push(*letter),
            _ => write_as(out, format_args!("#{letter:02X}")),
        }
    }
}

fn literal(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'(');
    for byte in bytes {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', *byte]),
            b'\r' => out.extend(b"\\r"),
            _ => out.push(*byte),
        }
    }
    out.push(b')');
}

/// Bytes as pairs of digits.
pub(super) fn hexadecimal(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'<');
    out.extend(bytes.iter().flat_map(|byte| digits(*byte)));
    out.push(b'>');
}

/// A byte as two digits.
pub(super) fn digits(byte: u8) -> [u8; 2] {
    let digit = |half: u8| if half < 10 { b'0' + half } else { b'A' - 10 + half };
    [digit(byte >> 4), digit(byte & 15)]
}

fn array(out: &mut Vec<u8>, all: &[Object]) {
    out.push(b'[');
    for (index, object) in all.iter().enumerate() {
        if index > 0 && !begins_apart(object) {
            out.push(b' ');
        }
        write(out, object);
    }
    out.push(b']');
}

/// Writes a dictionary.
fn dictionary(out: &mut Vec<u8>, entries: &Dictionary) {
    out.extend(b"<<");
    for (key, value) in entries {
        name(out, key);
        if !begins_apart(value) {
            out.push(b' ');
        }
        write(out, value);
    }
    out.extend(b">>");
}

/// Writes a stream.
pub(super) fn stream(out: &mut Vec<u8>, entries: &Dictionary, content: &[u8]) {
    dictionary(out, entries);
    out.extend(b"stream\n");
    out.extend(content);
    out.extend(b"\nendstream");
}

/// Whether an object begins with a mark that parts it from what stands before.
fn begins_apart(object: &Object) -> bool {
    use Object::{Array, Dictionary, Name, Stream, String};
    matches!(object, Name(_) | String(..) | Array(_) | Dictionary(_) | Stream(_))
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    fn written(object: &Object) -> String {
        let mut out = Vec::new();
        write(&mut out, object);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn objects_are_written_as_short_as_the_format_allows() {
        let object = dictionary! {
            "Kids" => vec![Object::Reference((7, 0)), "Name".into(), Object::Real(-0.25), Object::Null],
            "On" => true,
            "T" => Object::string_literal("a (b) \\"),
            "U" => Object::String(vec![0xfe, 0xff], StringFormat::Hexadecimal),
        };
        assert_eq!(written(&object.into()), r"<</Kids[7 0 R/Name -0.25 null]/On true/T(a \(b\) \\)/U<FEFF>>>");
    }

    #[test]
    fn a_name_may_hold_anything() {
        assert_eq!(written(&Object::Name("a b#é".as_bytes().to_vec())), "/a#20b#23#C3#A9");
    }
}
