//! A library and a case from nothing.

use casebook::{Casebook, Key, Setting};

use crate::{
    shelf::{PASSPHRASE, Shelf, body},
    support::{key, patiently},
};

#[test]
fn a_case_is_begun_in_a_new_library() {
    let shelf = Shelf::empty();
    let window = shelf.open(&[]);
    window.replace("//input[@id='passphrase']", "sarcoma1");
    window.wait_for("//*[@id='passphrase-note']", "soon guessed");
    window.replace("//input[@id='passphrase']", PASSPHRASE);
    window.wait_for("//*[@id='passphrase-note']", "Write it down");
    window.type_into("//input[@id='again']", &format!("another{}", key::ENTER));
    window.wait_for("//*[@role='alert']", "not the same");
    window.replace("//input[@id='again']", &format!("{PASSPHRASE}{}", key::ENTER));
    let recovery = window.attribute("//*[@data-recovery]", "data-recovery");
    window.type_into("//input[@id='last-group']", &format!("AAAAA{}", key::ENTER));
    window.wait_for("//*[@role='alert']", "last five letters");
    let last = recovery.rsplit('-').next().unwrap();
    window.replace("//input[@id='last-group']", &format!("{last}{}", key::ENTER));
    window.click("//button[contains(., 'Start a case')]");
    window.type_into("//input[@id='case-title']", &format!("Thigh, 2013{}", key::ENTER));
    window.click("//button[contains(., 'Add a record')]");
    window.click("//button[@data-kind='imaging']");
    window.replace("//*[@data-path='when']//input", "12/05/2013");
    window.wait_for("//*[@data-path='when']", "12 May 2013");
    window.type_into("//*[@data-path='contrast']//input", "?");
    window.type_into("//*[@data-path='contrast']//input", "films lost");
    window.wait_until_saved();
    window.close();
    // The window lets go of the library once its backup is finished.
    let by_recovery = Key::passphrase(&recovery);
    let open = || Casebook::open(&shelf.library(), &by_recovery, Setting::of_this_computer()).ok();
    drop(patiently(open).expect("the printed recovery key opens the library"));
    let case = shelf.case();
    assert_eq!(body(&case, "case")["title"], "Thigh, 2013");
    let imaging = body(&case, "imaging-1");
    assert_eq!(imaging["when"]["known"]["date"], "2013-05-12");
    assert_eq!(imaging["contrast"], serde_json::json!({"absent": "not_known", "note": "films lost"}));
}
