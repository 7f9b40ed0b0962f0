//! The widgets of a form, each used by keys in the real window.

use serde_json::json;

use crate::{
    COUNT, STORY,
    shelf::{PASSPHRASE, Shelf, body, report_with_mitoses},
    support::{Window, key},
};

/// Opens the only case of a library, and a record of it.
fn at_record(shelf: &Shelf, record: &str) -> Window {
    let window = shelf.open(&[]);
    window.type_into("//input[@id='passphrase']", &format!("{PASSPHRASE}{}", key::ENTER));
    window.click("//td/button");
    // The row can lie half below the edge of the story, where a click does not reach it.
    window.type_into(&format!("{STORY}//button[@data-record='{record}']"), &key::ENTER.to_string());
    window
}

fn cell(name: &str) -> String {
    format!("//input[@aria-label='{name}']")
}

#[test]
fn the_grade_follows_the_count_while_it_is_typed() {
    let (window, record) = (Window::open(&[], &[]), report_with_mitoses());
    let card = "//*[@aria-label='Grade, FNCLCC']";
    window.click("//td/button");
    window.click(&format!("{STORY}//button[@data-record='{record}']"));
    window.wait_for(card, "3 + 2 + 2 = 7");
    window.wait_for(card, "report states 3: agrees");
    window.replace(COUNT, "3");
    window.wait_for(card, "3 + 1 + 2 = 6");
    assert_eq!(window.read_out(&format!("{card}//*[@class[contains(., 'scale')]]")).1, "Sum 6, grade 3");
    window.type_into(&format!("{card}//button[contains(., 'State 3')]"), &key::ENTER.to_string());
    window.wait_until_saved();
    window.wait_for("//button[contains(@title, 'Differentiation 3, by type')]", "");
}

#[test]
fn a_typed_line_becomes_rows_of_markers_that_keys_walk_and_fill() {
    let (shelf, record) = (Shelf::with_sample(), report_with_mitoses());
    let window = at_record(&shelf, &record);
    let line = "//*[@data-path='immunohistochemistry']//*[contains(@class, 'typing')]/input";
    window.type_into(line, "S100 -, desmin + (weak, focal), Ki-67 30 %, xyz");
    window.wait_for("//*[@data-path='immunohistochemistry']//*[@aria-live='polite']", "xyz");
    window.type_into(line, &key::ENTER.to_string());
    window.wait_for_value(&cell("Result, S100"), "negative");
    assert_eq!(window.read_out(&cell("Result, S100")), ("combobox".to_owned(), "Result, S100".to_owned()));
    // The unknown marker is the last row: Enter from the one above leads to it.
    window.type_into(&cell("Result, Ki-67"), &key::ENTER.to_string());
    window.type_into("//input[@aria-label='Result, xyz' and @tabindex='0']", &format!("neg{}", key::TAB));
    window.type_into("//input[@aria-label='Extent, xyz' and @tabindex='0']", &format!("dif{}", key::ENTER));
    window.wait_until_saved();
    window.close();
    let panel = body(&shelf.case(), &record)["immunohistochemistry"].clone();
    let added = &panel.as_array().unwrap()[3..];
    assert_eq!(added[0], json!({"marker": "S100", "result": "negative"}));
    assert_eq!(added[1], json!({"marker": "desmin", "result": "positive", "extent": "focal", "staining": "weak"}));
    assert_eq!(added[2], json!({"marker": "Ki-67", "percent": {"value": 30, "unit": "percent"}}));
    assert_eq!(added[3], json!({"marker": "xyz", "result": "negative", "extent": "diffuse"}));
}

#[test]
fn a_dose_is_typed_over_in_the_grid_of_cycles_and_the_sums_follow() {
    let shelf = Shelf::with_sample();
    let window = at_record(&shelf, "course-a");
    let grid = "//*[@role='grid' and @aria-label='Cycles']";
    window.wait_for(grid, "425 mg/m²");
    window.wait_for(grid, "no reason yet");
    window.wait_for("//*[@aria-label='Cycles' and @role='group']", "491.7 to 518.3 mg/m²");
    window.type_into(&cell("doxorubicin, cycle 3"), &format!("60{}", key::ENTER));
    window.wait_for(grid, "410 mg/m²");
    window.type_into(&cell("Change and reason, cycle 3"), &format!("neutropenia{}", key::ENTER));
    window.wait_for_value(&cell("Change and reason, cycle 3"), "neutropenia");
    window.wait_until_saved();
    window.type_into(&cell("doxorubicin, cycle 4"), &format!("plenty{}", key::ENTER));
    window.wait_for(grid, "“plenty” is no dose");
    window.close();
    let changes = body(&shelf.case(), "course-a")["changes"].clone();
    let dose = |amount: u32| json!({"known": {"amount": amount, "unit": "mg", "per": "m2"}});
    assert_eq!(
        changes,
        json!([
            {"drug": "doxorubicin", "from_cycle": 1, "dose": dose(50)},
            {"drug": "doxorubicin", "from_cycle": 3, "dose": dose(60), "reason": "neutropenia"}
        ])
    );
}

#[test]
fn a_regimen_fills_a_new_course_by_keys() {
    let shelf = Shelf::with_sample();
    let window = at_record(&shelf, "course-a");
    window.click("//button[contains(., 'Add a record')]");
    window.click("//button[@data-kind='systemic']");
    window.wait_for("//*[@role='group' and @aria-label='Cycles']", "No drug and no cycle yet");
    let find = "//input[@aria-label='Find a regimen by name or drug']";
    window.type_into(find, "doxorubicin ifosfamide intensified");
    window.wait_for("//*[@role='listbox']", "doxorubicin 25 mg/m² d 1-3");
    window.type_into(find, &key::ENTER.to_string());
    window.type_into("//input[@aria-label='Cycles']", &format!("4{}", key::ENTER));
    window.wait_for("//*[@role='grid' and @aria-label='Cycles']", "300 mg/m²");
    window.wait_until_saved();
    window.close();
    let course = body(&shelf.case(), "systemic-1").clone();
    assert_eq!((&course["cycles"]["known"], &course["interval"]["known"]["value"]), (&json!(4), &json!(3)));
}

#[test]
fn lesions_are_measured_in_place_and_judged() {
    let shelf = Shelf::with(|book, id| {
        for date in ["2020-01-10", "2020-04-10"] {
            let (_, study) = book.add_record(id, "imaging").unwrap();
            book.set_field(id, &study, "when", Some(json!({"known": {"date": date}}))).unwrap();
            book.set_field(id, &study, "modality", Some(json!({"known": "ct"}))).unwrap();
            book.set_field(id, &study, "regions", Some(json!([date]))).unwrap();
        }
        let (_, lesion) = book.add_record(id, "lesion").unwrap();
        book.set_field(id, &lesion, "name", Some(json!("liver 1"))).unwrap();
    });
    let window = at_record(&shelf, "lesion-1");
    window.type_into(&cell("CT 2020-01-10, liver 1"), &format!("42{}", key::TAB));
    window
        .type_into("//input[@aria-label='CT 2020-04-10, liver 1' and @tabindex='0']", &format!("2.1 cm{}", key::ENTER));
    let grid = "//*[@role='grid' and @aria-label='Lesions and studies']";
    window.wait_for(grid, "−50%");
    window.wait_for(grid, "PR");
    window.wait_until_saved();
    window.close();
    let measured = body(&shelf.case(), "lesion-1")["measurements"].clone();
    assert_eq!(measured[1]["size"], json!({"axes": [{"length": 2.1}], "unit": "cm"}));
}

#[test]
fn a_site_is_chosen_on_the_body_by_keys() {
    let window = Window::open(&[], &[]);
    window.click("//td/button");
    window.click(&format!("{STORY}//button[contains(., 'Primary tumour')]"));
    window.type_into("//button[contains(., 'Choose on the body')]", &key::ENTER.to_string());
    let head = "//*[@role='radio' and @aria-label='Head and face']";
    assert_eq!(window.read_out(head), ("radio".to_owned(), "Head and face".to_owned()));
    window.type_into(head, &key::DOWN.to_string());
    window.wait_for("//*[@role='radio' and @aria-checked='true']", "Neck");
    window.type_into("//button[contains(@class, 'site') and contains(., 'larynx')]", &key::ENTER.to_string());
    window.wait_for("//*[@data-path='topography']", "C32.9");
    window.wait_until_saved();
    window.type_into("//*[@data-path='site']//input", &format!("{}z", key::CONTROL));
    window.wait_for("//*[@data-path='topography']", "C48.1");
}

#[test]
fn the_margin_of_the_report_is_entered_beside_the_rupture_at_operation() {
    let shelf = Shelf::with_sample();
    let window = at_record(&shelf, "resection");
    let card = "//*[@role='group' and @aria-label='Margin and rupture']";
    window.wait_for(card, "R0 and tumour perforation are recorded together");
    window.type_into(&format!("{card}//label[text()='Nearest']/following-sibling::*//input"), "serosa");
    window.wait_until_saved();
    window.close();
    let report = body(&shelf.case(), &report_with_mitoses()).clone();
    assert_eq!(report["margins"]["nearest"], json!({"known": "serosa"}));
}
