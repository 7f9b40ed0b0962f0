//! What a clinician reads where a library does not open, or opens for reading alone.

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path};

use casebook::{Casebook, Key, Setting};
use rusqlite::Connection;

use crate::{
    shelf::{PASSPHRASE, Shelf},
    support::{Window, key},
};

const PROBLEM: &str = "//*[@id='passphrase-problem']";

/// Opens the window and types the passphrase.
fn tried(shelf: &Shelf, passphrase: &str) -> Window {
    let window = shelf.open(&[]);
    window.type_into("//input[@id='passphrase']", &format!("{passphrase}{}", key::ENTER));
    window
}

/// Waits until the window says `words`, under that code, and what to do about it.
fn refused(window: &Window, code: &str, words: &str, then: &str) {
    window.wait_for(PROBLEM, words);
    assert_eq!(window.attribute(PROBLEM, "data-code"), code);
    assert!(window.text(PROBLEM).contains(then), "{}", window.text(PROBLEM));
}

/// The library as an earlier program encrypted it, with its passphrase alone: `change` is made to it.
fn of_earlier(shelf: &Shelf, change: &str) {
    let path = shelf.library();
    drop(Casebook::create(&path, &Key::raw(&[7; 32]), Setting::of_this_computer()).unwrap());
    let connection = Connection::open(&path).unwrap();
    let hex = "07".repeat(32);
    let sql =
        format!("PRAGMA key = \"x'{hex}'\"; PRAGMA journal_mode = DELETE; {change}; PRAGMA rekey = '{PASSPHRASE}';");
    connection.execute_batch(&sql).unwrap();
}

fn bytes(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap()
}

#[test]
fn a_wrong_passphrase_and_a_locked_library_say_what_to_do() {
    let shelf = Shelf::with_sample();
    let window = tried(&shelf, "not this one");
    refused(&window, "wrong-passphrase", "The passphrase is wrong", "recovery key");
    let own = Casebook::open(&shelf.library(), &Key::passphrase(PASSPHRASE), Setting::of_this_computer()).unwrap();
    window.replace("//input[@id='passphrase']", &format!("{PASSPHRASE}{}", key::ENTER));
    refused(&window, "locked", "This library has been open since 20", "close it there");
    drop(own);
    window.replace("//input[@id='passphrase']", &format!("{PASSPHRASE}{}", key::ENTER));
    window.wait_for("//main", "Mesenteric leiomyosarcoma");
}

#[test]
fn a_damaged_library_is_left_as_it_is() {
    let shelf = Shelf::with_sample();
    let mut damaged = bytes(&shelf.library());
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    fs::write(shelf.library(), &damaged).unwrap();
    let window = tried(&shelf, PASSPHRASE);
    refused(&window, "damaged", "The library is damaged", "open the last copy");
    window.close();
    assert!(bytes(&shelf.library()) == damaged);
}

#[test]
fn a_damaged_library_offers_its_backups_and_opens_the_copy() {
    let shelf = Shelf::damaged();
    let damaged = bytes(&shelf.library());
    let restored = shelf.folder.path().join("restored.casebook");
    let window = shelf.open(&[("CASEBOOK_SAFETY_TO", &restored)]);
    window.type_into("//input[@id='passphrase']", &format!("{PASSPHRASE}{}", key::ENTER));
    window.wait_for("//section[@aria-labelledby='restorable']//li", "1 case");
    window.type_into("//section[@aria-labelledby='restorable']//button", &key::ENTER.to_string());
    window.wait_for("//main", "Mesenteric leiomyosarcoma");
    window.wait_for("//header", "restored.casebook");
    window.close();
    assert!(bytes(&shelf.library()) == damaged);
}

#[test]
fn a_library_that_is_gone_is_restored_in_its_place_or_made_anew() {
    let shelf = Shelf::damaged();
    fs::remove_file(shelf.library()).unwrap();
    let window = shelf.open(&[("CASEBOOK_SAFETY_TO", &shelf.library())]);
    window.wait_for("//h1", "not where it was");
    window.wait_for("//section[@aria-labelledby='restorable']//li", "1 case");
    window.type_into("//button[contains(., 'Make a new')]", &key::ENTER.to_string());
    window.wait_for("//h1", "Make a library");
    window.close();
    assert!(!shelf.library().exists());
    let window = shelf.open(&[("CASEBOOK_SAFETY_TO", &shelf.library())]);
    window.type_into("//input[@id='passphrase']", &format!("wrong{}", key::ENTER));
    refused(&window, "wrong-passphrase", "passphrase is wrong", "type it again");
    window.replace("//input[@id='passphrase']", &format!("{PASSPHRASE}{}", key::ENTER));
    window.wait_for("//main", "Mesenteric leiomyosarcoma");
    window.wait_for("//header", "own.casebook");
    window.close();
    drop(shelf.case());
}

#[test]
fn a_library_of_a_newer_program_is_left_as_it_is() {
    let shelf = Shelf::empty();
    of_earlier(&shelf, "PRAGMA user_version = 1000");
    let before = bytes(&shelf.library());
    let window = tried(&shelf, PASSPHRASE);
    refused(&window, "newer", "a newer version of the program", "update the program");
    window.close();
    assert!(bytes(&shelf.library()) == before);
}

#[test]
fn a_library_that_can_only_be_read_opens_and_takes_no_change() {
    let shelf = Shelf::with_sample();
    fs::set_permissions(shelf.library(), fs::Permissions::from_mode(0o444)).unwrap();
    let before = bytes(&shelf.library());
    let window = tried(&shelf, PASSPHRASE);
    window.wait_for("//*[@role='group']", "This library can only be read here");
    window.click("//button[text()='Understood']");
    window.wait_for("//main", "Mesenteric leiomyosarcoma");
    window.type_into("//table[@role='grid']", "p");
    window.wait_for("//*[@role='alert']", "can only be read where it lies");
    window.close();
    assert!(bytes(&shelf.library()) == before);
}

#[test]
fn a_library_of_an_earlier_program_opens_and_is_locked_by_keys() {
    let shelf = Shelf::empty();
    of_earlier(&shelf, "SELECT 1");
    let window = tried(&shelf, PASSPHRASE);
    window.wait_for("//main", "Start a case");
    assert!(shelf.library().with_file_name("own.casebook.keys").exists());
    assert!(shelf.library().with_file_name("own.casebook.before-keys").exists());
    window.type_into("//button[contains(., 'Start a case')]", &format!("{}{}l", key::CONTROL, key::SHIFT));
    window.wait_for("//h1", "Open the library");
}
