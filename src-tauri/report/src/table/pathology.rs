//! The synoptic table of the resected primary tumour, in the items and order of the reporting guide, and how its grade
//! was reached.
//!
//! Source: International Collaboration on Cancer Reporting, soft tissue sarcoma, resection specimens, 1st edition 2021.

use clinical::{
    case::Case,
    judge::fnclcc::refusal,
    record::{Pathology, SpecimenKind, Surgery, SurgeryIntent, Tissue},
    timeline::Timeline,
    value::RecordId,
};
use typeset::document::{Cell, Column, Content, Row, Run, Style, Table};

use super::{
    grade::grade_table,
    not_recorded,
    specimen::{Item, Specimen, items},
    stage::stage_table,
};
use crate::{cite, float::FloatDraft, phrase::tied};

/// Who published the reporting guide.
const ICCR: &str = "International Collaboration on Cancer Reporting";

/// Name by which text links to the table.
pub(crate) const ID: &str = "table-pathology";

/// The specimen of the primary tumour: the first resection of it that a report describes.
pub(crate) fn primary_specimen(case: &Case) -> Option<(&RecordId, &Pathology)> {
    let operation = |report: &Pathology| match report.specimen.as_ref().and_then(|id| case.record(id)) {
        Some(record) => <&Surgery>::try_from(record).ok(),
        None => None,
    };
    case.all::<Pathology>().find(|(_, report)| {
        let of_primary = report.tissue.is(&Tissue::Primary)
            || (!report.tissue.is_answered()
                && operation(report).is_some_and(|surgery| surgery.intent.is(&SurgeryIntent::PrimaryResection)));
        of_primary && (report.specimen_kind.is(&SpecimenKind::Resection) || operation(report).is_some())
    })
}

/// The table; none without a resected primary tumour.
pub(crate) fn pathology_table(case: &Case, timeline: &Timeline) -> Option<FloatDraft> {
    let (id, report) = primary_specimen(case)?;
    let items = items(&Specimen::of(case, timeline, report));
    let recorded = items.iter().filter(|item| item.finding.is_some()).count();
    let month = timeline.at(id).map(|placed| format!(", month\u{a0}{}", tied(&placed.printed())));
    let grade = grade_table(report).filter(|_| refusal(case, report).is_none());
    // Grade and stage stand one below the other, beside the synoptic table.
    let stage = stage_table(case, timeline, grade.as_ref());
    let beside: Vec<Table> = grade.into_iter().chain(stage).collect();
    let shares = if beside.is_empty() { (1.0, 0.0) } else { (0.58, 0.42) };
    let count = items.len();
    let guide = cite::call(case, |reference| reference.authors.first().is_some_and(|author| author == ICCR));
    let mut tables = vec![synoptic_table(items, shares.0)];
    tables.extend(beside.into_iter().map(|table| Table { share: shares.1, ..table }));
    Some(FloatDraft {
        id: ID.to_owned(),
        title: format!("Resection specimen of the primary tumour{}.", month.unwrap_or_default()),
        legend: vec![Run::plain(format!(
            "Core items of the ICCR reporting guide{guide} recorded: {recorded}/{count}."
        ))],
        wide: true,
        content: Content::Tables(tables),
        source: Some(id.to_string()),
    })
}

fn synoptic_table(items: Vec<Item>, share: f32) -> Table {
    let head = |text: &str| Cell::runs(vec![Run::styled(text, Style::Strong)]);
    let row = |(index, item): (usize, Item)| Row {
        cells: vec![
            Cell::runs(vec![Run::styled((index + 1).to_string(), Style::Quiet)]),
            Cell { heads_row: true, ..Cell::plain(item.name) },
            Cell::runs(item.finding.unwrap_or_else(not_recorded)),
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
