//! The list of cases: found, opened where the words stand, deleted and brought back, by keys.

use crate::{
    shelf::{PASSPHRASE, Shelf},
    support::{Window, key},
};

const LIST: &str = "//table[@role='grid']";
const SEARCH: &str = "//input[@role='searchbox']";

fn unlocked(shelf: &Shelf) -> Window {
    let window = shelf.open(&[]);
    window.type_into("//input[@id='passphrase']", &format!("{PASSPHRASE}{}", key::ENTER));
    window
}

#[test]
fn a_case_is_found_by_any_word_and_opened_where_it_stands() {
    let shelf = Shelf::with_sample();
    let window = unlocked(&shelf);
    window.type_into(LIST, "/");
    window.type_into(SEARCH, "splenic flex");
    window.wait_for(LIST, "in Surgery");
    window.type_into(SEARCH, &key::ENTER.to_string());
    window.wait_for("//nav//button[@aria-current='true']", "R0, perforated");
    window.click("//button[contains(., 'Library')]");
    window.wait_for_value(SEARCH, "splenic flex");
    window.replace(SEARCH, "nobody");
    window.wait_for("//main", "No case holds “nobody”.");
    window.click("//button[text()='Show all cases']");
    window.wait_for(LIST, "Mesenteric leiomyosarcoma");
}

#[test]
fn a_case_is_pinned_deleted_and_brought_back_by_keys() {
    let shelf = Shelf::with_sample();
    let window = unlocked(&shelf);
    window.wait_for("//aside", "Informed consent");
    window.type_into(LIST, "p");
    window.wait_for("//nav//button[contains(., 'Pinned')]", "1");
    window.type_into(LIST, "\u{E017}");
    window.wait_for("//main", "Look at the sample case");
    window.type_into("//button[contains(., 'Start a case')]", &format!("{}z", key::CONTROL));
    window.wait_for("//nav//button[contains(., 'Pinned')]", "1");
    window.wait_for(LIST, "Mesenteric leiomyosarcoma");
}

#[test]
fn another_case_is_reached_from_inside_one() {
    let shelf = Shelf::with(|book, _| {
        book.open_sample().unwrap();
    });
    let window = unlocked(&shelf);
    window.click("//td/button[text()='A case']");
    window.wait_for("//header", "Ctrl K");
    window.type_into("//main//input", &format!("{}k", key::CONTROL));
    window.type_into("//dialog//input", "trabectedin");
    window.wait_for("//dialog//*[@role='option']", "Board decision: ");
    window.type_into("//dialog//input", &key::ENTER.to_string());
    window.wait_for("//header", "Mesenteric leiomyosarcoma");
    window.wait_for("//nav//button[@aria-current='true']", "no trabectedin");
}
