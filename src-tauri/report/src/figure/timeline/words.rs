//! The timeline in words, for readers who cannot see it: the same data.

use clinical::{case::Case, timeline::Timeline};

use super::{
    events::Event,
    key::{course_in_words, radiotherapy_in_words},
    lane::{self, After},
};
use crate::courses::{Course, span_in_words};

/// Events, courses, responses and the state after treatment.
pub(super) fn words(
    (case, timeline): (&Case, &Timeline),
    events: &[Event],
    courses: &[Course<'_>],
    responses: &[Event],
    after: Option<&After>,
) -> String {
    let mut out = format!("Timeline in months from {}.", timeline.zero_words);
    say(&mut out, "Events", events.iter().map(told));
    let systemic = courses.iter().map(|course| {
        let span = course.placed.map(|placed| format!(", {}", span_in_words(&placed))).unwrap_or_default();
        format!("{}, {}{span}", course.letter, course_in_words(course))
    });
    say(&mut out, "Systemic therapy", systemic);
    let radiotherapy = lane::radiotherapy(case, timeline).into_iter();
    let radiotherapy =
        radiotherapy.map(|(course, placed)| format!("{}, {}", radiotherapy_in_words(course), span_in_words(&placed)));
    say(&mut out, "Radiotherapy", radiotherapy);
    say(&mut out, "Responses", responses.iter().map(told));
    say(&mut out, "After treatment", after.iter().filter_map(|after| after.words.first().cloned()));
    out.replace('\u{a0}', " ")
}

fn told(event: &Event) -> String {
    format!("month {}, {}", event.printed, event.texts.join("; then "))
}

fn say(out: &mut String, head: &str, items: impl Iterator<Item = String>) {
    let items: Vec<String> = items.collect();
    if !items.is_empty() {
        out.push_str(&format!(" {head}: {}.", items.join("; ")));
    }
}
