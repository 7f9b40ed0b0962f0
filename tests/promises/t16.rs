//! T16: every reader of bytes from outside, with inputs that were kept and thousands made of them, never panics.
//!
//! With CASEBOOK_LONG=1 ten minutes a reader. `scripts/fuzz.sh` gives the same readers to libFuzzer.
//! Control: a reader with a mistake is caught by the same inputs.

use std::{
    fs,
    panic::{self, AssertUnwindSafe},
    path::Path,
    time::{Duration, Instant},
};

use crate::{
    chance::Chance,
    mutate::mutated,
    record::{Record, long},
    targets::{TARGETS, Target, mistaken},
};

const SEED: u64 = 16;

/// Inputs a reader.
const INPUTS: usize = 1500;

/// How long a reader is given, where it is given long.
const LONG: Duration = Duration::from_secs(600);

/// The inputs that were kept for a reader.
fn kept(name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// Gives a reader what was kept and what is made of it; the first input on which it panics, and how many it was given.
fn drive(target: Target, kept: &[Vec<u8>], long: bool) -> (usize, Option<Vec<u8>>) {
    let (mut chance, began) = (Chance::of(SEED), Instant::now());
    let panics = |input: &[u8]| panic::catch_unwind(AssertUnwindSafe(|| target(input))).is_err();
    let mut given = 0;
    for input in kept {
        given += 1;
        if panics(input) {
            return (given, Some(input.clone()));
        }
    }
    while if long { began.elapsed() < LONG } else { given < INPUTS } {
        let (one, other) = (chance.below(kept.len()), chance.below(kept.len()));
        let input = mutated(&kept[one], &kept[other], &mut chance);
        given += 1;
        if panics(&input) {
            return (given, Some(input));
        }
    }
    (given, None)
}

#[test]
fn t16_no_input_makes_a_reader_panic() {
    let told = "A file from outside cannot crash the program.";
    let mut record = Record::of("T16", told, SEED);
    for (name, target) in TARGETS {
        let kept = kept(name);
        assert!(!kept.is_empty(), "no input is kept for {name}");
        let (given, fatal) = drive(target, &kept, long());
        if let Some(input) = fatal {
            let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.input"));
            fs::write(&file, &input).unwrap();
            panic!(
                "{name} panicked on input {given}, kept as {}: {:?}",
                file.display(),
                String::from_utf8_lossy(&input)
            );
        }
        record.add(name, given);
    }
    let silent = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let (_, caught) = drive(mistaken, &kept("case_file"), false);
    panic::set_hook(silent);
    record.control_failed(caught.is_some());
    record.close();
}
