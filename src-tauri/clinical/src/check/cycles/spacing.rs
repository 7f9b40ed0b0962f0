//! The begins of a course's cycles against its interval.

use crate::{
    check::{Finding, Severity},
    judge::intensity::begins,
    record::Systemic,
    value::{Measure, Number, RecordId, Unit},
};

/// Days a cycle may begin early without being remarked: a weekend, a holiday.
const EARLY_DAYS: f64 = 1.0;

pub(super) fn check(id: &RecordId, course: &Systemic) -> Vec<Finding> {
    let begins: Vec<(u32, (f64, f64))> = begins(id, course).into_iter().collect();
    let pairs = begins.windows(2).filter_map(|pair| if let [one, next] = pair { Some((*one, *next)) } else { None });
    pairs.filter_map(|(one, next)| of_pair(id, course, one, next)).collect()
}

fn of_pair(id: &RecordId, course: &Systemic, one: (u32, (f64, f64)), next: (u32, (f64, f64))) -> Option<Finding> {
    let ((number, (earliest, _)), (later, (_, latest))) = (one, next);
    let index = course.cycle_notes.iter().position(|cycle| cycle.number == later)?;
    let at = |severity, code| Finding::at(id, format!("cycle_notes.{index}.began"), severity, code);
    // The longest time the two statements allow.
    let apart = latest - earliest;
    if apart < 0.0 {
        return Some(at(Severity::Error, "cycles-out-of-order").says(
            format!("Cycle {later} is recorded to have begun before cycle {number}."),
            "Cycles are counted in the order of time.",
        ));
    }
    let interval = course.interval.value()?;
    let planned = interval.days()? * f64::from(later - number);
    let days = Number::try_from(apart.round()).ok().map(|days| Measure::exactly(days, Unit::Day))?;
    (apart + EARLY_DAYS < planned).then(|| {
        at(Severity::Check, "cycles-too-close").says(
            format!("Cycle {later} began {days} after cycle {number}, but the interval is {interval}."),
            "Cycles are seldom brought forward; a date or the interval is probably not right.",
        )
    })
}
