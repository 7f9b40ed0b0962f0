//! One door for writes: what it does, what it refuses, and that a refused edit leaves nothing behind.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what fails here fails the test")]

mod common;

use clinical::{case::CaseError, record::Header, value::CaseId};
use common::{Fresh, add, case_id, id, set, stamp};
use serde_json::{Value, json};
use store::{Applied, Attached, Edit, StoreError};

fn surgery(body: Value) -> Edit {
    add("op", "surgery", body)
}

#[test]
fn a_case_is_kept_with_its_order_and_its_row_in_the_list() {
    let mut fresh = Fresh::with_case();
    let edits = [
        surgery(json!({})),
        add("ct", "imaging", json!({})),
        Edit::Add { id: "first".to_owned(), kind: "patient".to_owned(), body: json!({}), position: Some(1) },
    ];
    fresh.library.apply(&case_id(), &edits, &stamp("more")).unwrap();
    let path = fresh.library.path().to_owned();
    let library = fresh.reopened().library;
    let case = library.case(&case_id()).unwrap();
    let order: Vec<String> = case.entries.iter().map(|entry| entry.id.to_string()).collect();
    assert_eq!(order, ["case", "first", "op", "ct"]);
    assert_eq!(case.one::<Header>().unwrap().title.to_string(), "A case");
    let rows = library.cases().unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].title.as_str(), rows[0].number.as_str(), rows[0].records), ("A case", "7", 4));
    assert_eq!(rows[0].changed, stamp("").at);
    assert_eq!(library.path(), path);
}

#[test]
fn the_log_names_each_path_that_differs_with_old_and_new() {
    let mut fresh = Fresh::with_case();
    let body = json!({"when": {"known": {"age": 40}, "note": "as told"}});
    fresh.library.apply(&case_id(), &[surgery(body)], &stamp("add")).unwrap();
    let edits = [set("op", "when", Some(json!({"known": {"age": 41, "about": true}})))];
    fresh.library.apply(&case_id(), &edits, &stamp("When")).unwrap();
    let history = fresh.library.history(&case_id()).unwrap();
    let last: Vec<_> = history.iter().filter(|change| change.label == "When").collect();
    let told: Vec<_> = last.iter().map(|c| (c.path.as_str(), c.old.clone(), c.new.clone())).collect();
    assert_eq!(
        told,
        [
            ("when.note", Some(json!("as told")), None),
            ("when.known.age", Some(json!(40)), Some(json!(41))),
            ("when.known.about", None, Some(json!(true))),
        ]
    );
    assert!(last.iter().all(|change| change.author == "KN" && change.at == stamp("").at && change.undoes.is_none()));
    assert!(last.iter().all(|change| change.reason.as_deref() == Some("second look")));
}

#[test]
fn a_malformed_value_is_refused_by_record_and_field_and_nothing_is_written() {
    let mut fresh = Fresh::with_case();
    fresh.library.apply(&case_id(), &[surgery(json!({}))], &stamp("add")).unwrap();
    let before = (fresh.library.case(&case_id()).unwrap(), fresh.library.history(&case_id()).unwrap());
    let edits = [set("case", "title", Some(json!("new"))), set("op", "when.known.age", Some(json!("forty")))];
    let error = fresh.library.apply(&case_id(), &edits, &stamp("both")).unwrap_err();
    assert!(error.to_string().starts_with("record “op” (surgery), field when"), "{error}");
    let after = (fresh.library.case(&case_id()).unwrap(), fresh.library.history(&case_id()).unwrap());
    assert_eq!(after, before);
    assert_eq!(fresh.library.cases().unwrap()[0].title, "A case");
}

#[test]
fn what_cannot_be_is_refused() {
    let mut fresh = Fresh::with_case();
    let edits = [surgery(json!({})), add("p", "patient", json!({}))];
    fresh.library.apply(&case_id(), &edits, &stamp("add")).unwrap();
    let mut refused = |edit: Edit| fresh.library.apply(&case_id(), &[edit], &stamp("x")).unwrap_err();
    assert!(matches!(refused(surgery(json!({}))), StoreError::Case(CaseError::Twice(_))));
    assert!(matches!(refused(add("q", "patient", json!({}))), StoreError::Case(CaseError::Once { .. })));
    assert!(matches!(refused(add("Not an id", "surgery", json!({}))), StoreError::Case(CaseError::Id(_))));
    assert!(matches!(refused(add("h", "horoscope", json!({}))), StoreError::Case(CaseError::Kind { .. })));
    assert!(matches!(refused(add("s", "surgery", json!({"x": 1}))), StoreError::Case(CaseError::Field { .. })));
    assert!(matches!(refused(set("nobody", "when", None)), StoreError::NoRecord { .. }));
    assert!(matches!(refused(set("op", "nothing", Some(json!(1)))), StoreError::Case(CaseError::Field { .. })));
    assert!(matches!(refused(set("case", "title.x", Some(json!(1)))), StoreError::Path { .. }));
    assert!(matches!(refused(Edit::Remove { record: id("nobody") }), StoreError::NoRecord { .. }));
    assert!(matches!(refused(Edit::Remove { record: id("case") }), StoreError::Header));
    let nameless = Attached { id: String::new(), media_type: String::new(), name: String::new(), bytes: vec![] };
    assert!(matches!(refused(Edit::Attach(nameless)), StoreError::Attachment(_)));
}

#[test]
fn a_case_begins_with_its_header() {
    let mut fresh = Fresh::empty();
    let error = fresh.library.apply(&case_id(), &[surgery(json!({}))], &stamp("x")).unwrap_err();
    assert!(matches!(error, StoreError::Header), "{error}");
    let nobody = CaseId::new("nobody").unwrap();
    assert!(matches!(fresh.library.apply(&nobody, &[], &stamp("x")), Err(StoreError::NoCase(_))));
    assert!(matches!(fresh.library.case(&nobody), Err(StoreError::NoCase(_))));
    assert!(matches!(fresh.library.rebuild(&nobody), Err(StoreError::NoCase(_))));
    assert_eq!(fresh.library.cases().unwrap(), []);
}

#[test]
fn an_edit_that_changes_nothing_leaves_no_trace_and_keeps_redo() {
    let mut fresh = Fresh::with_case();
    fresh.library.apply(&case_id(), &[set("case", "title", Some(json!("Other")))], &stamp("Title")).unwrap();
    fresh.library.undo(&case_id(), &stamp("")).unwrap();
    let applied = fresh.library.apply(&case_id(), &[set("case", "title", Some(json!("A case")))], &stamp("Same"));
    assert_eq!(applied.unwrap(), Applied { batch: None, changes: 0 });
    assert_eq!(fresh.library.redoable(&case_id()).unwrap().as_deref(), Some("Title"));
}

#[test]
fn undo_and_redo_outlive_the_session_and_a_new_edit_ends_redo() {
    let mut fresh = Fresh::with_case();
    for title in ["One", "Two"] {
        fresh.library.apply(&case_id(), &[set("case", "title", Some(json!(title)))], &stamp(title)).unwrap();
    }
    let title = |library: &store::Library| library.cases().unwrap()[0].title.clone();
    assert_eq!(fresh.library.undo(&case_id(), &stamp("")).unwrap().as_deref(), Some("Two"));
    let mut fresh = fresh.reopened();
    assert_eq!(title(&fresh.library), "One");
    assert_eq!(fresh.library.undo(&case_id(), &stamp("")).unwrap().as_deref(), Some("One"));
    assert_eq!(fresh.library.undo(&case_id(), &stamp("")).unwrap(), None, "what made the case was undone");
    let mut fresh = fresh.reopened();
    assert_eq!(title(&fresh.library), "A case");
    assert_eq!(fresh.library.redo(&case_id(), &stamp("")).unwrap().as_deref(), Some("One"));
    assert_eq!(fresh.library.redoable(&case_id()).unwrap().as_deref(), Some("Two"));
    fresh.library.apply(&case_id(), &[set("case", "title", Some(json!("Three")))], &stamp("Three")).unwrap();
    assert_eq!(fresh.library.redoable(&case_id()).unwrap(), None);
    assert_eq!(fresh.library.undo(&case_id(), &stamp("")).unwrap().as_deref(), Some("Three"));
    assert_eq!(title(&fresh.library), "One");
}

#[test]
fn an_attachment_comes_back_with_its_bytes() {
    let mut fresh = Fresh::with_case();
    let file = |id: &str, bytes: &[u8]| Attached {
        id: id.to_owned(),
        media_type: "image/png".to_owned(),
        name: "CT.png".to_owned(),
        bytes: bytes.to_vec(),
    };
    let both = [file("b", &[0, 1, 255]), file("a", &[2])];
    fresh.library.apply(&case_id(), &both.clone().map(Edit::Attach), &stamp("Images")).unwrap();
    assert_eq!(fresh.library.attachments(&case_id()).unwrap(), both);
    let again = fresh.library.apply(&case_id(), &[Edit::Attach(file("a", &[9]))], &stamp("x")).unwrap_err();
    assert!(matches!(again, StoreError::Attachment(_)));
    fresh.library.undo(&case_id(), &stamp("")).unwrap();
    assert_eq!(fresh.library.attachments(&case_id()).unwrap(), []);
    fresh.library.redo(&case_id(), &stamp("")).unwrap();
    assert_eq!(fresh.library.attachments(&case_id()).unwrap(), both);
}

#[test]
fn the_log_cannot_be_altered_or_shortened() {
    let fresh = Fresh::with_case();
    let path = fresh.library.path().to_owned();
    let _closed = fresh.closed();
    let connection = common::raw(&path);
    for sql in ["UPDATE trail SET author = 'X'", "DELETE FROM trail", "UPDATE told SET old = '1'", "DELETE FROM told"] {
        let error = connection.execute(sql, []).unwrap_err().to_string();
        assert!(error.contains("trail"), "{error}");
    }
}

#[test]
fn words_are_found_by_their_beginnings_whatever_is_typed() {
    let mut fresh = Fresh::with_case();
    let body = json!({"history": ["Raynaud’s phénomène"], "note": "x"});
    let unknown = fresh.library.apply(&case_id(), &[add("p", "patient", body)], &stamp("x")).unwrap_err();
    assert!(matches!(unknown, StoreError::Case(_)));
    let figure = json!({"title": "Épithélioïd leiomyosarcoma", "legend": "mesenteric root"});
    fresh.library.apply(&case_id(), &[add("f", "figure", figure)], &stamp("Figure")).unwrap();
    let found = |library: &store::Library, words: &str| {
        library.search(words).unwrap().into_iter().map(|hit| (hit.record.to_string(), hit.excerpt)).collect::<Vec<_>>()
    };
    let hit = vec![("f".to_owned(), "mesenteric root".to_owned())];
    assert_eq!(found(&fresh.library, "mesent LEIO"), hit);
    assert_eq!(found(&fresh.library, "mesent epithel"), hit);
    assert_eq!(found(&fresh.library, "osarcoma"), []);
    for hostile in
        ["\"", "\" OR 1", "*", "-mesenteric", "NEAR(", "text:root", "a AND", "'; DROP TABLE cases", "\0", "  "]
    {
        fresh.library.search(hostile).unwrap();
    }
    assert_eq!(found(&fresh.library, "-mesenteric*\" ("), hit);
    fresh.library.apply(&case_id(), &[set("f", "legend", Some(json!("liver")))], &stamp("Legend")).unwrap();
    assert_eq!(found(&fresh.library, "mesenteric"), []);
    fresh.library.apply(&case_id(), &[Edit::Remove { record: id("f") }], &stamp("Remove")).unwrap();
    assert_eq!(found(&fresh.library, "liver"), []);
    fresh.library.undo(&case_id(), &stamp("")).unwrap();
    assert_eq!(found(&fresh.library, "liver").len(), 1);
}

#[test]
fn a_lost_index_is_made_anew_on_opening() {
    let mut fresh = Fresh::with_case();
    fresh.library.apply(&case_id(), &[add("f", "figure", json!({"title": "root"}))], &stamp("x")).unwrap();
    let path = fresh.library.path().to_owned();
    let fresh = fresh.closed();
    common::raw(&path).execute("INSERT INTO words (words) VALUES ('delete-all')", []).unwrap();
    let library = fresh.open();
    assert_eq!(library.search("root").unwrap().len(), 1);
    assert_eq!(library.search("case").unwrap().len(), 1);
}
