//! The trail tells every change, whatever the clock says, and every alteration of it is found.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what fails here fails the test")]
#![allow(clippy::print_stderr, dead_code, reason = "a test says what it found, and uses its part of what it shares")]

mod common;
#[path = "../../../tests/promises/record.rs"]
mod record;

use std::{fs, path::Path};

use chrono::{DateTime, Duration, Utc};
use clinical::value::CaseId;
use common::{Fresh, add, case_id, key, raw, set, stamp};
use proptest::{prelude::*, test_runner::TestRunner};
use record::{Record, long};
use serde_json::json;
use store::{Edit, Library, Stamp, Verified};

/// A change as it may be asked for, and by how many minutes the clock has moved since the one before.
type Wish = (u8, String, i64);

fn wishes() -> impl Strategy<Value = Vec<Wish>> {
    // A day back, an hour back at the end of summer time, and ten years on.
    let clock = prop_oneof![Just(-1440), Just(-60), 0..90_i64, Just(5_256_000)];
    proptest::collection::vec((0..8_u8, "[a-zé ]{0,9}", clock), 1..9)
}

/// Carries the wishes out in a case of its own; how many did something.
fn follow(library: &mut Library, case: &CaseId, wishes: &[Wish]) -> usize {
    let mut at: DateTime<Utc> = "2026-03-29T01:30:00Z".parse().unwrap();
    let header = add("case", "case", json!({"title": "Begun"}));
    library.apply(case, &[header], &Stamp { at, ..stamp("New case") }).unwrap();
    let mut done = 1;
    for (number, (what, text, minutes)) in wishes.iter().enumerate() {
        at += Duration::minutes(*minutes);
        let stamp = Stamp { at, reason: None, ..stamp(text) };
        let figure = format!("f{}", number / 2);
        let edit = match what {
            0..=2 => set("case", "title", Some(json!(text))),
            3 => add(&format!("f{number}"), "figure", json!({"title": text})),
            4 => set(&figure, "title", Some(json!(text))),
            5 => Edit::Remove { record: common::id(&figure) },
            6 => {
                done += usize::from(library.undo(case, &stamp).unwrap().is_some());
                continue;
            }
            _ => {
                done += usize::from(library.redo(case, &stamp).unwrap().is_some());
                continue;
            }
        };
        // A wish about a figure that is not there is refused, and says nothing in the trail.
        done += library.apply(case, &[edit], &stamp).map_or(0, |applied| usize::from(applied.batch.is_some()));
    }
    done
}

#[test]
fn any_sequence_of_edits_is_told_and_makes_the_case_again_whatever_the_clock_says() {
    let promise = "Every change is told, in its order whatever the clock says, and the case can be made from it";
    let mut record = Record::of("T15-sequences", promise, 0);
    let mut fresh = Fresh::empty();
    let sequences = if long() { 10_000 } else { 150 };
    let mut runner = TestRunner::new(ProptestConfig { cases: sequences, ..ProptestConfig::default() });
    let (library, mut number, mut set_back) = (std::cell::RefCell::new(&mut fresh.library), 0_u32, 0);
    let count = std::cell::RefCell::new((&mut number, &mut set_back));
    let outcome = runner.run(&wishes(), |wishes| {
        let (mut library, mut count) = (library.borrow_mut(), count.borrow_mut());
        *count.0 += 1;
        let case = CaseId::new(&format!("case-{}", count.0)).unwrap();
        let done = follow(&mut library, &case, &wishes);
        prop_assert_eq!(library.rebuild(&case).unwrap(), library.case(&case).unwrap());
        let rows = library.trail(&case).unwrap();
        prop_assert!(rows.len() >= done, "{} rows tell {done} changes", rows.len());
        prop_assert!(rows.windows(2).all(|two| two[0].seq < two[1].seq));
        *count.1 += rows.iter().filter(|row| row.clock_set_back).count();
        Ok(())
    });
    outcome.unwrap();
    let verified = fresh.library.verify_trail().unwrap();
    verified.faults.iter().for_each(|fault| record.silent(&format!("{fault:?}")));
    assert_eq!(fresh.library.trail_head().unwrap(), verified.head);
    record.add("sequences", usize::try_from(number).unwrap());
    record.add("rows", usize::try_from(verified.rows).unwrap());
    record.add("clock set back", set_back);
    // The control: in the order of the clock the rows would stand otherwise.
    record.control_failed(set_back > 10);
    record.close();
}

/// Takes the guards away, as somebody with the key and the tools could.
const UNGUARDED: &str = "DROP TRIGGER trail_is_not_altered; DROP TRIGGER trail_is_not_deleted;
    DROP TRIGGER told_is_not_altered; DROP TRIGGER told_goes_only_when_erased; PRAGMA foreign_keys = OFF;";

/// Every way of altering row `n`.
fn alterations(n: i64, other: i64) -> Vec<String> {
    let mut all: Vec<String> = [
        "author = 'X'",
        "device = 'X'",
        "at = '2001-01-01T00:00:00.000Z'",
        "path = 'number'",
        "event = 'read'",
        "kind = 'patient'",
        "batch = batch + 1",
        "undoes = 1",
        "has = 1 - has",
        "had = 1 - had",
        "position = coalesce(position, 0) + 1",
        "subject = 0",
        "seal = randomblob(32)",
        "chain = randomblob(32)",
    ]
    .iter()
    .map(|change| format!("UPDATE trail SET {change} WHERE seq = {n}"))
    .collect();
    for change in
        ["new = '\"X\"'", "old = '\"X\"'", "label = 'X'", "reason = 'X'", "record = 'x'", "salt = zeroblob(32)"]
    {
        all.push(format!("UPDATE told SET {change} WHERE seq = {n}"));
    }
    all.push(format!("DELETE FROM told WHERE seq = {n}; DELETE FROM trail WHERE seq = {n}"));
    all.push(format!("DELETE FROM told WHERE seq = {n}"));
    // Two rows change places, with their words.
    all.push(["told", "trail"].map(|table| swapped(table, n, other)).concat());
    all
}

fn swapped(table: &str, n: i64, other: i64) -> String {
    format!(
        "UPDATE {table} SET seq = -1 WHERE seq = {n}; UPDATE {table} SET seq = {n} WHERE seq = {other};
         UPDATE {table} SET seq = {other} WHERE seq = -1;"
    )
}

/// What a check without the chain would say: the case is as the log makes it.
fn looks_right(library: &Library) -> bool {
    matches!((library.rebuild(&case_id()), library.case(&case_id())), (Ok(a), Ok(b)) if a == b)
}

fn altered(whole: &[u8], path: &Path, alteration: &str) -> Library {
    fs::write(path, whole).unwrap();
    let connection = raw(path);
    connection.execute_batch(&format!("{UNGUARDED} {alteration}")).unwrap();
    connection.close().unwrap();
    Library::open(path, &key()).unwrap()
}

#[test]
fn every_alteration_of_a_row_is_found() {
    let mut fresh = Fresh::with_case();
    for (number, title) in ["One", "Two", "Three", "Four", "Five", "Six"].into_iter().enumerate() {
        let at = stamp("").at + Duration::minutes(i64::try_from(number).unwrap());
        fresh
            .library
            .apply(&case_id(), &[set("case", "title", Some(json!(title)))], &Stamp { at, ..stamp("Title") })
            .unwrap();
    }
    let closed = fresh.closed();
    let whole = fs::read(closed.path()).unwrap();
    let mut record = Record::of("T15", "A row of the trail that is altered, missing or moved is found", 0);
    let mut missed_without_chain = 0;
    for n in if long() { 1..=7 } else { 6..=7 } {
        for alteration in alterations(n, 1 + n % 7) {
            let library = altered(&whole, &closed.path(), &alteration);
            record.count("alterations");
            missed_without_chain += u64::from(looks_right(&library));
            match library.verify_trail() {
                Ok(Verified { faults, .. }) if faults.is_empty() => record.silent(&alteration),
                _ => {}
            }
        }
    }
    // The control: whether the case is as the log makes it, which is all that could be asked without the chain.
    record.control_failed(missed_without_chain * 4 > record.counted("alterations"));
    record.close();
}

#[test]
fn what_is_taken_off_the_end_leaves_a_gap_that_later_changes_do_not_hide() {
    let mut fresh = Fresh::with_case();
    fresh.library.apply(&case_id(), &[set("case", "title", Some(json!("Two")))], &stamp("Title")).unwrap();
    let head = fresh.library.trail_head().unwrap();
    let closed = fresh.closed();
    let whole = fs::read(closed.path()).unwrap();
    let cut = format!("DELETE FROM told WHERE seq = {0}; DELETE FROM trail WHERE seq = {0}", head.seq);
    let mut library = altered(&whole, &closed.path(), &cut);
    library.apply(&case_id(), &[set("case", "number", Some(json!("8")))], &stamp("Number")).unwrap();
    assert!(!library.verify_trail().unwrap().faults.is_empty());
}
