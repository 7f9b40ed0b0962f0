//! The statements of time of a case as a graph: records, the calendar and the birth of the patient.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Sureness, TimeProblem, length};
use crate::{
    case::Case,
    record::Patient,
    value::{Dimension, Measure, Moment, Offset, PartialDate, Qualifier, RecordId, When},
};

/// Index of the node that stands for the first day of the calendar.
const CALENDAR: usize = 0;
/// Index of the node that stands for the patient's birth.
const BIRTH: usize = 1;

/// One statement: `to` lies `days` after `from`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Edge {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) days: f64,
    pub(super) sureness: Sureness,
    pub(super) slack: f64,
    /// Whether it holds in one direction only: order known, distance not.
    pub(super) order_only: bool,
}

/// Nodes and statements.
pub(super) struct Graph {
    /// The record of each node; calendar and birth have none.
    pub(super) nodes: Vec<Option<RecordId>>,
    /// Days each node lasts.
    pub(super) lasts: Vec<Option<f64>>,
    /// The statements.
    pub(super) edges: Vec<Edge>,
    /// Nodes whose time was stated.
    pub(super) stated: Vec<bool>,
    /// Statements that lead nowhere.
    pub(super) problems: Vec<TimeProblem>,
}

impl Graph {
    /// The graph of a case.
    pub(super) fn of(case: &Case) -> Self {
        let mut graph = Self {
            nodes: vec![None, None],
            lasts: vec![None, None],
            edges: Vec::new(),
            stated: vec![false, false],
            problems: Vec::new(),
        };
        let mut index = BTreeMap::new();
        for entry in case.entries.iter().filter(|entry| entry.record.when().is_some()) {
            index.insert(entry.id.clone(), graph.nodes.len());
            graph.nodes.push(Some(entry.id.clone()));
            graph.lasts.push(length(&entry.record).days);
            graph.stated.push(entry.record.when().is_some_and(|when| when.value().is_some()));
        }
        for entry in &case.entries {
            if let (Some(node), Some(when)) = (index.get(&entry.id), entry.record.when().and_then(|when| when.value()))
            {
                graph.state(*node, &entry.id, when, &index);
            }
        }
        if let Some(Moment::Date(born)) = case.one::<Patient>().and_then(|p| p.born.value()).map(|when| &when.moment) {
            graph.edges.push(date_edge(BIRTH, *born, false));
        }
        graph
    }

    fn state(&mut self, node: usize, id: &RecordId, when: &When, index: &BTreeMap<RecordId, usize>) {
        match &when.moment {
            Moment::Date(date) => self.edges.push(date_edge(node, *date, when.about)),
            Moment::Age(age) => self.edges.push(Edge {
                from: BIRTH,
                to: node,
                days: age.get() * 365.25,
                sureness: Sureness::About,
                slack: 182.6,
                order_only: false,
            }),
            Moment::After(offset) => match &offset.record {
                None => self.zero_edges(node, offset, when.about),
                Some(other) => match index.get(other) {
                    Some(from) => self.edges.push(offset_edge(*from, node, self.lasts.get(*from), offset, when.about)),
                    None => {
                        self.problems.push(TimeProblem::Dangling { record: id.clone(), names: other.clone() });
                    }
                },
            },
        }
    }

    /// Time zero has no node of its own until it is chosen; [`super::solve`] replaces this one.
    fn zero_edges(&mut self, node: usize, offset: &Offset, about: bool) {
        self.edges.push(offset_edge(ZERO, node, None, offset, about));
    }
}

/// Index that stands for the node at time zero, whichever it is.
pub(super) const ZERO: usize = usize::MAX;

/// The day of the calendar in the middle of a date.
pub(super) fn day(date: PartialDate) -> f64 {
    let (from, to) = days(date);
    f64::midpoint(from, to)
}

fn days(date: PartialDate) -> (f64, f64) {
    let (first, last) = date.range();
    let day = |date: NaiveDate| date.signed_duration_since(NaiveDate::default()).num_days();
    #[expect(clippy::cast_precision_loss, reason = "days of a calendar are far below 2^52")]
    (day(first) as f64, day(last) as f64)
}

fn date_edge(node: usize, date: PartialDate, about: bool) -> Edge {
    let (from, to) = days(date);
    let wide = to - from > 31.0;
    Edge {
        from: CALENDAR,
        to: node,
        days: f64::midpoint(from, to),
        sureness: if wide || about { Sureness::About } else { Sureness::Stated },
        slack: (to - from) / 2.0,
        order_only: false,
    }
}

/// "After a course" means after its end; "before" means before its beginning.
fn offset_edge(from: usize, to: usize, lasts: Option<&Option<f64>>, offset: &Offset, about: bool) -> Edge {
    let lasts = lasts.copied().flatten().filter(|_| !offset.before);
    let (distance, vague) =
        offset.offset.as_ref().map_or((0.0, false), |measure| (days_of(measure), is_vague(measure)));
    let sureness = match (offset.offset.is_none(), offset.before) {
        (true, false) => Sureness::AtEarliest,
        (true, true) => Sureness::AtLatest,
        (false, _) if lasts.is_some() => Sureness::AtEarliest,
        (false, _) if vague || about => Sureness::About,
        (false, _) => Sureness::Stated,
    };
    Edge {
        from,
        to,
        days: if offset.before { -distance } else { distance + lasts.unwrap_or(0.0) },
        sureness,
        slack: if vague || about { distance.abs() * 0.25 } else { 0.0 },
        order_only: offset.offset.is_none(),
    }
}

/// Days of a distance, the middle of a range.
fn days_of(measure: &Measure) -> f64 {
    let (dimension, day) = measure.unit.dimension();
    let middle = f64::midpoint(measure.value.get(), measure.highest());
    if dimension == Dimension::Time { middle * day } else { 0.0 }
}

fn is_vague(measure: &Measure) -> bool {
    !matches!(measure.qualifier, None | Some(Qualifier::Exactly))
}
