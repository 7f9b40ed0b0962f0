//! What was typed and is not written yet stays with its case, and goes with it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what fails here fails the test")]

mod common;

use clinical::value::CaseId;
use common::{Fresh, case_id, stamp};
use serde_json::json;
use store::{Edit, Stamp, StoreError};

#[test]
fn what_was_typed_is_there_after_a_restart_until_it_is_written() {
    let mut fresh = Fresh::with_case();
    let (before, trail) = (fresh.library.case(&case_id()).unwrap(), fresh.library.trail(&case_id()).unwrap().len());
    fresh.library.keep_unwritten(&case_id(), Some(&json!(["first"]))).unwrap();
    fresh.library.keep_unwritten(&case_id(), Some(&json!(["second", null]))).unwrap();
    let mut fresh = fresh.reopened();
    assert_eq!(fresh.library.unwritten(&case_id()).unwrap(), Some(json!(["second", null])));
    assert_eq!(fresh.library.cases_unwritten().unwrap().len(), 1);
    assert_eq!(fresh.library.case(&case_id()).unwrap(), before);
    assert_eq!(fresh.library.trail(&case_id()).unwrap().len(), trail);
    fresh.library.keep_unwritten(&case_id(), None).unwrap();
    assert_eq!(fresh.library.unwritten(&case_id()).unwrap(), None);
    assert_eq!(fresh.library.cases_unwritten().unwrap(), []);
}

#[test]
fn what_was_typed_goes_with_its_case() {
    let none = CaseId::new("none").unwrap();
    for erased in [false, true] {
        let mut fresh = Fresh::with_case();
        fresh.library.keep_unwritten(&case_id(), Some(&json!("mesenteric"))).unwrap();
        if erased {
            fresh.library.erase(&case_id(), &Stamp { reason: Some("asked for".to_owned()), ..stamp("") }).unwrap();
        } else {
            fresh.library.apply(&case_id(), &[Edit::Delete], &stamp("Delete")).unwrap();
            fresh.library.take_back_deletion(&stamp("")).unwrap();
        }
        assert_eq!(fresh.library.unwritten(&case_id()).unwrap(), None);
        let refused = fresh.library.keep_unwritten(&none, Some(&json!("lost")));
        assert!(matches!(refused, Err(StoreError::NoCase(_))));
    }
}
