//! Undo outlives the program.

use crate::{
    COUNT,
    shelf::{Shelf, body, report_with_mitoses},
    support::{Window, key},
};

/// The only case of the library, opened by keys, with the focus at the count of mitoses.
fn at_count(shelf: &Shelf) -> Window {
    let window = shelf.unlocked();
    window.wait_for("//table[@role='grid']", "leiomyosarcoma");
    window.press(&key::ENTER.to_string());
    window.wait_for("//main//h1", "Presentation");
    window.press(&format!("{}kmitos FNCLCC{}", key::CONTROL, key::ENTER));
    window.wait_for("//main//h1", "Pathology");
    window.press(&format!("{}gcount{}", key::CONTROL, key::ENTER));
    window
}

/// What a button of the bar says of the change it would take back or make again.
fn said(window: &Window, verb: &str) -> String {
    let low = verb.to_lowercase();
    window
        .read_out(&format!("//header//button[contains(@aria-label, '{verb}:') or contains(@aria-label, 'to {low}')]"))
        .1
}

#[test]
fn a_change_is_taken_back_after_a_restart() {
    let shelf = Shelf::with_sample();
    let before = shelf.case();
    let window = at_count(&shelf);
    assert_eq!(said(&window, "undo"), "Nothing to undo", "the control: nothing was changed yet");
    window.press(&format!("{}a17", key::CONTROL));
    window.wait_until_saved();
    let label = said(&window, "Undo");
    assert!(label.contains("Count") && label.contains("Ctrl Z"), "{label}");
    window.close();
    assert_eq!(body(&shelf.case(), &report_with_mitoses())["mitoses"]["known"]["count"], 17);

    let window = at_count(&shelf);
    window.wait_for_value(COUNT, "17");
    assert_eq!(said(&window, "Undo"), label, "the change is named as before");
    window.press(&format!("{}z", key::CONTROL));
    window.wait_for_value(COUNT, "14");
    window.close();
    assert_eq!(shelf.case(), before);

    let window = at_count(&shelf);
    assert_eq!(said(&window, "Redo"), label.replace("Undo", "Redo").replace("Ctrl Z", "Ctrl Shift Z"));
    window.press(&format!("{}{}z", key::CONTROL, key::SHIFT));
    window.wait_for_value(COUNT, "17");
}
