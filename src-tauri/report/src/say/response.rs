//! How the disease responded to treatment, and what the treatment cost.

use clinical::{
    judge::response::{Category, Series, agrees, points_of, recist},
    record::{
        AdverseEvent, Consequence, NumberChange, Response, ResponseCategory, ResponseMethod, SiteChange, SizeChange,
    },
    value::{Choice, Presence, RecordId},
};

use super::Teller;
use crate::{
    abbreviation::abbreviation,
    english::{a, sentence},
    phrase::listed,
    table::response as table,
};

/// Fields that the sentences of a response cover.
pub(super) const RESPONSE_SAID: &[&str] = &["of", "method", "category", "new_lesions", "changes", "study"];
/// Fields that the sentences of an adverse event cover.
pub(super) const ADVERSE_SAID: &[&str] = &["term", "of", "grade", "version", "consequence"];

/// "after course A there was partial remission: the lesions in the liver and lungs were fewer and smaller …".
pub(super) fn response(teller: &Teller<'_>, id: &RecordId, response: &Response) -> Vec<String> {
    let category = match response.category.value() {
        Some(category @ (ResponseCategory::AlmostComplete | ResponseCategory::FurtherReduction)) => a(category.label()),
        Some(category) => category.label().to_owned(),
        None => "a response that was not graded".to_owned(),
    };
    let method = match response.method.value() {
        Some(ResponseMethod::Recist) => format!(" ({} 1.1)", abbreviation("RECIST")),
        Some(ResponseMethod::Choi) => " (Choi criteria)".to_owned(),
        Some(ResponseMethod::Clinician) => " (clinician’s statement)".to_owned(),
        None => String::new(),
    };
    let changes: Vec<String> =
        response.changes.iter().filter_map(|one| change(one, response.study.is_some())).collect();
    let new = match response.new_lesions.value() {
        Some(Presence::Absent) => Some("no new lesions had appeared".to_owned()),
        Some(Presence::Present) => Some("new lesions had appeared".to_owned()),
        Some(Presence::Suspected) => Some("new lesions were suspected".to_owned()),
        None => None,
    };
    let parts: Vec<String> = changes.into_iter().chain(new).collect();
    let detail = if parts.is_empty() { String::new() } else { format!(": {}", listed(&parts)) };
    sentence(&format!(
        "{}there was {category}{method}{detail}{}",
        judged(teller, response),
        measured(teller, id, response)
    ))
    .into_iter()
    .collect()
}

/// The measurements beside a stated response: where they stand, and what they give if that is another category.
fn measured(teller: &Teller<'_>, id: &RecordId, response: &Response) -> String {
    let series = Series::of(teller.case, teller.timeline);
    let stated = response.category.value().copied();
    let Some((baseline, point)) = points_of(teller.timeline, &series, id, response) else { return String::new() };
    let found = recist(&series, baseline).and_then(|found| found.after.into_iter().find(|one| one.point == point));
    let Some(found) = found else { return String::new() };
    // Progression is told by the nadir, everything else by the baseline.
    let (by, from) = match found.overall {
        Category::Progression => (found.from_nadir(), "nadir"),
        _ => (found.from_baseline, "baseline"),
    };
    let sum = by.map(|by| format!(", with the sum of diameters {by:+.1}% from {from}").replace('-', "−"));
    let sum = sum.unwrap_or_default();
    match stated.and_then(|stated| agrees(stated, found.overall)) {
        Some(false) => format!(
            "; the measurements give {} by {} 1.1{sum} ([@{}])",
            found.overall.label(),
            abbreviation("RECIST"),
            table::ID
        ),
        _ => format!(" ([@{}])", table::ID),
    }
}

fn judged(teller: &Teller<'_>, response: &Response) -> String {
    let letters: Vec<String> =
        response.of.iter().filter_map(|id| teller.course(id)).map(|name| name.replace("course ", "")).collect();
    match letters.as_slice() {
        [] if response.of.is_empty() => String::new(),
        [] => "after radiotherapy ".to_owned(),
        [only] => format!("after course {only} "),
        [first, .., last] if letters.len() > 2 => format!("after courses {first} to {last} "),
        several => format!("after courses {} ", listed(several)),
    }
}

/// A size that the study of the response has said is not said again.
fn change(change: &SiteChange, measured: bool) -> Option<String> {
    let site = if change.site.is_empty() { String::new() } else { format!(" in the {}", &*change.site) };
    let residual = change.residual.as_ref().filter(|_| !measured).map(ToString::to_string);
    match (change.number, residual) {
        (Some(NumberChange::OneLeft), Some(size)) => return Some(format!("one lesion of {size} was left{site}")),
        (Some(NumberChange::OneLeft), None) => return Some(format!("one lesion was left{site}")),
        (Some(NumberChange::NoneLeft), _) => return Some(format!("no lesion was left{site}")),
        (None, Some(size)) => return Some(format!("what remained{site} measured {size}")),
        _ => {}
    }
    let number = change.number.map(|number| match number {
        NumberChange::Same => "as many as before",
        other => other.label(),
    });
    let size = change.size.map(|size| match size {
        SizeChange::Same => "unchanged in size",
        other => other.label(),
    });
    let how: Vec<&str> = number.into_iter().chain(size).collect();
    (!how.is_empty()).then(|| format!("the lesions{site} were {}", listed(&how)))
}

/// Side effects of one treatment, told together at the first of them.
pub(super) fn adverse(teller: &Teller<'_>, event: &AdverseEvent) -> Vec<String> {
    let same: Vec<&AdverseEvent> = teller
        .case
        .all::<AdverseEvent>()
        .map(|(_, other)| other)
        .filter(|other| other.of == event.of && other.consequence == event.consequence && !other.term.is_empty())
        .collect();
    if same.first().is_none_or(|first| !std::ptr::eq(*first, event)) {
        return Vec::new();
    }
    let graded = same.iter().any(|other| other.grade.value().is_some());
    let names: Vec<String> = same.iter().map(|other| named(other, graded)).collect();
    let ungraded = match (graded, names.len()) {
        (true, _) => "",
        (false, 1) => " (grade not recorded)",
        (false, _) => " (grades not recorded)",
    };
    let during =
        event.of.as_ref().and_then(|id| teller.called(id)).map_or_else(String::new, |of| format!(" during {of}"));
    let were = if names.len() == 1 { "was" } else { "were" };
    let then = match event.consequence.value() {
        Some(Consequence::Changed) => format!(" and {were} the reason to change treatment"),
        Some(Consequence::Stopped) => format!(" and {were} the reason to stop it"),
        Some(Consequence::Continued) => "; treatment was continued".to_owned(),
        Some(Consequence::Reduced) => "; the dose was reduced".to_owned(),
        Some(Consequence::Delayed) => "; treatment was delayed".to_owned(),
        None => String::new(),
    };
    sentence(&format!("{}{ungraded} occurred{during}{then}", listed(&names))).into_iter().collect()
}

fn named(event: &AdverseEvent, graded: bool) -> String {
    let grade = match (event.grade.value(), event.version.value()) {
        (Some(grade), Some(version)) => format!(" (grade {}, CTCAE {})", grade.label(), version.label()),
        (Some(grade), None) => format!(" (grade {})", grade.label()),
        (None, _) if graded => " (grade not recorded)".to_owned(),
        (None, _) => String::new(),
    };
    format!("{}{grade}", &*event.term)
}
