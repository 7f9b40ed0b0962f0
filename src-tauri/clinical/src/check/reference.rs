//! References to other records: to none, or to one of a wrong kind.

use super::{Finding, Severity, leaf::Leaf, reading::Reading};
use crate::{
    catalogue::{Held, Shape},
    record::{Kind, Record},
    value::{Moment, RecordId, When},
};

const WHY: &str =
    "A link must lead to a record of this case; the report, the timeline and the specimen’s grade follow it.";

/// A link that leads nowhere or to the wrong kind of record.
pub(super) fn of(reading: &Reading<'_>, leaf: &Leaf<'_>) -> Vec<Finding> {
    match (leaf.shape, &leaf.held) {
        (Shape::Record { kinds }, Held::Record(id)) => link(reading, leaf, kinds, id).into_iter().collect(),
        (_, Held::When(when)) => time(reading, leaf, when).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn link(reading: &Reading<'_>, leaf: &Leaf<'_>, kinds: &[Kind], id: &RecordId) -> Option<Finding> {
    let Some(record) = reading.record(id) else {
        return Some(dangling(leaf, leaf.path.to_string(), id));
    };
    if !kinds.is_empty() && !kinds.contains(&record.kind()) {
        return Some(wrong_kind(leaf, record, kinds));
    }
    let undated = leaf.kind == Kind::Header && record.when().is_none();
    undated.then(|| {
        let message = format!("Time zero is a record without a time: {}.", record.kind().label().to_lowercase());
        Finding::at(leaf.record, leaf.path.to_string(), Severity::Error, "time-zero-undated")
            .says(message, "Months are counted from time zero, so it must be a record that has a time.")
    })
}

fn dangling(leaf: &Leaf<'_>, path: String, id: &RecordId) -> Finding {
    let message = format!("{} names the record “{id}”, which is not in the case.", leaf.field.label);
    Finding::at(leaf.record, path, Severity::Error, "record-missing").says(message, WHY)
}

fn wrong_kind(leaf: &Leaf<'_>, record: &Record, kinds: &[Kind]) -> Finding {
    let accepted: Vec<String> = kinds.iter().map(|kind| kind.label().to_lowercase()).collect();
    let found = record.kind().label().to_lowercase();
    let message =
        format!("{} leads to a record of the kind {found}; it takes {}.", leaf.field.label, accepted.join(", "));
    Finding::at(leaf.record, leaf.path.to_string(), Severity::Error, "record-kind").says(message, WHY)
}

/// Times other than the record's own; that one is the timeline's to judge.
fn time(reading: &Reading<'_>, leaf: &Leaf<'_>, when: &When) -> Option<Finding> {
    let Moment::After(offset) = &when.moment else { return None };
    let id = offset.record.as_ref()?;
    if reading.record(id).is_some() || leaf.path.is(super::time::field(leaf.kind)) {
        return None;
    }
    Some(dangling(leaf, format!("{}.after.record", leaf.path), id))
}
