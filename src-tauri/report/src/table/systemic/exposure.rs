//! Below the totals: anthracyclines as doxorubicin with the published level they reach, and relative dose intensity.
//! Both document what was given and advise nothing.

use clinical::{
    judge::{
        dose::anthracycline::{Equivalent, LEVELS, Scheme, equivalents, level},
        intensity::{self, Intensity},
    },
    record::Systemic,
    value::Choice as _,
};
use typeset::document::{Cell, Row, Rule, Run, Style};

use super::sums::in_print;
use crate::{
    courses::Course,
    phrase::{NBSP, capital},
    table::Notes,
};

/// The rows that a case has.
pub(super) fn rows(columns: usize, courses: &[Course<'_>], notes: &mut Notes) -> Vec<Row> {
    let row = |(label, runs): (&str, Vec<Run>)| Row {
        cells: vec![
            Cell { heads_row: true, ..crate::table::strong(label).over(2) },
            Cell::runs(runs).over(columns - 2),
        ],
        rule: Rule::Hair,
        total: false,
    };
    let anthracyclines = as_doxorubicin(courses, notes).map(|runs| ("Anthracyclines", runs));
    let intensity = intensities(courses, notes).map(|runs| ("Dose intensity", runs));
    anthracyclines.into_iter().chain(intensity).map(row).collect()
}

/// "As doxorubicin 502.8 mg/m² by Feijen 2019; the level of 450 mg/m² is reached." A scheme whose factors were not verified
/// is not printed, nor one that leaves out what another counts.
fn as_doxorubicin(courses: &[Course<'_>], notes: &mut Notes) -> Option<Vec<Run>> {
    let given: Vec<&Systemic> = courses.iter().map(|course| course.course).collect();
    let mut runs: Vec<Run> = Vec::new();
    let all = equivalents(&given);
    let fewest = all.iter().map(|equivalent| equivalent.left_out.len()).min();
    for equivalent in all.iter().filter(|one| one.verified && Some(one.left_out.len()) == fewest) {
        let Some(sum) = &equivalent.sum else { continue };
        runs.push(Run::plain(if runs.is_empty() { "As doxorubicin " } else { " As doxorubicin " }));
        if equivalent.is_partial(&given) {
            runs.push(Run::plain("at\u{a0}least "));
        }
        runs.push(Run::styled(in_print(sum), Style::Strong));
        runs.push(Run::plain(format!(" by {}", short(equivalent.scheme))));
        runs.push(notes.mark(vec![Run::plain(factors(equivalent))]));
        match level(sum.least) {
            Some(level) => {
                runs.push(Run::plain(format!("; the published level of {}\u{a0}mg/m² is reached", level.from)));
                runs.push(notes.mark(vec![Run::plain(format!("{}.", capital(level.published)))]));
            }
            None => {
                let lowest = LEVELS.first().map(|level| level.from).unwrap_or_default();
                let counted = if equivalent.is_partial(&given) { " by what is counted" } else { "" };
                runs.push(Run::plain(format!(
                    "; the lowest published level, {lowest}\u{a0}mg/m², is not reached{counted}"
                )));
            }
        }
        runs.push(Run::plain("."));
    }
    (!runs.is_empty()).then_some(runs)
}

/// The name of a scheme without where it was published.
fn short(scheme: Scheme) -> &'static str {
    let label = scheme.label();
    label.split([',', '(']).next().unwrap_or(label).trim()
}

/// Scheme, factors, and what it does not count.
fn factors(equivalent: &Equivalent) -> String {
    let counted: Vec<String> = equivalent
        .parts
        .iter()
        .map(|(name, _, factor)| {
            let most = if factor.least < factor.most { format!(" to {}", factor.most) } else { String::new() };
            format!("{name}\u{a0}×\u{a0}{}{most}", factor.least)
        })
        .collect();
    let left_out: Vec<String> = equivalent.left_out.iter().map(|(name, why)| format!("{name} ({why})")).collect();
    let left_out = if left_out.is_empty() { String::new() } else { format!("; not counted: {}", left_out.join(", ")) };
    format!("{}: {}{left_out}.", equivalent.scheme.label(), counted.join(", "))
}

/// "Course A: doxorubicin 94%, ifosfamide 97% of plan." Only of courses that say when a cycle began or how late it was: the
/// time that a course took is not taken from its plan.
fn intensities(courses: &[Course<'_>], notes: &mut Notes) -> Option<Vec<Run>> {
    let note = "Dose given per time, divided by the dose planned per time: the course’s own dose and interval over the \
                cycles given. Only for courses with a date or a delay of a cycle.";
    let mut runs: Vec<Run> = Vec::new();
    for course in courses {
        let found = intensity::of_course(course.id, course.course).into_iter().filter(|found| found.timed);
        let told: Vec<String> = found.map(|found| percent(&found)).collect();
        if told.is_empty() {
            continue;
        }
        let gap = if runs.is_empty() { "" } else { ". " };
        runs.push(Run::plain(format!("{gap}Course{NBSP}{}: {} of\u{a0}plan", course.letter, told.join(", "))));
        runs.push(notes.mark(vec![Run::plain(note)]));
    }
    if runs.is_empty() {
        return None;
    }
    runs.push(Run::plain("."));
    Some(runs)
}

fn percent(found: &Intensity) -> String {
    format!("{}\u{a0}{:.0}%", found.drug, found.relative * 100.0)
}
