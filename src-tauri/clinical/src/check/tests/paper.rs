//! Rules of the paper: consent and core items.

use serde_json::{Value, json};

use super::{Severity, case, check, known, one, only, says};

#[test]
fn consent_is_recorded() {
    let consent = |answer: Value| one("consent", json!({"publication": answer}));
    for open in [json!(null), json!({"absent": "not_known"}), json!({"absent": "not_done"})] {
        let finding = only(&consent(open), "consent-not-recorded");
        assert_eq!((finding.path.as_str(), finding.severity), ("publication", Severity::Check));
    }
    assert_eq!(only(&[], "consent-not-recorded").record, None);
    for settled in [known("obtained"), json!({"absent": "not_applicable"})] {
        assert!(!says(&consent(settled), "consent-not-recorded"));
    }
    assert_eq!(only(&consent(known("asked")), "consent-not-given").severity, Severity::Check);
    for no in ["refused", "withdrawn"] {
        assert_eq!(only(&consent(known(no)), "consent-refused").severity, Severity::Error);
    }
}

#[test]
fn consent_covers_the_images() {
    let records = |scope: Value, image: &str| {
        let consent = json!({"publication": known("obtained"), "scope": scope});
        [("c", "consent", consent), ("f", "figure", json!({"panels": [{"image": image}]}))]
    };
    let finding = only(&records(json!(["text"]), "ct"), "consent-without-images");
    assert_eq!((finding.record.unwrap().as_str(), finding.path.as_str()), ("f", "panels"));
    assert!(!says(&records(json!(["text", "images"]), "ct"), "consent-without-images"));
    assert!(!says(&records(json!(["text"]), ""), "consent-without-images"));
    assert!(!says(&records(json!([]), "ct"), "consent-without-images"), "a consent without scope was not narrowed");
}

#[test]
fn a_report_has_age_sex_diagnosis_and_follow_up() {
    let codes = ["age-missing", "sex-missing", "diagnosis-missing", "follow-up-missing"];
    for code in codes {
        let finding = only(&[], code);
        assert_eq!((finding.record, finding.severity), (None, Severity::Note));
    }
    let empty = [("p", "patient", json!({})), ("t", "tumour", json!({})), ("f", "follow_up", json!({}))];
    assert_eq!(only(&empty, "age-missing").path, "age");
    assert_eq!(only(&empty, "diagnosis-missing").record.unwrap().as_str(), "t");
    assert!(says(&empty, "follow-up-missing"));
    let full = [
        ("p", "patient", json!({"age": known(json!({"value": 40, "unit": "year"})), "sex": {"absent": "not_known"}})),
        ("t", "tumour", json!({"diagnosis": known(json!({"stated": "leiomyosarcoma"}))})),
        ("f", "follow_up", json!({"status": known("no_evidence")})),
    ];
    assert!(codes.iter().all(|code| !says(&full, code)), "{:?}", check(&case(&full)));
}
