//! The types that a term of the marker and alteration tables speaks of.

use std::{collections::HashMap, sync::LazyLock};

use crate::{
    judge::coding::{entity, named},
    table::{ALTERATIONS, ENTITIES, Entity, MARKERS},
};

/// Terms that are not the name of a type, with the types they speak of; none where the table has no such type.
const TERMS: &[(&str, &[&str])] = &[
    (
        "myofibroblastic tumours",
        &[
            "inflammatory-myofibroblastic-tumour",
            "epithelioid-inflammatory-myofibroblastic-sarcoma",
            "low-grade-myofibroblastic-sarcoma",
            "myofibromatosis",
            "congenital-peribronchial-myofibroblastic-tumour",
        ],
    ),
    ("DSRCT", &["desmoplastic-small-round-cell-tumour"]),
    (
        "DFSP",
        &[
            "dermatofibrosarcoma-protuberans",
            "pigmented-dermatofibrosarcoma-protuberans",
            "dermatofibrosarcoma-fibrosarcomatous",
        ],
    ),
    ("clear cell sarcoma", &["clear-cell-sarcoma", "gastrointestinal-neuroectodermal-tumour"]),
    ("epithelioid sarcoma", &["epithelioid-sarcoma", "epithelioid-sarcoma-proximal"]),
    ("EWSR1::PATZ1 sarcoma", &["ewsr1-non-ets-round-cell-sarcoma"]),
    ("EWSR1::NFATC2 sarcoma", &["ewsr1-non-ets-round-cell-sarcoma"]),
    ("myoepithelial tumours", &["myoepithelioma-soft-tissue", "myoepithelial-carcinoma-soft-tissue"]),
    ("myoepithelial tumour", &["myoepithelioma-soft-tissue", "myoepithelial-carcinoma-soft-tissue"]),
    ("Ewing sarcoma with EWSR1::ERG", &["ewing-sarcoma", "askin-tumour"]),
    ("adamantinoma-like Ewing sarcoma", &["ewing-sarcoma"]),
    ("lymphatic tumours", &["papillary-intralymphatic-angioendothelioma", "lymphangiosarcoma"]),
    ("radiation-associated angiosarcoma", &["angiosarcoma", "epithelioid-angiosarcoma"]),
    ("angiosarcoma, radiation-associated", &["angiosarcoma", "epithelioid-angiosarcoma"]),
    ("BCOR sarcoma", &["bcor-sarcoma"]),
    ("BCOR ITD sarcoma", &["bcor-sarcoma"]),
    ("sarcoma with BCOR genetic alteration", &["bcor-sarcoma"]),
    ("CIC sarcoma", &["cic-rearranged-sarcoma"]),
    ("CIC::NUTM1 sarcoma", &["cic-rearranged-sarcoma"]),
    ("high-grade endometrial stromal sarcoma", &["endometrial-stromal-sarcoma-high-grade"]),
    (
        "inflammatory myofibroblastic tumour",
        &["inflammatory-myofibroblastic-tumour", "epithelioid-inflammatory-myofibroblastic-sarcoma"],
    ),
    ("NTRK-rearranged tumours", &["ntrk-rearranged-spindle-cell-neoplasm", "infantile-fibrosarcoma"]),
    ("desmoid fibromatosis", &["desmoid-fibromatosis", "abdominal-fibromatosis"]),
    (
        "chondrosarcoma",
        &[
            "atypical-cartilaginous-tumour",
            "chondrosarcoma-grade-1",
            "chondrosarcoma",
            "chondrosarcoma-periosteal",
            "chondrosarcoma-dedifferentiated",
        ],
    ),
    (
        "chondrosarcoma, conventional",
        &[
            "atypical-cartilaginous-tumour",
            "chondrosarcoma-grade-1",
            "chondrosarcoma",
            "chondrosarcoma-periosteal",
            "chondrosarcoma-dedifferentiated",
        ],
    ),
    ("atypical spindle cell lipomatous tumour", &["atypical-spindle-cell-pleomorphic-lipomatous-tumour"]),
    (
        "pleomorphic sarcomas",
        &["undifferentiated-pleomorphic-sarcoma", "pleomorphic-liposarcoma", "pleomorphic-leiomyosarcoma"],
    ),
    ("uterine smooth muscle tumours", &["uterine-leiomyosarcoma", "stump"]),
    ("low-grade central or parosteal osteosarcoma", &["osteosarcoma-low-grade-central", "osteosarcoma-parosteal"]),
    (
        "osteosarcoma, high grade",
        &[
            "osteosarcoma-conventional",
            "osteosarcoma-chondroblastic",
            "osteosarcoma-fibroblastic",
            "osteosarcoma-telangiectatic",
            "osteosarcoma-secondary",
            "osteosarcoma-small-cell",
            "osteosarcoma-high-grade-surface",
        ],
    ),
    ("schwannoma", &[]),
    ("epithelioid haemangioma", &[]),
    ("infantile haemangioma", &[]),
    ("NUT carcinoma", &[]),
    ("neuroendocrine tumours", &[]),
    ("acinic cell carcinoma", &[]),
    ("spindle cell lipoma", &[]),
    ("CDKN2A co-deleted sarcomas", &[]),
    ("aggressive angiomyxoma", &[]),
    ("mesothelioma", &[]),
    ("nodular fasciitis", &[]),
    ("mismatch repair deficiency", &[]),
    ("proliferation index, no entity", &[]),
    ("biomarker, no entity", &[]),
    ("mesenchymal tissue in general, not specific", &[]),
];

/// Vascular tumours are a group of the table but for intimal sarcoma, which is told by its place.
const VASCULAR: &str = "vascular tumours";

static KINDS: LazyLock<HashMap<&'static str, Vec<&'static Entity>>> = LazyLock::new(|| {
    let of_markers = MARKERS.iter().flat_map(|row| row.supports.split('|'));
    let of_alterations = ALTERATIONS.iter().map(|row| row.entity);
    of_markers.chain(of_alterations).map(bare).map(|term| (term, resolved(term))).collect()
});

/// A term without the remark in brackets.
fn bare(term: &'static str) -> &'static str {
    term.split_once(" (").map_or(term, |(before, _)| before)
}

fn resolved(term: &'static str) -> Vec<&'static Entity> {
    if term == VASCULAR {
        return ENTITIES.iter().filter(|row| row.group == "vascular" && row.id != "intimal-sarcoma").collect();
    }
    let listed = TERMS.iter().find(|(other, _)| *other == term);
    listed.map_or_else(|| named(term), |(_, ids)| ids.iter().filter_map(|id| entity(id)).collect())
}

/// The types a term of the tables speaks of, with or without a remark in brackets.
pub(super) fn kinds(term: &'static str) -> &'static [&'static Entity] {
    KINDS.get(bare(term)).map_or(&[], Vec::as_slice)
}

/// Whether a term is limited by a remark: "(subset)", "(rare, 12q)", "(focal)".
pub(super) fn is_limited(term: &str) -> bool {
    term.contains(" (")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_of_the_tables_speaks_of_a_type_or_is_listed_as_one_outside_the_table() {
        for (term, kinds) in KINDS.iter() {
            let outside = TERMS.iter().any(|(other, ids)| other == term && ids.is_empty());
            assert_eq!(kinds.is_empty(), outside, "{term}");
        }
        for (term, ids) in TERMS {
            assert!(KINDS.contains_key(term), "{term} is no term of the tables");
            assert!(ids.iter().all(|id| entity(id).is_some()), "{term}");
        }
    }

    #[test]
    fn a_term_speaks_of_all_forms_of_its_type() {
        let ids = |term| kinds(term).iter().map(|row| row.id).collect::<Vec<_>>();
        assert!(ids("leiomyosarcoma").contains(&"uterine-leiomyosarcoma"));
        assert!(ids("leiomyosarcoma").contains(&"pleomorphic-leiomyosarcoma"));
        assert_eq!(
            ids("well-differentiated liposarcoma"),
            ["atypical-lipomatous-tumour", "well-differentiated-liposarcoma"]
        );
        assert_eq!(ids("GIST"), ["gist", "gist-sdh-deficient"]);
        assert_eq!(ids("SDH-deficient GIST"), ["gist-sdh-deficient"]);
        assert_eq!(ids("epithelioid sarcoma (rare)"), ["epithelioid-sarcoma", "epithelioid-sarcoma-proximal"]);
        assert_eq!(ids("solitary fibrous tumour").len(), 3);
        assert_eq!(ids("synovial sarcoma").len(), 4);
        assert!(!ids("vascular tumours").contains(&"intimal-sarcoma"));
        assert!(ids("vascular tumours").contains(&"kaposi-sarcoma"));
    }
}
