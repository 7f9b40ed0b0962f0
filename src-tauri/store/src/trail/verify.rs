//! Whether the trail is as it was written.

use std::collections::HashSet;

use clinical::value::CaseId;
use rusqlite::{Connection, Row};

use super::{
    chain::{Head, Link},
    seal::{Hash, Told},
};
use crate::{Library, StoreError};

/// What is wrong with a trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A row is not as it was written, or does not stand where it was written.
    Row(i64),
    /// Rows are missing before this number.
    Missing(i64),
    /// What a row says is not what was written.
    Words(i64),
    /// What a row says is gone, and nobody erased the patient.
    Gone(i64),
    /// A case is not what the trail makes of it.
    Case(CaseId),
}

/// A trail that was read through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// How many rows it has.
    pub rows: u64,
    /// Its end.
    pub head: Head,
    /// What is wrong with it; nothing in one that is as it was written.
    pub faults: Vec<Fault>,
}

/// Salt and words of a row.
struct Words {
    salt: Vec<u8>,
    record: String,
    old: Option<String>,
    new: Option<String>,
    label: String,
    reason: Option<String>,
}

impl Words {
    fn read(row: &Row<'_>) -> rusqlite::Result<Option<Self>> {
        let Some(salt) = row.get("salt")? else { return Ok(None) };
        Ok(Some(Self {
            salt,
            record: row.get("record")?,
            old: row.get("old")?,
            new: row.get("new")?,
            label: row.get("label")?,
            reason: row.get("reason")?,
        }))
    }

    fn fit(&self, link: &Link) -> bool {
        let told = Told {
            record: &self.record,
            old: self.old.as_deref(),
            new: self.new.as_deref(),
            label: &self.label,
            reason: self.reason.as_deref(),
        };
        told.seal(&self.salt) == link.seal && (self.old.is_some(), self.new.is_some()) == (link.had, link.has)
    }
}

impl Library {
    /// Reads the whole trail through: every row and its words against their hashes, and every case against what the trail
    /// makes of it.
    pub fn verify_trail(&self) -> Result<Verified, StoreError> {
        let mut verified = verify(&self.connection)?;
        for case in self.cases()? {
            let stored = self.case(&case.id);
            let rebuilt = self.rebuild(&case.id);
            if !matches!((stored, rebuilt), (Ok(stored), Ok(rebuilt)) if stored == rebuilt) {
                verified.faults.push(Fault::Case(case.id));
            }
        }
        Ok(verified)
    }
}

/// The same without the cases.
pub(crate) fn verify(connection: &Connection) -> Result<Verified, StoreError> {
    let erased = connection
        .prepare("SELECT subject FROM erased")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<HashSet<i64>, _>>()?;
    let mut before: Hash = connection.query_row("SELECT id FROM library", [], |row| row.get(0))?;
    let (mut rows, mut last, mut faults) = (0, 0, Vec::new());
    let sql = "SELECT trail.*, salt, record, old, new, label, reason
               FROM trail LEFT JOIN told ON told.seq = trail.seq ORDER BY trail.seq";
    let mut statement = connection.prepare(sql)?;
    let mut read = statement.query([])?;
    while let Some(row) = read.next()? {
        let (link, chain): (Link, Hash) = (Link::read(row)?, row.get("chain")?);
        if link.seq != last + 1 {
            faults.push(Fault::Missing(link.seq));
        } else if link.chain(&before) != chain {
            faults.push(Fault::Row(link.seq));
        }
        match Words::read(row)? {
            Some(words) if !words.fit(&link) => faults.push(Fault::Words(link.seq)),
            None if !erased.contains(&link.subject) => faults.push(Fault::Gone(link.seq)),
            _ => {}
        }
        (rows, last, before) = (rows + 1, link.seq, chain);
    }
    let count = super::head(connection)?.seq;
    if count != last {
        faults.push(Fault::Missing(count + 1));
    }
    Ok(Verified { rows, head: Head { seq: last, chain: before }, faults })
}
