//! Finding cases: the words of every record, and the columns of the list. Both can be rebuilt from the records.

use clinical::{
    case::Entry,
    record::{Kind, Record},
    value::{CaseId, RecordId},
};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde_json::Value;

use crate::{Library, StoreError};

/// Most records that a search answers with.
const MOST: i64 = 200;

/// A record in which all the words were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The case.
    pub case: CaseId,
    /// Its working title.
    pub title: String,
    /// The record.
    pub record: RecordId,
    /// Its kind.
    pub kind: Kind,
    /// The value in which the first of the words stands; empty where it is not one value that tells.
    pub excerpt: String,
}

impl Library {
    /// Records that hold every one of the words, or words that begin so; the newest 200. Case, accents and punctuation do
    /// not count, so no text is a wrong query.
    pub fn search(&self, words: &str) -> Result<Vec<Hit>, StoreError> {
        let words: Vec<String> = split(words).map(str::to_lowercase).collect();
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let query = words.iter().map(|word| format!("\"{word}\"*")).collect::<Vec<_>>().join(" ");
        let mut statement = self.connection.prepare(
            "SELECT records.case_id, cases.title, records.id, records.kind, records.body
             FROM words JOIN records ON records.row = words.rowid JOIN cases ON cases.id = records.case_id
             WHERE words MATCH ?1 ORDER BY words.rowid DESC LIMIT ?2",
        )?;
        let mut rows = statement.query(params![query, MOST])?;
        let mut hits = Vec::new();
        while let Some(row) = rows.next()? {
            let body: String = row.get(4)?;
            hits.push(Hit {
                case: CaseId::new(&row.get::<_, String>(0)?).map_err(|_| StoreError::Damaged)?,
                title: row.get(1)?,
                record: RecordId::new(&row.get::<_, String>(2)?).map_err(|_| StoreError::Damaged)?,
                kind: Kind::named(&row.get::<_, String>(3)?).ok_or(StoreError::Damaged)?,
                excerpt: excerpt(&body, words.first().map_or("", String::as_str)),
            });
        }
        Ok(hits)
    }
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The value of the record in which the word stands.
fn excerpt(body: &str, word: &str) -> String {
    let body: Value = serde_json::from_str(body).unwrap_or_default();
    let mut values = Vec::new();
    leaves(&body, &mut values);
    values.into_iter().find(|value| value.to_lowercase().contains(word)).unwrap_or_default()
}

/// Every text and number within a value.
fn leaves(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Number(number) => found.push(number.to_string()),
        Value::Array(list) => list.iter().for_each(|item| leaves(item, found)),
        Value::Object(group) => group.values().for_each(|item| leaves(item, found)),
        Value::Null | Value::Bool(_) => {}
    }
}

/// Puts the words of a stored record into the index, in place of those it had.
pub(crate) fn index(connection: &Connection, case: &CaseId, record: &str) -> Result<(), StoreError> {
    let (row, kind, body) = connection.query_row(
        "SELECT row, kind, body FROM records WHERE case_id = ?1 AND id = ?2",
        [case.as_str(), record],
        |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?)),
    )?;
    index_row(connection, row, &kind, &body)
}

fn index_row(connection: &Connection, row: i64, kind: &str, body: &str) -> Result<(), StoreError> {
    let body: Value = serde_json::from_str(body).map_err(|_| StoreError::Damaged)?;
    let mut text = vec![Kind::named(kind).ok_or(StoreError::Damaged)?.label().to_owned()];
    leaves(&body, &mut text);
    connection.execute("INSERT OR REPLACE INTO words (rowid, text) VALUES (?1, ?2)", params![row, text.join("\n")])?;
    Ok(())
}

/// Takes a record, which is still stored, out of the index.
pub(crate) fn forget(connection: &Connection, case: &CaseId, record: &str) -> Result<(), StoreError> {
    connection.execute(
        "DELETE FROM words WHERE rowid = (SELECT row FROM records WHERE case_id = ?1 AND id = ?2)",
        [case.as_str(), record],
    )?;
    Ok(())
}

/// Brings the row of a case in the list up to date with its header and its log.
pub(crate) fn list(connection: &Connection, case: &CaseId) -> Result<(), StoreError> {
    let body = connection
        .query_row(
            "SELECT id, body FROM records WHERE case_id = ?1 AND kind = ?2",
            [case.as_str(), Kind::Header.name()],
            |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)),
        )
        .optional()?;
    let Some((id, body)) = body else { return Err(StoreError::Header) };
    let body = serde_json::from_str(&body).map_err(|_| StoreError::Damaged)?;
    let Record::Header(header) = Entry::read(&id, Kind::Header.name(), &body)?.record else { return Ok(()) };
    connection.execute(
        "UPDATE cases SET title = ?2, number = ?3,
             records = (SELECT count(*) FROM records WHERE case_id = ?1),
             changed = (SELECT at FROM changes WHERE case_id = ?1 ORDER BY seq DESC LIMIT 1)
         WHERE id = ?1",
        params![case.as_str(), &*header.title, header.number],
    )?;
    Ok(())
}

/// Makes the index anew where it does not cover the records: where a record has no words, or words have no record.
pub(crate) fn mend(connection: &mut Connection) -> Result<(), StoreError> {
    let whole: bool = connection.query_row(
        "SELECT (SELECT count(*) FROM records) = (SELECT count(*) FROM words_docsize)",
        [],
        |row| row.get(0),
    )?;
    if whole {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    transaction.execute("INSERT INTO words (words) VALUES ('delete-all')", [])?;
    {
        let mut statement = transaction.prepare("SELECT row, kind, body FROM records")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            index_row(&transaction, row.get(0)?, &row.get::<_, String>(1)?, &row.get::<_, String>(2)?)?;
        }
    }
    Ok(transaction.commit()?)
}
