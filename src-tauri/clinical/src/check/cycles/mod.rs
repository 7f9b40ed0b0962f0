//! Cycles and changes of dose against the course they belong to, courses that end without a reason, and cycles and
//! courses that overlap.

mod overlap;
mod spacing;

use super::{Finding, Severity, reading::Reading};
use crate::{
    judge::dose::{drug, is_called},
    record::{DoseChange, Systemic},
    value::RecordId,
};

/// Changes of cycles or drugs that the course does not have; missing reasons; cycles and courses too close.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let courses = reading.case.all::<Systemic>();
    courses
        .flat_map(|(id, course)| {
            let changes = course.changes.iter().enumerate();
            let mut findings: Vec<Finding> =
                changes.flat_map(|(index, change)| of_change(id, course, index, change)).collect();
            findings.extend(numbers(id, course));
            findings.extend(without_reason(id, course));
            findings.extend(spacing::check(id, course));
            findings
        })
        .chain(overlap::check(reading))
        .collect()
}

fn of_change(id: &RecordId, course: &Systemic, index: usize, change: &DoseChange) -> Vec<Finding> {
    let last = change.to_cycle.unwrap_or(change.from_cycle);
    let at = |field: &str, severity, code| Finding::at(id, format!("changes.{index}.{field}"), severity, code);
    let mut findings = Vec::new();
    let changed = drug::called(&change.drug);
    let named = course.drugs.iter().any(|drug| is_called(drug, &changed));
    if !named {
        let message = format!("The dose of “{}” was changed, a drug that the course does not have.", change.drug);
        findings.push(at("drug", Severity::Error, "change-of-unknown-drug").says(
            message,
            "A change counts for the drug of the same name in the course; otherwise it counts for none.",
        ));
    }
    if last < change.from_cycle || change.from_cycle == 0 {
        findings.push(at("from_cycle", Severity::Error, "change-cycles-reversed").says(
            format!("A change of dose runs from cycle {} to cycle {last}.", change.from_cycle),
            "Cycles are counted from 1, and a change runs from its first to its last cycle.",
        ));
    }
    if let Some(cycles) = course.cycles.value().filter(|cycles| last > **cycles) {
        findings.push(at("to_cycle", Severity::Check, "change-beyond-course").says(
            format!("A dose was changed in cycle {last}, but {cycles} cycles were given."),
            "The change of a cycle that was not given enters no total.",
        ));
    }
    findings
}

fn numbers(id: &RecordId, course: &Systemic) -> Vec<Finding> {
    let Some(cycles) = course.cycles.value() else { return Vec::new() };
    let beyond = course.cycle_notes.iter().enumerate().filter(|(_, cycle)| cycle.number == 0 || cycle.number > *cycles);
    beyond
        .map(|(index, cycle)| {
            let path = format!("cycle_notes.{index}.number");
            Finding::at(id, path, Severity::Check, "cycle-beyond-course").says(
                format!("Cycle {} is described, but {cycles} cycles were given.", cycle.number),
                "Cycles are counted from 1 to the number given.",
            )
        })
        .collect()
}

fn without_reason(id: &RecordId, course: &Systemic) -> Option<Finding> {
    (!course.end_reason.is_answered()).then(|| {
        Finding::at(id, "end_reason", Severity::Note, "end-reason-missing").says(
            "Why this course ended is not recorded.",
            "CARE 2013 item 9c: changes of treatment are told with their reason.",
        )
    })
}
