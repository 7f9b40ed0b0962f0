//! Units that do not belong to their field.

use super::{Finding, Severity, leaf::Leaf, reading::Reading};
use crate::{
    catalogue::{Held, Shape, UnitWord},
    value::{Choice as _, Unit},
};

/// A unit that the field does not accept.
pub(super) fn of(_: &Reading<'_>, leaf: &Leaf<'_>) -> Vec<Finding> {
    let (units, used) = match (leaf.shape, &leaf.held) {
        (Shape::Measure { units }, Held::Measure(measure)) => (units, measure.unit),
        (Shape::Size { units }, Held::Size(size)) => (units, size.unit),
        _ => return Vec::new(),
    };
    let foreign = !units.is_empty() && !units.iter().any(|unit| unit.value == used);
    foreign.then(|| finding(leaf, units, used)).into_iter().collect()
}

fn finding(leaf: &Leaf<'_>, units: &[UnitWord], unit: Unit) -> Finding {
    let accepted: Vec<&str> = units.iter().map(|unit| unit.label).collect();
    let message =
        format!("{}: {} is not a unit of it; it is given in {}.", leaf.field.label, unit.label(), accepted.join(", "));
    Finding::at(leaf.record, format!("{}.unit", leaf.path), Severity::Error, "unit-foreign")
        .says(message, "Values of another unit cannot be compared, added or printed beside the rest.")
}
