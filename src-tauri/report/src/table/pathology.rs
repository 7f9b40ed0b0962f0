//! The synoptic table of the resected primary tumour, in the items and order of the reporting guide, and how its grade
//! was reached.
//!
//! Source: International Collaboration on Cancer Reporting, soft tissue sarcoma, resection specimens, 1st edition 2021.

use clinical::{
    case::Case,
    complete::{ItemState, List, State, complete, resected_primary},
    judge::{fnclcc::refusal, stage::Basis},
    timeline::Timeline,
};
use typeset::document::{Cell, Column, Content, Row, Run, Style, Table};

use super::{
    grade::grade_table,
    not_recorded,
    specimen::{Item, STAGE, Specimen, items},
    stage::{derived, stage_table},
};
use crate::{
    cite,
    float::FloatDraft,
    phrase::{inner, tied},
};

/// Who published the reporting guide.
const ICCR: &str = "International Collaboration on Cancer Reporting";

/// Name by which text links to the table.
pub(crate) const ID: &str = "table-pathology";

/// The table; none without a resected primary tumour.
pub(crate) fn pathology_table(case: &Case, timeline: &Timeline) -> Option<FloatDraft> {
    let (id, report) = resected_primary(case)?;
    let month = timeline.at(id).map(|placed| format!(", month\u{a0}{}", tied(&placed.printed())));
    let grade = grade_table(report).filter(|_| refusal(case, report).is_none());
    // Grade and stage stand one below the other, beside the synoptic table.
    let staged = derived(case, timeline);
    let stage = stage_table(&staged, grade.as_ref());
    let beside: Vec<Table> = grade.into_iter().chain(stage).collect();
    let shares = if beside.is_empty() { (1.0, 0.0) } else { (0.58, 0.42) };
    // One count, that of the reporting list.
    let found = complete(case, List::Iccr);
    let specimen = Specimen::of(case, timeline, report);
    let is_derived = staged.iter().any(|staged| staged.basis == Basis::Pathological);
    let findings =
        items(&specimen).into_iter().zip(&found.items).map(|(item, held)| (item.name, finding(item, held, is_derived)));
    let guide = cite::call(case, |reference| reference.authors.first().is_some_and(|author| author == ICCR));
    let mut tables = vec![synoptic_table(findings.collect(), shares.0)];
    tables.extend(beside.into_iter().map(|table| Table { share: shares.1, ..table }));
    Some(FloatDraft {
        id: ID.to_owned(),
        title: format!("Resection specimen of the primary tumour{}.", month.unwrap_or_default()),
        legend: vec![Run::plain(format!(
            "Core items of the ICCR reporting guide{guide} recorded: {}/{}.",
            found.reported, found.of
        ))],
        wide: true,
        content: Content::Tables(tables),
        source: Some(id.to_string()),
    })
}

/// What a row says: the finding, why the item does not apply, or that it is not recorded; a stage that nobody stated is
/// derived beside.
fn finding(item: Item, held: &ItemState, is_derived: bool) -> Vec<Run> {
    match (&held.state, item.finding) {
        (State::NotApplicable { reason }, _) => vec![Run::plain(format!("Not applicable: {}", inner(reason)))],
        (State::Partly { .. }, Some(finding)) => [finding, vec![Run::plain(" (in part)")]].concat(),
        (_, Some(finding)) => finding,
        (_, None) if item.name == STAGE && is_derived => {
            [not_recorded(), vec![Run::plain("; derived beside")]].concat()
        }
        (_, None) => not_recorded(),
    }
}

fn synoptic_table(items: Vec<(&str, Vec<Run>)>, share: f32) -> Table {
    let head = |text: &str| Cell::runs(vec![Run::styled(text, Style::Strong)]);
    let row = |(index, (name, finding)): (usize, (&str, Vec<Run>))| Row {
        cells: vec![
            Cell::runs(vec![Run::styled((index + 1).to_string(), Style::Quiet)]),
            Cell { heads_row: true, ..Cell::plain(name) },
            Cell::runs(finding),
        ],
        ..Row::default()
    };
    Table {
        share,
        columns: vec![Column::default(); 3],
        head: vec![Row { cells: vec![head("Item").over(2), head("Finding")], ..Row::default() }],
        rows: items.into_iter().enumerate().map(row).collect(),
        notes: vec![vec![Run::plain(
            "ICCR, International Collaboration on Cancer Reporting; FNCLCC, French federation of cancer centres; HPF, high-power field.",
        )]],
    }
}
