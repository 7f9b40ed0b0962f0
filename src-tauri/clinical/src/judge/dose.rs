//! Doses given: per course and drug, and running totals. Unlike units are never added.

use crate::{
    record::{Drug, Systemic},
    value::{Answer, Dose, DoseUnit, Per, YesNo},
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

/// A total in one unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Total {
    /// The amount.
    pub amount: f64,
    /// Its unit.
    pub unit: DoseUnit,
    /// What it is reckoned per.
    pub per: Per,
}

impl Total {
    /// The total as a dose for printing.
    pub fn printed(&self) -> String {
        let rounded = (self.amount * 1e6).round() / 1e6;
        crate::value::Number::try_from(rounded).map_or_else(
            |_| "too large".to_owned(),
            |amount| Dose { amount, unit: self.unit, per: self.per }.to_string(),
        )
    }
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
fn dose_in<'a>(course: &'a Systemic, drug: &'a Drug, cycle: u32) -> &'a Answer<Dose> {
    let name = drug.drug.value().map(|name| name.to_lowercase());
    let concerns = |named: &str| Some(named.to_lowercase()) == name;
    let holds = |from: u32, to: Option<u32>| (from..=to.unwrap_or(from)).contains(&cycle);
    let changed = course.changes.iter().rev().find(|c| concerns(&c.drug) && holds(c.from_cycle, c.to_cycle));
    changed.map_or(&drug.dose, |change| &change.dose)
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

/// Adds a total to those of the same unit, or beside them.
pub fn add(mut totals: Vec<Total>, total: Total) -> Vec<Total> {
    match totals.iter_mut().find(|other| (other.unit, other.per) == (total.unit, total.per)) {
        Some(other) => other.amount += total.amount,
        None => totals.push(total),
    }
    totals
}

/// Totals of every drug over several courses, in the order the drugs first appear; drugs by their lower-case name.
pub fn cumulative<'a>(courses: impl IntoIterator<Item = &'a Systemic>) -> Vec<(String, Vec<Total>)> {
    let mut all: Vec<(String, Vec<Total>)> = Vec::new();
    for course in courses {
        for drug in &course.drugs {
            let Some(name) = drug.drug.value().map(|name| name.to_lowercase()) else { continue };
            let sum = totals(course, drug);
            match all.iter_mut().find(|(other, _)| *other == name) {
                Some((_, totals)) => *totals = sum.into_iter().fold(std::mem::take(totals), add),
                None => all.push((name, sum)),
            }
        }
    }
    all
}

/// Totals side by side: "425 mg/m² + 140 mg flat".
pub fn side_by_side(totals: &[Total]) -> String {
    let flat = |total: &Total| if total.per == Per::Flat && totals.len() > 1 { " flat" } else { "" };
    totals.iter().map(|total| format!("{}{}", total.printed(), flat(total))).collect::<Vec<_>>().join(" + ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    fn course(body: Value) -> Systemic {
        serde_json::from_value(body).unwrap()
    }

    fn dose(amount: f64, unit: &str, per: &str) -> Value {
        json!({"known": {"amount": amount, "unit": unit, "per": per}})
    }

    fn drug(name: &str, dose: &Value, days: &[u32]) -> Value {
        json!({"drug": {"known": name}, "dose": dose, "days": days})
    }

    /// The five courses of the published case.
    fn published() -> Vec<Systemic> {
        let weekly = |cycles: u32| {
            course(json!({"cycles": {"known": cycles}, "drugs": [drug("doxorubicin", &dose(20.0, "mg", "flat"), &[])]}))
        };
        let high = drug("ifosfamide", &dose(12.0, "g", "m2"), &[]);
        vec![
            course(json!({
                "cycles": {"known": 6},
                "drugs": [drug("doxorubicin", &dose(75.0, "mg", "m2"), &[1]), drug("ifosfamide", &dose(5.0, "g", "m2"), &[])],
                "changes": [{"drug": "doxorubicin", "from_cycle": 1, "dose": dose(50.0, "mg", "m2")}],
            })),
            weekly(5),
            course(json!({
                "cycles": {"known": 6},
                "drugs": [drug("gemcitabine", &dose(675.0, "mg", "m2"), &[1, 8]), drug("docetaxel", &dose(75.0, "mg", "m2"), &[8])],
            })),
            course(json!({"cycles": {"known": 3}, "drugs": [high]})),
            weekly(2),
        ]
    }

    #[test]
    fn the_published_case_sums_as_worked_out_in_the_standard() {
        let sums: Vec<(String, String)> =
            cumulative(&published()).into_iter().map(|(drug, totals)| (drug, side_by_side(&totals))).collect();
        let expected = [
            ("doxorubicin", "425 mg/m² + 140 mg flat"),
            ("ifosfamide", "66 g/m²"),
            ("gemcitabine", "8,100 mg/m²"),
            ("docetaxel", "450 mg/m²"),
        ];
        assert_eq!(sums, expected.map(|(drug, sum)| (drug.to_owned(), sum.to_owned())));
    }

    #[test]
    fn a_changed_first_cycle_makes_two_runs() {
        let courses = published();
        let runs: Vec<_> = runs(&courses[0], &courses[0].drugs[0]).iter().map(|run| (run.from, run.to)).collect();
        assert_eq!(runs, [(1, 1), (2, 6)]);
    }

    #[test]
    fn what_is_not_stated_is_not_summed() {
        let unstated = course(
            json!({"cycles": {"known": 3}, "drugs": [drug("ifosfamide", &json!({"absent": "not_known"}), &[])]}),
        );
        assert_eq!(cumulative([&unstated]), [("ifosfamide".to_owned(), vec![])]);
        let continuous = course(json!({"cycles": {"known": 3}, "drugs": [
            {"drug": {"known": "imatinib"}, "dose": dose(400.0, "mg", "flat"), "rhythm": "daily"}]}));
        assert_eq!(cumulative([&continuous]), [("imatinib".to_owned(), vec![])]);
        let capped = course(json!({"cycles": {"known": 5}, "drugs": [
            {"drug": {"known": "vincristine"}, "dose": dose(2.0, "mg", "m2"), "at_most": {"amount": 2, "unit": "mg", "per": "flat"}}]}));
        assert_eq!(cumulative([&capped]), [("vincristine".to_owned(), vec![])]);
    }

    proptest! {
        #[test]
        fn totals_do_not_depend_on_the_order_of_courses(order in Just(vec![0_usize, 1, 2, 3, 4]).prop_shuffle()) {
            let courses = published();
            let shuffled: Vec<_> = order.iter().map(|index| courses[*index].clone()).collect();
            let sum = |courses: &[Systemic]| {
                let mut all: Vec<_> = cumulative(courses).into_iter().map(|(drug, mut totals)| {
                    totals.sort_by_key(|total| total.per);
                    (drug, side_by_side(&totals))
                }).collect();
                all.sort();
                all
            };
            prop_assert_eq!(sum(&courses), sum(&shuffled));
        }
    }
}
