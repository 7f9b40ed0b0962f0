//! A value that is typed: it reaches the file and the report, and can be taken back.

use crate::{
    COUNT, STORY,
    printed::printed,
    shelf::{PASSPHRASE, Shelf, body, report_with_mitoses},
    support::{Window, key},
};

#[test]
fn a_change_reaches_the_library_and_the_printed_report() {
    let (shelf, record) = (Shelf::with_sample(), report_with_mitoses());
    let pdf = shelf.folder.path().join("report.pdf");
    let window = shelf.open(&[("CASEBOOK_EXPORT_TO", &pdf)]);
    window.type_into("//input[@id='passphrase']", &format!("wrong{}", key::ENTER));
    window.wait_for("//*[@role='alert']", "passphrase");
    window.replace("//input[@id='passphrase']", &format!("{PASSPHRASE}{}", key::ENTER));
    window.click("//td/button");
    window.click(&format!("{STORY}//button[@data-record='{record}']"));
    assert_eq!(window.read_out(COUNT), ("textbox".to_owned(), "Count".to_owned()));
    window.replace(COUNT, "17");
    window.wait_until_saved();
    window.click("//button[contains(., 'Export PDF')]");
    window.click("//dialog//button[contains(., 'Write the PDF')]");
    window.wait_for("//footer", "written to");
    window.close();
    assert_eq!(body(&shelf.case(), &record)["mitoses"]["known"]["count"], 17);
    let text = printed(&pdf);
    assert!(text.contains("Up to 17 in 10 HPF"), "the report does not say that 17 mitoses were counted");
}

#[test]
fn the_sample_opens_by_itself_and_every_change_can_be_taken_back() {
    let (window, record) = (Window::open(&[], &[]), report_with_mitoses());
    window.click("//td/button");
    window.click(&format!("{STORY}//button[@data-record='{record}']"));
    window.replace(COUNT, "17");
    window.wait_until_saved();
    window.type_into(COUNT, &format!("{}z", key::CONTROL));
    window.wait_for_value(COUNT, "14");
    window.type_into(COUNT, &format!("{}{}z", key::CONTROL, key::SHIFT));
    window.wait_for_value(COUNT, "17");
    window.replace(COUNT, &key::BACKSPACE.to_string());
    window.type_into(COUNT, "1,7");
    window.wait_for("//*[@data-path='mitoses']//*[@role='alert']", "not saved");
    window.click("//button[@aria-label='Record after']");
    window.click("//button[@aria-label='Record before']");
    window.wait_for_value(COUNT, "1,7");
    window.click("//button[contains(., 'Library')]");
    // A form has buttons in its tables too: the library must be there first.
    window.wait_for("//header", "Sample library");
    window.click("//td/button");
    window.wait_for_value(COUNT, "1,7");
}

#[test]
fn tab_goes_from_value_to_value_and_a_key_opens_the_other_answers() {
    let window = Window::open(&[], &[]);
    window.click("//td/button");
    window.click(&format!("{STORY}//button[contains(., 'Biopsy')]"));
    let at = |window: &Window| {
        let path =
            "document.activeElement.closest('[data-path]').dataset.path + ' ' + document.activeElement.localName";
        window.run(&format!("arguments[0]({path})")).as_str().unwrap_or_default().to_owned()
    };
    let site = "//*[@data-path='site']//input";
    window.type_into(site, &key::TAB.to_string());
    assert_eq!(at(&window), "guidance input");
    window.type_into(site, &format!("{}.", key::ALT));
    assert_eq!(at(&window), "site select");
    // The first letters of "Add a note".
    window.type_into("//*[@data-path='site']//select", "a");
    window.wait_for("//*[@data-path='site']//label[contains(@for, 'note')]", "note");
    assert_eq!(at(&window), "site input");
    window.press("said by telephone");
    window.wait_until_saved();
    window.wait_for_value("//*[@data-path='site']//input[contains(@id, 'note')]", "said by telephone");
    assert_eq!(window.value("//*[@data-path='site']//input"), "liver lesion");
}
