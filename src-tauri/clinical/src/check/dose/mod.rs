//! Doses: not stated, unlike what is published, in an implausible unit, and running totals.

mod body;
mod preset;
mod total;

use super::{Finding, Severity, reading::Reading};
use crate::{
    judge::dose::drug,
    record::{Drug, Systemic},
    value::RecordId,
};

/// Everything about the doses of a case.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let courses: Vec<_> = reading.case.all::<Systemic>().collect();
    let drugs = courses.iter().flat_map(|(id, course)| {
        course.drugs.iter().enumerate().flat_map(move |(index, drug)| of_drug(id, index, drug))
    });
    let mut findings: Vec<Finding> = drugs.collect();
    findings.extend(total::check(&courses));
    findings.extend(preset::check(&courses));
    findings.extend(body::check(reading, &courses));
    findings
}

fn of_drug(id: &RecordId, index: usize, drug: &Drug) -> Vec<Finding> {
    let why = "CARE 2013 item 9b: a treatment is told with drug, dose, strength and duration.";
    let at = |field: &str, code| Finding::at(id, format!("drugs.{index}.{field}"), Severity::Note, code);
    let mut findings = Vec::new();
    match drug.drug.value() {
        None => findings.push(at("drug", "drug-not-stated").says("A drug of this course is not stated.", why)),
        Some(name) if drug::row(name).is_none() => findings.push(at("drug", "drug-not-in-table").says(
            format!("“{name}” is not in the table of drugs."),
            "A drug of the table (WHO ATC index 2026) is recognised by its name and synonyms; any other is summed under the \
             name written alone, and its doses are not compared.",
        )),
        Some(_) => {}
    }
    if drug.dose.value().is_none() {
        let name = drug.drug.value().map_or_else(|| "this drug".to_owned(), ToString::to_string);
        findings.push(at("dose", "dose-not-stated").says(format!("The dose of {name} is not stated."), why));
    }
    findings
}
