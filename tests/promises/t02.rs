//! T2: when the power goes, what was said to be saved is on the disk, provided that the disk keeps its word.

use std::{collections::BTreeMap, fs, path::Path, thread};

use rusqlite::Connection;
use store::Library;
use tempfile::TempDir;

use crate::{
    chance::Chance,
    disk::{Images, record, said},
    record::{Record, times},
    t01::{KEY, begun, case, key, saved, stamp, titled},
};

/// How often something is saved in a recording: often enough for the log to be brought in twice.
const SAVES: u64 = 150;

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let held = fs::read_dir(folder).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file());
    held.map(|entry| (entry.file_name().to_str().unwrap().to_owned(), fs::read(entry.path()).unwrap())).collect()
}

/// What the real program does to the disk.
fn by_the_program() -> Images {
    let (folder, path) = begun();
    let before = files(folder.path());
    let ops = record(folder.path(), || {
        let mut library = Library::open(&path, &key()).unwrap();
        for number in 1..=SAVES {
            library.apply(&case(), &[titled(&format!("saved {number}"))], &stamp("Title")).unwrap();
            said(number);
        }
    });
    Images::of(before, ops)
}

/// The control: the same saves by a program that does not wait for the disk.
fn without_waiting() -> Images {
    let (folder, path) = begun();
    let before = files(folder.path());
    let ops = record(folder.path(), || {
        let connection = Connection::open(&path).unwrap();
        let hex: String = KEY.iter().map(|byte| format!("{byte:02x}")).collect();
        let settings = format!(
            "PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'{hex}'\"; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
        );
        connection.execute_batch(&settings).unwrap();
        for number in 1..=SAVES {
            let sql = "UPDATE records SET body = json_set(body, '$.title', ?1)";
            connection.execute(sql, [format!("saved {number}")]).unwrap();
            said(number);
        }
    });
    Images::of(before, ops)
}

/// A folder in memory, where the system has one: what a disk would do was decided when the image was made.
fn in_memory() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// Whether what was said to be saved is there.
fn kept(images: &Images, chance: &mut Chance, told: &mut dyn FnMut(&str)) -> bool {
    let folder = in_memory();
    let said = images.write(chance, folder.path());
    match Library::open(&folder.path().join("own.casebook"), &key()) {
        Ok(library) if saved(&library) < said => false,
        Ok(library) => {
            if !library.verify_trail().unwrap().faults.is_empty() {
                told("a change without its row in the trail, or a row without its change");
            }
            true
        }
        Err(_) => false,
    }
}

/// Of each image whether it kept what was saved, and what was wrong without a word.
fn tries(images: &Images, seeds: &[u64]) -> Vec<(bool, Vec<String>)> {
    let one = |seed: &u64| {
        let mut wrong = Vec::new();
        let kept = kept(images, &mut Chance::of(*seed), &mut |what| wrong.push(what.to_owned()));
        (kept, wrong)
    };
    seeds.iter().map(one).collect()
}

#[test]
fn what_was_said_to_be_saved_outlives_the_power() {
    let seed = 20_261_129;
    let promise = "Whatever showed “Saved” is there after a power cut, provided the disk honours flush";
    let mut record = Record::of("T2", promise, seed);
    let mut chance = Chance::of(seed);
    let images = by_the_program();
    let seeds: Vec<u64> = (0..times(1_000, 20_000)).map(|_| chance.number()).collect();
    // Two at a time: each image has a folder and chances of its own.
    let tried: Vec<_> = thread::scope(|scope| {
        let halves = seeds.chunks(seeds.len().div_ceil(2));
        let halves: Vec<_> = halves.map(|seeds| scope.spawn(|| tries(&images, seeds))).collect();
        halves.into_iter().flat_map(|half| half.join().unwrap()).collect()
    });
    for (kept, wrong) in tried {
        record.count("images");
        if !kept {
            record.lost("what was said to be saved, after a power cut");
        }
        wrong.iter().for_each(|what| record.silent(what));
    }
    let careless = without_waiting();
    let lost = (0..times(100, 1_000)).filter(|_| !kept(&careless, &mut chance, &mut |_| ())).count();
    record.add("lost by the control", lost);
    record.control_failed(lost > 0);
    record.close();
}
