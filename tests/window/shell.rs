//! What stands around the page: a second start, other programs, failures, size and place, colours.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use crate::{
    shelf::{PASSPHRASE, Shelf},
    support::{Window, key, patiently},
};

const CANARY: &str = "Kovač";

/// A program by this name that does what `script` says, in a folder to look for programs in before all others.
fn program(folder: &Path, name: &str, script: &str) {
    let file = folder.join(name);
    fs::write(&file, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
}

/// The places to look for programs in, `first` before all others.
fn search_path(first: &Path) -> PathBuf {
    format!("{}:{}", first.display(), std::env::var("PATH").unwrap()).into()
}

#[test]
fn a_second_start_offers_its_library_to_the_first() {
    let (shelf, window) = (Shelf::with_sample(), Window::open(&[], &[]));
    window.click("//td/button");
    window.wait_for(crate::STORY, "Patient");
    let library = shelf.library();
    assert!(window.start_again(&[library.to_str().unwrap()]).success());
    window.wait_for("//*[@aria-label='Open another library?']", library.to_str().unwrap());
    window.click("//button[text()='Stay here']");
    window.wait_for(crate::STORY, "Patient");
    assert!(window.start_again(&["--library", library.to_str().unwrap()]).success());
    window.click("//button[text()='Open it']");
    window.type_into("//input[@id='passphrase']", &format!("{PASSPHRASE}{}", key::ENTER));
    window.wait_for("//header", library.to_str().unwrap());
    assert!(window.start_again(&[library.to_str().unwrap()]).success(), "it is open already: nothing to ask");
    window.wait_for("//td/button", "leiomyosarcoma");
    assert_eq!(window.count("//*[@aria-label='Open another library?']"), 0);
}

#[test]
fn a_report_is_shown_in_its_folder_and_handed_to_the_printer() {
    let folder = tempfile::tempdir().unwrap();
    let (pdf, seen) = (folder.path().join("my report.pdf"), folder.path().join("seen"));
    program(folder.path(), "gdbus", "exit 1");
    program(folder.path(), "xdg-open", &format!("echo \"$1\" >> '{}'", seen.display()));
    let path = search_path(folder.path());
    let window = Window::open(&[], &[("CASEBOOK_EXPORT_TO", &pdf), ("PATH", &path)]);
    window.click("//td/button");
    window.type_into(crate::STORY_ROW, &format!("{}e", key::CONTROL));
    window.click("//dialog//button[contains(., 'Write the PDF')]");
    window.click("//button[text()='Show in folder']");
    let shown = || fs::read_to_string(&seen).ok().filter(|text| text.lines().count() == 1);
    assert_eq!(patiently(shown).unwrap().trim_end(), folder.path().to_str().unwrap());
    window.click("//button[text()='Print']");
    window.wait_for("//footer", "print it there");
    let handed = fs::read_to_string(&seen).unwrap().lines().last().unwrap().to_owned();
    assert!(fs::read(&handed).unwrap().starts_with(b"%PDF-"));
    fs::remove_file(&pdf).unwrap();
    window.type_into(crate::STORY_ROW, &format!("{}e", key::CONTROL));
    window.click("//dialog//button[contains(., 'Write the PDF')]");
    window.wait_for("//footer", "written to");
    fs::remove_file(&pdf).unwrap();
    window.click("//button[text()='Show in folder']");
    window.wait_for("//footer", "no longer where it was written");
    assert!(handed.contains("org.sarcoma-casebook.desktop/printing/"), "{handed}");
}

#[test]
fn a_failure_of_the_page_is_told_at_the_next_start() {
    let data = tempfile::tempdir().unwrap();
    let home = [("XDG_DATA_HOME", data.path())];
    let window = Window::open(&[], &home);
    window.wait_for("//header", "Sample library");
    // What runs from the driver has no address in the program: the failure is one of the program's own.
    window.run(&format!(
        "const fail = Array.prototype.map;
         Array.prototype.map = () => {{ throw new Error('{CANARY}'); }};
         document.querySelector('td button').click();
         setTimeout(() => {{ Array.prototype.map = fail; arguments[arguments.length - 1](null); }}, 300);"
    ));
    let reports = data.path().join("org.sarcoma-casebook.desktop/crash-reports");
    let report = || fs::read_dir(&reports).ok()?.next()?.ok().map(|file| file.path());
    let report = patiently(report).expect("a failure leaves a report");
    window.close();
    let text = fs::read_to_string(&report).unwrap();
    assert!(text.contains("/assets/") && !text.contains(CANARY), "{text}");
    let window = Window::open(&[], &home);
    // It may fail more than once before the drawing works again; the last report is named.
    window.wait_for("//*[@role='alert']", reports.to_str().unwrap());
    window.click("//button[text()='Understood']");
    let untold = || fs::read_dir(&reports).unwrap().any(|file| is_untold(&file.unwrap().path()));
    assert!(patiently(|| (!untold()).then_some(())).is_some(), "told once is told");
    window.close();
    let window = Window::open(&[], &home);
    window.wait_for("//header", "Sample library");
    assert_eq!(window.count("//button[text()='Understood']"), 0);
}

#[test]
fn the_window_is_as_large_as_the_last_time() {
    let config = tempfile::tempdir().unwrap();
    let own = config.path().join("org.sarcoma-casebook.desktop");
    fs::create_dir(&own).unwrap();
    let last = r#"{"main": {"width": 1111, "height": 666, "x": 20, "y": 30, "prev_x": 0, "prev_y": 0,
        "maximized": false, "visible": true, "decorated": true, "fullscreen": false}}"#;
    fs::write(own.join("window.json"), last).unwrap();
    let window = Window::open(&[], &[("XDG_CONFIG_HOME", config.path())]);
    window.wait_for("//header", "Sample library");
    assert_eq!(window.run("arguments[0]([innerWidth, innerHeight])"), serde_json::json!([1111, 666]));
}

#[test]
fn colours_and_language_are_chosen_and_the_page_stays_white() {
    let data = tempfile::tempdir().unwrap();
    let home = [("XDG_DATA_HOME", data.path())];
    let window = Window::open(&[], &home);
    window.click("//td/button");
    window.wait_for("//aside[@aria-label='The printed report']//h2", "of ");
    for theme in ["Dark", "High contrast"] {
        window.type_into(crate::STORY_ROW, &format!("{},", key::CONTROL));
        window.click(&format!("//label[contains(., '{theme}')]/input"));
        let ground = window.run("arguments[0](getComputedStyle(document.body).backgroundColor)");
        assert_ne!(ground, "rgb(244, 242, 237)", "{theme}");
        window.click("//dialog//button[contains(., 'Close')]");
        let white =
            "const { data } = document.querySelector('.sheet canvas').getContext('2d').getImageData(2, 2, 1, 1);
             arguments[0]([...data]);";
        assert_eq!(window.run(white), serde_json::json!([255, 255, 255, 255]), "{theme}");
    }
    window.type_into(crate::STORY_ROW, &format!("{},", key::CONTROL));
    window.click("//label[contains(., 'Norsk')]/input");
    window.wait_for("//dialog//h2", "Innstillinger");
    assert_eq!(window.run("arguments[0](document.documentElement.lang)"), "nb");
}

fn is_untold(report: &Path) -> bool {
    report.file_name().is_some_and(|name| name.to_string_lossy().starts_with("untold-"))
}
