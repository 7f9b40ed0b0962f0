//! Doses and intervals against the published: how a dose makes a cycle or a day, and the words of what is compared.

use serde_json::{Value, json};

use super::{Severity, found, known, one, only, says};

fn dose(amount: f64, unit: &str, per: &str) -> Value {
    known(json!({"amount": amount, "unit": unit, "per": per}))
}

fn outside(drugs: &Value) -> bool {
    says(&one("systemic", json!({"drugs": drugs})), "dose-outside-preset")
}

/// The dose may be told by day or by cycle.
#[test]
fn a_dose_of_a_day_counts_by_its_days_and_a_dose_of_a_cycle_once() {
    let trabectedin = |grams: f64, per_cycle: &str, days: &[u32]| {
        outside(
            &json!([{"drug": known("trabectedin"), "dose": dose(grams, "mg", "m2"), "days": days, "per_cycle": per_cycle}]),
        )
    };
    // Trabectedin 1.5 mg/m²: from 0.75 to 3.
    assert!(!trabectedin(1.5, "no", &[1, 2]) && trabectedin(1.6, "no", &[1, 2]));
    assert!(!trabectedin(1.6, "yes", &[1, 2]) && trabectedin(3.1, "yes", &[1, 2]));
    assert!(!trabectedin(3.0, "no", &[]) && trabectedin(3.1, "no", &[]));
}

/// PDQ: imatinib 400 mg a day, 800 as 400 twice.
#[test]
fn a_dose_taken_twice_a_day_counts_twice() {
    let imatinib = |amount: f64, rhythm: &str| {
        outside(&json!([{"drug": known("imatinib"), "dose": dose(amount, "mg", "flat"), "rhythm": rhythm}]))
    };
    assert!(!imatinib(1600.0, "daily") && imatinib(1601.0, "daily"));
    assert!(!imatinib(800.0, "twice_daily") && imatinib(801.0, "twice_daily"));
    assert!(!imatinib(9000.0, "weekly"), "no preset is weekly");
}

#[test]
fn what_was_compared_is_named() {
    let course = json!({
        "interval": known(json!({"value": 5, "unit": "week"})),
        "drugs": [{"drug": known("trabectedin"), "dose": dose(15.0, "mg", "m2"), "days": [1]}],
    });
    let records = one("systemic", course);
    assert!(only(&records, "dose-outside-preset").why.ends_with("Regimens compared: TRAB."));
    let interval = only(&records, "interval-differs-from-preset");
    assert_eq!(interval.why, "Readers compare dose intensity by the interval. Regimens compared: Trabectedin.");
    let many = one(
        "systemic",
        json!({"drugs": [{"drug": known("doxorubicin"), "dose": dose(1000.0, "mg", "m2"), "days": [1]}]}),
    );
    let finding = only(&many, "dose-outside-preset");
    assert!(finding.message.contains(" mg/m² to ") || finding.message.contains("published ("), "{}", finding.message);
}

/// One day is a holiday, two are another interval.
#[test]
fn an_interval_may_be_off_by_a_day() {
    let differs = |days: f64| {
        let drugs = json!([{"drug": known("trabectedin"), "dose": dose(1.5, "mg", "m2"), "days": [1]}]);
        let course = json!({"interval": known(json!({"value": days, "unit": "day"})), "drugs": drugs});
        found(&one("systemic", course), "interval-differs-from-preset").len()
    };
    assert_eq!([19.0, 20.0, 21.0, 22.0, 23.0].map(differs), [1, 0, 0, 0, 1]);
    // A continuous drug is published without an interval.
    let drugs = json!([{"drug": known("pazopanib"), "dose": dose(800.0, "mg", "flat"), "rhythm": "daily"}]);
    let course = json!({"interval": known(json!({"value": 4, "unit": "week"})), "drugs": drugs});
    assert!(!says(&one("systemic", course), "interval-differs-from-preset"));
}

#[test]
fn sums_of_unlike_units_are_named_as_such() {
    let course = |amount: f64, unit: &str, per: &str| json!({"cycles": known(2), "drugs": [{"drug": known("doxorubicin"), "dose": dose(amount, unit, per), "days": [1]}]});
    let message = |second: Value| {
        let records = [("a", "systemic", course(75.0, "mg", "m2")), ("b", "systemic", second)];
        let finding = only(&records, "cumulative-dose-unlike");
        (finding.message, finding.severity)
    };
    let text = "Cumulative doxorubicin is 150 mg/m² plus 4 mg/kg; the units differ, so they are not added.";
    assert_eq!(message(course(2.0, "mg", "kg")), (text.to_owned(), Severity::Note));
    let text =
        "Cumulative doxorubicin is 150 mg/m² plus 40 mg flat; no body surface area is recorded, so they are not added.";
    assert_eq!(message(course(20.0, "mg", "flat")), (text.to_owned(), Severity::Note));
}
