use std::fs;

use chrono::DateTime;
use clinical::{
    case::{Attachment, Case},
    value::{CaseId, RecordId},
};
use serde_json::json;
use tempfile::TempDir;

use super::*;

const SAMPLE: &str = include_str!("../../../samples/mesenteric-leiomyosarcoma.json");

/// A picture of one pixel.
pub(crate) const DOT: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

pub(crate) fn setting() -> Setting {
    let clock = || DateTime::from_timestamp(1_700_000_000, 0).unwrap();
    let (author, device) = ("KN".to_owned(), "PC-3".to_owned());
    Setting { author, device, clock, ids: || Ok(CaseId::new("case-one").unwrap()), pictures: picture::clean }
}

pub(crate) fn fresh() -> (TempDir, Casebook) {
    let folder = tempfile::tempdir().unwrap();
    let book = Casebook::create(&folder.path().join("library"), &Key::raw(&[1; 32]), setting()).unwrap();
    (folder, book)
}

pub(crate) fn record(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

fn ids(view: &CaseView) -> Vec<&str> {
    view.records.iter().map(|record| record.id.as_str()).collect()
}

#[test]
fn the_sample_is_a_library_of_its_own_that_goes_when_it_is_closed() {
    let book = Casebook::sample(setting()).unwrap();
    assert!(book.is_sample());
    let rows = book.list().unwrap();
    assert_eq!(rows.len(), 1);
    let view = book.open_case(&rows[0].id).unwrap();
    assert_eq!(view.records.len(), usize::try_from(rows[0].records).unwrap());
    assert_eq!((view.undo, view.redo), (None, None));
    let folder = book.path().parent().unwrap().to_owned();
    assert!(folder.exists());
    drop(book);
    assert!(!folder.exists(), "the folder of the sample was left behind");
}

#[test]
fn a_case_file_comes_back_byte_for_byte() {
    let (_folder, mut book) = fresh();
    let (case, _) = Case::parse(SAMPLE).unwrap();
    let image = Attachment {
        id: "ct".to_owned(),
        media_type: "image/png".to_owned(),
        name: "CT abdomen.png".to_owned(),
        base64: DOT.to_owned(),
    };
    let second = Attachment {
        id: "a".to_owned(),
        media_type: "text/plain".to_owned(),
        name: "note".to_owned(),
        base64: String::new(),
    };
    let text = case.to_file(&[image, second]);
    let id = book.import(&text).unwrap();
    assert_eq!(book.export_json(&id).unwrap(), text);
}

#[test]
fn the_sample_file_is_canonical() {
    let book = Casebook::sample(setting()).unwrap();
    let id = book.list().unwrap()[0].id.clone();
    assert_eq!(book.export_json(&id).unwrap(), SAMPLE, "write samples/ as the program would");
}

#[test]
fn every_case_of_the_house_comes_back_byte_for_byte() {
    let (_folder, mut book) = fresh();
    let cases = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases")).unwrap();
    for path in cases.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "json")) {
        let text = fs::read_to_string(&path).unwrap();
        let id = book.import(&text).unwrap();
        assert!(book.export_json(&id).unwrap() == text, "{} came back otherwise", path.display());
    }
    assert!(book.list().unwrap().len() > 5);
}

#[test]
fn a_file_that_is_refused_leaves_nothing() {
    let (_folder, mut book) = fresh();
    let broken =
        Attachment { id: "ct".to_owned(), media_type: String::new(), name: String::new(), base64: "?".to_owned() };
    let text = Case::parse(SAMPLE).unwrap().0.to_file(&[broken]);
    let error = book.import(&text).unwrap_err().to_string();
    assert!(error.starts_with("attachment “ct”, field base64:"), "{error}");
    let twice = r#"{"format":"sarcoma-casebook case","version":1,"id":"x","records":[
        {"id":"a","kind":"surgery","record":{"when":{"known":{"age":"forty"}}}}]}"#;
    let error = book.import(twice).unwrap_err();
    assert!(error.to_string().starts_with("record “a” (surgery), field when"), "{error}");
    assert!(error.field().is_some_and(|field| field.starts_with("when")), "{error}");
    assert_eq!(book.list().unwrap(), []);
    let id = book.import(SAMPLE).unwrap();
    let before = book.export_json(&id).unwrap();
    assert!(matches!(book.import(SAMPLE), Err(Error::Taken(taken)) if taken == id));
    assert_eq!(book.export_json(&id).unwrap(), before);
}

#[test]
fn a_file_without_a_header_gets_one() {
    let (_folder, mut book) = fresh();
    let text = r#"{"format":"sarcoma-casebook case","version":1,"id":"x","records":[{"id":"a","kind":"surgery","record":{}}]}"#;
    let id = book.import(text).unwrap();
    assert_eq!(ids(&book.open_case(&id).unwrap()), ["case", "a"]);
}

#[test]
fn records_stand_in_the_order_of_the_story() {
    let (_folder, mut book) = fresh();
    let case = book.new_case("A case", "7").unwrap().id;
    for kind in ["reference", "follow_up", "surgery", "lesion", "imaging", "patient", "biopsy"] {
        book.add_record(&case, kind).unwrap();
    }
    let after = |months: i32| {
        let (months, before) = (months.abs(), months < 0);
        Some(json!({"known": {"after": {"offset": {"value": months, "unit": "month"}, "before": before}}}))
    };
    book.set_field(&case, &record("follow-up-1"), "when", after(36)).unwrap();
    book.set_field(&case, &record("surgery-1"), "when", after(0)).unwrap();
    book.set_field(&case, &record("case"), "time_zero", Some(json!("surgery-1"))).unwrap();
    let view = book.set_field(&case, &record("imaging-1"), "when", after(-3)).unwrap();
    assert_eq!(
        ids(&view),
        ["case", "patient", "imaging-1", "surgery-1", "follow-up-1", "lesion-1", "reference-1", "biopsy-1"]
    );
    let months: Vec<_> = view.records.iter().map(|record| record.month.as_deref().unwrap_or("")).collect();
    assert_eq!(months, ["", "", "−3", "0", "36", "", "", ""]);
    assert_eq!(view.records.iter().filter(|record| record.once).count(), 2);
    assert_eq!((view.title.as_str(), view.number.as_str()), ("A case", "7"));
    assert_eq!(
        book.timeline_text(&case).unwrap(),
        "Months from surgery\n         −3  Imaging study\n          0  Surgery\n         36  Follow-up\nno date yet  Biopsy\n"
    );
}

#[test]
fn every_finding_of_a_record_is_counted_at_it() {
    let book = Casebook::sample(setting()).unwrap();
    let id = book.list().unwrap()[0].id.clone();
    let view = book.open_case(&id).unwrap();
    assert_eq!(view.findings, book.check(&id).unwrap());
    for shown in &view.records {
        let found = view.findings.iter().filter(|finding| finding.record.as_ref() == Some(&shown.id)).count();
        assert_eq!(shown.findings, u32::try_from(found).unwrap(), "{}", shown.id);
    }
}

#[test]
fn a_name_is_never_given_twice() {
    let (_folder, mut book) = fresh();
    let case = book.new_case("", "").unwrap().id;
    assert_eq!(book.add_record(&case, "follow_up").unwrap().1, record("follow-up-1"));
    assert_eq!(book.add_record(&case, "follow_up").unwrap().1, record("follow-up-2"));
    book.remove_record(&case, &record("follow-up-2")).unwrap();
    assert_eq!(book.add_record(&case, "follow_up").unwrap().1, record("follow-up-3"));
    assert_eq!(book.add_record(&case, "patient").unwrap().1, record("patient"));
    let second = book.add_record(&case, "patient").unwrap_err();
    assert!(matches!(second, Error::Store(StoreError::Case(_))), "{second}");
    assert!(matches!(book.add_record(&case, "horoscope"), Err(Error::Case(_))));
}

#[test]
fn undo_says_what_it_would_take_back() {
    let (_folder, mut book) = fresh();
    let case = book.new_case("Old", "").unwrap().id;
    let view = book.set_field(&case, &record("case"), "title", Some(json!("New"))).unwrap();
    assert_eq!((view.title.as_str(), view.undo.as_deref(), view.redo), ("New", Some("Case: Title"), None));
    let view = book.undo(&case).unwrap();
    assert_eq!((view.title.as_str(), view.undo, view.redo.as_deref()), ("Old", None, Some("Case: Title")));
    assert_eq!(book.redo(&case).unwrap().title, "New");
    let wrong = book.set_field(&case, &record("case"), "title", Some(json!(7))).unwrap_err();
    assert_eq!(wrong.field(), Some("title"));
    assert_eq!(book.open_case(&case).unwrap().title, "New");
}

#[test]
fn a_search_names_case_and_record() {
    let (_folder, mut book) = fresh();
    let case = book.new_case("Mesenteric mass", "").unwrap().id;
    let found = book.search("mesent").unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((&found[0].case, found[0].record.as_str(), found[0].label), (&case, "case", "Case"));
    assert_eq!(found[0].excerpt, "Mesenteric mass");
}

#[test]
fn a_saved_file_takes_the_place_of_the_old_one_or_leaves_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    save(&path, b"one").unwrap();
    save(&path, b"two").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"two");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    let error = save(&folder.path().join("no folder").join("x.pdf"), b"x").unwrap_err();
    assert!(error.to_string().contains("was not written"), "{error}");
}

#[test]
fn the_names_of_this_computer_are_names() {
    let setting = Setting::of_this_computer();
    let (one, other) = ((setting.ids)().unwrap(), (setting.ids)().unwrap());
    assert!(one != other && one.as_str().starts_with("case-"), "{one} {other}");
    assert!(!setting.author.is_empty());
}

#[test]
fn the_same_case_at_the_same_time_gives_the_same_report() {
    let book = Casebook::sample(setting()).unwrap();
    let id = book.list().unwrap()[0].id.clone();
    let report = book.report_pdf(&id).unwrap();
    assert!(report.bytes.starts_with(b"%PDF-") && report.pages > 1, "{} pages", report.pages);
    assert_eq!(book.report_pdf(&id).unwrap(), report);
    let text = book.report_text(&id).unwrap();
    assert!(text.contains("Case presentation"), "{text}");
}

#[test]
fn a_response_is_explained_as_stated_and_as_measured() {
    let (_folder, mut book) = fresh();
    let study = |id: &str, day: u32| {
        let when = json!({"known": {"date": format!("2020-0{day}-01")}});
        json!({"id": id, "kind": "imaging", "record": {"when": when, "modality": {"known": "ct"}}})
    };
    let seen = |study: &str, mm: u32| json!({"study": study, "size": {"axes": [{"length": mm}], "unit": "mm"}});
    let lesion = json!({
        "site": {"known": "lung"}, "nature": {"known": "metastasis"}, "measurements": [seen("ct-a", 40), seen("ct-b", 20)]
    });
    let stated = json!({"method": {"known": "clinician"}, "category": {"known": "stable"}, "study": "ct-b"});
    let records = json!([
        study("ct-a", 1), study("ct-b", 3), {"id": "lesion", "kind": "lesion", "record": lesion},
        {"id": "said", "kind": "response", "record": stated}
    ]);
    let file = json!({"format": "sarcoma-casebook case", "version": 1, "id": "one", "records": records});
    let id = book.import(&file.to_string()).unwrap();
    let found = book.explain(&id, Topic::Response).unwrap();
    let results: Vec<(&str, &str)> =
        found.iter().map(|found| (found.of.as_str(), found.explanation.result.as_str())).collect();
    assert_eq!(results[0], ("Response assessment said", "stable disease, as stated"));
    assert_eq!(results[1].0, "RECIST 1.1, ct-b against ct-a");
    assert!(results[1].1.contains("partial"), "{results:?}");
    assert_eq!(results[2].0, "RECIST 1.1, best response against ct-a");
}

#[test]
fn a_case_for_others_has_dates_only_where_chosen_and_all_moved_alike() {
    let (_folder, mut book) = fresh();
    let text = r#"{"format":"sarcoma-casebook case","version":1,"id":"x","records":[
        {"id":"patient","kind":"patient","record":{"name":"Kari","born":{"known":{"date":"1961-02-03"}}}},
        {"id":"ct","kind":"imaging","record":{"when":{"known":{"date":"2013-05-12"}}}}]}"#;
    let id = book.import(text).unwrap();
    assert_eq!(book.names_in(&id).unwrap(), ["Patient: Name", "Patient: Born"]);
    let months = book.export_shared(&id, false).unwrap();
    assert!(!months.contains("2013") && !months.contains("Kari"));
    let moved = book.export_shared(&id, true).unwrap();
    assert!(moved.contains("\"date\"") && !moved.contains("2013-05-12") && !moved.contains("1961"), "{moved}");
    assert!(!moved.contains("dates_moved"), "how far they were moved leaves");
    assert_eq!(book.export_shared(&id, true).unwrap(), moved);
}
