//! Writes the proof sheet in its forms, and documents made at random, for the validator.
//!
//! `proof FOLDER COUNT` writes the sheets and so many random documents; the same ones every time.

#![allow(clippy::unwrap_used, reason = "what the tests make of fixed parts is sound")]

#[path = "../../tests/specimen/document.rs"]
mod document;
#[path = "../../tests/proof_sheet/drawing.rs"]
mod drawing;
#[path = "../../tests/proof_sheet/figures.rs"]
mod figures;
#[path = "../../tests/specimen/floats.rs"]
mod floats;
#[path = "../../tests/specimen/pictures.rs"]
mod pictures;
#[path = "../../tests/specimen/plain.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod plain;
#[path = "../../tests/specimen/random.rs"]
mod random;
#[path = "../../tests/proof_sheet/sheet.rs"]
mod sheet;

use std::{error::Error, fs, path::Path};

use proptest::{
    strategy::{Strategy as _, ValueTree as _},
    test_runner::TestRunner,
};
use typeset::document::Document;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, count] = arguments.as_slice() else { return Err("usage: proof FOLDER COUNT".into()) };
    let folder = Path::new(folder);
    for (name, document) in sheet::proofs() {
        write(&folder.join(format!("proof-{name}.pdf")), &document)?;
    }
    // Its seed is fixed.
    let mut runner = TestRunner::deterministic();
    for number in 1..=count.parse::<usize>()? {
        let document = random::random().new_tree(&mut runner).map_err(|reason| reason.to_string())?.current();
        write(&folder.join(format!("random-{number:03}.pdf")), &document)?;
    }
    Ok(())
}

fn write(file: &Path, document: &Document) -> Result<(), Box<dyn Error>> {
    Ok(fs::write(file, typeset::pdf(&typeset::pages(document)?)?)?)
}
