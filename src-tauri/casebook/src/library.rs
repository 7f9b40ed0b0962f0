//! The library as a list: its pages, what is in it, and what is done with whole cases.

use chrono::{Duration, SecondsFormat};
use clinical::{
    outline::{Group, LastKnown, Outline},
    value::{CaseId, RecordId},
};
use serde::{Deserialize, Serialize};
use store::{Edit, Mark};

use crate::{Casebook, Error};

/// For how many days a change counts as a recent one.
const RECENT_DAYS: i64 = 30;

/// What the list of cases is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// How well they answer a search; without one as `changed`.
    Match,
    /// When they were last changed, the latest first.
    #[default]
    Changed,
    /// Working title.
    Title,
    /// Number in the library.
    Number,
    /// Diagnosis.
    Diagnosis,
    /// Where the tumour arose.
    Site,
    /// FNCLCC grade.
    Grade,
    /// State at the last contact.
    State,
    /// Share of the CARE items that is reported.
    Care,
    /// Month of the last record.
    Course,
}

/// Which cases, in which order, from where.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct Wanted {
    /// Words that all must be in the case; a word may be just its beginning.
    pub words: String,
    /// Archived cases, instead of those at hand; both where it is not said.
    pub archived: Option<bool>,
    /// Only pinned cases.
    pub pinned: bool,
    /// Only cases changed in the last 30 days.
    pub recent: bool,
    /// Only cases of this group.
    pub group: Option<Group>,
    /// Only cases in this state at the last contact.
    pub state: Option<LastKnown>,
    /// The order.
    pub order: Order,
    /// The order turned round.
    pub descending: bool,
    /// How many cases to pass over.
    pub offset: u32,
    /// How many cases at most.
    pub limit: u32,
}

/// A row in the list of cases.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CaseRow {
    /// The case.
    pub id: CaseId,
    /// Its working title.
    pub title: String,
    /// Its number in this library.
    pub number: String,
    /// How many records it has.
    pub records: u32,
    /// When it was last changed: "2024-02-29T12:34:56Z".
    pub changed: String,
    /// Whether it is put away.
    pub archived: bool,
    /// Whether it is kept at hand.
    pub pinned: bool,
    /// What it is in one row.
    pub outline: Outline,
    /// Where the words of a search stand in it.
    pub found: Option<Found>,
}

/// A record that a search found.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Found {
    /// The case.
    pub case: CaseId,
    /// Its working title.
    pub title: String,
    /// The record.
    pub record: RecordId,
    /// Name of its kind as shown.
    pub label: &'static str,
    /// The value in which the words stand.
    pub excerpt: String,
}

/// Some of the cases that were asked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CasePage {
    /// The cases.
    pub rows: Vec<CaseRow>,
    /// How many there are in all.
    pub total: u32,
    /// Whether there are more still: a search stops at the newest thousand.
    pub more: bool,
}

/// How many cases there are of what.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Counts {
    /// Cases at hand.
    pub at_hand: u32,
    /// Archived ones.
    pub archived: u32,
    /// Of those at hand, the pinned ones.
    pub pinned: u32,
    /// Of those at hand, the ones changed in the last 30 days.
    pub recent: u32,
    /// Those at hand by group.
    pub groups: Vec<(Group, u32)>,
    /// Those at hand by state at the last contact.
    pub states: Vec<(LastKnown, u32)>,
}

/// A deleted case that can be brought back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Deleted {
    /// The case.
    pub case: CaseId,
    /// Its working title.
    pub title: String,
}

impl Casebook {
    /// Every case, last changed first.
    pub fn list(&self) -> Result<Vec<CaseRow>, Error> {
        Ok(self.library.cases()?.into_iter().map(CaseRow::from).collect())
    }

    /// A page of the list of cases.
    pub fn page(&self, wanted: &Wanted) -> Result<CasePage, Error> {
        let store::Page { rows, total, more } = self.library.page(&self.asked(wanted))?;
        Ok(CasePage { rows: rows.into_iter().map(CaseRow::from).collect(), total, more })
    }

    /// How many cases there are of what.
    pub fn counts(&self) -> Result<Counts, Error> {
        let since = (self.setting.clock)() - Duration::days(RECENT_DAYS);
        let store::Counts { at_hand, archived, pinned, changed, groups, states } = self.library.counts(since)?;
        Ok(Counts { at_hand, archived, pinned, recent: changed, groups, states })
    }

    /// Cases that hold every one of the words, or words that begin so, each with the record that holds the most of them.
    pub fn search(&self, words: &str) -> Result<Vec<Found>, Error> {
        Ok(self.library.search(words)?.into_iter().map(Found::from).collect())
    }

    /// Puts a case away, or takes it out again.
    pub fn archive(&mut self, id: &CaseId, on: bool) -> Result<(), Error> {
        self.mark(id, Mark::Archived, on, if on { "Archive" } else { "Take out of the archive" })
    }

    /// Keeps a case at hand, or no longer.
    pub fn pin(&mut self, id: &CaseId, on: bool) -> Result<(), Error> {
        self.mark(id, Mark::Pinned, on, if on { "Pin" } else { "Unpin" })
    }

    /// Deletes a case. It stays in the change log: [`Casebook::take_back_deletion`] brings back the last one.
    pub fn delete(&mut self, id: &CaseId) -> Result<(), Error> {
        self.apply(id, &[Edit::Delete], "Delete the case")?;
        Ok(())
    }

    /// The case that was deleted last, if it can be brought back.
    pub fn last_deletion(&self) -> Result<Option<Deleted>, Error> {
        Ok(self.library.last_deletion()?.map(|deleted| Deleted { case: deleted.case, title: deleted.title }))
    }

    /// Brings back the case that was deleted last, as it was.
    pub fn take_back_deletion(&mut self) -> Result<Option<CaseId>, Error> {
        let stamp = self.stamp("");
        Ok(self.library.take_back_deletion(&stamp)?)
    }

    fn mark(&mut self, id: &CaseId, mark: Mark, on: bool, label: &str) -> Result<(), Error> {
        self.library.apply(id, &[Edit::Mark { mark, on }], &self.stamp(label))?;
        Ok(())
    }

    fn asked(&self, wanted: &Wanted) -> store::Wanted {
        let Wanted { words, archived, pinned, recent, group, state, order, descending, offset, limit } = wanted.clone();
        let since = recent.then(|| (self.setting.clock)() - Duration::days(RECENT_DAYS));
        store::Wanted { words, archived, pinned, group, state, since, order: order.into(), descending, offset, limit }
    }
}

impl From<Order> for store::Order {
    fn from(order: Order) -> Self {
        match order {
            Order::Match => Self::Match,
            Order::Changed => Self::Changed,
            Order::Title => Self::Title,
            Order::Number => Self::Number,
            Order::Diagnosis => Self::Diagnosis,
            Order::Site => Self::Site,
            Order::Grade => Self::Grade,
            Order::State => Self::State,
            Order::Care => Self::Care,
            Order::Course => Self::Course,
        }
    }
}

impl From<store::CaseRow> for CaseRow {
    fn from(row: store::CaseRow) -> Self {
        let store::CaseRow { id, title, number, records, changed, archived, pinned, outline, found } = row;
        let changed = changed.to_rfc3339_opts(SecondsFormat::Secs, true);
        Self { id, title, number, records, changed, archived, pinned, outline, found: found.map(Found::from) }
    }
}

impl From<store::Hit> for Found {
    fn from(hit: store::Hit) -> Self {
        let store::Hit { case, title, record, kind, excerpt } = hit;
        Self { case, title, record, label: kind.label(), excerpt }
    }
}

#[cfg(test)]
mod tests;
