//! A program that is killed at one of its calls of the system: by `strace`, so that the kill strikes in the middle of what
//! is tried, and not by luck.

use std::{
    collections::BTreeMap,
    fs,
    process::{Command, Stdio},
};

use crate::child;

/// What changes a disk.
const CALLS: &str = "write,pwrite64,ftruncate,fsync,fdatasync,rename,unlink,link,copy_file_range";

/// One call of the system: its name, and the how manieth of that name in its thread it is.
#[derive(Debug, Clone)]
pub(crate) struct Call(String, usize);

/// The calls by which the test `name` changes the disk in a process of its own, `most` of them, spread evenly, the last among them.
pub(crate) fn calls(name: &str, with: &str, most: usize) -> Vec<Call> {
    let log = tempfile::NamedTempFile::new().unwrap();
    let traced = strace(name, with, &["-o", log.path().to_str().unwrap(), "-e", &format!("trace={CALLS}")]);
    assert!(traced, "{name} did not come to its end");
    let mut made: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut all = Vec::new();
    for line in fs::read_to_string(log.path()).unwrap().lines() {
        // "4711  fsync(7) = 0": what is resumed was begun in a line before.
        let Some((thread, (call, _))) =
            line.split_once(' ').and_then(|(thread, said)| Some((thread, said.split_once('(')?)))
        else {
            continue;
        };
        let call = call.trim();
        if CALLS.split(',').any(|name| name == call) {
            let nth = made.entry((thread.to_owned(), call.to_owned())).or_default();
            *nth += 1;
            all.push(Call(call.to_owned(), *nth));
        }
    }
    assert!(!all.is_empty(), "{name} changed nothing");
    let most = most.min(all.len());
    (0..most).map(|point| all[(point + 1) * all.len() / most - 1].clone()).collect()
}

/// Runs the test `name` and kills it at that call; whether it came to its end before.
pub(crate) fn at(name: &str, with: &str, Call(call, nth): &Call) -> bool {
    let inject = format!("inject={call}:signal=KILL:when={nth}");
    strace(name, with, &["-o", "/dev/null", "-e", &format!("trace={call}"), "-e", &inject])
}

fn strace(name: &str, with: &str, options: &[&str]) -> bool {
    let inner = child::again(name, with);
    let mut command = Command::new("strace");
    // Not with --seccomp-bpf, which is faster: strace 6.1 then kills nobody.
    command.args(["-f", "-qq"]).args(options).arg(inner.get_program()).args(inner.get_args());
    command.envs(inner.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("install the package strace").success()
}
