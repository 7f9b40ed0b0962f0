//! T3: a full disk refuses the save in plain words, keeps what was saved before, and leaves no half-written file.

use std::{fs, path::Path, process::Command};

use store::Key;

use crate::{
    child,
    record::{Record, times},
    shelf::{KEY, files, library},
    strike,
};

#[test]
fn a_full_disk_refuses_and_keeps_what_was_saved() {
    let mut record = Record::of("T3", "A full disk refuses the save, and what was saved before is whole", 0);
    let (folder, path) = library(&Key::raw(&KEY));
    let whole = files(folder.path());
    let points = times(24, 200);
    for point in 1..=points {
        for name in files(folder.path()).keys() {
            fs::remove_file(folder.path().join(name)).unwrap();
        }
        for (name, bytes) in &whole {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        let said = strike::run(&path, &format!("pwrite64:error=ENOSPC:when={}+", (point * 180).div_ceil(points)));
        record.count("points");
        judge(&mut record, &said, &path);
    }
    assert!(record.counted("saves that were refused") > 20, "hardly anything was refused: the trial saw nothing");
    exports(&mut record);
    // Control: without room a file that is written in its place is torn.
    record.control_failed(torn_in_place());
    record.close();
}

fn judge(record: &mut Record, said: &strike::Said, path: &Path) {
    record.add("saves that were refused", said.refusals.len());
    if !said.ended {
        record.lost("the program did not stay open");
    }
    for refusal in &said.refusals {
        let plain = ["Full", "NotTaken", "disk-full", "not-taken"].iter().any(|word| refusal.contains(word));
        if !plain {
            record.silent(&format!("not said to be the disk: {refusal}"));
        }
    }
    match strike::stored(path) {
        Ok(stored) if stored == said.saved || stored == said.saved + 1 => record.count("libraries that are whole"),
        Ok(stored) => record.lost(&format!("{} was said to be saved, {stored} is stored", said.saved)),
        Err(error) => record.lost(&error),
    }
}

/// In a process of its own, whose files may not grow beyond a limit: writes an export over another.
#[test]
fn exports_with_little_room() {
    let Some(path) = child::asked() else { return };
    match casebook::save(path.as_ref(), &[b'n'; 200_000]) {
        Ok(()) => eprintln!("written"),
        Err(error) => eprintln!("refused: {error}"),
    }
}

fn exports(record: &mut Record) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    for blocks in [1, 16, 64, 128, 1024] {
        fs::write(&path, b"what was there before").unwrap();
        let inner = child::again("t03::exports_with_little_room", path.to_str().unwrap());
        // Of 1,024 bytes in bash. The signal that a limit sends is left aside, as a full disk sends none.
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"");
        let mut command = Command::new("bash");
        command.args(["-c", &script, "bash"]).arg(inner.get_program()).args(inner.get_args());
        command.envs(inner.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let said = String::from_utf8(command.output().unwrap().stderr).unwrap();
        let whole = fs::read(&path).unwrap();
        record.count("exports");
        let rightly = match said.lines().any(|line| line == "written") {
            true => whole == [b'n'; 200_000],
            false => said.contains("was not written") && whole == b"what was there before",
        };
        if !rightly {
            record.lost(&format!("{blocks} blocks: {} bytes, {said}", whole.len()));
        }
        if files(folder.path()).len() != 1 {
            record.silent("an unfinished file was left");
        }
    }
}

fn torn_in_place() -> bool {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    fs::write(&path, b"what was there before").unwrap();
    let script = "trap '' XFSZ; ulimit -f 16; head -c 200000 /dev/zero > \"$1\"";
    let _ = Command::new("bash").args(["-c", script, "bash", path.to_str().unwrap()]).output().unwrap();
    let left = fs::read(&path).unwrap();
    left.len() < 200_000 && left != b"what was there before"
}
