//! Signing a version of a case off. It is frozen: what is changed afterwards is an amendment, and says why.

use chrono::{DateTime, Utc};
use clinical::{case::Case, value::CaseId};
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::{
    Library, Stamp, StoreError,
    history::read,
    library,
    trail::{self, Event, Told},
};

/// The version of a case that was signed off last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// 1 for the first.
    pub version: i64,
    /// Who signed it.
    pub author: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether the case was changed since.
    pub amended: bool,
    /// Its place in the trail.
    pub seq: i64,
}

impl Library {
    /// Signs the case off as it is now; the number of the version. The trail keeps a hash of the whole case.
    pub fn sign(&mut self, case: &CaseId, stamp: &Stamp) -> Result<i64, StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let text = library::read(&transaction, case)?.to_file(&[]);
        let version = last(&transaction, case)?.map_or(0, |signed| signed.version) + 1;
        let sha256 = crate::backup::hex(&Sha256::digest(text.as_bytes()));
        let new = json!({"version": version, "sha256": sha256}).to_string();
        let told = Told { new: Some(&new), label: &stamp.label, reason: stamp.reason.as_deref(), ..Told::default() };
        let row = trail::Row { event: Event::Sign, batch: 0, kind: "", path: "", position: None, undoes: None, told };
        trail::Writer::about(&transaction, Some(case.as_str()))?.add(&row, stamp)?;
        transaction.commit()?;
        Ok(version)
    }

    /// The version that was signed off last; none where none was.
    pub fn signed(&self, case: &CaseId) -> Result<Option<Signed>, StoreError> {
        last(&self.connection, case)
    }

    /// The case as it was signed off in a version, made from the trail. None where there is no such version, or where the
    /// trail does not make of it what was signed.
    pub fn signed_version(&self, case: &CaseId, version: i64) -> Result<Option<Case>, StoreError> {
        let sql = "SELECT trail.seq, json_extract(new, '$.sha256') FROM trail JOIN subjects ON number = subject
                   JOIN told ON told.seq = trail.seq
                   WHERE case_id = ?1 AND event = 'sign' AND json_extract(new, '$.version') = ?2";
        let found = self.connection.query_row(sql, params![case.as_str(), version], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
        });
        let Some((seq, sha256)) = found.optional()? else { return Ok(None) };
        let frozen = self.rebuild_until(case, seq)?;
        let same = crate::backup::hex(&Sha256::digest(frozen.to_file(&[]).as_bytes())) == sha256;
        Ok(same.then_some(frozen))
    }
}

/// Whether a version of the case was signed off.
pub(crate) fn is_signed(connection: &Connection, subject: i64) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM trail WHERE subject = ?1 AND batch = 0 AND event = 'sign')";
    Ok(connection.prepare_cached(sql)?.query_row([subject], |row| row.get(0))?)
}

fn last(connection: &Connection, case: &CaseId) -> Result<Option<Signed>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT json_extract(new, '$.version'), author, at, trail.seq, EXISTS (
                SELECT 1 FROM trail AS later WHERE later.subject = trail.subject AND later.seq > trail.seq
                    AND later.event = 'change' AND later.kind <> 'mark')
         FROM trail JOIN subjects ON number = subject JOIN told ON told.seq = trail.seq
         WHERE case_id = ?1 AND batch = 0 AND event = 'sign' ORDER BY trail.seq DESC LIMIT 1",
    )?;
    let found = statement.query_row([case.as_str()], |row| {
        Ok(Signed {
            version: row.get(0)?,
            author: row.get(1)?,
            at: read(&row.get::<_, String>(2)?),
            seq: row.get(3)?,
            amended: row.get(4)?,
        })
    });
    Ok(found.optional()?)
}
