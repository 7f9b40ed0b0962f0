//! The published case, entered from nothing by the keyboard alone. Nothing is clicked, no script sets a value: what a script
//! is asked is only where the focus is and what is offered, which somebody at the keyboard sees.
//!
//! With every change its long texts are cut to their first letters, and of references and figures the first few are entered,
//! for the sake of time; before a release (`CASEBOOK_LONG=1`) it is entered whole.

mod catalogue;
mod fill;
mod hand;
mod same;
mod tally;
mod words;

use std::{collections::BTreeMap, time::Instant};

use serde_json::Value;

use crate::{
    record::long,
    shelf::{SAMPLE, Shelf},
    support::key,
};
use fill::Clerk;
use tally::Step;

/// How many letters of a long text are typed with every change.
const LETTERS: usize = 40;
/// How many references and figures are entered with every change.
const FEW: usize = 2;

#[test]
fn the_published_case_is_entered_by_keyboard_alone() {
    let sample: Value = serde_json::from_str(SAMPLE).unwrap();
    let sample = if long() { sample } else { cut(few(sample)) };
    let (shelf, begun) = (Shelf::bare(), Instant::now());
    let pdf = shelf.folder.path().join("entered.pdf");
    let window = shelf.unlocked_with(&[("CASEBOOK_EXPORT_TO", &pdf)]);
    window.wait_for("//main", "Start a case");
    let mut clerk = Clerk::at(&window);
    begin(&mut clerk, &sample);
    for record in in_order(&sample) {
        let (id, kind) = (record["id"].as_str().unwrap(), record["kind"].as_str().unwrap());
        if kind != "case" {
            clerk.hand.add(kind);
        }
        clerk.fill(id, kind, &record["record"]);
    }
    clerk.catch_up();
    window.wait_until_saved();
    let seconds = begun.elapsed().as_secs_f64();
    window.press(&format!("{}e", key::CONTROL));
    window.wait_for("//dialog", "Write the PDF");
    window.press(&key::ENTER.to_string());
    window.wait_for("//footer", "written to");
    let (tally, ids) = (clerk.hand.tally, clerk.ids);
    window.close();
    tally.write(seconds);
    same::cases(&shelf.case(), &sample, &ids, &pdf);
}

/// The case with the first few of its references and figures.
fn few(mut case: Value) -> Value {
    let mut left: BTreeMap<&str, usize> = BTreeMap::from([("reference", FEW), ("figure", FEW)]);
    case["records"].as_array_mut().unwrap().retain(|record| match left.get_mut(record["kind"].as_str().unwrap()) {
        None => true,
        Some(0) => false,
        Some(left) => {
            *left -= 1;
            true
        }
    });
    case
}

/// The same with each long text cut off.
fn cut(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(text.chars().take(LETTERS).collect::<String>().trim_end().to_owned()),
        Value::Array(items) => items.into_iter().map(cut).collect(),
        Value::Object(fields) => fields.into_iter().map(|(name, part)| (name, cut(part))).collect(),
        other => other,
    }
}

/// A new case with its working title, from the library.
fn begin(clerk: &mut Clerk<'_>, sample: &Value) {
    clerk.hand.kind = "case".to_owned();
    clerk.hand.press(Step::Record, &format!("{}n", key::CONTROL));
    clerk.hand.wait("no title is asked for", "done(document.activeElement.id === 'case-title');");
    clerk.hand.words(sample["records"][0]["record"]["title"].as_str().unwrap());
    clerk.hand.press(Step::Record, &key::ENTER.to_string());
    clerk.hand.record = clerk.hand.on_form("");
    // Whoever only enters needs no page beside the form.
    clerk.hand.press(Step::Record, &key::F4.to_string());
}

/// The records in the order in which they are entered: what is cited before the text that cites it.
fn in_order(sample: &Value) -> Vec<&Value> {
    let records = sample["records"].as_array().unwrap();
    let place = |record: &&Value| match record["kind"].as_str().unwrap() {
        "case" => 0,
        "reference" => 2,
        "manuscript" | "figure" => 3,
        _ => 1,
    };
    let mut order: Vec<&Value> = records.iter().collect();
    order.sort_by_key(place);
    order
}
