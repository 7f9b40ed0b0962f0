//! Any sequence of edits can be undone one by one and redone, and the change log alone tells every state on the way.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what fails here fails the test")]

mod common;

use clinical::case::Case;
use common::{Fresh, add, case_id, id, stamp};
use proptest::prelude::*;
use serde_json::{Value, json};
use store::{Attached, Edit, Library};

/// An edit in terms of what the case holds when it is made.
#[derive(Debug, Clone)]
enum Wish {
    Add { kind: usize, place: Option<usize> },
    Set { field: usize, value: usize, record: usize },
    Remove { record: usize },
    Attach,
}

const KINDS: &[&str] = &["patient", "surgery", "systemic", "figure", "imaging"];

/// Fields by kind, each with values that follow one another; none takes it out.
fn fields() -> Vec<(&'static str, &'static str, Vec<Option<Value>>)> {
    vec![
        ("case", "title", vec![Some(json!("Übersicht")), Some(json!("")), None]),
        ("surgery", "when", vec![Some(json!({"known": {"age": 40}})), Some(json!({"absent": "not_known"})), None]),
        ("surgery", "when.known.about", vec![Some(json!(true)), Some(json!(false))]),
        ("surgery", "when.note", vec![Some(json!("as told")), None]),
        ("systemic", "cycles", vec![Some(json!({"known": 6})), Some(json!({"absent": "not_done", "note": "x"}))]),
        ("systemic", "drugs.0.drug.known", vec![Some(json!("doxorubicin")), Some(json!("ifosfamide"))]),
        ("systemic", "drugs.1.days", vec![Some(json!([1, 8])), Some(json!([1])), None]),
        ("systemic", "drugs.0", vec![Some(json!({"days": [1, 2, 3]})), None]),
        ("systemic", "drugs", vec![Some(json!([{}, {"route": "by mouth"}])), None]),
        ("figure", "panels.0.legend", vec![Some(json!("axial")), Some(json!("coronal")), None]),
        ("figure", "", vec![Some(json!({"title": "CT"})), None]),
    ]
}

fn wish() -> impl Strategy<Value = Wish> {
    prop_oneof![
        3 => (0..KINDS.len(), proptest::option::of(0..6_usize)).prop_map(|(kind, place)| Wish::Add { kind, place }),
        8 => (0..fields().len(), 0..3_usize, 0..9_usize)
            .prop_map(|(field, value, record)| Wish::Set { field, value, record }),
        2 => (0..9_usize).prop_map(|record| Wish::Remove { record }),
        1 => Just(Wish::Attach),
    ]
}

/// The edit that a wish means in `case`, as the `number`th of its kind.
fn edit(wish: &Wish, case: &Case, number: usize) -> Option<Edit> {
    match wish {
        Wish::Add { kind, place } => {
            let kind = *KINDS.get(*kind)?;
            let Edit::Add { id, kind, body, .. } = add(&format!("r{number}"), kind, json!({})) else { return None };
            Some(Edit::Add { id, kind, body, position: *place })
        }
        Wish::Set { field, value, record } => {
            let fields = fields();
            let (kind, path, values) = fields.get(*field)?;
            let of_kind: Vec<_> = case.entries.iter().filter(|entry| entry.record.kind().name() == *kind).collect();
            let entry = of_kind.get(record.checked_rem(of_kind.len())?)?;
            let value = values.get(value % values.len())?.clone();
            Some(Edit::Set { record: entry.id.clone(), path: (*path).to_owned(), value })
        }
        Wish::Remove { record } => {
            let entry = case.entries.get(record % case.entries.len())?;
            Some(Edit::Remove { record: entry.id.clone() })
        }
        Wish::Attach => Some(Edit::Attach(Attached {
            id: format!("file-{number}"),
            media_type: "image/png".to_owned(),
            name: "CT".to_owned(),
            bytes: vec![number.to_le_bytes()[0]; 3],
        })),
    }
}

type State = (Case, Vec<Attached>);

fn state(library: &Library) -> State {
    let case = library.case(&case_id()).unwrap();
    assert_eq!(library.rebuild(&case_id()).unwrap(), case, "the log tells another case");
    (case, library.attachments(&case_id()).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn edits_undone_give_the_first_state_and_redone_the_last(wishes in proptest::collection::vec(wish(), 1..25)) {
        let mut fresh = Fresh::with_case();
        let library = &mut fresh.library;
        let mut states = vec![state(library)];
        for (number, wish) in wishes.iter().enumerate() {
            let Some(edit) = edit(wish, &states.last().unwrap().0, number) else { continue };
            let before = library.history(&case_id()).unwrap().len();
            match library.apply(&case_id(), &[edit], &stamp(&number.to_string())) {
                Ok(applied) if applied.batch.is_some() => states.push(state(library)),
                // Refused, as a second patient is, or nothing differs: then nothing may be written.
                _ => prop_assert_eq!(library.history(&case_id()).unwrap().len(), before),
            }
            prop_assert_eq!(&state(library), states.last().unwrap());
        }
        for earlier in states.iter().rev().skip(1) {
            prop_assert!(library.undo(&case_id(), &stamp("")).unwrap().is_some());
            prop_assert_eq!(&state(library), earlier);
        }
        prop_assert_eq!(library.undo(&case_id(), &stamp("")).unwrap(), None);
        for later in states.iter().skip(1) {
            prop_assert!(library.redo(&case_id(), &stamp("")).unwrap().is_some());
            prop_assert_eq!(&state(library), later);
        }
        prop_assert_eq!(library.redo(&case_id(), &stamp("")).unwrap(), None);
        let records = state(library).0.entries.len();
        prop_assert_eq!(usize::try_from(library.cases().unwrap()[0].records).unwrap(), records);
    }
}

#[test]
fn many_edits_in_one_batch_are_undone_at_once() {
    let mut fresh = Fresh::with_case();
    let first = state(&fresh.library);
    let edits = [
        add("a", "systemic", json!({})),
        common::set("a", "drugs.0.drug.known", Some(json!("doxorubicin"))),
        common::set("a", "drugs.1.drug.known", Some(json!("ifosfamide"))),
        common::set("a", "drugs.0", None),
        add("b", "surgery", json!({"when": {"known": {"age": 40}}})),
        common::set("b", "when", Some(json!({"absent": "not_known"}))),
        Edit::Remove { record: id("b") },
        common::set("case", "title", Some(json!("Other"))),
    ];
    fresh.library.apply(&case_id(), &edits, &stamp("All")).unwrap();
    let last = state(&fresh.library);
    fresh.library.undo(&case_id(), &stamp("")).unwrap();
    assert_eq!(state(&fresh.library), first);
    fresh.library.redo(&case_id(), &stamp("")).unwrap();
    assert_eq!(state(&fresh.library), last);
}
