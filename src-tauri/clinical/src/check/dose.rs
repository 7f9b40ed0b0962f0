//! Doses that are not stated, and running totals that cannot be added.

use super::{Finding, Severity, reading::Reading};
use crate::{
    judge::dose::{Total, cumulative, side_by_side, totals},
    record::{Drug, Systemic},
    value::{DoseUnit, Per, RecordId},
};

/// Doxorubicin per m² from which readers look for a test of the heart, in mg.
const DOXORUBICIN_MARK: f64 = 450.0;

/// Doses and drugs not stated, totals in unlike units, totals of doxorubicin.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let courses: Vec<_> = reading.case.all::<Systemic>().collect();
    let drugs = courses.iter().flat_map(|(id, course)| {
        course.drugs.iter().enumerate().flat_map(move |(index, drug)| not_stated(id, index, drug))
    });
    let sums = cumulative(courses.iter().map(|(_, course)| *course));
    let totals = sums.iter().flat_map(|(drug, totals)| {
        let last = courses.iter().rev().find(|(_, course)| gives(course, drug)).map(|(id, _)| *id);
        last.map(|last| [unlike(&courses, last, drug, totals), marked(last, drug, totals)])
    });
    drugs.chain(totals.flatten().flatten()).collect()
}

fn gives(course: &Systemic, name: &str) -> bool {
    course.drugs.iter().any(|drug| is_called(drug, name))
}

fn is_called(drug: &Drug, name: &str) -> bool {
    drug.drug.value().is_some_and(|called| called.to_lowercase() == name)
}

fn not_stated(id: &RecordId, index: usize, drug: &Drug) -> Vec<Finding> {
    let why = "CARE 2013 item 9b: a treatment is told with drug, dose, strength and duration.";
    let mut findings = Vec::new();
    if drug.drug.value().is_none() {
        findings.push(
            Finding::at(id, format!("drugs.{index}.drug"), Severity::Note, "drug-not-stated")
                .says("A drug of this course is not stated.", why),
        );
    }
    if drug.dose.value().is_none() {
        let name = drug.drug.value().map_or_else(|| "this drug".to_owned(), ToString::to_string);
        findings.push(
            Finding::at(id, format!("drugs.{index}.dose"), Severity::Note, "dose-not-stated")
                .says(format!("The dose of {name} is not stated."), why),
        );
    }
    findings
}

/// Totals that stand side by side. A flat dose is added to one per m² only with a recorded body surface area.
fn unlike(courses: &[(&RecordId, &Systemic)], last: &RecordId, drug: &str, totals: &[Total]) -> Option<Finding> {
    let [_, _, ..] = totals else { return None };
    let sums = side_by_side(totals).replace(" + ", " plus ");
    let mixed = totals.iter().any(|total| total.per == Per::Flat) && totals.iter().any(|total| total.per == Per::M2);
    let reason = if !mixed {
        "the units differ, so they are not added"
    } else if has_surface(courses, drug) {
        return None;
    } else {
        "no body surface area is recorded, so they are not added"
    };
    let message = format!("Cumulative {drug} is {sums}; {reason}.");
    Some(Finding::at(last, "drugs", Severity::Note, "cumulative-dose-unlike").says(
        message,
        "A flat dose says nothing per m² without the body surface area it was reckoned with, and units are never converted \
         silently.",
    ))
}

/// Whether every course that gave the drug flat recorded a body surface area.
fn has_surface(courses: &[(&RecordId, &Systemic)], name: &str) -> bool {
    let flat = |course: &Systemic| {
        let drugs = course.drugs.iter().filter(|drug| is_called(drug, name));
        drugs.flat_map(|drug| totals(course, drug)).any(|total| total.per == Per::Flat)
    };
    courses.iter().filter(|(_, course)| flat(course)).all(|(_, course)| course.body_surface.value().is_some())
}

fn marked(last: &RecordId, drug: &str, totals: &[Total]) -> Option<Finding> {
    let per_m2 = totals.iter().find(|total| total.per == Per::M2 && total.unit == DoseUnit::Mg)?;
    (drug == "doxorubicin" && per_m2.amount + 1e-9 >= DOXORUBICIN_MARK).then(|| {
        let message = format!("Cumulative doxorubicin is {}.", per_m2.printed());
        Finding::at(last, "drugs", Severity::Note, "doxorubicin-total").says(
            message,
            "From 450 mg/m² readers look for a test of heart function before and after (doxorubicin label: heart failure in \
             5 to 8 % at 450 mg/m²). This documents what was given and advises nothing.",
        )
    })
}
