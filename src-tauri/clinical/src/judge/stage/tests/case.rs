//! Worked examples, boundaries, and what a case's records make of a stage.

use serde_json::{Value, json};

use super::{Basis, Edition, by_table, group_of, known, of, size, specimen, staged, tumour, with};

/// The published case at its first operation: 8 cm on CT, 11 cm in the specimen, serosa invaded, grade 3.
fn published() -> Vec<(&'static str, &'static str, Value)> {
    let imaged = json!({"purpose": known("diagnosis"), "lesions": [{"nature": "primary", "size": size(8.0)}]});
    let invasion = json!([
        {"structure": "serosal surface", "presence": "present", "extent": "diffuse"},
        {"structure": "wall of the small intestine", "presence": "absent"},
    ]);
    vec![
        ("t", "tumour", tumour("C48.1", "8890/3")),
        ("ct", "imaging", imaged),
        ("op", "surgery", json!({"intent": known("primary_resection")})),
        ("p", "pathology", with(specimen(11.0, 3), json!({"specimen": "op", "invasion": invasion}))),
    ]
}

/// clinical-standards § 0 and § 2.6: C48.1 is staged by size in chapter 44 (SEER EOD 3.3).
#[test]
fn the_published_case_is_iiia_before_and_iiib_after_the_operation() {
    let all = staged(&published());
    let clinical = of(&all, Edition::Ajcc8, Basis::Clinical);
    let pathological = of(&all, Edition::Ajcc8, Basis::Pathological);
    assert_eq!((clinical.tnm.as_str(), clinical.group.as_deref()), ("cT2 cN0 cM0 G3", Some("IIIA")));
    assert_eq!((pathological.tnm.as_str(), pathological.group.as_deref()), ("pT3 cN0 cM0 G3", Some("IIIB")));
    assert_eq!(pathological.explanation.source, "AJCC 8, chapter 44: retroperitoneum");
    assert_eq!(pathological.explanation.result, "pathological stage IIIB");
    assert!(pathological.explanation.verified);
    assert_eq!(pathological.explanation.assumptions, [""; 0]);
    assert_eq!(pathological.explanation.steps[1].input, "11 cm (specimen); invaded: serosal surface");
    assert!(clinical.explanation.assumptions.iter().any(|text| text.contains("grade is that of the specimen")));
}

/// clinical-standards § 0: by the table of organs the serosa makes it T2a, and chapter 42 has no group.
#[test]
fn the_table_of_organs_makes_it_t2a_without_a_group() {
    let all = by_table(&published(), "visceral");
    let pathological = of(&all, Edition::Ajcc8, Basis::Pathological);
    assert_eq!((pathological.t.as_str(), pathological.group.as_deref()), ("T2a", None));
    let expected = "pathological stage: no stage group in AJCC 8 (organs of abdomen and thorax)";
    assert_eq!(pathological.explanation.result, expected);
    let mut of_bowel = published();
    of_bowel[0].2["depth"] = known("visceral");
    let all = staged(&of_bowel);
    assert_eq!(of(&all, Edition::Ajcc8, Basis::Pathological).t, "T2a");
}

/// clinical-standards § 2.2: up to and with the bound.
#[test]
fn t_of_soft_tissue_changes_beyond_5_10_and_15_cm() {
    let expected = [(5.0, "II"), (5.1, "IIIA"), (10.0, "IIIA"), (10.1, "IIIB"), (15.0, "IIIB"), (15.1, "IIIB")];
    for (cm, group) in expected {
        assert_eq!(group_of("C49.2", "8890/3", cm, 2, Edition::Ajcc8).as_deref(), Some(group), "{cm} cm");
    }
    let t = |cm| {
        let all = staged(&[("t", "tumour", tumour("C48.0", "8858/3")), ("p", "pathology", specimen(cm, 1))]);
        of(&all, Edition::Ajcc8, Basis::Pathological).t.clone()
    };
    let sizes = [0.5, 5.0, 5.1, 10.0, 10.1, 15.0, 15.1];
    assert_eq!(sizes.map(t), ["T1", "T1", "T2", "T2", "T3", "T3", "T4"]);
    assert_eq!(group_of("C49.2", "8890/3", 5.0, 1, Edition::Ajcc8).as_deref(), Some("IA"));
    assert_eq!(group_of("C49.2", "8890/3", 15.1, 1, Edition::Ajcc8).as_deref(), Some("IB"));
}

/// "More than 5 cm" is beyond 5 cm; millimetres are the same size.
#[test]
fn how_a_size_was_stated_counts_and_its_unit_does_not() {
    let t = |stated: Value| {
        let record = with(specimen(1.0, 3), json!({"size": known(stated)}));
        let all = staged(&[("t", "tumour", tumour("C49.2", "8890/3")), ("p", "pathology", record)]);
        of(&all, Edition::Ajcc8, Basis::Pathological).t.clone()
    };
    let stated = |qualifier: &str, length: u32, unit: &str| json!({"qualifier": qualifier, "axes": [{"length": length}], "unit": unit});
    assert_eq!(t(stated("more_than", 5, "cm")), "T2");
    assert_eq!(t(stated("up_to", 5, "cm")), "T1");
    assert_eq!(t(stated("exactly", 50, "mm")), "T1");
    assert_eq!(t(stated("exactly", 51, "mm")), "T2");
}

/// clinical-standards § 2.2: N1 M0 of the extremity is IV in AJCC 8 and IIIB in UICC; IIIB behind the peritoneum in both.
#[test]
fn n1_is_iv_in_ajcc_8_and_iiib_in_uicc() {
    let group = |site: &str, edition| {
        let record = with(tumour(site, "8890/3"), json!({"nodes_at_diagnosis": known("present")}));
        let all = staged(&[("t", "tumour", record), ("p", "pathology", specimen(6.0, 3))]);
        of(&all, edition, Basis::Pathological).group.clone().unwrap()
    };
    assert_eq!(group("C49.2", Edition::Ajcc8), "IV");
    assert_eq!(group("C49.2", Edition::Uicc9), "IIIB");
    assert_eq!(group("C49.2", Edition::Uicc8), "IIIB");
    assert_eq!(group("C48.0", Edition::Ajcc8), "IIIB");
    assert_eq!(group("C48.0", Edition::Uicc9), "IIIB");
}

/// clinical-standards § 2.7: 6 cm with 2 mitoses per 5 mm²; up to 5 per 5 mm² is low.
#[test]
fn a_gist_is_grouped_by_site_size_and_mitoses() {
    let group = |site: &str, cm: f64, count: u32| {
        let mitoses = json!({"count": count, "area": {"value": 5, "unit": "mm2"}});
        let record = json!({
            "specimen_kind": known("resection"), "tissue": known("primary"), "size": known(size(cm)), "mitoses": known(mitoses),
        });
        let all = staged(&[("t", "tumour", tumour(site, "8936/3")), ("p", "pathology", record)]);
        of(&all, Edition::Ajcc8, Basis::Pathological).group.clone()
    };
    assert_eq!(group("C17.1", 6.0, 2).as_deref(), Some("II"));
    assert_eq!(group("C16.2", 6.0, 2).as_deref(), Some("IB"));
    assert_eq!(group("C16.2", 6.0, 5).as_deref(), Some("IB"));
    assert_eq!(group("C16.2", 6.0, 6).as_deref(), Some("IIIA"));
    let sizes = [2.0, 2.1, 5.0, 5.1, 10.0, 10.1];
    assert_eq!(sizes.map(|cm| group("C17.1", cm, 0).unwrap()), ["I", "I", "I", "II", "II", "IIIA"]);
    // Meckel's diverticulum has no AJCC group (SEER EOD 3.2).
    assert_eq!(group("C17.3", 6.0, 2), None);
}

/// The rate decides as the grade does elsewhere, and prints with T, N and M.
#[test]
fn the_mitotic_rate_of_a_gist_prints() {
    let record =
        with(specimen(6.0, 1), json!({"mitoses": known(json!({"count": 2, "area": {"value": 5, "unit": "mm2"}}))}));
    let all = staged(&[("t", "tumour", tumour("C17.1", "8936/3")), ("p", "pathology", record)]);
    let staged = of(&all, Edition::Ajcc8, Basis::Pathological);
    assert_eq!(staged.tnm, "pT3 cN0 cM0, low mitotic rate");
    let about: Vec<&str> = staged.explanation.steps.iter().map(|step| step.about.as_str()).collect();
    assert_eq!(about, ["table", "T", "N", "M", "mitotic rate", "group"]);
}

/// UICC 8 printed the rate per 50 fields, taken for 5 mm²; an unknown rate has no group (clinical-standards § 2.7).
#[test]
fn mitoses_of_a_gist_are_brought_to_5_mm2() {
    let g = |mitoses: &Value| {
        let record = with(specimen(6.0, 1), json!({"mitoses": mitoses}));
        let all = staged(&[("t", "tumour", tumour("C16.1", "8936/3")), ("p", "pathology", record)]);
        let staged = of(&all, Edition::Ajcc8, Basis::Pathological);
        (staged.g.clone(), staged.group.is_some(), staged.explanation.assumptions.len())
    };
    let high = || "high".to_owned();
    assert_eq!(g(&known(json!({"count": 6, "fields": 50}))), (high(), true, 1));
    assert_eq!(g(&known(json!({"count": 2, "fields": 10}))), (high(), true, 1));
    assert_eq!(
        g(&known(json!({"count": 2, "fields": 10, "area": {"value": 2, "unit": "mm2"}}))),
        ("low".to_owned(), true, 0)
    );
    assert_eq!(g(&json!({"absent": "not_known"})), ("unknown".to_owned(), false, 0));
}

/// clinical-standards § 2.8: exactly 5.0 cm is IA; FIGO splits II, AJCC does not.
#[test]
fn the_uterus_is_grouped_by_ajcc_and_figo_side_by_side() {
    let groups = |cm: f64, invaded: &[&str]| {
        let invasion: Vec<Value> =
            invaded.iter().map(|what| json!({"structure": what, "presence": "present"})).collect();
        let record = with(specimen(cm, 3), json!({"invasion": invasion}));
        let all = staged(&[("t", "tumour", tumour("C54.2", "8890/3")), ("p", "pathology", record)]);
        [Edition::Ajcc8, Edition::Figo2009].map(|edition| of(&all, edition, Basis::Pathological).group.clone().unwrap())
    };
    assert_eq!(groups(5.0, &[]), ["IA", "IA"]);
    assert_eq!(groups(5.1, &[]), ["IB", "IB"]);
    assert_eq!(groups(6.0, &["left adnexa"]), ["II", "IIA"]);
    assert_eq!(groups(6.0, &["pelvic side wall"]), ["II", "IIB"]);
    assert_eq!(groups(6.0, &["abdominal peritoneum"]), ["IIIA", "IIIA"]);
    assert_eq!(groups(6.0, &["abdominal peritoneum", "greater omentum"]), ["IIIB", "IIIB"]);
    assert_eq!(groups(6.0, &["urinary bladder"]), ["IVA", "IVA"]);
}

/// clinical-standards § 2.9: 8 cm, discontinuous tumours, lung alone or elsewhere.
#[test]
fn bone_of_the_limbs_is_grouped_and_spine_and_pelvis_are_not() {
    let staged_as = |site: &str, cm: f64, fields: Value| {
        let record = with(tumour(site, "9180/3"), fields);
        let all = staged(&[("t", "tumour", record), ("p", "pathology", specimen(cm, 3))]);
        let staged = of(&all, Edition::Ajcc8, Basis::Pathological).clone();
        (staged.t, staged.m, staged.group)
    };
    let group = |cm, fields| staged_as("C40.2", cm, fields).2.unwrap();
    assert_eq!(group(8.0, json!({})), "IIA");
    assert_eq!(group(8.1, json!({})), "IIB");
    assert_eq!(group(8.1, json!({"focality": known("multiple")})), "III");
    assert_eq!(group(8.0, json!({"metastasis_at_diagnosis": known("present")})), "IV");
    for site in ["C41.2", "C41.4"] {
        assert_eq!(staged_as(site, 8.0, json!({})).2, None, "{site}");
    }
}

fn with_metastasis(days: i32, organs: &[&str]) -> Vec<(&'static str, &'static str, Value)> {
    let mut unstated = tumour("C40.2", "9180/3");
    unstated.as_object_mut().unwrap().remove("metastasis_at_diagnosis");
    unstated["diagnosed"] = known(json!({"date": "2024-03-01"}));
    let sites: Vec<Value> = organs.iter().map(|organ| json!({"organ": organ})).collect();
    let after = json!({"after": {"record": "t", "offset": {"value": days, "unit": "day"}}});
    let metastasis = json!({"when": known(after), "event": known("metastasis"), "sites": sites});
    let course = json!({"when": known(json!({"after": {"record": "t", "offset": {"value": 30, "unit": "day"}}}))});
    vec![
        ("t", "tumour", unstated),
        ("m", "metastasis", metastasis),
        ("c", "systemic", course),
        ("p", "pathology", specimen(6.0, 3)),
    ]
}

/// clinical-standards § 0: stage IV at relapse must not overwrite the stage at diagnosis; AJCC 8, chapter 1: findings
/// count until treatment begins.
#[test]
fn only_metastasis_at_diagnosis_counts() {
    let m = |days, organs: &[&str]| {
        let all = staged(&with_metastasis(days, organs));
        let staged = of(&all, Edition::Ajcc8, Basis::Pathological);
        (staged.m.clone(), staged.group.clone().unwrap())
    };
    let pair = |m: &str, group: &str| (m.to_owned(), group.to_owned());
    assert_eq!(m(0, &["lung"]), pair("M1a", "IVA"));
    assert_eq!(m(10, &["lung", "liver"]), pair("M1b", "IVB"));
    assert_eq!(m(30, &["lung"]), pair("M1a", "IVA"));
    assert_eq!(m(31, &["lung"]), pair("M0", "IIA"));
    assert_eq!(m(400, &["lung"]), pair("M0", "IIA"));
}

/// A metastasis in regional nodes counts for N by the same rule.
#[test]
fn nodes_found_at_diagnosis_count_and_later_ones_do_not() {
    let n = |days| {
        let mut records = with_metastasis(days, &[]);
        records[0].2.as_object_mut().unwrap().remove("nodes_at_diagnosis");
        records[1].2["event"] = known("nodal");
        let all = staged(&records);
        let staged = of(&all, Edition::Ajcc8, Basis::Pathological);
        (staged.n.clone(), staged.m.clone())
    };
    assert_eq!(n(10), ("N1".to_owned(), "M0".to_owned()));
    assert_eq!(n(400), ("NX".to_owned(), "M0".to_owned()));
}

#[test]
fn what_is_not_recorded_is_assumed_and_listed() {
    let mut bare = tumour("C49.2", "8890/3");
    for field in ["nodes_at_diagnosis", "metastasis_at_diagnosis"] {
        bare.as_object_mut().unwrap().remove(field);
    }
    let ungraded = json!({"specimen_kind": known("resection"), "tissue": known("primary"), "size": known(size(6.0))});
    let all = staged(&[("t", "tumour", bare), ("p", "pathology", ungraded)]);
    let staged = of(&all, Edition::Ajcc8, Basis::Pathological);
    // clinical-standards § 2.2: with GX, T2 N0 M0 is IB, not unknown.
    assert_eq!((staged.tnm.as_str(), staged.group.as_deref()), ("pT2 cN0 cM0 GX", Some("IB")));
    let expected = [
        "Nodes are not recorded: N0 was taken.",
        "Distant metastasis at diagnosis is not recorded: M0 was taken.",
        "No grade is recorded: GX, which is grouped with G1.",
    ];
    assert_eq!(staged.explanation.assumptions, expected);
}

#[test]
fn nodes_are_pathological_only_when_examined_and_a_treated_specimen_says_so() {
    let record = with(
        specimen(6.0, 3),
        json!({"nodes": known(json!({"examined": 7, "positive": 0})), "treated_before": known("yes")}),
    );
    let all = staged(&[("t", "tumour", tumour("C49.2", "8890/3")), ("p", "pathology", record)]);
    // The grade of a treated specimen does not count (clinical-standards § 1.4).
    assert_eq!(of(&all, Edition::Ajcc8, Basis::Pathological).tnm, "ypT2 ypN0 cM0 GX");
}

/// clinical-standards § 2.2: a specimen without a size falls back to imaging; without any size there is no group.
#[test]
fn size_falls_back_to_imaging_and_is_never_invented() {
    let unsized_specimen =
        json!({"specimen_kind": known("resection"), "tissue": known("primary"), "fnclcc": {"grade": known(3)}});
    let mut records = published();
    records[3].2 = unsized_specimen.clone();
    let all = staged(&records);
    assert_eq!(of(&all, Edition::Ajcc8, Basis::Pathological).t, "T2");
    let all = staged(&[("t", "tumour", tumour("C49.2", "8890/3")), ("p", "pathology", unsized_specimen)]);
    let none = of(&all, Edition::Ajcc8, Basis::Pathological);
    assert_eq!((none.t.as_str(), none.group.as_deref()), ("TX", None));
    assert_eq!(none.explanation.result, "pathological stage: AJCC 8 has no group for this combination");
}

#[test]
fn unverified_tables_never_look_verified() {
    let all = staged(&published());
    assert!(!of(&all, Edition::Uicc8, Basis::Pathological).explanation.verified);
}
