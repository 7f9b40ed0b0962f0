//! What is done with whole cases at the command line.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::{
    fs,
    process::{Command, Stdio},
};

/// Runs a command in the library of `folder`: its exit code, what it says, what it complains of.
fn run(folder: &tempfile::TempDir, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    command.args(arguments).current_dir(folder.path()).stdin(Stdio::null());
    command.env("CASEBOOK_LIBRARY", folder.path().join("library")).env("CASEBOOK_PASSPHRASE", "three plain words");
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

fn done(folder: &tempfile::TempDir, arguments: &[&str]) -> String {
    let (code, said, complained) = run(folder, arguments);
    assert_eq!((code, complained.as_str()), (0, ""), "{arguments:?}: {said}");
    said
}

#[test]
fn a_case_begins_with_the_records_of_its_template() {
    let folder = tempfile::tempdir().unwrap();
    let name = done(&folder, &["new", "Distal femur", "--template", "bone"]);
    let shown = done(&folder, &["show", name.trim()]);
    assert!(shown.contains("systemic-2") && shown.contains("laboratory-1"), "{shown}");
    assert!(shown.contains("months from first diagnosis"), "{shown}");
    let (code, _, complained) = run(&folder, &["new", "x", "--template", "horoscope"]);
    assert!(code == 2 && complained.contains("paediatric"), "{complained}");
}

#[test]
fn a_case_is_copied_archived_deleted_and_restored() {
    let folder = tempfile::tempdir().unwrap();
    let name = done(&folder, &["new", "Mesenteric mass", "--template", "soft-tissue"]);
    let name = name.trim();
    let copy = done(&folder, &["duplicate", name]);
    let sorted = done(&folder, &["list", "--sort", "title"]);
    let titles: Vec<bool> = sorted.lines().map(|line| line.contains("Copy of")).collect();
    assert_eq!(titles, [true, false], "{sorted}");
    done(&folder, &["archive", name]);
    assert!(!done(&folder, &["list"]).contains(name));
    assert!(done(&folder, &["list", "--archived"]).contains(name));
    done(&folder, &["archive", name, "--undo"]);
    done(&folder, &["pin", name]);
    assert_eq!(done(&folder, &["list", "--pinned"]).lines().count(), 1);
    assert!(done(&folder, &["delete", copy.trim()]).contains("restore"));
    assert_eq!(done(&folder, &["list"]).lines().count(), 1);
    assert_eq!(done(&folder, &["restore"]), copy);
    assert_eq!(done(&folder, &["list"]).lines().count(), 2);
    let (code, _, complained) = run(&folder, &["restore"]);
    assert!(code == 2 && complained.contains("no deleted case"), "{complained}");
    assert_eq!(done(&folder, &["list", "--group", "bone"]), "");
    assert_eq!(done(&folder, &["list", "--state", "died"]), "");
}

#[test]
fn a_case_file_is_taken_in_without_a_picture_that_is_none_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = r#"{"format": "sarcoma-casebook case", "version": 1, "id": "one", "records": [],
        "attachments": [{"id": "ct", "media_type": "image/tiff", "name": "CT.tiff", "base64": "SUkqAA=="}]}"#;
    fs::write(folder.path().join("one.json"), file).unwrap();
    let (code, said, complained) = run(&folder, &["import", "one.json"]);
    assert_eq!((code, said.as_str()), (0, "one\n"));
    assert!(complained.contains("without a picture: the picture “CT.tiff” was not taken in"), "{complained}");
    assert!(done(&folder, &["list"]).starts_with("one"));
}
