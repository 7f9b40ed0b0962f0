//! What does not fit together in a case. All rules run in one pass, and none hides another.
//!
//! A rule is a pure function from a reading of the case to findings; a theme is a file. A finding never stops anyone
//! from saving. [`Severity::Error`] is kept for what cannot be right.

mod adverse;
mod baseline;
mod coding;
mod consent;
mod cycles;
mod death;
mod dose;
mod finding;
mod grade;
mod grade_preset;
mod graded_type;
mod identifiers;
mod kept;
mod leaf;
mod margin;
mod markers;
mod mitoses;
mod performance;
mod person;
mod radiotherapy;
mod range;
mod rarity;
mod reading;
mod reference;
mod report;
mod response;
mod rupture;
mod size;
mod specimen;
mod stage;
mod surgery;
mod survival;
mod time;
mod types;
mod unit;
mod version;

pub use finding::{Finding, Fix, Severity};
pub use kept::idle;

use std::collections::HashSet;

use self::reading::Reading;
use crate::case::Case;

/// A rule: from what was read of a case to what it finds there.
type Rule = fn(&Reading<'_>) -> Vec<Finding>;

/// Every rule of the house.
const RULES: &[Rule] = &[
    leaf::check,
    time::check,
    person::check,
    performance::check,
    death::check,
    mitoses::check,
    grade::check,
    grade_preset::check,
    graded_type::check,
    types::check,
    coding::check,
    markers::check,
    specimen::check,
    size::check,
    stage::check,
    surgery::check,
    margin::check,
    rupture::check,
    survival::check,
    dose::check,
    cycles::check,
    radiotherapy::check,
    version::check,
    adverse::check,
    response::check,
    baseline::check,
    consent::check,
    identifiers::check,
    rarity::check,
    report::check,
];

/// Everything found in a case, in one pass: the open ones before those kept as they stand, of each the heaviest first, then
/// in the order of its records.
pub fn check(case: &Case) -> Vec<Finding> {
    let reading = Reading::of(case);
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule(&reading)).collect();
    once(&mut findings);
    kept::mark(case, &mut findings);
    let place = |finding: &Finding| finding.record.as_ref().map(|id| reading.place(id));
    findings.sort_by_cached_key(|finding| (!finding.is_open(), finding.severity, place(finding)));
    findings
}

/// Leaves out what a rule says again in the same words of the same place.
fn once(findings: &mut Vec<Finding>) {
    let mut said = HashSet::new();
    findings.retain(|Finding { code, record, path, message, .. }| {
        said.insert((*code, record.clone(), path.clone(), message.clone()))
    });
}

#[cfg(test)]
mod tests;
