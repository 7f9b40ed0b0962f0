//! T6: damage is noticed, wherever it strikes; a refused library stays as it is, and never is a wrong value read.

use std::{collections::BTreeMap, fs, path::Path};

use rusqlite::Connection;
use store::Library;

use crate::{
    chance::Chance,
    record::{Record, times},
    shelf::{PASSPHRASE, case, files, library, stamp, title, told, words},
};

const SEED: u64 = 6;

#[derive(Clone, Copy)]
enum Harm {
    Bit,
    Zeros,
    CutShort,
    Noise,
}

const HARMS: [Harm; 4] = [Harm::Bit, Harm::Zeros, Harm::CutShort, Harm::Noise];

/// Damages bytes; whether they differ afterwards.
fn harm(bytes: &mut Vec<u8>, how: Harm, chance: &mut Chance) -> bool {
    let before = bytes.clone();
    let at = chance.below(bytes.len());
    let end = |length: usize| (at + length).min(before.len());
    match how {
        Harm::Bit => bytes[at] ^= 1 << chance.below(8),
        Harm::Zeros => bytes[at..end(512)].fill(0),
        Harm::CutShort => bytes.truncate(at),
        Harm::Noise => {
            let noise = chance.bytes(end(64) - at);
            bytes[at..end(64)].copy_from_slice(&noise);
        }
    }
    *bytes != before
}

type Files = BTreeMap<String, Vec<u8>>;

fn laid_out(files: &Files) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// A closed library; and one whose program ended in the middle, with a log beside it. Each with what it may say.
fn wholes() -> [(Files, Vec<String>, Vec<&'static str>); 2] {
    let (folder, path) = library(&words(PASSPHRASE));
    let closed = files(folder.path());
    let mut open = Library::open(&path, &words(PASSPHRASE)).unwrap();
    let mut states = vec![told(&open).unwrap()];
    for number in 1..4 {
        open.apply(&case(), &[title(&format!("saved {number}"))], &stamp()).unwrap();
        states.push(told(&open).unwrap());
    }
    let mut left = files(folder.path());
    left.remove("own.casebook-shm");
    let first = vec![states[0].clone()];
    [
        (closed, first, vec!["own.casebook", "own.casebook.keys"]),
        (left, states, vec!["own.casebook", "own.casebook-wal"]),
    ]
}

fn try_one(record: &mut Record, whole: &Files, may_say: &[String], target: &str, how: Harm, chance: &mut Chance) {
    let mut damaged = whole.clone();
    if !harm(damaged.get_mut(target).unwrap(), how, chance) {
        return;
    }
    record.count(match target {
        "own.casebook" => "damaged libraries",
        "own.casebook.keys" => "damaged keys files",
        _ => "damaged logs",
    });
    let folder = laid_out(&damaged);
    match Library::open(&folder.path().join("own.casebook"), &words(PASSPHRASE)) {
        Err(error) => {
            record.count("refused");
            if error.to_string().len() < 40 {
                record.silent(&format!("refused without a sentence: {error}"));
            }
            if files(folder.path()) != damaged {
                record.lost(&format!("a refused library was changed: {error}"));
            }
        }
        Ok(library) => match told(&library) {
            Ok(told) if may_say.contains(&told) => record.count("opened, and says what was saved"),
            Ok(_) => record.silent(&format!("a wrong value was read after damage to {target}")),
            Err(_) => record.count("opened, and says where it is damaged"),
        },
    }
}

#[test]
fn damage_is_noticed_and_never_read() {
    let mut record = Record::of("T6", "Damage is noticed, and a damaged library is never overwritten", SEED);
    let mut chance = Chance::of(SEED);
    let wholes = wholes();
    for number in 0..times(1000, 20_000) {
        let (whole, may_say, targets) = &wholes[number % 2];
        let (target, how) = (targets[number / 2 % targets.len()], HARMS[number / 4 % 4]);
        try_one(&mut record, whole, may_say, target, how, &mut chance);
    }
    assert!(record.counted("refused") > 100, "hardly anything was refused: the trial saw nothing");
    record.control_failed(control(&mut chance) > 0);
    record.close();
}

/// How often a library that is not encrypted says something wrong and nothing notices: its values are read as they stand.
fn control(chance: &mut Chance) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plain");
    let plain = Connection::open(&path).unwrap();
    plain.execute_batch("CREATE TABLE records (id INTEGER PRIMARY KEY, body TEXT)").unwrap();
    for number in 0..100 {
        let body = format!("{number} {}", "spindle cells in fascicles ".repeat(20));
        plain.execute("INSERT INTO records (body) VALUES (?1)", [body]).unwrap();
    }
    drop(plain);
    let (whole, right) = (fs::read(&path).unwrap(), bodies(&path).unwrap());
    let mut silent = 0;
    for number in 0..100 {
        let mut damaged = whole.clone();
        harm(&mut damaged, HARMS[number % 4], chance);
        fs::write(&path, damaged).unwrap();
        silent += usize::from(bodies(&path).is_some_and(|read| read != right));
    }
    silent
}

fn bodies(path: &Path) -> Option<Vec<String>> {
    let plain = Connection::open(path).ok()?;
    let sound: String = plain.query_row("PRAGMA integrity_check", [], |row| row.get(0)).ok()?;
    let mut statement = plain.prepare("SELECT body FROM records ORDER BY id").ok()?;
    let bodies = statement.query_map([], |row| row.get(0)).ok()?.collect::<Result<_, _>>().ok()?;
    (sound == "ok").then_some(bodies)
}
