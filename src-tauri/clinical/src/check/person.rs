//! Birth and age against the times of the case.

use super::{Finding, Severity, reading::Reading};
use crate::{
    record::{Patient, Presentation},
    value::{Moment, PartialDate, Unit, When},
};

/// Days of a year.
const YEAR: f64 = 365.25;

/// A birth after what happened, an age that does not fit the birth.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let patients = reading.case.all::<Patient>();
    let born = patients.filter_map(|(id, patient)| Some((id, patient, patient.born.value().and_then(date)?)));
    born.flat_map(|(id, patient, born)| {
        let too_late = first_before(reading, born).then(|| {
            Finding::at(id, "born", Severity::Error, "born-too-late")
                .says("The date of birth lies after a record of the case.", "Nothing of a case happens before birth.")
        });
        let age = age_differs(reading, patient, born).map(|(least, greatest)| {
            let message =
                format!("The age stated does not fit the date of birth: it was {least} to {greatest} at presentation.");
            Finding::at(id, "age", Severity::Check, "age-and-birth-differ")
                .says(message, "The age at presentation follows from the two dates.")
        });
        too_late.into_iter().chain(age)
    })
    .collect()
}

fn date(when: &When) -> Option<PartialDate> {
    if let Moment::Date(date) = when.moment { Some(date) } else { None }
}

/// Whether any dated record lies wholly before the first day the birth can mean.
fn first_before(reading: &Reading<'_>, born: PartialDate) -> bool {
    let dates = reading.case.entries.iter().filter_map(|entry| date(entry.record.when()?.value()?));
    dates.into_iter().any(|date| date.range().1 < born.range().0)
}

/// Least and greatest age in whole years at the first dated presentation, where the stated one is neither within.
fn age_differs(reading: &Reading<'_>, patient: &Patient, born: PartialDate) -> Option<(i64, i64)> {
    let stated = patient.age.value().filter(|age| age.unit == Unit::Year && age.qualifier.is_none())?;
    let seen = reading.case.all::<Presentation>().find_map(|(_, seen)| seen.when.value().and_then(date))?;
    let least = whole_years((seen.range().0 - born.range().1).num_days());
    let greatest = whole_years((seen.range().1 - born.range().0).num_days());
    let fits = |year: i64| (stated.value.get() - number(year)).abs() < 1.0;
    (greatest >= 0 && !(least..=greatest).any(fits)).then_some((least, greatest))
}

#[expect(clippy::cast_possible_truncation, reason = "years of a life fit")]
fn whole_years(days: i64) -> i64 {
    (number(days) / YEAR).floor() as i64
}

#[expect(clippy::cast_precision_loss, reason = "days of a calendar are far below 2^52")]
fn number(days: i64) -> f64 {
    days as f64
}
