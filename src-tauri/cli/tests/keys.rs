//! Who has a key to a library, at the command line.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::{
    fs,
    process::{Command, Stdio},
};

/// Runs a command in the library of `folder` with a passphrase: its exit code, what it says, what it complains of.
fn run(folder: &tempfile::TempDir, passphrase: &str, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    command.args(arguments).current_dir(folder.path()).stdin(Stdio::null());
    command.env("CASEBOOK_LIBRARY", folder.path().join("library")).env("CASEBOOK_PASSPHRASE", passphrase);
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

fn done(folder: &tempfile::TempDir, passphrase: &str, arguments: &[&str]) -> String {
    let (code, said, complained) = run(folder, passphrase, arguments);
    assert_eq!((code, complained.as_str()), (0, ""), "{arguments:?}: {said}");
    said
}

const OWN: &str = "three plain words";
const NEW: &str = "river lamp unwed gravel onion";

#[test]
fn keys_are_given_changed_and_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("new.txt"), format!("{NEW}\n")).unwrap();
    fs::write(folder.path().join("weak.txt"), "sarcoma1\n").unwrap();
    done(&folder, OWN, &["new", "x"]);
    let (code, _, complained) = run(&folder, OWN, &["keys", "add", "AB", "--new", "weak.txt"]);
    assert!(code == 2 && complained.contains("soon guessed"), "{complained}");
    let keys = done(&folder, OWN, &["keys", "add", "AB", "--new", "new.txt"]);
    assert!(keys.lines().count() == 2 && keys.lines().nth(1).unwrap().ends_with("AB"), "{keys}");
    let first = keys.split(' ').next().unwrap();
    done(&folder, NEW, &["keys", "remove", first]);
    assert_eq!(run(&folder, OWN, &["list"]).0, 12);
    let recovery = done(&folder, NEW, &["keys", "recovery"]);
    assert_eq!(done(&folder, recovery.trim(), &["list"]).lines().count(), 1);
    fs::write(folder.path().join("new.txt"), OWN).unwrap();
    done(&folder, recovery.trim(), &["keys", "change", "--new", "new.txt"]);
    let said = done(&folder, OWN, &["keys", "rekey"]);
    let renewed = said.lines().last().unwrap();
    assert_eq!(run(&folder, recovery.trim(), &["list"]).0, 12);
    assert_eq!(done(&folder, renewed, &["list"]).lines().count(), 1);
    assert_eq!(done(&folder, OWN, &["keys", "list"]).lines().count(), 2);
}
