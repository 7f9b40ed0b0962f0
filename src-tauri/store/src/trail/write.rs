//! Adding to the trail.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::{
    chain::{Head, Link},
    event::Event,
    seal::{Hash, Told},
};
use crate::{Stamp, StoreError, history::written};

/// What is added: the words, and where they belong.
pub(crate) struct Row<'a> {
    pub(crate) event: Event,
    pub(crate) batch: i64,
    pub(crate) kind: &'a str,
    pub(crate) path: &'a str,
    pub(crate) position: Option<i64>,
    pub(crate) undoes: Option<i64>,
    pub(crate) told: Told<'a>,
}

/// Adds rows about one subject within a transaction.
pub(crate) struct Writer<'a> {
    connection: &'a Connection,
    subject: i64,
    head: Head,
}

/// The end of the trail.
pub(crate) fn head(connection: &Connection) -> Result<Head, StoreError> {
    // The number that comes next is the file's own count, not the last row: what was taken off the end leaves a gap.
    let sql = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'trail'), 0),
                      coalesce((SELECT chain FROM trail ORDER BY seq DESC LIMIT 1), (SELECT id FROM library))";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_row([], |row| Ok(Head { seq: row.get(0)?, chain: row.get(1)? }))?)
}

impl<'a> Writer<'a> {
    /// Writes about a case, or about the library as a whole where there is none.
    pub(crate) fn about(connection: &'a Connection, case: Option<&str>) -> Result<Self, StoreError> {
        let case = case.unwrap_or_default();
        let mut find = connection.prepare_cached("SELECT number FROM subjects WHERE case_id = ?1")?;
        let subject = match find.query_row([case], |row| row.get(0)).optional()? {
            Some(number) => number,
            None => {
                connection.prepare_cached("INSERT INTO subjects (case_id) VALUES (?1)")?.execute([case])?;
                connection.last_insert_rowid()
            }
        };
        Ok(Self { connection, subject, head: head(connection)? })
    }

    /// Number of the subject.
    pub(crate) fn subject(&self) -> i64 {
        self.subject
    }

    /// Adds a row; its number.
    pub(crate) fn add(&mut self, row: &Row<'_>, stamp: &Stamp) -> Result<i64, StoreError> {
        self.add_at(row, &stamp.author, &stamp.device, &written(&stamp.at))
    }

    /// The same with a time as the file holds it.
    pub(crate) fn add_at(&mut self, row: &Row<'_>, author: &str, device: &str, at: &str) -> Result<i64, StoreError> {
        let Row { event, batch, kind, path, position, undoes, told } = row;
        let salt: Hash = self.connection.prepare_cached("SELECT randomblob(32)")?.query_row([], |row| row.get(0))?;
        let link = Link {
            seq: self.head.seq + 1,
            batch: *batch,
            subject: self.subject,
            event: event.name().to_owned(),
            kind: (*kind).to_owned(),
            path: (*path).to_owned(),
            position: *position,
            had: told.old.is_some(),
            has: told.new.is_some(),
            author: author.to_owned(),
            device: device.to_owned(),
            at: at.to_owned(),
            undoes: *undoes,
            seal: told.seal(&salt),
        };
        let chain = link.chain(&self.head.chain);
        self.insert(&link, &chain)?;
        self.connection
            .prepare_cached(
                "INSERT INTO told (seq, salt, record, old, new, label, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![link.seq, salt, told.record, told.old, told.new, told.label, told.reason])?;
        self.head = Head { seq: link.seq, chain };
        Ok(link.seq)
    }

    fn insert(&self, link: &Link, chain: &Hash) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO trail (seq, batch, subject, event, kind, path, position, had, has, author, device, at, undoes,
                                seal, chain)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )?;
        statement.execute(params![
            link.seq,
            link.batch,
            link.subject,
            link.event,
            link.kind,
            link.path,
            link.position,
            link.had,
            link.has,
            link.author,
            link.device,
            link.at,
            link.undoes,
            link.seal,
            chain,
        ])?;
        Ok(())
    }
}
