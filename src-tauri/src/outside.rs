//! Other programs of this computer: the one that shows folders and the one that shows PDF files.
//!
//! They are given the name of a file that this program wrote, and nothing else. What the page says never gets here.

use std::{
    ffi::OsString,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use tauri::Url;

/// A program with its arguments.
type Call = (&'static str, Vec<OsString>);

/// How long a program has to say that it cannot. Some stay as long as what they show.
const HESITATION: Duration = Duration::from_millis(1500);
const LOOK: Duration = Duration::from_millis(30);

/// Shows the file in its folder; false where no program of this computer can.
pub(crate) fn show_in_folder(file: &Path) -> bool {
    ways_to_show(file).into_iter().any(works)
}

/// Opens the file with the program that this computer has for its kind; false where it has none.
pub(crate) fn open(file: &Path) -> bool {
    works(if cfg!(target_os = "windows") {
        ("explorer", vec![file.into()])
    } else if cfg!(target_os = "macos") {
        ("open", vec![file.into()])
    } else {
        ("xdg-open", vec![file.into()])
    })
}

/// The best first.
fn ways_to_show(file: &Path) -> Vec<Call> {
    if cfg!(target_os = "windows") {
        let mut chosen = OsString::from("/select,");
        chosen.push(file);
        return vec![("explorer", vec![chosen])];
    }
    if cfg!(target_os = "macos") {
        return vec![("open", vec!["-R".into(), file.into()])];
    }
    let folder = file.parent().unwrap_or(file);
    marked_in_folder(file).into_iter().chain([("xdg-open", vec![folder.into()])]).collect()
}

/// The call of the desktop's file manager that opens the folder and marks the file in it.
fn marked_in_folder(file: &Path) -> Option<Call> {
    let address = Url::from_file_path(file).ok()?;
    let words = ["call", "--session", "--timeout=2", "--dest=org.freedesktop.FileManager1"];
    let place = ["--object-path=/org/freedesktop/FileManager1", "--method=org.freedesktop.FileManager1.ShowItems"];
    // An address holds no quotes: they are written as %27.
    let what = [format!("['{}']", address.as_str().replace('\'', "%27")), String::new()];
    Some(("gdbus", words.iter().chain(&place).map(Into::into).chain(what.map(Into::into)).collect()))
}

/// Whether the program is there and does not say that it failed.
fn works((program, arguments): Call) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().is_ok_and(did_not_fail)
}

fn did_not_fail(mut child: Child) -> bool {
    for _ in 0..HESITATION.as_millis() / LOOK.as_millis() {
        match child.try_wait() {
            // Windows' own program says 1 however it went.
            Ok(Some(end)) => return end.success() || cfg!(target_os = "windows"),
            Ok(None) => thread::sleep(LOOK),
            Err(_) => return false,
        }
    }
    // It goes on showing; somebody has to hear its end.
    thread::spawn(move || child.wait());
    true
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_named_as_an_address_that_cannot_end_its_quotes() {
        let ways = ways_to_show(Path::new("/srv/ana/Ana's case/report ü.pdf"));
        let (program, arguments) = &ways[0];
        assert_eq!(*program, "gdbus");
        let address = arguments.iter().find(|argument| argument.to_string_lossy().starts_with('[')).unwrap();
        assert_eq!(address, "['file:///srv/ana/Ana%27s%20case/report%20%C3%BC.pdf']");
        assert_eq!(ways[1], ("xdg-open", vec!["/srv/ana/Ana's case".into()]));
    }

    #[test]
    fn a_program_that_fails_or_is_not_there_is_no_help() {
        assert!(works(("true", vec![])));
        assert!(works(("sleep", vec!["4".into()])));
        assert!(!works(("false", vec![])));
        assert!(!works(("no-such-program-here", vec![])));
    }
}
