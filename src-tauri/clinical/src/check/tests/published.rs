//! The published case: what an attentive reader would question must be said.

use serde_json::{Value, json};

use super::{Severity, case, check, found, known, only};

fn dose(amount: f64, unit: &str, per: &str) -> Value {
    known(json!({"amount": amount, "unit": unit, "per": per}))
}

fn course(cycles: u32, drugs: &[(&str, Value, &[u32])], changes: &Value) -> Value {
    let drug = |(name, dose, days): &(&str, Value, &[u32])| json!({"drug": known(*name), "dose": dose, "days": days});
    json!({"cycles": known(cycles), "drugs": drugs.iter().map(drug).collect::<Vec<_>>(), "changes": changes})
}

fn size(lengths: &[f64]) -> Value {
    json!({"axes": lengths.iter().map(|length| json!({"length": length})).collect::<Vec<_>>(), "unit": "cm"})
}

fn published() -> Vec<(&'static str, &'static str, Value)> {
    let weekly = |cycles| course(cycles, &[("doxorubicin", dose(20.0, "mg", "flat"), &[])], &json!([]));
    let first = [("doxorubicin", dose(75.0, "mg", "m2"), &[][..]), ("ifosfamide", dose(5.0, "g", "m2"), &[][..])];
    vec![
        (
            "ct",
            "imaging",
            json!({"modality": known("ct"), "lesions": [{"nature": "primary", "size": size(&[8.0, 7.0, 7.0])}]}),
        ),
        (
            "op",
            "surgery",
            json!({"residual": known("r0"), "perforation": known("peritoneal_cavity"), "ascites": known("bloody")}),
        ),
        (
            "path",
            "pathology",
            json!({
                "specimen": "op",
                "specimen_kind": known("resection"),
                "tissue": known("primary"),
                "size": known(size(&[11.0, 9.0, 7.0])),
                "necrosis": known(json!({"qualifier": "more_than", "value": 50, "unit": "percent"})),
                "mitoses": known(json!({"qualifier": "up_to", "count": 14, "fields": 10, "area": {"value": 1734, "unit": "mm2"}})),
                "fnclcc": {"grade": known(3)},
            }),
        ),
        (
            "a",
            "systemic",
            course(6, &first, &json!([{"drug": "doxorubicin", "from_cycle": 1, "dose": dose(50.0, "mg", "m2")}])),
        ),
        ("b", "systemic", weekly(5)),
        ("e", "systemic", weekly(2)),
        ("consent", "consent", json!({})),
    ]
}

#[test]
fn a_lost_decimal_point_is_named_and_can_be_put_right() {
    let finding = only(&published(), "mitoses-area-implausible");
    assert_eq!(finding.message, "A counted area of 1734 mm² is implausible: 1.734 mm² is probably meant.");
    assert_eq!((finding.path.as_str(), finding.severity), ("mitoses.known.area", Severity::Check));
    let fix = finding.fix.unwrap();
    assert_eq!((fix.record.as_str(), fix.path.as_str(), fix.value), ("path", "mitoses.known.area.value", json!(1.734)));
}

#[test]
fn the_fix_makes_the_finding_go_away() {
    let mut records = published();
    records[2].2["mitoses"]["known"]["area"]["value"] = only(&records, "mitoses-area-implausible").fix.unwrap().value;
    assert_eq!(found(&records, "mitoses-area-implausible"), []);
}

#[test]
fn the_other_five_are_said_in_plain_words() {
    let records = published();
    let said = |code: &str| only(&records, code).message;
    assert_eq!(said("grade-agrees"), "The stated grade 3 agrees with differentiation 2 or 3 (mitoses 2, necrosis 2).");
    assert_eq!(said("r0-with-perforation"), "R0 and tumour perforation are recorded together.");
    assert_eq!(
        said("size-differs-from-imaging"),
        "The tumour measures 8 × 7 × 7 cm on imaging and 11 × 9 × 7 cm in the specimen."
    );
    assert_eq!(
        said("cumulative-dose-unlike"),
        "Cumulative doxorubicin is 425 mg/m² plus 140 mg flat; no body surface area is recorded, so they are not added."
    );
    assert_eq!(said("consent-not-recorded"), "Consent to publication is not recorded.");
}

#[test]
fn nothing_in_the_published_case_is_wrong_beyond_doubt() {
    let errors: Vec<_> = check(&case(&published())).into_iter().filter(|f| f.severity == Severity::Error).collect();
    assert_eq!(errors, []);
}

#[test]
fn findings_come_by_weight_and_then_in_the_order_of_the_case() {
    let findings = check(&case(&published()));
    let weights: Vec<_> = findings.iter().map(|finding| finding.severity).collect();
    assert!(weights.is_sorted());
    let checks: Vec<_> =
        findings.iter().filter(|f| f.severity == Severity::Check).filter_map(|f| f.record.as_ref()).collect();
    assert_eq!(checks.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["op", "path", "consent"]);
    assert!(findings.iter().all(|finding| !finding.message.is_empty() && !finding.why.is_empty()));
}
