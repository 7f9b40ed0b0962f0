//! A deleted case is gone from list and search, and comes back as it was.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what fails here fails the test")]

mod common;

use clinical::value::CaseId;
use common::{Fresh, add, case_id, set, stamp};
use proptest::prelude::*;
use serde_json::json;
use store::{Attached, Edit, Library, Mark, StoreError};

fn file(id: &str) -> Edit {
    let (media_type, name) = ("image/png".to_owned(), "CT.png".to_owned());
    Edit::Attach(Attached { id: id.to_owned(), media_type, name, bytes: vec![0, 1, 255] })
}

/// Everything that can be seen of the only case.
fn seen(library: &Library) -> impl PartialEq + std::fmt::Debug + use<> {
    let id = case_id();
    (
        library.cases().unwrap(),
        library.case(&id).unwrap(),
        library.rebuild(&id).unwrap(),
        library.attachments(&id).unwrap(),
        library.undoable(&id).unwrap(),
        library.redoable(&id).unwrap(),
    )
}

fn delete(library: &mut Library) {
    library.apply(&case_id(), &[Edit::Delete], &stamp("Delete")).unwrap();
}

#[test]
fn what_is_deleted_is_neither_listed_nor_found_and_comes_back_as_it_was() {
    let mut fresh = Fresh::with_case();
    let edits = [
        add("op", "surgery", json!({})),
        add("f", "figure", json!({"title": "mesenteric root"})),
        file("a"),
        file("b"),
    ];
    fresh.library.apply(&case_id(), &edits, &stamp("more")).unwrap();
    fresh.library.apply(&case_id(), &[set("f", "title", Some(json!("liver")))], &stamp("Title")).unwrap();
    fresh.library.undo(&case_id(), &stamp("")).unwrap();
    let pin = Edit::Mark { mark: Mark::Pinned, on: true };
    fresh.library.apply(&case_id(), &[pin], &stamp("Pin")).unwrap();
    let before = seen(&fresh.library);
    delete(&mut fresh.library);
    assert_eq!(fresh.library.cases().unwrap(), []);
    assert_eq!(fresh.library.search("mesenteric").unwrap(), []);
    assert!(matches!(fresh.library.case(&case_id()), Err(StoreError::NoCase(_))));
    assert!(matches!(fresh.library.rebuild(&case_id()), Err(StoreError::NoCase(_))));
    let mut fresh = fresh.reopened();
    let gone = fresh.library.last_deletion().unwrap().unwrap();
    assert_eq!((gone.case, gone.title.as_str(), gone.label.as_str()), (case_id(), "A case", "Delete"));
    assert_eq!(fresh.library.take_back_deletion(&stamp("")).unwrap(), Some(case_id()));
    assert_eq!(seen(&fresh.library), before);
    assert_eq!(fresh.library.search("mesenteric").unwrap().len(), 1);
    assert_eq!(fresh.library.last_deletion().unwrap(), None);
    assert_eq!(fresh.library.take_back_deletion(&stamp("")).unwrap(), None);
    assert_eq!(fresh.library.redo(&case_id(), &stamp("")).unwrap().as_deref(), Some("Title"));
}

#[test]
fn only_the_last_deletion_is_taken_back() {
    let mut fresh = Fresh::with_case();
    let other = CaseId::new("two").unwrap();
    fresh.library.apply(&other, &[add("case", "case", json!({"title": "Other"}))], &stamp("New")).unwrap();
    delete(&mut fresh.library);
    fresh.library.apply(&other, &[Edit::Delete], &stamp("Delete other")).unwrap();
    assert_eq!(fresh.library.take_back_deletion(&stamp("")).unwrap(), Some(other));
    assert_eq!(fresh.library.take_back_deletion(&stamp("")).unwrap(), None);
}

#[test]
fn a_case_of_the_same_name_begins_anew() {
    let mut fresh = Fresh::with_case();
    fresh.library.apply(&case_id(), &[set("case", "title", Some(json!("Old")))], &stamp("Title")).unwrap();
    delete(&mut fresh.library);
    fresh.library.apply(&case_id(), &[add("case", "case", json!({"title": "New"}))], &stamp("Import")).unwrap();
    assert_eq!(fresh.library.last_deletion().unwrap(), None);
    assert_eq!(fresh.library.undoable(&case_id()).unwrap(), None, "the other case could be undone into");
    assert_eq!(fresh.library.rebuild(&case_id()).unwrap(), fresh.library.case(&case_id()).unwrap());
    assert_eq!(fresh.library.search("Old").unwrap(), []);
}

#[test]
fn a_mark_is_no_change_of_the_case() {
    let mut fresh = Fresh::with_case();
    let (id, changed) = (case_id(), fresh.library.cases().unwrap()[0].changed);
    let later = store::Stamp { at: changed + chrono::Duration::days(1), ..stamp("Archive") };
    let mark = |on| [Edit::Mark { mark: Mark::Archived, on }];
    fresh.library.apply(&id, &mark(true), &later).unwrap();
    assert_eq!(fresh.library.apply(&id, &mark(true), &later).unwrap().batch, None, "it was archived already");
    let row = fresh.library.cases().unwrap().remove(0);
    assert!(row.archived && !row.pinned && row.changed == changed, "{row:?}");
    assert_eq!(fresh.library.undoable(&id).unwrap(), None);
    assert_eq!(fresh.library.rebuild(&id).unwrap(), fresh.library.case(&id).unwrap());
    fresh.library.apply(&id, &mark(false), &later).unwrap();
    assert!(!fresh.library.cases().unwrap()[0].archived);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn any_case_deleted_and_taken_back_is_the_same(
        titles in proptest::collection::vec("[a-zé0-9 ]{0,12}", 0..5),
        figures in 0..4_usize,
        files in 0..3_usize,
        undone in 0..4_usize,
        pinned: bool,
    ) {
        let mut fresh = Fresh::with_case();
        let mut apply = |edit: Edit| fresh.library.apply(&case_id(), &[edit], &stamp("edit")).unwrap();
        for number in 0..figures {
            apply(Edit::Add { id: format!("f{number}"), kind: "figure".to_owned(), body: json!({}), position: Some(0) });
        }
        (0..files).for_each(|number| { apply(file(&format!("file-{number}"))); });
        titles.iter().for_each(|title| { apply(set("case", "title", Some(json!(title)))); });
        apply(Edit::Mark { mark: Mark::Pinned, on: pinned });
        for _ in 0..undone {
            fresh.library.undo(&case_id(), &stamp("")).unwrap();
        }
        let before = seen(&fresh.library);
        for _ in 0..2 {
            delete(&mut fresh.library);
            prop_assert_eq!(fresh.library.take_back_deletion(&stamp("")).unwrap(), Some(case_id()));
            prop_assert!(seen(&fresh.library) == before);
        }
    }
}
