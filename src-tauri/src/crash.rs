//! What is left behind when the program fails: a file on this computer that says where, and never what was said.
//!
//! The words of a failure may carry what a clinician typed, so none is kept. A place in the program, its version and the
//! calls that led there are enough to find the fault. The file goes nowhere by itself; the next start tells of it.

use std::{
    backtrace::Backtrace,
    env::consts::{ARCH, OS},
    fs,
    io::{self, Write as _},
    panic::PanicHookInfo,
    path::{Path, PathBuf},
    thread,
};

use casebook::Setting;
use serde::{Deserialize, Serialize};

/// Begins the name of a report that nobody has been told of.
const UNTOLD: &str = "untold-";
/// Ends the name of a report.
const ENDING: &str = ".txt";
/// How many reports are kept; the oldest goes.
const KEPT: usize = 20;
/// How many calls of the page are written down.
const CALLS: usize = 30;

/// Where reports lie.
#[derive(Debug, Clone)]
pub(crate) struct Reports {
    folder: PathBuf,
}

/// A place in the page's program.
#[derive(Debug, Deserialize)]
pub(crate) struct Call {
    name: String,
    file: String,
    line: u32,
    column: u32,
}

/// A report that nobody has been told of.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Untold {
    /// The file.
    path: String,
    /// How many there are.
    count: usize,
}

impl Reports {
    /// In the program's own folder.
    pub(crate) fn in_folder(own: &Path) -> Self {
        Self { folder: own.join("crash-reports") }
    }

    /// Where they lie.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a report of every panic from now on. Its words, which the system's log would keep, are said nowhere.
    pub(crate) fn of_every_panic(&self) {
        let reports = self.clone();
        std::panic::set_hook(Box::new(move |panic| {
            // Nobody is left to hear of a report that cannot be written.
            let _ = reports.write(&of_panic(panic));
            let _ = writeln!(io::stderr(), "sarcoma-casebook failed at {}", place(panic));
        }));
    }

    /// Writes a report of a failure of the page.
    pub(crate) fn of_page(&self, calls: &[Call]) -> io::Result<()> {
        self.write(&of_calls(calls))
    }

    /// The newest report that nobody has been told of.
    pub(crate) fn untold(&self) -> Option<Untold> {
        let names: Vec<_> = self.names().into_iter().filter(|name| name.starts_with(UNTOLD)).collect();
        let path = self.folder.join(names.last()?).display().to_string();
        Some(Untold { path, count: names.len() })
    }

    /// Takes it that all have been told of.
    pub(crate) fn told(&self) -> io::Result<()> {
        for name in self.names() {
            if let Some(told) = name.strip_prefix(UNTOLD) {
                fs::rename(self.folder.join(&name), self.folder.join(told))?;
            }
        }
        Ok(())
    }

    fn write(&self, what: &str) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let now = (Setting::of_this_computer().clock)();
        let name = format!("{UNTOLD}{}{ENDING}", now.format("%Y%m%dT%H%M%S%.6fZ"));
        fs::write(self.folder.join(name), format!("{HEAD}\ntime: {}\n{what}", now.format("%Y-%m-%dT%H:%M:%SZ")))?;
        self.thin_out()
    }

    fn thin_out(&self) -> io::Result<()> {
        let names = self.names();
        for old in names.iter().take(names.len().saturating_sub(KEPT)) {
            fs::remove_file(self.folder.join(old))?;
        }
        Ok(())
    }

    /// Names of the reports, the oldest first.
    fn names(&self) -> Vec<String> {
        let files = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut names: Vec<_> = files.filter_map(|file| file.file_name().into_string().ok()).collect();
        names.retain(|name| name.ends_with(ENDING));
        names.sort_by(|one, other| time(one).cmp(time(other)));
        names
    }
}

/// The time in the name of a report.
fn time(name: &str) -> &str {
    name.strip_prefix(UNTOLD).unwrap_or(name)
}

const HEAD: &str = concat!(
    "Sarcoma Casebook ",
    env!("CARGO_PKG_VERSION"),
    " failed. This file says where in the program, and nothing of any case. It was sent nowhere."
);

fn of_panic(panic: &PanicHookInfo<'_>) -> String {
    let current = thread::current();
    let thread = current.name().unwrap_or("without a name");
    let calls = Backtrace::force_capture();
    format!("system: {OS} {ARCH}\nthread: {thread}\nplace: {}\ncalls:\n{calls}\n", place(panic))
}

fn place(panic: &PanicHookInfo<'_>) -> String {
    panic.location().map_or_else(|| "a place that is not known".to_owned(), ToString::to_string)
}

fn of_calls(calls: &[Call]) -> String {
    let line =
        |call: &Call| format!("  {} at {}:{}:{}\n", plain(&call.name), plain(&call.file), call.line, call.column);
    let calls: String = calls.iter().take(CALLS).map(line).collect();
    format!("system: {OS} {ARCH}\nthread: page\ncalls:\n{calls}")
}

/// The name of a function or a file as programs write them; anything else might be somebody's words.
fn plain(name: &str) -> &str {
    let usual = |letter: char| letter.is_ascii_alphanumeric() || "._-/:$#@<>".contains(letter);
    if name.len() <= 120 && name.chars().all(usual) { name } else { "(not a name)" }
}

#[cfg(test)]
mod tests;
