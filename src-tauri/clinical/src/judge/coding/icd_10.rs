//! The ICD-10 diagnosis of a primary tumour: by its site, but for Kaposi sarcoma and, in ICD-10-CM, GIST.

use crate::{
    table::{Entity, Site},
    value::{Code, Side},
};

/// The ICD-10 code of a malignant primary: C46 for Kaposi sarcoma, else that of the site.
pub fn icd_10(site: &Site, entity: Option<&Entity>) -> Code {
    if entity.is_some_and(|entity| entity.id == "kaposi-sarcoma") {
        return code("ICD-10", "C46", "Kaposi sarcoma", true);
    }
    code("ICD-10", site.icd10_primary, site.name, site.verified)
}

/// GIST in ICD-10-CM by the beginning of its topography: digit, site, whether the digit was read in the source.
const GIST: &[(&str, &str, &str, bool)] = &[
    ("C15", "C49.A1", "esophagus", false),
    ("C16", "C49.A2", "stomach", false),
    ("C17", "C49.A3", "small intestine", true),
    ("C18", "C49.A4", "large intestine", true),
    ("C19", "C49.A4", "large intestine", true),
    ("C20", "C49.A5", "rectum", true),
    ("C80", "C49.A0", "unspecified site", false),
];

/// The ICD-10-CM code of a malignant primary where it says more than ICD-10: GIST by site, soft tissue and peripheral
/// nerves of a limb by side. None where the two do not differ.
pub fn icd_10_cm(site: &Site, side: Option<Side>, entity: Option<&Entity>) -> Option<Code> {
    if entity.is_some_and(|entity| entity.group == "gist") {
        let row = GIST.iter().find(|(block, ..)| site.code.starts_with(block));
        let (_, digit, at, read) = row.copied().unwrap_or(("", "C49.A9", "other sites", true));
        return Some(code("ICD-10-CM", digit, &format!("Gastrointestinal stromal tumor of {at}"), read));
    }
    let of_limb = ["C47.1", "C47.2", "C49.1", "C49.2"].contains(&site.code);
    let (digit, word) = match side {
        Some(Side::Right) => ('1', "right"),
        Some(Side::Left) => ('2', "left"),
        // ICD-10-CM has no digit for both sides: each is coded by itself.
        Some(Side::Both | Side::Midline) | None => ('0', "unspecified side"),
    };
    of_limb
        .then(|| code("ICD-10-CM", &format!("{}{digit}", site.icd10_primary), &format!("{}, {word}", site.name), true))
}

fn code(system: &str, code: &str, display: &str, verified: bool) -> Code {
    Code {
        system: system.to_owned(),
        version: String::new(),
        code: code.to_owned(),
        display: display.to_owned(),
        verified,
    }
}
