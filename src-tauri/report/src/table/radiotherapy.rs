//! Radiotherapy, where there was more than one course; a single one is told in the text.

use clinical::{
    case::Case,
    record::{Radiotherapy, Record},
    timeline::Timeline,
    value::{Answer, Choice as _, Dose, YesNo},
};
use typeset::document::{Align, Cell, Column, Content, Row, Run, Style, Table};

use super::{n_r, strong};
use crate::{
    courses::span_in_words,
    float::FloatDraft,
    phrase::{capital, tied},
};

/// Name by which text links to the table.
pub(crate) const ID: &str = "table-radiotherapy";

/// The table; none for fewer than two courses.
pub(crate) fn radiotherapy_table(case: &Case, timeline: &Timeline) -> Option<FloatDraft> {
    let entries = timeline.in_order(case);
    let courses: Vec<_> = entries
        .into_iter()
        .filter_map(|entry| match &entry.record {
            Record::Radiotherapy(course) => Some((&entry.id, course.as_ref())),
            _ => None,
        })
        .collect();
    let (first, _) = courses.first().filter(|_| courses.len() > 1)?;
    let rows: Vec<Row> = courses.iter().map(|(id, course)| row(timeline.at(id).map(span_in_words), course)).collect();
    let short = rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.runs).any(|run| run.style == Style::Quiet);
    Some(FloatDraft {
        id: ID.to_owned(),
        title: "Radiotherapy.".to_owned(),
        legend: vec![Run::plain(format!("Months from {}.", timeline.zero_words))],
        wide: true,
        source: Some(first.to_string()),
        content: Content::Tables(vec![Table {
            share: 1.0,
            columns: columns(),
            head: vec![head()],
            rows,
            notes: if short { vec![vec![Run::plain("n.r.: not recorded.")]] } else { Vec::new() },
        }]),
    })
}

fn columns() -> Vec<Column> {
    let (left, number) = (Column::default(), Column { align: Align::Decimal });
    vec![left, left, left, left, number, number, number, left]
}

fn head() -> Row {
    let names =
        ["Months", "Technique", "Setting", "Target", "Total dose", "Fractions", "Dose per fraction", "As planned"];
    Row { cells: names.map(strong).into(), ..Row::default() }
}

fn row(span: Option<String>, course: &Radiotherapy) -> Row {
    let words = |text: Option<&str>| text.map_or_else(n_r, |text| Cell::plain(capital(text)));
    let side = course.side.value().map(|side| format!(" ({})", side.label())).unwrap_or_default();
    let months = Cell { heads_row: true, ..span.map_or_else(n_r, |span| Cell::plain(capital(&span))) };
    let cells = vec![
        months,
        words(course.technique.value().map(|technique| technique.label())),
        words(course.setting.value().map(|setting| setting.label())),
        course.target.value().map_or_else(n_r, |target| Cell::plain(format!("{}{side}", capital(target)))),
        dose(&course.total),
        course.fractions.value().map_or_else(n_r, |fractions| Cell::plain(fractions.to_string())),
        dose(&course.per_fraction),
        words(course.completed.value().map(|completed: &YesNo| completed.label())),
    ];
    Row { cells, ..Row::default() }
}

fn dose(dose: &Answer<Dose>) -> Cell {
    dose.value().map_or_else(n_r, |dose| Cell::plain(tied(&dose.to_string())))
}
