//! Keys of a library are given and taken away in the window.

use casebook::{Casebook, Key, Setting};

use crate::{
    shelf::{PASSPHRASE, Shelf},
    support::{Window, key, patiently},
};

const THEIRS: &str = "theirs of five plain words";

fn sheet(shelf: &Shelf) -> Window {
    let window = shelf.unlocked();
    window.press(&format!("{},", key::CONTROL));
    window.type_into("//dialog//button[contains(., 'Keys of')]", &key::ENTER.to_string());
    window.wait_for("//dialog//li", "Passphrase");
    window
}

fn ask(window: &Window, task: &str, by: &str) {
    window.type_into(&format!("//dialog//button[contains(., '{task}')]"), &key::ENTER.to_string());
    window.type_into("//input[@id='key-by']", by);
}

/// Whether a passphrase opens the library, which the window has let go of.
fn opens(shelf: &Shelf, passphrase: &str) -> bool {
    Casebook::open(&shelf.library(), &Key::passphrase(passphrase), Setting::of_this_computer()).is_ok()
}

#[test]
fn a_key_is_given_and_opens_nothing_once_the_library_is_encrypted_anew() {
    let shelf = Shelf::with_sample();
    let window = sheet(&shelf);
    ask(&window, "Give somebody", "not mine");
    window.type_into("//input[@id='key-name']", "BD");
    window.replace("//input[@id='key-new']", &format!("{THEIRS}{}", key::ENTER));
    window.wait_for("//dialog//*[@role='alert']", "passphrase is wrong");
    window.replace("//input[@id='key-by']", &format!("{PASSPHRASE}{}", key::ENTER));
    window.wait_for("//dialog//ul", "Passphrase of BD");
    window.wait_for("//dialog//*[@role='status']", "The key is given");
    window.close();
    assert!(patiently(|| opens(&shelf, THEIRS).then_some(())).is_some());
    let window = sheet(&shelf);
    ask(&window, "encrypt anew", &format!("{PASSPHRASE}{}", key::ENTER));
    let recovery = window.attribute("//dialog//*[@data-recovery]", "data-recovery");
    window.type_into("//input[@id='last-group']", &format!("{}{}", recovery.rsplit('-').next().unwrap(), key::ENTER));
    window.wait_for("//dialog//ul", "Recovery key");
    assert!(!window.text("//dialog//ul").contains("BD"));
    window.press(key::ESCAPE);
    window.wait_for("//main", "Mesenteric leiomyosarcoma");
    window.close();
    assert!(patiently(|| opens(&shelf, PASSPHRASE).then_some(())).is_some());
    assert!(opens(&shelf, &recovery) && !opens(&shelf, THEIRS));
    let backups = casebook::backups(&shelf.library()).unwrap();
    assert!(backups.iter().any(|backup| backup.why == casebook::Why::BeforeRekey));
}
