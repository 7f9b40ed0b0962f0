//! Everything the page can ask for, one command a function. `build.rs` names them, `capabilities/main.json` allows them.
#![expect(clippy::needless_pass_by_value, reason = "Tauri hands the arguments of a command over by value")]

use casebook::{CaseView, Typed, Unwritten};
use clinical::{
    catalogue::{self, Catalogue, CodeList},
    judge::coding::{self, CodeHit},
    record::Kept,
    value::{CaseId, RecordId},
};
use serde::Serialize;
use serde_json::Value;
use tauri::{
    State, WebviewWindow,
    ipc::{Invoke, Response},
};

use crate::{
    about, aid,
    course::{self, Wanted},
    desk::{Desk, LibraryState},
    export::{self, Exported, Outbox},
    figure, keys, library, offer, preview,
    refusal::Refusal,
    safety, zoom,
};

pub(crate) type Answer<T> = Result<T, Refusal>;

/// A case with the record that was added to it.
#[derive(Serialize)]
pub(crate) struct Added {
    view: CaseView,
    record: RecordId,
}

#[tauri::command(async)]
fn library_state(desk: State<'_, Desk>) -> Answer<LibraryState> {
    desk.state()
}

#[tauri::command(async)]
fn catalogue() -> Catalogue {
    catalogue::catalogue()
}

#[tauri::command(async)]
fn find_codes(list: CodeList, typed: String) -> Vec<CodeHit> {
    coding::find(list, &typed)
}

#[tauri::command(async)]
fn open_case(desk: State<'_, Desk>, case: CaseId) -> Answer<CaseView> {
    desk.work(|book| book.read_case(&case))
}

#[tauri::command(async)]
fn set_field(
    desk: State<'_, Desk>,
    case: CaseId,
    record: RecordId,
    path: String,
    value: Option<Value>,
) -> Answer<CaseView> {
    desk.work(|book| book.set_field(&case, &record, &path, value))
}

#[tauri::command(async)]
fn keep_unwritten(desk: State<'_, Desk>, case: CaseId, typed: Unwritten) -> Answer<()> {
    desk.work(|book| book.keep_unwritten(&case, &typed))
}

#[tauri::command(async)]
fn add_record(desk: State<'_, Desk>, case: CaseId, kind: String) -> Answer<Added> {
    desk.work(|book| book.add_record(&case, &kind)).map(|(view, record)| Added { view, record })
}

#[tauri::command(async)]
fn remove_record(desk: State<'_, Desk>, case: CaseId, record: RecordId) -> Answer<CaseView> {
    desk.work(|book| book.remove_record(&case, &record))
}

#[tauri::command(async)]
fn keep(desk: State<'_, Desk>, case: CaseId, kept: Kept) -> Answer<CaseView> {
    desk.work(|book| book.keep(&case, &kept))
}

#[tauri::command(async)]
fn reopen(desk: State<'_, Desk>, case: CaseId, kept: Kept) -> Answer<CaseView> {
    desk.work(|book| book.reopen(&case, &kept))
}

#[tauri::command(async)]
fn undo(desk: State<'_, Desk>, case: CaseId) -> Answer<CaseView> {
    desk.work(|book| book.undo(&case))
}

#[tauri::command(async)]
fn redo(desk: State<'_, Desk>, case: CaseId) -> Answer<CaseView> {
    desk.work(|book| book.redo(&case))
}

/// The pages of the report with records as they are being typed, packed for the page: see [`preview::packed`]. Setting
/// them does not hold up a save.
#[tauri::command(async)]
fn preview(desk: State<'_, Desk>, case: CaseId, form: Wanted, typed: Vec<Typed>) -> Answer<Response> {
    let draft = desk.work(|book| book.draft(&case, form.into(), &typed))?;
    let preview = draft.preview(&mut desk.press())?;
    Ok(Response::new(preview::packed(&preview)))
}

#[tauri::command(async)]
fn export_pdf(
    desk: State<'_, Desk>,
    outbox: State<'_, Outbox>,
    window: WebviewWindow,
    case: CaseId,
    form: Wanted,
    with_record: bool,
) -> Answer<Option<Exported>> {
    let Some(path) = export::ask_where(&window)? else { return Ok(None) };
    let report = desk.work(|book| {
        let form = form.into();
        let report =
            if with_record { book.report_pdf_with_record(&case, form)? } else { book.report_pdf_as(&case, form)? };
        casebook::save(&path, &report.bytes)?;
        Ok(report)
    })?;
    outbox.wrote(path.clone());
    Ok(Some(Exported { path: path.display().to_string(), pages: report.pages, bytes: report.bytes.len() }))
}

#[tauri::command(async)]
fn show_exported(outbox: State<'_, Outbox>) -> Answer<()> {
    outbox.show()
}

#[tauri::command(async)]
fn print_report(desk: State<'_, Desk>, outbox: State<'_, Outbox>, case: CaseId, form: Wanted) -> Answer<()> {
    outbox.print(&desk.work(|book| book.report_pdf_as(&case, form.into()))?)
}

/// Every command, for Tauri to call by its name.
pub(crate) fn all() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        library_state,
        keys::unlock,
        keys::create_library,
        keys::lock,
        keys::propose_passphrase,
        keys::passphrase_strength,
        keys::list_keys,
        keys::add_key,
        keys::change_key,
        keys::remove_key,
        keys::renew_recovery,
        keys::rekey,
        catalogue,
        find_codes,
        open_case,
        set_field,
        keep_unwritten,
        add_record,
        remove_record,
        keep,
        reopen,
        undo,
        redo,
        preview,
        export_pdf,
        zoom::zoom,
        course::completeness,
        course::history,
        course::restore,
        course::printing,
        course::origin,
        aid::change,
        aid::grade_card,
        aid::read_panel,
        aid::body_regions,
        aid::cycle_grid,
        aid::give,
        aid::find_regimens,
        aid::plan_course,
        aid::lesion_grid,
        aid::measure,
        figure::choose_picture,
        figure::picture,
        show_exported,
        print_report,
        offer::offered_library,
        offer::take_offer,
        offer::decline_offer,
        about::about,
        about::untold_failure,
        about::failure_told,
        about::page_failed,
        library::list_cases,
        library::count_cases,
        library::peek,
        library::templates,
        library::new_case,
        library::open_sample,
        library::duplicate_case,
        library::archive_case,
        library::pin_case,
        library::delete_case,
        library::last_deletion,
        library::unfinished_cases,
        library::take_back_deletion,
        safety::safety,
        safety::back_up,
        safety::restore_backup,
        safety::backups_at_the_door,
        safety::restore_at_the_door,
        safety::open_archive,
        safety::second_place,
        safety::sign_case,
        safety::amend_case,
        safety::signed,
        safety::erase_case
    ]
}
