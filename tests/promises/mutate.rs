//! Changes of an input as by chance: what a disk, a network, or somebody who means ill makes of a file.

use crate::chance::Chance;

/// Bytes and words that readers trip over.
const PIECES: [&[u8]; 22] = [
    b"\0",
    b"\xff",
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
    b"\x80\0\0\0",
    b"\"",
    b"\\u0000",
    b"\\ud800",
    b"[",
    b"{",
    b"}",
    b"]",
    b"null",
    b"-1",
    b"1e999",
    b"99999999999999999999",
    b"\xe2\x80\xae",
    b"\xcc\x81",
    b"NaN",
    b"'",
    b"*",
    b"NEAR(",
];

/// Longest input that is made.
const LONGEST: usize = 1 << 16;

/// An input with one to eight changes.
pub(crate) fn mutated(input: &[u8], other: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = input.to_vec();
    for _ in 0..=chance.below(8) {
        change(&mut bytes, other, chance);
    }
    bytes.truncate(LONGEST);
    bytes
}

fn change(bytes: &mut Vec<u8>, other: &[u8], chance: &mut Chance) {
    let at = chance.below(bytes.len() + 1);
    let end = (at + 1 + chance.below(32)).min(bytes.len());
    match chance.below(7) {
        0 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << chance.below(8);
            }
        }
        1 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = u8::try_from(chance.below(256)).unwrap();
            }
        }
        2 => drop(bytes.drain(at..end)),
        3 => {
            let again = bytes[at..end].to_vec();
            bytes.splice(at..at, again);
        }
        4 => {
            bytes.splice(at..at, chance.one(&PIECES).to_vec());
        }
        5 => bytes.truncate(at),
        _ => {
            let from = chance.below(other.len() + 1);
            let to = (from + chance.below(256)).min(other.len());
            bytes.splice(at..end, other[from..to].to_vec());
        }
    }
}
