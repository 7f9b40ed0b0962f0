//! When everything happened: each record's month from time zero, and how sure it is.
//!
//! The only source of a printed time. Records state their time by a date, an age, or a distance from another record;
//! [`resolve`] lays all of them on one axis.

mod graph;
mod length;
mod problem;
mod solve;

pub use length::{Length, length};
pub use problem::TimeProblem;

use std::{cmp::Ordering, collections::BTreeMap};

use serde::Serialize;

use crate::{
    case::{Case, Entry},
    record::{Header, Kind, Record},
    value::{Choice, Moment, PartialDate, RecordId, choice},
};

/// Days in a month: a year of 365.25 days by twelve.
pub const DAYS_PER_MONTH: f64 = 30.4375;

/// Months from time zero beyond which nothing of one person's illness lies: 150 years.
pub const LONGEST_MONTHS: f64 = 1800.0;

choice! {
    /// How sure a resolved time is, from the surest.
    pub Sureness {
        Stated = "as stated",
        About = "≈",
        AtEarliest = "≥",
        AtLatest = "≤",
    }
}

/// A record's place on the axis.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Placed {
    /// Days from time zero to its beginning, negative before it.
    pub days: f64,
    /// Days it lasted, for a course of treatment.
    pub lasts: Option<f64>,
    /// How sure it is.
    pub sureness: Sureness,
    /// Days it may be off, as far as the statements allow to say.
    pub slack: f64,
}

impl Placed {
    /// Months from time zero, unrounded.
    pub fn months(&self) -> f64 {
        self.days / DAYS_PER_MONTH
    }

    /// Months from time zero to the end.
    pub fn end_months(&self) -> f64 {
        (self.days + self.lasts.unwrap_or(0.0)) / DAYS_PER_MONTH
    }

    /// Whole month from time zero, half a month rounded up.
    pub fn month(&self) -> i64 {
        whole(self.months())
    }

    /// Whole month of the end.
    pub fn end_month(&self) -> i64 {
        whole(self.end_months())
    }

    /// The month as printed: "−3", "≈ −3", "≥ 11", "36".
    pub fn printed(&self) -> String {
        printed(self.month(), self.sureness)
    }

    /// The month of the end as printed; an end reckoned from planned intervals is "at the earliest".
    pub fn end_printed(&self) -> String {
        let sureness = if self.lasts.is_some() { self.sureness.max(Sureness::AtEarliest) } else { self.sureness };
        printed(self.end_month(), sureness)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "months of a life fit")]
fn whole(months: f64) -> i64 {
    (months + 0.5).floor() as i64
}

/// A whole month with its sign of sureness and a true minus.
pub fn printed(month: i64, sureness: Sureness) -> String {
    let minus = if month < 0 { "−" } else { "" };
    let sign = if sureness == Sureness::Stated { String::new() } else { format!("{} ", sureness.label()) };
    format!("{sign}{minus}{}", month.abs())
}

/// The resolved times of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// The record at month 0.
    pub zero: Option<RecordId>,
    /// What month 0 is, in words: "diagnosis of metastases".
    pub zero_words: String,
    /// Where each dated record lies; records without a known time are missing.
    pub placed: BTreeMap<RecordId, Placed>,
    /// Courses whose interval was not recorded and was taken as three weeks.
    pub assumed: Vec<RecordId>,
    /// Circles, contradictions, impossible orders, dangling references.
    pub problems: Vec<TimeProblem>,
}

/// Resolves every time of the case.
pub fn resolve(case: &Case) -> Timeline {
    let zero = zero(case);
    let graph = graph::Graph::of(case);
    let solution = solve::solve(&graph, zero.as_ref());
    let assumed = case.entries.iter().filter(|entry| length(&entry.record).assumed).map(|entry| entry.id.clone());
    Timeline {
        zero_words: zero_words(case),
        placed: solution.placed,
        assumed: assumed.collect(),
        problems: solution.problems,
        zero,
    }
}

impl Timeline {
    /// Whole month from time zero in which a calendar date lies; none where no record of the case has a date.
    pub fn month_of(&self, case: &Case, date: PartialDate) -> Option<i64> {
        let dated = case.entries.iter().find_map(|entry| match entry.record.when()?.value()?.moment {
            Moment::Date(date) => Some(graph::day(date) - self.at(&entry.id)?.days),
            _ => None,
        });
        dated.map(|zero| whole((graph::day(date) - zero) / DAYS_PER_MONTH))
    }

    /// Records that lie, or end, further from time zero than a life is long.
    pub fn beyond_a_life(&self) -> impl Iterator<Item = &RecordId> {
        let beyond = |placed: &Placed| placed.months().abs().max(placed.end_months().abs()) > LONGEST_MONTHS;
        self.placed.iter().filter(move |(_, placed)| beyond(placed)).map(|(id, _)| id)
    }

    /// Where a record lies.
    pub fn at(&self, id: &RecordId) -> Option<&Placed> {
        self.placed.get(id)
    }

    /// The dated records of the case in order of time; those of equal time, and those of no known time at the end, in
    /// the order they were entered.
    pub fn in_order<'a>(&self, case: &'a Case) -> Vec<&'a Entry> {
        let mut entries: Vec<&Entry> = case.entries.iter().filter(|entry| entry.record.when().is_some()).collect();
        entries.sort_by(|a, b| match (self.at(&a.id), self.at(&b.id)) {
            (Some(a), Some(b)) => (a.days - b.days)
                .abs()
                .partial_cmp(&1e-6)
                .filter(|o| o.is_ge())
                .map_or(Ordering::Equal, |_| a.days.total_cmp(&b.days)),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        });
        entries
    }
}

/// The record chosen as time zero, else the first diagnosis: the tumour's date, the first pathology report, the first
/// biopsy, the first dated record.
fn zero(case: &Case) -> Option<RecordId> {
    let chosen = case.one::<Header>().and_then(|header| header.time_zero.clone());
    let known = |entry: &&Entry| entry.record.when().is_some_and(|when| when.value().is_some());
    let first = |kind: Kind| {
        case.entries.iter().filter(known).find(|entry| entry.record.kind() == kind).map(|entry| entry.id.clone())
    };
    chosen
        .or_else(|| first(Kind::Tumour))
        .or_else(|| first(Kind::Pathology))
        .or_else(|| first(Kind::Biopsy))
        .or_else(|| case.entries.iter().find(known).map(|entry| entry.id.clone()))
}

fn zero_words(case: &Case) -> String {
    let header = case.one::<Header>();
    let words = header.map(|header| header.time_zero_words.to_string()).unwrap_or_default();
    let chosen = header.and_then(|header| header.time_zero.as_ref()).and_then(|id| case.record(id));
    match (words.is_empty(), chosen) {
        (false, _) => words,
        (true, None | Some(Record::Tumour(_))) => "first diagnosis".to_owned(),
        (true, Some(record)) => record.kind().label().to_lowercase(),
    }
}

#[cfg(test)]
mod tests;
