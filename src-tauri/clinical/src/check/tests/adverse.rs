//! Rules of adverse events.

use serde_json::{Value, json};

use super::{Severity, found, known, one, only, says};

fn event(term: &str, grade: &str, version: &str) -> Value {
    json!({"when": known(json!({"date": "2020-01-10"})), "term": term, "grade": known(grade), "version": known(version)})
}

#[test]
fn a_term_that_the_version_does_not_have_is_named_with_the_nearest() {
    let finding = only(&one("adverse", event("Platelet count decreased", "g2", "v6")), "ctcae-term-unknown");
    assert_eq!(finding.severity, Severity::Note);
    assert_eq!(
        finding.message,
        "“Platelet count decreased” is not among the terms of CTCAE 6.0 held here. The nearest is “Thrombocytopenia”."
    );
    assert_eq!(finding.fix.unwrap().value, json!("Thrombocytopenia"));
    assert!(found(&one("adverse", event("xyzzy", "g2", "v6")), "ctcae-term-unknown")[0].fix.is_none());
    // A term that only shares a word is named, but not offered.
    assert!(only(&one("adverse", event("periorbital oedema", "g1", "v5")), "ctcae-term-unknown").fix.is_none());
    for (term, version) in [("Platelet count decreased", "v5"), ("diarrhoea", "v5"), ("xyzzy", "v4")] {
        assert!(!says(&one("adverse", event(term, "g2", version)), "ctcae-term-unknown"), "{term}");
    }
}

#[test]
fn a_grade_must_exist_for_its_term() {
    let finding = only(&one("adverse", event("Alopecia", "g3", "v5")), "ctcae-grade-absent");
    assert_eq!((finding.severity, finding.path.as_str()), (Severity::Error, "grade"));
    assert!(finding.why.starts_with("Its grades are 1, 2"), "{}", finding.why);
    assert!(!says(&one("adverse", event("Alopecia", "g2", "v5")), "ctcae-grade-absent"));
    // Hypertension lost its grade 1 in v6.
    assert!(says(&one("adverse", event("Hypertension", "g1", "v6")), "ctcae-grade-absent"));
    assert!(!says(&one("adverse", event("Hypertension", "g1", "v5")), "ctcae-grade-absent"));
}

fn with_sample(grade: &str, version: &str, neutrophils: f64, date: &str) -> [(&'static str, &'static str, Value); 2] {
    let result = json!({"analyte": "neutrophils", "value": {"value": neutrophils, "unit": "giga_per_l"}});
    let sample = json!({"when": known(json!({"date": date})), "results": [result]});
    [("e", "adverse", event("Neutrophil count decreased", grade, version)), ("lab", "laboratory", sample)]
}

/// Neutrophils 0.4 are grade 4 in v5 and grade 3 in v6.
#[test]
fn a_value_of_the_same_days_is_held_against_the_grade() {
    let at = "ctcae-grade-disagrees";
    let finding = only(&with_sample("g3", "v5", 0.4, "2020-01-12"), at);
    assert_eq!(finding.severity, Severity::Check);
    assert_eq!(
        finding.message,
        "Neutrophil count decreased grade 3 is stated; neutrophils 0.4 ×10⁹/L is grade 4 in CTCAE 5.0."
    );
    assert!(!says(&with_sample("g3", "v6", 0.4, "2020-01-12"), at));
    assert!(!says(&with_sample("g4", "v5", 0.4, "2020-01-12"), at));
    assert_eq!(only(&with_sample("g4", "v5", 0.6, "2020-01-12"), at).severity, Severity::Note);
    assert!(!says(&with_sample("g3", "v5", 0.4, "2020-01-18"), at));
}

#[test]
fn a_missing_version_is_offered_where_only_one_has_the_term() {
    let of = |term: &str| one("adverse", json!({"term": term, "grade": known("g2")}));
    let fix = only(&of("Thrombocytopenia"), "ctcae-version-missing").fix.unwrap();
    assert_eq!((fix.path.as_str(), fix.value), ("version", known("v6")));
    assert!(only(&of("Nausea"), "ctcae-version-missing").fix.is_none());
}

/// A sample speaks for an event within seven days either way, and the worst value counts.
#[test]
fn a_sample_speaks_for_a_week() {
    let says_at = |date: &str| says(&with_sample("g3", "v5", 0.4, date), "ctcae-grade-disagrees");
    assert_eq!(["2020-01-02", "2020-01-03", "2020-01-17", "2020-01-18"].map(says_at), [false, true, true, false]);
    // Symptoms can make anaemia worse than its value; a death is graded by itself.
    let of = |term: &str, analyte: &str, value: f64, unit: &str, grade: &str| {
        let result = json!({"analyte": analyte, "value": {"value": value, "unit": unit}, "reference": "12–16"});
        let sample = json!({"when": known(json!({"date": "2020-01-10"})), "results": [result]});
        found(&[("e", "adverse", event(term, grade, "v5")), ("lab", "laboratory", sample)], "ctcae-grade-disagrees")
            .len()
    };
    assert_eq!(of("Anemia", "haemoglobin", 9.0, "g_per_dl", "g1"), 1);
    assert_eq!(of("Anemia", "haemoglobin", 9.0, "g_per_dl", "g3"), 0);
    assert_eq!(of("Neutrophil count decreased", "neutrophils", 0.6, "giga_per_l", "g4"), 1);
    assert_eq!(of("Neutrophil count decreased", "neutrophils", 0.6, "giga_per_l", "g5"), 0);
}
