//! The way to a stage, step by step, and the boundaries of its evidence.

use serde_json::{Value, json};

use super::{Basis, Edition, by_table, known, of, size, specimen, staged, tumour, with};

fn steps(records: &[(&str, &str, Value)], edition: Edition, basis: Basis) -> Vec<String> {
    let all = staged(records);
    let steps = &of(&all, edition, basis).explanation.steps;
    steps.iter().map(|step| format!("{}: {}: {}", step.about, step.input, step.outcome)).collect()
}

#[test]
fn every_step_of_a_stage_is_told() {
    let records = [
        ("t", "tumour", with(tumour("C49.2", "8890/3"), json!({"nodes_at_diagnosis": known("present")}))),
        (
            "p",
            "pathology",
            with(specimen(6.0, 2), json!({"invasion": [{"structure": "Femur", "presence": "present"}]})),
        ),
    ];
    assert_eq!(
        steps(&records, Edition::Ajcc8, Basis::Pathological),
        [
            "table: 8890/3 at C49.2: soft tissue of trunk and extremities",
            "T: 6 cm (specimen); invaded: femur: T2: over 5 cm, up to 10 cm",
            "N: regional nodes with tumour: N1",
            "M: none at diagnosis: M0",
            "G: grade 2: G2",
            "group: T2 N1 M0 G2: stage IV",
        ]
    );
    let bare = [
        (
            "t",
            "tumour",
            json!({"topography": super::code("ICD-O", "C40.2"), "diagnosis": known(json!({"stated": "sarcoma", "morphology": super::code("ICD-O", "9180/3")}))}),
        ),
        ("m", "metastasis", json!({"when": known(json!({"after": {"record": "t"}})), "event": known("metastasis")})),
    ];
    let told = steps(&bare, Edition::Ajcc8, Basis::Clinical);
    assert_eq!(told[1], "T: size not recorded: TX: primary tumour cannot be assessed");
    assert_eq!(told[2], "N: regional nodes not recorded: NX");
    assert_eq!(told[3], "M: not recorded at diagnosis: M0");
}

#[test]
fn distant_disease_names_its_organs() {
    let m = |sites: &[&str]| {
        let sites: Vec<Value> = sites.iter().map(|organ| json!({"organ": organ})).collect();
        let mut record = tumour("C40.2", "9180/3");
        record.as_object_mut().unwrap().remove("metastasis_at_diagnosis");
        record["diagnosed"] = known(json!({"date": "2024-03-01"}));
        let when = known(json!({"after": {"record": "t", "offset": {"value": 1, "unit": "day"}}}));
        let records = [
            ("t", "tumour", record),
            ("m", "metastasis", json!({"when": when, "event": known("metastasis"), "sites": sites})),
            ("p", "pathology", specimen(6.0, 2)),
        ];
        steps(&records, Edition::Ajcc8, Basis::Pathological)[3].clone()
    };
    assert_eq!(m(&[]), "M: present at diagnosis, organs not recorded: M1");
    assert_eq!(m(&["left lung", "right lung"]), "M: present at diagnosis: left lung, right lung: M1a");
    assert_eq!(m(&["liver", "lung"]), "M: present at diagnosis: liver, lung: M1b");
}

/// clinical-standards § 2.6: the table that the user chose is named with its reason.
#[test]
fn the_choice_of_a_table_is_told_with_its_reason() {
    let table = |site: &str, morphology: &str, more: Value, edition| {
        let records = [("t", "tumour", with(tumour(site, morphology), more)), ("p", "pathology", specimen(6.0, 2))];
        steps(&records, edition, Basis::Pathological)[0].clone()
    };
    let organ = json!({"depth": known("visceral")});
    assert_eq!(
        table("C48.1", "8890/3", organ, Edition::Ajcc8),
        "table: 8890/3 at C48.1: organs of abdomen and thorax, because it arose within an organ"
    );
    assert_eq!(
        table("C49.4", "8890/3", json!({}), Edition::Ajcc8),
        "table: 8890/3 at C49.4: no table until it is recorded whether it arose in the wall or in an organ"
    );
    assert_eq!(
        table("C54.2", "8936/3", json!({}), Edition::Ajcc8),
        "table: 8936/3 at C54.2: no table: stromal tumour of the corpus: no AJCC group"
    );
    let chosen = by_table(
        &[("t", "tumour", tumour("C49.2", "8890/3")), ("p", "pathology", specimen(6.0, 2))],
        "retroperitoneum",
    );
    assert!(!chosen.is_empty());
}

/// clinical-standards § 2.4: the registry stages the cervix by chapter 54 from 2021; a time in months from a dated
/// diagnosis has its year too.
#[test]
fn a_year_that_is_not_recorded_is_taken_for_a_recent_one() {
    let assumed = |diagnosed: Value| {
        let records =
            [("t", "tumour", with(tumour("C53.9", "8890/3"), diagnosed)), ("p", "pathology", specimen(6.0, 2))];
        let all = staged(&records);
        of(&all, Edition::Ajcc8, Basis::Pathological).explanation.assumptions.join(" ")
    };
    let said = "The year of diagnosis is not recorded: 2021 or later was taken.";
    assert!(assumed(json!({})).contains(said));
    assert!(!assumed(json!({"diagnosed": known(json!({"date": "2022"}))})).contains(said));
}

/// clinical-standards § 2.7: an area in mm², 50 fields for 5 mm², and an area that was not recorded at all.
#[test]
fn the_rate_of_a_stromal_tumour_turns_above_five() {
    let rate = |mitoses: Value| {
        let record = with(specimen(6.0, 1), json!({"mitoses": known(mitoses)}));
        let all = staged(&[("t", "tumour", tumour("C16.1", "8936/3")), ("p", "pathology", record)]);
        let staged = of(&all, Edition::Ajcc8, Basis::Pathological);
        (staged.g.clone(), staged.explanation.steps[4].input.clone(), staged.explanation.assumptions.concat())
    };
    let (g, input, assumed) = rate(json!({"count": 5}));
    assert_eq!((g.as_str(), input.as_str()), ("low", "5 mitoses: 5.0 per 5 mm²"));
    assert_eq!(assumed, "The counted area was not recorded: 5 mm² were taken.");
    let (g, input, assumed) = rate(json!({"count": 3, "upper": 6, "fields": 50}));
    assert_eq!((g.as_str(), input.as_str()), ("high", "3 to 6 mitoses in 50 HPF: 6.0 per 5 mm²"));
    assert_eq!(assumed, "The counted area was not recorded: 10 high-power fields were taken for 1 mm² (UICC 8).");
    let (g, input, _) = rate(json!({"count": 10, "area": {"value": 10, "unit": "mm2"}}));
    assert_eq!((g.as_str(), input.as_str()), ("low", "10 mitoses in 10 mm²: 5.0 per 5 mm²"));
}

/// A specimen with no size and no imaging falls back to the largest mass of the tumour’s own record.
#[test]
fn the_masses_of_the_tumour_are_the_last_resort_for_a_size() {
    let masses = json!({"masses": [{"size": size(4.0)}, {"size": size(12.0)}]});
    let sizeless =
        json!({"specimen_kind": known("resection"), "tissue": known("primary"), "fnclcc": {"grade": known(3)}});
    let all = staged(&[("t", "tumour", with(tumour("C49.2", "8890/3"), masses.clone())), ("p", "pathology", sizeless)]);
    let pathological = of(&all, Edition::Ajcc8, Basis::Pathological);
    assert_eq!((pathological.t.as_str(), pathological.group.as_deref()), ("T3", Some("IIIB")));
    assert_eq!(pathological.explanation.steps[1].input, "12 cm (largest mass)");
    assert!(pathological.explanation.assumptions.iter().any(|said| said.contains("before the operation was taken")));
    let all = staged(&[("t", "tumour", with(tumour("C49.2", "8890/3"), masses))]);
    assert_eq!(of(&all, Edition::Ajcc8, Basis::Clinical).t, "T3");
}

/// Nodes are examined when their number is above zero; none of none says nothing.
#[test]
fn nodes_that_were_not_in_the_specimen_are_not_examined() {
    let tnm = |examined: u32, positive: u32| {
        let nodes = json!({"nodes": known(json!({"examined": examined, "positive": positive}))});
        let all =
            staged(&[("t", "tumour", tumour("C49.2", "8890/3")), ("p", "pathology", with(specimen(6.0, 3), nodes))]);
        of(&all, Edition::Ajcc8, Basis::Pathological).tnm.clone()
    };
    assert_eq!([tnm(0, 0), tnm(1, 0), tnm(1, 1)], ["pT2 cN0 cM0 G3", "pT2 pN0 cM0 G3", "pT2 pN1 cM0 G3"]);
}

/// A diagnosis told by its distance has the year of a dated record at most a fortnight from it.
#[test]
fn a_record_of_the_same_days_gives_the_year() {
    let table = |days: i32| {
        let diagnosed = known(json!({"after": {"record": "b", "offset": {"value": days, "unit": "day"}}}));
        let records = [
            ("t", "tumour", with(tumour("C53.9", "8890/3"), json!({"diagnosed": diagnosed}))),
            ("b", "biopsy", json!({"when": known(json!({"date": "2020-12-01"}))})),
            ("p", "pathology", specimen(6.0, 2)),
        ];
        of(&staged(&records), Edition::Ajcc8, Basis::Pathological).table.clone()
    };
    let (before, after) = ("organs of abdomen and thorax", "uterine leiomyosarcoma and endometrial stromal sarcoma");
    assert_eq!([-15, -14, 0, 14, 15].map(table), [after, before, before, before, after]);
}

/// Imaging of the day on which treatment began still shows the untreated tumour; that of the day after does not.
#[test]
fn imaging_counts_until_the_day_of_treatment() {
    let t = |day: i32, kind: &'static str, body: Value| {
        let on = |days: i32| known(json!({"after": {"record": "t", "offset": {"value": days, "unit": "day"}}}));
        let imaged = |day: i32, cm: f64| json!({"when": on(day), "lesions": [{"nature": "primary", "size": size(cm)}]});
        let mut treatment = body;
        treatment["when"] = on(20);
        let records = [
            (
                "t",
                "tumour",
                with(tumour("C49.2", "8890/3"), json!({"diagnosed": known(json!({"date": "2024-03-01"}))})),
            ),
            ("a", "imaging", imaged(1, 4.0)),
            ("b", "imaging", imaged(day, 12.0)),
            ("s", kind, treatment),
        ];
        of(&staged(&records), Edition::Ajcc8, Basis::Clinical).t.clone()
    };
    let resection = || json!({"intent": known("primary_resection")});
    assert_eq!([t(20, "surgery", resection()), t(21, "surgery", resection())], ["T3", "T1"]);
    assert_eq!([t(20, "systemic", json!({})), t(21, "systemic", json!({}))], ["T3", "T1"]);
    assert_eq!([t(20, "radiotherapy", json!({})), t(21, "radiotherapy", json!({}))], ["T3", "T1"]);
}
