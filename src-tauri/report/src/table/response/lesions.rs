//! A row for every lesion: targets, others, new ones, and those that no criteria count.

use clinical::{
    judge::response::Followed,
    record::{Lesion, LesionState},
    value::{Choice as _, Number, RecordId, YesNo},
};
use typeset::document::{Cell, Row};

use super::{Measured, group};
use crate::{phrase::capital, table::n_r};

/// What a lesion counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Target,
    Other,
    New,
    NotCounted,
}

/// The rows, in groups by what the lesions count as.
pub(super) fn rows(measured: &Measured<'_>, points: &[usize]) -> Vec<Row> {
    let groups = [
        (Role::Target, "Target lesions"),
        (Role::Other, "Other lesions"),
        (Role::New, "New lesions"),
        (Role::NotCounted, "Not counted"),
    ];
    let mut rows = Vec::new();
    for (role, title) in groups {
        let lesions: Vec<_> =
            measured.case.all::<Lesion>().filter(|(id, _)| self::role(measured, id) == role).collect();
        if lesions.is_empty() {
            continue;
        }
        rows.push(group(title, points.len() + 1));
        rows.extend(lesions.into_iter().map(|(id, lesion)| row(measured, (id, lesion), role, points)));
    }
    rows
}

fn role(measured: &Measured<'_>, id: &RecordId) -> Role {
    let lines = || measured.lines.iter().map(|line| &line.recist);
    match () {
        () if lines().any(|recist| recist.targets.contains(id)) => Role::Target,
        // What was new under one treatment is there at the baseline of the next.
        () if lines().flat_map(|recist| &recist.after).any(|one| one.new_lesions.contains(id)) => Role::New,
        () if lines().any(|recist| recist.others.contains(id)) => Role::Other,
        () => Role::NotCounted,
    }
}

fn row(measured: &Measured<'_>, (id, lesion): (&RecordId, &Lesion), role: Role, points: &[usize]) -> Row {
    let followed = measured.series.lesions.iter().find(|followed| followed.id == id);
    let cells = points.iter().map(|point| match followed {
        Some(followed) => seen(followed, role, *point),
        None => recorded(measured, lesion, *point),
    });
    let name = Cell { heads_row: true, ..Cell::plain(name(lesion, role)) };
    Row { cells: std::iter::once(name).chain(cells).collect(), ..Row::default() }
}

/// "Liver 1", "Left axilla (node, short axis)", "Liver cyst (benign finding)".
fn name(lesion: &Lesion, role: Role) -> String {
    let site = lesion.site.value().map(|site| site.to_string()).unwrap_or_default();
    let name = if lesion.name.is_empty() { &site } else { &*lesion.name };
    let what = match role {
        Role::NotCounted => lesion.nature.value().map(|nature| nature.label().to_owned()),
        _ if lesion.node.is(&YesNo::Yes) => Some("node, short axis".to_owned()),
        _ => None,
    };
    let what = what.map(|what| format!(" ({what})")).unwrap_or_default();
    format!("{}{what}", capital(if name.is_empty() { "lesion" } else { name }))
}

/// What counts of a lesion at a time: its diameter, else its state.
fn seen(followed: &Followed<'_>, role: Role, point: usize) -> Cell {
    let Some(seen) = followed.at(point) else {
        return if role == Role::New { Cell::plain("–") } else { n_r() };
    };
    match (seen.state, seen.mm) {
        (Some(LesionState::Gone), _) => Cell::plain("0"),
        (Some(state @ (LesionState::Treated | LesionState::NotExamined | LesionState::Progressed)), None) => {
            Cell::plain(short(state))
        }
        (Some(state @ (LesionState::TooSmall | LesionState::Progressed)), Some(mm)) => {
            Cell::plain(format!("{} ({})", millimetres(mm), short(state)))
        }
        (_, Some(mm)) => Cell::plain(millimetres(mm)),
        (Some(state), None) => Cell::plain(short(state)),
        (None, None) => n_r(),
    }
}

/// A lesion that is not followed as tumour: its size as it was recorded.
fn recorded(measured: &Measured<'_>, lesion: &Lesion, point: usize) -> Cell {
    let studies = measured.series.points.get(point).map(|point| point.studies.as_slice()).unwrap_or_default();
    let of = lesion.measurements.iter().find(|one| one.study.as_ref().is_some_and(|study| studies.contains(study)));
    let size = of.and_then(|one| one.size.as_ref()).and_then(clinical::value::Size::longest_mm);
    let state = of.and_then(|one| one.state).map(short);
    match (size, state) {
        (Some(mm), _) => Cell::plain(millimetres(mm)),
        (None, Some(state)) => Cell::plain(state),
        (None, None) => n_r(),
    }
}

fn short(state: LesionState) -> &'static str {
    match state {
        LesionState::Progressed => "progressed",
        LesionState::Present => "present",
        LesionState::TooSmall => "too small",
        other => other.label(),
    }
}

/// Millimetres to a tenth.
pub(super) fn millimetres(mm: f64) -> String {
    Number::try_from((mm * 10.0).round() / 10.0).map_or_else(|_| "–".to_owned(), |number| number.to_string())
}
