//! Programs that end in the middle, and what they leave: a main file that lags behind its write-ahead log.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what fails here fails the test")]

mod common;

use std::{
    env, fs,
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use common::{Closed, Fresh, case_id, key, set, stamp};
use store::{Library, OpenError};

/// Run by the test below in a process of its own: writes titles and says each once it is saved, until it is killed.
#[test]
fn write_until_killed() {
    let Ok(path) = env::var("STORE_TEST_WRITE") else { return };
    let mut library = Library::open(Path::new(&path), &key()).unwrap();
    for number in 0.. {
        let title = set("case", "title", Some(format!("saved {number}").into()));
        library.apply(&case_id(), &[title], &stamp("Title")).unwrap();
        writeln!(std::io::stderr(), "saved {number}").unwrap();
    }
}

#[test]
fn what_was_saved_is_there_after_a_kill_and_nothing_is_half_saved() {
    let closed = Fresh::with_case().closed();
    let mut heard = 0;
    for cycle in 0..20_u64 {
        let mut writer = Command::new(env::current_exe().unwrap())
            .args(["--exact", "write_until_killed", "--nocapture"])
            .env("STORE_TEST_WRITE", closed.path())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(writer.stderr.take().unwrap()).lines();
        let reader = thread::spawn(move || lines.map_while(Result::ok).last());
        thread::sleep(Duration::from_millis(60 + cycle * 7));
        writer.kill().unwrap();
        writer.wait().unwrap();
        let acknowledged = reader.join().unwrap();
        let library = closed.open();
        let title = library.cases().unwrap()[0].title.clone();
        let saved = |text: &str| text.strip_prefix("saved ").and_then(|n| n.parse::<u64>().ok());
        if let Some(acknowledged) = acknowledged.as_deref().and_then(saved) {
            heard += 1;
            let stored = saved(&title).unwrap();
            assert!(
                stored == acknowledged || stored == acknowledged + 1,
                "{acknowledged} was said, {stored} is stored"
            );
        }
        assert_eq!(library.rebuild(&case_id()).unwrap(), library.case(&case_id()).unwrap());
    }
    assert!(heard > 5, "the writer was heard in {heard} of 20 cycles: the test saw nothing");
}

/// A library as a power cut would leave it: main file and log of one that is still open, with two edits in the log.
fn left_open() -> (Closed, Vec<u8>, Vec<u8>) {
    let mut fresh = Fresh::with_case().reopened();
    for title in ["One", "Two"] {
        fresh.library.apply(&case_id(), &[set("case", "title", Some(title.into()))], &stamp(title)).unwrap();
    }
    let (main, log) = (fs::read(fresh.library.path()).unwrap(), fs::read(log_of(fresh.library.path())).unwrap());
    assert!(!log.is_empty());
    (fresh.closed(), main, log)
}

fn log_of(path: &Path) -> std::path::PathBuf {
    path.with_file_name("library-wal")
}

#[test]
fn a_page_torn_while_the_log_was_brought_in_is_mended_by_the_log() {
    let (closed, main, log) = left_open();
    let (mut mended, mut refused) = (0, 0);
    for page in 0..main.len() / 4096 {
        let mut torn = main.clone();
        torn[page * 4096 + 2048..(page + 1) * 4096].fill(0);
        fs::write(closed.path(), &torn).unwrap();
        fs::write(log_of(&closed.path()), &log).unwrap();
        match Library::open(&closed.path(), &key()) {
            Ok(library) => {
                assert_eq!(library.cases().unwrap()[0].title, "Two");
                mended += 1;
            }
            Err(OpenError::Damaged(_)) => {
                assert!(fs::read(closed.path()).unwrap() == torn, "the refused file was changed");
                assert!(fs::read(log_of(&closed.path())).unwrap() == log, "the log of the refused file was changed");
                refused += 1;
            }
            Err(other) => panic!("page {page}: {other}"),
        }
    }
    assert!(mended > 3 && refused > 3, "{mended} mended, {refused} refused");
}

#[test]
fn a_log_that_is_damaged_gives_an_earlier_state_never_a_wrong_one() {
    let (closed, main, log) = left_open();
    for at in (0..log.len()).step_by(997) {
        let mut torn = log.clone();
        torn[at] ^= 0x10;
        fs::write(closed.path(), &main).unwrap();
        fs::write(log_of(&closed.path()), &torn).unwrap();
        if let Ok(library) = Library::open(&closed.path(), &key()) {
            let title = library.cases().unwrap()[0].title.clone();
            assert!(["A case", "One", "Two"].contains(&title.as_str()), "{title}");
            assert_eq!(library.rebuild(&case_id()).unwrap(), library.case(&case_id()).unwrap());
        }
    }
}

#[test]
fn a_wrong_key_is_told_from_damage_after_a_crash_too() {
    let (closed, main, log) = left_open();
    fs::write(closed.path(), &main).unwrap();
    fs::write(log_of(&closed.path()), &log).unwrap();
    let error = Library::open(&closed.path(), &store::Key::raw(&[1; 32])).err();
    assert!(matches!(error, Some(OpenError::WrongPassphrase)), "{error:?}");
    assert!(fs::read(log_of(&closed.path())).unwrap() == log);
}
