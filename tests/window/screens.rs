//! Every screen of the window, one after another, each with its name: whoever judges screens judges all of them.

use std::{collections::BTreeSet, fs};

use serde_json::json;
use tempfile::TempDir;

use crate::{
    shelf::{PASSPHRASE, Shelf},
    support::{Window, key},
};

/// How the window is seen: its size in pixels, and the size of the text in percent.
#[derive(Clone, Copy)]
pub(crate) struct View {
    pub(crate) size: (u32, u32),
    pub(crate) text: u32,
}

/// As it is on a usual screen.
pub(crate) const USUAL: View = View { size: (1440, 900), text: 100 };

/// Shows every screen and calls `see` at each, with its name.
pub(crate) fn every_screen(view: View, see: &mut dyn FnMut(&Window, &str)) {
    let config = sized(view.size);
    before_a_case(&config, see);
    damaged(&config, see);
    let shelf = Shelf::with_every_kind();
    let window = open(&shelf, &config);
    window.wait_for("//h1", "Open the library");
    see(&window, "unlock");
    window.press(&format!("{PASSPHRASE}{}", key::ENTER));
    window.wait_for("//aside", "Open case");
    see(&window, "library");
    act(&window, "//td/button[contains(., 'leiomyosarcoma')]");
    window.wait_for("//aside[@aria-label='The printed report']//h2", "of ");
    enlarge(&window, view.text);
    forms(&window, see);
    panes(&window, see);
    sheets(&window, see);
    signed(&window, see);
    act(&window, "//header//button[contains(@class, 'crumb')]");
    window.wait_for("//header", "own.casebook");
    listed(&window, see);
}

/// A folder of settings by which the window opens in a size.
fn sized((width, height): (u32, u32)) -> TempDir {
    let config = tempfile::tempdir().unwrap();
    let own = config.path().join("org.sarcoma-casebook.desktop");
    fs::create_dir(&own).unwrap();
    let last = json!({"main": {"width": width, "height": height, "x": 0, "y": 0, "prev_x": 0, "prev_y": 0,
        "maximized": false, "visible": true, "decorated": true, "fullscreen": false}});
    fs::write(own.join("window.json"), last.to_string()).unwrap();
    config
}

fn open(shelf: &Shelf, config: &TempDir) -> Window {
    shelf.open(&[("XDG_CONFIG_HOME", config.path())])
}

fn before_a_case(config: &TempDir, see: &mut dyn FnMut(&Window, &str)) {
    let shelf = Shelf::empty();
    let window = open(&shelf, config);
    window.wait_for("//h1", "Make a library");
    see(&window, "first-start");
    window.replace("//input[@id='passphrase']", PASSPHRASE);
    window.type_into("//input[@id='again']", &format!("another{}", key::ENTER));
    window.wait_for("//*[@role='alert']", "not the same");
    see(&window, "first-start-refused");
    window.replace("//input[@id='again']", &format!("{PASSPHRASE}{}", key::ENTER));
    let recovery = window.attribute("//*[@data-recovery]", "data-recovery");
    see(&window, "recovery-key");
    window.type_into("//input[@id='last-group']", &format!("{}{}", recovery.rsplit('-').next().unwrap(), key::ENTER));
    window.wait_for("//button", "Start a case");
    see(&window, "empty-library");
    act(&window, "//button[contains(., 'Start a case')]");
    window.wait_for("//dialog//fieldset", "Bone sarcoma");
    see(&window, "new-case");
    window.press(&key::ENTER.to_string());
    window.wait_for("//dialog//*[@role='alert']", "");
    see(&window, "new-case-refused");
    window.press(&format!("Thigh{}", key::ENTER));
    window.wait_for("//main//h1", "Case");
    see(&window, "empty-case");
}

/// The form of every kind of record: from the first record of the case to the last.
fn forms(window: &Window, see: &mut dyn FnMut(&Window, &str)) {
    let mut seen = BTreeSet::new();
    while window.run(STEP_BACK) == true {}
    loop {
        let kind = window.text("//main//h1").trim().to_lowercase().replace([' ', ','], "-");
        if seen.insert(kind.clone()) {
            see(window, &format!("form-{kind}"));
        }
        if window.run(STEP_ON) != true {
            break;
        }
    }
    assert!(seen.len() > 20, "forms of these kinds only: {seen:?}");
}

/// Goes to the record after this one, if there is one, and waits until its widgets are drawn.
const STEP_ON: &str = "const done = arguments[0], form = () => document.querySelector('.fbody');
    const before = form();
    dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true }));
    setTimeout(() => done(form() !== before), 400);";
/// Goes to the record before this one, if there is one.
const STEP_BACK: &str = "const done = arguments[0], form = () => document.querySelector('.fbody');
    const before = form();
    dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true }));
    setTimeout(() => done(form() !== before), 50);";

/// What can stand beside, above or in place of the form, and a form with something wrong in it.
fn panes(window: &Window, see: &mut dyn FnMut(&Window, &str)) {
    find(window, "mitos FNCLCC");
    window.wait_for_value(crate::COUNT, "14");
    window.wait_for("//*[@aria-label='Grade, FNCLCC']", "3 + 2 + 2 = 7");
    see(window, "grade");
    window.replace(crate::COUNT, "many");
    window.wait_for("//*[@data-path='mitoses']//*[@role='alert']", "not saved");
    see(window, "not-understood");
    window.replace(crate::COUNT, "14");
    window.wait_until_saved();
    window.press(&format!("{}h", key::CONTROL));
    window.wait_for("//aside[@aria-label='History']", "Import");
    see(window, "history");
    window.press(&format!("{}h", key::CONTROL));
    act(window, "//footer//button[@aria-keyshortcuts='F8']");
    window.wait_for("//aside[@aria-label='To check']", "Keep…");
    see(window, "to-check");
    act(window, "//aside//button[contains(., 'Keep')]");
    window.wait_for("//aside", "Why is it right");
    see(window, "keep");
    act(window, "//aside//button[@aria-label='Close the list']");
    window.wait_until_gone("//aside[@aria-label='To check']");
    see(window, "list-closed");
    window.press(&format!("{}l", key::CONTROL));
    window.wait_for("//main//h1", "of 30 answered");
    see(window, "completeness");
    window.press(&format!("{}l", key::CONTROL));
    act(window, "//button[text()='As table']");
    window.wait_for("//section[contains(@class, 'strip')]//table", "0 to");
    see(window, "time-line-as-table");
    act(window, "//button[text()='As drawing']");
    if window.count("//button[text()='As text']") == 0 {
        window.press(&key::F4.to_string());
    }
    act(window, "//button[text()='As text']");
    window.wait_for("//article", "leiomyosarcoma");
    see(window, "page-as-text");
    act(window, "//button[text()='As text']");
}

/// What lies over the window for a while.
fn sheets(window: &Window, see: &mut dyn FnMut(&Window, &str)) {
    window.press(&format!("{}k", key::CONTROL));
    window.wait_for("//dialog//*[@role='listbox']", "Records");
    window.press("mar");
    see(window, "find-or-do");
    window.press("zzz");
    window.wait_until_gone("//dialog//*[@role='option']");
    see(window, "find-nothing");
    window.press(key::ESCAPE);
    window.press(&format!("{}n", key::CONTROL));
    window.wait_for("//*[@role='dialog']", "Imaging study");
    see(window, "add-a-record");
    window.press(key::ESCAPE);
    window.press("?");
    window.wait_for("//dialog", "Ctrl K");
    see(window, "all-keys");
    window.press(key::ESCAPE);
    window.press(&format!("{}e", key::CONTROL));
    window.wait_for("//dialog", "pages");
    see(window, "hand-on");
    window.press(key::ESCAPE);
    if window.count("//main//button[contains(., 'Remove…')]") == 0 {
        window.press(&key::F4.to_string());
    }
    act(window, "//main//button[contains(., 'Remove…')]");
    window.wait_for("//dialog", "Remove it");
    see(window, "remove");
    window.press(key::ESCAPE);
    window.press(&format!("{},", key::CONTROL));
    window.wait_for("//dialog//h2", "Preferences");
    see(window, "preferences");
    act(window, "//dialog//button[contains(., 'Backups')]");
    window.wait_for("//dialog", "Write an open archive");
    see(window, "safety");
    window.press(key::ESCAPE);
    keys(window, see);
    window.press(&format!("{},", key::CONTROL));
    window.wait_for("//dialog//h2", "Preferences");
    act(window, "//dialog//button[contains(., 'About')]");
    window.wait_for("//dialog", "Show all of them");
    act(window, "//dialog//button[contains(., 'Show all')]");
    window.wait_for("//dialog//pre", "MIT");
    see(window, "about");
    window.press(key::ESCAPE);
}

/// A case that was signed off, and what is asked before it is changed.
fn signed(window: &Window, see: &mut dyn FnMut(&Window, &str)) {
    window.press(&format!("{},", key::CONTROL));
    act(window, "//dialog//button[contains(., 'Backups')]");
    act(window, "//dialog//button[contains(., 'Sign off')]");
    window.wait_for("//dialog", "Version 1 was signed off");
    see(window, "signed-off");
    window.press(key::ESCAPE);
    act(window, "//main//button[contains(., 'Remove…')]");
    act(window, "//dialog//button[contains(., 'Remove it')]");
    window.wait_for("//*[@data-why]", "say why");
    see(window, "a-step-waits-for-its-reason");
    window.press(&key::ENTER.to_string());
    window.wait_for("//*[@data-why]//*[@role='alert']", "a few words");
    act(window, "//*[@data-why]//button[contains(., 'Leave it')]");
    window.wait_until_gone("//*[@data-why]");
    find(window, "mitos FNCLCC");
    window.wait_for_value(crate::COUNT, "14");
    window.replace(crate::COUNT, &format!("15{}", key::TAB));
    window.wait_for("//*[@data-path='mitoses']//*[@data-why]", "say why");
    see(window, "a-value-waits-for-its-reason");
    act(window, "//*[@data-why]//button[contains(., 'Leave it')]");
    window.wait_until_saved();
}

/// The keys of the library, and what can be done with them.
fn keys(window: &Window, see: &mut dyn FnMut(&Window, &str)) {
    window.press(&format!("{},", key::CONTROL));
    window.wait_for("//dialog//h2", "Preferences");
    act(window, "//dialog//button[contains(., 'Keys of')]");
    window.wait_for("//dialog//li", "Passphrase");
    see(window, "keys-of-the-library");
    act(window, "//dialog//button[contains(., 'Give somebody')]");
    window.wait_for("//dialog//h3", "Give this key");
    window.press(&key::ENTER.to_string());
    window.wait_for("//dialog//*[@role='alert']", "Type the passphrase");
    see(window, "give-a-key-refused");
    act(window, "//dialog//button[text()='Back']");
    act(window, "//dialog//button[contains(., 'encrypt anew')]");
    window.wait_for("//dialog//h3", "Encrypt anew");
    see(window, "encrypt-anew");
    window.press(key::ESCAPE);
}

/// The list of cases, searched, and its keys.
fn listed(window: &Window, see: &mut dyn FnMut(&Window, &str)) {
    window.type_into("//input[@role='searchbox']", "splenic flex");
    window.wait_for("//table", "in Surgery");
    see(window, "library-found");
    window.press("zzz");
    window.wait_for("//main", "No case holds");
    see(window, "library-nothing-found");
    act(window, "//button[text()='Show all cases']");
    // A key that is pressed while the focus passes on is nobody's.
    window.wait_for("//table", "leiomyosarcoma");
    window.press("?");
    window.wait_for("//dialog", "Ctrl N");
    see(window, "library-keys");
    window.press(key::ESCAPE);
}

/// Does what the button at `xpath` does, by a key: with larger text the driver's pointer misses.
/// A library that does not open, with its backups.
fn damaged(config: &TempDir, see: &mut dyn FnMut(&Window, &str)) {
    let shelf = Shelf::damaged();
    let window = open(&shelf, config);
    window.type_into("//input[@id='passphrase']", &format!("{PASSPHRASE}{}", key::ENTER));
    window.wait_for("//section[@aria-labelledby='restorable']//li", "1 case");
    see(&window, "restore-offered");
    drop(window);
    fs::remove_file(shelf.library()).unwrap();
    let window = open(&shelf, config);
    window.wait_for("//section[@aria-labelledby='restorable']//li", "1 case");
    see(&window, "library-is-gone");
}

fn act(window: &Window, xpath: &str) {
    window.type_into(xpath, &key::ENTER.to_string());
}

/// Goes to a field by its name.
fn find(window: &Window, typed: &str) {
    window.press(&format!("{}k", key::CONTROL));
    window.wait_for("//dialog//*[@role='listbox']", "Records");
    window.press(&format!("{typed}{}", key::ENTER));
}

/// Makes the text as large as it is to be, in percent.
fn enlarge(window: &Window, text: u32) {
    for _ in [110, 125, 150, 175, 200].iter().take_while(|&&step| step <= text) {
        window.run(
            "dispatchEvent(new KeyboardEvent('keydown', { key: '+', ctrlKey: true })); setTimeout(arguments[0], 200);",
        );
    }
}
