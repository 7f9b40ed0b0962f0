//! What the widgets of a form ask for and write: thin over [`casebook`], as `commands` is.
#![expect(clippy::needless_pass_by_value, reason = "Tauri hands the arguments of a command over by value")]

use casebook::{
    CaseView, Change, CycleGrid, Given, GradeCard, LesionGrid, Measured, Planned, RegimenHit, Region, Typed,
};
use clinical::value::{CaseId, RecordId};
use serde_json::Value;
use tauri::State;

use crate::{commands::Answer, desk::Desk};

#[tauri::command(async)]
pub(crate) fn change(desk: State<'_, Desk>, case: CaseId, label: String, changes: Vec<Change>) -> Answer<CaseView> {
    desk.work(|book| book.change(&case, &label, changes))
}

#[tauri::command(async)]
pub(crate) fn grade_card(desk: State<'_, Desk>, case: CaseId, typed: Typed) -> Answer<GradeCard> {
    desk.work(|book| book.grade(&case, &typed))
}

#[tauri::command(async)]
pub(crate) fn read_panel(typed: String) -> Vec<Value> {
    casebook::panel(&typed)
}

#[tauri::command(async)]
pub(crate) fn body_regions() -> Vec<Region> {
    casebook::regions()
}

#[tauri::command(async)]
pub(crate) fn cycle_grid(desk: State<'_, Desk>, case: CaseId, typed: Typed) -> Answer<CycleGrid> {
    desk.work(|book| book.cycles(&case, &typed))
}

#[tauri::command(async)]
pub(crate) fn give(desk: State<'_, Desk>, case: CaseId, record: RecordId, given: Vec<Given>) -> Answer<CaseView> {
    desk.work(|book| book.give(&case, &record, &given))
}

#[tauri::command(async)]
pub(crate) fn find_regimens(typed: String) -> Vec<RegimenHit> {
    casebook::regimens(&typed)
}

#[tauri::command(async)]
pub(crate) fn plan_course(
    desk: State<'_, Desk>,
    case: CaseId,
    record: RecordId,
    regimen: String,
    cycles: Option<u32>,
) -> Answer<Planned> {
    desk.work(|book| book.plan(&case, &record, &regimen, cycles))
}

#[tauri::command(async)]
pub(crate) fn lesion_grid(desk: State<'_, Desk>, case: CaseId, typed: Vec<Typed>) -> Answer<LesionGrid> {
    desk.work(|book| book.lesions(&case, &typed))
}

#[tauri::command(async)]
pub(crate) fn measure(desk: State<'_, Desk>, case: CaseId, measured: Vec<Measured>) -> Answer<CaseView> {
    desk.work(|book| book.measure(&case, &measured))
}
