//! Walks every value of every record, as deep as it stands, past the rules that hold for any field.

use std::fmt;

use serde_json::Value;

use super::{
    Finding, range,
    reading::{Reading, fields},
    reference, unit,
};
use crate::{
    catalogue::{Field, Shape},
    record::Kind,
    value::RecordId,
};

/// A value that is no group and no list, with where it stands.
pub(super) struct Leaf<'a> {
    pub(super) record: &'a RecordId,
    pub(super) kind: Kind,
    pub(super) field: &'a Field,
    pub(super) shape: &'a Shape,
    pub(super) value: &'a Value,
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
        let body = serde_json::to_value(&entry.record).unwrap_or_default();
        let kind = entry.record.kind();
        walk(fields(kind), &body, None, &mut |field, shape, value, path| {
            let leaf = Leaf { record: &entry.id, kind, field, shape, value, path };
            findings.extend(RULES.iter().flat_map(|rule| rule(reading, &leaf)));
        });
    }
    findings
}

type Visit<'v> = dyn FnMut(&Field, &Shape, &Value, Path<'_>) + 'v;

fn walk(fields: &[Field], body: &Value, before: Option<&Path<'_>>, visit: &mut Visit<'_>) {
    for field in fields {
        let Some(value) = body.get(field.name).filter(|value| !value.is_null()) else { continue };
        let path = Path { before, step: Step::Name(field.name) };
        match (field.answered, value.get("known")) {
            (false, _) => descend(field, &field.shape, value, path, visit),
            (true, Some(known)) => {
                descend(field, &field.shape, known, Path { before: Some(&path), step: Step::Name("known") }, visit);
            }
            (true, None) => {}
        }
    }
}

fn descend(field: &Field, shape: &Shape, value: &Value, path: Path<'_>, visit: &mut Visit<'_>) {
    match shape {
        Shape::Group { fields } => walk(fields, value, Some(&path), visit),
        Shape::List { of } => {
            for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                descend(field, of, item, Path { before: Some(&path), step: Step::Index(index) }, visit);
            }
        }
        _ => visit(field, shape, value, path),
    }
}
