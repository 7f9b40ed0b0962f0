//! Courses of systemic therapy.

use clinical::{
    judge::dose::runs,
    record::{AdverseEvent, BeginReason, Board, Cycle, Drug, EndReason, Setting, Step, Systemic},
    value::{Answer, Choice, Dose, RecordId, YesNo},
};

use super::{Teller, led};
use crate::{
    abbreviation::term,
    courses::{called_first, generic},
    english::{count, measure, rhythm, sentence},
    phrase::listed,
};

/// Fields that the sentences of a course cover.
pub(super) const SAID: &[&str] = &[
    "regimen",
    "setting",
    "begun_because",
    "cycles",
    "interval",
    "drugs",
    "changes",
    "support",
    "tolerance",
    "end_reason",
    "body_surface",
    "alternates_with",
    "cycle_notes",
];

/// A course in sentences.
pub(super) fn tell(teller: &Teller<'_>, id: &RecordId, course: &Systemic) -> Vec<String> {
    let name = teller.course(id).unwrap_or_else(|| "the course".to_owned());
    let what = cycles(teller, course);
    let name = format!("{name}{}", own_name(course));
    let opening = match reason(teller, course) {
        Some(reason) if told_before(teller, id, course) => format!("{name} followed{}: {what}", same(&reason)),
        Some(reason) => format!("{reason}, {name} followed: {what}"),
        None => led(teller.lead(id, &course.when), &format!("{name} was {what}")),
    };
    let surface =
        course.body_surface.value().map(|area| format!("doses were reckoned with a body surface area of {area}"));
    let tolerance = course.tolerance.value().map(|tolerance| tolerance.label().to_owned());
    let alternating = course.alternates_with.as_ref().and_then(|other| teller.course(other));
    let alternating = alternating.map(|other| format!("its cycles alternated with those of {other}"));
    let said =
        [Some(opening), alternating, surface, tolerance, cycle_notes(&course.cycle_notes), end(teller, id, course)];
    said.into_iter().flatten().filter_map(|text| sentence(&text)).collect()
}

/// Whether the course before was given for the same reason.
fn told_before(teller: &Teller<'_>, id: &RecordId, course: &Systemic) -> bool {
    let at = teller.courses.iter().position(|other| other.id == id);
    let before = at.and_then(|at| at.checked_sub(1)).and_then(|before| teller.courses.get(before));
    before.is_some_and(|before| before.course.begun_because == course.begun_because)
}

/// A reason that was told with the course before is only pointed to.
fn same(reason: &str) -> &'static str {
    if reason.starts_with("to ") { " for the same purpose" } else { " for the same reason" }
}

/// The regimen's own name in brackets, where it is more than the list of its drugs: " (VDC/IE)".
fn own_name(course: &Systemic) -> String {
    let name = course.regimen.to_lowercase();
    let drugs: Vec<String> =
        course.drugs.iter().filter_map(|drug| drug.drug.value().map(|name| name.to_lowercase())).collect();
    let lists = !drugs.is_empty() && drugs.iter().all(|drug| name.contains(drug.as_str()));
    if name.is_empty() || lists || drugs.is_empty() { String::new() } else { format!(" ({})", &*course.regimen) }
}

/// A course after local treatment begins a paragraph of its own.
pub(super) fn begins(teller: &Teller<'_>, id: &RecordId) -> bool {
    let later = |course: &&crate::courses::Course<'_>| course.id == id;
    teller.courses.iter().find(later).is_some_and(|course| course.course.setting.is(&Setting::AfterLocalTherapy))
}

/// Why a course was given, to begin its sentence with. What a board decided has been told with the decision.
fn reason(teller: &Teller<'_>, course: &Systemic) -> Option<String> {
    Some(match course.begun_because.value()? {
        BeginReason::Intensify => "to enhance the effect".to_owned(),
        BeginReason::Toxicity => "because of side effects".to_owned(),
        BeginReason::Progression => "after progression".to_owned(),
        BeginReason::PatientWish => format!("at {} strong wish", teller.person.own),
        BeginReason::Trial => "within a trial".to_owned(),
        BeginReason::Histology if !decided(teller) => "chosen for the histology".to_owned(),
        BeginReason::Standard => "as standard of care".to_owned(),
        BeginReason::Histology => return None,
    })
}

fn decided(teller: &Teller<'_>) -> bool {
    let about = |board: &Board| board.decisions.iter().any(|decision| decision.about == Some(Step::SystemicTherapy));
    teller.case.all::<Board>().any(|(_, board)| about(board))
}

/// "six cycles of doxorubicin … and ifosfamide 5 g/m² every three weeks, with G-CSF on day 9".
fn cycles(teller: &Teller<'_>, course: &Systemic) -> String {
    let drugs: Vec<String> = course.drugs.iter().map(|one| drug(teller, course, one)).collect();
    let drugs = match (drugs.is_empty(), course.regimen.is_empty()) {
        (false, _) => listed(&drugs),
        (true, false) => course.regimen.to_string(),
        (true, true) => "drugs that were not recorded".to_owned(),
    };
    let interval = course.interval.value().map(rhythm);
    let (before, after) = match &interval {
        Some(rhythm) if !rhythm.starts_with("every") => (format!("{rhythm} "), String::new()),
        Some(rhythm) => (String::new(), format!(" {rhythm}")),
        None => (String::new(), String::new()),
    };
    let support = crate::courses::support_in_words(course).map(|_| support(course)).unwrap_or_default();
    let unknown = if interval.is_none() && course.cycles.value().is_some() { " (interval not recorded)" } else { "" };
    match course.cycles.value() {
        Some(1) => format!("one {before}cycle of {drugs}{after}{support}"),
        Some(given) => format!("{} {before}cycles of {drugs}{after}{unknown}{support}", count(*given)),
        None => format!("{drugs}{}{support}", interval.map_or_else(String::new, |rhythm| format!(" {rhythm}"))),
    }
}

/// "cycle 4 was delayed by six days (neutropenic fever)".
fn cycle_notes(cycles: &[Cycle]) -> Option<String> {
    let told: Vec<String> = cycles
        .iter()
        .filter(|cycle| cycle.delay.is_some() || !cycle.reason.is_empty())
        .map(|cycle| {
            let reason = if cycle.reason.is_empty() { String::new() } else { format!(" ({})", &*cycle.reason) };
            match &cycle.delay {
                Some(delay) => format!("cycle {} was delayed by {}{reason}", cycle.number, measure(delay)),
                None => format!("cycle {} was not as planned{reason}", cycle.number),
            }
        })
        .collect();
    (!told.is_empty()).then(|| listed(&told))
}

fn support(course: &Systemic) -> String {
    let drugs: Vec<String> = course
        .support
        .iter()
        .filter(|support| !support.drug.is_empty())
        .map(|support| format!("{}{}", term(&support.drug), days(&support.days)))
        .collect();
    if drugs.is_empty() { String::new() } else { format!(", with {}", listed(&drugs)) }
}

/// "doxorubicin (50 mg/m² in cycle 1, 75 mg/m² in cycles 2 to 6)", "gemcitabine 675 mg/m² on days 1 and 8".
fn drug(teller: &Teller<'_>, course: &Systemic, drug: &Drug) -> String {
    let own = |name: &str| {
        if course.drugs.len() == 1 && course.regimen.to_lowercase().ends_with(&format!("-dose {}", name.to_lowercase()))
        {
            course.regimen.to_string()
        } else {
            term(name)
        }
    };
    let name = generic(drug).map_or_else(|| "a drug that was not recorded".to_owned(), |name| own(&name));
    let called = called_first(teller.courses, drug);
    let runs = runs(course, drug);
    let per_cycle = if drug.per_cycle == Some(YesNo::Yes) && !drug.days.is_empty() { " per cycle" } else { "" };
    let doses = match runs.as_slice() {
        [] | [_] => {
            let called = called.map_or_else(String::new, |called| format!(" ({called})"));
            format!("{called} {}{per_cycle}", dose(runs.first().map_or(&drug.dose, |run| &run.dose)))
        }
        several => {
            let called = called.map_or_else(String::new, |called| format!("{called}; "));
            let parts: Vec<String> =
                several.iter().map(|run| format!("{} in {}", dose(&run.dose), span(run.from, run.to))).collect();
            format!(" ({called}{})", parts.join(", "))
        }
    };
    let rhythm = drug.rhythm.map_or_else(String::new, |rhythm| format!(" {}", rhythm.label()));
    let duration = drug.duration.as_ref().map_or_else(String::new, |duration| format!(" for {}", measure(duration)));
    let route = if drug.route.is_empty() { String::new() } else { format!(" ({})", &*drug.route) };
    let most = drug.at_most.as_ref().map_or_else(String::new, |most| format!(", at most {most},"));
    format!("{name}{doses}{most}{rhythm}{}{duration}{route}", days(&drug.days))
}

fn dose(dose: &Answer<Dose>) -> String {
    match dose {
        Answer::Known { value, .. } => value.to_string(),
        Answer::Absent { .. } | Answer::Unanswered => "(dose not recorded)".to_owned(),
    }
}

fn span(from: u32, to: u32) -> String {
    match to.saturating_sub(from) {
        0 => format!("cycle {from}"),
        1 => format!("cycles {from} and {to}"),
        _ => format!("cycles {from} to {to}"),
    }
}

fn days(days: &[u32]) -> String {
    let words: Vec<String> = days.iter().map(ToString::to_string).collect();
    let consecutive = days.len() > 2 && days.windows(2).all(|pair| matches!(pair, [a, b] if *b == a + 1));
    match days {
        [] => String::new(),
        [day] => format!(" on day {day}"),
        [first, .., last] if consecutive => format!(" on days {first} to {last}"),
        _ => format!(" on days {}", listed(&words)),
    }
}

/// Why it ended, unless its side effects, the next course or the next treatment say so.
fn end(teller: &Teller<'_>, id: &RecordId, course: &Systemic) -> Option<String> {
    let told = teller.case.all::<AdverseEvent>().any(|(_, event)| event.of.as_ref() == Some(id));
    match course.end_reason.value()? {
        EndReason::Toxicity if !told => Some("it was ended because of side effects".to_owned()),
        EndReason::Progression => Some("it ended with progression".to_owned()),
        EndReason::PatientWish => Some("it ended at the patient’s wish".to_owned()),
        EndReason::Death => Some("it ended with the patient’s death".to_owned()),
        EndReason::Ongoing => Some("it was still being given at last report".to_owned()),
        EndReason::Completed | EndReason::LocalTherapy | EndReason::Toxicity => None,
    }
}
