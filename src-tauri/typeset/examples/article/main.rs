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

use mimalloc::MiMalloc;
use typeset::{
    Press,
    document::{Block, Document},
};

/// As in the program.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--warm", times, input] => warm(read::document(Path::new(input))?, times.parse()?),
        [input, output] => Ok(fs::write(output, typeset::pdf(&typeset::pages(&read::document(Path::new(input))?)?)?)?),
        _ => Err("usage: article INPUT.json OUTPUT.pdf | article --warm TIMES INPUT.json".into()),
    }
}

/// Prints the milliseconds of each time as JSON: of the whole article anew, and of one with a word changed on a press.
fn warm(mut document: Document, times: usize) -> Result<(), Box<dyn Error>> {
    let (mut whole, mut edited) = (Vec::with_capacity(times), Vec::with_capacity(times));
    let mut press = Press::default();
    for time in 0..times {
        change_a_word(&mut document, time);
        let began = Instant::now();
        let anew = typeset::pdf(&typeset::pages(&document)?)?;
        whole.push(began.elapsed().as_secs_f64() * 1e3);
        let began = Instant::now();
        let pages = press.pages(&document)?;
        let again = press.pdf(&pages)?;
        edited.push(began.elapsed().as_secs_f64() * 1e3);
        if anew != again {
            return Err("the press gives another file".into());
        }
    }
    Ok(writeln!(io::stdout(), "{}", serde_json::json!({ "whole": whole, "edited": edited }))?)
}

/// Changes the first word of a paragraph, each time of another.
fn change_a_word(document: &mut Document, time: usize) {
    let paragraphs = document.body.iter_mut().filter_map(|block| match block {
        Block::Paragraph { runs, .. } => runs.first_mut(),
        _ => None,
    });
    let mut runs: Vec<_> = paragraphs.collect();
    let count = runs.len();
    if let Some(run) = runs.get_mut(time * 5 % count.max(1)) {
        let rest = run.text.split_once(' ').map_or("", |(_, rest)| rest);
        run.text = format!("{} {rest}", if time.is_multiple_of(2) { "Changed" } else { "Altered" });
    }
}
