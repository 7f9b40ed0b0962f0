//! An erased patient is gone from the whole file, the trail still verifies, and a backup that comes back loses them too.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what fails here fails the test")]

mod common;

use std::{path::Path, slice, sync::atomic::AtomicBool};

use clinical::value::CaseId;
use common::{Fresh, add, case_id, key, raw, set, stamp};
use serde_json::json;
use store::{
    Attached, Edit, Event, Library, Stamp, StoreError,
    backup::{self, Pace, Why},
};

/// A word that stands nowhere else.
const NAME: &str = "quetzalcoatlus";

fn named() -> Fresh {
    let mut fresh = Fresh::with_case();
    let (media_type, name) = ("image/png".to_owned(), format!("{NAME}.png"));
    let file = Edit::Attach(Attached { id: NAME.to_owned(), media_type, name, bytes: NAME.into() });
    let edits = [set("case", "title", Some(json!(NAME))), add(NAME, "figure", json!({"title": NAME})), file];
    let why = Stamp { reason: Some(NAME.to_owned()), ..stamp(NAME) };
    fresh.library.apply(&case_id(), &edits, &why).unwrap();
    // Said once, then taken back: it is in the trail alone.
    fresh.library.undo(&case_id(), &stamp("")).unwrap();
    fresh.library.redo(&case_id(), &stamp("")).unwrap();
    fresh.library.keep_unwritten(&case_id(), Some(&json!({"typed": NAME}))).unwrap();
    let other = CaseId::new("two").unwrap();
    fresh
        .library
        .apply(&other, &[add("case", "case", json!({"title": "Anna leiomyosarcoma"}))], &stamp("New"))
        .unwrap();
    fresh
}

/// In how many tables the word stands.
fn found(path: &Path) -> Vec<String> {
    let connection = raw(path);
    let mut tables = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let holds = |table: &String| {
        // The index of words is read by its own tables.
        let Ok(mut rows) = connection.prepare(&format!("SELECT * FROM \"{table}\"")) else { return false };
        let columns = rows.column_count();
        let mut rows = rows.query([]).unwrap();
        while let Ok(Some(row)) = rows.next() {
            let says = |column| {
                let bytes = match row.get_ref(column).unwrap() {
                    rusqlite::types::ValueRef::Text(bytes) | rusqlite::types::ValueRef::Blob(bytes) => bytes,
                    _ => return false,
                };
                bytes.windows(NAME.len()).any(|piece| piece == NAME.as_bytes())
            };
            if (0..columns).any(says) {
                return true;
            }
        }
        false
    };
    tables.into_iter().filter(holds).collect()
}

#[test]
fn nothing_of_an_erased_patient_is_left_and_the_trail_verifies() {
    let mut fresh = named();
    let path = fresh.library.path().to_owned();
    let folder = backup::folder_of(&path);
    let occasion = (stamp("").at, Why::Asked);
    let older =
        backup::back_up(&path, &key(), &folder, occasion, Pace::AT_ONCE, &AtomicBool::new(false)).unwrap().unwrap();
    // The control: before it is erased the word is found, also in the index of words.
    let before = found(&path);
    for table in ["blobs", "attachments", "records", "told", "terms", "cases", "unwritten", "words_data"] {
        assert!(before.iter().any(|found| found == table), "{table} is not among {before:?}");
    }
    let unsaid = Stamp { reason: None, ..stamp("Erase") };
    assert!(matches!(fresh.library.erase(&case_id(), &unsaid), Err(StoreError::NoReason)));
    let asked = Stamp { reason: Some("asked for it in writing".to_owned()), ..stamp("Erase") };
    let stone = fresh.library.erase(&case_id(), &asked).unwrap();
    assert_eq!(found(&path), Vec::<String>::new());
    assert!(matches!(fresh.library.case(&case_id()), Err(StoreError::NoCase(_))));
    assert!(matches!(fresh.library.erase(&case_id(), &asked), Err(StoreError::NoCase(_))));
    assert_eq!(fresh.library.verify_trail().unwrap().faults, []);
    assert_eq!(fresh.library.search("leiomyo").unwrap().len(), 1, "another case is no longer found");
    let told = fresh.library.library_trail().unwrap();
    assert_eq!((told[0].event, told[0].reason.as_deref()), (Event::Erase, Some("asked for it in writing")));
    assert_eq!(fresh.library.tombstones().unwrap(), slice::from_ref(&stone));

    let to = path.with_file_name("restored");
    backup::restore(&older.file, &key(), &to).unwrap();
    assert!(!found(&to).is_empty(), "the older backup did not hold the patient: nothing was shown");
    let mut restored = Library::open(&to, &key()).unwrap();
    assert_eq!(restored.erase_again(slice::from_ref(&stone), &stamp("Restore")).unwrap(), 1);
    assert_eq!(restored.erase_again(&[stone], &stamp("Restore")).unwrap(), 0);
    assert_eq!(found(&to), Vec::<String>::new());
    assert_eq!(restored.verify_trail().unwrap().faults, []);
    assert_eq!(restored.cases().unwrap().len(), 1);
}

#[test]
fn a_case_that_begins_anew_under_the_name_of_an_erased_one_is_another() {
    let mut fresh = named();
    let stone = fresh.library.erase(&case_id(), &stamp("Erase")).unwrap();
    fresh.library.apply(&case_id(), &[add("case", "case", json!({"title": "New"}))], &stamp("New")).unwrap();
    assert_eq!(fresh.library.history(&case_id()).unwrap().len(), 1);
    assert_eq!(fresh.library.erase_again(&[stone], &stamp("")).unwrap(), 0, "the new case was erased for the old one");
    assert_eq!(fresh.library.verify_trail().unwrap().faults, []);
}

#[test]
fn what_was_signed_is_frozen_and_amended_with_a_reason() {
    let mut fresh = Fresh::with_case();
    let unsaid = |label: &str| Stamp { reason: None, ..stamp(label) };
    fresh.library.apply(&case_id(), &[set("case", "title", Some(json!("Draft")))], &unsaid("Title")).unwrap();
    assert_eq!(fresh.library.sign(&case_id(), &unsaid("Sign")).unwrap(), 1);
    let frozen = fresh.library.case(&case_id()).unwrap();
    let change = [set("case", "title", Some(json!("Amended")))];
    assert!(matches!(fresh.library.apply(&case_id(), &change, &unsaid("Title")), Err(StoreError::NoReason)));
    // What was empty is filled without one.
    fresh.library.apply(&case_id(), &[add("f", "figure", json!({}))], &unsaid("Figure")).unwrap();
    fresh.library.apply(&case_id(), &change, &stamp("Title")).unwrap();
    fresh.library.undo(&case_id(), &unsaid("")).unwrap();
    fresh.library.redo(&case_id(), &unsaid("")).unwrap();
    let signed = fresh.library.signed(&case_id()).unwrap().unwrap();
    assert!(signed.version == 1 && signed.amended, "{signed:?}");
    assert_eq!(fresh.library.sign(&case_id(), &unsaid("Sign")).unwrap(), 2);
    assert_eq!(fresh.library.signed_version(&case_id(), 1).unwrap(), Some(frozen));
    assert_eq!(fresh.library.signed_version(&case_id(), 2).unwrap(), fresh.library.case(&case_id()).ok());
    assert_eq!(fresh.library.signed_version(&case_id(), 3).unwrap(), None);
    assert!(!fresh.library.signed(&case_id()).unwrap().unwrap().amended);
}
