//! Stages as stated against those derived.

use serde_json::{Value, json};

use super::{Severity, found, known, only, says};

fn case(stages: &Value, site: &str) -> Vec<(&'static str, &'static str, Value)> {
    let code = |code: &str| json!({"system": "ICD-O", "code": code, "display": "", "verified": true});
    let size = json!({"axes": [{"length": 11}], "unit": "cm"});
    vec![
        (
            "t",
            "tumour",
            json!({
                "topography": code(site), "metastasis_at_diagnosis": known("absent"), "nodes_at_diagnosis": known("absent"),
                "diagnosis": known(json!({"stated": "leiomyosarcoma", "morphology": code("8890/3")})), "stages": stages,
            }),
        ),
        (
            "p",
            "pathology",
            json!({
                "specimen_kind": known("resection"), "tissue": known("primary"), "size": known(size),
                "fnclcc": {"grade": known(3)},
            }),
        ),
    ]
}

fn stated(system: &str, group: &str) -> Value {
    json!([{"system": system, "tnm": "pT3 pN0 cM0", "group": group}])
}

#[test]
fn a_stated_stage_that_differs_is_to_be_checked() {
    let finding = only(&case(&stated("AJCC 8", "IIIA"), "C48.1"), "stage-disagrees");
    assert_eq!((finding.severity, finding.path.as_str()), (Severity::Check, "stages.0.group"));
    assert!(finding.message.contains("pathological IIIB (pT3 cN0 cM0 G3)"), "{}", finding.message);
    assert!(finding.why.starts_with("AJCC 8, chapter 44: retroperitoneum"), "{}", finding.why);
}

#[test]
fn a_stage_that_agrees_and_other_systems_are_left_alone() {
    for (system, group) in
        [("AJCC 8", "IIIB"), ("AJCC 8", "stage IIIb"), ("NIH modified", "high risk"), ("AJCC 7", "III")]
    {
        let records = case(&stated(system, group), "C48.1");
        for code in ["stage-disagrees", "stage-without-edition", "stage-without-group"] {
            assert!(!says(&records, code), "{system} {group}: {code}");
        }
    }
}

/// Rows of UICC 8 were not verified: a hint, never more.
#[test]
fn an_unverified_table_only_hints() {
    assert_eq!(only(&case(&stated("UICC 8", "IIIA"), "C48.1"), "stage-disagrees").severity, Severity::Note);
}

#[test]
fn an_edition_left_out_is_noted_for_each_stage() {
    let both = json!([{"system": "TNM", "group": "IIIB"}, {"group": "IIIB"}, {"system": "AJCC 8", "group": "IIIB"}]);
    let paths: Vec<String> =
        found(&case(&both, "C48.1"), "stage-without-edition").into_iter().map(|finding| finding.path).collect();
    assert_eq!(paths, ["stages.0.system", "stages.1.system"]);
}

/// clinical-standards § 2.10: organs have no stage group; said only where a group was stated.
#[test]
fn a_group_where_the_edition_has_none_is_noted() {
    let finding = only(&case(&stated("AJCC 8", "IIIB"), "C18.2"), "stage-without-group");
    assert_eq!(finding.severity, Severity::Note);
    assert!(!says(&case(&stated("AJCC 8", ""), "C18.2"), "stage-without-group"));
    assert!(!says(&case(&json!([]), "C18.2"), "stage-without-group"));
}

/// clinical-standards § 19, W2: T against size.
#[test]
fn a_stated_t_that_does_not_follow_from_the_size_is_to_be_checked() {
    let with_t = |tnm: &str| case(&json!([{"system": "AJCC 8", "tnm": tnm, "group": "IIIB"}]), "C48.1");
    let finding = only(&with_t("pT4 pN0 cM0"), "t-category-disagrees");
    assert_eq!((finding.severity, finding.path.as_str()), (Severity::Check, "stages.0.tnm"));
    assert_eq!(finding.message, "T4 is stated; by what is recorded it is T3 from 11 cm (specimen).");
    // No clinical size was recorded, so a clinical T cannot be compared.
    for tnm in ["pT3 pN0 cM0", "T3N0M0", "ypT3", "cT2 cN0", "N0 M0", "pTX", ""] {
        assert!(!says(&with_t(tnm), "t-category-disagrees"), "{tnm}");
    }
}
