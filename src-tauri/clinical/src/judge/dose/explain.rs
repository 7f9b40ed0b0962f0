//! How the cumulative doses of a case were reached.

use super::{
    Total, anthracycline, cumulative, drug, is_called, is_summed, per_surface, per_surface::recorded, runs,
    side_by_side, times_per_cycle, totals,
};
use crate::{
    case::Case,
    judge::{
        explain::{Explanation, Step},
        intensity,
    },
    record::{Drug, Systemic},
    value::{Number, Per, YesNo},
};

/// The cumulative dose of every drug of a case: each course's share, per m² where that can be told, anthracyclines as
/// doxorubicin with the level reached, relative dose intensity.
pub fn explain(case: &Case) -> Explanation {
    let named: Vec<_> = case.all::<Systemic>().collect();
    let courses: Vec<&Systemic> = named.iter().map(|(_, course)| *course).collect();
    let sums = cumulative(courses.iter().copied());
    let mut steps: Vec<Step> = Vec::new();
    for (name, totals) in &sums {
        steps.extend(shares(&courses, name));
        steps.push(Step::new(format!("{name}, all courses"), shown(totals), total(&courses, name)));
    }
    let mut equivalents = anthracycline::equivalents(&courses);
    // Doxorubicin alone is itself in every scheme.
    if equivalents
        .iter()
        .all(|found| found.left_out.is_empty() && found.parts.iter().all(|(name, ..)| name == "doxorubicin"))
    {
        equivalents.truncate(1);
    }
    steps.extend(equivalents.iter().map(of_scheme));
    for (number, (id, course)) in (1_usize..).zip(&named) {
        steps.extend(intensity::of_course(id, course).iter().map(|intensity| intensity.step(number)));
    }
    let result = sums.iter().map(|(name, totals)| format!("{}{name} {}", at_least(&courses, name), shown(totals)));
    let result: Vec<String> = result.collect();
    Explanation {
        result: if result.is_empty() { "no drug was recorded".to_owned() } else { result.join("; ") },
        steps,
        source: "Doses as recorded. Doxorubicin label; Swain 2003; Feijen 2019 (JAMA Oncol 5:864); WHO ATC index 2026."
            .to_owned(),
        assumptions: assumptions(&courses),
        verified: equivalents.iter().all(|equivalent| equivalent.verified),
    }
}

fn shown(totals: &[Total]) -> String {
    if totals.is_empty() { "not summed".to_owned() } else { side_by_side(totals) }
}

/// The drug in each course with its number in the case.
fn uses<'a>(courses: &[&'a Systemic], name: &str) -> Vec<(usize, &'a Systemic, &'a Drug)> {
    let of = |(index, course): (usize, &&'a Systemic)| {
        let course: &'a Systemic = course;
        let drugs = course.drugs.iter().filter(|drug| is_called(drug, name));
        drugs.map(move |drug| (index + 1, course, drug)).collect::<Vec<_>>()
    };
    courses.iter().enumerate().flat_map(of).collect()
}

fn shares(courses: &[&Systemic], name: &str) -> Vec<Step> {
    let share = |(number, course, drug): (usize, &Systemic, &Drug)| {
        let sum = totals(course, drug);
        Step::new(format!("{name}, course {number}"), given(course, drug), shown(&sum))
    };
    uses(courses, name).into_iter().map(share).collect()
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

/// The drug per m², where a flat dose makes that other than what was added up.
fn total(courses: &[&Systemic], name: &str) -> String {
    match per_surface(courses.iter().copied(), name) {
        Some(sum) if sum.assumed => format!("{} for a body surface area of 1.5 to 2.1 m²", sum.printed()),
        Some(sum) => sum.printed(),
        None => "cannot be told per m²".to_owned(),
    }
}

fn at_least(courses: &[&Systemic], name: &str) -> &'static str {
    let uses = uses(courses, name);
    let summed = uses.iter().filter(|(_, course, drug)| is_summed(course, drug)).count();
    if (1..uses.len()).contains(&summed) { "at least " } else { "" }
}

fn of_scheme(equivalent: &anthracycline::Equivalent) -> Step {
    use crate::value::Choice as _;
    let parts = equivalent.parts.iter().map(|(name, total, factor)| {
        let range = if factor.least < factor.most { format!(" to {}", factor.most) } else { String::new() };
        format!("{name} {} × {}{range}", total.printed(), factor.least)
    });
    let left = equivalent.left_out.iter().map(|(name, why)| format!("{name} not counted ({why})"));
    let input: Vec<String> = parts.chain(left).collect();
    let outcome = equivalent.sum.map_or_else(
        || "no equivalent".to_owned(),
        |sum| match anthracycline::level(sum.least) {
            Some(level) => {
                format!("{}; the level of {} mg/m² is reached ({})", sum.printed(), level.from, level.published)
            }
            None => format!("{}; no level is reached", sum.printed()),
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
        let name = drug.drug.value().map_or_else(|| "an unnamed drug".to_owned(), |name| drug::called(name));
        let why = match (drug.rhythm, drug.at_most) {
            (Some(_), _) => "it was taken continuously",
            (None, Some(_)) => "it was capped, so it depends on the body",
            (None, None) => "dose or cycles are not stated",
        };
        said.push(format!("{name}: what was given in a course is not or not wholly in the sum, because {why}."));
    }
    said.dedup();
    said
}
