//! A large library of invented cases, and how long it takes to list, search and open in it.
//!
//! `library make FILE COUNT` makes it; `library measure FILE OUT` writes the times, as JSON, and prints them. Its
//! passphrase is "three plain words".
#![allow(clippy::print_stdout, reason = "it is run by hand and by ./bench")]

#[path = "../../../clinical/tests/invented/chance.rs"]
#[allow(clippy::unwrap_used, reason = "written for tests: no bound is as large as a number can be")]
mod chance;
mod invent;
mod measure;

use std::{env, error::Error, path::Path};

use casebook::{Casebook, Key, Setting};

/// Cases that are written at once. Before each writing the library is backed up whole, so few writings are quicker.
const TOGETHER: u64 = 10_000;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["make", file, count] => make(Path::new(file), count.parse()?),
        ["measure", file, out] => measure::measure(Path::new(file), Path::new(out)),
        _ => Err("library make FILE COUNT, or library measure FILE OUT".into()),
    }
}

fn key() -> Key {
    Key::passphrase("three plain words")
}

fn make(file: &Path, count: u64) -> Result<(), Box<dyn Error>> {
    let mut book = Casebook::create(file, &key(), Setting::of_this_computer())?;
    for first in (1..=count).step_by(usize::try_from(TOGETHER)?) {
        let numbers = first..(first + TOGETHER).min(count + 1);
        book.import_all(&numbers.map(invent::case).collect::<Vec<_>>())?;
    }
    println!("{count} cases in {}", file.display());
    Ok(())
}
