//! T7: no passphrase but the right one opens a library, and trying changes nothing.

use std::{collections::BTreeMap, fs, path::Path};

use store::{Key, Library, OpenError, slots};

use crate::{
    chance::Chance,
    record::{Record, times},
    shelf::{files, library, words},
};

const SEED: u64 = 7;
const RIGHT: &str = "caf\u{e9} lamp \u{e5}rdal stone river";

fn wrong(chance: &mut Chance, number: usize) -> String {
    let fixed = [
        String::new(),
        " ".to_owned(),
        "x".repeat(1 << 20),
        format!("{RIGHT}\0"),
        "\0".to_owned(),
        RIGHT.to_uppercase(),
        RIGHT.replace('\u{e9}', "e"),
        format!("{RIGHT} "),
        RIGHT.trim_end_matches('r').to_owned(),
        RIGHT.replace(' ', "\u{a0}"),
        "'; ATTACH 'x' AS y; --".to_owned(),
        "ABCDE-FGHIJ-KLMNO-PQRST-UVWXY-Z2345-67ABC-DEFGH".to_owned(),
    ];
    match fixed.get(number) {
        Some(fixed) => fixed.clone(),
        None => String::from_utf8_lossy(&chance.bytes(1 + number % 40)).into_owned(),
    }
}

#[test]
fn only_the_right_passphrase_opens() {
    let (mut chance, mut record) =
        (Chance::of(SEED), Record::of("T7", "A wrong passphrase opens nothing and changes nothing", SEED));
    let (folder, path) = library(&words(RIGHT));
    let before = files(folder.path());
    for number in 0..times(60, 1000) {
        let passphrase = wrong(&mut chance, number);
        record.count("wrong passphrases");
        match Library::open(&path, &words(&passphrase)) {
            Err(OpenError::NoSlotOpens) => record.count("refused"),
            Err(other) => record.silent(&format!("{passphrase:?} was refused for another reason: {other}")),
            Ok(_) => record.leaked(&format!("{passphrase:?} opened the library")),
        }
    }
    if files(folder.path()) != before {
        record.lost("a file was changed by wrong passphrases");
    }
    for spelled in [RIGHT, "cafe\u{301} lamp a\u{30a}rdal stone river"] {
        match Library::open(&path, &words(spelled)) {
            Ok(_) => record.count("right spellings"),
            Err(error) => record.lost(&format!("the right passphrase was refused: {error}")),
        }
    }
    // Control: a file that is not encrypted opens without any.
    record.control_failed(opens_plain(folder.path()));
    record.close();
}

fn opens_plain(folder: &Path) -> bool {
    let path = folder.join("plain");
    let count = |sql: &str| -> rusqlite::Result<i64> {
        let plain = rusqlite::Connection::open(&path)?;
        plain.execute_batch(sql)?;
        plain.query_row("SELECT count(*) FROM cases", [], |row| row.get(0))
    };
    count("CREATE TABLE cases (id); INSERT INTO cases VALUES (1)").unwrap();
    count("").is_ok_and(|count| count == 1)
}

#[test]
fn a_guess_costs_what_it_should() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.casebook");
    drop(Library::create(&path, &Key::passphrase(RIGHT)).unwrap());
    let text = fs::read_to_string(slots::path(&path)).unwrap();
    let line = text.lines().find(|line| line.starts_with('{')).unwrap();
    let slot: BTreeMap<String, serde_json::Value> = serde_json::from_str(line.rsplit_once(' ').unwrap().0).unwrap();
    assert!(slot["kibibytes"].as_u64().unwrap() >= 64 * 1024 && slot["passes"].as_u64().unwrap() >= 3, "{line}");
}
