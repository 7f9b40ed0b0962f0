//! Types of tumour that differ between the specimens of one case.

use super::{Finding, Severity, reading::Reading};
use crate::record::{Histology, Pathology, Tumour};

/// Specimens of more than one entity. Words alone are not compared: one entity has many.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let stated = reading.case.all::<Pathology>().filter_map(|(_, report)| report.histology.value());
    let mut kinds: Vec<&Histology> = Vec::new();
    for kind in stated.filter(|kind| !kind.entity.is_empty()) {
        if kinds.iter().all(|known| known.entity != kind.entity) {
            kinds.push(kind);
        }
    }
    let [_, _, ..] = kinds.as_slice() else { return Vec::new() };
    let names: Vec<&str> =
        kinds.iter().map(|kind| if kind.stated.is_empty() { kind.entity.as_str() } else { &kind.stated }).collect();
    let message = format!("The specimens are of different types: {}.", names.join("; "));
    let tumour = reading.case.all::<Tumour>().next();
    let code = "types-differ";
    let finding = tumour.map_or_else(
        || Finding::of_case(Severity::Note, code),
        |(id, _)| Finding::at(id, "diagnosis", Severity::Note, code),
    );
    vec![
        finding
            .says(message, "The diagnosis of the case is stated once, as finally held; each specimen keeps its own."),
    ]
}
