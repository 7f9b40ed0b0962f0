//! Rules at the edges of their conditions: one thing more or less, and the words of their messages.

use serde_json::{Value, json};

use super::{Severity, found, known, one, only, says};

fn days(value: f64) -> Value {
    known(json!({"after": {"offset": {"value": value, "unit": "day"}}}))
}

/// Each single part is a grade that a treated tumour should not have.
#[test]
fn any_part_of_a_grade_counts_as_graded() {
    let treated = |fnclcc: Value| {
        says(&one("pathology", json!({"treated_before": known("yes"), "fnclcc": fnclcc})), "graded-after-treatment")
    };
    for part in ["differentiation", "mitotic", "grade"] {
        assert!(treated(json!({part: known(2)})), "{part}");
    }
    assert!(treated(json!({"necrosis": known("none")})) && !treated(json!({})));
}

#[test]
fn the_expected_grades_are_named_once() {
    let grade = |grade: u32, count: u32, necrosis: u32| {
        let report = json!({
            "mitoses": known(json!({"count": count, "fields": 10})), "fnclcc": {"grade": known(grade)},
            "necrosis": known(json!({"value": necrosis, "unit": "percent"})),
        });
        found(&one("pathology", report), "grade-disagrees").into_iter().map(|finding| finding.message).next()
    };
    let expected = |grade: u32, mitoses: u32, necrosis: u32, possible: &str| {
        Some(format!(
            "The stated grade {grade} fits no differentiation score with mitoses {mitoses}, necrosis {necrosis}; expected \
             is {possible}."
        ))
    };
    assert_eq!(grade(3, 3, 0), expected(3, 1, 0, "1 or 2"));
    assert_eq!(grade(1, 25, 60), expected(1, 3, 2, "3"));
    assert_eq!(grade(2, 25, 60), expected(2, 3, 2, "3"));
}

#[test]
fn the_grade_of_a_recurrence_is_not_that_of_the_case() {
    let records = one("pathology", json!({"tissue": known("local_recurrence"), "fnclcc": {"grade": known(3)}}));
    assert_eq!(
        only(&records, "graded-metastasis").message,
        "This grade is that of a recurrence, not the grade of the case."
    );
}

#[test]
fn the_table_says_where_its_score_is_from() {
    let why = |entity: &str| {
        let report = json!({
            "histology": known(json!({"entity": entity})), "mitoses": known(json!({"count": 14, "fields": 10})),
            "necrosis": known(json!({"value": 60, "unit": "percent"})), "fnclcc": {"differentiation": known(1)},
        });
        only(&one("pathology", report), "differentiation-unlike-table").why
    };
    assert_eq!(why("synovial-sarcoma"), "Scores by type: CAP table. The pathologist’s own score outranks the table.");
    assert!(why("myxoid-liposarcoma").contains("CAP table. Over 5 % round cells counts as high grade. The"));
    assert!(why("round-cell-liposarcoma").contains("The row has not been verified."));
}

/// Half a month, and what the statement leaves open, between a course and the specimen it would have treated.
#[test]
fn a_course_treats_what_lies_after_it_by_more_than_half_a_month() {
    let asked = |course: Value, kind: &'static str, tissue: &str, fnclcc: Value| {
        let records = [
            ("case", "case", json!({"time_zero": "p"})),
            ("c", kind, json!({"when": course})),
            (
                "p",
                "pathology",
                json!({"when": known(json!({"date": "2010-01-01"})), "tissue": known(tissue), "fnclcc": fnclcc}),
            ),
        ];
        says(&records, "treated-before-not-said")
    };
    let graded = || json!({"grade": known(2)});
    let about = |value: f64| known(json!({"after": {"offset": {"qualifier": "about", "value": value, "unit": "day"}}}));
    assert!(
        asked(days(-17.0), "systemic", "primary", graded()) && asked(days(-17.0), "radiotherapy", "primary", graded())
    );
    assert!(!asked(days(-16.0), "systemic", "primary", graded()));
    assert!(
        !asked(about(-20.0), "systemic", "primary", graded()) && asked(about(-24.0), "systemic", "primary", graded())
    );
    assert!(!asked(days(-90.0), "systemic", "metastasis", graded()));
    assert!(!asked(days(-90.0), "systemic", "primary", json!({})));
}

/// Only a resection of the untreated primary can have a higher grade than the biopsy.
#[test]
fn a_biopsy_alone_is_noted_beside_a_resection_of_the_primary() {
    let noted = |tissue: &str, specimen: &str, treated: &str| {
        let records = [
            ("op", "surgery", json!({})),
            ("needle", "biopsy", json!({})),
            (
                "b",
                "pathology",
                json!({"tissue": known("primary"), "specimen": "op", "specimen_kind": known("core_biopsy"), "fnclcc": {"grade": known(2)}}),
            ),
            (
                "r",
                "pathology",
                json!({"tissue": known(tissue), "specimen": specimen, "treated_before": known(treated)}),
            ),
        ];
        says(&records, "grade-on-biopsy-only")
    };
    assert!(noted("primary", "op", "no"));
    assert!(!noted("metastasis", "op", "no") && !noted("primary", "needle", "no") && !noted("primary", "op", "yes"));
}

#[test]
fn only_whole_untreated_primaries_are_compared_with_imaging() {
    let size = |length: f64| json!({"axes": [{"length": length}], "unit": "cm"});
    let differs = |kind: &str, tissue: &str| {
        let report = json!({"tissue": known(tissue), "specimen_kind": known(kind), "size": known(size(4.0))});
        let records = [
            ("ct", "imaging", json!({"lesions": [{"nature": "primary", "size": size(9.0)}]})),
            ("p", "pathology", report),
        ];
        says(&records, "size-differs-from-imaging")
    };
    assert!(differs("resection", "primary"));
    assert!(!differs("core_biopsy", "primary") && !differs("resection", "metastasis"));
}

/// 10 %: weight changes from course to course.
#[test]
fn an_area_is_held_against_all_four_formulas() {
    let body = json!({"height": known(json!({"value": 160, "unit": "cm"})), "weight": known(json!({"value": 50, "unit": "kg"}))});
    let differs = |area: f64| {
        let records = [
            ("p", "patient", body.clone()),
            ("a", "systemic", json!({"body_surface": known(json!({"value": area, "unit": "m2"}))})),
        ];
        found(&records, "body-surface-differs").into_iter().map(|finding| finding.message).next()
    };
    // clinical-standards § 10.1: 1.4873 to 1.5012 m².
    assert_eq!([1.339, 1.651].map(differs), [None, None]);
    let low = "The body surface area is 1.33 m²; height 160 cm and weight 50 kg give 1.49 to 1.50 m².";
    assert_eq!(differs(1.33).as_deref(), Some(low));
    assert!(differs(1.66).is_some());
}

#[test]
fn problems_of_time_say_between_what() {
    let message = |records: &[(&str, &str, Value)], code: &str| only(records, code).message;
    let order = |before: bool, day: f64| {
        [
            ("zero", "pathology", json!({"when": known(json!({"after": {"record": "op", "before": before}}))})),
            ("op", "surgery", json!({"when": days(day)})),
        ]
    };
    let said = |side: &str| {
        format!("“pathology report” is stated to lie {side} “surgery”, but the other times say the opposite.")
    };
    assert_eq!(message(&order(false, 200.0), "time-order").to_lowercase(), said("after"));
    assert_eq!(message(&order(true, -200.0), "time-order").to_lowercase(), said("before"));
    let twice = |day: f64| {
        let back = json!({"after": {"record": "op", "offset": {"value": 10, "unit": "day"}}});
        [("zero", "pathology", json!({"when": known(back)})), ("op", "surgery", json!({"when": days(day)}))]
    };
    let apart = |day: f64| message(&twice(day), "time-contradiction");
    assert!(apart(40.0).ends_with("is placed at two times, 50 days apart."), "{}", apart(40.0));
    assert!(apart(50.0).ends_with(", 60 days apart."), "{}", apart(50.0));
    assert!(apart(51.0).ends_with(", 2 months apart."), "{}", apart(51.0));
    assert!(apart(40.0).contains(", reckoned from "), "{}", apart(40.0));
}

/// An operation without reports speaks for itself; a margin is held against the report it stands in.
#[test]
fn an_operation_without_a_report_is_judged_by_its_own_words() {
    let class = |class: &str, residual: &str| {
        says(&one("surgery", json!({"margin_class": known(class), "residual": known(residual)})), "r0-intralesional")
    };
    assert!(class("ssg_intralesional", "r0") && !class("ssg_intralesional", "r1") && !class("ssg_wide", "r0"));
    let barrier = |tissue: &str| {
        let margins = json!({"distance": known(json!({"value": 2, "unit": "mm"}))});
        let records = [
            ("op", "surgery", json!({"margin_class": known("ssg_wide"), "barrier": known(tissue)})),
            ("p", "pathology", json!({"specimen": "op", "margins": margins})),
        ];
        found(&records, "margin-narrow-for-class").len()
    };
    assert_eq!((barrier("fascia"), barrier("")), (0, 1));
}

/// The ablation lies between the two measurements, in the same organ.
#[test]
fn an_ablation_on_the_day_of_a_study_lies_not_between() {
    let asked = |date: &str, site: &str, target: &str| {
        let study = |date: &str| json!({"when": known(json!({"date": date})), "modality": known("ct")});
        let mm = |study: &str, size: u32| json!({"study": study, "size": {"axes": [{"length": size}], "unit": "mm"}});
        let lesion = json!({"name": "one", "site": known("liver"), "target": known(target), "measurements": [mm("ct0", 100), mm("ct1", 70)]});
        let records = [
            ("ct0", "imaging", study("2020-01-10")),
            ("ct1", "imaging", study("2020-03-10")),
            ("l", "lesion", lesion),
            ("a", "ablation", json!({"when": known(json!({"date": date})), "site": known(site)})),
        ];
        found(&records, "target-perhaps-ablated").len()
    };
    assert_eq!(asked("2020-01-11", "liver", "yes"), 1);
    assert_eq!(asked("2020-03-09", "liver", "yes"), 1);
    assert_eq!(asked("2020-01-09", "liver", "yes") + asked("2020-03-11", "liver", "yes"), 0);
    assert_eq!(asked("2020-02-10", "lung", "yes"), 0);
}

#[test]
fn a_finding_names_the_record_it_speaks_of() {
    let course = json!({"when": known(json!({"date": "2020-01-01"})), "cycles": known(6), "interval": known(json!({"value": 3, "unit": "week"})), "regimen": "AI"});
    let records = [("a", "systemic", course), ("op", "surgery", json!({"when": known(json!({"date": "2020-02-20"}))}))];
    let finding = only(&records, "surgery-during-course");
    assert!(finding.message.ends_with("planned cycles of “AI”."), "{}", finding.message);
    assert_eq!(finding.severity, Severity::Check);
}
