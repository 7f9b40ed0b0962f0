//! Rules of the specimen: mitoses, grade, size, margins.

use serde_json::{Value, json};

use super::{Severity, found, known, one, only, says};

fn counted(count: u32, more: &Value) -> [(&'static str, &'static str, Value); 1] {
    let mut mitoses = json!({"count": count});
    for (name, value) in more.as_object().unwrap() {
        mitoses[name] = value.clone();
    }
    one("pathology", json!({"mitoses": known(mitoses)}))
}

#[test]
fn counted_areas_are_plausible_between_half_and_twenty() {
    let area = |mm2: f64| counted(3, &json!({"area": {"value": mm2, "unit": "mm2"}}));
    for plausible in [0.5, 1.734, 20.0] {
        assert!(!says(&area(plausible), "mitoses-area-implausible"), "{plausible}");
    }
    assert!(only(&area(500.0), "mitoses-area-implausible").fix.is_some());
    for odd in [0.49, 20.1, 499.0, 20_001.0] {
        let finding = only(&area(odd), "mitoses-area-implausible");
        assert!(finding.fix.is_none(), "nothing to offer for {odd}");
    }
}

#[test]
fn a_count_needs_fields_or_an_area() {
    assert!(says(&counted(3, &json!({})), "mitoses-area-missing"));
    assert!(!says(&counted(3, &json!({"fields": 10})), "mitoses-area-missing"));
    assert!(!says(&counted(3, &json!({"area": {"value": 2, "unit": "mm2"}})), "mitoses-area-missing"));
}

#[test]
fn a_count_near_a_threshold_is_noted() {
    let standard = |count| counted(count, &json!({"area": {"value": 1.734, "unit": "mm2"}}));
    let near: Vec<u32> = (0..25).filter(|count| says(&standard(*count), "mitoses-near-threshold")).collect();
    assert_eq!(near, [10, 20]);
    let wider = counted(14, &json!({"area": {"value": 2.376, "unit": "mm2"}}));
    assert_eq!(
        only(&wider, "mitoses-near-threshold").message,
        "The count comes to 10.2 per ten standard fields, next to the threshold of 10."
    );
}

#[test]
fn a_stromal_tumour_has_no_threshold_of_ten() {
    let gist = |stated: &str| {
        one(
            "pathology",
            json!({"histology": known(json!({"stated": stated})), "mitoses": known(json!({"count": 10, "fields": 10}))}),
        )
    };
    assert!(says(&gist("leiomyosarcoma"), "mitoses-near-threshold"));
    assert!(!says(&gist("gastrointestinal stromal tumour"), "mitoses-near-threshold"));
}

fn graded(parts: &Value, count: u32, necrosis: u32) -> [(&'static str, &'static str, Value); 1] {
    one(
        "pathology",
        json!({
            "fnclcc": parts,
            "mitoses": known(json!({"count": count, "fields": 10})),
            "necrosis": known(json!({"value": necrosis, "unit": "percent"})),
        }),
    )
}

#[test]
fn a_grade_without_differentiation_is_read_backwards() {
    let grade = |grade: u32, count, necrosis| graded(&json!({"grade": known(grade)}), count, necrosis);
    assert_eq!(only(&grade(3, 14, 60), "grade-agrees").severity, Severity::Note);
    assert_eq!(
        only(&grade(2, 14, 60), "grade-agrees").message,
        "The stated grade 2 agrees with differentiation 1 (mitoses 2, necrosis 2)."
    );
    let finding = only(&grade(1, 14, 60), "grade-disagrees");
    assert_eq!(
        finding.message,
        "The stated grade 1 fits no differentiation score with mitoses 2, necrosis 2; expected is 2 or 3."
    );
    assert_eq!(finding.severity, Severity::Check);
}

#[test]
fn a_grade_with_all_parts_is_added_up() {
    let parts = |grade: u32| json!({"differentiation": known(3), "mitotic": known(1), "necrosis": known("none"), "grade": known(grade)});
    assert!(found(&graded(&parts(2), 3, 0), "grade-disagrees").is_empty());
    let finding = only(&graded(&parts(3), 3, 0), "grade-disagrees");
    assert_eq!(finding.message, "The stated grade 3 disagrees with its parts: their sum 4 is grade 2.");
    assert_eq!(finding.severity, Severity::Error);
    let reckoned = graded(&json!({"differentiation": known(3), "grade": known(3)}), 3, 0);
    assert_eq!(only(&reckoned, "grade-disagrees").severity, Severity::Check);
}

#[test]
fn stated_scores_are_held_against_their_numbers() {
    let mitotic = |score: u32, count| graded(&json!({"mitotic": known(score)}), count, 0);
    assert!(!says(&mitotic(1, 9), "mitotic-score-disagrees"));
    assert!(says(&mitotic(1, 10), "mitotic-score-disagrees"));
    let necrosis = |score: &str, percent| graded(&json!({"necrosis": known(score)}), 3, percent);
    assert!(!says(&necrosis("under_half", 49), "necrosis-score-disagrees"));
    assert!(says(&necrosis("under_half", 50), "necrosis-score-disagrees"));
}

#[test]
fn treated_tumours_and_stromal_tumours_are_not_graded() {
    let treated =
        |answer: &str| one("pathology", json!({"treated_before": known(answer), "fnclcc": {"grade": known(2)}}));
    assert!(says(&treated("yes"), "graded-after-treatment"));
    assert!(!says(&treated("no"), "graded-after-treatment"));
    assert!(!says(&one("pathology", json!({"treated_before": known("yes")})), "graded-after-treatment"));
    let typed = |stated: &str, fnclcc: Value| {
        one("pathology", json!({"histology": known(json!({"stated": stated})), "fnclcc": fnclcc}))
    };
    let grade = || json!({"grade": known(2)});
    assert_eq!(only(&typed("GIST, spindle cell type", grade()), "fnclcc-on-gist").severity, Severity::Error);
    assert!(!says(&typed("GIST, spindle cell type", json!({})), "fnclcc-on-gist"));
    assert!(!says(&typed("leiomyosarcoma, logistic", grade()), "fnclcc-on-gist"), "“gist” begins a word");
    assert!(says(&typed("alveolar rhabdomyosarcoma", grade()), "fnclcc-not-informative"));
    assert!(!says(&typed("pleomorphic leiomyosarcoma", grade()), "fnclcc-not-informative"));
}

#[test]
fn the_case_says_the_type_where_the_report_does_not() {
    let records = [
        ("t", "tumour", json!({"diagnosis": known(json!({"stated": "GIST"}))})),
        ("p", "pathology", json!({"fnclcc": {"grade": known(2)}})),
    ];
    assert!(says(&records, "fnclcc-on-gist"));
}

#[test]
fn a_tumour_of_bone_has_a_grade_of_its_own() {
    let records = |depth: &str| {
        [("t", "tumour", json!({"depth": known(depth)})), ("p", "pathology", json!({"fnclcc": {"grade": known(2)}}))]
    };
    assert!(says(&records("bone"), "fnclcc-on-bone"));
    assert!(!says(&records("deep"), "fnclcc-on-bone"));
}

#[test]
fn the_grade_of_a_metastasis_is_not_that_of_the_case() {
    let tissue = |tissue: &str| one("pathology", json!({"tissue": known(tissue), "fnclcc": {"grade": known(3)}}));
    assert!(says(&tissue("metastasis"), "graded-metastasis"));
    assert!(!says(&tissue("primary"), "graded-metastasis"));
    let kind = |kind: &str| one("pathology", json!({"specimen_kind": known(kind), "fnclcc": {"grade": known(3)}}));
    for sample in ["core_biopsy", "incisional_biopsy", "cytology"] {
        assert!(says(&kind(sample), "graded-on-biopsy"), "{sample}");
    }
    assert!(!says(&kind("resection"), "graded-on-biopsy"));
}

#[test]
fn sizes_may_differ_by_a_quarter() {
    let size = |length: f64| json!({"axes": [{"length": length}], "unit": "cm"});
    let records = |seen: f64, removed: f64, treated: &str| {
        let specimen =
            json!({"tissue": known("primary"), "size": known(size(removed)), "treated_before": known(treated)});
        [
            ("ct", "imaging", json!({"lesions": [{"nature": "primary", "size": size(seen)}]})),
            ("path", "pathology", specimen),
        ]
    };
    assert!(!says(&records(10.0, 12.5, "no"), "size-differs-from-imaging"));
    assert!(says(&records(10.0, 12.6, "no"), "size-differs-from-imaging"));
    assert!(says(&records(12.6, 10.0, "no"), "size-differs-from-imaging"));
    assert!(!says(&records(12.6, 10.0, "yes"), "size-differs-from-imaging"), "treatment shrinks");
}

#[test]
fn several_masses_are_not_compared() {
    let size = |length: f64| json!({"axes": [{"length": length}], "unit": "cm"});
    let records = |focality: &str| {
        [
            ("t", "tumour", json!({"focality": known(focality)})),
            ("ct", "imaging", json!({"lesions": [{"nature": "primary", "size": size(4.0)}]})),
            ("path", "pathology", json!({"tissue": known("primary"), "size": known(size(9.0))})),
        ]
    };
    assert!(says(&records("single"), "size-differs-from-imaging"));
    assert!(!says(&records("multiple"), "size-differs-from-imaging"));
}

#[test]
fn a_report_does_not_contradict_itself() {
    let nodes = |positive| one("pathology", json!({"nodes": known(json!({"examined": 4, "positive": positive}))}));
    assert!(!says(&nodes(4), "nodes-do-not-add-up"));
    assert!(says(&nodes(5), "nodes-do-not-add-up"));
    let viable = |part| {
        one(
            "pathology",
            json!({"viable_tumour": known("absent"), "viable_part": known(json!({"value": part, "unit": "percent"}))}),
        )
    };
    assert!(!says(&viable(0), "viable-part-contradicts"));
    assert!(says(&viable(5), "viable-part-contradicts"));
    let margin = |mm, residual: &str| {
        one(
            "pathology",
            json!({"margins": {"residual": known(residual), "distance": known(json!({"value": mm, "unit": "mm"}))}}),
        )
    };
    assert!(says(&margin(0, "r0"), "r0-without-clearance"));
    assert!(!says(&margin(1, "r0"), "r0-without-clearance") && !says(&margin(0, "r1"), "r0-without-clearance"));
}

#[test]
fn specimens_of_different_types_are_noted() {
    let report = |entity: &str| json!({"histology": known(json!({"stated": entity, "entity": entity}))});
    let two = |second: &str| [("a", "pathology", report("leiomyosarcoma")), ("b", "pathology", report(second))];
    assert!(!says(&two("leiomyosarcoma"), "types-differ"));
    assert!(!says(&two(""), "types-differ"), "words are not compared");
    assert_eq!(
        only(&two("myxofibrosarcoma"), "types-differ").message,
        "The specimens are of different types: leiomyosarcoma; myxofibrosarcoma."
    );
}
