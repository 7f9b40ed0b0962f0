//! The list of cases, read a page at a time.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use clinical::{
    outline::{Group, LastKnown, Outline},
    value::CaseId,
};
use rusqlite::params;

use crate::{
    Hit, Library, Order, StoreError, history, row,
    search::{self, Found},
};

/// Which cases, in which order, from where.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// Words that all must be in the case; a word may be just its beginning. Without any, every case.
    pub words: String,
    /// Only archived cases, or only those at hand.
    pub archived: Option<bool>,
    /// Only pinned cases.
    pub pinned: bool,
    /// Only cases of this group.
    pub group: Option<Group>,
    /// Only cases in this state at the last contact.
    pub state: Option<LastKnown>,
    /// Only cases changed since then.
    pub since: Option<DateTime<Utc>>,
    /// The order.
    pub order: Order,
    /// The order turned round.
    pub descending: bool,
    /// How many cases to pass over.
    pub offset: u32,
    /// How many cases to read at most.
    pub limit: u32,
}

/// Some of the cases that were asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The cases.
    pub rows: Vec<CaseRow>,
    /// How many there are in all.
    pub total: u32,
    /// Whether there are more, because a search stops at the newest thousand.
    pub more: bool,
}

/// A row in the list of cases.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseRow {
    /// The case.
    pub id: CaseId,
    /// Its working title.
    pub title: String,
    /// Its number in this library.
    pub number: String,
    /// How many records it has.
    pub records: u32,
    /// When it was last changed.
    pub changed: DateTime<Utc>,
    /// Whether it is put away.
    pub archived: bool,
    /// Whether it is kept at hand.
    pub pinned: bool,
    /// What it is in one row.
    pub outline: Outline,
    /// Where the words of a search stand in it.
    pub found: Option<Hit>,
}

/// How many cases there are of what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// Cases at hand.
    pub at_hand: u32,
    /// Archived ones.
    pub archived: u32,
    /// Of those at hand, the pinned ones.
    pub pinned: u32,
    /// Of those at hand, the ones changed since the time that was asked for.
    pub changed: u32,
    /// Those at hand by group.
    pub groups: Vec<(Group, u32)>,
    /// Those at hand by state at the last contact.
    pub states: Vec<(LastKnown, u32)>,
}

impl Wanted {
    /// The time since when, as the table has it.
    pub(crate) fn since_written(&self) -> Option<String> {
        self.since.as_ref().map(history::written)
    }

    /// The condition on the columns of the list. What stands in it are names of choices and a time that was written here.
    fn condition(&self) -> String {
        let text = |column: &str, name: String| (!name.is_empty()).then(|| format!("{column} = '{name}'"));
        let parts = [
            self.archived.map(|archived| format!("archived = {}", u8::from(archived))),
            self.pinned.then(|| "pinned = 1".to_owned()),
            text("tissue", row::name(&self.group)),
            text("state", row::name(&self.state)),
            self.since_written().map(|since| format!("changed >= '{since}'")),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { "1".to_owned() } else { parts.join(" AND ") }
    }

    /// The index that holds the list in its order, with all that it is filtered by. Without it the planner might go by the
    /// filter, and look up every case to sort it.
    fn index(&self) -> String {
        self.archived.map_or_else(String::new, |_| format!("INDEXED BY cases_{}", self.order.index()))
    }

    fn direction(&self) -> &'static str {
        // The latest and the best come first of themselves.
        let latest = matches!(self.order, Order::Changed | Order::Match);
        if latest == self.descending { "ASC" } else { "DESC" }
    }
}

impl Library {
    /// Every case, last changed first.
    pub fn cases(&self) -> Result<Vec<CaseRow>, StoreError> {
        Ok(self.page(&Wanted { limit: u32::MAX, ..Wanted::default() })?.rows)
    }

    /// A page of the list of cases.
    pub fn page(&self, wanted: &Wanted) -> Result<Page, StoreError> {
        let words = search::words(&wanted.words);
        let (rows, total, more) = if words.is_empty() { self.listed(wanted)? } else { self.found(&words, wanted)? };
        let rows = rows.into_iter().map(|row| self.row(row, &words));
        Ok(Page { rows: rows.collect::<Result<_, _>>()?, total, more })
    }

    /// How many cases there are of what; `since` is when a case must have changed to count as changed.
    pub fn counts(&self, since: DateTime<Utc>) -> Result<Counts, StoreError> {
        let mut counts = Counts::default();
        let mut statement = self.connection.prepare_cached(
            "SELECT archived, tissue, state, pinned, count(*) FROM cases GROUP BY archived, tissue, state, pinned",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (archived, pinned, count): (bool, bool, u32) = (row.get(0)?, row.get(3)?, row.get(4)?);
            if archived {
                counts.archived += count;
                continue;
            }
            counts.at_hand += count;
            counts.pinned += if pinned { count } else { 0 };
            add(&mut counts.groups, &row.get::<_, String>(1)?, count);
            add(&mut counts.states, &row.get::<_, String>(2)?, count);
        }
        counts.changed = self.connection.query_row(
            "SELECT count(*) FROM cases WHERE archived = 0 AND changed >= ?1",
            [history::written(&since)],
            |row| row.get(0),
        )?;
        Ok(counts)
    }

    fn listed(&self, wanted: &Wanted) -> Result<(Vec<i64>, u32, bool), StoreError> {
        let (condition, index, column) = (wanted.condition(), wanted.index(), wanted.order.column());
        let direction = wanted.direction();
        let count = format!("SELECT count(*) FROM cases {index} WHERE {condition}");
        let total = self.connection.prepare_cached(&count)?.query_row([], |row| row.get(0))?;
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT row FROM cases {index} WHERE {condition} ORDER BY {column} {direction}, row {direction} LIMIT ?1 OFFSET ?2"
        ))?;
        let rows = statement.query_map([wanted.limit, wanted.offset], |row| row.get(0))?;
        Ok((rows.collect::<Result<_, _>>()?, total, false))
    }

    /// The cases that hold all the words, in the order wanted.
    fn found(&self, words: &[String], wanted: &Wanted) -> Result<(Vec<i64>, u32, bool), StoreError> {
        let found = search::found(&self.connection, words, wanted)?;
        let total = found.all.len();
        let rows = self.sorted(&found, wanted)?;
        let page = rows.into_iter().skip(wanted.offset as usize).take(wanted.limit as usize).collect();
        Ok((page, u32::try_from(total).unwrap_or(u32::MAX), total >= search::MOST))
    }

    fn sorted(&self, found: &Found, wanted: &Wanted) -> Result<Vec<i64>, StoreError> {
        let list = found.all.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
        let (column, direction) = (wanted.order.column(), wanted.direction());
        let index = if column == "changed" { "INDEXED BY cases_found" } else { "" };
        let sql = format!(
            "SELECT row FROM cases {index} WHERE row IN ({list}) ORDER BY {column} {direction}, row {direction}"
        );
        let mut statement = self.connection.prepare(&sql)?;
        let rows = statement.query_map([], |row| row.get(0))?;
        let mut rows = rows.collect::<Result<Vec<i64>, _>>()?;
        if wanted.order == Order::Match {
            let called: HashSet<i64> = found.all.iter().take(found.called).copied().collect();
            rows.sort_by_key(|row| !called.contains(row));
        }
        Ok(rows)
    }

    fn row(&self, row: i64, words: &[String]) -> Result<CaseRow, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, title, number, records, changed, archived, pinned, outline FROM cases WHERE row = ?1",
        )?;
        let mut rows = statement.query(params![row])?;
        let row = rows.next()?.ok_or(StoreError::Damaged)?;
        let id = CaseId::new(&row.get::<_, String>(0)?).map_err(|_| StoreError::Damaged)?;
        let title: String = row.get(1)?;
        let outline = serde_json::from_str(&row.get::<_, String>(7)?).map_err(|_| StoreError::Damaged)?;
        let found = if words.is_empty() { None } else { search::hit(&self.connection, &id, &title, words)? };
        Ok(CaseRow {
            number: row.get(2)?,
            records: row.get(3)?,
            changed: history::read(&row.get::<_, String>(4)?),
            archived: row.get(5)?,
            pinned: row.get(6)?,
            id,
            title,
            outline,
            found,
        })
    }
}

fn add<T: clinical::value::Choice>(counts: &mut Vec<(T, u32)>, name: &str, count: u32) {
    let Some(choice) = T::ALL.iter().find(|choice| row::name(&Some(**choice)) == name) else { return };
    let same = |other: &&mut (T, u32)| row::name(&Some(other.0)) == name;
    match counts.iter_mut().find(same) {
        Some((_, sum)) => *sum += count,
        None => counts.push((*choice, count)),
    }
}
