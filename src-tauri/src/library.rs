//! What the page can ask for of the library as a whole: its list, and what is done with whole cases.
#![expect(clippy::needless_pass_by_value, reason = "Tauri hands the arguments of a command over by value")]

use casebook::{CasePage, CaseView, Counts, Deleted, Peek, Template, TemplateRow, Unfinished, Wanted};
use clinical::value::CaseId;
use tauri::State;

use crate::{commands::Answer, desk::Desk};

#[tauri::command(async)]
pub(crate) fn list_cases(desk: State<'_, Desk>, wanted: Wanted) -> Answer<CasePage> {
    desk.work(|book| book.page(&wanted))
}

#[tauri::command(async)]
pub(crate) fn count_cases(desk: State<'_, Desk>) -> Answer<Counts> {
    desk.work(|book| book.counts())
}

#[tauri::command(async)]
pub(crate) fn peek(desk: State<'_, Desk>, case: CaseId) -> Answer<Peek> {
    desk.work(|book| book.peek(&case))
}

#[tauri::command(async)]
pub(crate) fn templates() -> Vec<TemplateRow> {
    casebook::templates()
}

#[tauri::command(async)]
pub(crate) fn new_case(desk: State<'_, Desk>, title: String, template: Option<Template>) -> Answer<CaseView> {
    desk.work(|book| book.new_case_from(&title, "", template))
}

#[tauri::command(async)]
pub(crate) fn open_sample(desk: State<'_, Desk>) -> Answer<CaseView> {
    desk.work(|book| book.open_sample())
}

#[tauri::command(async)]
pub(crate) fn duplicate_case(desk: State<'_, Desk>, case: CaseId) -> Answer<CaseView> {
    desk.work(|book| book.duplicate(&case))
}

#[tauri::command(async)]
pub(crate) fn archive_case(desk: State<'_, Desk>, case: CaseId, on: bool) -> Answer<()> {
    desk.work(|book| book.archive(&case, on))
}

#[tauri::command(async)]
pub(crate) fn pin_case(desk: State<'_, Desk>, case: CaseId, on: bool) -> Answer<()> {
    desk.work(|book| book.pin(&case, on))
}

#[tauri::command(async)]
pub(crate) fn delete_case(desk: State<'_, Desk>, case: CaseId) -> Answer<()> {
    desk.work(|book| book.delete(&case))
}

#[tauri::command(async)]
pub(crate) fn last_deletion(desk: State<'_, Desk>) -> Answer<Option<Deleted>> {
    desk.work(|book| book.last_deletion())
}

#[tauri::command(async)]
pub(crate) fn unfinished_cases(desk: State<'_, Desk>) -> Answer<Vec<Unfinished>> {
    desk.work(|book| book.unfinished())
}

#[tauri::command(async)]
pub(crate) fn take_back_deletion(desk: State<'_, Desk>) -> Answer<Option<CaseId>> {
    desk.work(|book| book.take_back_deletion())
}
