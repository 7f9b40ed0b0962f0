//! Types and codes that are unknown, differ, or lie elsewhere.

use serde_json::{Value, json};

use super::{Severity, found, known, one, only, says};

fn code(code: &str) -> Value {
    json!({"system": "ICD-O", "version": "3.2", "code": code, "display": "", "verified": true})
}

fn typed(entity: &str, morphology: Option<&str>) -> [(&'static str, &'static str, Value); 1] {
    let morphology = morphology.map_or(Value::Null, code);
    one(
        "pathology",
        json!({"histology": known(json!({"stated": "as stated", "entity": entity, "morphology": morphology}))}),
    )
}

fn at(entity: &str, morphology: Option<&str>, site: &str) -> [(&'static str, &'static str, Value); 1] {
    let morphology = morphology.map_or(Value::Null, code);
    one(
        "tumour",
        json!({"topography": code(site), "diagnosis": known(json!({"entity": entity, "morphology": morphology}))}),
    )
}

const CODES: [&str; 9] = [
    "entity-unknown",
    "code-unverified",
    "not-a-sarcoma",
    "morphology-malformed",
    "behaviour-metastatic",
    "code-differs-from-type",
    "morphology-unknown",
    "topography-unknown",
    "site-and-type-implausible",
];

/// The published case: C48.1, 8890/3.
#[test]
fn what_agrees_with_the_list_says_nothing() {
    for records in [
        at("pleomorphic-leiomyosarcoma", Some("8890/3"), "C48.1"),
        at("", Some("8890/3"), "C48.1"),
        at("leiomyosarcoma", None, "C54.2"),
        typed("gist", Some("8936/3")),
        typed("", None),
        typed("ntrk-rearranged-spindle-cell-neoplasm", None),
    ] {
        for code in CODES {
            assert!(!says(&records, code), "{code}: {records:?}");
        }
    }
}

#[test]
fn an_unknown_type_is_named_and_the_nearest_offered() {
    let finding = only(&typed("Leiomyosarcoma", None), "entity-unknown");
    assert_eq!(finding.message, "“Leiomyosarcoma” is not in this program's table of tumour types.");
    assert_eq!((finding.severity, finding.path.as_str()), (Severity::Check, "histology.known.entity"));
    let fix = finding.fix.unwrap();
    assert_eq!((fix.path.as_str(), fix.value), ("histology.known.entity", json!("leiomyosarcoma")));
    assert_eq!(only(&typed("xylophone", None), "entity-unknown").fix, None);
}

#[test]
fn a_code_that_differs_from_the_type_is_a_finding_with_the_code_of_the_type() {
    let finding = only(&typed("leiomyosarcoma", Some("8891/3")), "code-differs-from-type");
    assert_eq!(finding.message, "Leiomyosarcoma NOS is coded 8890/3; 8891/3 is recorded.");
    assert_eq!((finding.severity, finding.path.as_str()), (Severity::Check, "histology.known.morphology.code"));
    let fix = finding.fix.unwrap();
    assert_eq!((fix.path.as_str(), fix.value["code"].as_str()), ("histology.known.morphology", Some("8890/3")));
    let recalled = only(&typed("gastroblastoma", Some("8976/3")), "code-differs-from-type");
    assert_eq!(recalled.severity, Severity::Note, "a recalled code gives a hint only");
}

/// GIST is /3 in ICD-O-3.2, /1 before; DFSP /1, /3 in older United States registries.
#[test]
fn an_older_behaviour_is_told_apart() {
    let finding = only(&typed("gist", Some("8936/1")), "code-differs-from-type");
    assert_eq!(
        finding.message,
        "Gastrointestinal stromal tumour is coded 8936/3 (malignant, primary site); 8936/1 is recorded (borderline or \
         uncertain)."
    );
    assert!(says(&typed("dermatofibrosarcoma-protuberans", Some("8832/3")), "code-differs-from-type"));
}

#[test]
fn codes_outside_the_list_or_of_no_form_are_told_apart() {
    let foreign = only(&typed("", Some("8140/3")), "morphology-unknown");
    assert_eq!((foreign.severity, foreign.fix), (Severity::Note, None));
    assert_eq!(
        only(&typed("", Some("8890")), "morphology-malformed").message,
        "“8890” is not an ICD-O morphology: that is four digits, a slash and the behaviour, as in 8890/3."
    );
    for (old, new) in [("9260/3", "9364/3"), ("8853/3", "8852/3")] {
        let finding = only(&typed("", Some(old)), "morphology-unknown");
        assert_eq!((finding.severity, finding.fix.unwrap().value), (Severity::Check, json!(new)));
    }
    let other = json!({"system": "SNOMED CT", "code": "51549004", "display": "", "verified": false});
    let records =
        one("pathology", json!({"histology": known(json!({"entity": "leiomyosarcoma", "morphology": other}))}));
    assert!(CODES.iter().all(|code| !says(&records, code)), "other systems are not judged");
}

#[test]
fn behaviour_of_a_metastasis_does_not_code_a_case() {
    let finding = only(&typed("leiomyosarcoma", Some("8890/6")), "behaviour-metastatic");
    assert_eq!(finding.message, "8890/6 codes a metastasis; a case is coded 8890/3 with the site of its primary.");
    assert_eq!(finding.fix.unwrap().value, json!("8890/3"));
    assert!(!says(&typed("leiomyosarcoma", Some("8890/6")), "code-differs-from-type"));
}

#[test]
fn a_recalled_code_is_a_hint_and_a_carcinosarcoma_is_warned_of() {
    let finding = only(&typed("round-cell-liposarcoma", None), "code-unverified");
    assert_eq!(finding.severity, Severity::Note);
    assert!(finding.why.contains("no longer in ICD-O-3.2"));
    let warned = only(&typed("carcinosarcoma-not-a-sarcoma", Some("8980/3")), "not-a-sarcoma");
    assert_eq!(warned.severity, Severity::Check);
    assert_eq!(only(&typed("histiocytic-sarcoma", None), "not-a-sarcoma").severity, Severity::Note);
}

#[test]
fn types_away_from_where_they_arise_are_questioned() {
    let finding = only(&at("osteosarcoma-conventional", None, "C49.2"), "site-and-type-implausible");
    assert_eq!(
        finding.message,
        "Osteosarcoma, conventional arises in bone; the site is C49.2 (Connective, subcutaneous and other soft tissues of \
         lower limb and hip)."
    );
    assert_eq!((finding.severity, finding.path.as_str()), (Severity::Check, "topography"));
    assert_eq!(only(&at("gastroblastoma", None, "C49.2"), "site-and-type-implausible").severity, Severity::Note);
    // 9180/3 is also extraskeletal osteosarcoma; 9020/3 is of the breast alone.
    assert!(!says(&at("", Some("9180/3"), "C49.2"), "site-and-type-implausible"));
    assert!(says(&at("", Some("9020/3"), "C49.2"), "site-and-type-implausible"));
    assert!(!says(&at("", Some("8140/3"), "C49.2"), "site-and-type-implausible"));
}

#[test]
fn a_site_outside_the_table_is_questioned() {
    for code in ["C99.9", "C42.1", "thigh"] {
        assert_eq!(only(&at("leiomyosarcoma", None, code), "topography-unknown").severity, Severity::Check);
    }
    assert_eq!(found(&at("leiomyosarcoma", None, "C492"), "topography-unknown"), []);
}
