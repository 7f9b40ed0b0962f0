//! What is found by what is typed, the codes of the list of types, and the codes made of a hit.

use super::*;
use crate::{
    table::{ENTITIES, SITES},
    value::Side,
};

fn ids(typed: &str) -> Vec<&'static str> {
    entities(typed).into_iter().map(|hit| hit.id).collect()
}

fn first(typed: &str) -> &'static str {
    entities(typed).first().map_or("", |hit| hit.id)
}

fn first_site(typed: &str) -> String {
    sites(typed).first().map_or_else(String::new, |hit| hit.code.code.clone())
}

#[test]
fn at_least_110_types_each_with_id_name_and_a_code_that_reads() {
    assert!(ENTITIES.len() >= 110, "{}", ENTITIES.len());
    let mut seen = std::collections::BTreeSet::new();
    for row in ENTITIES {
        assert!(seen.insert(row.id), "{} is there twice", row.id);
        assert!(!row.name.is_empty());
        // The emerging NTRK-rearranged neoplasm has no code of its own (WHO 2020).
        assert_eq!(morphology(row).is_none(), row.id == "ntrk-rearranged-spindle-cell-neoplasm", "{}", row.id);
        assert_eq!(entity(row.id), Some(row));
    }
    assert_eq!(entity("no-such-type"), None);
}

#[test]
fn every_site_has_one_code_and_an_icd_10_code() {
    let mut seen = std::collections::BTreeSet::new();
    for row in SITES {
        assert!(seen.insert(row.code), "{} is there twice", row.code);
        assert_eq!(site(row.code), Some(row));
        assert!(row.icd10_primary.starts_with('C'), "{}", row.code);
        assert_eq!(sites(row.code).first().map(|hit| hit.by), Some(Match::Code), "{}", row.code);
    }
    assert_eq!(site("c481"), site("C48.1"));
    assert_eq!(site("C99.9"), None);
    assert_eq!(site(""), None);
}

/// Every type is found first, or among those that share the name, by its own name and by each synonym.
#[test]
fn every_name_and_synonym_finds_its_type() {
    for row in ENTITIES {
        for name in std::iter::once(row.name).chain(synonyms(row)) {
            let hit = entities(name).into_iter().find(|hit| hit.id == row.id);
            assert_eq!(hit.map(|hit| hit.by), Some(Match::Whole), "{name} of {}", row.id);
        }
    }
}

#[test]
fn closer_matches_come_first() {
    assert_eq!(first("leiom"), "leiomyosarcoma");
    let found = entities("liposarcoma");
    assert!(found.iter().map(|hit| hit.by).is_sorted());
    assert_eq!(found.first().map(|hit| (hit.id, hit.by)), Some(("liposarcoma-nos", Match::Whole)));
    let by = |typed: &str, id: &str| entities(typed).into_iter().find(|hit| hit.id == id).map(|hit| hit.by);
    assert_eq!(by("8890/3", "leiomyosarcoma"), Some(Match::Code));
    assert_eq!(by("8890", "leiomyosarcoma"), Some(Match::Code));
    assert_eq!(by("889", "leiomyosarcoma"), Some(Match::Name));
    assert_eq!(by("leiomyo", "leiomyosarcoma"), Some(Match::Name));
    assert_eq!(by("leiomyo", "uterine-leiomyosarcoma"), Some(Match::Word));
    assert_eq!(by("conv", "leiomyosarcoma"), Some(Match::Synonym));
    assert_eq!(by("myosarc", "leiomyosarcoma"), Some(Match::Contains));
    assert_eq!(by("9", "leiomyosarcoma"), None);
    assert_eq!(ids(""), [""; 0]);
    assert_eq!(ids("  "), [""; 0]);
    assert_eq!(ids("xylophone"), [""; 0]);
}

#[test]
fn abbreviations_old_names_spelling_and_order_of_words_do_not_hinder() {
    let finds = [
        ("LMS", "leiomyosarcoma"),
        ("gist", "gist"),
        ("ALT", "atypical-lipomatous-tumour"),
        ("DDLPS", "dedifferentiated-liposarcoma"),
        ("MFH", "malignant-fibrous-histiocytoma"),
        ("pleomorphic leiomyosarcoma", "pleomorphic-leiomyosarcoma"),
        ("Hemangioendothelioma epithelioid", "epithelioid-haemangioendothelioma"),
        ("MULLERIAN ADENOSARCOMA", "adenosarcoma"),
        ("solitary fibrous tumor", "solitary-fibrous-tumour"),
        ("ewing", "ewing-sarcoma"),
        ("bednar", "pigmented-dermatofibrosarcoma-protuberans"),
        ("9364/3", "ewing-sarcoma"),
        ("M8936/3", "gist"),
    ];
    for (typed, id) in finds {
        assert_eq!(first(typed), id, "{typed}");
    }
}

/// One code carries several names: 8890, 8825, 8840, 9540, 9180 (ICD-O-3.2).
#[test]
fn one_code_can_be_that_of_several_types() {
    let with = |code: &str| with_code(code.parse().unwrap()).map(|row| row.id).collect::<Vec<_>>();
    assert!(with("8890/3").contains(&"leiomyosarcoma") && with("8890/3").contains(&"uterine-leiomyosarcoma"));
    assert_eq!(with("8840/3"), ["low-grade-fibromyxoid-sarcoma", "sclerosing-epithelioid-fibrosarcoma", "myxosarcoma"]);
    assert_eq!(with("9180/3"), ["extraskeletal-osteosarcoma", "osteosarcoma-conventional"]);
    assert_eq!(with("8890/1"), ["intravenous-leiomyomatosis"]);
    assert_eq!(with("8999/3"), [""; 0]);
}

/// Codes and behaviour as printed in ICD-O-3.2; each carries its own flag.
#[test]
fn codes_behaviour_and_flags_are_those_of_the_list() {
    let printed = [
        ("atypical-lipomatous-tumour", "8850/1", true),
        ("well-differentiated-liposarcoma", "8851/3", true),
        ("dedifferentiated-liposarcoma", "8858/3", true),
        ("myxoid-pleomorphic-liposarcoma", "8859/3", true),
        ("round-cell-liposarcoma", "8853/3", false),
        ("atypical-spindle-cell-pleomorphic-lipomatous-tumour", "8857/0", false),
        ("desmoid-fibromatosis", "8821/1", true),
        ("solitary-fibrous-tumour", "8815/1", true),
        ("dermatofibrosarcoma-protuberans", "8832/1", true),
        ("dermatofibrosarcoma-fibrosarcomatous", "8832/3", true),
        ("gist", "8936/3", true),
        ("mpnst", "9540/3", true),
        ("synovial-sarcoma-biphasic", "9043/3", true),
        ("ewing-sarcoma", "9364/3", true),
        ("cic-rearranged-sarcoma", "9367/3", true),
        ("atypical-cartilaginous-tumour", "9222/1", true),
        ("chondrosarcoma-grade-1", "9222/3", true),
        ("giant-cell-tumour-of-bone", "9250/1", true),
        ("endometrial-stromal-sarcoma-low-grade", "8931/3", true),
        ("carcinosarcoma-not-a-sarcoma", "8980/3", true),
    ];
    for (id, code, verified) in printed {
        let hit = entities(code).into_iter().find(|hit| hit.id == id).unwrap();
        assert_eq!(hit.morphology.unwrap().to_string(), code, "{id}");
        assert_eq!((hit.verified, hit.code.unwrap().verified), (verified, verified), "{id}");
        assert_eq!(hit.behaviour, Some(hit.morphology.unwrap().behaviour.label()), "{id}");
    }
    let uncoded = entities("NTRK-rearranged").remove(0);
    assert_eq!((uncoded.morphology, uncoded.behaviour, uncoded.code), (None, None, None));
}

#[test]
fn a_hit_is_ready_to_be_recorded() {
    let code = entities("leiom").remove(0).code.unwrap();
    assert_eq!((code.system.as_str(), code.version.as_str(), code.code.as_str()), ("ICD-O", "3.2", "8890/3"));
    assert_eq!((code.display.as_str(), code.verified), ("Leiomyosarcoma NOS", true));
    let hit = sites("mesentery").remove(0);
    assert_eq!((hit.code.code.as_str(), hit.icd_10, hit.verified, hit.paired), ("C48.1", "C48.1", true, false));
    assert_eq!((hit.code.system.as_str(), hit.code.version.as_str()), ("ICD-O", "3.2"));
    assert_eq!((hit.code.display.as_str(), hit.by), ("Specified parts of peritoneum", Match::Whole));
    assert!(sites("C49.2").remove(0).paired);
}

/// Parts named beside the codes of the topography list.
#[test]
fn sites_are_found_by_name_part_and_code() {
    let finds = [
        ("retroperitoneum", "C48.0"),
        ("retro", "C48.0"),
        ("omentum", "C48.1"),
        ("mesocolon", "C48.1"),
        ("superior vena cava", "C49.3"),
        ("inferior vena cava", "C49.4"),
        ("psoas", "C49.4"),
        ("buttock", "C49.5"),
        ("groin", "C49.5"),
        ("thigh", "C49.2"),
        ("Thorax, soft tissue", "C49.3"),
        ("femur", "C40.2"),
        ("oesophagus", "C15.9"),
        ("heart", "C38.0"),
        ("myometrium", "C54.2"),
        ("c49.2", "C49.2"),
        ("C482", "C48.2"),
        ("C26.1", "C42.2"),
    ];
    for (typed, code) in finds {
        let found = sites(typed);
        assert!(found.iter().any(|hit| hit.code.code == code), "{typed}");
        if typed != "oesophagus" {
            assert_eq!(first_site(typed), code, "{typed}");
        }
    }
    let block: Vec<String> = sites("C48").into_iter().map(|hit| hit.code.code).collect();
    assert_eq!(block, ["C48.0", "C48.1", "C48.2", "C48.8"]);
    assert!(sites("C").len() < SITES.len() && sites("").is_empty());
    for (code, _) in SITES.iter().map(|row| (row.code, parts(row))).filter(|(_, parts)| !parts.is_empty()) {
        assert!(site(code).is_some());
    }
}

#[test]
fn the_diagnosis_code_follows_the_site_but_for_kaposi_sarcoma_and_gist() {
    let at = |code: &str| site(code).unwrap();
    let of = |id: &str| entity(id);
    assert_eq!(icd_10(at("C48.1"), of("leiomyosarcoma")).code, "C48.1");
    assert_eq!(icd_10(at("C42.2"), None).code, "C26.1");
    assert_eq!(icd_10(at("C44.7"), of("kaposi-sarcoma")).code, "C46");
    let cm = |code: &str, side, id: &str| icd_10_cm(at(code), side, of(id)).map(|code| (code.code, code.verified));
    let some = |code: &str, read| Some((code.to_owned(), read));
    assert_eq!(cm("C17.1", None, "gist"), some("C49.A3", true));
    assert_eq!(cm("C16.2", None, "gist-sdh-deficient"), some("C49.A2", false));
    assert_eq!(cm("C15.5", None, "gist"), some("C49.A1", false));
    assert_eq!(cm("C18.2", None, "gist"), some("C49.A4", true));
    assert_eq!(cm("C19.9", None, "gist"), some("C49.A4", true));
    assert_eq!(cm("C20.9", None, "gist"), some("C49.A5", true));
    assert_eq!(cm("C48.1", None, "gist"), some("C49.A9", true));
    assert_eq!(cm("C80.9", None, "gist"), some("C49.A0", false));
    assert_eq!(cm("C49.2", Some(Side::Right), "leiomyosarcoma"), some("C49.21", true));
    assert_eq!(cm("C49.1", Some(Side::Left), "leiomyosarcoma"), some("C49.12", true));
    assert_eq!(cm("C47.2", None, "mpnst"), some("C47.20", true));
    assert_eq!(cm("C49.4", Some(Side::Left), "leiomyosarcoma"), None);
}
