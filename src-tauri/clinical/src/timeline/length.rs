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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::{case::Entry, timeline::DAYS_PER_MONTH};

    /// A course lasts its cycles; one that goes on has no end yet; five fractions are a week.
    #[test]
    fn courses_last_as_long_as_their_cycles() {
        let of = |kind: &str, body: Value| {
            let length = length(&Entry::read("a", kind, &body).unwrap().record);
            (length.days, length.assumed)
        };
        let systemic = |more: Value| {
            let mut body = json!({"cycles": {"known": 4}});
            body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            of("systemic", body)
        };
        let weeks = json!({"known": {"value": 4, "unit": "week"}});
        assert_eq!(systemic(json!({})), (Some(84.0), true));
        assert_eq!(systemic(json!({"interval": weeks})), (Some(112.0), false));
        assert_eq!(systemic(json!({"interval": weeks, "end_reason": {"known": "ongoing"}})), (None, false));
        let daily = |months: &[u32]| -> Value {
            months
                .iter()
                .map(|months| json!({"drug": {"known": "imatinib"}, "duration": {"value": months, "unit": "month"}}))
                .collect()
        };
        assert_eq!(of("systemic", json!({"drugs": daily(&[2, 4])})), (Some(4.0 * DAYS_PER_MONTH), false));
        assert_eq!(systemic(json!({"drugs": daily(&[2])})), (Some(2.0 * DAYS_PER_MONTH), false));
        let ongoing = json!({"drugs": daily(&[2]), "end_reason": {"known": "ongoing"}});
        assert_eq!(systemic(ongoing), (Some(2.0 * DAYS_PER_MONTH), false));
        assert_eq!(of("systemic", json!({})), (None, false));
        assert_eq!(of("radiotherapy", json!({"fractions": {"known": 25}})), (Some(35.0), false));
        assert_eq!(of("surgery", json!({})), (None, false));
    }
}
