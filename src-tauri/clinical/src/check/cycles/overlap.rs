//! Courses that overlap, begin too soon after another, or run across an operation, by resolved time.

use crate::{
    check::{Finding, Severity, reading::Reading},
    record::{Surgery, Systemic},
    timeline::{Placed, Sureness},
    value::{Measure, RecordId},
};

/// Days that times in whole weeks and months may be off.
const TOLERANCE_DAYS: f64 = 1.0;

/// A course with its place on the axis, where it is known well enough to be compared.
struct Spell<'a> {
    id: &'a RecordId,
    course: &'a Systemic,
    begin: f64,
    /// Begin of the last cycle.
    last: f64,
    /// End of the last interval.
    end: f64,
    slack: f64,
}

pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let spells: Vec<Spell<'_>> =
        reading.case.all::<Systemic>().filter_map(|(id, course)| Spell::of(reading, id, course)).collect();
    // A course is remarked once, however many it overlaps.
    let before = |one: (usize, &Spell<'_>), other: (usize, &Spell<'_>)| (one.1.begin, one.0) < (other.1.begin, other.0);
    let pairs = spells.iter().enumerate().filter_map(|second| {
        let mut earlier = spells.iter().enumerate().filter(|first| before(*first, second));
        earlier.find_map(|(_, first)| of_pair(reading, first, second.1))
    });
    let mut findings: Vec<Finding> = pairs.collect();
    let operations = reading.case.all::<Surgery>().filter_map(|(id, _)| Some((id, well_placed(reading, id)?)));
    findings.extend(operations.filter_map(|(id, placed)| operation(reading, &spells, id, placed)));
    findings
}

/// A place that is more than "at the earliest" or "at the latest".
fn well_placed<'a>(reading: &'a Reading<'_>, id: &RecordId) -> Option<&'a Placed> {
    reading.timeline.at(id).filter(|placed| placed.sureness <= Sureness::About)
}

impl<'a> Spell<'a> {
    fn of(reading: &Reading<'_>, id: &'a RecordId, course: &'a Systemic) -> Option<Self> {
        let placed = well_placed(reading, id)?;
        let interval = course.interval.value().and_then(Measure::days)?;
        // What is taken every day may accompany another course.
        let continuous = course.drugs.iter().any(|drug| drug.rhythm.is_some() || drug.duration.is_some());
        let lasts = placed.lasts.filter(|_| !continuous)?;
        let end = placed.days + lasts;
        Some(Self { id, course, begin: placed.days, last: end - interval, end, slack: placed.slack + TOLERANCE_DAYS })
    }

    fn alternates(&self, other: &Self) -> bool {
        self.course.alternates_with.as_ref() == Some(other.id) || other.course.alternates_with.as_ref() == Some(self.id)
    }
}

fn of_pair(reading: &Reading<'_>, first: &Spell<'_>, second: &Spell<'_>) -> Option<Finding> {
    let begin = second.begin + first.slack + second.slack;
    if first.alternates(second) || begin >= first.end {
        return None;
    }
    let other = reading.name(first.id);
    let why = "By the times recorded, with cycles and interval as given. A date, the interval or the number of cycles is \
               probably not right.";
    Some(if begin <= first.last {
        let message = format!("This course begins before {other} has had its last cycle.");
        Finding::at(second.id, "when", Severity::Check, "courses-overlap").says(message, why)
    } else {
        let message = format!("This course begins sooner after the last cycle of {other} than that one’s interval.");
        Finding::at(second.id, "when", Severity::Note, "courses-close").says(message, why)
    })
}

fn operation(reading: &Reading<'_>, spells: &[Spell<'_>], id: &RecordId, placed: &Placed) -> Option<Finding> {
    let within = spells.iter().find(|spell| {
        let slack = spell.slack + placed.slack;
        placed.days - slack > spell.begin && placed.days + slack < spell.last
    })?;
    let name = reading.name(within.id);
    Some(Finding::at(id, "when", Severity::Check, "surgery-during-course").says(
        format!("By the times recorded this operation overlaps the planned cycles of {name}."),
        "Cycles before and after an operation are two courses; otherwise a date, the interval or the number of cycles is \
         probably not right.",
    ))
}
