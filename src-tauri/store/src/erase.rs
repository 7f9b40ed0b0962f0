//! Erasing a patient: the words go, the trail keeps that somebody was erased, when, by whom and why.
//!
//! What is not promised: backups made before hold the patient until they are thinned out (an erasure is carried out again
//! where one is restored), a copy that somebody made elsewhere is not reached, and a disk that writes elsewhere than it is
//! told, as a solid-state disk does, may keep encrypted remains.

use chrono::{DateTime, Utc};
use clinical::value::CaseId;
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    Library, Stamp, StoreError, connection,
    history::read,
    row,
    trail::{self, Event, Told},
};

/// That a patient was erased: kept in the library and beside its backups, so that one that is restored loses them too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tombstone {
    /// Number of the case in the trail.
    pub subject: i64,
    /// A hash of the name of the case under the library's own number, which is in the library alone.
    pub mark: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub author: String,
    /// Why; says nothing of the patient.
    pub reason: String,
}

impl Library {
    /// Erases a case with everything that was ever said of it: records, changes, files, words. The trail keeps the row that
    /// says so, with the reason of `stamp`, which must be given. Also of a case that was deleted.
    pub fn erase(&mut self, case: &CaseId, stamp: &Stamp) -> Result<Tombstone, StoreError> {
        let number = subject(&self.connection, case)?.ok_or_else(|| StoreError::NoCase(case.clone()))?;
        let stone = Tombstone {
            subject: number,
            mark: mark(&self.connection, case.as_str())?,
            at: stamp.at,
            author: stamp.author.clone(),
            reason: stamp.reason.clone().filter(|reason| !reason.trim().is_empty()).ok_or(StoreError::NoReason)?,
        };
        self.wipe(case, &stone, stamp)?;
        Ok(stone)
    }

    /// Carries out again, in a library that came from a backup, the erasures that it does not know yet; how many.
    pub fn erase_again(&mut self, stones: &[Tombstone], stamp: &Stamp) -> Result<usize, StoreError> {
        let mut done = 0;
        for stone in stones {
            let sql = "SELECT case_id FROM subjects WHERE number = ?1";
            let named: Option<String> = self.connection.query_row(sql, [stone.subject], |row| row.get(0)).optional()?;
            let Some(case) = named.and_then(|name| CaseId::new(&name).ok()) else { continue };
            if mark(&self.connection, case.as_str())? == stone.mark {
                let reason = Some(stone.reason.clone());
                self.wipe(&case, stone, &Stamp { reason, ..stamp.clone() })?;
                done += 1;
            }
        }
        Ok(done)
    }

    /// Every erasure of this library, first to last.
    pub fn tombstones(&self) -> Result<Vec<Tombstone>, StoreError> {
        let sql = "SELECT erased.subject, mark, at, author, reason
                   FROM erased JOIN trail ON trail.seq = erased.seq JOIN told ON told.seq = erased.seq ORDER BY erased.seq";
        let mut statement = self.connection.prepare(sql)?;
        let stones = statement.query_map([], |row| {
            Ok(Tombstone {
                subject: row.get(0)?,
                mark: row.get(1)?,
                at: read(&row.get::<_, String>(2)?),
                author: row.get(3)?,
                reason: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
            })
        })?;
        Ok(stones.collect::<Result<_, _>>()?)
    }

    fn wipe(&mut self, case: &CaseId, stone: &Tombstone, stamp: &Stamp) -> Result<(), StoreError> {
        // What is freed is written over, then the file is made anew without it.
        self.connection.pragma_update(None, "secure_delete", true)?;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        bury(&transaction, stone, stamp)?;
        take_out(&transaction, case, stone.subject)?;
        transaction.commit()?;
        self.connection.execute_batch("INSERT INTO words (words) VALUES ('optimize'); VACUUM;")?;
        connection::checkpoint(&self.connection)?;
        self.connection.pragma_update(None, "secure_delete", false)?;
        Ok(())
    }
}

/// Says in the trail that the patient was erased.
fn bury(connection: &Connection, stone: &Tombstone, stamp: &Stamp) -> Result<(), StoreError> {
    let record = name(stone.subject);
    let (label, reason) = ("Erase a patient", stamp.reason.as_deref());
    let told = Told { record: &record, label, reason, ..Told::default() };
    let row = trail::Row { event: Event::Erase, batch: 0, kind: "", path: "", position: None, undoes: None, told };
    let seq = trail::Writer::about(connection, None)?.add(&row, stamp)?;
    let sql = "INSERT INTO erased (subject, seq, mark) VALUES (?1, ?2, ?3)";
    connection.execute(sql, params![stone.subject, seq, stone.mark])?;
    Ok(())
}

/// Takes out all that was said of the case, now or before.
fn take_out(connection: &Connection, case: &CaseId, subject: i64) -> Result<(), StoreError> {
    let id = case.as_str();
    let blobs = "DELETE FROM blobs WHERE id IN (
            SELECT json_extract(coalesce(new, old), '$.blob') FROM told JOIN trail USING (seq)
            WHERE subject = ?1 AND kind = 'attachment')
        AND id NOT IN (SELECT blob FROM attachments)";
    connection.execute("DELETE FROM attachments WHERE case_id = ?1", [id])?;
    connection.execute(blobs, [subject])?;
    connection.execute("DELETE FROM records WHERE case_id = ?1", [id])?;
    row::end(connection, case)?;
    // Words that no other case has.
    connection.execute(
        "DELETE FROM terms WHERE NOT EXISTS (SELECT 1 FROM words WHERE words MATCH '\"' || terms.term || '\"')",
        [],
    )?;
    connection.execute("DELETE FROM told WHERE seq IN (SELECT seq FROM trail WHERE subject = ?1)", [subject])?;
    connection.execute("UPDATE subjects SET case_id = ?2 WHERE number = ?1", params![subject, name(subject)])?;
    Ok(())
}

/// What an erased case is called; no case can be called so, for the space in it.
fn name(subject: i64) -> String {
    format!("erased {subject}")
}

fn subject(connection: &Connection, case: &CaseId) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT number FROM subjects WHERE case_id = ?1";
    Ok(connection.query_row(sql, [case.as_str()], |row| row.get(0)).optional()?)
}

/// The hash that stands for the name of a case outside the library.
fn mark(connection: &Connection, case: &str) -> Result<String, StoreError> {
    let own: Vec<u8> = connection.query_row("SELECT id FROM library", [], |row| row.get(0))?;
    let mut hash = Sha256::new();
    hash.update(own);
    hash.update(case);
    Ok(crate::backup::hex(&hash.finalize()))
}
