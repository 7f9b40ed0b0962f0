//! A library and a case from nothing.

use crate::{
    shelf::{PASSPHRASE, Shelf, body},
    support::key,
};

#[test]
fn a_case_is_begun_in_a_new_library() {
    let shelf = Shelf::empty();
    let window = shelf.open(&[]);
    window.type_into("//input[@id='passphrase']", PASSPHRASE);
    window.type_into("//input[@id='again']", &format!("another{}", key::ENTER));
    window.wait_for("//*[@role='alert']", "not the same");
    window.replace("//input[@id='again']", &format!("{PASSPHRASE}{}", key::ENTER));
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
    let case = shelf.case();
    assert_eq!(body(&case, "case")["title"], "Thigh, 2013");
    let imaging = body(&case, "imaging-1");
    assert_eq!(imaging["when"]["known"]["date"], "2013-05-12");
    assert_eq!(imaging["contrast"], serde_json::json!({"absent": "not_known", "note": "films lost"}));
}
