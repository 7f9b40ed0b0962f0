//! The real window, used as a clinician uses it. One file an idea.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what a test does not find fails it")]

mod amend;
mod axe;
mod begin;
mod case;
#[path = "../promises/chance.rs"]
#[expect(dead_code, reason = "the trials of the store throw more dice")]
mod chance;
mod door;
mod edit;
mod entry;
mod fits;
mod guard;
mod guide;
mod hostile;
mod keep;
mod keyring;
mod kill;
mod library;
mod page;
mod pictures;
mod printed;
#[path = "../promises/record.rs"]
#[expect(dead_code, clippy::print_stderr, reason = "the trials of the store record more; they say what is lost")]
mod record;
mod screens;
mod shelf;
mod shell;
#[path = "../support/mod.rs"]
mod support;
mod undo;
mod widgets;

/// The field that counts mitoses.
const COUNT: &str = "//*[@data-path='mitoses']//label[text()='Count']/following-sibling::*//input";
/// The records of the case.
const STORY: &str = "//nav[@aria-label='Records of the case']";
/// A record among them.
const STORY_ROW: &str = "//nav[@aria-label='Records of the case']//button[@data-record]";
