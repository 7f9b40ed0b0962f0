//! A case that was signed off: what is changed in it says why.

use std::{thread, time::Duration};

use casebook::{Casebook, Key, Setting};
use clinical::value::CaseId;

use crate::{
    COUNT, STORY,
    record::Record,
    shelf::{PASSPHRASE, Shelf, report_with_mitoses},
    support::{Window, key, patiently},
};

const QUESTION: &str = "//*[@data-path='mitoses']//form[@aria-label='Reason of the change']";
const OVER: &str = "//form[@aria-label='Reason of the change']";

/// The library, after the program has let go of it.
fn opened(shelf: &Shelf) -> Casebook {
    let open = || Casebook::open(&shelf.library(), &Key::passphrase(PASSPHRASE), Setting::of_this_computer()).ok();
    patiently(open).expect("the library opens after the window is closed")
}

/// The same, and its only case.
fn library(shelf: &Shelf) -> (Casebook, CaseId) {
    let book = opened(shelf);
    let row = book.list().unwrap().into_iter().next().expect("the library holds a case");
    let id = CaseId::new(row.id.as_str()).unwrap();
    (book, id)
}

/// The sample, signed off.
fn signed() -> Shelf {
    let shelf = Shelf::with_sample();
    let (mut book, id) = library(&shelf);
    book.sign(&id).unwrap();
    shelf
}

/// The case in the window, at the report that counts mitoses.
fn at_the_report(shelf: &Shelf) -> Window {
    let window = shelf.unlocked();
    window.click("//td/button");
    window.click(&format!("{STORY}//button[@data-record='{}']", report_with_mitoses()));
    window
}

/// Every change of the field since the case was signed off: what it is now, and why.
fn changes(shelf: &Shelf) -> Vec<(String, String)> {
    let (book, id) = library(shelf);
    let trail = book.trail(&id, None, Some("mitoses")).unwrap();
    let changed = trail.into_iter().filter(|row| row.event == "change" && row.label != "Import");
    changed.map(|row| (row.new.unwrap_or_default(), row.reason.unwrap_or_default())).collect()
}

#[test]
fn a_value_that_was_signed_off_is_changed_once_it_is_said_why_and_waits_until_then() {
    let shelf = signed();
    let window = at_the_report(&shelf);
    window.wait_for_value(COUNT, "14");
    window.replace(COUNT, &format!("17{}", key::TAB));
    window.wait_for("//*[@data-path='mitoses']", "say why this is changed");
    window.wait_for("//*[@data-saved='failed']", "Not saved");
    // What was typed stands, also where the record was left meanwhile; nothing is written yet.
    window.click("//button[@aria-label='Record after']");
    window.wait_until_gone(QUESTION);
    window.click("//footer//button[contains(., 'Say why')]");
    window.wait_for_value(COUNT, "17");
    window.type_into(&format!("{QUESTION}//textarea"), &key::ENTER.to_string());
    window.wait_for(&format!("{QUESTION}//*[@role='alert']"), "typing error");
    window.type_into(&format!("{QUESTION}//textarea"), &format!("Counted again{}", key::ENTER));
    window.wait_until_gone(QUESTION);
    window.wait_until_saved();
    window.wait_for_value(COUNT, "17");
    // The next one may be left as it was.
    window.replace(COUNT, &format!("18{}", key::TAB));
    window.wait_for_value(&format!("{QUESTION}//textarea"), "Counted again");
    window.type_into(&format!("{QUESTION}//button[contains(., 'Leave it')]"), &key::ENTER.to_string());
    window.wait_for_value(COUNT, "17");
    window.wait_until_saved();
    window.close();
    assert_eq!(changes(&shelf), [("17".to_owned(), "Counted again".to_owned())]);
}

#[test]
fn a_record_and_a_case_that_were_signed_off_are_taken_out_once_it_is_said_why() {
    let (shelf, record) = (signed(), report_with_mitoses());
    let window = at_the_report(&shelf);
    let row = format!("{STORY}//button[@data-record='{record}']");
    window.click("//main//button[contains(., 'Remove…')]");
    window.click("//dialog//button[contains(., 'Remove it')]");
    window.wait_for(&format!("{OVER}/.."), "say why this is changed");
    assert_eq!(window.count(&row), 1, "it is still there");
    window.press(&format!("Entered twice{}", key::ENTER));
    window.wait_until_gone(&row);
    window.wait_until_saved();
    window.close();
    assert!(shelf.case()["records"].as_array().unwrap().iter().all(|other| other["id"] != record));
    let window = shelf.unlocked();
    window.wait_for("//aside", "Open case");
    window.type_into("//aside//button[contains(., 'Delete')]", &key::ENTER.to_string());
    window.wait_for(&format!("{OVER}/.."), "say why it is deleted");
    window.press(&format!("Another hospital's{}", key::ENTER));
    window.wait_for("//footer", "Ctrl Z");
    window.close();
    assert!(opened(&shelf).list().unwrap().is_empty());
}

/// Something is typed into the signed case, and waits for its reason when the program is killed.
fn killed_while_it_waits(shelf: &Shelf, window: Window) {
    window.replace(COUNT, &format!("17{}", key::TAB));
    window.wait_for(QUESTION, "");
    // The second that may be lost.
    thread::sleep(Duration::from_secs(1));
    window.kill();
    window.close();
    assert!(changes(shelf).is_empty(), "it was written without a reason");
}

#[test]
fn what_waits_for_its_reason_outlives_a_kill_and_the_lock() {
    let promise = "what is typed into a signed case outlives a kill and a lock before its reason is given";
    let mut record = Record::of("window-kill-signed", promise, 0);
    let shelf = signed();
    killed_while_it_waits(&shelf, at_the_report(&shelf));
    record.count("kills");
    let window = shelf.unlocked();
    window.click("//footer//button[contains(., 'not saved yet')]");
    window.wait_for_value(COUNT, "17");
    window.wait_for(QUESTION, "");
    window.press(&format!("{}{}l", key::CONTROL, key::SHIFT));
    window.type_into("//input[@id='passphrase']", &format!("{PASSPHRASE}{}", key::ENTER));
    window.wait_for_value(COUNT, "17");
    record.count("locks");
    window.type_into(&format!("{QUESTION}//textarea"), &format!("Counted again{}", key::ENTER));
    window.wait_until_gone(QUESTION);
    window.wait_until_saved();
    window.close();
    assert_eq!(changes(&shelf), [("17".to_owned(), "Counted again".to_owned())]);
    assert!(opened(&shelf).unfinished().unwrap().is_empty(), "it is written and waits no more");
    // The control: what waits is not kept.
    let shelf = signed();
    let window = at_the_report(&shelf);
    window.answer_to("keep_unwritten", "new Promise(() => {})");
    killed_while_it_waits(&shelf, window);
    record.control_failed(opened(&shelf).unfinished().unwrap().is_empty());
    record.close();
}
