use std::panic::{catch_unwind, set_hook, take_hook};

use super::*;

const CANARY: &str = "Ana Kovač, born 1974, abdominal pain";

fn texts(reports: &Reports) -> Vec<String> {
    reports.names().iter().map(|name| fs::read_to_string(reports.folder.join(name)).unwrap()).collect()
}

fn call(name: &str, file: &str) -> Call {
    Call { name: name.to_owned(), file: file.to_owned(), line: 12, column: 34 }
}

#[test]
fn a_panic_leaves_its_place_and_none_of_its_words() {
    let own = tempfile::tempdir().unwrap();
    let reports = Reports::in_folder(own.path());
    let usual = take_hook();
    set_hook(Box::new(|_| ()));
    reports.of_every_panic();
    let line = line!() + 1;
    let ended = catch_unwind(|| panic!("the diagnosis “{CANARY}” has no code"));
    let failed: Result<(), String> = CANARY.parse::<u32>().map(|_| ()).map_err(|_| CANARY.to_owned());
    let refused = catch_unwind(|| failed.unwrap());
    set_hook(usual);
    assert!(ended.is_err() && refused.is_err());
    let texts = texts(&reports);
    assert_eq!(texts.len(), 2);
    assert!(texts[0].contains(&format!("tests.rs:{line}:")), "{}", texts[0]);
    for text in texts {
        assert!(text.contains(env!("CARGO_PKG_VERSION")) && text.contains("calls:"));
        assert!(!CANARY.split([' ', ',']).any(|word| word.len() > 3 && text.contains(word)), "{text}");
    }
}

#[test]
fn a_failure_of_the_page_leaves_names_of_the_program_only() {
    let own = tempfile::tempdir().unwrap();
    let reports = Reports::in_folder(own.path());
    reports.of_page(&[call("flush", "/assets/index-B2x.js"), call(CANARY, CANARY)]).unwrap();
    let text = texts(&reports).remove(0);
    assert!(text.contains("flush at /assets/index-B2x.js:12:34"), "{text}");
    assert!(text.contains("(not a name) at (not a name):12:34") && !text.contains("Ana"), "{text}");
}

#[test]
fn a_report_is_told_once_and_old_ones_go() {
    let own = tempfile::tempdir().unwrap();
    let reports = Reports::in_folder(own.path());
    assert_eq!(reports.untold(), None);
    for _ in 0..KEPT + 3 {
        reports.of_page(&[call("flush", "index.js")]).unwrap();
    }
    let untold = reports.untold().unwrap();
    assert_eq!(untold.count, KEPT);
    assert!(Path::new(&untold.path).exists());
    reports.told().unwrap();
    assert_eq!(reports.untold(), None);
    assert_eq!(reports.names().len(), KEPT);
    reports.of_page(&[]).unwrap();
    assert_eq!(reports.untold().unwrap().count, 1);
}
