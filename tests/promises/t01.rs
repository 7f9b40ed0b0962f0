//! T1: a program that is killed at any moment has lost nothing that it said was saved, and left nothing half saved.

use std::{
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::Stdio,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

use chrono::{DateTime, Utc};
use clinical::value::{CaseId, RecordId};
use serde_json::json;
use store::{
    Edit, Key, Library, Stamp,
    backup::{self, Pace, Why},
};

use crate::{chance::Chance, child, record::Record, record::times};

pub(crate) const KEY: [u8; 32] = [0x2a; 32];

pub(crate) fn key() -> Key {
    Key::raw(&KEY)
}

pub(crate) fn stamp(label: &str) -> Stamp {
    let at: DateTime<Utc> = "2026-03-29T01:30:00Z".parse().unwrap();
    Stamp { author: "KN".to_owned(), device: "PC-3".to_owned(), at, label: label.to_owned(), reason: None }
}

pub(crate) fn case() -> CaseId {
    CaseId::new("one").unwrap()
}

pub(crate) fn header(title: &str) -> Edit {
    let (id, kind) = ("case".to_owned(), "case".to_owned());
    Edit::Add { id, kind, body: json!({"title": title}), position: None }
}

pub(crate) fn titled(title: &str) -> Edit {
    let (record, path) = (RecordId::new("case").unwrap(), "title".to_owned());
    Edit::Set { record, path, value: Some(json!(title)) }
}

/// The number in the title of the one case that is saved again and again.
pub(crate) fn saved(library: &Library) -> u64 {
    let title = library.case(&case()).unwrap().to_file(&[]);
    let number =
        title.split("saved ").nth(1).map(|rest| rest.chars().take_while(char::is_ascii_digit).collect::<String>());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

pub(crate) fn begun() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.casebook");
    let mut library = Library::create(&path, &key()).unwrap();
    library.apply(&case(), &[header("saved 0")], &stamp("New")).unwrap();
    (folder, path)
}

fn say(words: &str) {
    eprintln!("{words}");
}

/// Works without a face until it is killed; run in a process of its own.
#[test]
fn works_until_killed() {
    let Some(asked) = child::asked() else { return };
    let (what, path) = asked.split_once('|').unwrap();
    let path = Path::new(path);
    let mut library = Library::open(path, &key()).unwrap();
    let first = if what == "import" { library.cases().unwrap().len() as u64 / 5 } else { saved(&library) };
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        if what == "backup" {
            scope.spawn(|| back_up_again_and_again(path, &stop));
        }
        say("ready");
        for number in first + 1.. {
            let title = format!("saved {number}");
            match what {
                // The control: it says so before it is so.
                "early" => {
                    say(&title);
                    library.apply(&case(), &[titled(&title)], &stamp("Title")).unwrap();
                }
                "import" => {
                    let name = |part| CaseId::new(&format!("case-{number}-{part}")).unwrap();
                    let cases: Vec<_> = (0..5).map(|part| (name(part), vec![header(&title)])).collect();
                    library.apply_all(&cases, &stamp("Import")).unwrap();
                    say(&title);
                }
                _ => {
                    library.apply(&case(), &[titled(&title)], &stamp("Title")).unwrap();
                    say(&title);
                }
            }
        }
        stop.store(true, Ordering::Relaxed);
    });
}

fn back_up_again_and_again(path: &Path, stop: &AtomicBool) {
    let pace = Pace { pages: 32, pause: Duration::from_micros(200) };
    // Every worker has times, and so names of backups, of its own.
    let mut at = stamp("").at + chrono::Duration::hours(i64::from(std::process::id()));
    while !stop.load(Ordering::Relaxed) {
        at += chrono::Duration::seconds(1);
        backup::back_up(path, &key(), &backup::folder_of(path), (at, Why::Hourly), pace, stop).unwrap();
    }
}

/// Kills one worker after a chance time; the last number that it said was saved.
fn killed(what: &str, path: &Path, chance: &mut Chance) -> Option<u64> {
    let mut command = child::again("t01::works_until_killed", &format!("{what}|{}", path.display()));
    let mut worker = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(worker.stderr.take().unwrap()).lines().map_while(Result::ok);
    assert!(lines.by_ref().any(|line| line == "ready"), "the worker did not begin");
    let mut said = lines.filter_map(|line| line.strip_prefix("saved ")?.parse().ok());
    // On a busy computer the first save takes a while: mostly the kill waits for it, now and then it does not.
    let first = if chance.below(4) == 0 { None } else { said.next() };
    let reader = thread::spawn(move || said.last().or(first));
    thread::sleep(Duration::from_micros(u64::try_from(2_000 + chance.below(45_000)).unwrap()));
    if what == "backup" {
        // Long enough for some backups to be whole, and for one to be cut short.
        thread::sleep(Duration::from_millis(u64::try_from(150 + chance.below(250)).unwrap()));
    }
    worker.kill().unwrap();
    worker.wait().unwrap();
    reader.join().unwrap()
}

fn whole(library: &Library, record: &mut Record) {
    if !library.verify_trail().unwrap().faults.is_empty() {
        record.silent("a change without its row in the trail, or a row without its change");
    }
}

#[test]
fn what_was_said_to_be_saved_is_there_after_a_kill() {
    let seed = 20_261_128;
    let mut record =
        Record::of("T1", "Whatever showed “Saved” is there after a crash, and nothing is half saved", seed);
    let mut chance = Chance::of(seed);
    for what in ["save", "backup", "import"] {
        let (_folder, path) = begun();
        for _ in 0..times(30, 650) {
            record.count("kills");
            let said = killed(what, &path, &mut chance);
            let library = Library::open(&path, &key()).unwrap();
            whole(&library, &mut record);
            let cases = library.cases().unwrap().len() as u64;
            let stored = if what == "import" { cases / 5 } else { saved(&library) };
            if what == "import" && cases % 5 != 1 {
                record.silent("a part of an import is there");
            }
            match said {
                Some(said) if stored < said => record.lost(&format!("{what}: {said} was said, {stored} is stored")),
                Some(_) => record.count("heard"),
                None => {}
            }
        }
        for made in backup::backups(&path).unwrap() {
            record.count("backups");
            if backup::check(&made.file, &key()).is_err() {
                record.lost("a backup that counts cannot be read back");
            }
        }
    }
    assert!(record.counted("heard") * 2 > record.counted("kills"), "the workers were hardly heard");
    let (_folder, path) = begun();
    let mut early = 0;
    for _ in 0..times(10, 50) {
        let said = killed("early", &path, &mut chance);
        let stored = saved(&Library::open(&path, &key()).unwrap());
        early += u64::from(said.is_some_and(|said| stored < said));
    }
    record.control_failed(early > 0);
    record.close();
}
