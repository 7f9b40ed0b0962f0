//! `casebook`: the casebook at the command line.
//!
//! Exit code 0: done. 1: `check` found something that cannot be right. 2: the command was wrong or could not be done. Of a
//! library that is not opened the code says why: 10 there is none, 11 somebody has it open, 12 the passphrase is wrong, 13
//! it or its keys file is damaged, 14 it is of a newer program, 15 it is no library.

mod arguments;
mod cases;
mod error;
mod explain;
mod export;
mod fields;
mod findings;
mod keep;
mod keys;
mod library;
mod passphrase;
mod safety;
mod show;

use std::{
    io::{self, ErrorKind, Write as _},
    process::ExitCode,
};

use casebook::CaseView;
use clap::Parser as _;
use mimalloc::MiMalloc;

use crate::{
    arguments::{Arguments, Command},
    error::Error,
    library::Place,
};

/// What `check` answers when something cannot be right.
const FOUND: u8 = 1;

/// What is answered when a command is wrong or could not be done; clap's own answer to a wrong command.
const FAILED: u8 = 2;

/// As in the window.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    if casebook::serve_picture() {
        return ExitCode::SUCCESS;
    }
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(Answer { text, code }) => match io::stdout().write_all(text.as_bytes()) {
            // The reader of a pipe may have seen enough.
            Err(error) if error.kind() != ErrorKind::BrokenPipe => failed(&Error::Print(error)),
            _ => ExitCode::from(code),
        },
        Err(error) => failed(&error),
    }
}

fn failed(error: &Error) -> ExitCode {
    // Nothing is left to be done where even this cannot be said.
    let _ = writeln!(io::stderr(), "casebook: {error}");
    ExitCode::from(error.why_not_opened().unwrap_or(FAILED))
}

/// What a command says, and how it ends.
struct Answer {
    text: String,
    code: u8,
}

impl From<String> for Answer {
    fn from(text: String) -> Self {
        Self { text, code: 0 }
    }
}

fn run(arguments: &Arguments) -> Result<Answer, Error> {
    let place = Place::of(arguments);
    Ok(match &arguments.command {
        Command::Fields { form } => fields::text(*form)?.into(),
        Command::New { title, number, template } => {
            let template = template.map(cases::template);
            let view = place.open_or_create()?.new_case_from(title, number, template)?;
            format!("{}\n", view.id).into()
        }
        Command::Import { file } => library::import(&mut place.open_or_create()?, file)?.into(),
        Command::List(listed) => show::list(&place.open()?.page(&cases::wanted(listed))?.rows).into(),
        Command::Duplicate { case } => {
            let (mut book, id) = place.own_case(case)?;
            format!("{}\n", book.duplicate(&id)?.id).into()
        }
        Command::Archive { case, undo } => {
            let (mut book, id) = place.own_case(case)?;
            book.archive(&id, !undo)?;
            String::new().into()
        }
        Command::Pin { case, undo } => {
            let (mut book, id) = place.own_case(case)?;
            book.pin(&id, !undo)?;
            String::new().into()
        }
        Command::Delete { case } => {
            let (mut book, id) = place.own_case(case)?;
            book.delete(&id)?;
            format!("{id} is deleted; `casebook restore` brings it back\n").into()
        }
        Command::Safety(what) => safety::run(&place, what)?,
        Command::Restore { backup: Some(backup), to: Some(to) } => safety::restore(&place, backup, to)?,
        Command::Restore { .. } => {
            let id = place.open()?.take_back_deletion()?.ok_or(Error::NothingDeleted)?;
            format!("{id}\n").into()
        }
        Command::Keys(what) => keys::run(&place, what)?.into(),
        Command::Search { words } => show::found(&place.open()?.search(&words.join(" "))?).into(),
        Command::Show { case, json } => {
            let (book, id) = place.case(case)?;
            let view = book.read_case(&id)?;
            if *json { show::json(&view)? } else { show::case(&view) }.into()
        }
        Command::Timeline { case } => {
            let (book, id) = place.case(case)?;
            book.timeline_text(&id)?.into()
        }
        Command::Check { case, json } => {
            let (book, id) = place.case(case)?;
            let CaseView { findings, idle, .. } = book.open_case(&id)?;
            let text = if *json { show::json(&findings)? } else { findings::text(&findings, &idle) };
            Answer { text, code: if findings::wrong(&findings) { FOUND } else { 0 } }
        }
        Command::Keep { finding, reason } => {
            let (mut book, id) = place.own_case(&finding.case)?;
            keep::keep(&mut book, &id, finding, reason)?.into()
        }
        Command::Reopen { finding } => {
            let (mut book, id) = place.own_case(&finding.case)?;
            keep::reopen(&mut book, &id, finding)?.into()
        }
        Command::Explain { case, topic, json } => {
            let (book, id) = place.case(case)?;
            explain::results(&book, &id, *topic, *json)?.into()
        }
        Command::Complete { case, list, json } => {
            let (book, id) = place.case(case)?;
            explain::list(&book, &id, *list, *json)?.into()
        }
        Command::Picture { case, file, figure } => {
            let (mut book, id) = place.own_case(case)?;
            library::picture(&mut book, &id, figure.as_deref(), file)?.into()
        }
        Command::Export(exporting) => {
            let (mut book, id) = place.case(&exporting.case)?;
            export::write(&mut book, &id, export::What::of(exporting), &exporting.output)?.into()
        }
    })
}
