//! How the cumulative doses of a case were reached.

use super::{
    Lettered, Total, anthracycline, cumulative, drug, is_called, is_partial, is_summed, lettered, per_surface,
    per_surface::recorded, runs, side_by_side, times_per_cycle, totals,
};
use crate::{
    case::Case,
    judge::{
        explain::{Explanation, Step},
        intensity::{self, Intensity},
    },
    record::{Drug, Systemic},
    timeline::Timeline,
    value::{Number, Per, YesNo},
};

/// The cumulative dose of every drug of a case: each course's share, per m² where that can be told, anthracyclines as
/// doxorubicin with the level reached, relative dose intensity.
pub fn explain(case: &Case, timeline: &Timeline) -> Explanation {
    let named = lettered(case, timeline);
    let courses: Vec<&Systemic> = named.iter().map(|one| one.course).collect();
    let sums = cumulative(courses.iter().copied());
    let mut steps: Vec<Step> = Vec::new();
    for (name, totals) in &sums {
        steps.extend(shares(&named, name));
        steps.push(all_courses(&courses, name, totals));
    }
    let equivalents = anthracycline::equivalents(&courses);
    steps.extend(equivalents.iter().map(|equivalent| of_scheme(&courses, equivalent)));
    let intensities: Vec<(&str, Intensity)> = named
        .iter()
        .flat_map(|one| intensity::of_course(one.id, one.course).into_iter().map(|found| (one.letter.as_str(), found)))
        .collect();
    steps.extend(intensities.iter().map(|(letter, intensity)| intensity.step(letter)));
    let result = sums.iter().map(|(name, totals)| format!("{}{name} {}", at_least(&courses, name), shown(totals)));
    let result: Vec<String> = result.collect();
    Explanation {
        result: if result.is_empty() { "no drug was recorded".to_owned() } else { result.join("; ") },
        steps,
        source: "Doses as recorded. Doxorubicin label; Swain 2003; Feijen 2019 (JAMA Oncol 5:864); WHO ATC index 2026."
            .to_owned(),
        assumptions: assumptions(&courses).into_iter().chain(untimed(&intensities)).collect(),
        verified: equivalents.iter().all(|equivalent| equivalent.verified),
    }
}

fn shown(totals: &[Total]) -> String {
    if totals.is_empty() { "not summed".to_owned() } else { side_by_side(totals) }
}

/// What each course gave of a drug.
fn shares(courses: &[Lettered<'_>], name: &str) -> Vec<Step> {
    let of = |one: &Lettered<'_>| {
        let drugs = one.course.drugs.iter().filter(|drug| is_called(drug, name));
        drugs.map(|drug| share(one, name, drug)).collect::<Vec<_>>()
    };
    courses.iter().flat_map(of).collect()
}

/// What one course gave of a drug; a name that was written otherwise is said.
fn share(one: &Lettered<'_>, name: &str, drug: &Drug) -> Step {
    let written = drug.drug.value().map(|written| written.trim()).unwrap_or_default();
    let written = if written.to_lowercase() == name { String::new() } else { format!(", recorded as “{written}”") };
    let sum = totals(one.course, drug);
    Step::new(format!("{name}, course {}{written}", one.letter), given(one.course, drug), shown(&sum))
}

/// "cycle 1: 50 mg/m²; cycles 2 to 6: 75 mg/m² × 5".
fn given(course: &Systemic, drug: &Drug) -> String {
    let times = times_per_cycle(drug);
    let runs = runs(course, drug).into_iter().map(|run| {
        let cycles = if run.from == run.to {
            format!("cycle {}", run.from)
        } else {
            format!("cycles {} to {}", run.from, run.to)
        };
        let dose = run.dose.value().map_or_else(|| "not stated".to_owned(), ToString::to_string);
        let count = times.map(|times| times * f64::from(run.to - run.from + 1)).filter(|count| *count > 1.0);
        let count = count.and_then(|count| Number::try_from(count).ok()).map(|count| format!(" × {count}"));
        format!("{cycles}: {dose}{}", count.unwrap_or_default())
    });
    let runs: Vec<String> = runs.collect();
    if runs.is_empty() { "number of cycles not stated".to_owned() } else { runs.join("; ") }
}

/// The sum over all courses, and per m² where a flat dose makes that other than what was added up.
fn all_courses(courses: &[&Systemic], name: &str, totals: &[Total]) -> Step {
    let about = format!("{name}, all courses");
    let flat = totals.iter().any(|total| total.per == Per::Flat);
    match per_surface(courses.iter().copied(), name).filter(|_| flat) {
        Some(sum) if sum.assumed => {
            let outcome = format!("{} for a body surface area of 1.5 to 2.1 m²", sum.printed());
            Step::new(about, shown(totals), outcome)
        }
        Some(sum) => Step::new(about, shown(totals), sum.printed()),
        None => Step::new(about, "", shown(totals)),
    }
}

fn at_least(courses: &[&Systemic], name: &str) -> &'static str {
    if is_partial(courses, name) { "at least " } else { "" }
}

/// Where no cycle has a date or a delay, the dose is compared and the time is that of the plan.
fn untimed(intensities: &[(&str, Intensity)]) -> Option<String> {
    let mut letters: Vec<&str> = intensities.iter().filter(|(_, one)| !one.timed).map(|(letter, _)| *letter).collect();
    letters.dedup();
    let courses = if letters.len() == 1 { "course" } else { "courses" };
    (!letters.is_empty()).then(|| {
        format!(
            "No date or delay of a cycle is recorded for {courses} {}: cycles as planned were taken.",
            letters.join(", ")
        )
    })
}

fn of_scheme(courses: &[&Systemic], equivalent: &anthracycline::Equivalent) -> Step {
    use crate::value::Choice as _;
    let parts = equivalent.parts.iter().map(|(name, total, factor)| {
        let range = if factor.least < factor.most { format!(" to {}", factor.most) } else { String::new() };
        format!("{name} {} × {}{range}", total.printed(), factor.least)
    });
    let left = equivalent.left_out.iter().map(|(name, why)| format!("{name} not counted ({why})"));
    let input: Vec<String> = parts.chain(left).collect();
    let least = if equivalent.is_partial(courses) { "at least " } else { "" };
    let outcome = equivalent.sum.map_or_else(
        || "no equivalent".to_owned(),
        |sum| match anthracycline::level(sum.least) {
            Some(level) => {
                format!("{least}{}; the level of {} mg/m² is reached ({})", sum.printed(), level.from, level.published)
            }
            None => format!("{least}{}; no level is reached", sum.printed()),
        },
    );
    let hint = if equivalent.verified { "" } else { "; factors not verified" };
    let about = format!("doxorubicin equivalent by {}{hint}", equivalent.scheme.label());
    Step::new(about, input.join(", "), outcome)
}

fn assumptions(courses: &[&Systemic]) -> Vec<String> {
    let drugs = || courses.iter().flat_map(|course| course.drugs.iter().map(move |drug| (*course, drug)));
    let flat = |course: &Systemic, drug: &Drug| totals(course, drug).iter().any(|total| total.per == Per::Flat);
    let mut said = Vec::new();
    if drugs().any(|(course, drug)| flat(course, drug) && recorded(course).is_none()) {
        said.push(
            "Where a course with a flat dose recorded no body surface area, sums per m² are a range for 1.5 to 2.1 m²."
                .to_owned(),
        );
    }
    if drugs().any(|(course, drug)| {
        drug.days.is_empty() && drug.per_cycle != Some(YesNo::Yes) && !totals(course, drug).is_empty()
    }) {
        said.push("A drug without recorded days was counted once a cycle.".to_owned());
    }
    for (_, drug) in drugs().filter(|(course, drug)| !is_summed(course, drug)) {
        let name = drug.drug.value().map_or_else(|| "a drug without a name".to_owned(), |name| drug::called(name));
        let why = match (drug.rhythm, drug.at_most) {
            (Some(_), _) => "it was taken continuously",
            (None, Some(_)) => "its dose was capped and so depends on the body",
            (None, None) => "dose or cycles are not stated",
        };
        let left_out = format!("Of {name}, what a course gave is not or not wholly in the sum, because {why}.");
        if !said.contains(&left_out) {
            said.push(left_out);
        }
    }
    said
}
