//! Whether the case that was entered is the published one: the same records, and the same PDF byte for byte.
//!
//! Three things differ and mean the same. A record has the name that the program gave it; a time keeps the words in which it
//! was typed; and a code that came with the type of the tumour is called as that type, where the sample has the words of
//! ICD-O. No report prints any of them.

use std::{collections::BTreeMap, path::Path};

use casebook::{Casebook, Setting};
use chrono::DateTime;
use clinical::value::CaseId;
use serde_json::{Value, json};

use crate::printed::printed;

pub(super) fn cases(entered: &Value, sample: &Value, ids: &BTreeMap<String, String>, pdf: &Path) {
    let (entered, sample) = (named_as(entered, sample, ids), without_words(sample.clone()));
    let records = |case: &Value| case["records"].as_array().unwrap().clone();
    let entered_records = records(&entered);
    let differing: Vec<String> = records(&sample)
        .iter()
        .map(|published| (published, entered_records.iter().find(|record| record["id"] == published["id"])))
        .filter(|(published, entered)| *entered != Some(*published))
        .map(|(published, entered)| {
            format!("published {published}\nentered   {}", entered.map_or("nothing".to_owned(), Value::to_string))
        })
        .collect();
    assert!(differing.is_empty(), "{}", differing.join("\n\n"));
    assert_eq!(entered, sample);
    let (mine, theirs) = (report(&entered), report(&sample));
    assert!(mine == theirs, "the PDF files differ");
    // The control: one letter more is another file.
    let mut other = entered;
    other["records"][1]["record"]["age"]["known"]["value"] = json!(41);
    assert!(report(&other) != theirs, "a change does not change the file: the comparison shows nothing");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("published.pdf");
    std::fs::write(&file, theirs).unwrap();
    assert_eq!(printed(pdf), printed(&file), "what the window wrote reads otherwise");
}

/// The entered case with the names that its records have in the published one, and in the order of that.
fn named_as(entered: &Value, sample: &Value, ids: &BTreeMap<String, String>) -> Value {
    let published: BTreeMap<&str, &str> = ids.iter().map(|(id, own)| (own.as_str(), id.as_str())).collect();
    let mut case = without_words(renamed(entered.clone(), &published));
    let order: Vec<&str> =
        sample["records"].as_array().unwrap().iter().filter_map(|record| record["id"].as_str()).collect();
    let place = |record: &Value| order.iter().position(|id| record["id"] == *id);
    case["records"].as_array_mut().unwrap().sort_by_key(place);
    case["id"] = sample["id"].clone();
    case
}

fn renamed(value: Value, names: &BTreeMap<&str, &str>) -> Value {
    match value {
        Value::String(text) => Value::String(match names.get(text.as_str()) {
            Some(name) => (*name).to_owned(),
            None => {
                names.iter().fold(text, |text, (own, name)| text.replace(&format!("[@{own}]"), &format!("[@{name}]")))
            }
        }),
        Value::Array(items) => items.into_iter().map(|item| renamed(item, names)).collect(),
        Value::Object(fields) => fields.into_iter().map(|(name, part)| (name, renamed(part, names))).collect(),
        other => other,
    }
}

/// A case without the words in which times were typed, and without those that a morphology code is called by.
fn without_words(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(without_words).collect(),
        Value::Object(mut fields) => {
            let time = ["date", "age", "after"].iter().any(|part| fields.contains_key(*part));
            if time {
                fields.remove("words");
            }
            if fields.contains_key("morphology") {
                fields["morphology"]["display"] = fields["morphology"]["code"].clone();
            }
            fields.into_iter().map(|(name, part)| (name, without_words(part))).collect()
        }
        other => other,
    }
}

fn report(case: &Value) -> Vec<u8> {
    let setting = Setting { author: "test".to_owned(), clock: || DateTime::UNIX_EPOCH, ..Setting::of_this_computer() };
    let mut book = Casebook::sample(setting).unwrap();
    let mut case = case.clone();
    case["id"] = json!("compared");
    let id = book.import(&case.to_string()).unwrap();
    assert_eq!(id, CaseId::new("compared").unwrap());
    book.report_pdf(&id).unwrap().bytes
}
