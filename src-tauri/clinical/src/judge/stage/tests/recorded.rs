//! What of the records counts for a stage, and what does not.

use serde_json::{Value, json};

use super::{Basis, Edition, Staged, known, of, size, specimen, staged, tumour, with};

fn pathological(tumour: Value, specimen: Value) -> Staged {
    let all = staged(&[("t", "tumour", tumour), ("p", "pathology", specimen)]);
    of(&all, Edition::Ajcc8, Basis::Pathological).clone()
}

fn on(days: i32) -> Value {
    known(json!({"after": {"record": "t", "offset": {"value": days, "unit": "day"}}}))
}

fn imaged(days: i32, cm: f64, purpose: &str) -> Value {
    json!({"when": on(days), "purpose": known(purpose), "lesions": [{"nature": "primary", "size": size(cm)}]})
}

/// The clinical T is that of the last study before treatment began; the largest of its masses counts.
#[test]
fn the_last_study_before_treatment_gives_the_clinical_t() {
    let diagnosed = with(tumour("C49.2", "8890/3"), json!({"diagnosed": known(json!({"date": "2024-03-01"}))}));
    let mut before = imaged(10, 11.0, "staging");
    before["lesions"].as_array_mut().unwrap().push(json!({"nature": "primary", "size": size(2.0)}));
    before["lesions"].as_array_mut().unwrap().push(json!({"nature": "metastasis", "size": size(20.0)}));
    let records = [
        ("t", "tumour", diagnosed),
        ("a", "imaging", imaged(0, 4.0, "diagnosis")),
        ("b", "imaging", before),
        ("c", "imaging", imaged(15, 16.0, "response")),
        ("d", "imaging", imaged(40, 16.0, "staging")),
        ("s", "systemic", json!({"when": on(20)})),
    ];
    let all = staged(&records);
    assert_eq!(of(&all, Edition::Ajcc8, Basis::Clinical).explanation.steps[1].input, "11 cm (imaging)");
    assert!(all.iter().all(|staged| staged.basis == Basis::Clinical));
}

/// AJCC 8, chapter 1: four months from diagnosis where no treatment has begun.
#[test]
fn untreated_disease_counts_for_four_months() {
    let m = |days| {
        let mut diagnosed = with(tumour("C49.2", "8890/3"), json!({"diagnosed": known(json!({"date": "2024-03-01"}))}));
        diagnosed.as_object_mut().unwrap().remove("metastasis_at_diagnosis");
        let metastasis = json!({"when": on(days), "event": known("metastasis"), "proven_by": "p"});
        let all = staged(&[
            ("t", "tumour", diagnosed),
            ("m", "metastasis", metastasis),
            ("p", "pathology", specimen(6.0, 3)),
        ]);
        of(&all, Edition::Ajcc8, Basis::Pathological).tnm.clone()
    };
    assert_eq!(m(122), "pT2 cN0 pM1 G3");
    assert_eq!(m(123), "pT2 cN0 cM0 G3");
}

#[test]
fn the_tumours_own_answer_outranks_later_records() {
    let stated = |answer: &str| {
        let fields = json!({"metastasis_at_diagnosis": known(answer), "nodes_at_diagnosis": known(answer)});
        pathological(with(tumour("C49.2", "8890/3"), fields), specimen(6.0, 3))
    };
    assert_eq!(stated("present").tnm, "pT2 cN1 cM1 G3");
    assert_eq!(stated("absent").tnm, "pT2 cN0 cM0 G3");
    let suspected = stated("suspected");
    assert_eq!(suspected.tnm, "pT2 cN0 cM0 G3");
    let text = suspected.explanation.assumptions.join(" ");
    assert!(
        text.contains("Nodes that were only suspected") && text.contains("metastasis that was only suspected"),
        "{text}"
    );
}

#[test]
fn examined_nodes_outrank_those_of_imaging() {
    let nodes =
        |positive: u32| with(specimen(6.0, 3), json!({"nodes": known(json!({"examined": 3, "positive": positive}))}));
    let seen = with(tumour("C49.2", "8890/3"), json!({"nodes_at_diagnosis": known("present")}));
    assert_eq!(pathological(seen.clone(), nodes(0)).tnm, "pT2 pN0 cM0 G3");
    assert_eq!(pathological(seen, nodes(1)).tnm, "pT2 pN1 cM0 G3");
}

/// clinical-standards § 2.4: serosa T2a, mesentery T2b, another organ T3, several sites T4.
#[test]
fn organs_are_staged_by_what_was_invaded_and_by_number() {
    let t = |invaded: &[&str], masses: usize| {
        let invasion: Vec<Value> =
            invaded.iter().map(|what| json!({"structure": what, "presence": "present"})).collect();
        let masses: Vec<Value> = (0..masses).map(|_| json!({"size": size(2.0)})).collect();
        let record = with(specimen(6.0, 3), json!({"invasion": invasion}));
        pathological(with(tumour("C17.1", "8890/3"), json!({"masses": masses})), record).t
    };
    assert_eq!(t(&[], 1), "T1");
    assert_eq!(t(&["serosa"], 1), "T2a");
    assert_eq!(t(&["serosa", "mesentery"], 1), "T2b");
    assert_eq!(t(&["liver"], 1), "T3");
    // Its own wall is no other organ.
    assert_eq!(t(&["wall of the small intestine"], 1), "T1");
    assert_eq!([2, 3, 5, 6].map(|number| t(&[], number)), ["T4a", "T4b", "T4b", "T4c"]);
    let several = with(tumour("C17.1", "8890/3"), json!({"focality": known("multiple")}));
    assert_eq!(pathological(several, specimen(6.0, 3)).t, "T4");
}

/// A type that is high grade by definition needs no stated grade (Deyrup & Weiss 2006); a stated one outranks it.
#[test]
fn a_type_of_high_grade_by_definition_is_g3() {
    let ungraded = json!({"specimen_kind": known("resection"), "tissue": known("primary"), "size": known(size(6.0))});
    let assumed = pathological(tumour("C40.2", "9364/3"), ungraded.clone());
    assert_eq!(assumed.g, "G3");
    assert!(assumed.explanation.assumptions.iter().any(|text| text.contains("high grade by definition")));
    assert_eq!(pathological(tumour("C40.2", "9364/3"), specimen(6.0, 2)).g, "G2");
    assert_eq!(pathological(tumour("C49.2", "8890/3"), ungraded).g, "GX");
}

/// The grade of the case is the highest of its primary tumour; that of a metastasis never counts.
#[test]
fn the_highest_grade_of_the_primary_tumour_counts() {
    let biopsy =
        json!({"specimen_kind": known("core_biopsy"), "tissue": known("primary"), "fnclcc": {"grade": known(2)}});
    let metastasis = json!({"tissue": known("metastasis"), "fnclcc": {"grade": known(3)}});
    let records = |resected: u8| {
        [
            ("t", "tumour", tumour("C49.2", "8890/3")),
            ("i", "imaging", json!({"lesions": [{"nature": "primary", "size": size(6.0)}]})),
            ("b", "pathology", biopsy.clone()),
            ("p", "pathology", specimen(6.0, resected)),
            ("m", "pathology", metastasis.clone()),
        ]
    };
    let g = |resected, basis| of(&staged(&records(resected)), Edition::Ajcc8, basis).g.clone();
    assert_eq!((g(1, Basis::Clinical), g(1, Basis::Pathological)), ("G2".to_owned(), "G2".to_owned()));
    assert_eq!((g(3, Basis::Clinical), g(3, Basis::Pathological)), ("G2".to_owned(), "G3".to_owned()));
}
