//! Doses given: per course and drug, and running totals. Unlike units are never added; masses are.

pub mod anthracycline;
mod courses;
pub mod drug;
mod explain;
mod per_surface;
mod total;

pub use courses::{Lettered, lettered};
pub use explain::explain;
pub use per_surface::{PerSurface, SURFACES, per_surface};
pub use total::{Total, add, in_milligrams, side_by_side};

use crate::{
    record::{Drug, Systemic},
    value::{Answer, Dose, YesNo},
};

/// Equal doses of a drug in consecutive cycles of a course.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// First cycle.
    pub from: u32,
    /// Last cycle.
    pub to: u32,
    /// The dose of each of them.
    pub dose: Answer<Dose>,
}

/// The doses of `drug` over the cycles of `course`, as runs of equal cycles.
pub fn runs(course: &Systemic, drug: &Drug) -> Vec<Run> {
    let cycles = course.cycles.value().copied().unwrap_or(0);
    let mut runs: Vec<Run> = Vec::new();
    for cycle in 1..=cycles {
        let dose = dose_in(course, drug, cycle);
        match runs.last_mut().filter(|run| run.dose == *dose) {
            Some(run) => run.to = cycle,
            None => runs.push(Run { from: cycle, to: cycle, dose: dose.clone() }),
        }
    }
    runs
}

/// The dose of one cycle: a later change of the drug outranks the course's own dose.
pub fn dose_in<'a>(course: &'a Systemic, drug: &'a Drug, cycle: u32) -> &'a Answer<Dose> {
    let concerns = |named: &str| is_called(drug, &drug::called(named));
    let holds = |from: u32, to: Option<u32>| (from..=to.unwrap_or(from)).contains(&cycle);
    let changed = course.changes.iter().rev().find(|c| concerns(&c.drug) && holds(c.from_cycle, c.to_cycle));
    changed.map_or(&drug.dose, |change| &change.dose)
}

/// Whether a drug of a course is the one summed under `name`.
pub fn is_called(drug: &Drug, name: &str) -> bool {
    drug.drug.value().is_some_and(|written| drug::called(written) == name)
}

/// How often the dose is given in a cycle: once for a dose per cycle or where no days were stated; none for a drug taken
/// continuously, and for a dose that was capped, since what was given then depends on the body.
pub fn times_per_cycle(drug: &Drug) -> Option<f64> {
    if drug.rhythm.is_some() || drug.at_most.is_some() {
        return None;
    }
    let days = u32::try_from(drug.days.len()).ok().filter(|days| *days > 0).unwrap_or(1);
    Some(if drug.per_cycle == Some(YesNo::Yes) { 1.0 } else { f64::from(days) })
}

/// What `drug` summed up to in `course`: one total a unit. Empty where dose, cycles or rhythm do not allow a sum.
pub fn totals(course: &Systemic, drug: &Drug) -> Vec<Total> {
    let Some(times) = times_per_cycle(drug) else { return Vec::new() };
    let given = runs(course, drug).into_iter().filter_map(|run| {
        let dose = *run.dose.value()?;
        let amount = dose.amount.get() * times * f64::from(run.to - run.from + 1);
        Some(Total { amount, unit: dose.unit, per: dose.per })
    });
    given.fold(Vec::new(), add)
}

/// Whether all that was given of `drug` in `course` entered its totals; a sum of one that is not is "at least".
pub fn is_summed(course: &Systemic, drug: &Drug) -> bool {
    let runs = runs(course, drug);
    times_per_cycle(drug).is_some() && !runs.is_empty() && runs.iter().all(|run| run.dose.value().is_some())
}

/// Whether a drug has a sum over several courses that leaves something out: what it shows is the least that was given.
pub fn is_partial(courses: &[&Systemic], name: &str) -> bool {
    let uses: Vec<bool> = courses
        .iter()
        .flat_map(|course| course.drugs.iter().map(move |drug| (*course, drug)))
        .filter(|(_, drug)| is_called(drug, name))
        .map(|(course, drug)| is_summed(course, drug))
        .collect();
    uses.contains(&true) && uses.contains(&false)
}

/// Totals of every drug over several courses, in the order the drugs first appear. Synonyms are one drug, under its name in
/// the table; a drug that the table does not have goes by its lower-case name.
pub fn cumulative<'a>(courses: impl IntoIterator<Item = &'a Systemic>) -> Vec<(String, Vec<Total>)> {
    let mut all: Vec<(String, Vec<Total>)> = Vec::new();
    for course in courses {
        for drug in &course.drugs {
            let Some(name) = drug.drug.value().map(|name| drug::called(name)) else { continue };
            let sum = totals(course, drug);
            match all.iter_mut().find(|(other, _)| *other == name) {
                Some((_, totals)) => *totals = sum.into_iter().fold(std::mem::take(totals), add),
                None => all.push((name, sum)),
            }
        }
    }
    all
}

#[cfg(test)]
mod tests;
