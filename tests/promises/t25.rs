//! T25: after locking, neither the key, nor the passphrase, nor the key that it unseals is left in the memory of the program.
//!
//! A process of its own opens a library, reads and prints a case, and locks it as the window does: the library and its key
//! are let go. Its memory is then read through from outside. What of the record is left there is counted and no promise.
//! Control: before it locks, the same search finds the key and the passphrase.

use std::{
    fs::{self, File},
    hint::black_box,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    os::unix::fs::FileExt as _,
    path::Path,
    process::Stdio,
};

use casebook::{Casebook, Key, Setting};
use clinical::value::{CaseId, RecordId};
use serde_json::json;

use crate::{
    chance::Chance,
    child,
    record::{Record, times},
    shelf::words,
    slot,
};

const SEED: u64 = 25;

/// Names that occur nowhere else, all in one record.
const NAMES: usize = 50;

/// The library in a folder, and the file with what opens it.
const LIBRARY: &str = "own.casebook";
const SECRET: &str = "secret";

fn setting() -> Setting {
    Setting { pictures: picture::clean, ..Setting::of_this_computer() }
}

/// The key of a library by its file: 32 bytes, or a passphrase. What was read of the file is wiped.
fn key_of(folder: &Path) -> Key {
    let mut bytes = fs::read(folder.join(SECRET)).unwrap();
    let key = match bytes.as_chunks::<32>() {
        ([raw], []) => Key::raw(raw),
        _ => words(std::str::from_utf8(&bytes).unwrap()),
    };
    bytes.fill(0);
    black_box(&bytes);
    key
}

/// In a process of its own: opens the library of a folder, works with it, says "open"; once told to, locks and says "locked".
#[test]
fn holds() {
    let Some(folder) = child::asked() else { return };
    let folder = Path::new(&folder);
    let key = key_of(folder);
    let mut book = Casebook::open(&folder.join(LIBRARY), &key, setting()).unwrap();
    let id = CaseId::new("one").unwrap();
    book.read_case(&id).unwrap();
    book.search("sarcoma").unwrap();
    book.report_pdf(&id).unwrap();
    book.set_field(&id, &RecordId::new("case").unwrap(), "title", Some(json!("Read"))).unwrap();
    eprintln!("open");
    let mut told = [0];
    std::io::stdin().read_exact(&mut told).unwrap();
    drop((book, key));
    eprintln!("locked");
    // Until the pipe is closed.
    let _ = std::io::stdin().read(&mut told);
}

/// A passphrase of letters: not as long as a key.
fn passphrase(chance: &mut Chance) -> Vec<u8> {
    (0..40).map(|_| *chance.one(b"abcdefghijklmnopqrstuvwxyz")).collect()
}

/// A folder with a library under a secret, with a case full of names.
fn library(secret: &[u8], names: &[String]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(SECRET), secret).unwrap();
    let mut book = Casebook::create(&folder.path().join(LIBRARY), &key_of(folder.path()), setting()).unwrap();
    let records = json!([{"id": "case", "kind": "case", "record": {"title": "One"}},
        {"id": "patient", "kind": "patient", "record": {"relatives": names}}]);
    let file =
        json!({"format": "sarcoma-casebook case", "version": 1, "id": "one", "records": records, "attachments": []});
    book.import(&file.to_string()).unwrap();
    folder
}

/// Bytes of memory that are read at once.
const PIECE: usize = 1 << 12;

/// What a process holds in the memory that it can write to.
fn memory(process: u32) -> Vec<u8> {
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).unwrap();
    let file = File::open(format!("/proc/{process}/mem")).unwrap();
    let mut all = Vec::new();
    for line in maps.lines().filter(|line| line.split(' ').nth(1).is_some_and(|may| may.starts_with("rw"))) {
        let (from, to) = line.split(' ').next().and_then(|range| range.split_once('-')).unwrap();
        let [from, to] = [from, to].map(|at| u64::from_str_radix(at, 16).unwrap());
        let mut piece = [0; PIECE];
        for at in (from..to).step_by(PIECE) {
            // What is not there yet holds nothing, and memory that was only set aside may be a gibibyte.
            let read = file.read_at(&mut piece, at).unwrap_or_default();
            if piece != [0; PIECE] {
                all.extend_from_slice(&piece[..read]);
            }
        }
    }
    all
}

/// How often some bytes stand in others.
fn count(words: &[u8], all: &[u8]) -> usize {
    memchr::memmem::find_iter(all, words).count()
}

/// Every way in which a secret could stand in memory: as it is, and written out as SQLCipher is told it.
fn written(secret: &[u8]) -> Vec<Vec<u8>> {
    let hex: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
    vec![secret.to_vec(), hex.to_uppercase().into_bytes(), hex.into_bytes()]
}

/// How often each secret, and how many of the names, are found in the process, before it locks and after.
fn before_and_after(folder: &Path, secrets: &[(&'static str, Vec<u8>)], names: &[String]) -> [(Vec<usize>, usize); 2] {
    let mut command = child::again("t25::holds", folder.to_str().unwrap());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
    let mut tells = child.stdin.take().unwrap();
    let found = ["open", "locked"].map(|state| {
        let heard = said.by_ref().map(Result::unwrap).find(|line| line == state);
        assert!(heard.is_some(), "the process ended before it was {state}");
        let all = memory(child.id());
        let _ = tells.write_all(b"\n");
        let found = |secret: &[u8]| written(secret).iter().map(|words| count(words, &all)).sum();
        let secrets = secrets.iter().map(|(_, secret)| found(secret)).collect();
        (secrets, names.iter().filter(|name| count(name.as_bytes(), &all) > 0).count())
    });
    drop(tells);
    child.wait().unwrap();
    found
}

#[test]
fn t25_key_and_passphrase_leave_the_memory_when_the_library_is_locked() {
    let told = "After locking, neither the key nor the passphrase is in the memory of the program.";
    let (mut record, mut chance) = (Record::of("T25", told, SEED), Chance::of(SEED));
    for round in 0..times(4, 50) {
        let secret = if round % 2 == 0 { chance.bytes(32) } else { passphrase(&mut chance) };
        let names: Vec<String> =
            (0..NAMES).map(|place| format!("Zq{:06}x{place:02}", chance.below(1_000_000))).collect();
        let folder = library(&secret, &names);
        let secrets = if round % 2 == 0 {
            vec![("keys", secret)]
        } else {
            let unsealed = slot::data_key(&folder.path().join(LIBRARY), &secret);
            vec![("passphrases", secret), ("unsealed keys", unsealed)]
        };
        let [(open, _), (locked, left)] = before_and_after(folder.path(), &secrets, &names);
        record.add("names left", left);
        for ((kind, _), (open, locked)) in secrets.iter().zip(open.into_iter().zip(locked)) {
            record.count(kind);
            record.control_failed(open > 0);
            if locked > 0 {
                record.leaked(&format!("{kind}: found {locked} times after locking, {open} times before"));
            }
        }
    }
    record.close();
}
