//! What the published tables say of single types: their score of differentiation, or the question asked instead.

use super::*;
use crate::{
    judge::scope::{Scope, scope},
    table::ENTITIES,
    value::Presence,
};

/// CAP table and Fisher, in the standard’s table of scores by type.
#[test]
fn types_have_the_scores_of_the_published_table() {
    let score = |entity: &str| {
        let report = of_type(entity);
        preset(&case(&report), &report).map(|preset| (u8::from(preset.score), preset.verified))
    };
    let rows = [
        ("well-differentiated-liposarcoma", Some((1, true))),
        ("leiomyosarcoma", Some((2, true))),
        ("myxofibrosarcoma", Some((2, true))),
        ("pleomorphic-leiomyosarcoma", Some((3, true))),
        ("synovial-sarcoma", Some((3, true))),
        ("round-cell-liposarcoma", Some((3, false))),
        ("dermatofibrosarcoma-protuberans", None),
        ("desmoplastic-small-round-cell-tumour", None),
        ("no-such-type", None),
    ];
    for (entity, expected) in rows {
        assert_eq!(score(entity), expected, "{entity}");
    }
    let stated = Pathology {
        histology: Answer::known(Histology { stated: "LMS".into(), ..Histology::default() }),
        ..Pathology::default()
    };
    assert_eq!(preset(&case(&stated), &stated).map(|preset| preset.entity), Some("Leiomyosarcoma NOS"));
}

/// Every type of the table has a score, a refusal, or a note that says there is none; never a score and a refusal.
#[test]
fn the_table_of_types_has_no_gap() {
    for row in ENTITIES {
        let report = of_type(row.id);
        let case = case(&report);
        let (preset, refusal) = (preset(&case, &report), refusal(&case, &report));
        let none = row.fnclcc_note.contains("no preset");
        assert_eq!(usize::from(preset.is_some()) + usize::from(refusal.is_some()) + usize::from(none), 1, "{}", row.id);
        if let Some(refusal) = refusal {
            assert!(refusal.asks().ends_with('?') && !refusal.because().is_empty(), "{}", row.id);
        }
    }
}

#[test]
fn refusals_ask_the_right_question() {
    let asks = |report: &Pathology| refusal(&case(report), report).map(Refusal::asks);
    assert_eq!(asks(&of_type("gist")), Some("How many mitoses were counted in 5 mm²?"));
    let treated = Pathology { treated_before: Answer::known(YesNo::Yes), ..of_type("leiomyosarcoma") };
    assert_eq!(asks(&treated), Some("What part of the tumour is viable, in percent?"));
    assert_eq!(asks(&of_type("ewing-sarcoma")), None, "graded, but not informative");
    let empty = Pathology { viable_tumour: Answer::known(Presence::Absent), ..of_type("leiomyosarcoma") };
    assert_eq!(refusal(&case(&empty), &empty), Some(Refusal::NoTumour));
    let refused = explain(&case(&treated), &treated);
    assert_eq!(refused.result, "not graded: the tumour was treated before the specimen was taken");
}

/// clinical-standards § 1.2, every row: CAP table, WHO 4th ed. and Fisher. The names are today's.
#[test]
fn every_printed_score_is_that_of_its_type() {
    let printed: [(u8, &[&str]); 3] = [
        (
            1,
            &[
                "atypical-lipomatous-tumour",
                "well-differentiated-liposarcoma",
                "well-differentiated-leiomyosarcoma",
                "well-differentiated-fibrosarcoma",
                "mpnst-low-grade",
            ],
        ),
        (
            2,
            &[
                "myxoid-liposarcoma",
                "leiomyosarcoma",
                "mpnst",
                "adult-fibrosarcoma",
                "myxofibrosarcoma",
                "extraskeletal-myxoid-chondrosarcoma",
                "angiosarcoma",
            ],
        ),
        (
            3,
            &[
                "round-cell-liposarcoma",
                "pleomorphic-liposarcoma",
                "dedifferentiated-liposarcoma",
                "embryonal-rhabdomyosarcoma",
                "alveolar-rhabdomyosarcoma",
                "pleomorphic-rhabdomyosarcoma",
                "pleomorphic-leiomyosarcoma",
                "epithelioid-leiomyosarcoma",
                "epithelioid-mpnst",
                "mpnst-poorly-differentiated",
                "epithelioid-angiosarcoma",
                "poorly-differentiated-fibrosarcoma",
                "malignant-triton-tumour",
                "synovial-sarcoma",
                "synovial-sarcoma-biphasic",
                "chondrosarcoma-mesenchymal",
                "extraskeletal-osteosarcoma",
                "ewing-sarcoma",
                "extrarenal-rhabdoid-tumour",
                "undifferentiated-spindle-cell-sarcoma",
                "undifferentiated-pleomorphic-sarcoma",
                "clear-cell-sarcoma",
                "epithelioid-sarcoma",
                "alveolar-soft-part-sarcoma",
            ],
        ),
    ];
    for (score, types) in printed {
        for entity in types {
            let report = of_type(entity);
            let found = preset(&case(&report), &report).map(|preset| u8::from(preset.score));
            assert_eq!(found, Some(score), "{entity}");
        }
    }
}

/// clinical-standards § 1.4: what the program does with types that FNCLCC does not fit (ESMO; Deyrup & Weiss 2006; CAP).
#[test]
fn types_are_graded_refused_or_discouraged_as_published() {
    let of = |entity: &str| {
        let report = of_type(entity);
        match scope(&case(&report), &report) {
            Scope::Graded => "graded",
            Scope::Gist => "gist",
            Scope::Bone => "bone",
            Scope::HighByDefinition => "high",
            Scope::NotMeant { .. } => "not meant",
            Scope::Discouraged { .. } => "discouraged",
        }
    };
    for (expected, types) in [
        ("gist", &["gist"][..]),
        (
            "high",
            &[
                "ewing-sarcoma",
                "alveolar-rhabdomyosarcoma",
                "embryonal-rhabdomyosarcoma",
                "alveolar-soft-part-sarcoma",
                "epithelioid-sarcoma",
                "clear-cell-sarcoma",
            ],
        ),
        (
            "discouraged",
            &[
                "angiosarcoma",
                "extraskeletal-myxoid-chondrosarcoma",
                "mpnst",
                "well-differentiated-liposarcoma",
                "atypical-lipomatous-tumour",
            ],
        ),
        ("bone", &["osteosarcoma-conventional", "chondrosarcoma", "chordoma"]),
        (
            "not meant",
            &[
                "uterine-leiomyosarcoma",
                "endometrial-stromal-sarcoma-low-grade",
                "desmoid-fibromatosis",
                "kaposi-sarcoma",
                "solitary-fibrous-tumour",
            ],
        ),
        (
            "graded",
            &[
                "leiomyosarcoma",
                "synovial-sarcoma",
                "dedifferentiated-liposarcoma",
                "myxofibrosarcoma",
                "myxoid-liposarcoma",
            ],
        ),
    ] {
        for entity in types {
            assert_eq!(of(entity), expected, "{entity}");
        }
    }
}

/// clinical-standards § 1.2 and § 1.4: over 5 % round cells make a myxoid liposarcoma high grade; the table says so
/// beside its score.
#[test]
fn the_score_of_a_myxoid_liposarcoma_names_its_round_cells() {
    let report = of_type("myxoid-liposarcoma");
    let found = preset(&case(&report), &report).unwrap();
    assert_eq!(u8::from(found.score), 2);
    assert!(found.note.contains("round") && found.note.contains('5'), "{}", found.note);
}
