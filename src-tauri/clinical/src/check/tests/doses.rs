//! Rules of doses and cycles where they speak, where they are silent, and at their boundary.

use serde_json::{Value, json};

use super::{Severity, found, known, one, only, says};

fn dose(amount: f64, unit: &str, per: &str) -> Value {
    known(json!({"amount": amount, "unit": unit, "per": per}))
}

fn drug(name: &str, dose: &Value, days: &[u32]) -> Value {
    json!({"drug": known(name), "dose": dose, "days": days})
}

fn weeks(number: f64) -> Value {
    known(json!({"value": number, "unit": "week"}))
}

fn doxorubicin(cycles: u32, amount: &Value, more: &Value) -> Value {
    let mut body = json!({"cycles": known(cycles), "drugs": [drug("doxorubicin", amount, &[1])]});
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

// Levels of the standard, 10.2: 300, 400, 450, 550 mg/m².
#[test]
fn anthracyclines_are_marked_at_each_level() {
    let total = |per_cycle: f64| one("systemic", doxorubicin(10, &dose(per_cycle, "mg", "m2"), &json!({})));
    assert!(!says(&total(29.9), "anthracycline-total"));
    for (per_cycle, level) in
        [(30.0, "300"), (39.9, "300"), (40.0, "400"), (44.9, "400"), (45.0, "450"), (54.9, "450"), (55.0, "550")]
    {
        let finding = only(&total(per_cycle), "anthracycline-total");
        assert!(finding.message.ends_with(&format!("the level of {level} mg/m² is reached.")), "{}", finding.message);
        assert_eq!(finding.severity, Severity::Note, "documentation, never advice");
    }
    assert_eq!(
        only(&total(45.0), "anthracycline-total").message,
        "Cumulative doxorubicin is 450 mg/m²; the level of 450 mg/m² is reached."
    );
}

// The standard, 10.4: 425 mg/m² and 140 mg are 502.8 mg/m² with 1.8 m², about 490 to 520 without.
#[test]
fn flat_doses_count_by_the_body_surface_area() {
    let records = |flat: &Value| {
        let change = json!([{"drug": "doxorubicin", "from_cycle": 1, "dose": dose(50.0, "mg", "m2")}]);
        let weekly = |cycles| doxorubicin(cycles, &dose(20.0, "mg", "flat"), flat);
        [
            ("a", "systemic", doxorubicin(6, &dose(75.0, "mg", "m2"), &json!({"changes": change}))),
            ("b", "systemic", weekly(5)),
            ("e", "systemic", weekly(2)),
        ]
    };
    let with = records(&json!({"body_surface": known(json!({"value": 1.8, "unit": "m2"}))}));
    let finding = only(&with, "anthracycline-total");
    assert_eq!(finding.message, "Cumulative doxorubicin is 502.8 mg/m²; the level of 450 mg/m² is reached.");
    assert_eq!(finding.record.unwrap().as_str(), "e");
    assert!(!says(&with, "cumulative-dose-unlike"));
    let without = records(&json!({}));
    assert_eq!(
        only(&without, "anthracycline-total").message,
        "Cumulative doxorubicin is 491.7 to 518.3 mg/m² for a body surface area of 1.5 to 2.1 m²; the level of 450 mg/m² is \
         reached."
    );
    assert!(says(&without, "cumulative-dose-unlike"));
}

// Feijen 2019: epirubicin 0.8.
#[test]
fn other_anthracyclines_count_as_doxorubicin_by_a_named_scheme() {
    let course =
        |name: &str, amount: f64| json!({"cycles": known(6), "drugs": [drug(name, &dose(amount, "mg", "m2"), &[1])]});
    let records = [("a", "systemic", course("Adriamycin", 50.0)), ("b", "systemic", course("Pharmorubicin", 50.0))];
    assert_eq!(
        only(&records, "anthracycline-total").message,
        "Cumulative doxorubicin and epirubicin as doxorubicin by Feijen 2019 (JAMA Oncol 5:864, table 3) is 540 mg/m²; the \
         level of 450 mg/m² is reached."
    );
    let with_idarubicin = [records[0].clone(), ("b", "systemic", course("idarubicin", 12.0))];
    assert_eq!(
        only(&with_idarubicin, "anthracycline-total").message,
        "Cumulative doxorubicin is 300 mg/m²; the level of 300 mg/m² is reached. Not counted: idarubicin."
    );
    // Liposomal preparations are counted apart.
    assert!(!says(&one("systemic", course("Caelyx", 100.0)), "anthracycline-total"));
}

#[test]
fn a_sum_with_a_gap_is_at_least() {
    let gap = json!({"changes": [{"drug": "doxorubicin", "from_cycle": 6, "dose": {"absent": "not_known"}}]});
    let records = one("systemic", doxorubicin(6, &dose(75.0, "mg", "m2"), &gap));
    assert!(only(&records, "anthracycline-total").message.starts_with("Cumulative doxorubicin is at least 375 mg/m²"));
}

// W8 of the standard, 19: outside 0.5 to 2 times the preset. Judson 2014: 75; the label's weekly 20.
#[test]
fn a_dose_far_from_the_published_is_found() {
    let trabectedin =
        |amount: f64| one("systemic", json!({"drugs": [drug("trabectedin", &dose(amount, "mg", "m2"), &[1])]}));
    for (amount, outside) in [(0.74, true), (0.75, false), (1.5, false), (3.0, false), (3.01, true)] {
        assert_eq!(says(&trabectedin(amount), "dose-outside-preset"), outside, "{amount}");
    }
    let finding = only(&trabectedin(15.0), "dose-outside-preset");
    assert_eq!((finding.path.as_str(), finding.severity), ("drugs.0.dose", Severity::Check));
    assert_eq!(
        finding.message,
        "15 mg/m² of trabectedin a cycle is less than half or more than twice what is published (1.5 mg/m²)."
    );
    let changed = json!({"drugs": [drug("Yondelis", &dose(1.5, "mg", "m2"), &[1])],
        "changes": [{"drug": "trabectedin", "from_cycle": 2, "dose": dose(12.0, "mg", "m2")}]});
    assert_eq!(only(&one("systemic", changed), "dose-outside-preset").path, "changes.0.dose");
    // A drug without a preset, a dose on another basis, a drug taken every day within its own range.
    for silent in
        [drug("carboplatin", &dose(9000.0, "mg", "m2"), &[1]), drug("trabectedin", &dose(90.0, "mg", "flat"), &[1])]
    {
        assert!(!says(&one("systemic", json!({"drugs": [silent]})), "dose-outside-preset"));
    }
    let daily = |amount: f64| {
        let mut drug = drug("imatinib", &dose(amount, "mg", "flat"), &[]);
        drug["rhythm"] = json!("daily");
        one("systemic", json!({"drugs": [drug]}))
    };
    assert!(!says(&daily(400.0), "dose-outside-preset") && !says(&daily(800.0), "dose-outside-preset"));
    assert!(says(&daily(4000.0), "dose-outside-preset"));
}

#[test]
fn a_preset_nobody_verified_gives_a_hint_only() {
    let atezolizumab = one("systemic", json!({"drugs": [drug("atezolizumab", &dose(12000.0, "mg", "flat"), &[1])]}));
    assert_eq!(only(&atezolizumab, "dose-outside-preset").severity, Severity::Note);
}

#[test]
fn grams_for_milligrams_are_named_and_can_be_put_right() {
    let ifosfamide = |amount: f64, unit: &str| {
        one("systemic", json!({"drugs": [drug("ifosfamide", &dose(amount, unit, "m2"), &[])]}))
    };
    let finding = only(&ifosfamide(5.0, "mg"), "dose-unit-implausible");
    assert_eq!(finding.message, "5 mg/m² of ifosfamide is implausible: 5 g/m² is probably meant.");
    let fix = finding.fix.unwrap();
    assert_eq!((fix.path.as_str(), fix.value), ("drugs.0.dose.known.unit", json!("g")));
    assert!(
        !says(&ifosfamide(5.0, "g"), "dose-unit-implausible")
            && !says(&ifosfamide(5000.0, "mg"), "dose-unit-implausible")
    );
    let grams = one("systemic", doxorubicin(1, &dose(75.0, "g", "m2"), &json!({})));
    assert_eq!(only(&grams, "dose-unit-implausible").fix.unwrap().value, json!("mg"));
}

#[test]
fn an_unknown_drug_is_noted_and_a_synonym_is_none() {
    let given = |name: &str| one("systemic", json!({"drugs": [drug(name, &dose(75.0, "mg", "m2"), &[1])]}));
    assert_eq!(only(&given("trofosfamide"), "drug-not-in-table").severity, Severity::Note);
    assert!(!says(&given("Adriamycin"), "drug-not-in-table"));
}

#[test]
fn an_interval_unlike_the_published_is_noted() {
    let every = |number: f64, more: Value| {
        let drugs =
            [drug("gemcitabine", &dose(675.0, "mg", "m2"), &[1, 8]), drug("docetaxel", &dose(75.0, "mg", "m2"), &[8])];
        let mut body = json!({"interval": weeks(number), "drugs": drugs});
        if !more.is_null() {
            body["alternates_with"] = more;
        }
        [("a", "systemic", body), ("b", "systemic", json!({}))]
    };
    assert!(!says(&every(3.0, json!(null)), "interval-differs-from-preset"));
    assert_eq!(
        only(&every(4.0, json!(null)), "interval-differs-from-preset").message,
        "An interval of 4 weeks is none of those published for these drugs (3 weeks)."
    );
    assert!(!says(&every(4.0, json!("b")), "interval-differs-from-preset"), "alternating");
}

#[test]
fn the_body_surface_area_fits_the_body() {
    let records = |area: f64, weight: f64| {
        let body = json!({"height": known(json!({"value": 170, "unit": "cm"})), "weight": known(json!({"value": weight, "unit": "kg"}))});
        [
            ("p", "patient", body),
            ("a", "systemic", json!({"body_surface": known(json!({"value": area, "unit": "m2"}))})),
        ]
    };
    // 170 cm and 70 kg: 1.8097 to 1.8313 m² (the standard, 10.1).
    for (area, differs) in [(1.62, true), (1.63, false), (1.8, false), (2.01, false), (2.02, true)] {
        assert_eq!(says(&records(area, 70.0), "body-surface-differs"), differs, "{area}");
    }
    assert_eq!(found(&records(2.0, 120.0), "body-surface-capped").len(), 1);
    assert!(!says(&records(2.0, 120.0), "body-surface-differs") && !says(&records(2.0, 80.0), "body-surface-capped"));
}

fn dated(date: &str, cycles: u32, notes: &Value) -> Value {
    json!({"when": known(json!({"date": date})), "cycles": known(cycles), "interval": weeks(3.0), "cycle_notes": notes})
}

#[test]
fn cycles_keep_their_interval_and_order() {
    let second = |date: &str| one("systemic", dated("2020-03-01", 6, &json!([{"number": 2, "began": {"date": date}}])));
    assert!(!says(&second("2020-03-21"), "cycles-too-close"), "one day early");
    let finding = only(&second("2020-03-20"), "cycles-too-close");
    assert_eq!(finding.message, "Cycle 2 began 19 days after cycle 1, but the interval is 3 weeks.");
    assert!(!says(&second("2020-03"), "cycles-too-close"), "a month may hold it");
    assert_eq!(only(&second("2020-02-28"), "cycles-out-of-order").severity, Severity::Error);
    let skipped = one("systemic", dated("2020-03-01", 6, &json!([{"number": 3, "began": {"date": "2020-04-01"}}])));
    assert!(says(&skipped, "cycles-too-close"), "two intervals are 42 days");
}

#[test]
fn courses_do_not_overlap() {
    // Six cycles of three weeks from 2020-01-01: the last one begins on day 105, 2020-04-15, and ends on 2020-05-06.
    let records = |second: &str| {
        [("a", "systemic", dated("2020-01-01", 6, &json!([]))), ("b", "systemic", dated(second, 6, &json!([])))]
    };
    assert_eq!(only(&records("2020-03-01"), "courses-overlap").record.unwrap().as_str(), "b");
    assert_eq!(only(&records("2019-12-01"), "courses-overlap").record.unwrap().as_str(), "a");
    assert!(says(&records("2020-04-25"), "courses-close") && !says(&records("2020-04-25"), "courses-overlap"));
    for code in ["courses-overlap", "courses-close"] {
        assert!(!says(&records("2020-05-06"), code), "{code}");
    }
    let mut alternating = records("2020-01-22");
    alternating[1].2["alternates_with"] = json!("a");
    assert!(!says(&alternating, "courses-overlap"));
    let mut assumed = records("2020-03-01");
    assumed[0].2["interval"] = json!(null);
    assert!(!says(&assumed, "courses-overlap"), "an interval that was assumed accuses nobody");
}

// The standard, 0, derived check 6: an operation before the planned cycles are over.
#[test]
fn an_operation_within_a_course_is_found() {
    let records = |date: &str| {
        [
            ("a", "systemic", dated("2020-01-01", 6, &json!([]))),
            ("op", "surgery", json!({"when": known(json!({"date": date}))})),
        ]
    };
    assert_eq!(only(&records("2020-03-01"), "surgery-during-course").record.unwrap().as_str(), "op");
    assert!(
        !says(&records("2020-05-01"), "surgery-during-course")
            && !says(&records("2019-12-20"), "surgery-during-course")
    );
}
