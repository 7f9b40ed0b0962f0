//! Sets one article from a file of plain data, for the benchmark: its text and pictures are what the peers get too.
//!
//! `article INPUT.json OUTPUT.pdf` writes it once; `article --warm TIMES INPUT.json` writes it in memory again and again and
//! prints how long each time took, in milliseconds.

mod read;

use std::{
    error::Error,
    fs,
    io::{self, Write as _},
    path::Path,
    time::Instant,
};

use typeset::document::Document;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--warm", times, input] => warm(&read::document(Path::new(input))?, times.parse()?),
        [input, output] => Ok(fs::write(output, typeset::pdf(&typeset::pages(&read::document(Path::new(input))?)?)?)?),
        _ => Err("usage: article INPUT.json OUTPUT.pdf | article --warm TIMES INPUT.json".into()),
    }
}

/// Prints the milliseconds of each time as JSON.
fn warm(document: &Document, times: usize) -> Result<(), Box<dyn Error>> {
    let mut whole = Vec::with_capacity(times);
    for _ in 0..times {
        let began = Instant::now();
        typeset::pdf(&typeset::pages(document)?)?;
        whole.push(began.elapsed().as_secs_f64() * 1e3);
    }
    Ok(writeln!(io::stdout(), "{}", serde_json::json!({ "whole": whole }))?)
}
