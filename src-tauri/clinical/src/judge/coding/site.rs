//! Sites: by ICD-O topography, by words.

use std::sync::LazyLock;

use serde::Serialize;

use super::{
    ICD_O, ICD_O_VERSION, Match,
    search::{Words, plain, ranked},
};
use crate::{
    table::{SITES, Site},
    value::Code,
};

/// What clinicians call parts of a site whose ICD-O name does not say them (ICD-O-3 topography, alphabetic index).
const PARTS: &[(&str, &[&str])] = &[
    ("C38.0", &["atrium", "ventricle", "myocardium", "pericardium"]),
    ("C40.0", &["humerus", "radius", "ulna", "shoulder blade"]),
    ("C40.1", &["carpal bones", "metacarpal bones", "bones of the hand"]),
    ("C40.2", &["femur", "tibia", "fibula"]),
    ("C40.3", &["tarsal bones", "metatarsal bones", "patella", "bones of the foot"]),
    ("C41.2", &["spine", "vertebra"]),
    ("C41.4", &["ilium", "ischium", "pubis", "hip bone"]),
    ("C48.0", &["retroperitoneal", "perirenal fat"]),
    ("C48.1", &["mesentery", "mesocolon", "mesoappendix", "omentum", "pelvic peritoneum"]),
    ("C49.0", &["neck muscle", "scalp, soft tissue"]),
    ("C49.1", &["arm", "elbow", "forearm", "wrist", "hand", "shoulder"]),
    ("C49.2", &["thigh", "knee", "popliteal fossa", "calf", "leg", "ankle", "foot", "hip"]),
    ("C49.3", &["chest wall", "axilla", "superior vena cava", "thoracic aorta", "pulmonary artery"]),
    ("C49.4", &["abdominal wall", "psoas", "iliopsoas", "inferior vena cava", "mesenteric artery", "abdominal aorta"]),
    ("C49.5", &["buttock", "gluteal region", "groin", "perineum"]),
    ("C49.6", &["back", "flank"]),
    ("C55.9", &["womb"]),
];

static WORDS: LazyLock<Vec<Words>> =
    LazyLock::new(|| SITES.iter().map(|row| Words::of(row.name, parts(row).iter().copied())).collect());

/// A site that a search found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SiteHit {
    /// The ICD-O topography, ready to be recorded.
    pub code: Code,
    /// What belongs to it, in other words.
    pub parts: &'static [&'static str],
    /// The region of the body.
    pub region: &'static str,
    /// Whether it is one of a pair, so that a side belongs to it.
    pub paired: bool,
    /// The ICD-10 code of a malignant primary there.
    pub icd_10: &'static str,
    /// Whether the code was verified against the published list.
    pub verified: bool,
    /// How it was found.
    pub by: Match,
}

/// The site with an ICD-O topography code, with or without its point: "C48.1".
pub fn site(code: &str) -> Option<&'static Site> {
    let wanted = bare(code);
    let same = |code: &str| code.bytes().filter(|letter| *letter != b'.').eq(wanted.bytes());
    SITES.iter().find(|row| same(row.code))
}

/// What belongs to a site, in other words.
pub fn parts(site: &Site) -> &'static [&'static str] {
    PARTS.iter().find(|(code, _)| *code == site.code).map_or(&[], |(_, parts)| parts)
}

/// The ICD-O topography of a site, to be recorded.
pub fn topography_code(site: &Site) -> Code {
    Code {
        system: ICD_O.to_owned(),
        version: ICD_O_VERSION.to_owned(),
        code: site.code.to_owned(),
        display: site.name.to_owned(),
        verified: site.verified,
    }
}

/// Bone, nerve, retroperitoneum and soft tissue: the sites where sarcomas mostly arise.
const USUAL: [&str; 5] = ["C40", "C41", "C47", "C48", "C49"];

/// Sites found by what was typed: an ICD-O or ICD-10 code or its beginning, a name, a part, the beginning of words. Of
/// those found equally well, bone and soft tissue come first.
pub fn sites(typed: &str) -> Vec<SiteHit> {
    let (text, code) = (plain(typed), bare(typed));
    let found = SITES.iter().zip(WORDS.iter()).filter_map(|(row, words)| {
        let by = by_code(&code, row).or_else(|| words.found_by(&text))?;
        Some((by, row))
    });
    let mut found: Vec<(Match, &Site)> = found.collect();
    found.sort_by_key(|(_, row)| !USUAL.iter().any(|block| row.code.starts_with(block)));
    ranked(found.into_iter()).into_iter().map(|(by, row)| hit(by, row)).collect()
}

fn by_code(typed: &str, row: &Site) -> Option<Match> {
    let (own, icd_10) = (bare(row.code), bare(row.icd10_primary));
    let begins =
        typed.len() >= 2 && typed.strip_prefix('C').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    match () {
        () if own == typed || icd_10 == typed => Some(Match::Code),
        () if begins && own.starts_with(typed) => Some(Match::Name),
        () => None,
    }
}

/// A code without point and spaces, in capitals.
fn bare(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect()
}

fn hit(by: Match, row: &'static Site) -> SiteHit {
    SiteHit {
        code: topography_code(row),
        parts: parts(row),
        region: row.region,
        paired: row.laterality_applies == "true",
        icd_10: row.icd10_primary,
        verified: row.verified,
        by,
    }
}
