//! Rules of grade suggestions, margins, rupture, fitness, radiotherapy and impossible orders.

use serde_json::{Value, json};

use super::{Severity, found, known, one, only, says};

fn mm(value: f64) -> Value {
    known(json!({"value": value, "unit": "mm"}))
}

fn month(value: f64) -> Value {
    known(json!({"after": {"offset": {"value": value, "unit": "month"}}}))
}

/// Mitoses 2, necrosis 2, of a type, with a stated grade.
fn graded(entity: &str, fnclcc: &Value) -> [(&'static str, &'static str, Value); 1] {
    one(
        "pathology",
        json!({
            "histology": known(json!({"entity": entity})),
            "tissue": known("primary"),
            "mitoses": known(json!({"count": 14, "fields": 10})),
            "necrosis": known(json!({"value": 60, "unit": "percent"})),
            "fnclcc": fnclcc,
        }),
    )
}

#[test]
fn the_table_suggests_and_never_states() {
    let grade = |grade: u32| json!({"grade": known(grade)});
    let suggested = only(&graded("pleomorphic-leiomyosarcoma", &grade(3)), "differentiation-suggested");
    assert_eq!(
        suggested.message,
        "The table scores “Leiomyosarcoma, pleomorphic or poorly differentiated” 3 for differentiation; with mitoses 2 and \
         necrosis 2 the sum is 7, grade 3, as stated."
    );
    assert_eq!((suggested.severity, suggested.fix), (Severity::Note, None));
    let against = only(&graded("pleomorphic-leiomyosarcoma", &grade(2)), "differentiation-suggested");
    assert!(against.message.ends_with("grade 3, not the stated 2."), "{}", against.message);
    assert_eq!(against.severity, Severity::Check);
    let recalled = only(&graded("round-cell-liposarcoma", &grade(2)), "differentiation-suggested");
    assert_eq!(recalled.severity, Severity::Note, "a row that is not verified is a hint");
    let stated = json!({"differentiation": known(2)});
    assert!(!says(&graded("pleomorphic-leiomyosarcoma", &stated), "differentiation-suggested"));
    assert!(!says(&graded("gist", &json!({})), "differentiation-suggested"));
}

#[test]
fn a_stated_score_unlike_the_table_is_noted() {
    let score = |score: u32| json!({"differentiation": known(score)});
    assert!(says(&graded("synovial-sarcoma", &score(2)), "differentiation-unlike-table"));
    assert!(!says(&graded("synovial-sarcoma", &score(3)), "differentiation-unlike-table"));
}

#[test]
fn types_with_criteria_of_their_own_are_named() {
    let grade = json!({"grade": known(2)});
    assert_eq!(only(&graded("uterine-leiomyosarcoma", &grade), "fnclcc-not-applicable").severity, Severity::Check);
    let tumour = only(&graded("solitary-fibrous-tumour", &grade), "fnclcc-not-applicable");
    assert_eq!(tumour.severity, Severity::Note, "the row is not verified");
    assert!(tumour.why.contains("risk model of this type?"), "{}", tumour.why);
    assert!(says(&graded("angiosarcoma", &grade), "fnclcc-discouraged"));
    assert!(says(&graded("osteosarcoma-conventional", &grade), "fnclcc-on-bone"));
    assert!(!says(&graded("undifferentiated-epithelioid-sarcoma", &grade), "fnclcc-not-informative"));
}

#[test]
fn a_treated_tumour_is_asked_for_its_viable_part() {
    let report = |more: &Value| {
        let mut report = json!({"tissue": known("primary"), "treated_before": known("yes")});
        report.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        one("pathology", report)
    };
    assert!(says(&report(&json!({})), "viable-part-missing"));
    let part = known(json!({"value": 10, "unit": "percent"}));
    assert!(!says(&report(&json!({"viable_part": part})), "viable-part-missing"));
}

#[test]
fn treatment_before_the_specimen_is_asked_about() {
    let records = |course: f64, treated: Value| {
        [
            ("case", "case", json!({"time_zero": "p"})),
            ("c", "systemic", json!({"when": month(course)})),
            (
                "p",
                "pathology",
                json!({"when": known(json!({"date": "2010-01-01"})), "tissue": known("primary"), "fnclcc": {"grade": known(2)}, "treated_before": treated}),
            ),
        ]
    };
    assert!(says(&records(-3.0, Value::Null), "treated-before-not-said"));
    assert!(says(&records(-3.0, known("no")), "treated-before-not-said"));
    assert!(!says(&records(-3.0, known("yes")), "treated-before-not-said"));
    assert!(!says(&records(1.0, Value::Null), "treated-before-not-said"));
}

#[test]
fn a_grade_of_a_biopsy_alone_is_noted() {
    let records = |grade: u32| {
        [
            ("op", "surgery", json!({})),
            (
                "b",
                "pathology",
                json!({"tissue": known("primary"), "specimen_kind": known("core_biopsy"), "fnclcc": {"grade": known(grade)}}),
            ),
            ("r", "pathology", json!({"tissue": known("primary"), "specimen": "op"})),
        ]
    };
    assert!(says(&records(2), "grade-on-biopsy-only"));
    assert!(!says(&records(3), "grade-on-biopsy-only"), "no higher grade can have been missed");
}

fn resected(surgery: &Value, margins: &Value) -> [(&'static str, &'static str, Value); 2] {
    [("op", "surgery", surgery.clone()), ("p", "pathology", json!({"specimen": "op", "margins": margins}))]
}

#[test]
fn residual_tumour_is_held_against_the_margin() {
    let r0 = json!({"residual": known("r0")});
    let at = |value: f64| json!({"distance": mm(value)});
    assert!(says(&resected(&r0, &at(0.0)), "r0-at-the-margin"));
    let both = json!({"residual": known("r0"), "distance": mm(0.0)});
    assert!(!says(&resected(&r0, &both), "r0-at-the-margin"), "told at the report");
    assert!(says(&resected(&r0, &both), "r0-without-clearance"));
    assert_eq!(only(&resected(&r0, &at(1.0)), "residual-scheme-not-said").severity, Severity::Note);
    let one_mm = json!({"residual": known("r0"), "residual_by": known("one_millimetre")});
    assert_eq!(
        only(&resected(&one_mm, &at(1.0)), "r0-within-1-mm").message,
        "R0 by R + 1 mm is stated with a margin of 1 mm."
    );
    assert!(!says(&resected(&one_mm, &at(1.1)), "r0-within-1-mm"));
    let r1 = json!({"residual": known("r1"), "residual_by": known("one_millimetre")});
    assert!(says(&resected(&r1, &at(2.0)), "r1-beyond-1-mm"));
    let through = json!({"residual": known("r0"), "margin_class": known("enneking_intralesional")});
    assert!(says(&one("surgery", through), "r0-intralesional"));
    let wide = json!({"margin_class": known("ssg_wide")});
    assert_eq!(only(&resected(&wide, &at(3.0)), "margin-narrow-for-class").severity, Severity::Note);
}

#[test]
fn tumour_left_behind_shows_on_imaging() {
    let records = |residual: &str, presence: &str, purpose: &str| {
        [
            ("case", "case", json!({"time_zero": "op"})),
            ("op", "surgery", json!({"when": known(json!({"date": "2010-01-01"})), "residual": known(residual)})),
            (
                "ct",
                "imaging",
                json!({"when": month(1.0), "purpose": known(purpose), "signs": [{"what": "residual tumour", "presence": presence}]}),
            ),
        ]
    };
    let code = "r2-without-residual-on-imaging";
    assert!(says(&records("r2", "absent", "postoperative"), code));
    assert!(!says(&records("r2", "present", "postoperative"), code));
    assert!(!says(&records("r0", "absent", "postoperative"), code));
    assert!(!says(&records("r2", "absent", "diagnosis"), code));
}

#[test]
fn r0_with_known_metastases_is_asked_what_it_speaks_of() {
    let records = |at: f64, of: Value| {
        [
            ("case", "case", json!({"time_zero": "m"})),
            ("m", "metastasis", json!({"when": known(json!({"date": "2010-01-01"})), "event": known("metastasis")})),
            ("op", "surgery", json!({"when": month(at), "residual": known("r0"), "residual_of": of})),
        ]
    };
    assert!(says(&records(2.0, Value::Null), "residual-scope-not-said"));
    assert!(!says(&records(2.0, known("place")), "residual-scope-not-said"));
    assert!(!says(&records(-3.0, Value::Null), "residual-scope-not-said"), "the metastases came later");
}

#[test]
fn rupture_is_untested_outside_its_own_tumour() {
    let records = |stated: &str, ascites: &str| {
        [
            ("t", "tumour", json!({"diagnosis": known(json!({"stated": stated}))})),
            ("op", "surgery", json!({"perforation": known("peritoneal_cavity"), "ascites": known(ascites)})),
            (
                "p",
                "pathology",
                json!({"tissue": known("primary"), "specimen": "op", "invasion": [{"structure": "serosal surface", "presence": "present"}]}),
            ),
        ]
    };
    let finding = only(&records("leiomyosarcoma", "bloody"), "rupture-untested");
    assert_eq!(
        finding.message,
        "This meets the definition of rupture written for GIST, untested elsewhere: tumour fracture or spillage; \
         blood-stained ascites."
    );
    assert!(finding.why.ends_with("Not counted as rupture: microscopic peritoneal penetration."), "{}", finding.why);
    assert_eq!(finding.severity, Severity::Note);
    assert!(says(&records("GIST", "none"), "rupture") && !says(&records("GIST", "none"), "rupture-untested"));
}

#[test]
fn minor_defects_are_no_rupture() {
    let operation = |body: Value| says(&one("surgery", body), "rupture-untested");
    for minor in [
        json!({"perforation": known("bowel_lumen")}),
        json!({"peritoneum_torn": known("yes")}),
        json!({"residual": known("r1")}),
        json!({"ascites": known("clear")}),
        json!({"piecemeal": known("yes"), "intent": known("metastasectomy")}),
    ] {
        assert!(!operation(minor.clone()), "{minor}");
    }
    for major in [
        json!({"bowel_perforated": known("yes")}),
        json!({"piecemeal": known("yes")}),
        json!({"ascites": known("bloody")}),
    ] {
        assert!(operation(major.clone()), "{major}");
    }
}

#[test]
fn biopsies_and_infiltration_count_by_their_item() {
    let biopsied = |technique: &str, tissue: &str| {
        let records = [
            ("b", "biopsy", json!({"technique": known(technique)})),
            ("p", "pathology", json!({"specimen": "b", "tissue": known(tissue)})),
        ];
        says(&records, "rupture-untested")
    };
    assert!(biopsied("incisional", "primary"));
    assert!(!biopsied("core_needle", "primary") && !biopsied("incisional", "metastasis"));
    let invaded = |structure: &str, site: &str| {
        let invasion = json!([{"structure": structure, "presence": "present"}]);
        let report = json!({"tissue": known("primary"), "site": known(site), "invasion": invasion});
        says(&one("pathology", report), "rupture-untested")
    };
    assert!(invaded("wall of the colon", "mesentery"));
    assert!(!invaded("wall of the stomach", "stomach") && !invaded("fat", "thigh"));
}

#[test]
fn performance_scales_are_compared_but_never_converted() {
    let visit = |ecog: &str, karnofsky: u32| {
        one(
            "presentation",
            json!({"ecog": known(ecog), "karnofsky": known(json!({"value": karnofsky, "unit": "percent"}))}),
        )
    };
    assert!(!says(&visit("ecog1", 80), "performance-scales-apart"));
    assert!(!says(&visit("ecog1", 85), "performance-scales-apart"));
    let apart = only(&visit("ecog1", 90), "performance-scales-apart");
    assert_eq!((apart.severity, apart.fix), (Severity::Note, None));
    assert!(says(&visit("ecog1", 85), "karnofsky-between-steps"));
    assert!(!says(&visit("ecog1", 90), "karnofsky-between-steps"));
    assert!(says(&one("surgery", json!({"asa": known("v_i")})), "asa-of-a-donor"));
}

#[test]
fn radiotherapy_is_told_in_gray() {
    let course = |unit: &str, per: &str| {
        let dose = known(json!({"amount": 50, "unit": unit, "per": per}));
        says(&one("radiotherapy", json!({"total": dose})), "radiation-unit")
    };
    assert!(course("mg", "flat") && course("gy", "m2"));
    assert!(!course("gy", "flat") && !course("c_gy", "flat") && !course("gy_e", "flat"));
}

#[test]
fn a_course_ends_after_it_began() {
    let course = |began: &str, ended: &str| {
        let body = json!({"when": known(json!({"date": began})), "ended": known(json!({"date": ended}))});
        says(&one("radiotherapy", body), "radiation-ends-before-it-begins")
    };
    assert!(course("2010-03", "2010-02-27"));
    assert!(!course("2010-03", "2010-03-01") && !course("2010-03-02", "2010"));
}

#[test]
fn what_comes_of_something_lies_after_it() {
    let two = |kind: &'static str, at: f64, second: &'static str, body: Value| {
        let mut body = body;
        body["when"] = month(at);
        [
            ("case", "case", json!({"time_zero": "a"})),
            ("a", kind, json!({"when": known(json!({"date": "2010-01-01"})), "intent": known("primary_resection")})),
            ("b", second, body),
        ]
    };
    let course = |at| {
        let mut records = two("surgery", at, "response", json!({"of": ["a"]}));
        records[1] = ("a", "systemic", json!({"when": known(json!({"date": "2010-01-01"}))}));
        says(&records, "response-before-its-course")
    };
    assert!(course(-2.0) && !course(0.0) && !course(-0.5));
    let specimen = |at| says(&two("surgery", at, "pathology", json!({"specimen": "a"})), "specimen-before-its-source");
    assert!(specimen(-1.0) && !specimen(-0.5) && !specimen(3.0));
    let recurrence = |at, event: &str| {
        says(&two("surgery", at, "metastasis", json!({"event": known(event)})), "recurrence-before-resection")
    };
    assert!(recurrence(-3.0, "local_recurrence") && !recurrence(3.0, "local_recurrence"));
    assert!(!recurrence(-3.0, "metastasis"));
}

#[test]
fn a_patient_dies_once() {
    let two = |first: &str, second: &str| {
        let records =
            [("a", "follow_up", json!({"status": known(first)})), ("b", "follow_up", json!({"status": known(second)}))];
        found(&records, "deaths-differ").len()
    };
    assert_eq!(two("died_of_disease", "died_otherwise"), 1);
    assert_eq!(two("died_of_disease", "died_of_disease") + two("died_unknown", "died_otherwise"), 0);
    assert_eq!(two("no_evidence", "died_otherwise"), 0);
}

#[test]
fn a_fatal_complication_ends_the_case() {
    let records = |grade: &str, at: f64, discharge: Value| {
        let complications = json!([{"what": "bleeding", "grade": grade, "at_discharge": discharge}]);
        [
            ("case", "case", json!({"time_zero": "op"})),
            ("op", "surgery", json!({"when": known(json!({"date": "2010-01-01"})), "complications": complications})),
            ("f", "follow_up", json!({"when": month(at), "status": known("no_evidence")})),
        ]
    };
    assert!(says(&records("v", 6.0, Value::Null), "fatal-but-seen-later"));
    assert!(!says(&records("i_vb", 6.0, Value::Null), "fatal-but-seen-later"));
    assert!(says(&records("v", 0.0, json!("yes")), "fatal-at-discharge"));
    assert!(!says(&records("i_va", 0.0, json!("yes")), "fatal-at-discharge"));
}
