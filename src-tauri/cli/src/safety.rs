//! Backups, the trail, signing off, erasing, and the open archive at the command line.

use std::{fmt::Write as _, path::PathBuf};

use casebook::{Archived, BackupView, Checked, Fault, Setting, TrailView, Verified, Why};
use clap::Subcommand;
use clinical::value::RecordId;

use crate::{Answer, FOUND, error::Error, library::Place, passphrase};

/// What is done against loss, and to know who did what.
#[derive(Debug, Subcommand)]
pub(crate) enum Safety {
    /// Make a backup now, read it back, and thin out older ones; prints where it lies
    Backup {
        /// Copy this and every later backup to a second place too, such as a stick
        #[arg(long, value_name = "FOLDER", conflicts_with = "one_place")]
        second_place: Option<PathBuf>,
        /// No second place any more
        #[arg(long)]
        one_place: bool,
        /// List the backups instead, the latest first; needs no passphrase
        #[arg(long)]
        list: bool,
    },
    /// Read a backup through, or the library itself: pages, counts, trail; exit code 1 if something is wrong
    Verify {
        /// The backup
        backup: Option<PathBuf>,
    },
    /// Read what can still be read of a damaged library, which stays as it is, into an open archive. Not encrypted
    Salvage {
        /// A new folder, or a file ending in .zip
        to: PathBuf,
    },
    /// Write every case with its files and a list of hashes, readable without this program. Not encrypted
    OpenArchive {
        /// A new folder, or a file ending in .zip
        to: PathBuf,
    },
    /// Say who did what with a case, and when: changes, readings, exports, sign-offs
    Trail {
        /// Name of the case
        case: String,
        /// Only changes of this field: "drugs.0.dose"
        #[arg(long, value_name = "PATH")]
        field: Option<String>,
        /// Only of this record
        #[arg(long)]
        record: Option<String>,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Sign a case off as it is now; what is changed afterwards is an amendment and needs a reason
    Sign {
        /// Name of the case
        case: String,
    },
    /// Erase a patient for good, from the records, the trail and the files. Cannot be undone
    Erase {
        /// Name of the case
        case: String,
        /// Why; kept, so it must say nothing of the patient
        #[arg(long, value_name = "WORDS")]
        reason: String,
    },
}

/// Does it.
pub(crate) fn run(place: &Place<'_>, what: &Safety) -> Result<Answer, Error> {
    Ok(match what {
        Safety::Backup { list: true, .. } => {
            let backups = casebook::backups(&place.path()?)?;
            backups.iter().map(line).collect::<String>().into()
        }
        Safety::Backup { second_place, one_place, .. } => {
            let book = place.open()?;
            if second_place.is_some() || *one_place {
                book.choose_second_place(second_place.as_deref())?;
            }
            book.back_up(Why::Asked)?.as_ref().map(line).unwrap_or_default().into()
        }
        Safety::Verify { backup: Some(file) } => {
            let Checked { contents, trail } = casebook::verify(file, &passphrase::known(place.passphrase_file())?)?;
            let counts = format!("{} cases, {} records\n", contents.cases, contents.records);
            with_trail(counts, trail.as_ref())
        }
        Safety::Verify { backup: None } => with_trail(String::new(), Some(&place.open()?.verify_trail()?)),
        Safety::Salvage { to } => {
            let key = passphrase::known(place.passphrase_file())?;
            written(to, &casebook::salvage(&place.path()?, &key, to)?).into()
        }
        Safety::OpenArchive { to } => written(to, &place.open()?.archive_to(to)?).into(),
        Safety::Trail { case, field, record, json } => {
            let (book, id) = place.case(case)?;
            let named = |name: &str| RecordId::new(name).map_err(|_| Error::Record(name.to_owned()));
            let record = record.as_deref().map(named).transpose()?;
            let rows = book.trail(&id, record.as_ref(), field.as_deref())?;
            if *json { crate::show::json(&rows)? } else { rows.iter().map(told).collect() }.into()
        }
        Safety::Sign { case } => {
            let (mut book, id) = place.own_case(case)?;
            book.sign(&id)?;
            let version = book.signed(&id)?.map(|signed| signed.version).unwrap_or_default();
            format!("version {version}\n").into()
        }
        Safety::Erase { case, reason } => {
            let (mut book, id) = place.own_case(case)?;
            book.erase(&id, reason)?;
            ERASED.to_owned().into()
        }
    })
}

/// What is said of an erasure.
const ERASED: &str = "The patient is erased from this library, and from any backup of it that is restored from now on.\n\
    Not reached: backups made before, until they are thinned out (24 months at most); files that were exported; remains\n\
    that a solid-state disk may keep, encrypted.\n";

/// Restores a backup to a new library.
pub(crate) fn restore(place: &Place<'_>, file: &std::path::Path, to: &std::path::Path) -> Result<Answer, Error> {
    let key = passphrase::known(place.passphrase_file())?;
    let checked = casebook::restore(file, &key, to, &Setting::of_this_computer())?;
    let counts = format!("{}: {} cases, {} records\n", to.display(), checked.contents.cases, checked.contents.records);
    Ok(with_trail(counts, checked.trail.as_ref()))
}

/// "2026-11-28T19:05:12Z  3 cases  148 kB  hourly  /…/2026-11-28T19-05-12.000Z.casebook".
fn line(backup: &BackupView) -> String {
    let BackupView { file, made, why, cases, bytes } = backup;
    let why = serde_json::to_value(why).ok().and_then(|why| why.as_str().map(|why| why.replace('_', " ")));
    format!("{made}  {cases} cases  {} kB  {}  {file}\n", bytes.div_ceil(1000), why.unwrap_or_default())
}

fn written(to: &std::path::Path, done: &Archived) -> String {
    let mut said = format!("{}: {} cases, {} files; not encrypted\n", to.display(), done.cases, done.files);
    if done.unread > 0 {
        let _ = writeln!(said, "{} records or files could not be read", done.unread);
    }
    said
}

/// A row of the trail as a line, with its reason on a line of its own.
fn told(row: &TrailView) -> String {
    let on = if row.device.is_empty() { String::new() } else { format!(" on {}", row.device) };
    let back = if row.undoes { " (taken back)" } else { "" };
    let mut said = format!("{}  {}  {}{on}  {}{back}", row.seq, row.at, row.author, row.label);
    if row.old.is_some() || row.new.is_some() {
        let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "nothing".to_owned());
        let _ = write!(said, "  {}.{}: {} → {}", row.record, row.path, value(&row.old), value(&row.new));
    }
    if row.clock_set_back {
        said.push_str("  [the clock had been set back]");
    }
    said.push('\n');
    if let Some(reason) = &row.reason {
        let _ = writeln!(said, "    because: {reason}");
    }
    said
}

/// What is said of a trail that was read through, and how the command ends.
fn with_trail(mut text: String, trail: Option<&Verified>) -> Answer {
    let Some(Verified { rows, head, faults }) = trail else {
        text.push_str("of a form without a chained trail: pages and counts are right\n");
        return text.into();
    };
    let _ = writeln!(text, "trail: {rows} rows, ending in {}", head.hex());
    for fault in faults {
        let said = match fault {
            Fault::Row(seq) => format!("row {seq} is not as it was written, or not where it was written"),
            Fault::Missing(seq) => format!("rows are missing before row {seq}"),
            Fault::Words(seq) => format!("what row {seq} says is not what was written"),
            Fault::Gone(seq) => format!("what row {seq} says is gone, though nobody was erased"),
            Fault::Case(case) => format!("the case “{case}” is not what the trail makes of it"),
        };
        let _ = writeln!(text, "{said}");
    }
    Answer { text, code: if faults.is_empty() { 0 } else { FOUND } }
}
