//! A program that saves until the disk strikes: run under `strace`, which lets a call of the system fail as a disk would.

use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use store::{Key, Library};

use crate::{
    child,
    shelf::{KEY, case, stamp, title},
};

/// Saves in one run.
pub(crate) const SAVES: u64 = 12;

/// In a process of its own: opens a library, and saves a title again and again. Says each once it is saved, and why one is not.
#[test]
fn saves() {
    let Some(path) = child::asked() else { return };
    eprintln!("begun");
    let mut library = match Library::open(path.as_ref(), &Key::raw(&KEY)) {
        Ok(library) => library,
        Err(error) => return eprintln!("not opened: {}: {error}", error.code()),
    };
    for number in 1..=SAVES {
        let text = format!("saved {number}");
        match library.apply(&case(), &[title(&text)], &stamp()) {
            Ok(_) => eprintln!("{text}"),
            Err(error) => eprintln!("refused: {error:?}: {error}"),
        }
    }
    eprintln!("still there");
}

/// What such a run said.
pub(crate) struct Said {
    /// The last number that was said to be saved.
    pub(crate) saved: u64,
    /// The refusals, of opening and of saving.
    pub(crate) refusals: Vec<String>,
    /// Whether the program began: the system reads it by the same calls, and does not start what it cannot read.
    pub(crate) begun: bool,
    /// Whether the program came to its end.
    pub(crate) ended: bool,
}

/// Runs it with `fault` in the words of `strace --inject`: "pwrite64:error=ENOSPC:when=7+".
pub(crate) fn run(path: &Path, fault: &str) -> Said {
    let inner = child::again("strike::saves", path.to_str().unwrap());
    let calls = fault.split(':').next().unwrap();
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={calls}"), "-e", &format!("inject={fault}")]);
    command.arg(inner.get_program()).args(inner.get_args());
    command.envs(inner.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("install the package strace");
    let mut said = Said { saved: 0, refusals: Vec::new(), begun: false, ended: false };
    for line in BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok) {
        if let Some(number) = crate::shelf::saved(&line) {
            said.saved = number;
        } else if line.starts_with("refused: ") || line.starts_with("not opened: ") {
            said.refusals.push(line);
        } else if line == "begun" {
            said.begun = true;
        } else if line == "still there" {
            said.ended = true;
        }
    }
    said.ended = child.wait().unwrap().success() && (said.ended || !said.refusals.is_empty());
    said
}

/// The number that stands in the library, which must agree with its own history.
pub(crate) fn stored(path: &Path) -> Result<u64, String> {
    let library = Library::open(path, &Key::raw(&KEY)).map_err(|error| error.to_string())?;
    let read = |read: Result<_, store::StoreError>| read.map_err(|error| error.to_string());
    let (own, rebuilt) = (read(library.case(&case()))?, read(library.rebuild(&case()))?);
    if own != rebuilt {
        return Err("the case is not what its history says".to_owned());
    }
    Ok(crate::shelf::saved(&library.cases().unwrap()[0].title).unwrap())
}
