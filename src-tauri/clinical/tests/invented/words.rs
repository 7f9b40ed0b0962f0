//! What may stand in a text: the words of the tables in the fields that take them, anything at all elsewhere.

use clinical::table::{
    ALTERATIONS, CTCAE_TERMS, DRUGS, ENTITIES, MARKERS, METASTASIS_SITES, REGIMENS, SITES, STAGE_ROUTES,
};

use super::Chance;

const WORDS: &[&str] = &[
    "liver",
    "left thigh",
    "doxorubicin",
    "leiomyosarcoma",
    "GIST",
    "EWSR1-FLI1",
    "desmin",
    "none",
    "a",
    "[@ref-1]",
    "see [@gone] and [@fig, @ref-1]",
    "two\n\nparagraphs",
    "≥ 3 × 2 cm – “quoted” µg",
    "neutrophil count decreased",
    "</text><script>alert(1)</script>",
    "AJCC 8",
    "IIIB",
    "T2a N0 M0",
    "C48.1",
    "8890/3",
];

const GROUPS: &[&str] = &["IA", "IB", "II", "IIIA", "IIIB", "IV", "stage III", "2"];
const TNM: &[&str] = &["T1 N0 M0 G1", "pT2 pN0 cM0 G3", "T2b N1 M1", "ypT4 N0 M0", "T2"];

/// Anything; now and then a character that no shipped font has.
pub(crate) fn any(chance: &mut Chance) -> &'static str {
    if chance.below(500) == 0 { "漢" } else { words(WORDS, chance) }
}

fn words(list: &[&'static str], chance: &mut Chance) -> &'static str {
    chance.one::<&str>(list)
}

/// What belongs into the field `name`.
pub(crate) fn fitting(name: &str, chance: &mut Chance) -> &'static str {
    match name {
        "entity" => chance.one(ENTITIES).id,
        "stated" => chance.one(ENTITIES).name,
        "marker" => chance.one(MARKERS).marker,
        "alteration" => chance.one(ALTERATIONS).alteration,
        "drug" => chance.one(DRUGS).name,
        "regimen" => chance.one(REGIMENS).name,
        "term" => chance.one(CTCAE_TERMS).term,
        "analyte" => chance.one(CTCAE_TERMS).analyte,
        "system" => chance.one(STAGE_ROUTES).edition,
        "tnm" => words(TNM, chance),
        "group" => words(GROUPS, chance),
        "organ" => chance.one(METASTASIS_SITES).site,
        "site" | "target" | "name" | "close_to" => chance.one(SITES).name,
        _ => any(chance),
    }
}

/// A code of the field `name` with what it stands for.
pub(crate) fn code(name: &str, chance: &mut Chance) -> (String, &'static str) {
    if name == "topography" {
        let site = chance.one(SITES);
        return (site.code.to_owned(), site.name);
    }
    let entity = chance.one(ENTITIES);
    (format!("{}/{}", entity.icd_o, entity.behaviour), entity.name)
}
