//! Rules that hold for any field: ranges, units, links.

use serde_json::json;

use super::{Severity, known, one, only, says};

fn aged(value: f64, unit: &str) -> [(&'static str, &'static str, serde_json::Value); 1] {
    one("patient", json!({"age": known(json!({"value": value, "unit": unit}))}))
}

#[test]
fn a_number_outside_its_range_is_found_at_its_path() {
    assert!(!says(&aged(120.0, "year"), "out-of-range"));
    let finding = only(&aged(121.0, "year"), "out-of-range");
    assert_eq!((finding.path.as_str(), finding.severity), ("age.known.value", Severity::Check));
    assert_eq!(finding.message, "Age at presentation: 121 years lies outside 0 to 120 years.");
}

#[test]
fn a_range_holds_in_every_unit_of_the_field() {
    assert!(!says(&aged(130.0, "month"), "out-of-range"), "130 months are no 130 years");
    let millimetres =
        |length| json!({"size": known(json!({"axes": [{"length": 20}, {"length": length}], "unit": "mm"}))});
    assert!(!says(&one("pathology", millimetres(990)), "out-of-range"));
    assert_eq!(only(&one("pathology", millimetres(991)), "out-of-range").path, "size.known.axes.1.length");
}

#[test]
fn a_path_leads_through_lists() {
    let panel = |percent| json!({"immunohistochemistry": [{"marker": "desmin"}, {"marker": "SMA", "percent": {"value": percent, "unit": "percent"}}]});
    assert!(!says(&one("pathology", panel(100)), "out-of-range"));
    assert_eq!(only(&one("pathology", panel(101)), "out-of-range").path, "immunohistochemistry.1.percent.value");
}

#[test]
fn counts_and_years_have_ranges_too() {
    assert!(!says(&one("reference", json!({"year": 2016})), "out-of-range"));
    assert_eq!(
        only(&one("reference", json!({"year": 206})), "out-of-range").message,
        "Year: 206 lies outside 1800 to 2100."
    );
}

#[test]
fn a_range_that_runs_backwards_is_found() {
    let necrosis = |value, upper| {
        one(
            "pathology",
            json!({"necrosis": known(json!({"qualifier": "between", "value": value, "upper": upper, "unit": "percent"}))}),
        )
    };
    assert!(!says(&necrosis(10, 15), "range-reversed"));
    assert!(!says(&necrosis(15, 15), "range-reversed"));
    assert_eq!(only(&necrosis(15, 10), "range-reversed").path, "necrosis.known.upper");
}

#[test]
fn a_size_of_nothing_cannot_be() {
    let size = |length| one("pathology", json!({"size": known(json!({"axes": [{"length": length}], "unit": "cm"}))}));
    assert!(!says(&size(0.1), "size-not-positive"));
    assert_eq!(only(&size(0.0), "size-not-positive").severity, Severity::Error);
}

#[test]
fn a_foreign_unit_is_found() {
    let lost = |unit| one("surgery", json!({"blood_loss": known(json!({"value": 300, "unit": unit}))}));
    assert!(!says(&lost("ml"), "unit-foreign"));
    let finding = only(&lost("week"), "unit-foreign");
    assert_eq!((finding.path.as_str(), finding.severity), ("blood_loss.known.unit", Severity::Error));
}

#[test]
fn links_lead_to_a_record_of_the_right_kind() {
    let linked = |to: &str| {
        [("op", "surgery", json!({})), ("ct", "imaging", json!({})), ("path", "pathology", json!({"specimen": to}))]
    };
    assert!(!says(&linked("op"), "record-missing") && !says(&linked("op"), "record-kind"));
    assert_eq!(only(&linked("gone"), "record-missing").path, "specimen");
    assert_eq!(only(&linked("ct"), "record-kind").path, "specimen");
    let list = [("op", "surgery", json!({})), ("m", "metastasis", json!({"shown_by": ["op", "gone"]}))];
    assert_eq!(only(&list, "record-kind").path, "shown_by.0");
    assert_eq!(only(&list, "record-missing").path, "shown_by.1");
}

#[test]
fn times_other_than_the_records_own_lead_somewhere_too() {
    let ended = |to: &str| {
        [("op", "surgery", json!({})), ("a", "systemic", json!({"ended": known(json!({"after": {"record": to}}))}))]
    };
    assert!(!says(&ended("op"), "record-missing"));
    assert_eq!(only(&ended("gone"), "record-missing").path, "ended.known.after.record");
    let own = [("a", "systemic", json!({"when": known(json!({"after": {"record": "gone"}}))}))];
    assert!(!says(&own, "record-missing"), "the timeline says it once");
    assert!(says(&own, "time-dangling"));
}

#[test]
fn time_zero_has_a_time() {
    let zero = |kind| [("case", "case", json!({"time_zero": "r"})), ("r", kind, json!({}))];
    assert!(!says(&zero("surgery"), "time-zero-undated"));
    assert_eq!(only(&zero("figure"), "time-zero-undated").severity, Severity::Error);
}
