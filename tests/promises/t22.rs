//! T22: long use leaves the program as small as it was, with as many files open, and the log beside the library short.
//!
//! A process of its own edits a case, takes changes back, sets its report as the window does, and locks and opens its library
//! again and again. What it holds in the last quarter of that is laid beside what it held in the second, when all it
//! keeps is there. Control: the same, forgetting a file and some memory at each opening.

use std::{
    fs::{self, File},
    mem,
    path::Path,
};

use casebook::{Casebook, Key, Press, Setting};
use clinical::value::{CaseId, RecordId};
use serde_json::json;

use crate::{
    child,
    record::{Record, times},
    shelf::KEY,
};

/// Of a hundred KiB held, so many more are no growth: an allocator rounds.
const GROWTH: u64 = 5;
/// Bytes that the log beside the library may take.
const LONGEST_LOG: u64 = 64 << 20;
const LIBRARY: &str = "own.casebook";

/// What a process holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Held {
    /// KiB of memory.
    memory: u64,
    files: u64,
    /// Bytes of the log.
    log: u64,
}

impl Held {
    fn now(library: &Path) -> Self {
        let status = fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        Self {
            memory: line.trim().trim_end_matches(" kB").parse().unwrap(),
            files: fs::read_dir("/proc/self/fd").unwrap().count() as u64,
            log: fs::metadata(library.with_extension("casebook-wal")).map_or(0, |log| log.len()),
        }
    }

    fn told(line: &str) -> Option<Self> {
        let mut numbers = line.strip_prefix("held ")?.split(' ').map(|number| number.parse().unwrap());
        let [memory, files, log] = [(); 3].map(|()| numbers.next().unwrap());
        Some(Self { memory, files, log })
    }
}

/// In a process of its own: works with the library of a folder, and says before each locking what it holds.
#[test]
fn works() {
    let Some(asked) = child::asked() else { return };
    let [folder, rounds, forgets] = asked.split('|').collect::<Vec<_>>().try_into().unwrap();
    let library = Path::new(folder).join(LIBRARY);
    let setting = || Setting { pictures: picture::clean, ..Setting::of_this_computer() };
    let (case, record) = (CaseId::new("sample").unwrap(), RecordId::new("hepatectomy").unwrap());
    let mut press = Press::default();
    for round in 0..rounds.parse().unwrap() {
        let mut book = Casebook::open(&library, &Key::raw(&KEY), setting()).unwrap();
        for edit in 0..edits() {
            book.set_field(&case, &record, "procedures", Some(json!([format!("Resection {round}.{edit}")]))).unwrap();
            if edit % 10 == 0 {
                book.undo(&case).unwrap();
            }
            if edit % 10 == 5 {
                book.draft(&case, casebook::Form::default(), &[]).unwrap().preview(&mut press).unwrap();
                book.search("resection").unwrap();
            }
        }
        if forgets == "true" {
            mem::forget((File::open(&library).unwrap(), vec![1_u8; 1 << 20]));
        }
        let Held { memory, files, log } = Held::now(&library);
        eprintln!("held {memory} {files} {log}");
    }
}

/// Edits between two openings.
fn edits() -> usize {
    times(12, 100)
}

/// What the process holds after each of so many openings.
fn used(rounds: usize, forgets: bool) -> Vec<Held> {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join(LIBRARY);
    let setting = Setting { pictures: picture::clean, ..Setting::of_this_computer() };
    let mut book = Casebook::create(&library, &Key::raw(&KEY), setting).unwrap();
    let sample = include_str!("../../samples/mesenteric-leiomyosarcoma.json");
    let mut file: serde_json::Value = serde_json::from_str(sample).unwrap();
    file["id"] = json!("sample");
    book.import(&file.to_string()).unwrap();
    drop(book);
    let asked = format!("{}|{rounds}|{forgets}", folder.path().display());
    let done = child::again("t22::works", &asked).output().unwrap();
    let said = String::from_utf8(done.stderr).unwrap();
    let held: Vec<Held> = said.lines().filter_map(Held::told).collect();
    assert_eq!(held.len(), rounds, "{said}");
    held
}

/// The middle of what was held in the second and in the last quarter.
fn early_and_late(held: &[Held], what: fn(&Held) -> u64) -> (u64, u64) {
    let quarter = held.len() / 4;
    let middle = |part: &[Held]| {
        let mut all: Vec<u64> = part.iter().map(what).collect();
        all.sort_unstable();
        all[all.len() / 2]
    };
    (middle(&held[quarter..2 * quarter]), middle(&held[held.len() - quarter..]))
}

/// What grew, in words.
fn grown(held: &[Held]) -> Vec<String> {
    let mut grown = Vec::new();
    let (early, late) = early_and_late(held, |held| held.memory);
    if late * 100 > early * (100 + GROWTH) {
        grown.push(format!("memory from {early} to {late} KiB"));
    }
    let (early, late) = early_and_late(held, |held| held.files);
    if late > early {
        grown.push(format!("open files from {early} to {late}"));
    }
    if let Some(longest) = held.iter().map(|held| held.log).max().filter(|log| *log > LONGEST_LOG) {
        grown.push(format!("the log to {longest} bytes"));
    }
    grown
}

#[test]
fn t22_long_use_leaves_the_program_as_small_as_it_was() {
    let told = "Long use takes no more memory and no more files, and keeps the log short.";
    let mut record = Record::of("T22", told, 0);
    let rounds = times(12, 1_000);
    let held = used(rounds, false);
    record.add("openings", rounds);
    record.add("edits", rounds * edits());
    record.add("KiB held at the end", usize::try_from(held[rounds - 1].memory).unwrap());
    for grew in grown(&held) {
        record.silent(&grew);
    }
    record.control_failed(grown(&used(12, true)).len() == 2);
    record.close();
}
