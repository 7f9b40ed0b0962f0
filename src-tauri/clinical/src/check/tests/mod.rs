//! Every rule where it speaks, where it is silent, and at its boundary.

mod adverse;
mod coding;
mod doses;
mod edges;
mod fields;
mod grading;
mod identifiers;
mod kept;
mod markers;
mod orders;
mod paper;
mod presets;
mod published;
mod response;
mod stage;
mod surgical;
mod times;
mod treatment;

use serde_json::{Value, json};

use super::{Finding, Severity, check};
use crate::{
    case::{Case, Entry},
    value::CaseId,
};

/// A case of records given by name, kind and fields.
fn case(records: &[(&str, &str, Value)]) -> Case {
    let entries = records.iter().map(|(id, kind, body)| Entry::read(id, kind, body).unwrap());
    Case::assemble(CaseId::new("test").unwrap(), entries.collect()).unwrap()
}

/// Findings of one rule.
fn found(records: &[(&str, &str, Value)], code: &str) -> Vec<Finding> {
    check(&case(records)).into_iter().filter(|finding| finding.code == code).collect()
}

/// The one finding of a rule.
fn only(records: &[(&str, &str, Value)], code: &str) -> Finding {
    let mut found = found(records, code);
    assert_eq!(found.len(), 1, "{code}: {found:?}");
    found.remove(0)
}

fn says(records: &[(&str, &str, Value)], code: &str) -> bool {
    !found(records, code).is_empty()
}

fn known(value: impl Into<Value>) -> Value {
    json!({"known": value.into()})
}

/// One record of a kind.
fn one(kind: &'static str, body: Value) -> [(&'static str, &'static str, Value); 1] {
    [("r", kind, body)]
}
