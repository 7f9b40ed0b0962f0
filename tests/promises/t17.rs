//! T17: files that are made to fill memory or time are refused by what they say of themselves, before they are unpacked.
//!
//! Each picture is read in the process of its own that the program uses, here with a quarter of its memory; of time it takes
//! itself no more than two seconds. Controls: a picture without a trap is taken, and ends its process where that
//! has less memory than its pixels; a reader without caps would make room of gigabytes for the first trap.

use std::{
    fs::{self, File},
    io::{Cursor, Write as _},
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use casebook::PictureRefusal as Refusal;
use clinical::case::Case;

use crate::{chance::Chance, images, record::Record};

const SEED: u64 = 17;

/// Malformed pictures.
const PICTURES: usize = 600;

fn program() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_sarcoma-casebook"))
}

/// The same at the command line, which starts much sooner than one that draws; the window's where only that was built.
fn quick_program() -> PathBuf {
    let beside = program().with_file_name("casebook");
    if beside.exists() { beside } else { program() }
}

/// Most bytes of memory that refusing a trap may take.
const LITTLE: u64 = 256 << 20;

/// The program with so many bytes of memory, as one in `folder`: a process keeps the limits it is started with.
fn with_memory(folder: &Path, most: u64) -> PathBuf {
    let path = folder.join(format!("with-{most}"));
    let text = format!("#!/bin/sh\nexec prlimit --data={most} '{}' \"$@\"\n", quick_program().display());
    fs::write(&path, text).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
    path
}

/// A picture with a trap in it, and the name of the trap.
fn trap(chance: &mut Chance, place: usize) -> (&'static str, Vec<u8>) {
    let side = |chance: &mut Chance| u32::try_from(chance.below(40_000)).unwrap() + 20_001;
    let (width, height) = (side(chance), side(chance));
    match place % 12 {
        0 => ("60,000 × 60,000", images::png_of_size(60_000, 60_000)),
        1 => ("a PNG of any size", images::png_of_size(width, height)),
        2 => ("a JPEG of 65,535 × 65,535", images::jpeg_of_size(65_535, 65_535)),
        3 => ("a chunk of 2 GiB", images::png_with_length(0x7fff_ffff)),
        4 => ("a chunk of 4 GiB", images::png_with_length(u32::MAX)),
        5 => ("a segment longer than the file", images::jpeg_with_long_segment()),
        6 => ("pixels that the file has not", images::png_of_size(7_000, 7_000)),
        7 => ("cut", cut(&images::png(), chance)),
        8 => ("cut", cut(&images::jpeg(), chance)),
        9 => ("two sizes", images::jpeg_of_two_sizes()),
        10 => ("no picture", {
            let count = chance.below(4096);
            chance.bytes(count)
        }),
        _ => ("no end", images::png_without_end(chance.below(200))),
    }
}

fn cut(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let length = chance.below(bytes.len() - 3);
    bytes[..length].to_vec()
}

/// Bytes of pixels that a reader without caps makes room for.
fn asked_for(bytes: &[u8]) -> usize {
    let reader = png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
    reader.output_buffer_size().unwrap()
}

#[test]
fn t17_pictures_that_are_traps_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let little = with_memory(folder.path(), LITTLE);
    let good = images::png_of_pixels(2_000, 2_000);
    for good in [&images::png(), &images::jpeg(), &good] {
        let taken = picture::read(good, &little).unwrap();
        assert!(taken.bytes == *good);
    }
    let mut chance = Chance::of(SEED);
    for place in 0..PICTURES {
        let (name, bytes) = trap(&mut chance, place);
        let refusal = picture::read(&bytes, &little).expect_err(name);
        // Refused by what it says of itself: the process did not have to be ended.
        assert!(!matches!(refusal, Refusal::Effort | Refusal::Start), "{name}: {refusal}");
    }
    let told = "A file that is made to fill memory or time is refused, and the program lives on.";
    let mut record = Record::of("T17", told, SEED);
    record.add("pictures", PICTURES);
    record.control_failed(picture::read(&good, &with_memory(folder.path(), 4 << 20)) == Err(Refusal::Effort));
    record.control_failed(asked_for(&images::png_of_size(60_000, 60_000)) > 1 << 30);
    record.close();
}

#[test]
fn t17_a_process_that_takes_too_much_is_ended_and_the_program_lives_on() {
    // A program that answers nothing, one that answers half, one that is not there.
    for (program, refusal) in [("/bin/true", Refusal::Effort), ("/nowhere/at/all", Refusal::Start)] {
        assert_eq!(picture::read(&images::png(), Path::new(program)), Err(refusal));
    }
    assert_eq!(picture::read(&vec![0; picture::MOST_BYTES + 1], &program()), Err(Refusal::Bytes));
}

#[test]
fn t17_case_files_that_are_traps_are_refused() {
    let head =
        r#"{"format":"sarcoma-casebook case","version":1,"id":"x","records":[{"id":"a","kind":"surgery","record":"#;
    let deep = |open: &str| format!("{head}{}", open.repeat(1_000_000));
    for text in [deep("["), deep(r#"{"a":"#), deep("[{\"a\":"), format!("{head}{}", "9".repeat(1_000_000))] {
        assert!(Case::parse(&text).is_err());
    }
    let folder = tempfile::tempdir().unwrap();
    let line = folder.path().join("line.json");
    let mut file = File::create(&line).unwrap();
    file.write_all(head.as_bytes()).unwrap();
    file.set_len(1 << 30).unwrap();
    let refused = casebook::read_case_file(&line).unwrap_err().to_string();
    assert!(refused.contains("larger than"), "{refused}");
    // The control: the same without a trap is a case.
    assert!(Case::parse(&format!("{head}{{}}}}]}}")).is_ok());
}
