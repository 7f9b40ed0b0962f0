//! Rules of immunohistochemistry and molecular tests.

use serde_json::{Value, json};

use super::{Severity, found, known, one, only, says};

type Records = [(&'static str, &'static str, Value); 1];

fn stained(entity: &str, stains: &[(&str, &str)]) -> Records {
    let stains: Vec<Value> =
        stains.iter().map(|(marker, result)| json!({"marker": marker, "result": result})).collect();
    one("pathology", json!({"histology": known(json!({"entity": entity})), "immunohistochemistry": stains}))
}

fn tested(entity: &str, alteration: &str, result: &str) -> Records {
    let test = json!({"method": "FISH", "alteration": alteration, "result": result});
    one("pathology", json!({"histology": known(json!({"entity": entity})), "molecular": [test]}))
}

const CODES: [&str; 7] = [
    "marker-lost-or-retained",
    "marker-clone-missing",
    "marker-contradicts",
    "fusion-notation",
    "marker-against-type",
    "alteration-against-type",
    "markers-of-line-negative",
];

/// The panel of the published case, and results that fit their type.
#[test]
fn what_fits_says_nothing() {
    for records in [
        stained(
            "pleomorphic-leiomyosarcoma",
            &[("desmin", "positive"), ("SMA", "positive"), ("h-caldesmon", "positive")],
        ),
        stained(
            "leiomyosarcoma",
            &[("CD117", "negative"), ("DOG1", "negative"), ("S100", "negative"), ("MDM2", "negative")],
        ),
        stained("gist", &[("CD117", "positive"), ("DOG1", "positive"), ("desmin", "negative")]),
        stained("epithelioid-sarcoma", &[("INI1", "lost")]),
        stained("", &[("STAT6", "positive")]),
        tested("ewing-sarcoma", "EWSR1::FLI1", "found"),
        tested("synovial-sarcoma", "SS18 rearrangement", "failed"),
        tested("gist", "KIT", "found"),
    ] {
        for code in CODES {
            assert!(!says(&records, code), "{code}: {records:?}");
        }
    }
}

#[test]
fn positive_for_a_loss_marker_asks_whether_lost_or_retained() {
    let finding = only(&stained("", &[("desmin", "positive"), ("SMARCB1", "positive")]), "marker-lost-or-retained");
    assert_eq!(finding.message, "INI1 is recorded as positive; was the stain lost or retained?");
    assert_eq!((finding.path.as_str(), finding.severity), ("immunohistochemistry.1.result", Severity::Check));
    assert_eq!(finding.fix, None, "which is meant only the reporter knows");
    assert!(finding.why.contains("Anderson 2021"));
    assert!(says(&stained("", &[("H3K27me3", "negative")]), "marker-lost-or-retained"));
    assert_eq!(only(&stained("", &[("MTAP", "positive")]), "marker-lost-or-retained").severity, Severity::Note);
    for fitting in ["lost", "retained", "equivocal", "not_done"] {
        assert!(!says(&stained("", &[("INI1", fitting)]), "marker-lost-or-retained"), "{fitting}");
    }
}

#[test]
fn a_marker_told_by_its_clone_needs_it() {
    assert_eq!(only(&stained("", &[("WT1", "positive")]), "marker-clone-missing").path, "immunohistochemistry.0.clone");
    assert!(!says(&stained("", &[("WT1", "negative")]), "marker-clone-missing"));
    let stain = json!([{"marker": "WT1", "result": "positive", "clone": "6F-H2"}]);
    assert!(!says(&one("pathology", json!({"immunohistochemistry": stain})), "marker-clone-missing"));
}

#[test]
fn one_marker_under_two_names_has_one_result() {
    let records = stained("", &[("SMA", "positive"), ("desmin", "negative"), ("smooth muscle actin", "negative")]);
    let finding = only(&records, "marker-contradicts");
    assert_eq!(finding.message, "SMA is recorded twice in this report, with opposite results.");
    assert_eq!(finding.path, "immunohistochemistry.2.result");
    assert!(!says(&stained("", &[("SMA", "positive"), ("smooth muscle actin", "positive")]), "marker-contradicts"));
    assert!(!says(&stained("", &[("SMA", "positive"), ("SMA", "not_done")]), "marker-contradicts"));
}

#[test]
fn a_fusion_in_another_notation_can_be_set_right() {
    let finding = only(&tested("", "EWSR1-FLI1 fusion", "found"), "fusion-notation");
    assert_eq!(finding.message, "The fusion EWSR1-FLI1 is written EWSR1::FLI1.");
    let fix = finding.fix.unwrap();
    assert_eq!((fix.path.as_str(), fix.value), ("molecular.0.alteration", json!("EWSR1::FLI1 fusion")));
    assert_eq!(only(&tested("", "SYT/SSX2", "found"), "fusion-notation").fix.unwrap().value, json!("SS18::SSX2"));
    for well in ["EWSR1::FLI1", "MDM2 amplification", "H3-3A p.G34W", "IDH1/IDH2"] {
        assert_eq!(found(&tested("", well, "found"), "fusion-notation"), [], "{well}");
    }
}

#[test]
fn a_fusion_of_another_type_is_to_check_with_its_source() {
    let finding = only(&tested("leiomyosarcoma", "EWSR1::WT1", "found"), "alteration-against-type");
    assert_eq!(
        finding.message,
        "EWSR1::WT1 found is recorded, typical of desmoplastic small round cell tumour; the stated type is Leiomyosarcoma \
         NOS."
    );
    assert_eq!((finding.severity, finding.path.as_str()), (Severity::Check, "molecular.0"));
    assert!(finding.why.contains("PDQ Childhood Soft Tissue Sarcoma HP (2025) table 2"));
    let recalled = only(&tested("leiomyosarcoma", "FUS::ERG", "found"), "alteration-against-type");
    assert_eq!(recalled.severity, Severity::Note);
    assert!(recalled.why.contains("hint only"));
}

/// Atypical lipomatous tumour and dedifferentiated liposarcoma carry MDM2 amplification.
#[test]
fn mdm2_is_held_against_the_stated_type() {
    let missing =
        only(&tested("dedifferentiated-liposarcoma", "MDM2 amplification", "not_found"), "alteration-against-type");
    assert_eq!(
        missing.message,
        "MDM2 amplification not found is recorded; the opposite is typical of the stated type, Dedifferentiated \
         liposarcoma."
    );
    assert_eq!(missing.severity, Severity::Note);
    assert!(says(&tested("atypical-lipomatous-tumour", "MDM2 amplification", "not_found"), "alteration-against-type"));
    // The rows of intimal sarcoma and osteosarcoma are recalled and left out where others were read.
    let elsewhere =
        only(&tested("undifferentiated-pleomorphic-sarcoma", "MDM2 amplification", "found"), "alteration-against-type");
    assert_eq!(
        elsewhere.message,
        "MDM2 amplification found is recorded, typical of well-differentiated liposarcoma; dedifferentiated liposarcoma; \
         the stated type is Undifferentiated pleomorphic sarcoma."
    );
    assert_eq!(elsewhere.severity, Severity::Check);
    assert!(says(
        &tested("undifferentiated-pleomorphic-sarcoma", "MDM2 amplification", "found"),
        "alteration-against-type"
    ));
    assert!(!says(&tested("dedifferentiated-liposarcoma", "MDM2 amplification", "found"), "alteration-against-type"));
    let stain = only(&stained("atypical-lipomatous-tumour", &[("MDM2", "negative")]), "marker-against-type");
    assert_eq!((stain.severity, stain.path.as_str()), (Severity::Note, "immunohistochemistry.0"));
}

#[test]
fn a_single_stain_is_never_more_than_a_note() {
    let finding = only(&stained("leiomyosarcoma", &[("STAT6", "positive")]), "marker-against-type");
    assert_eq!(
        finding.message,
        "STAT6 positive is recorded, typical of solitary fibrous tumour; dedifferentiated liposarcoma (rare, 12q); the \
         stated type is Leiomyosarcoma NOS."
    );
    assert_eq!(finding.severity, Severity::Note);
    assert!(says(&stained("epithelioid-sarcoma", &[("INI1", "retained")]), "marker-against-type"));
}

#[test]
fn the_type_of_the_case_stands_in_for_that_of_the_report() {
    let test = json!([{"alteration": "EWSR1::WT1", "result": "found"}]);
    let with = |own: Value| {
        [
            ("t", "tumour", json!({"diagnosis": known(json!({"entity": "leiomyosarcoma"}))})),
            ("p", "pathology", json!({"histology": own, "molecular": test})),
        ]
    };
    assert!(says(&with(Value::Null), "alteration-against-type"));
    let own = known(json!({"entity": "desmoplastic-small-round-cell-tumour"}));
    assert!(!says(&with(own), "alteration-against-type"));
}

#[test]
fn a_panel_without_its_line_is_noted() {
    let finding =
        only(&stained("leiomyosarcoma", &[("SMA", "negative"), ("desmin", "negative")]), "markers-of-line-negative");
    assert_eq!(
        finding.message,
        "None of the markers of smooth muscle is positive (SMA, desmin); the stated type is Leiomyosarcoma NOS."
    );
    assert_eq!(finding.severity, Severity::Note);
    assert!(!says(&stained("leiomyosarcoma", &[("desmin", "negative")]), "markers-of-line-negative"));
    let one_is = [("SMA", "positive"), ("desmin", "negative")];
    assert!(!says(&stained("leiomyosarcoma", &one_is), "markers-of-line-negative"));
}
