//! Rules of time.

use serde_json::{Value, json};

use super::{Severity, found, known, only, says};

fn dated(date: &str) -> Value {
    json!({"when": known(json!({"date": date}))})
}

fn after(record: &str, months: f64) -> Value {
    json!({"when": known(json!({"after": {"record": record, "offset": {"value": months, "unit": "month"}}}))})
}

#[test]
fn a_time_that_leads_nowhere_is_found() {
    let records = |to: &str| [("p", "pathology", dated("2020")), ("op", "surgery", after(to, 1.0))];
    assert!(!says(&records("p"), "time-dangling") && !says(&records("p"), "time-unconnected"));
    let finding = only(&records("gone"), "time-dangling");
    assert_eq!((finding.path.as_str(), finding.severity), ("when", Severity::Error));
    assert!(finding.message.contains("“gone”"), "{}", finding.message);
    assert_eq!(only(&records("gone"), "time-unconnected").severity, Severity::Check);
}

#[test]
fn a_circle_is_found_on_each_of_its_records() {
    let circle =
        [("p", "pathology", dated("2020")), ("a", "surgery", after("b", 1.0)), ("b", "imaging", after("a", 1.0))];
    assert_eq!(found(&circle, "time-circle").len(), 2);
    let line =
        [("p", "pathology", dated("2020")), ("a", "surgery", after("p", 1.0)), ("b", "imaging", after("a", 1.0))];
    assert!(!says(&line, "time-circle"));
}

#[test]
fn two_times_that_contradict_are_found() {
    let records = |month: f64| {
        [
            ("zero", "pathology", after("op", 1.0)),
            ("op", "surgery", json!({"when": known(json!({"after": {"offset": {"value": month, "unit": "month"}}}))})),
        ]
    };
    assert!(!says(&records(-1.0), "time-contradiction"));
    let finding = only(&records(6.0), "time-contradiction");
    assert!(finding.message.ends_with("7 months apart."), "{}", finding.message);
}

#[test]
fn an_order_that_cannot_be_is_found() {
    let records = |month: f64| {
        [
            ("zero", "pathology", json!({"when": known(json!({"after": {"record": "op"}}))})),
            ("op", "surgery", json!({"when": known(json!({"after": {"offset": {"value": month, "unit": "month"}}}))})),
        ]
    };
    assert!(!says(&records(-6.0), "time-order"));
    assert_eq!(only(&records(6.0), "time-order").severity, Severity::Error);
}

#[test]
fn the_tumours_time_is_its_diagnosis() {
    let tumour = [("t", "tumour", json!({"diagnosed": known(json!({"after": {"record": "gone"}}))}))];
    assert_eq!(only(&tumour, "time-dangling").path, "diagnosed");
}

#[test]
fn an_interval_that_was_assumed_is_said() {
    let course = |interval: Value| [("a", "systemic", json!({"cycles": known(3), "interval": interval}))];
    assert!(says(&course(json!({"absent": "not_known"})), "interval-assumed"));
    assert!(!says(&course(known(json!({"value": 3, "unit": "week"}))), "interval-assumed"));
}

#[test]
fn nobody_is_ill_before_birth() {
    let records = |born: &str| {
        [("p", "patient", json!({"born": known(json!({"date": born}))})), ("ct", "imaging", dated("2020-05"))]
    };
    assert!(!says(&records("2020-05"), "born-too-late"), "a month may hold both");
    assert_eq!(only(&records("2020-06"), "born-too-late").severity, Severity::Error);
}

#[test]
fn age_and_birth_agree() {
    let records = |age: f64| {
        let patient =
            json!({"born": known(json!({"date": "1980-03-10"})), "age": known(json!({"value": age, "unit": "year"}))});
        [("p", "patient", patient), ("s", "presentation", dated("2020-06-01"))]
    };
    assert!(!says(&records(40.0), "age-and-birth-differ"));
    assert_eq!(
        only(&records(41.0), "age-and-birth-differ").message,
        "The age stated does not fit the date of birth: it was 40 to 40 at presentation."
    );
    assert!(says(&records(39.0), "age-and-birth-differ"));
}

#[test]
fn nobody_is_treated_after_death() {
    let records = |operated: &str| {
        let death = json!({"when": known(json!({"date": "2021-03-10"})), "status": known("died_of_disease")});
        [("op", "surgery", dated(operated)), ("last", "follow_up", death)]
    };
    assert!(!says(&records("2021-03-20"), "after-death"));
    assert_eq!(only(&records("2021-05-01"), "after-death").severity, Severity::Error);
}
