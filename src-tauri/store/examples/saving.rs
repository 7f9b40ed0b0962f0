//! How long a save takes: beside a bare commit of `SQLCipher` in the same file system and the same run, and while a large
//! library is backed up. `saving MEGABYTES OUT` prints the times and writes them as JSON.
#![allow(clippy::print_stdout, reason = "it is run by hand and by ./bench")]

use std::{
    error::Error,
    fs,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use chrono::DateTime;
use clinical::value::{CaseId, RecordId};
use rusqlite::Connection;
use serde_json::{Value, json};
use store::{
    Attached, Edit, Key, Library, Stamp,
    backup::{self, Pace, Why},
};

type Answer<T> = Result<T, Box<dyn Error>>;

/// Saves that are timed, of ours and of the peer in turn.
const ROUNDS: usize = 400;
/// Size of an attached file.
const FILE: usize = 8 << 20;
const KEY: [u8; 32] = [0x2a; 32];

fn main() -> Answer<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [megabytes, out] = arguments.as_slice() else { return Err("saving MEGABYTES OUT".into()) };
    // Beside the answer: a temporary folder may lie in memory, where nothing waits for a disk.
    let beside = Path::new(out).parent().unwrap_or(Path::new("."));
    let folder = tempfile::Builder::new().prefix("saving-").tempdir_in(beside)?;
    let mut rows = vec![beside_a_bare_commit(folder.path())?];
    rows.extend(during_a_backup(folder.path(), megabytes.parse()?)?);
    for row in &rows {
        println!("{row}");
    }
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    fs::write(out, format!("{:#}\n", json!({"load": load.trim(), "rows": rows})))?;
    Ok(())
}

fn stamp(label: &str) -> Stamp {
    let (author, device, label) = ("KN".to_owned(), "PC-3".to_owned(), label.to_owned());
    Stamp { author, device, at: DateTime::default(), label, reason: None }
}

fn begin(path: &Path) -> Answer<(Library, CaseId)> {
    let mut library = Library::create(path, &Key::raw(&KEY))?;
    let case = CaseId::new("one")?;
    let (id, kind) = ("case".to_owned(), "case".to_owned());
    library.apply(&case, &[Edit::Add { id, kind, body: json!({"title": "A"}), position: None }], &stamp("New"))?;
    Ok((library, case))
}

fn save(library: &mut Library, case: &CaseId, number: usize) -> Answer<Duration> {
    let (record, path, value) = (RecordId::new("case")?, "title".to_owned(), Some(json!(format!("saved {number}"))));
    let began = Instant::now();
    library.apply(case, &[Edit::Set { record, path, value }], &stamp("Title"))?;
    Ok(began.elapsed())
}

/// A save of ours (record, trail, row of the list, index of words) and one row in a bare table, in turn.
fn beside_a_bare_commit(folder: &Path) -> Answer<Value> {
    let (mut library, case) = begin(&folder.join("own.casebook"))?;
    let bare = Connection::open(folder.join("bare"))?;
    let hex: String = KEY.iter().map(|byte| format!("{byte:02x}")).collect();
    bare.execute_batch(&format!(
        "PRAGMA key = \"x'{hex}'\"; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cipher_memory_security = ON;
         CREATE TABLE saved (title TEXT); INSERT INTO saved VALUES ('A');"
    ))?;
    let (mut ours, mut peer) = (Vec::new(), Vec::new());
    for number in 0..ROUNDS {
        ours.push(save(&mut library, &case, number)?);
        let began = Instant::now();
        bare.execute("UPDATE saved SET title = ?1", [format!("saved {number}")])?;
        peer.push(began.elapsed());
    }
    Ok(row("save, median, beside a bare commit", at(&mut ours, 50), at(&mut peer, 50)))
}

/// Saves while a library of this size is backed up, and as many while it is not.
fn during_a_backup(folder: &Path, megabytes: usize) -> Answer<Vec<Value>> {
    let path = folder.join("large.casebook");
    let (mut library, case) = begin(&path)?;
    for number in 0..(megabytes << 20).div_ceil(FILE) {
        let bytes = (0..FILE).map(|at| at.wrapping_mul(31).to_le_bytes()[0]).collect();
        let (media_type, name) = ("image/png".to_owned(), "CT.png".to_owned());
        let file = Edit::Attach(Attached { id: format!("ct-{number}"), media_type, name, bytes });
        library.apply(&case, &[file], &stamp("Picture"))?;
    }
    let (done, off) = (AtomicBool::new(false), AtomicBool::new(false));
    let (mut during, mut alone) = (Vec::new(), Vec::new());
    let lasted = thread::scope(|scope| -> Answer<Duration> {
        let backup = scope.spawn(|| {
            let began = Instant::now();
            let occasion = (DateTime::default(), Why::Asked);
            let folder = backup::folder_of(&path);
            let made = backup::back_up(&path, &Key::raw(&KEY), &folder, occasion, Pace::default(), &off);
            done.store(true, Ordering::SeqCst);
            made.map(|_| began.elapsed())
        });
        while !done.load(Ordering::SeqCst) {
            during.push(save(&mut library, &case, during.len())?);
            thread::sleep(Duration::from_millis(20));
        }
        Ok(backup.join().map_err(|_| "the backup failed")??)
    })?;
    for number in 0..during.len() {
        alone.push(save(&mut library, &case, number)?);
        thread::sleep(Duration::from_millis(20));
    }
    let size = fs::metadata(&path)?.len() >> 20;
    println!("{} saves during a backup of {size} MB, which took {:.1} s", during.len(), lasted.as_secs_f64());
    let p95 = row("save, 95 of 100, during a backup beside without one", at(&mut during, 95), at(&mut alone, 95));
    let longest = row("save, longest, during a backup beside without one", at(&mut during, 100), at(&mut alone, 100));
    Ok(vec![p95, longest])
}

/// The time that so many of a hundred do not exceed, in milliseconds.
fn at(times: &mut [Duration], percent: usize) -> f64 {
    times.sort_unstable();
    let place = (times.len() * percent / 100).min(times.len().saturating_sub(1));
    times.get(place).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
}

/// The ratio says how many times as long the peer takes.
fn row(name: &str, ours: f64, peer: f64) -> Value {
    let round = |number: f64| (number * 1000.0).round() / 1000.0;
    json!({"name": name, "ours_ms": round(ours), "peer_ms": round(peer), "ratio": round(peer / ours)})
}
