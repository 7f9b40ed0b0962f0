//! The timeline as a float: what its legend must say so that it can be read alone.

use std::collections::BTreeSet;

use clinical::{
    case::Case,
    record::Figure,
    timeline::{Placed, Sureness, Timeline},
    value::RecordId,
};
use typeset::document::{Content, Run};

use super::{Drawn, fill::REGIMENS, fold, lane, timeline_scene};
use crate::{
    courses::{Course, courses, regimen_key},
    float::{FloatDraft, label_of},
    phrase::{capital, listed},
    table::systemic,
};

/// Name of the timeline where no figure record asks for it.
pub(crate) const ID: &str = "figure-timeline";

/// Abbreviations that flags use.
const ABBREVIATIONS: [(&str, &str); 7] = [
    ("CT", "computed tomography"),
    ("IRE", "irreversible electroporation"),
    ("MRI", "magnetic resonance imaging"),
    ("MWA", "microwave ablation"),
    ("PET-CT", "positron emission tomography with CT"),
    ("RFA", "radiofrequency ablation"),
    ("RT", "radiotherapy"),
];

/// The timeline with title and legend, `width_mm` wide; `figure` is the record that asks for it, if any.
pub(crate) fn timeline_float(
    case: &Case,
    timeline: &Timeline,
    figure: Option<(&RecordId, &Figure)>,
    width_mm: f32,
) -> Option<FloatDraft> {
    let Drawn { scene, alt, folds } = timeline_scene(case, timeline, width_mm)?;
    let title = figure.map(|(_, figure)| figure.title.trim_end_matches('.')).filter(|title| !title.is_empty());
    let mut legend = vec![Run::plain(zero(timeline))];
    legend.extend(fold::in_words(&folds).map(Run::plain));
    legend.extend(bars(case, timeline));
    let own = figure.map(|(_, figure)| figure.legend.trim_end_matches('.')).filter(|legend| !legend.is_empty());
    let own = own.map(|own| format!(" {}.", capital(own)));
    let abbreviations = abbreviations(case, timeline, &alt).map(|list| format!(" {list}"));
    legend.extend(own.into_iter().chain(abbreviations).map(Run::plain));
    Some(FloatDraft {
        id: figure.map_or_else(|| ID.to_owned(), |(id, _)| id.to_string()),
        title: format!("{}.", capital(title.unwrap_or("Course of the disease and its treatment"))),
        legend,
        wide: true,
        content: Content::Drawing { scene, alt },
        source: figure.map(|(id, _)| id.to_string()),
    })
}

fn zero(timeline: &Timeline) -> String {
    let before = timeline.placed.values().any(|placed| placed.days < 0.0);
    let before = if before { "; negative months lie before it" } else { "" };
    format!("Months are counted from the {} (month\u{a0}0){before}.", timeline.zero_words)
}

/// What letters, segments and fills mean, and what was assumed to draw them.
fn bars(case: &Case, timeline: &Timeline) -> Vec<Run> {
    let courses = courses(case, timeline);
    let (Some(first), Some(last)) = (courses.first(), courses.last()) else { return Vec::new() };
    let letters = match courses.len() {
        1 => format!(" Letter {} is the course of ", first.letter),
        _ => format!(" Letters {} to {} are the courses of ", first.letter, last.letter),
    };
    let mut words = "; each segment of a bar is one cycle".to_owned();
    let regimens = courses.iter().map(|course| regimen_key(course.course)).collect::<BTreeSet<_>>().len();
    words.push_str(match regimens {
        // Only eight fills can be told apart.
        many if many > REGIMENS.len() => "; fills recur, so that the letters alone tell which regimen a bar is.",
        few if few < courses.len() => ", and equal fills are the same regimen.",
        _ => ".",
    });
    let reckoned = |placed: &Placed| placed.sureness >= Sureness::AtEarliest;
    if courses.iter().any(|course| course.placed.as_ref().is_some_and(reckoned)) {
        words.push_str(
            " Courses whose start was not recorded follow one another at the planned intervals, so that ≥ gives the earliest possible month.",
        );
    }
    words.push_str(&assumed(timeline, &courses));
    if lane::any_parted(case, timeline, &courses) {
        words.push_str(
            " Operations and the course after them are in the recorded order, but their spacing is not to scale.",
        );
    }
    vec![Run::plain(letters), label_of(systemic::ID), Run::plain(words)]
}

fn assumed(timeline: &Timeline, courses: &[Course<'_>]) -> String {
    let letters: Vec<&str> =
        courses.iter().filter(|course| timeline.assumed.contains(course.id)).map(|c| c.letter.as_str()).collect();
    match letters.as_slice() {
        [] => String::new(),
        [one] => format!(" An interval of three weeks was assumed for course\u{a0}{one}."),
        many => format!(" An interval of three weeks was assumed for courses\u{a0}{}.", listed(many)),
    }
}

/// The abbreviations of the figure, spelled out.
fn abbreviations(case: &Case, timeline: &Timeline, alt: &str) -> Option<String> {
    let words: Vec<&str> = alt.split(|c: char| !(c.is_alphanumeric() || c == '-')).collect();
    let radiotherapy = !lane::radiotherapy(case, timeline).is_empty();
    let used = ABBREVIATIONS.iter().filter(|(short, _)| words.contains(short) || (*short == "RT" && radiotherapy));
    let list: Vec<String> = used.map(|(short, long)| format!("{short}, {long}")).collect();
    (!list.is_empty()).then(|| format!("{}.", list.join("; ")))
}
