//! Walks every number, size, time and link that a form asks for, as deep as it stands, past the rules that hold for any field.

use std::fmt;

use super::{
    Finding, range,
    reading::{Reading, fields},
    reference, unit,
};
use crate::{
    catalogue::{Field, Group, Held, Shape},
    record::Kind,
    value::RecordId,
};

/// A number, size, time or link, with where it stands.
pub(super) struct Leaf<'a> {
    pub(super) record: &'a RecordId,
    pub(super) kind: Kind,
    pub(super) field: &'a Field,
    pub(super) shape: &'a Shape,
    pub(super) held: Held<'a>,
    pub(super) path: Path<'a>,
}

/// A path as a chain of steps, written out only where something is found.
#[derive(Clone, Copy)]
pub(super) struct Path<'a> {
    before: Option<&'a Path<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Name(&'a str),
    Index(usize),
}

impl Path<'_> {
    /// Whether it is the field `name` of the record itself, or its answer.
    pub(super) fn is(&self, name: &str) -> bool {
        self.to_string().trim_end_matches(".known") == name
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(before) = self.before {
            write!(f, "{before}.")?;
        }
        match self.step {
            Step::Name(name) => f.write_str(name),
            Step::Index(index) => write!(f, "{index}"),
        }
    }
}

/// The rules of a single value.
const RULES: &[fn(&Reading<'_>, &Leaf<'_>) -> Vec<Finding>] = &[range::of, unit::of, reference::of];

/// What the rules of a single value find anywhere in the case.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for entry in &reading.case.entries {
        let kind = entry.record.kind();
        walk(fields(kind), entry.record.group(), None, &mut |field, shape, held, path| {
            let leaf = Leaf { record: &entry.id, kind, field, shape, held, path };
            findings.extend(RULES.iter().flat_map(|rule| rule(reading, &leaf)));
        });
    }
    findings
}

type Visit<'v> = dyn FnMut(&Field, &Shape, Held<'_>, Path<'_>) + 'v;

fn walk(fields: &[Field], group: &dyn Group, before: Option<&Path<'_>>, visit: &mut Visit<'_>) {
    for (place, field) in fields.iter().enumerate().filter(|(_, field)| field.asked) {
        let path = Path { before, step: Step::Name(field.name) };
        let known = Path { before: Some(&path), step: Step::Name("known") };
        descend(field, &field.shape, group.held(place), if field.answered { known } else { path }, visit);
    }
}

fn descend(field: &Field, shape: &Shape, held: Held<'_>, path: Path<'_>, visit: &mut Visit<'_>) {
    match (shape, held) {
        (_, Held::Nothing | Held::Plain) => {}
        (Shape::Group { fields }, Held::Group(group)) => walk(fields, group, Some(&path), visit),
        (Shape::List { of }, Held::List(list)) => {
            for (index, item) in list.into_iter().enumerate() {
                descend(field, of, item, Path { before: Some(&path), step: Step::Index(index) }, visit);
            }
        }
        (_, held) => visit(field, shape, held, path),
    }
}
