//! Rules of treatment: operations, doses, cycles, radiotherapy.

use serde_json::{Value, json};

use super::{Severity, found, known, one, only, says};

#[test]
fn clear_margins_and_a_perforation_stand_together() {
    let operation = |residual: &str, perforation: &str| {
        one("surgery", json!({"residual": known(residual), "perforation": known(perforation)}))
    };
    assert!(says(&operation("r0", "soft_tissue"), "r0-with-perforation"));
    for (residual, perforation) in [("r1", "peritoneal_cavity"), ("r0", "none"), ("r0", "bowel_lumen")] {
        assert!(!says(&operation(residual, perforation), "r0-with-perforation"), "{residual}, {perforation}");
    }
}

#[test]
fn the_specimen_speaks_for_its_operation() {
    let records = |operation: Value, margins: &str, of: &str| {
        let report = json!({"specimen": of, "margins": {"residual": known(margins)}});
        [("op", "surgery", operation), ("other", "surgery", json!({})), ("path", "pathology", report)]
    };
    let perforated = || json!({"perforation": known("peritoneal_cavity")});
    assert_eq!(only(&records(perforated(), "r0", "op"), "r0-with-perforation").record.unwrap().as_str(), "op");
    assert!(!says(&records(perforated(), "r0", "other"), "r0-with-perforation"));
    let stated = |residual: &str| json!({"residual": known(residual)});
    assert!(says(&records(stated("r2"), "r0", "op"), "residual-differs"));
    assert!(!says(&records(stated("r0"), "r0", "op"), "residual-differs"));
    assert!(!says(&records(stated("rx"), "r0", "op"), "residual-differs"));
}

fn dose(amount: f64, unit: &str, per: &str) -> Value {
    known(json!({"amount": amount, "unit": unit, "per": per}))
}

fn course(cycles: u32, dose: &Value, more: &Value) -> Value {
    let mut body = json!({"cycles": known(cycles), "drugs": [{"drug": known("Doxorubicin"), "dose": dose}]});
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

#[test]
fn unlike_doses_are_added_only_with_a_body_surface_area() {
    let records = |second: Value, more: &Value| {
        [("a", "systemic", course(2, &dose(75.0, "mg", "m2"), &json!({}))), ("b", "systemic", course(2, &second, more))]
    };
    let finding = only(&records(dose(20.0, "mg", "flat"), &json!({})), "cumulative-dose-unlike");
    assert_eq!(finding.record.unwrap().as_str(), "b");
    assert!(!says(&records(dose(60.0, "mg", "m2"), &json!({})), "cumulative-dose-unlike"));
    let surface = json!({"body_surface": known(json!({"value": 1.8, "unit": "m2"}))});
    assert!(!says(&records(dose(20.0, "mg", "flat"), &surface), "cumulative-dose-unlike"));
    // A gram is a thousand milligrams; a dose per kg is none per m².
    assert!(!says(&records(dose(0.1, "g", "m2"), &json!({})), "cumulative-dose-unlike"));
    let units = only(&records(dose(0.1, "mg", "kg"), &json!({})), "cumulative-dose-unlike");
    assert_eq!(
        units.message,
        "Cumulative doxorubicin is 150 mg/m² plus 0.2 mg/kg; the units differ, so they are not added."
    );
}

#[test]
fn a_drug_or_dose_that_is_not_stated_is_noted() {
    let drug = |drug: Value| one("systemic", json!({"drugs": [drug]}));
    let unknown = || json!({"absent": "not_known"});
    let both = drug(json!({"drug": unknown(), "dose": unknown()}));
    assert_eq!(only(&both, "drug-not-stated").path, "drugs.0.drug");
    assert_eq!(only(&both, "dose-not-stated").message, "The dose of this drug is not stated.");
    let stated = drug(json!({"drug": known("ifosfamide"), "dose": dose(5.0, "g", "m2")}));
    assert!(!says(&stated, "drug-not-stated") && !says(&stated, "dose-not-stated"));
}

#[test]
fn changes_belong_to_a_drug_and_a_cycle_of_the_course() {
    let change = |drug: &str, from: u32, to: Option<u32>| {
        one(
            "systemic",
            course(
                6,
                &dose(75.0, "mg", "m2"),
                &json!({"changes": [{"drug": drug, "from_cycle": from, "to_cycle": to, "dose": dose(50.0, "mg", "m2")}]}),
            ),
        )
    };
    let codes = ["change-of-unknown-drug", "change-cycles-reversed", "change-beyond-course"];
    let spoken = |records: &[(&str, &str, Value)]| codes.map(|code| says(records, code));
    assert_eq!(spoken(&change("doxorubicin", 1, Some(6))), [false, false, false]);
    assert_eq!(spoken(&change("ifosfamide", 1, None)), [true, false, false]);
    assert_eq!(spoken(&change("doxorubicin", 3, Some(2))), [false, true, false]);
    assert_eq!(spoken(&change("doxorubicin", 6, Some(7))), [false, false, true]);
    let noted = |number| one("systemic", json!({"cycles": known(6), "cycle_notes": [{"number": number}]}));
    assert!(!says(&noted(6), "cycle-beyond-course"));
    assert_eq!(only(&noted(7), "cycle-beyond-course").path, "cycle_notes.0.number");
}

#[test]
fn a_course_ends_for_a_reason() {
    assert!(says(&one("systemic", json!({})), "end-reason-missing"));
    for answer in [known("completed"), json!({"absent": "not_known"})] {
        assert!(!says(&one("systemic", json!({"end_reason": answer})), "end-reason-missing"));
    }
}

#[test]
fn fractions_make_the_total() {
    let given = |total: Value, fractions: u32, each: Value| {
        one("radiotherapy", json!({"total": total, "fractions": known(fractions), "per_fraction": each}))
    };
    let gray = |amount| dose(amount, "gy", "flat");
    assert!(found(&given(gray(50.4), 28, gray(1.8)), "radiation-total-differs").is_empty());
    assert!(!says(&given(gray(50.5), 28, gray(1.8)), "radiation-total-differs"), "0.1 Gy is rounding");
    let finding = only(&given(gray(50.4), 25, gray(1.8)), "radiation-total-differs");
    assert_eq!(finding.message, "25 fractions of 1.8 Gy are 45 Gy, not the stated total of 50.4 Gy.");
    assert!(!says(&given(gray(50.4), 28, dose(180.0, "c_gy", "flat")), "radiation-total-differs"));
    assert_eq!(
        only(&given(dose(70.0, "gy_e", "flat"), 35, gray(2.0)), "radiation-units-differ").severity,
        Severity::Check
    );
    assert!(!says(&given(gray(50.4), 28, gray(1.8)), "radiation-dose-not-stated"));
    assert!(says(&one("radiotherapy", json!({"total": gray(50.0)})), "radiation-dose-not-stated"));
}

#[test]
fn a_grade_of_a_side_effect_names_its_scale() {
    let event = |version: Value| one("adverse", json!({"term": "myalgia", "grade": known("g2"), "version": version}));
    assert!(says(&event(json!(null)), "ctcae-version-missing"));
    assert!(!says(&event(known("v5")), "ctcae-version-missing"));
    assert!(!says(&one("adverse", json!({"term": "myalgia"})), "ctcae-version-missing"));
}
