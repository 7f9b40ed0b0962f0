//! How long a library takes to open, list, search and open cases.

use std::{error::Error, fs, path::Path, time::Instant};

use casebook::{Casebook, Order, Setting, Wanted};
use serde_json::{Value, json};

use crate::key;

/// What is typed, letter by letter: words in every case, in a third of them, in few, in none; several at once; a code.
const TYPED: &[&str] = &[
    "sarcoma",
    "leiomyosarcoma",
    "primary",
    "osteosarcoma femur",
    "alveolar gout",
    "case 4711",
    "8890/3",
    "zzz",
    "lung r1",
];

/// Rows of a page, as the window asks for them.
const PAGE: u32 = 32;

/// Cases that are opened.
const OPENED: u32 = 200;

const ORDERS: &[(Order, &str)] = &[
    (Order::Changed, "changed"),
    (Order::Title, "title"),
    (Order::Diagnosis, "diagnosis"),
    (Order::Site, "site"),
    (Order::State, "last known"),
    (Order::Care, "CARE"),
];

/// Milliseconds of each run of something.
struct Times {
    name: String,
    limit: f64,
    ms: Vec<f64>,
}

impl Times {
    fn of(name: impl Into<String>, limit: f64) -> Self {
        Self { name: name.into(), limit, ms: Vec::new() }
    }

    fn run<T, E>(&mut self, what: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let begun = Instant::now();
        let done = what();
        self.ms.push(begun.elapsed().as_secs_f64() * 1000.0);
        done
    }

    /// The time that 95 of 100 runs stay under.
    fn p95(&self) -> f64 {
        let mut ms = self.ms.clone();
        ms.sort_by(f64::total_cmp);
        let last = ms.len().saturating_sub(1);
        ms.get((ms.len() * 95).div_ceil(100).saturating_sub(1).min(last)).copied().unwrap_or_default()
    }

    fn row(&self) -> Value {
        let longest = self.ms.iter().copied().fold(0.0, f64::max);
        json!({
            "name": self.name, "ours_ms": self.p95(), "peer_ms": null, "ratio": null,
            "runs": self.ms.len(), "longest_ms": longest, "limit_ms": self.limit,
        })
    }
}

/// Measures the library in `file`, writes the rows to `out`, and prints them.
pub(crate) fn measure(file: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut opening = Times::of("open the library", f64::INFINITY);
    let book = opening.run(|| Casebook::open(file, &key(), Setting::of_this_computer()))?;
    let total = book.counts()?.at_hand;
    let mut all = vec![opening];
    all.extend(pages(&book, total)?);
    all.push(searches(&book)?);
    all.push(cases(&book, total)?);
    let rows: Vec<Value> = all.iter().map(Times::row).collect();
    for times in &all {
        println!("{:<36} p95 {:>9.2} ms   of {} runs", times.name, times.p95(), times.ms.len());
    }
    fs::write(out, serde_json::to_string_pretty(&json!({"cases": total, "rows": rows}))?)?;
    Ok(())
}

fn pages(book: &Casebook, total: u32) -> Result<Vec<Times>, casebook::Error> {
    let mut all = Vec::new();
    for (order, name) in ORDERS {
        let mut times = Times::of(format!("page by {name}"), 50.0);
        for part in 0..20 {
            let offset = total / 20 * part;
            let wanted = Wanted { archived: Some(false), order: *order, offset, limit: PAGE, ..Wanted::default() };
            times.run(|| book.page(&wanted))?;
        }
        all.push(times);
    }
    let mut counts = Times::of("counts of the filters", 50.0);
    for _ in 0..20 {
        counts.run(|| book.counts())?;
    }
    all.push(counts);
    Ok(all)
}

/// Every text that stands in the search field while the words are typed, three times over.
fn searches(book: &Casebook) -> Result<Times, casebook::Error> {
    let mut times = Times::of("search, every letter typed", 50.0);
    for _ in 0..3 {
        for typed in TYPED {
            for (end, letter) in typed.char_indices() {
                let words = typed.get(..end + letter.len_utf8()).unwrap_or_default().to_owned();
                let wanted =
                    Wanted { words, archived: Some(false), order: Order::Match, limit: PAGE, ..Wanted::default() };
                times.run(|| book.page(&wanted))?;
            }
        }
    }
    Ok(times)
}

fn cases(book: &Casebook, total: u32) -> Result<Times, casebook::Error> {
    let mut times = Times::of("open a case", 100.0);
    for number in 0..OPENED {
        let offset = total / OPENED * number;
        let wanted = Wanted { archived: Some(false), order: Order::Title, offset, limit: 1, ..Wanted::default() };
        for row in book.page(&wanted)?.rows {
            times.run(|| book.open_case(&row.id))?;
        }
    }
    Ok(times)
}
