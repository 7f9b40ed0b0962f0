//! Names, the words of a result, and what a result says of a type; sources stand in the tables.

use serde_json::{Value, json};

use super::*;
use crate::{
    judge::coding::{Match, entity},
    record::{Marker, MarkerResult, MolecularTest, Pathology},
    table::{ALTERATIONS, MARKERS},
};

fn stain(name: &str, result: &str) -> Marker {
    serde_json::from_value(json!({"marker": name, "result": result})).unwrap()
}

fn test(alteration: &str, result: &str, detail: &str) -> MolecularTest {
    serde_json::from_value(json!({"alteration": alteration, "result": result, "detail": detail})).unwrap()
}

fn of_stain(name: &str, result: &str, id: &str) -> Option<Stance> {
    of_marker(&stain(name, result), entity(id).unwrap()).map(|evidence| evidence.stance)
}

fn of_gene(alteration: &str, result: &str, id: &str) -> Option<Stance> {
    of_test(&test(alteration, result, ""), entity(id).unwrap()).map(|evidence| evidence.stance)
}

#[test]
fn a_marker_goes_by_many_names() {
    let names = [
        ("SMA", "SMA"),
        ("smooth-muscle actin (SMA)", "SMA"),
        ("α-SMA", "SMA"),
        ("Smooth Muscle Actin", "SMA"),
        ("caldesmon", "h-caldesmon"),
        ("H-Caldesmon", "h-caldesmon"),
        ("CD117", "KIT"),
        ("c-kit", "KIT"),
        ("CD 117 (KIT)", "KIT"),
        ("S-100", "S100"),
        ("S100 protein", "S100"),
        ("Ki67", "Ki-67"),
        ("MIB-1", "Ki-67"),
        ("SMARCB1", "INI1"),
        ("INI-1", "INI1"),
        ("β-catenin", "beta-catenin"),
        ("H3G34W", "H3.3 G34W"),
        ("pan-keratin", "AE1/AE3"),
        ("Myogenin", "myogenin"),
        ("SMARCA4", "BRG1"),
    ];
    for (written, name) in names {
        assert_eq!(marker(written).map(|row| row.marker), Some(name), "{written}");
    }
    for nothing in ["", "MMR panel", "fusion-specific antibody", "xylophone", "(", "()"] {
        assert_eq!(marker(nothing), None, "{nothing}");
    }
    for row in MARKERS {
        assert_eq!(marker(row.marker), Some(row), "{}", row.marker);
    }
}

#[test]
fn markers_are_found_by_what_is_typed() {
    let first = |typed: &str| markers(typed).first().map(|hit| (hit.name, hit.by));
    assert_eq!(first("des"), Some(("desmin", Match::Whole)), "DES is the gene of desmin");
    assert_eq!(first("desm"), Some(("desmin", Match::Name)));
    assert_eq!(first("cd117"), Some(("KIT", Match::Whole)));
    assert_eq!(first("calde"), Some(("h-caldesmon", Match::Word)));
    assert_eq!(first("xylophone"), None);
    let lost = markers("smarcb1").remove(0);
    assert_eq!((lost.name, lost.verified, lost.results.first()), ("INI1", true, Some(&MarkerResult::Lost)));
}

/// lost and retained are for INI1, SMARCA4, H3K27me3, RB1, SDHB, MTAP (and PTEN, ATRX, mismatch repair in the table).
#[test]
fn loss_markers_are_told_in_other_words() {
    for name in ["INI1", "SMARCA4", "H3K27me3", "RB1", "SDHB", "MTAP", "ATRX", "PTEN", "MLH1", "MSH2", "MSH6", "PMS2"] {
        let row = marker(name).unwrap();
        assert!(is_loss(row), "{name}");
        assert!(vocabulary(row).contains(&MarkerResult::Lost) && !vocabulary(row).contains(&MarkerResult::Positive));
        assert_eq!(positive(row, MarkerResult::Lost), Some(true));
        assert_eq!(positive(row, MarkerResult::Retained), Some(false));
        assert_eq!(positive(row, MarkerResult::Positive), None, "lost or retained is not said");
        assert_eq!(positive(row, MarkerResult::Negative), None, "lost or retained is not said");
    }
    let desmin = marker("desmin").unwrap();
    assert!(!is_loss(desmin) && vocabulary(desmin).contains(&MarkerResult::Positive));
    assert_eq!(positive(desmin, MarkerResult::Positive), Some(true));
    assert_eq!(positive(desmin, MarkerResult::Negative), Some(false));
    for result in [MarkerResult::Equivocal, MarkerResult::NotDone] {
        assert_eq!(positive(desmin, result), None);
    }
    assert!(MARKERS.iter().all(|row| ["loss", "expression"].contains(&row.kind)));
}

#[test]
fn a_marker_supports_the_types_of_its_row_and_speaks_against_few() {
    use Stance::{Against, Neutral, Supports};
    let pairs = [
        // The published case: desmin, SMA and h-caldesmon in a leiomyosarcoma.
        ("desmin", "positive", "pleomorphic-leiomyosarcoma", Some(Supports)),
        ("SMA", "positive", "pleomorphic-leiomyosarcoma", Some(Supports)),
        ("h-caldesmon", "positive", "pleomorphic-leiomyosarcoma", Some(Supports)),
        ("myogenin", "negative", "pleomorphic-leiomyosarcoma", Some(Neutral)),
        ("desmin", "negative", "leiomyosarcoma", Some(Neutral)),
        ("desmin", "equivocal", "leiomyosarcoma", None),
        ("xylophone", "positive", "leiomyosarcoma", None),
        ("MDM2", "positive", "atypical-lipomatous-tumour", Some(Supports)),
        ("MDM2", "positive", "dedifferentiated-liposarcoma", Some(Supports)),
        ("MDM2", "negative", "dedifferentiated-liposarcoma", Some(Against)),
        ("MDM2", "negative", "atypical-lipomatous-tumour", Some(Against)),
        ("MDM2", "negative", "leiomyosarcoma", Some(Neutral)),
        ("MDM2", "positive", "leiomyosarcoma", Some(Against)),
        ("STAT6", "positive", "solitary-fibrous-tumour", Some(Supports)),
        ("STAT6", "positive", "dedifferentiated-liposarcoma", Some(Supports)),
        ("STAT6", "negative", "dedifferentiated-liposarcoma", Some(Neutral)),
        ("STAT6", "negative", "solitary-fibrous-tumour-malignant", Some(Against)),
        ("STAT6", "positive", "leiomyosarcoma", Some(Against)),
        ("INI1", "lost", "epithelioid-sarcoma", Some(Supports)),
        ("INI1", "retained", "epithelioid-sarcoma", Some(Against)),
        ("INI1", "retained", "synovial-sarcoma", Some(Neutral)),
        ("INI1", "retained", "leiomyosarcoma", Some(Neutral)),
        ("INI1", "positive", "epithelioid-sarcoma", None),
        ("H3K27me3", "lost", "mpnst", Some(Supports)),
        ("H3K27me3", "retained", "mpnst", Some(Neutral)),
        ("SDHB", "lost", "gist-sdh-deficient", Some(Supports)),
        ("SDHB", "retained", "gist-sdh-deficient", Some(Against)),
        ("CD117", "positive", "gist", Some(Supports)),
        ("DOG1", "positive", "leiomyosarcoma", Some(Against)),
    ];
    for (name, result, id, stance) in pairs {
        assert_eq!(of_stain(name, result, id), stance, "{name} {result} in {id}");
    }
}

#[test]
fn an_alteration_supports_its_types_and_speaks_against_others() {
    use Stance::{Against, Neutral, Supports};
    let pairs = [
        ("EWSR1::FLI1", "found", "ewing-sarcoma", Some(Supports)),
        ("EWS-FLI1", "found", "ewing-sarcoma", Some(Supports)),
        ("EWSR1::FLI1", "found", "leiomyosarcoma", Some(Against)),
        ("EWSR1::FLI1", "not_found", "ewing-sarcoma", Some(Neutral)),
        ("EWSR1::FLI1", "failed", "ewing-sarcoma", None),
        ("SS18 rearrangement", "found", "synovial-sarcoma-biphasic", Some(Supports)),
        ("SS18 rearrangement", "not_found", "synovial-sarcoma", Some(Against)),
        ("SS18::SSX", "not_found", "synovial-sarcoma", Some(Against)),
        ("SS18::SSX1", "not_found", "synovial-sarcoma", Some(Neutral)),
        ("NAB2::STAT6", "not_found", "solitary-fibrous-tumour", Some(Against)),
        ("MDM2 amplification", "found", "atypical-lipomatous-tumour", Some(Supports)),
        ("MDM2 amplified", "found", "dedifferentiated-liposarcoma", Some(Supports)),
        ("MDM2 amplification", "not_found", "dedifferentiated-liposarcoma", Some(Against)),
        ("MDM2 amplification", "found", "undifferentiated-pleomorphic-sarcoma", Some(Against)),
        ("MDM2 amplification", "not_found", "undifferentiated-pleomorphic-sarcoma", Some(Neutral)),
        ("EWSR1::CREB1", "found", "angiomatoid-fibrous-histiocytoma", Some(Supports)),
        ("EWSR1::CREB1", "found", "clear-cell-sarcoma", Some(Supports)),
        ("EWSR1::CREB1", "found", "gastrointestinal-neuroectodermal-tumour", Some(Supports)),
        ("TP53", "found", "leiomyosarcoma", Some(Supports)),
        ("TP53", "found", "synovial-sarcoma", Some(Neutral)),
        ("SMARCB1 deletion", "found", "epithelioid-sarcoma", Some(Supports)),
        ("ABCD1", "found", "leiomyosarcoma", None),
    ];
    for (alteration, result, id, stance) in pairs {
        assert_eq!(of_gene(alteration, result, id), stance, "{alteration} {result} in {id}");
    }
    let kit =
        of_test(&test("KIT", "found", "exon 11, deletion of codons 557 to 558"), entity("gist").unwrap()).unwrap();
    assert_eq!((kit.stance, kit.verified), (Supports, true));
}

/// Every row of the table supports each type that it names, when it is found.
#[test]
fn every_alteration_of_the_table_supports_its_own_types() {
    for row in ALTERATIONS {
        for kind in super::kinds::kinds(row.entity) {
            assert_eq!(
                of_gene(row.alteration, "found", kind.id),
                Some(Stance::Supports),
                "{} in {}",
                row.alteration,
                kind.id
            );
        }
    }
}

fn report(markers: &Value, molecular: &Value) -> Pathology {
    serde_json::from_value(json!({"immunohistochemistry": markers, "molecular": molecular})).unwrap()
}

#[test]
fn a_report_is_weighed_with_its_way_shown() {
    let report = report(
        &json!([
            {"marker": "smooth-muscle actin (SMA)", "result": "positive"},
            {"marker": "myogenin", "result": "negative"},
            {"marker": "STAT6", "result": "positive"},
            {"marker": "xylophone", "result": "positive"},
        ]),
        &json!([{"alteration": "EWSR1::FLI1", "result": "failed"}]),
    );
    let told = weigh(&report, entity("leiomyosarcoma").unwrap());
    assert_eq!(told.result, "Leiomyosarcoma NOS: 1 of 3 results support it, 1 speak against it");
    let steps: Vec<_> = told.steps.iter().map(|step| (step.about.as_str(), step.outcome.as_str())).collect();
    let expected = [
        ("SMA positive", "supports it"),
        ("myogenin negative", "says nothing for or against"),
        ("STAT6 positive", "speaks against it"),
    ];
    assert_eq!(steps, expected);
    assert!(told.verified && told.source.contains("Miettinen 2014"));
    assert_eq!(told.assumptions, ["xylophone is not in the table of markers and was left out"]);
}

#[test]
fn a_panel_without_any_marker_of_its_line_is_told() {
    let negative = |names: &[&str]| {
        let markers: Vec<Value> = names.iter().map(|name| json!({"marker": name, "result": "negative"})).collect();
        report(&json!(markers), &json!([]))
    };
    let none =
        |names: &[&str], id: &str| without_lineage(&negative(names), entity(id).unwrap()).map(|(_, markers)| markers);
    assert_eq!(none(&["SMA", "caldesmon"], "leiomyosarcoma"), Some(vec!["SMA", "h-caldesmon"]));
    assert_eq!(none(&["SMA", "caldesmon"], "uterine-leiomyosarcoma"), Some(vec!["SMA", "h-caldesmon"]));
    assert_eq!(none(&["SMA"], "leiomyosarcoma"), None, "one marker is no panel");
    assert_eq!(none(&["SMA", "S100"], "leiomyosarcoma"), None);
    assert_eq!(none(&["CD117", "DOG1"], "gist"), Some(vec!["KIT", "DOG1"]));
    assert_eq!(none(&["CD31", "ERG"], "angiosarcoma"), Some(vec!["CD31", "ERG"]));
    assert_eq!(none(&["CD31", "ERG"], "intimal-sarcoma"), None);
    assert_eq!(none(&["SMA", "desmin"], "synovial-sarcoma"), None);
    let mixed = report(
        &json!([{"marker": "SMA", "result": "positive"}, {"marker": "desmin", "result": "negative"}]),
        &json!([]),
    );
    assert_eq!(without_lineage(&mixed, entity("leiomyosarcoma").unwrap()), None);
    for id in ["leiomyosarcoma", "gist", "angiosarcoma", "alveolar-rhabdomyosarcoma"] {
        let named = lineage(entity(id).unwrap()).unwrap();
        assert!(named.markers.iter().all(|name| marker(name).is_some_and(|row| row.marker == *name)), "{id}");
    }
}
