//! The line above the drugs of a course: when, how often, with what, to what end.

use clinical::{
    case::Case,
    record::{AdverseEvent, BeginReason, EndReason, Response, Setting, Tolerance},
    timeline::Timeline,
    value::Choice as _,
};
use typeset::document::{Cell, Row, Run, Style};

use crate::{
    courses::{Course, interval_in_words, span_in_words, support_in_words},
    phrase::{abbreviated, capital, listed},
    table::Notes,
};

/// The group line of a course.
pub(super) fn group(case: &Case, timeline: &Timeline, course: &Course<'_>, notes: &mut Notes) -> Row {
    let span = course.placed.as_ref().map_or_else(|| "Time not recorded".to_owned(), |p| capital(&span_in_words(p)));
    let letter = Cell { heads_row: true, ..Cell::runs(vec![Run::styled(course.letter.as_str(), Style::Label)]) };
    let mut words = schedule(timeline, course, notes);
    words.push(Run::plain(ending(case, course)));
    Row { cells: vec![letter, crate::table::strong(span), Cell::runs(words).over(6)], ..Row::default() }
}

/// "Every 3 weeks, to enhance the effect, with G-CSF."
fn schedule(timeline: &Timeline, course: &Course<'_>, notes: &mut Notes) -> Vec<Run> {
    let interval = interval_in_words(course.course);
    let mut runs =
        vec![Run::plain(interval.map_or_else(|| "Interval not recorded".to_owned(), |words| capital(&words)))];
    if timeline.assumed.contains(course.id) {
        runs.push(notes.mark(vec![Run::plain("Three weeks assumed in reckoning months.")]));
    }
    let reason = course.course.begun_because.value().and_then(|reason| match reason {
        BeginReason::Standard | BeginReason::Toxicity => None,
        BeginReason::Histology => Some("chosen by histology".to_owned()),
        BeginReason::Progression => Some("for progression".to_owned()),
        BeginReason::PatientWish => Some(format!("at {}", reason.label())),
        other => Some(other.label().to_owned()),
    });
    let setting = course.course.setting.is(&Setting::AfterLocalTherapy);
    let setting = setting.then(|| Setting::AfterLocalTherapy.label().to_owned());
    let support = support_in_words(course.course).map(|support| format!("with {support}"));
    let more: String = setting.into_iter().chain(reason).chain(support).map(|words| format!(", {words}")).collect();
    runs.push(Run::plain(format!("{more}.")));
    runs
}

/// "Partial remission with modest side effects. Changed for water retention and muscle pain."
fn ending(case: &Case, course: &Course<'_>) -> String {
    let judged = case.all::<Response>().filter(|(_, response)| response.of.last() == Some(course.id));
    let response = judged.filter_map(|(_, response)| response.category.value()).last().map(|c| c.label().to_owned());
    let tolerance = course.course.tolerance.value().map(|tolerance| match tolerance {
        Tolerance::ModestSideEffects => "modest side effects",
        Tolerance::Moderate => "moderate side effects",
        Tolerance::Severe => "severe side effects",
        Tolerance::None => "no side effects",
    });
    let mut sentences: Vec<String> = Vec::new();
    match (response, tolerance) {
        (Some(response), Some(tolerance)) => sentences.push(format!("{response} with {tolerance}")),
        (Some(response), None) => sentences.push(response),
        (None, Some(tolerance)) => sentences.push(tolerance.to_owned()),
        (None, None) => {}
    }
    sentences.extend(course.course.end_reason.value().map(|reason| end(case, course, *reason)));
    sentences.iter().map(|words| format!(" {}.", capital(words))).collect()
}

fn end(case: &Case, course: &Course<'_>, reason: EndReason) -> String {
    let events = case.all::<AdverseEvent>().filter(|(_, event)| event.of.as_ref() == Some(course.id));
    let events: Vec<String> = events.map(|(_, event)| event.term.to_string()).filter(|term| !term.is_empty()).collect();
    match reason {
        EndReason::Completed => "completed".to_owned(),
        EndReason::Toxicity if !events.is_empty() => format!("ended for {}", listed(&events)),
        EndReason::Toxicity => "ended for side effects".to_owned(),
        EndReason::Progression => "ended for progression".to_owned(),
        EndReason::LocalTherapy => "followed by local therapy".to_owned(),
        EndReason::PatientWish => "ended at the patient’s wish".to_owned(),
        EndReason::Death => "ended by death".to_owned(),
        EndReason::Ongoing => "still given".to_owned(),
    }
}

/// Abbreviations of supportive drugs, spelled out: "G-CSF, granulocyte colony-stimulating factor."
pub(super) fn abbreviations(courses: &[Course<'_>]) -> Option<String> {
    let drugs = courses.iter().flat_map(|course| &course.course.support).map(|support| abbreviated(&support.drug));
    let mut long: Vec<String> = drugs.filter_map(|(short, long)| long.map(|long| format!("{short}, {long}"))).collect();
    long.sort();
    long.dedup();
    (!long.is_empty()).then(|| format!("{}.", long.join("; ")))
}
