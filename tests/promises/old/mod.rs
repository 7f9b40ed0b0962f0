//! Libraries as earlier programs left them: their tables, filled with real cases that were worked on.

mod trail;

use std::{fs, path::Path};

use clinical::{
    case::{Case, Entry, HEADER},
    value::CaseId,
};
use rusqlite::{Connection, params};
use serde_json::{Value, json};
use store::{Attached, Change, Library};

use crate::shelf;

/// The tables of each earlier form: what makes it of the form before.
const FORMS: &[&str] = &[include_str!("1.sql"), include_str!("2.sql"), include_str!("3.sql")];

/// The forms of earlier programs, from 1.
pub(crate) fn forms() -> std::ops::RangeInclusive<usize> {
    1..=FORMS.len()
}

/// A case of an old library as it must be found again.
pub(crate) struct Kept {
    case: Case,
    files: Vec<Attached>,
    log: Vec<Change>,
}

/// So many cases: the published and invented ones of `tests/cases`, one after another. Every third got another title for
/// a reason, which every sixth lost again; every tenth has a picture.
pub(crate) fn kept(count: usize) -> Vec<Kept> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|name| name.extension().is_some_and(|ending| ending == "json"));
    names.sort();
    let texts: Vec<_> = names.iter().map(|name| fs::read_to_string(name).unwrap()).collect();
    let mut log = Log { seq: 1, batch: 1, told: Vec::new() };
    (0..count).map(|number| Kept::new(number, &texts[number % texts.len()], &mut log)).collect()
}

/// The log of an old library as it grows.
struct Log {
    seq: i64,
    batch: i64,
    told: Vec<Change>,
}

impl Log {
    fn add(&mut self, (record, kind): (&str, &str), path: &str, old: Option<Value>, new: Option<Value>) {
        let at = shelf::now() + chrono::Duration::seconds(self.seq);
        let (record, kind, path) = (record.to_owned(), kind.to_owned(), path.to_owned());
        let (author, device, label) = ("KN".to_owned(), String::new(), "Work".to_owned());
        let (seq, batch, reason, undoes) = (self.seq, self.batch, None, None);
        self.seq += 1;
        self.told.push(Change { seq, batch, record, kind, path, old, new, author, device, at, reason, label, undoes });
    }
}

impl Kept {
    fn new(number: usize, text: &str, log: &mut Log) -> Self {
        let first = format!("Sarcoma {number}, Übersicht");
        let mut entries = Case::parse(text).unwrap().0.entries;
        let place = entries.iter().position(|entry| entry.id.as_str() == HEADER).unwrap();
        entries[place] = titled(&entries[place], &first);
        let files = if number.is_multiple_of(10) { vec![picture(number)] } else { Vec::new() };
        for entry in &entries {
            log.add((entry.id.as_str(), entry.record.kind().name()), "", None, Some(entry.body()));
        }
        for file in &files {
            let body = json!({"media_type": file.media_type, "name": file.name, "blob": number + 1});
            log.add((&file.id, "attachment"), "", None, Some(body));
        }
        log.batch += 1;
        if number.is_multiple_of(3) {
            let second = format!("Sarcoma {number}");
            let title = |log: &mut Log, from: &str, to: &str| {
                log.add((HEADER, "case"), "title", Some(json!(from)), Some(json!(to)));
                log.batch += 1;
            };
            title(log, &first, &second);
            log.told.last_mut().unwrap().reason = Some("second look".to_owned());
            if number.is_multiple_of(6) {
                title(log, &second, &first);
                log.told.last_mut().unwrap().undoes = Some(log.batch - 2);
            } else {
                entries[place] = titled(&entries[place], &second);
            }
        }
        let id = CaseId::new(&format!("case-{number}")).unwrap();
        Self { case: Case::assemble(id, entries).unwrap(), files, log: std::mem::take(&mut log.told) }
    }

    /// Whether the library holds exactly this: values, files, history, and the case as its history tells it.
    fn is_in(&self, library: &Library) -> bool {
        let id = &self.case.id;
        library.case(id).is_ok_and(|case| case == self.case)
            && library.attachments(id).is_ok_and(|files| files == self.files)
            && library.history(id).is_ok_and(|log| log == self.log)
            && library.rebuild(id).is_ok_and(|case| case == self.case)
    }
}

/// How many cases are not as they were left.
pub(crate) fn wrong(kept: &[Kept], library: &Library) -> usize {
    let others = library.cases().unwrap().len().abs_diff(kept.len());
    kept.iter().filter(|kept| !kept.is_in(library)).count() + others
}

fn titled(header: &Entry, title: &str) -> Entry {
    let mut body = header.body();
    body["title"] = json!(title);
    Entry::read(HEADER, "case", &body).unwrap()
}

fn picture(number: usize) -> Attached {
    let bytes = vec![u8::try_from(number % 251).unwrap(); 3_000];
    Attached { id: "scan".to_owned(), media_type: "image/png".to_owned(), name: "scan.png".to_owned(), bytes }
}

/// Writes the library as a program of that form left it, under [`shelf::KEY`].
pub(crate) fn write(path: &Path, form: usize, kept: &[Kept]) {
    let mut connection = shelf::raw(path);
    let transaction = connection.transaction().unwrap();
    transaction.execute_batch(FORMS[0]).unwrap();
    for (number, kept) in kept.iter().enumerate() {
        fill(&transaction, number, kept);
    }
    FORMS[1..form].iter().for_each(|step| transaction.execute_batch(step).unwrap());
    if form >= 3 {
        trail::take_over(&transaction);
    }
    transaction.pragma_update(None, "application_id", 0x5361_7263).unwrap();
    transaction.pragma_update(None, "user_version", i64::try_from(form).unwrap()).unwrap();
    transaction.commit().unwrap();
}

fn fill(connection: &Connection, number: usize, Kept { case, files, log }: &Kept) {
    let id = case.id.as_str();
    connection.execute("INSERT INTO cases (id) VALUES (?1)", [id]).unwrap();
    let place = |place: usize| i64::try_from(place).unwrap();
    let blob = place(number) + 1;
    for (position, entry) in case.entries.iter().enumerate() {
        let sql = "INSERT INTO records (case_id, id, kind, position, body) VALUES (?1, ?2, ?3, ?4, ?5)";
        let (kind, body) = (entry.record.kind().name(), entry.body().to_string());
        connection.execute(sql, params![id, entry.id.as_str(), kind, place(position), body]).unwrap();
        let words = "INSERT INTO words (rowid, text) VALUES (last_insert_rowid(), ?1)";
        connection.execute(words, [body]).unwrap();
    }
    for (position, file) in files.iter().enumerate() {
        connection.execute("INSERT INTO blobs VALUES (?1, ?2)", params![blob, file.bytes]).unwrap();
        let sql = "INSERT INTO attachments VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let values = params![id, file.id, file.media_type, file.name, place(position), blob];
        connection.execute(sql, values).unwrap();
    }
    for change in log {
        let sql = "INSERT INTO changes VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
        let Change { seq, batch, record, kind, path, old, new, author, at, reason, label, undoes, .. } = change;
        let text = |value: &Option<Value>| value.as_ref().map(Value::to_string);
        let same = |before: &&Change| before.seq < *seq && (before.kind == "attachment") == (kind == "attachment");
        let position = path.is_empty().then(|| place(log.iter().filter(same).count()));
        let at = at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
        let (old, new) = (text(old), text(new));
        let values = params![seq, batch, id, record, kind, path, old, new, position, author, at, reason, label, undoes];
        connection.execute(sql, values).unwrap();
    }
}
