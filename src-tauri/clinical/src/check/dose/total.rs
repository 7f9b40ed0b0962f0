//! Running totals: those that cannot be added, and anthracyclines that reach a level readers look for.

use super::{Finding, Severity};
use crate::{
    judge::dose::{
        Total,
        anthracycline::{Equivalent, Scheme, equivalent, level},
        cumulative, is_called, is_summed, side_by_side, totals,
    },
    record::Systemic,
    value::{Choice as _, Per, RecordId},
};

pub(super) fn check(courses: &[(&RecordId, &Systemic)]) -> Vec<Finding> {
    let sums = cumulative(courses.iter().map(|(_, course)| *course));
    let unlike = sums.iter().filter_map(|(drug, totals)| unlike(courses, last(courses, &[drug])?, drug, totals));
    unlike.chain(anthracyclines(courses)).collect()
}

/// The last course that gives one of the drugs.
fn last<'a>(courses: &[(&'a RecordId, &Systemic)], names: &[&String]) -> Option<&'a RecordId> {
    let gives = |course: &Systemic| course.drugs.iter().any(|drug| names.iter().any(|name| is_called(drug, name)));
    courses.iter().rev().find(|(_, course)| gives(course)).map(|(id, _)| *id)
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

/// The level that all anthracyclines together reach for certain, as doxorubicin.
fn anthracyclines(courses: &[(&RecordId, &Systemic)]) -> Option<Finding> {
    let only: Vec<&Systemic> = courses.iter().map(|(_, course)| *course).collect();
    let found = equivalent(&only, Scheme::Feijen2019)?;
    let sum = found.sum?;
    let level = level(sum.least)?;
    let names: Vec<&String> = found.parts.iter().map(|(name, ..)| name).collect();
    let last = last(courses, &names)?;
    let assumed = if sum.assumed { " for a body surface area of 1.5 to 2.1 m²" } else { "" };
    let left: Vec<&str> = found.left_out.iter().map(|(name, _)| name.as_str()).collect();
    let left = if left.is_empty() { String::new() } else { format!(" Not counted: {}.", left.join(", ")) };
    let reached = format!("the level of {} mg/m² is reached.{left}", level.from);
    let message = format!("{}{}{assumed}; {reached}", subject(&found, &only), sum.printed());
    let why = format!(
        "Readers look for a test of heart function before and after ({}). This documents what was given and advises \
         nothing.",
        level.published
    );
    Some(Finding::at(last, "drugs", Severity::Note, "anthracycline-total").says(message, why))
}

/// "Cumulative doxorubicin is at least ".
fn subject(found: &Equivalent, courses: &[&Systemic]) -> String {
    let names: Vec<&str> = found.parts.iter().map(|(name, ..)| name.as_str()).collect();
    let drugs = courses.iter().flat_map(|course| course.drugs.iter().map(move |drug| (*course, drug)));
    let mut counted = drugs.filter(|(_, drug)| names.iter().any(|name| is_called(drug, name)));
    let at_least = if counted.all(|(course, drug)| is_summed(course, drug)) { "" } else { "at least " };
    match names.as_slice() {
        ["doxorubicin"] => format!("Cumulative doxorubicin is {at_least}"),
        names => {
            let scheme = found.scheme.label();
            format!("Cumulative {} as doxorubicin by {scheme} is {at_least}", names.join(" and "))
        }
    }
}
