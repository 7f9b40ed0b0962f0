//! Systemic therapy by course and cycle, with cumulative doses per drug and unit.

mod course;
mod exposure;
mod sums;

use clinical::{
    case::Case,
    judge::dose::{self, runs, times_per_cycle},
    record::{Drug, Systemic},
    timeline::Timeline,
    value::{Answer, Choice as _, Dose, Per, YesNo},
};
use typeset::document::{Align, Cell, Column, Content, Row, Rule, Run, Style, Table};

use super::{Notes, n_r, strong};
use crate::{
    courses::{Course, called_first, courses, generic},
    float::FloatDraft,
    phrase::{capital, listed, tied},
};
use sums::Sums;

/// Name by which text links to the table.
pub(crate) const ID: &str = "table-systemic";
/// Columns: letter, cycles, drug, dose, days, doses, sum in course, cumulative.
const COLUMNS: usize = 8;

/// The table; none without systemic therapy.
pub(crate) fn systemic_table(case: &Case, timeline: &Timeline) -> Option<FloatDraft> {
    let courses = courses(case, timeline);
    let first = courses.first()?;
    let mut notes = Notes::default();
    let mut sums = Sums::default();
    let mut rows = Vec::new();
    for (index, course) in courses.iter().enumerate() {
        let group = course::group(case, timeline, course, &mut notes);
        rows.push(Row { rule: if index == 0 { Rule::None } else { Rule::Hair }, ..group });
        rows.extend(course.course.drugs.iter().flat_map(|drug| drug_rows(&courses, course.course, drug, &mut sums)));
    }
    rows.extend(sums.row(COLUMNS, &courses, &mut notes));
    rows.extend(exposure::rows(COLUMNS, &courses, &mut notes));
    let general = general_notes(&courses, &rows);
    Some(FloatDraft {
        id: ID.to_owned(),
        title: "Systemic therapy by course and cycle, with cumulative doses.".to_owned(),
        legend: vec![Run::plain(format!("Months from {}.", timeline.zero_words))],
        wide: true,
        content: Content::Tables(vec![Table {
            share: 1.0,
            columns: columns(),
            head: vec![head()],
            rows,
            notes: notes.after(&general),
        }]),
        source: Some(first.id.to_string()),
    })
}

fn columns() -> Vec<Column> {
    let left = Column::default();
    let (right, number) = (Column { align: Align::Right }, Column { align: Align::Decimal });
    vec![left, left, left, number, right, right, number, right]
}

fn head() -> Row {
    let names = ["Drug", "Dose", "Days", "Doses", "Sum in course", "Cumulative, by drug"];
    let first = strong("Course, cycles").over(2);
    Row { cells: std::iter::once(first).chain(names.map(strong)).collect(), ..Row::default() }
}

/// One row for each run of equal cycles.
fn drug_rows(courses: &[Course<'_>], course: &Systemic, drug: &Drug, sums: &mut Sums) -> Vec<Row> {
    let runs = runs(course, drug);
    let called = called_first(courses, drug);
    if runs.is_empty() {
        return vec![row(n_r(), (drug, called), &drug.dose, n_r(), n_r(), sums.so_far(drug))];
    }
    runs.iter()
        .enumerate()
        .map(|(index, run)| {
            let called = called.clone().filter(|_| index == 0);
            let cycles = if run.from == run.to { run.from.to_string() } else { format!("{}–{}", run.from, run.to) };
            let count = times_per_cycle(drug).map(|times| times * f64::from(run.to - run.from + 1));
            let doses = count.map_or_else(|| Cell::plain("–"), |count| Cell::plain(count.to_string()));
            let total = count.zip(run.dose.value()).map(|(count, dose)| dose::Total {
                amount: dose.amount.get() * count,
                unit: dose.unit,
                per: dose.per,
            });
            let sum = match (&total, count) {
                (Some(total), _) => Cell::plain(tied(&total.printed())),
                (None, None) => Cell::plain("–"),
                (None, Some(_)) => n_r(),
            };
            sums.add(drug, total);
            row(Cell::plain(cycles), (drug, called), &run.dose, doses, sum, sums.so_far(drug))
        })
        .collect()
}

/// A row of a drug, with the name the record gives it where that is printed here.
fn row(
    cycles: Cell,
    (drug, called): (&Drug, Option<String>),
    dose: &Answer<Dose>,
    doses: Cell,
    sum: Cell,
    so_far: Cell,
) -> Row {
    let called = called.map_or_else(String::new, |called| format!(" ({called})"));
    let name = generic(drug).map_or_else(n_r, |name| Cell::plain(format!("{}{called}", capital(&name))));
    let heads = Cell { heads_row: true, ..name };
    // The letter of the course stands in the first column of its group line only.
    let cells = vec![Cell::plain(""), cycles, heads, dose_cell(drug, dose), days(drug), doses, sum, so_far];
    Row { cells, ..Row::default() }
}

fn dose_cell(drug: &Drug, dose: &Answer<Dose>) -> Cell {
    let Some(dose) = dose.value() else { return n_r() };
    let flat = if dose.per == Per::Flat { "\u{a0}flat" } else { "" };
    let most = drug.at_most.as_ref().map(|most| format!(", at most {}", tied(&most.to_string())));
    Cell::plain(format!("{}{flat}{}", tied(&dose.to_string()), most.unwrap_or_default()))
}

fn days(drug: &Drug) -> Cell {
    match (drug.days.as_slice(), drug.rhythm) {
        (_, Some(rhythm)) => Cell::plain(rhythm.label()),
        ([], None) => n_r(),
        (days, None) => Cell::plain(days.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
    }
}

fn general_notes(courses: &[Course<'_>], rows: &[Row]) -> Vec<String> {
    let mut notes = Vec::new();
    let quiet = |run: &Run| run.style == Style::Quiet;
    if rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.runs).any(quiet) {
        notes.push("n.r.: not recorded.".to_owned());
    }
    let printed = courses.iter().filter_map(|course| course.placed);
    if printed.flat_map(|placed| [placed.printed(), placed.end_printed()]).any(|month| month.starts_with('≥')) {
        notes.push("≥: earliest possible month, reckoned from planned intervals.".to_owned());
    }
    notes.push(dose_note(courses));
    notes.extend(course::abbreviations(courses));
    notes
}

/// What a dose is: of one administration, but for drugs whose dose was stated for the cycle.
fn dose_note(courses: &[Course<'_>]) -> String {
    let drugs = || courses.iter().flat_map(|course| &course.course.drugs);
    let stated = |course: &Course<'_>, drug: &Drug| {
        let name = generic(drug).filter(|_| drug.per_cycle == Some(YesNo::Yes))?;
        Some(format!("{name} in course\u{a0}{}", course.letter))
    };
    let per_cycle = courses.iter().flat_map(|course| course.course.drugs.iter().filter_map(move |d| stated(course, d)));
    let per_cycle: Vec<String> = per_cycle.collect();
    let undated =
        drugs().any(|drug| drug.days.is_empty() && drug.rhythm.is_none() && drug.per_cycle != Some(YesNo::Yes));
    let cycle = if per_cycle.is_empty() { String::new() } else { format!("; {} per cycle", listed(&per_cycle)) };
    let counted = if undated { "; where days were not recorded, one dose a cycle is counted" } else { "" };
    format!("Dose: per administration{cycle}{counted}.")
}
