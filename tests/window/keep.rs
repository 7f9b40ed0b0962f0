//! A finding that is right as it stands.

use crate::{
    STORY,
    support::{Window, key},
};

#[test]
fn a_finding_is_kept_with_its_reason_and_undo_opens_it_again() {
    let (window, row) = (Window::open(&[], &[]), "//*[@role='group' and @aria-label='Margin and rupture']");
    window.click("//td/button");
    window.click(&format!("{STORY}//button[contains(., 'R0, perforated')]"));
    window.click(&format!("{row}//button[contains(., 'Keep')]"));
    let reason = format!("{row}//textarea");
    assert_eq!(window.read_out(&reason), ("textbox".to_owned(), "Why is it right as it stands?".to_owned()));
    window.type_into(&reason, &key::ENTER.to_string());
    window.wait_for(&format!("{row}//*[@role='alert']"), "in a few words");
    window.type_into(&reason, &format!("Seen by two.{}", key::ENTER));
    window.wait_for(&format!("{row}//summary"), "Kept: Seen by two.");
    window.wait_until_saved();
    window.type_into("//*[@data-path='perforation']//select", &format!("{}z", key::CONTROL));
    window.wait_for(row, "Keep…");
}
