//! Immunohistochemistry and molecular tests.

use clinical::{
    record::{Marker, MarkerResult, MolecularResult, MolecularTest, Panel, Pathology},
    value::{Choice, RecordId},
};

use super::Teller;
use crate::{abbreviation::term, phrase::listed};

/// Whether a panel shows a marker of the report's panel rather than routine histology.
pub(super) fn stains_marker(report: &Pathology, panel: &Panel) -> bool {
    let stain = panel.stain.to_lowercase();
    !stain.is_empty() && report.immunohistochemistry.iter().any(|marker| marker.marker.to_lowercase().contains(&stain))
}

/// Markers alike are told together: "staining for a, b and c was positive, distinct and focal".
pub(super) fn markers(teller: &Teller<'_>, id: &RecordId, report: &Pathology) -> String {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for marker in report.immunohistochemistry.iter().filter(|marker| !marker.marker.is_empty()) {
        let result = result(marker);
        match groups.iter_mut().find(|(same, _)| *same == result) {
            Some((_, names)) => names.push(term(&marker.marker)),
            None => groups.push((result, vec![term(&marker.marker)])),
        }
    }
    let call = teller.call(id, |panel| stains_marker(report, panel), "table-markers");
    let said = groups.iter().enumerate().map(|(index, (result, names))| {
        let call = if index == 0 { call.as_str() } else { "" };
        let verb = if index == 0 { "staining for " } else { "that for " };
        format!("{verb}{} was {result}{call}", listed(names))
    });
    said.collect::<Vec<_>>().join("; ")
}

fn result(marker: &Marker) -> String {
    let result = match marker.result {
        Some(MarkerResult::NotDone) => "not done".to_owned(),
        Some(result) => result.label().to_owned(),
        None => "not recorded".to_owned(),
    };
    let percent = marker.percent.as_ref().map(|percent| format!("in {percent} of cells"));
    let more: Vec<String> = marker
        .staining
        .map(|s| s.label().to_owned())
        .into_iter()
        .chain(marker.extent.map(|e| e.label().to_owned()))
        .chain(percent)
        .collect();
    let pattern = if marker.pattern.is_empty() { None } else { Some(format!("{} pattern", &*marker.pattern)) };
    let more: Vec<String> = more.into_iter().chain(pattern).collect();
    if more.is_empty() { result } else { format!("{result} ({})", more.join(", ")) }
}

/// "EWSR1::FLI1 (type 1) was found by RT-PCR".
pub(super) fn molecular(tests: &[MolecularTest]) -> String {
    let said = tests.iter().filter(|test| !test.alteration.is_empty()).map(|test| {
        let result = match test.result {
            Some(MolecularResult::Found) => "was found",
            Some(MolecularResult::NotFound) => "was not found",
            Some(MolecularResult::Failed) => "could not be tested",
            None => "was tested; the result was not recorded",
        };
        let by = if test.method.is_empty() { String::new() } else { format!(" by {}", &*test.method) };
        let detail = if test.detail.is_empty() { String::new() } else { format!(" ({})", &*test.detail) };
        format!("{}{detail} {result}{by}", &*test.alteration)
    });
    said.collect::<Vec<_>>().join("; ")
}
