//! The stage at diagnosis as a published table gives it, clinical and pathological beside each other.

use clinical::{
    case::Case,
    judge::stage::{Basis, Staged, stages},
    timeline::Timeline,
};
use typeset::document::{Cell, Column, Row, Run, Style, Table};

use super::{Notes, strong};
use crate::phrase::tied;

/// The stages of the first edition that gives a verified result; empty where no edition does.
pub(super) fn derived(case: &Case, timeline: &Timeline) -> Vec<Staged> {
    let mut all = stages(case, timeline);
    let edition = all.iter().find(|staged| staged.explanation.verified).map(|staged| staged.edition.clone());
    all.retain(|staged| Some(&staged.edition) == edition.as_ref());
    all
}

/// The table beside the synoptic one; none where no stage was derived. Its notes go on after those of the table above it.
pub(super) fn stage_table(derived: &[Staged], above: Option<&Table>) -> Option<Table> {
    let source = derived.first().map(|staged| staged.explanation.source.clone())?;
    let mut notes = Notes::following(above);
    let mark = notes.mark(vec![Run::plain(note(&source, derived))]);
    let head = Cell::runs(vec![Run::styled("Derived", Style::Strong), mark]);
    Some(Table {
        share: 1.0,
        columns: vec![Column::default(); 3],
        head: vec![Row { cells: vec![strong("Stage"), head, strong("Group")], ..Row::default() }],
        rows: derived.iter().map(row).collect(),
        notes: notes.after(&[]),
    })
}

fn row(staged: &Staged) -> Row {
    let basis = match staged.basis {
        Basis::Clinical => "By imaging",
        Basis::Pathological => "By specimen",
    };
    let group = staged.group.clone().unwrap_or_else(|| "none".to_owned());
    let basis = Cell { heads_row: true, ..Cell::plain(basis) };
    Row { cells: vec![basis, Cell::plain(tied(&staged.tnm)), Cell::plain(group)], ..Row::default() }
}

/// Table and edition, what was taken for granted, and that later metastases change nothing.
fn note(source: &str, derived: &[Staged]) -> String {
    let mut assumed: Vec<&str> = Vec::new();
    for assumption in derived.iter().flat_map(|staged| &staged.explanation.assumptions) {
        if !assumed.contains(&assumption.as_str()) {
            assumed.push(assumption);
        }
    }
    let assumed = assumed.iter().map(|text| format!(" {}.", text.trim_end_matches('.'))).collect::<String>();
    format!("{}.{assumed} Stage at diagnosis: metastases found later do not change it.", source.trim_end_matches('.'))
}
