//! How old the studies are that a treatment is measured against.

use super::{Finding, Severity, reading::Reading};
use crate::judge::response::{Line, Series, lines};

/// Days before treatment within which RECIST 1.1 wants the baseline (section 3.1; Eisenhauer 2009).
const FRESH_DAYS: f64 = 28.0;

/// Courses whose response is measured against studies more than four weeks older than their beginning.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let series = Series::of(reading.case, &reading.timeline);
    let lines = lines(reading.case, &reading.timeline, &series);
    lines.iter().filter_map(|line| old(reading, &series, line)).collect()
}

/// Counted from the first course of a line, and only where the times surely lie so far apart.
fn old(reading: &Reading<'_>, series: &Series<'_>, line: &Line) -> Option<Finding> {
    let placed = line.courses.iter().filter_map(|course| Some((course, reading.timeline.at(course)?)));
    let (course, start) = placed.min_by(|(_, a), (_, b)| a.days.total_cmp(&b.days))?;
    let studies = &series.points.get(line.recist.baseline)?.studies;
    let last = studies.iter().filter_map(|study| Some((study, reading.timeline.at(study)?)));
    let (study, seen) = last.max_by(|(_, a), (_, b)| a.days.total_cmp(&b.days))?;
    (start.days - start.slack - seen.days - seen.slack > FRESH_DAYS).then(|| {
        let message = format!("The lesions were last measured more than four weeks before this treatment ({}).", reading.name(study));
        let why = "RECIST 1.1 asks for a baseline as close to the beginning of treatment as possible, four weeks before at \
                   most (Eisenhauer 2009, Eur J Cancer 45:228): growth in between makes a response look worse.";
        Finding::at(course, "when", Severity::Note, "baseline-older-than-four-weeks").says(message, why)
    })
}
