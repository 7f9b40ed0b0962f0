//! Tumour rupture by the definition written for gastrointestinal stromal tumours.

use super::{Finding, Severity, reading::Reading};
use crate::judge::rupture::{Evidence, rupture};

/// What of the records meets the definition, and whether it was tested in this type.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let found = rupture(reading.case);
    let Some(first) = found.major.first().filter(|_| found.meets_definition()) else { return Vec::new() };
    let items = join(&found.major);
    let minor = if found.minor.is_empty() {
        String::new()
    } else {
        format!(" Not counted as rupture: {}.", join(&found.minor))
    };
    let (code, message) = if found.tested {
        ("rupture", format!("This tumour ruptured by the definition for GIST: {items}."))
    } else {
        (
            "rupture-untested",
            format!("This meets the definition of rupture written for GIST, untested elsewhere: {items}."),
        )
    };
    let why = format!(
        "Hølmebakk 2016, Br J Surg; Nishida 2019, Ann Surg Oncol: six major defects count as rupture, minor ones do not.{minor}"
    );
    vec![Finding::at(&first.record, "", Severity::Note, code).says(message, why)]
}

/// The items by their short names, each once.
fn join(evidence: &[Evidence]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in evidence.iter().map(|evidence| evidence.item.short) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join("; ")
}
