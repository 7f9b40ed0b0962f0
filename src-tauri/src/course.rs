//! What the case view asks for beside the case itself: completeness, history, and what is to be known before printing.
#![expect(clippy::needless_pass_by_value, reason = "Tauri hands the arguments of a command over by value")]

use casebook::{CaseView, ChangeView, Form, Layout, Paper, Printing};
use clinical::{
    complete::{Completeness, List},
    value::{CaseId, RecordId},
};
use serde::Deserialize;
use tauri::State;

use crate::{commands::Answer, desk::Desk};

/// The form of the report as the page names it.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct Wanted {
    paper: WantedPaper,
    layout: WantedLayout,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum WantedPaper {
    A4,
    Letter,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum WantedLayout {
    TwoColumns,
    OneColumn,
    Review,
}

impl From<Wanted> for Form {
    fn from(wanted: Wanted) -> Self {
        let paper = match wanted.paper {
            WantedPaper::A4 => Paper::A4,
            WantedPaper::Letter => Paper::Letter,
        };
        let layout = match wanted.layout {
            WantedLayout::TwoColumns => Layout::TwoColumns,
            WantedLayout::OneColumn => Layout::OneColumn,
            WantedLayout::Review => Layout::Review,
        };
        Self { paper, layout }
    }
}

#[tauri::command(async)]
pub(crate) fn completeness(desk: State<'_, Desk>, case: CaseId, list: List) -> Answer<Completeness> {
    desk.work(|book| book.complete(&case, list))
}

#[tauri::command(async)]
pub(crate) fn history(desk: State<'_, Desk>, case: CaseId, record: RecordId) -> Answer<Vec<ChangeView>> {
    desk.work(|book| book.history(&case, &record))
}

#[tauri::command(async)]
pub(crate) fn restore(desk: State<'_, Desk>, case: CaseId, record: RecordId, seq: i64) -> Answer<CaseView> {
    desk.work(|book| book.restore(&case, &record, seq))
}

#[tauri::command(async)]
pub(crate) fn origin(
    desk: State<'_, Desk>,
    case: CaseId,
    record: RecordId,
    sentence: usize,
) -> Answer<Option<&'static str>> {
    desk.work(|book| book.origin(&case, &record, sentence))
}

#[tauri::command(async)]
pub(crate) fn printing(desk: State<'_, Desk>, case: CaseId, form: Wanted) -> Answer<Printing> {
    let draft = desk.work(|book| book.draft(&case, form.into(), &[]))?;
    Ok(draft.printing()?)
}
