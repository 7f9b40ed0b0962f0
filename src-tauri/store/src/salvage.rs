//! Reading out of a damaged library what can still be read.

use std::{collections::BTreeMap, fs, path::Path};

use clinical::{
    case::{Case, Entry, HEADER},
    record::Kind,
    value::CaseId,
};
use rusqlite::{Connection, OptionalExtension as _};
use serde_json::json;

use crate::{
    Attached, Key, OpenError,
    connection::{self, Journal},
    lock::beside,
    opening::own_key,
};

/// So many numbers in a row may have no record before the end is taken to be reached, where the end cannot be read.
const PATIENCE: i64 = 20_000;

/// What could be read of a damaged library.
#[derive(Debug, Default)]
pub struct Salvaged {
    /// Cases with the records and files that could be read, each of them whole.
    pub cases: Vec<(Case, Vec<Attached>)>,
    /// Records that are there and cannot be read.
    pub unread_records: u64,
    /// Files that are there and cannot be read.
    pub unread_files: u64,
}

/// A record as it stands in the file: its place in the case, name, kind, body.
type Stored = (i64, String, String, String);

/// Reads what can be read of a library that nobody has open. The file is left as it is: a copy is read. What cannot be read
/// is counted and left out; nothing is guessed, since every page is held to its seal.
pub fn salvage(path: &Path, key: &Key) -> Result<Salvaged, OpenError> {
    let io = |source| OpenError::Io { doing: "copy the library to read it", source };
    let folder = tempfile::tempdir().map_err(io)?;
    let copy = folder.path().join("library");
    fs::copy(path, &copy).map_err(io)?;
    let log = beside(path, "-wal");
    if log.exists() {
        fs::copy(log, beside(&copy, "-wal")).map_err(io)?;
    }
    let key = &own_key(path, key)?;
    let mut reader = Reader { path: &copy, key, connection: connection::open(&copy, key, Journal::Log)? };
    let mut records: BTreeMap<String, Vec<Stored>> = BTreeMap::new();
    let unread_records = reader.each("records", "row", |connection, row| {
        let sql = "SELECT case_id, position, id, kind, body FROM records WHERE row = ?1";
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)));
        let found: Option<(String, Stored)> = connection.query_row(sql, [row], read).optional()?;
        let there = found.is_some();
        found.into_iter().for_each(|(case, stored)| records.entry(case).or_default().push(stored));
        Ok(there)
    })?;
    let mut files: BTreeMap<String, Vec<Attached>> = BTreeMap::new();
    let unread_files = reader.each("attachments", "rowid", |connection, row| {
        let sql = "SELECT case_id, attachments.id, media_type, name, bytes
                   FROM attachments JOIN blobs ON blobs.id = blob WHERE attachments.rowid = ?1";
        let read = |row: &rusqlite::Row<'_>| {
            let (id, media_type, name, bytes) = (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
            Ok((row.get::<_, String>(0)?, Attached { id, media_type, name, bytes }))
        };
        let found = connection.query_row(sql, [row], read).optional()?;
        let there = found.is_some();
        found.into_iter().for_each(|(case, file)| files.entry(case).or_default().push(file));
        Ok(there)
    })?;
    let mut salvaged = Salvaged { cases: Vec::new(), unread_records, unread_files };
    for (case, stored) in records {
        let attached = files.remove(&case).unwrap_or_default();
        match assembled(&case, stored) {
            Some(case) => salvaged.cases.push((case, attached)),
            None => salvaged.unread_records += 1,
        }
    }
    Ok(salvaged)
}

/// Reads rows one by one. A page that is not as written puts a connection out of use: then it is made anew.
struct Reader<'a> {
    path: &'a Path,
    key: &'a Key,
    connection: Connection,
}

impl Reader<'_> {
    /// Calls `read` with every number from 1 to the last; how many rows could not be read. `read` says whether there is one.
    fn each(
        &mut self,
        table: &str,
        number: &str,
        mut read: impl FnMut(&Connection, i64) -> rusqlite::Result<bool>,
    ) -> Result<u64, OpenError> {
        let sql = format!("SELECT coalesce(max({number}), 0) FROM {table}");
        let last: Option<i64> = self.connection.query_row(&sql, [], |row| row.get(0)).ok();
        if last.is_none() {
            self.anew()?;
        }
        let (mut unread, mut missing, mut row) = (0, 0, 0);
        while last.map_or(missing < PATIENCE, |last| row < last) {
            row += 1;
            match read(&self.connection, row) {
                Ok(true) => missing = 0,
                Ok(false) => missing += 1,
                Err(_) => {
                    (unread, missing) = (unread + 1, missing + 1);
                    self.anew()?;
                }
            }
        }
        Ok(unread)
    }

    fn anew(&mut self) -> Result<(), OpenError> {
        self.connection = connection::open(self.path, self.key, Journal::Log)?;
        Ok(())
    }
}

/// A case of the records that are left, in their order, with an empty header where that is lost.
fn assembled(case: &str, mut stored: Vec<Stored>) -> Option<Case> {
    stored.sort_by_key(|(position, ..)| *position);
    let read = |(_, id, kind, body): &Stored| Entry::read(id, kind, &serde_json::from_str(body).ok()?).ok();
    let mut entries: Vec<Entry> = stored.iter().filter_map(read).collect();
    if !entries.iter().any(|entry| entry.record.kind() == Kind::Header) {
        entries.insert(0, Entry::read(HEADER, Kind::Header.name(), &json!({"title": "Salvaged"})).ok()?);
    }
    Case::assemble(CaseId::new(case).ok()?, entries).ok()
}
