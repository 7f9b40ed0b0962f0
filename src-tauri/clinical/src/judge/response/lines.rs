//! Lines of treatment, each judged against the studies before it, and what the lesions say at the time of a stated response.

use std::collections::BTreeMap;

use super::{
    best::{Best, best},
    category::Category,
    recist::{Recist, recist},
    series::Series,
};
use crate::{
    case::Case,
    record::{Radiotherapy, Response, ResponseCategory, Systemic},
    timeline::Timeline,
    value::RecordId,
};

/// Days within which a response without a study belongs to the studies of that time.
const SAME_TIME_DAYS: f64 = 7.0;

/// Treatments that begin after the same studies, with the response from there to the studies before the next line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The courses; empty where the case records none.
    pub courses: Vec<RecordId>,
    /// The response at each time.
    pub recist: Recist,
    /// The best of them.
    pub best: Best,
}

/// The lines of a case in order of their baselines; those that no later study judges are left out.
pub fn lines(case: &Case, timeline: &Timeline, series: &Series<'_>) -> Vec<Line> {
    let drugs = case.all::<Systemic>().map(|(id, _)| id);
    let mut courses: BTreeMap<usize, Vec<RecordId>> = BTreeMap::new();
    for id in drugs.chain(case.all::<Radiotherapy>().map(|(id, _)| id)) {
        let baseline = series.baseline_for(timeline.at(id).map(|placed| placed.days));
        courses.entry(baseline).or_default().push(id.clone());
    }
    if courses.is_empty() {
        courses.insert(0, Vec::new());
    }
    let starts: Vec<usize> = courses.keys().copied().collect();
    let of = |(baseline, courses): (usize, Vec<RecordId>)| {
        let mut found = recist(series, baseline)?;
        let next = starts.iter().find(|start| **start > baseline);
        found.after.retain(|one| next.is_none_or(|next| one.point <= *next));
        (!found.after.is_empty()).then(|| Line { courses, best: best(&found), recist: found })
    };
    courses.into_iter().filter_map(of).collect()
}

/// The time point a stated response speaks of, and the one before its treatment: by its study, else by its time.
pub fn points_of(
    timeline: &Timeline,
    series: &Series<'_>,
    id: &RecordId,
    response: &Response,
) -> Option<(usize, usize)> {
    let days = |id: &RecordId| timeline.at(id).map(|placed| placed.days);
    let by_study = response.study.as_ref().and_then(|study| series.point_of(study));
    let point = by_study.or_else(|| {
        let when = days(id).filter(|_| response.study.is_none())?;
        let near = |days: f64| (days - when).abs() <= SAME_TIME_DAYS;
        series.points.iter().position(|point| point.days.is_some_and(near))
    })?;
    let start = response.of.iter().filter_map(days).min_by(f64::total_cmp);
    let baseline = series.baseline_for(start);
    (baseline < point).then_some((baseline, point))
}

/// Whether a stated category is the one found; none where they cannot be compared.
pub fn agrees(stated: ResponseCategory, found: Category) -> Option<bool> {
    let stated = match stated {
        ResponseCategory::Complete => Category::Complete,
        ResponseCategory::AlmostComplete | ResponseCategory::Partial => Category::Partial,
        ResponseCategory::Stable => Category::Stable,
        ResponseCategory::Progression => Category::Progression,
        ResponseCategory::FurtherReduction => return None,
    };
    // Disease that is not measured and neither gone nor grown is what clinicians call stable.
    let same = found == stated || (found == Category::Persisting && stated == Category::Stable);
    (found != Category::NotEvaluable).then_some(same)
}
