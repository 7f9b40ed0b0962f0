//! The case as rules of lists read it: which fields are filled, by path.

use serde_json::Value;

use super::{GoTo, Place, State};
use crate::{
    case::{Case, Entry},
    record::Kind,
    timeline::{Timeline, resolve},
    value::RecordId,
};

/// What was found of a part of an item, and what was not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Part {
    /// Where it is said.
    pub(super) evidence: Vec<Place>,
    /// What is missing.
    pub(super) lacking: Vec<GoTo>,
    /// Why it does not apply.
    pub(super) excused: Option<String>,
}

impl Part {
    /// A part that does not apply.
    pub(super) fn excused(reason: impl Into<String>) -> Self {
        Self { excused: Some(reason.into()), ..Self::default() }
    }

    /// A part that nothing says.
    pub(super) fn lacking(kind: Kind, record: Option<&RecordId>, path: &str) -> Self {
        let lacking = vec![GoTo { kind, record: record.cloned(), path: path.to_owned() }];
        Self { lacking, ..Self::default() }
    }

    /// Whether nothing is missing.
    pub(super) fn is_whole(&self) -> bool {
        self.lacking.is_empty() && (self.excused.is_some() || !self.evidence.is_empty())
    }

    /// This part and another: both are asked for.
    #[must_use]
    pub(super) fn and(mut self, other: Self) -> Self {
        self.evidence.extend(other.evidence);
        self.lacking.extend(other.lacking);
        self.excused = self.excused.or(other.excused);
        self
    }

    /// This part, or another where this one is not whole; what is missing is said of this one.
    #[must_use]
    pub(super) fn or(self, other: impl FnOnce() -> Self) -> Self {
        if self.is_whole() {
            return self;
        }
        let other = other();
        if other.is_whole() {
            return other;
        }
        Self { evidence: [self.evidence, other.evidence].concat(), ..self }
    }
}

impl From<Part> for State {
    fn from(part: Part) -> Self {
        let Part { evidence, lacking: go_to, excused } = part;
        match (evidence.is_empty(), go_to.is_empty(), excused) {
            (true, true, Some(reason)) => Self::NotApplicable { reason },
            (true, _, _) => Self::Missing { go_to },
            (false, true, _) => Self::Reported { evidence },
            (false, false, _) => Self::Partly { evidence, go_to },
        }
    }
}

/// What an answer must be to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Any answer, "not known" too: the question was asked.
    Answered,
    /// A value, or that it was not done or does not apply.
    Settled,
    /// A value.
    Known,
}

/// A case with its records as files hold them, without what is not answered.
pub(super) struct Reading<'a> {
    /// The case.
    pub(super) case: &'a Case,
    /// When everything happened.
    pub(super) timeline: Timeline,
    bodies: Vec<(&'a Entry, Value)>,
}

impl<'a> Reading<'a> {
    /// Reads a case.
    pub(super) fn of(case: &'a Case) -> Self {
        let bodies = case.entries.iter().map(|entry| (entry, entry.body())).collect();
        Self { case, timeline: resolve(case), bodies }
    }

    /// A field that any record of a kind may answer; `*` in the path stands for every item of a list.
    pub(super) fn any(&self, kind: Kind, path: &str, wanted: Wanted) -> Part {
        let mut evidence = Vec::new();
        let (mut first, mut reason) = (None, None);
        for (entry, body) in self.of_kind(kind) {
            first.get_or_insert(&entry.id);
            for (path, value) in walk(body, path) {
                match value.filter(|value| is(value, wanted)) {
                    Some(value) if is_absent(value, "not_applicable") => reason = reason.or_else(|| note(value)),
                    Some(_) => evidence.push(Place { record: entry.id.clone(), kind, path }),
                    None => {}
                }
            }
        }
        match (evidence.is_empty(), reason) {
            (false, _) => Part { evidence, ..Part::default() },
            (true, Some(reason)) => Part::excused(reason),
            (true, None) => Part::lacking(kind, first, path.split(".*").next().unwrap_or(path)),
        }
    }

    /// A field that every record of a kind must answer, and every item of its lists; nothing where there is no record.
    pub(super) fn every(&self, kind: Kind, path: &str, wanted: Wanted) -> Part {
        let mut part = Part::default();
        for (entry, _) in self.of_kind(kind) {
            part = part.and(self.whole(&entry.id, path, wanted));
        }
        part
    }

    /// A field that one record must answer, and every item of its lists.
    pub(super) fn whole(&self, id: &RecordId, path: &str, wanted: Wanted) -> Part {
        let mut part = Part::default();
        let found = self.bodies.iter().find(|(entry, _)| entry.id == *id);
        if let Some((entry, body)) = found {
            let kind = entry.record.kind();
            for (path, value) in walk(body, path) {
                part = part.and(match value.filter(|value| is(value, wanted)) {
                    Some(value) if is_absent(value, "not_applicable") => match note(value) {
                        Some(reason) => Part::excused(reason),
                        None => Part::lacking(kind, Some(id), &path),
                    },
                    Some(_) => Part { evidence: vec![Place { record: id.clone(), kind, path }], ..Part::default() },
                    None => Part::lacking(kind, Some(id), &path),
                });
            }
        }
        part
    }

    /// Whether there is a record of any of these kinds.
    pub(super) fn has(&self, kinds: &[Kind]) -> bool {
        kinds.iter().any(|kind| self.of_kind(*kind).next().is_some())
    }

    /// The records themselves as evidence; `go_to` where there is none.
    pub(super) fn records(&self, wanted: &[(Kind, &str)], go_to: (Kind, &str)) -> Part {
        let evidence: Vec<Place> =
            wanted.iter().flat_map(|(kind, path)| self.any(*kind, path, Wanted::Known).evidence).collect();
        if evidence.is_empty() {
            return Part::lacking(go_to.0, None, go_to.1);
        }
        Part { evidence, ..Part::default() }
    }

    fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (&'a Entry, &Value)> {
        self.bodies.iter().filter(move |(entry, _)| entry.record.kind() == kind).map(|(entry, body)| (*entry, body))
    }
}

/// Every value at a path with its own path; a list that is empty gives the path of the list without a value.
fn walk<'v>(body: &'v Value, path: &str) -> Vec<(String, Option<&'v Value>)> {
    let mut found: Vec<(String, Option<&Value>)> = vec![(String::new(), Some(body))];
    for step in path.split('.') {
        found = found.into_iter().flat_map(|(at, value)| next(&at, value, step)).collect();
    }
    found
}

fn next<'v>(at: &str, value: Option<&'v Value>, step: &str) -> Vec<(String, Option<&'v Value>)> {
    let join = |name: &str| if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") };
    match (value, step) {
        (None, "*") => vec![(at.to_owned(), None)],
        (Some(Value::Array(items)), "*") => {
            items.iter().enumerate().map(|(index, item)| (join(&index.to_string()), Some(item))).collect()
        }
        // What is missing of a list that is missing is the list.
        (None, _) => vec![(at.to_owned(), None)],
        (Some(value), _) => vec![(join(step), value.get(step))],
    }
}

fn is(value: &Value, wanted: Wanted) -> bool {
    match wanted {
        Wanted::Answered => true,
        Wanted::Settled => !is_absent(value, "not_known"),
        Wanted::Known => value.get("absent").is_none(),
    }
}

fn is_absent(value: &Value, why: &str) -> bool {
    value.get("absent").and_then(Value::as_str) == Some(why)
}

fn note(value: &Value) -> Option<String> {
    value.get("note").and_then(Value::as_str).map(str::to_owned)
}
