//! Cases that nobody would enter: every kind of record filled at random from the catalogue. Whatever they say, the program
//! checks them, orders them in time, explains and prints them, or refuses in words; it never falls over.
#![expect(clippy::unwrap_used, reason = "what a test does not find fails it")]

use casebook::{Casebook, Error, Setting, Topic};
use clinical::{complete::List, value::CaseId};

#[path = "../src-tauri/clinical/tests/invented/mod.rs"]
mod invented;

#[test]
fn no_case_brings_the_program_down() {
    let mut printed = 0;
    for seed in 1..=40 {
        let mut book = Casebook::sample(Setting::of_this_computer()).unwrap();
        let id: CaseId =
            book.import(&invented::case(seed).to_string()).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
        book.check(&id).unwrap();
        book.timeline_text(&id).unwrap();
        book.open_case(&id).unwrap();
        for topic in [Topic::Grade, Topic::Stage, Topic::Response, Topic::Dose] {
            book.explain(&id, topic).unwrap();
        }
        for list in [List::Care, List::Scare, List::Iccr] {
            book.complete(&id, list).unwrap();
        }
        match book.report_pdf(&id) {
            Ok(report) => printed += usize::from(report.pages > 0),
            // A character that no font has is refused by name.
            Err(error) => {
                assert!(matches!(error, Error::Print(_)) && error.to_string().contains('漢'), "seed {seed}: {error}")
            }
        }
    }
    assert!(printed > 20, "only {printed} cases were printed");
}
