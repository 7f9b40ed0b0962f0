//! Stated response against the lesions, by the method stated; and what RECIST asks of targets.

use std::collections::BTreeMap;

use super::{Finding, Severity, reading::Reading};
use crate::{
    judge::{
        explain::Explanation,
        response::{
            Assessment, Category, MOST_PER_ORGAN, MOST_TARGETS, Recist, Series, choi, least_mm, organ, points_of,
            recist,
        },
    },
    record::{Ablation, Response, ResponseCategory, ResponseMethod},
    value::{Choice as _, Presence, RecordId, YesNo},
};

const RECIST: &str = "RECIST 1.1 (Eisenhauer 2009, Eur J Cancer 45:228)";
const CHOI: &str = "Choi 2007, J Clin Oncol 25:1753";

/// Responses that their lesions contradict, and lesions that cannot be targets. What a clinician stated without a method
/// of measurement is left alone.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let series = Series::of(reading.case, &reading.timeline);
    let mut judged = Judged::new();
    let mut findings: Vec<Finding> = Vec::new();
    for (id, response) in reading.case.all::<Response>() {
        findings.extend(of(reading, &series, &mut judged, (id, response)));
    }
    findings.extend(too_small(&series));
    findings.extend(too_many(&series));
    findings.extend(ablated(reading, &series));
    findings
}

/// What was reckoned already, by baseline.
type Judged = BTreeMap<usize, Option<Recist>>;

fn of(
    reading: &Reading<'_>,
    series: &Series<'_>,
    judged: &mut Judged,
    (id, response): (&RecordId, &Response),
) -> Vec<Finding> {
    let method = match response.method.value() {
        Some(method @ (ResponseMethod::Recist | ResponseMethod::Choi)) => *method,
        Some(ResponseMethod::Clinician) | None => return Vec::new(),
    };
    let Some(stated) = response.category.value().copied() else { return Vec::new() };
    let mut found = vec![
        unlike_method(id, method, stated),
        with_new_lesions(id, response, stated),
        without_lesions(series, id, method),
    ];
    if let Some((baseline, point)) = points_of(&reading.timeline, series, id, response) {
        let whole = judged.entry(baseline).or_insert_with(|| recist(series, baseline));
        let then = whole.as_ref().and_then(|whole| whole.after.iter().find(|one| one.point == point));
        found.push(then.and_then(|then| new_lesions_differ(reading, id, response, then)));
        let by_lesions = match method {
            ResponseMethod::Choi => choi(series, baseline, point),
            _ => then.map(|then| (then.overall, then.explanation.clone())),
        };
        found.push(by_lesions.and_then(|by_lesions| against_lesions(id, method, stated, &by_lesions)));
    }
    found.into_iter().flatten().collect()
}

/// The category of RECIST or Choi that was stated; none for a word that neither has.
fn category(stated: ResponseCategory) -> Option<Category> {
    match stated {
        ResponseCategory::Complete => Some(Category::Complete),
        ResponseCategory::AlmostComplete | ResponseCategory::Partial => Some(Category::Partial),
        ResponseCategory::FurtherReduction => None,
        ResponseCategory::Stable => Some(Category::Stable),
        ResponseCategory::Progression => Some(Category::Progression),
    }
}

fn unlike_method(id: &RecordId, method: ResponseMethod, stated: ResponseCategory) -> Option<Finding> {
    let unlike = [ResponseCategory::AlmostComplete, ResponseCategory::FurtherReduction].contains(&stated);
    unlike.then(|| {
        Finding::at(id, "category", Severity::Note, "response-category-unlike-method").says(
            format!("“{}” is not a category of {}.", stated.label(), method.label()),
            format!(
                "The categories are complete and partial response, stable and progressive disease: {RECIST}; {CHOI}."
            ),
        )
    })
}

fn with_new_lesions(id: &RecordId, response: &Response, stated: ResponseCategory) -> Option<Finding> {
    let new = response.new_lesions.is(&Presence::Present);
    (new && stated != ResponseCategory::Progression).then(|| {
        Finding::at(id, "category", Severity::Check, "response-with-new-lesions").says(
            format!("“{}” is recorded together with new lesions.", stated.label()),
            format!("A new lesion is progressive disease by {RECIST} and by {CHOI}."),
        )
    })
}

fn without_lesions(series: &Series<'_>, id: &RecordId, method: ResponseMethod) -> Option<Finding> {
    (series.points.len() < 2).then(|| {
        Finding::at(id, "method", Severity::Note, "response-without-lesions").says(
            format!("The response is stated by {}, but no lesion is followed over two studies.", method.label()),
            format!("Lesion records with their measurements let the category be reckoned: {RECIST}."),
        )
    })
}

fn against_lesions(
    id: &RecordId,
    method: ResponseMethod,
    stated: ResponseCategory,
    (found, explanation): &(Category, Explanation),
) -> Option<Finding> {
    let stated_as = category(stated)?;
    let found = *found;
    // Disease that is not measured and neither gone nor grown is what clinicians call stable.
    let agrees = found == stated_as || (found == Category::Persisting && stated_as == Category::Stable);
    if agrees {
        return None;
    }
    let way: Vec<String> =
        explanation.steps.iter().map(|step| format!("{}: {} ({})", step.about, step.outcome, step.input)).collect();
    let why = format!("{}: {}.", explanation.source, way.join("; "));
    Some(if found == Category::NotEvaluable || !explanation.verified {
        Finding::at(id, "category", Severity::Note, "response-not-evaluable").says(
            format!(
                "“{}” is stated by {}, but not every lesion can be judged in that study.",
                stated.label(),
                method.label()
            ),
            why,
        )
    } else {
        Finding::at(id, "category", Severity::Check, "response-disagrees").says(
            format!(
                "“{}” is stated by {}; the recorded measurements give {} ({}).",
                stated.label(),
                method.label(),
                found.label(),
                found.short()
            ),
            why,
        )
    })
}

fn new_lesions_differ(reading: &Reading<'_>, id: &RecordId, response: &Response, then: &Assessment) -> Option<Finding> {
    let first = then.new_lesions.first().filter(|_| response.new_lesions.is(&Presence::Absent))?;
    Some(Finding::at(id, "new_lesions", Severity::Check, "new-lesions-disagree").says(
        format!("No new lesions are stated, but {} was not there at baseline.", reading.name(first)),
        format!("A new lesion is progressive disease: {RECIST}."),
    ))
}

/// Targets whose first size is below what RECIST asks.
fn too_small(series: &Series<'_>) -> Vec<Finding> {
    let targets = series.lesions.iter().filter(|lesion| lesion.lesion.target.is(&YesNo::Yes));
    let small = targets.filter_map(|lesion| {
        let sizes = lesion.seen.iter().enumerate();
        let (point, mm) = sizes.filter_map(|(point, seen)| Some((point, seen.as_ref()?.mm?))).next()?;
        let least = least_mm(series, lesion, point);
        (mm < least - 1e-6).then(|| {
            let what = if lesion.lesion.node.is(&YesNo::Yes) { "short axis" } else { "diameter" };
            Finding::at(lesion.id, "target", Severity::Check, "target-too-small").says(
                format!("“{}” is a target, but its {what} at first is below {least} mm.", lesion.lesion.name),
                format!("{RECIST}: targets measure at least 10 mm, lymph nodes 15 mm in the short axis, 20 mm on a radiograph."),
            )
        })
    });
    small.collect()
}

fn too_many(series: &Series<'_>) -> Vec<Finding> {
    let targets: Vec<_> = series.lesions.iter().filter(|lesion| lesion.lesion.target.is(&YesNo::Yes)).collect();
    let why = format!("{RECIST}: at most five targets, at most two in an organ; all lymph nodes count as one organ.");
    let mut findings = Vec::new();
    if let Some(sixth) = targets.get(MOST_TARGETS) {
        let message = format!("{} lesions are targets, more than five.", targets.len());
        findings.push(Finding::at(sixth.id, "target", Severity::Check, "targets-too-many").says(message, why.clone()));
    }
    let mut organs: BTreeMap<String, usize> = BTreeMap::new();
    for lesion in targets.iter().filter(|lesion| lesion.lesion.site.value().is_some()) {
        let organ = organ(lesion);
        let count = organs.entry(organ.clone()).and_modify(|count| *count += 1).or_insert(1);
        if *count == MOST_PER_ORGAN + 1 {
            let message = format!("More than two targets lie in one organ: {organ}.");
            findings.push(
                Finding::at(lesion.id, "target", Severity::Check, "targets-too-many-in-organ")
                    .says(message, why.clone()),
            );
        }
    }
    findings
}

/// Targets in an organ that was ablated between two of their measurements, none of which says so.
fn ablated(reading: &Reading<'_>, series: &Series<'_>) -> Vec<Finding> {
    let last = series.points.len().saturating_sub(1);
    let days = |point: usize| series.points.get(point).and_then(|point| point.days);
    let mut findings = Vec::new();
    for lesion in series.lesions.iter().filter(|one| one.lesion.target.is(&YesNo::Yes) && !one.is_treated_by(last)) {
        let measured: Vec<f64> = (0..=last)
            .filter(|point| lesion.at(*point).is_some_and(|seen| seen.mm.is_some()))
            .filter_map(days)
            .collect();
        let (Some(first), Some(end)) = (measured.first(), measured.last()) else { continue };
        let between = |id: &RecordId| reading.timeline.at(id).is_some_and(|at| at.days > *first && at.days < *end);
        let here = |ablation: &Ablation| {
            let site = ablation.site.value().map(|site| site.to_lowercase()).unwrap_or_default();
            let organ = organ(lesion);
            !organ.is_empty() && site.contains(&organ)
        };
        if reading.case.all::<Ablation>().any(|(id, ablation)| between(id) && here(ablation)) {
            findings.push(Finding::at(lesion.id, "measurements", Severity::Note, "target-perhaps-ablated").says(
                format!("“{}” is a target in an organ that was ablated meanwhile.", lesion.lesion.name),
                format!("A lesion treated locally is no longer evaluable: mark it as treated locally ({RECIST})."),
            ));
        }
    }
    findings
}
