//! Types that arise in one organ or tissue only, and sites outside of it (ICD-O-3.2; WHO Classification of Tumours, 5th ed.).

use crate::table::{Entity, Site};

/// Whether a type arises at a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Nothing speaks against it.
    Plausible,
    /// The type belongs elsewhere.
    Implausible {
        /// Where it arises: "bone", "the uterus".
        arises_in: &'static str,
    },
}

/// A home: what it is called, and how the codes of its sites begin.
struct Home {
    arises_in: &'static str,
    sites: &'static [&'static str],
}

const BONE: Home = Home { arises_in: "bone", sites: &["C40", "C41"] };
/// Chondrosarcoma also arises in the cartilage of airway and nose.
const BONE_OR_CARTILAGE: Home =
    Home { arises_in: "bone or cartilage", sites: &["C40", "C41", "C30", "C31", "C32", "C33"] };
const BONE_OR_JOINT: Home = Home { arises_in: "bone or joints", sites: &["C40", "C41", "C49"] };
/// Endometriosis carries endometrial stromal tumours outside the uterus.
const GENITAL: Home = Home {
    arises_in: "the uterus, or in endometriosis",
    sites: &["C48", "C49.5", "C51", "C52", "C53", "C54", "C55", "C56", "C57", "C76.3", "C18", "C19", "C20"],
};
const UTERUS: Home = Home { arises_in: "the uterus", sites: &["C53", "C54", "C55"] };
const GUT: Home = Home {
    arises_in: "the digestive tract, omentum or mesentery",
    sites: &[
        "C15", "C16", "C17", "C18", "C19", "C20", "C21", "C22", "C23", "C24", "C25", "C26", "C48", "C49.4", "C49.5",
        "C76.2", "C76.3",
    ],
};

/// The home of single types, by their ids; of the others, the group decides.
const HOMES: &[(&[&str], Home)] = &[
    (&["chondrosarcoma-mesenchymal", "carcinosarcoma-not-a-sarcoma"], Home { arises_in: "", sites: &["C"] }),
    (
        &[
            "chondrosarcoma-grade-1",
            "chondrosarcoma",
            "chondrosarcoma-clear-cell",
            "chondrosarcoma-dedifferentiated",
            "atypical-cartilaginous-tumour",
        ],
        BONE_OR_CARTILAGE,
    ),
    (&["chondromatosis"], BONE_OR_JOINT),
    (&["adamantinoma"], Home { arises_in: "the long bones", sites: &["C40"] }),
    (&["endometrial-stromal-sarcoma-low-grade", "endometrial-stromal-sarcoma-high-grade", "adenosarcoma"], GENITAL),
    (
        &["phyllodes-tumour-malignant", "phyllodes-tumour-borderline"],
        Home { arises_in: "the breast", sites: &["C50", "C61"] },
    ),
    (&["embryonal-sarcoma-of-liver", "kupffer-cell-sarcoma"], Home { arises_in: "the liver", sites: &["C22"] }),
    (&["clear-cell-sarcoma-of-kidney"], Home { arises_in: "the kidney", sites: &["C64"] }),
    (&["pleuropulmonary-blastoma"], Home { arises_in: "lung or pleura", sites: &["C34", "C38"] }),
    (
        &["pulmonary-myxoid-sarcoma", "congenital-peribronchial-myofibroblastic-tumour"],
        Home { arises_in: "lung and bronchi", sites: &["C33", "C34"] },
    ),
    (
        &["thoracic-smarca4-deficient-undifferentiated-tumour", "askin-tumour"],
        Home { arises_in: "the chest", sites: &["C33", "C34", "C37", "C38", "C41.3", "C47.3", "C49.3", "C76.1"] },
    ),
    (&["prostatic-stromal-sarcoma", "prostatic-stump"], Home { arises_in: "the prostate", sites: &["C61"] }),
    (&["gastroblastoma"], Home { arises_in: "stomach or duodenum", sites: &["C16", "C17.0"] }),
    (&["gastrointestinal-neuroectodermal-tumour"], GUT),
    (
        &["biphenotypic-sinonasal-sarcoma"],
        Home { arises_in: "nose, sinuses or orbit", sites: &["C30", "C31", "C41.0", "C69.6"] },
    ),
    (&["ameloblastic-fibrosarcoma"], Home { arises_in: "the jaws", sites: &["C03", "C05", "C31.0", "C41.0", "C41.1"] }),
    (
        &["palmar-plantar-fibromatosis"],
        Home { arises_in: "hand or foot", sites: &["C49.1", "C49.2", "C76.4", "C76.5"] },
    ),
    (
        &["abdominal-fibromatosis"],
        Home {
            arises_in: "abdomen or its wall",
            sites: &["C16", "C17", "C18", "C48", "C49.4", "C49.5", "C49.6", "C76.2", "C76.3"],
        },
    ),
];

/// Types that by their name are not of a place, and how the codes of that place begin.
const NOT_IN: &[(&[&str], &str, &[&str])] = &[
    (
        &[
            "extraskeletal-osteosarcoma",
            "giant-cell-tumour-of-soft-tissue",
            "malignant-giant-cell-tumour-of-soft-parts",
        ],
        "soft tissue",
        &["C40", "C41"],
    ),
    (&["extrarenal-rhabdoid-tumour"], "tissues other than the kidney", &["C64"]),
];

/// Sites that say too little to speak against any type.
const UNSPECIFIC: &[&str] = &["C76.7", "C76.8", "C80"];

/// Whether `entity` arises at `site`. A site that is not specific is plausible for all.
pub fn place(entity: &Entity, site: &Site) -> Place {
    let within = |blocks: &[&str]| blocks.iter().any(|block| site.code.starts_with(block));
    if within(UNSPECIFIC) {
        return Place::Plausible;
    }
    if let Some((_, arises_in, _)) = NOT_IN.iter().find(|(ids, _, sites)| ids.contains(&entity.id) && within(sites)) {
        return Place::Implausible { arises_in };
    }
    match home(entity) {
        Some(home) if !within(home.sites) => Place::Implausible { arises_in: home.arises_in },
        Some(_) | None => Place::Plausible,
    }
}

fn home(entity: &Entity) -> Option<&'static Home> {
    let own = HOMES.iter().find(|(ids, _)| ids.contains(&entity.id)).map(|(_, home)| home);
    own.or(match entity.group {
        "bone" => Some(&BONE),
        "uterine" => Some(&UTERUS),
        "gist" => Some(&GUT),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        judge::coding::{entity, site},
        table::{ENTITIES, SITES},
    };

    #[test]
    fn every_named_type_and_site_of_these_lists_is_in_the_tables() {
        let named = HOMES.iter().flat_map(|(ids, _)| *ids).chain(NOT_IN.iter().flat_map(|(ids, ..)| *ids));
        for id in named {
            assert!(entity(id).is_some(), "{id}");
        }
        let blocks = HOMES.iter().flat_map(|(_, home)| home.sites).chain(NOT_IN.iter().flat_map(|(.., sites)| *sites));
        for block in blocks.chain(UNSPECIFIC) {
            assert!(SITES.iter().any(|site| site.code.starts_with(block)), "{block}");
        }
    }

    #[test]
    fn every_type_has_a_site_where_it_arises() {
        for entity in ENTITIES {
            let plausible = |site: &&Site| place(entity, site) == Place::Plausible && !site.code.starts_with("C80");
            assert!(SITES.iter().find(plausible).is_some(), "{}", entity.id);
            assert_eq!(place(entity, site("C80.9").unwrap()), Place::Plausible, "{}", entity.id);
        }
    }

    /// Groups "Bone", "Uterine", "Breast", "Liver" of the list of types, and its names; ICD-O-3.2.
    #[test]
    fn types_of_one_tissue_are_implausible_outside_of_it() {
        let at = |id: &str, code: &str| match place(entity(id).unwrap(), site(code).unwrap()) {
            Place::Plausible => "",
            Place::Implausible { arises_in } => arises_in,
        };
        let pairs = [
            ("osteosarcoma-conventional", "C49.2", "bone"),
            ("osteosarcoma-conventional", "C40.2", ""),
            ("extraskeletal-osteosarcoma", "C49.2", ""),
            ("extraskeletal-osteosarcoma", "C40.2", "soft tissue"),
            ("chondrosarcoma", "C32.3", ""),
            ("chondrosarcoma", "C49.2", "bone or cartilage"),
            ("chondrosarcoma-mesenchymal", "C49.2", ""),
            ("chordoma", "C41.4", ""),
            ("chordoma", "C48.0", "bone"),
            ("uterine-leiomyosarcoma", "C54.2", ""),
            ("uterine-leiomyosarcoma", "C48.1", "the uterus"),
            ("leiomyosarcoma", "C48.1", ""),
            ("leiomyosarcoma", "C54.2", ""),
            ("endometrial-stromal-sarcoma-low-grade", "C56.9", ""),
            ("endometrial-stromal-sarcoma-low-grade", "C49.1", "the uterus, or in endometriosis"),
            ("phyllodes-tumour-malignant", "C50.4", ""),
            ("phyllodes-tumour-malignant", "C49.3", "the breast"),
            ("embryonal-sarcoma-of-liver", "C22.0", ""),
            ("embryonal-sarcoma-of-liver", "C34.1", "the liver"),
            ("gist", "C17.1", ""),
            ("gist", "C48.1", ""),
            ("gist", "C49.2", "the digestive tract, omentum or mesentery"),
            ("extrarenal-rhabdoid-tumour", "C64.9", "tissues other than the kidney"),
            ("adamantinoma", "C41.1", "the long bones"),
            ("ewing-sarcoma", "C49.2", ""),
            ("ewing-sarcoma", "C40.2", ""),
        ];
        for (id, code, arises_in) in pairs {
            assert_eq!(at(id, code), arises_in, "{id} at {code}");
        }
    }
}
