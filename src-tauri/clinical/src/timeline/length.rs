//! How long a course of treatment lasts.

use crate::{
    record::{EndReason, Record, Systemic},
    value::Measure,
};

/// How long a record lasts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Length {
    /// Days; none for an event.
    pub days: Option<f64>,
    /// Whether the interval of its cycles was not recorded and was taken as three weeks.
    pub assumed: bool,
}

/// The interval taken where none was recorded: three weeks, the commonest in sarcoma regimens.
const ASSUMED_INTERVAL_DAYS: f64 = 21.0;

/// The planned length of a course: cycles times interval, or the longest duration of a continuous drug.
pub fn length(record: &Record) -> Length {
    match record {
        Record::Systemic(course) => course_length(course),
        Record::Radiotherapy(course) => {
            Length { days: course.fractions.value().map(|fractions| f64::from(*fractions) / 5.0 * 7.0), assumed: false }
        }
        _ => Length { days: None, assumed: false },
    }
}

fn course_length(course: &Systemic) -> Length {
    let durations = course.drugs.iter().filter_map(|drug| drug.duration.as_ref().and_then(Measure::days));
    let longest = durations.fold(None, |longest: Option<f64>, days| Some(longest.map_or(days, |most| most.max(days))));
    let interval = course.interval.value().and_then(Measure::days);
    let cycles = course.cycles.value().map(|cycles| f64::from(*cycles));
    let by_cycles = cycles.map(|cycles| cycles * interval.unwrap_or(ASSUMED_INTERVAL_DAYS));
    let ongoing = course.end_reason.is(&EndReason::Ongoing);
    let days = longest.or(by_cycles).filter(|_| !ongoing || longest.is_some());
    Length { days, assumed: longest.is_none() && cycles.is_some() && interval.is_none() }
}
