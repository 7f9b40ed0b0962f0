//! Adding a plain field is one edit in one file: a field of a scratch record reaches everything that walks the catalogue.

use clinical::{
    catalogue::{Catalogue, Fields, KindRow, VERSION},
    record::Kind,
    schema::{dictionary, json_schema, typescript},
    value::{Answer, Measure, Term},
    wording,
};
use clinical_derive::Record;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A record that exists for this test only.
#[derive(Record, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Scratch")]
struct Scratch {
    /// How long the drain stayed. The one field that was added.
    #[field(label = "Drain left for", section = "Aftercare", units(Day, Week), range(0, 60))]
    drain: Answer<Measure>,
    /// Who sent the patient. Never printed.
    #[field(class = Name)]
    sender: Term,
}

fn scratch() -> Catalogue {
    let (label, help, fields) = (Scratch::LABEL, Scratch::HELP, Scratch::fields());
    Catalogue {
        version: VERSION,
        kinds: vec![KindRow { kind: Kind::Procedure, label, help, once: false, icon: "procedure", fields }],
    }
}

#[test]
fn the_form_has_its_row() {
    let row = serde_json::to_value(scratch()).unwrap()["kinds"][0]["fields"][0].clone();
    let expected = json!({
        "name": "drain",
        "label": "Drain left for",
        "help": "How long the drain stayed. The one field that was added.",
        "class": "none",
        "core": [],
        "section": "Aftercare",
        "range": [0.0, 60.0],
        "answered": true,
        "asked": true,
        "shape": {"type": "measure", "units": [{"value": "day", "label": "days"}, {"value": "week", "label": "weeks"}]},
    });
    assert_eq!(row, expected);
}

#[test]
fn the_schema_takes_it_and_nothing_else() {
    let schema = jsonschema::validator_for(&json_schema(&scratch())).unwrap();
    let file = |record: Value| json!({"format": "sarcoma-casebook case", "version": 1, "id": "x", "records": [{"id": "r", "kind": "procedure", "record": record}]});
    assert!(schema.is_valid(&file(json!({"drain": {"known": {"value": 5, "unit": "day"}}}))));
    assert!(schema.is_valid(&file(json!({"drain": {"absent": "not_done"}}))));
    assert!(!schema.is_valid(&file(json!({"drain": {"known": {"value": 5, "unit": "cm"}}}))));
    assert!(!schema.is_valid(&file(json!({"drian": {"absent": "not_done"}}))));
}

#[test]
fn the_page_has_its_type() {
    let page = typescript(&scratch());
    assert!(
        page.contains("  /** How long the drain stayed. The one field that was added. */\n  drain?: Answer<Measure>;"),
        "{page}"
    );
}

#[test]
fn the_dictionary_has_its_row() {
    let row = "| `drain` | Drain left for | quantity in days, weeks, or not known, not done, not applicable | – | How long the drain stayed. The one field that was added. |";
    assert!(dictionary(&scratch()).contains(row));
}

#[test]
fn the_report_has_its_line() {
    let fields = Scratch::fields();
    let line = |value: Value| wording::line(&fields[0], &value);
    let measure =
        |value: u32| json!({"known": {"qualifier": "about", "value": value, "unit": "day"}, "note": "by letter"});
    assert_eq!(line(measure(5)).unwrap(), "Drain left for: about 5 days (by letter)");
    assert_eq!(line(json!({"absent": "not_done"})).unwrap(), "Drain left for: not done");
    assert_eq!(line(Value::Null), None);
    assert_eq!(wording::line(&fields[1], &json!("Dr Canary")), None);
    assert_eq!(wording::value(&fields[1], &json!("Dr Canary")).unwrap(), "Dr Canary");
}
