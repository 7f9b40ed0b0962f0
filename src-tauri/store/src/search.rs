//! Finding cases by their words, and the record in which the words stand.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashSet},
};

use clinical::{
    leaving::without_names,
    outline::{Group, LastKnown},
    record::Kind,
    value::{CaseId, RecordId},
};
use rusqlite::{Connection, params};
use serde_json::Value;

use crate::{CaseRow, Library, Order, StoreError, Wanted, order::fold, row};

/// Most cases that a search looks at. Words that are in more of them find the newest; typing on narrows them.
pub(crate) const MOST: usize = 1000;

/// Most records that [`Library::search`] answers with.
const MOST_HITS: u32 = 200;

/// How long a beginning may be that is indexed as such.
const INDEXED: usize = 4;

/// Most words that a beginning is taken apart into.
const MOST_TERMS: usize = 200;

/// Stands before a word that a case is called. A letter of no word that is likely to be typed.
const CALLED: char = 'ǂ';

/// Longest excerpt, in letters, and how many of them may stand before the word.
const EXCERPT: usize = 120;
const BEFORE: usize = 40;

/// The record in which the words of a search stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The case.
    pub case: CaseId,
    /// Its working title.
    pub title: String,
    /// The record that holds the most of the words.
    pub record: RecordId,
    /// Its kind.
    pub kind: Kind,
    /// The value in which most of them stand; empty where it is not one value that tells.
    pub excerpt: String,
}

impl Library {
    /// Cases that hold every one of the words, or words that begin so, each with the record that holds the most of them;
    /// the best 200, archived ones among them. Case, accents and punctuation do not count, so no text is a wrong query.
    pub fn search(&self, words: &str) -> Result<Vec<Hit>, StoreError> {
        if self::words(words).is_empty() {
            return Ok(Vec::new());
        }
        let wanted = Wanted { words: words.to_owned(), order: Order::Match, limit: MOST_HITS, ..Wanted::default() };
        let rows = self.page(&wanted)?.rows;
        Ok(rows.into_iter().filter_map(|CaseRow { found, .. }| found).collect())
    }
}

/// The words of what was typed.
pub(crate) fn words(typed: &str) -> Vec<String> {
    split(typed).map(str::to_lowercase).collect()
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// What the index says of a case beside its text: what it is called, and where it belongs, a word each.
pub(crate) fn place(called: &str, group: &Option<Group>, state: &Option<LastKnown>) -> String {
    let called = split(called).map(|word| format!("{CALLED}{word}"));
    called.chain(word("tissue", group)).chain(word("state", state)).collect::<Vec<_>>().join(" ")
}

/// Keeps the longer words of a text: what a beginning that is typed may go on to.
pub(crate) fn learn(connection: &Connection, text: &str) -> Result<(), StoreError> {
    let folded = fold(text);
    let words: BTreeSet<&str> = split(&folded).filter(|word| word.chars().count() > INDEXED).collect();
    let mut statement = connection.prepare_cached("INSERT OR IGNORE INTO terms (term) VALUES (?1)")?;
    for word in words {
        statement.execute([word])?;
    }
    Ok(())
}

fn word<T: serde::Serialize>(of: &str, choice: &Option<T>) -> Option<String> {
    choice.as_ref().map(|_| format!("{of}{}", row::name(choice).replace('_', "")))
}

/// Rows of the cases that hold all the words, at most [`MOST`].
pub(crate) struct Found {
    /// First those that are called so, then those whose records say so; of each the newest first.
    pub(crate) all: Vec<i64>,
    /// How many are called so.
    pub(crate) called: usize,
}

/// Finds the cases that hold all the words.
pub(crate) fn found(connection: &Connection, words: &[String], wanted: &Wanted) -> Result<Found, StoreError> {
    let mut typed = Vec::new();
    for word in words {
        typed.push(beginnings(connection, &fold(word))?);
    }
    let mut all = matching(connection, &query(Some(CALLED), &typed, wanted), wanted)?;
    let called = all.len();
    if called < MOST {
        let first: HashSet<i64> = all.iter().copied().collect();
        let said = matching(connection, &query(None, &typed, wanted), wanted)?;
        all.extend(said.into_iter().filter(|row| !first.contains(row)));
        all.truncate(MOST);
    }
    Ok(Found { all, called })
}

/// What a typed word stands for: every word that begins so.
enum Typed {
    /// Few enough to be named. The index reads them from the newest case on, and stops when it has enough.
    Words(Vec<String>),
    /// A beginning that is indexed as such, or that too many words have: none of them stands in very many cases then.
    Beginning(String),
}

fn beginnings(connection: &Connection, word: &str) -> Result<Typed, StoreError> {
    if word.chars().count() <= INDEXED {
        return Ok(Typed::Beginning(word.to_owned()));
    }
    let mut statement = connection.prepare_cached("SELECT term FROM terms WHERE term >= ?1 AND term < ?2 LIMIT ?3")?;
    let most = i64::try_from(MOST_TERMS + 1).unwrap_or(i64::MAX);
    let terms = statement.query_map(params![word, format!("{word}\u{10ffff}"), most], |row| row.get(0))?;
    let terms = terms.collect::<Result<Vec<String>, _>>()?;
    Ok(if terms.len() > MOST_TERMS { Typed::Beginning(word.to_owned()) } else { Typed::Words(terms) })
}

/// A query of the index: all of the words, among what a case is `called` or what it says.
fn query(called: Option<char>, typed: &[Typed], wanted: &Wanted) -> String {
    let mark = called.map(String::from).unwrap_or_default();
    let any = |typed: &Typed| match typed {
        Typed::Beginning(word) => format!("\"{mark}{word}\" *"),
        // No word begins so: this one is in no case, since no word is a mark alone.
        Typed::Words(words) if words.is_empty() => format!("\"{CALLED}\""),
        Typed::Words(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("\"{mark}{word}\"")).collect();
            format!("({})", words.join(" OR "))
        }
    };
    let column = if called.is_some() { "place" } else { "text" };
    let mut query = format!("{column} : ({})", typed.iter().map(any).collect::<Vec<_>>().join(" AND "));
    let shelf = wanted.archived.map(|archived| if archived { "archived" } else { "athand" }.to_owned());
    let pinned = wanted.pinned.then(|| "pinned".to_owned());
    for word in [shelf, pinned, word("tissue", &wanted.group), word("state", &wanted.state)].into_iter().flatten() {
        query.push_str(&format!(" AND place : \"{word}\""));
    }
    query
}

fn matching(connection: &Connection, query: &str, wanted: &Wanted) -> Result<Vec<i64>, StoreError> {
    let most = i64::try_from(MOST).unwrap_or(i64::MAX);
    let since = wanted.since_written();
    let sql = match since {
        None => "SELECT rowid FROM words WHERE words MATCH ?1 AND ?3 IS NULL ORDER BY rowid DESC LIMIT ?2",
        Some(_) => {
            "SELECT words.rowid FROM words CROSS JOIN cases INDEXED BY cases_found ON cases.row = words.rowid
             WHERE words MATCH ?1 AND cases.changed >= ?3 ORDER BY words.rowid DESC LIMIT ?2"
        }
    };
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(params![query, most, since], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The record of a case that holds the most of the words. The header comes last among equals: its title is seen anyway.
pub(crate) fn hit(
    connection: &Connection,
    case: &CaseId,
    title: &str,
    words: &[String],
) -> Result<Option<Hit>, StoreError> {
    let words: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let mut statement =
        connection.prepare_cached("SELECT id, kind, body FROM records WHERE case_id = ?1 ORDER BY position")?;
    let mut rows = statement.query([case.as_str()])?;
    let mut best: Option<(usize, Hit)> = None;
    while let Some(row) = rows.next()? {
        let kind = Kind::named(&row.get::<_, String>(1)?).ok_or(StoreError::Damaged)?;
        let mut body: Value = serde_json::from_str(&row.get::<_, String>(2)?).map_err(|_| StoreError::Damaged)?;
        without_names(kind, &mut body);
        let (held, excerpt) = told(&body, &words);
        let better = best
            .as_ref()
            .is_none_or(|(most, hit)| held > *most || held == *most && held > 0 && hit.kind == Kind::Header);
        if better {
            let record = RecordId::new(&row.get::<_, String>(0)?).map_err(|_| StoreError::Damaged)?;
            best = Some((held, Hit { case: case.clone(), title: title.to_owned(), record, kind, excerpt }));
        }
    }
    Ok(best.map(|(_, hit)| hit))
}

/// How many of the words a record holds, and the value that holds the most of them, around the first.
fn told(body: &Value, words: &[String]) -> (usize, String) {
    let mut values = Vec::new();
    leaves(body, &mut values);
    let folded: Vec<String> = values.iter().map(|value| fold(value)).collect();
    let holds = |text: &str, word: &String| split(text).any(|own| own.starts_with(word.as_str()));
    let held = words.iter().filter(|word| folded.iter().any(|text| holds(text, word))).count();
    let count = |text: &str| words.iter().filter(|word| holds(text, word)).count();
    // Of equal values the one with the first word, then the first.
    let first = |text: &str| words.first().is_some_and(|word| holds(text, word));
    let most = folded.iter().enumerate().map(|(at, text)| (count(text), first(text), Reverse(at)));
    let most = most.filter(|(count, ..)| *count > 0).max().map(|(.., Reverse(at))| at);
    let excerpt = most.and_then(|at| values.get(at)).map(|value| around(value, words)).unwrap_or_default();
    (held, excerpt)
}

/// A value, cut to its words around the first that was looked for.
fn around(value: &str, words: &[String]) -> String {
    let value = value.replace('_', " ");
    if value.chars().count() <= EXCERPT {
        return value;
    }
    let parts: Vec<&str> = value.split_whitespace().collect();
    let is_sought = |part: &&str| {
        let folded = fold(part);
        split(&folded).any(|own| words.iter().any(|word| own.starts_with(word.as_str())))
    };
    let at = parts.iter().position(is_sought).unwrap_or_default();
    let (mut from, mut before) = (at, 0);
    while let Some(part) = from.checked_sub(1).and_then(|index| parts.get(index)) {
        before += part.chars().count() + 1;
        if before > BEFORE {
            break;
        }
        from -= 1;
    }
    let mut excerpt = if from > 0 { "… ".to_owned() } else { String::new() };
    for part in parts.iter().skip(from) {
        if excerpt.chars().count() + part.chars().count() > EXCERPT {
            return excerpt + "…";
        }
        excerpt.push_str(part);
        excerpt.push(' ');
    }
    excerpt.trim_end().to_owned()
}

/// Every text and number within a value.
pub(crate) fn leaves(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Number(number) => found.push(number.to_string()),
        Value::Array(list) => list.iter().for_each(|item| leaves(item, found)),
        Value::Object(group) => group.values().for_each(|item| leaves(item, found)),
        Value::Null | Value::Bool(_) => {}
    }
}

/// Makes the words anew where they do not cover the cases: where a case has none, or some have no case.
pub(crate) fn mend(connection: &mut Connection) -> Result<(), StoreError> {
    let whole: bool = connection.query_row(
        "SELECT (SELECT count(*) FROM cases) = (SELECT count(*) FROM words_docsize)",
        [],
        |row| row.get(0),
    )?;
    if whole {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    row::refresh_all(&transaction)?;
    Ok(transaction.commit()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_value_is_cut_around_the_word() {
        let value = format!("{} the mesenteric root {}", "before ".repeat(30), "after ".repeat(30));
        let excerpt = around(&value, &["mesent".to_owned()]);
        assert!(excerpt.starts_with("… before") && excerpt.contains("the mesenteric root after"), "{excerpt}");
        assert!(excerpt.ends_with('…') && excerpt.chars().count() <= EXCERPT + 2, "{excerpt}");
        assert_eq!(around("complete_remission", &[]), "complete remission");
    }
}
