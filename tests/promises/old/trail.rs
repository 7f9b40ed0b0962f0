//! The trail as form 3 has it: each row sealed with a salted hash of what it says, and chained to the row before.

use rusqlite::{Connection, Row, params};
use sha2::{Digest as _, Sha256};

/// Puts the log of form 2 into the trail, in its order.
pub(super) fn take_over(connection: &Connection) {
    let mut chain: Vec<u8> = connection.query_row("SELECT id FROM library", [], |row| row.get(0)).unwrap();
    let mut statement = connection.prepare("SELECT * FROM changes_before ORDER BY seq").unwrap();
    let mut rows = statement.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        chain = add(connection, row, &chain);
    }
    drop(rows);
    drop(statement);
    connection.execute_batch("DROP TABLE changes_before").unwrap();
}

fn text(row: &Row<'_>, column: &str) -> String {
    row.get(column).unwrap()
}

fn maybe(row: &Row<'_>, column: &str) -> Option<String> {
    row.get(column).unwrap()
}

/// Adds a row after the one with the hash `before`; its own hash.
fn add(connection: &Connection, row: &Row<'_>, before: &[u8]) -> Vec<u8> {
    let case = text(row, "case_id");
    connection.execute("INSERT OR IGNORE INTO subjects (case_id) VALUES (?1)", [&case]).unwrap();
    let find = "SELECT number, randomblob(32) FROM subjects WHERE case_id = ?1";
    let (subject, salt): (i64, Vec<u8>) =
        connection.query_row(find, [&case], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let numbers = ["seq", "batch"].map(|column| row.get::<_, i64>(column).unwrap());
    let (position, undoes): (Option<i64>, Option<i64>) = (row.get("position").unwrap(), row.get("undoes").unwrap());
    let [record, kind, path, author, at, label] =
        ["record", "kind", "path", "author", "at", "label"].map(|column| text(row, column));
    let [old, new, reason] = ["old", "new", "reason"].map(|column| maybe(row, column));
    let mut seal = Sha256::new();
    put(&mut seal, &salt);
    for part in [Some(&record), old.as_ref(), new.as_ref(), Some(&label), reason.as_ref()] {
        put_maybe(&mut seal, part);
    }
    let seal = seal.finalize().to_vec();
    let mut chain = Sha256::new();
    chain.update(before);
    for number in [numbers[0], numbers[1], subject, i64::from(old.is_some()), i64::from(new.is_some())] {
        chain.update(number.to_le_bytes());
    }
    for number in [position, undoes] {
        put_maybe(&mut chain, number.map(i64::to_le_bytes));
    }
    for part in ["change", &kind, &path, &author, "", &at] {
        put(&mut chain, part.as_bytes());
    }
    chain.update(&seal);
    let chain = chain.finalize().to_vec();
    let sql = "INSERT INTO trail VALUES (?1, ?2, ?3, 'change', ?4, ?5, ?6, ?7, ?8, ?9, '', ?10, ?11, ?12, ?13)";
    let (had, has) = (old.is_some(), new.is_some());
    let values =
        params![numbers[0], numbers[1], subject, kind, path, position, had, has, author, at, undoes, seal, chain];
    connection.execute(sql, values).unwrap();
    let sql = "INSERT INTO told VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    connection.execute(sql, params![numbers[0], salt, record, old, new, label, reason]).unwrap();
    chain
}

/// A part with its length before it.
fn put(hash: &mut Sha256, part: &[u8]) {
    hash.update(u64::try_from(part.len()).unwrap().to_le_bytes());
    hash.update(part);
}

/// A part that may be missing.
fn put_maybe(hash: &mut Sha256, part: Option<impl AsRef<[u8]>>) {
    hash.update([u8::from(part.is_some())]);
    if let Some(part) = part {
        put(hash, part.as_ref());
    }
}
