//! The case view: its panes, its time line, its history and what it still lacks, all by keys.

use crate::{
    COUNT, STORY_ROW,
    support::{Window, key, patiently},
};

fn sample() -> Window {
    let window = Window::open(&[], &[]);
    window.click("//td/button");
    window.wait_for("//main//h1", "Presentation");
    window
}

#[test]
fn panes_are_hidden_and_made_wider_by_keys_and_stay_so() {
    let window = sample();
    let line = "//*[@role='separator' and @aria-label='Width of the story']";
    let measured = "arguments[arguments.length - 1](document.querySelector('.story').getBoundingClientRect().width)";
    let width = || window.run(measured).as_f64().unwrap();
    let before = width();
    window.type_into(line, &format!("{}{}", key::RIGHT, key::RIGHT));
    assert!(patiently(|| (width() - before >= 32.0).then_some(())).is_some(), "{before} became {}", width());
    window.type_into(STORY_ROW, &key::F4.to_string());
    assert!(patiently(|| (window.count("//aside[@aria-label='The printed report']") == 0).then_some(())).is_some());
    window.click("//button[contains(., 'Library')]");
    window.click("//td/button");
    window.wait_for("//main//h1", "Presentation");
    assert_eq!(window.count("//aside[@aria-label='The printed report']"), 0);
    assert!(width() - before >= 32.0);
}

#[test]
fn the_time_line_is_walked_and_read_as_a_table() {
    let window = sample();
    let mark = "//section[contains(@class, 'strip')]//button[@data-mark]";
    window.type_into(&format!("{mark}[@tabindex='0']"), &format!("{}{}", key::RIGHT, key::ENTER));
    window.wait_for("//main//h1", "Laboratory");
    window.click("//button[text()='As table']");
    window.wait_for("//section[contains(@class, 'strip')]//table", "0 to ≥ 4 months");
}

#[test]
fn what_was_typed_over_is_brought_back_from_the_history() {
    let window = sample();
    window.type_into(STORY_ROW, &format!("{}k", key::CONTROL));
    window.type_into("//dialog//input", &format!("mitos FNCLCC{}", key::ENTER));
    window.wait_for_value(COUNT, "14");
    window.replace(COUNT, "17");
    window.wait_until_saved();
    window.type_into(COUNT, &format!("{}h", key::CONTROL));
    window.wait_for("//aside[@aria-label='History']", "17");
    window.type_into("//button[starts-with(@aria-label, 'Bring back')]", &key::ENTER.to_string());
    window.wait_for_value(COUNT, "14");
}

#[test]
fn what_is_missing_leads_to_its_field() {
    let window = sample();
    window.type_into(STORY_ROW, &format!("{}l", key::CONTROL));
    window.wait_for("//main//h1", "of 30 answered");
    window.type_into("//li[contains(@class, 'gap')]//button[contains(., 'Family history')]", &key::ENTER.to_string());
    window.wait_for("//main//h1", "Patient");
    let focused = "arguments[arguments.length - 1](document.activeElement.closest('[data-path]')?.dataset.path ?? '')";
    let seen = patiently(|| Some(window.run(focused)).filter(|path| path == "family_history"));
    assert!(seen.is_some(), "the focus is at {}", window.run(focused));
    let field = "//*[@data-path='family_history']//*[self::input or self::textarea]";
    window.type_into(field, &key::F9.to_string());
    let missing = patiently(|| Some(window.run(focused)).filter(|path| path != "family_history" && path != ""));
    assert!(missing.is_some(), "F9 leads to no field");
}
