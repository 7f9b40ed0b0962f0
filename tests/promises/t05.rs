//! T5: one program at a time has a library open, and whoever comes second is told who and since when.

use std::{
    fs,
    io::BufReader,
    process::{Child, Stdio},
    sync::Barrier,
    thread,
    time::Duration,
};

use store::{Key, Library, OpenError};

use crate::{
    chance::Chance,
    child,
    record::{Record, times},
    shelf::{KEY, library, raw},
};

/// In a process of its own: opens the library, says so, and keeps it until killed.
#[test]
fn holds() {
    let Some(path) = child::asked() else { return };
    match Library::open(path.as_ref(), &Key::raw(&KEY)) {
        Ok(_library) => {
            eprintln!("open");
            thread::sleep(Duration::from_secs(60));
        }
        Err(OpenError::Locked { by, since }) => eprintln!("locked by {by} since {since}"),
        Err(other) => eprintln!("failed: {other}"),
    }
}

fn started(path: &std::path::Path) -> (Child, BufReader<impl std::io::Read + use<>>) {
    let mut command = child::again("t05::holds", path.to_str().unwrap());
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let said = BufReader::new(child.stderr.take().unwrap());
    (child, said)
}

fn first_line(said: &mut impl std::io::BufRead) -> String {
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    line.trim().to_owned()
}

#[test]
fn one_writer_at_a_time_and_a_lock_left_behind_locks_nobody_out() {
    let seed = 5;
    let (mut chance, mut record) =
        (Chance::of(seed), Record::of("T5", "A library is open in one program at a time", seed));
    let (_folder, path) = library(&Key::raw(&KEY));
    // Two programs, started a random while apart.
    for _ in 0..times(20, 200) {
        let (mut one, mut of_one) = started(&path);
        thread::sleep(Duration::from_micros(u64::try_from(chance.below(30_000)).unwrap()));
        let (mut two, mut of_two) = started(&path);
        let said = [first_line(&mut of_one), first_line(&mut of_two)];
        record.count("pairs of programs");
        let open = said.iter().filter(|line| *line == "open").count();
        let locked = said.iter().filter(|line| line.starts_with("locked by ") && line.contains(" since 20")).count();
        if (open, locked) != (1, 1) {
            record.silent(&format!("{said:?}"));
        }
        for child in [&mut one, &mut two] {
            child.kill().unwrap();
            child.wait().unwrap();
        }
        // Killed, not closed: the lock file still names somebody.
        match Library::open(&path, &Key::raw(&KEY)) {
            Ok(_) => record.count("opened after a kill"),
            Err(error) => record.lost(&format!("locked out by a program that was killed: {error}")),
        }
    }
    // Two threads at the same moment.
    for _ in 0..times(60, 200) {
        let barrier = Barrier::new(2);
        let opened = thread::scope(|scope| {
            let open = || {
                barrier.wait();
                // Kept until both have tried.
                let library = Library::open(&path, &Key::raw(&KEY));
                barrier.wait();
                library.is_ok()
            };
            [scope.spawn(open), scope.spawn(open)].map(|thread| thread.join().unwrap())
        });
        record.count("pairs of threads");
        if opened.iter().filter(|opened| **opened).count() != 1 {
            record.silent(&format!("{opened:?}"));
        }
    }
    by_the_system_not_by_age(&mut record, &path);
    // Control: the engine alone lets two in.
    let (one, two) = (raw(&path), raw(&path));
    let read = |connection: &rusqlite::Connection| {
        connection.query_row("SELECT count(*) FROM cases", [], |row| row.get::<_, i64>(0)).is_ok()
    };
    record.control_failed(read(&one) && read(&two));
    record.close();
}

/// A lock file says nothing by its age: an old one that nobody holds is no lock, one that is held is.
fn by_the_system_not_by_age(record: &mut Record, path: &std::path::Path) {
    let lock = path.with_file_name("own.casebook.lock");
    let long_ago = std::time::SystemTime::now() - Duration::from_secs(10 * 365 * 86_400);
    let aged = || fs::File::options().write(true).open(&lock).unwrap().set_modified(long_ago).unwrap();
    fs::write(&lock, "somebody on PC-3\n2019-01-01 09:14 UTC\n").unwrap();
    for _ in 0..2 {
        match Library::open(path, &Key::raw(&KEY)) {
            Ok(_library) => {
                aged();
                match Library::open(path, &Key::raw(&KEY)) {
                    Err(OpenError::Locked { .. }) => record.count("old locks that are held"),
                    other => record.silent(&format!("a held lock was passed over: {:?}", other.err())),
                }
            }
            Err(error) => record.lost(&format!("locked out by a lock left behind: {error}")),
        }
        aged();
    }
}
