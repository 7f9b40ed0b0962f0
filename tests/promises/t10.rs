//! T10: there is always a key that opens: the recovery key, or a passphrase, however a change of keys is cut short. And what
//! was taken away opens nothing.

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::Stdio,
    thread,
    time::Duration,
};

use store::{Library, OpenError, slots};
use tempfile::TempDir;

use crate::{
    chance::Chance,
    child, cut,
    record::{Record, times},
    shelf::{self, case, library, now, words},
};

const SEED: u64 = 10;

fn opens(path: &Path, secret: &str) -> bool {
    Library::open(path, &words(secret)).is_ok_and(|library| library.case(&case()).is_ok())
}

/// In a process of its own: changes the passphrase again and again, saying each, until killed.
#[test]
fn changes_passphrases() {
    let Some(path) = child::asked() else { return };
    let start: u64 = fs::read_to_string(format!("{path}.number")).unwrap().parse().unwrap();
    let library = Library::open(path.as_ref(), &words(&format!("pass {start}"))).unwrap();
    for number in start.. {
        library.change_key(&words(&format!("pass {number}")), &words(&format!("pass {}", number + 1))).unwrap();
        // In one piece: a line that the kill cuts would be taken for no line, and what was changed since for lost.
        let said = format!("changed {}\n", number + 1);
        std::io::stderr().write_all(said.as_bytes()).unwrap();
    }
}

/// Starts a child, kills it after a while, and gives its last line.
fn killed(name: &str, path: &Path, after: Duration) -> Option<String> {
    let mut command = child::again(name, path.to_str().unwrap());
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let said = BufReader::new(child.stderr.take().unwrap());
    let last = thread::spawn(move || said.lines().map_while(Result::ok).last());
    thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
    last.join().unwrap()
}

#[test]
fn a_change_of_passphrase_that_is_cut_short_leaves_one_that_opens() {
    let (mut chance, mut record) =
        (Chance::of(SEED), Record::of("T10-change", "A changed passphrase opens, the old one does not", SEED));
    let (_folder, path) = library(&words("pass 0"));
    let mut number = 0;
    for _ in 0..times(20, 500) {
        fs::write(format!("{}.number", path.display()), format!("{number}")).unwrap();
        let after = Duration::from_millis(40 + u64::try_from(chance.below(120)).unwrap());
        let said = killed("t10::changes_passphrases", &path, after);
        let heard = said.and_then(|line| line.strip_prefix("changed ")?.parse::<u64>().ok());
        record.count("kills");
        record.add("kills that were heard of", usize::from(heard.is_some()));
        let heard = heard.unwrap_or(number);
        match [heard, heard + 1].into_iter().find(|next| opens(&path, &format!("pass {next}"))) {
            Some(now) => {
                if now > 0 && opens(&path, &format!("pass {}", now - 1)) {
                    record.leaked("a passphrase that was changed opens still");
                }
                number = now;
            }
            None => record.lost("no passphrase opens"),
        }
    }
    assert!(record.counted("kills that were heard of") > 3, "the trial saw nothing");
    // Control: the keys file as it was before the change lets the old passphrase in, so what is refused above is refused by
    // the change.
    let before = fs::read(slots::path(&path)).unwrap();
    let opened = Library::open(&path, &words(&format!("pass {number}"))).unwrap();
    opened.change_key(&words(&format!("pass {number}")), &words("last")).unwrap();
    drop(opened);
    let closed = !opens(&path, &format!("pass {number}"));
    fs::write(slots::path(&path), before).unwrap();
    record.control_failed(closed && opens(&path, &format!("pass {number}")));
    record.close();
}

/// A library of two people with a recovery key.
fn of_two() -> (TempDir, PathBuf, String) {
    let (folder, path) = library(&words("one"));
    let opened = Library::open(&path, &words("one")).unwrap();
    opened.add_key(&words("one"), &words("two").held_by("AB", now())).unwrap();
    let recovery = opened.renew_recovery(&words("one"), "KN", now()).unwrap().to_string();
    (folder, path, recovery)
}

#[test]
fn a_damaged_slot_leaves_the_others() {
    let mut record = Record::of("T10-slots", "A keys file that is damaged in one place opens still", SEED);
    let (_folder, path, recovery) = of_two();
    let whole = fs::read(slots::path(&path)).unwrap();
    let step = times(37, 1);
    for bit in (0..whole.len() * 8).step_by(step) {
        let mut damaged = whole.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        fs::write(slots::path(&path), damaged).unwrap();
        record.count("bits");
        let good = ["one", "two", recovery.as_str()].into_iter().filter(|secret| opens(&path, secret)).count();
        record.add("keys that opened still", good);
        if good == 0 {
            record.lost(&format!("nothing opens after bit {bit} was flipped"));
        }
        if good == 3 && whole[bit / 8] == b'{' {
            record.silent("damage to a slot went unnoticed");
        }
    }
    // Control: with one slot in the file, damage to that locks everybody out.
    let text = String::from_utf8(whole).unwrap();
    let alone = text.lines().find(|line| line.starts_with('{')).unwrap().replace("\"sealed\":\"", "\"sealed\":\"0");
    fs::write(slots::path(&path), alone).unwrap();
    record.control_failed(!["one", "two", recovery.as_str()].into_iter().any(|secret| opens(&path, secret)));
    record.close();
}

#[test]
fn what_was_taken_away_opens_nothing_and_the_recovery_key_opens() {
    let mut record =
        Record::of("T10-recovery", "The printed recovery key opens; a key that was taken away does not", SEED);
    for _ in 0..times(5, 50) {
        let (_folder, path, recovery) = of_two();
        record.count("libraries");
        let (typed, recovered) = (recovery.to_lowercase().replace('-', " "), opens(&path, &recovery));
        if !recovered || !opens(&path, &typed) {
            record.lost("the recovery key does not open");
        }
        let mut library = Library::open(&path, &words(&recovery)).unwrap();
        let gone = library.keys().unwrap().into_iter().find(|key| key.name == "AB").unwrap();
        library.remove_key(&words(&recovery), &gone.id).unwrap();
        library.change_key(&words(&recovery), &words("new")).unwrap();
        library.rekey(&words("new")).unwrap();
        drop(library);
        for (secret, may) in [("one", false), ("two", false), (recovery.as_str(), false), ("new", true)] {
            match (opens(&path, secret), may) {
                (true, false) => record.leaked("a key that was taken away opens"),
                (false, true) => record.lost("the new passphrase does not open"),
                _ => record.count("keys as they should be"),
            }
        }
        record.control_failed(recovered);
    }
    record.close();
}

/// In a process of its own: encrypts a library anew.
#[test]
fn rekeys() {
    let Some(path) = child::asked() else { return };
    Library::open(path.as_ref(), &words("one")).unwrap().rekey(&words("one")).unwrap();
}

/// Files beside a library that were to take its place, or that of its keys file.
fn drafts(path: &Path) -> usize {
    let names = fs::read_dir(path.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name());
    names.filter(|name| name.to_str().unwrap().starts_with(".own.casebook.new-key")).count()
}

#[test]
fn a_library_that_is_encrypted_anew_opens_however_that_is_cut_short() {
    let promise = "A library that is encrypted anew opens with the passphrase of who asked, however that is cut short";
    let mut record = Record::of("T10-rekey", promise, SEED);
    let (before, path, recovery) = of_two();
    let told = shelf::told(&Library::open(&path, &words("one")).unwrap()).unwrap();
    let tried = || {
        let folder = shelf::copied(before.path());
        let path = folder.path().join("own.casebook");
        (folder, path)
    };
    let (_folder, path) = tried();
    for call in &cut::calls("t10::rekeys", path.to_str().unwrap(), times(30, 400)) {
        let (_folder, path) = tried();
        let ended = cut::at("t10::rekeys", path.to_str().unwrap(), call);
        record.count("kills");
        record.add("kills in the middle", usize::from(!ended));
        record.add("drafts left by kills", drafts(&path));
        let new = Library::open(&path, &words("one")).map(|library| shelf::told(&library).unwrap());
        if new.as_ref().ok() != Some(&told) {
            record.lost(&format!("not opened after a kill: {:?}", new.err()));
        }
        record.add("drafts that stayed", drafts(&path));
        let under_new_key = !opens(&path, "two");
        record.add("kills that left the new key", usize::from(under_new_key));
        if under_new_key && opens(&path, &recovery) {
            record.leaked("a recovery key that was to open nothing any more opens");
        }
    }
    assert!(record.counted("kills in the middle") > record.counted("kills") / 2, "the kills came too late");
    assert!(record.counted("drafts left by kills") > 0, "no kill left a draft");
    assert_eq!(record.counted("drafts that stayed"), 0);
    assert!(record.counted("kills that left the new key") > 0, "no kill came after the change of the key");
    // Control: the file under its new key beside a keys file that knows the old one alone.
    let (_folder, path) = tried();
    let keys = fs::read(slots::path(&path)).unwrap();
    Library::open(&path, &words("one")).unwrap().rekey(&words("one")).unwrap();
    fs::write(slots::path(&path), keys).unwrap();
    record.control_failed(!opens(&path, "one"));
    record.close();
}

/// In a process of its own: opens a library of an earlier program, which moves it.
#[test]
fn moves() {
    let Some(path) = child::asked() else { return };
    let _ = Library::open(path.as_ref(), &words("one"));
}

#[test]
fn a_move_to_a_keys_file_that_is_cut_short_loses_nothing() {
    let (mut chance, mut record) = (
        Chance::of(SEED),
        Record::of("T10-move", "A library of an earlier program opens, however its move is cut short", SEED),
    );
    let (folder, path) = library(&store::Key::raw(&shelf::KEY));
    shelf::raw(&path).execute_batch("PRAGMA journal_mode = DELETE; PRAGMA rekey = 'one'").unwrap();
    let earlier = fs::read(&path).unwrap();
    for _ in 0..times(8, 100) {
        for name in shelf::files(folder.path()).keys() {
            fs::remove_file(folder.path().join(name)).unwrap();
        }
        fs::write(&path, &earlier).unwrap();
        killed("t10::moves", &path, Duration::from_millis(u64::try_from(chance.below(2500)).unwrap()));
        record.count("kills");
        record.add("kills before the move was done", usize::from(fs::read(&path).unwrap() == earlier));
        match Library::open(&path, &words("one")) {
            Ok(library) if library.case(&case()).is_ok() => {}
            other => record.lost(&format!("{:?}", other.err())),
        }
        if opens(&path, "two") {
            record.leaked("another passphrase opens");
        }
    }
    // Control: a keys file of another key, without what a move leaves behind, opens nothing.
    let (_other, foreign) = library(&words("one"));
    fs::copy(slots::path(&foreign), slots::path(&path)).unwrap();
    record.control_failed(matches!(Library::open(&path, &words("one")), Err(OpenError::OtherKeys)));
    record.close();
}
