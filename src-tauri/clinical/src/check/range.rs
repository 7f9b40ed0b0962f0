//! Numbers outside the range that their field declares, sizes that are none, ranges that run backwards.

use super::{Finding, Severity, leaf::Leaf, reading::Reading};
use crate::{
    catalogue::{Held, Shape, UnitWord},
    value::{Dimension, Measure, Number, Size, Unit},
};

const WHY: &str = "The field’s plausible range is declared with it in the data dictionary; a slip of the decimal point or \
                   of the unit is the commonest cause.";

/// What is out of range in a value.
pub(super) fn of(_: &Reading<'_>, leaf: &Leaf<'_>) -> Vec<Finding> {
    match (leaf.shape, &leaf.held) {
        (_, Held::Number(number)) if is_outside(leaf, *number) => vec![outside(leaf, "", &plain(*number), None)],
        (Shape::Measure { units }, Held::Measure(found)) => measure(leaf, units, found),
        (Shape::Size { units }, Held::Size(size)) => axes(leaf, units, size),
        _ => Vec::new(),
    }
}

fn measure(leaf: &Leaf<'_>, units: &[UnitWord], measure: &Measure) -> Vec<Finding> {
    let factor = factor(units, measure.unit);
    let parts = [("value", Some(measure.value)), ("upper", measure.upper)];
    let wrong = parts.into_iter().filter_map(|(part, number)| Some((part, number?)));
    let wrong = wrong.filter(|(_, number)| is_outside(leaf, number.get() * factor));
    let mut findings: Vec<Finding> = wrong
        .map(|(part, number)| outside(leaf, &format!(".{part}"), &with_unit(number, measure.unit), units.first()))
        .collect();
    findings.extend(backwards(leaf, measure));
    findings
}

/// "Between 15 and 10".
fn backwards(leaf: &Leaf<'_>, measure: &Measure) -> Option<Finding> {
    let upper = measure.upper.filter(|upper| *upper < measure.value)?;
    let message =
        format!("{}: the upper number {upper} is less than the lower one, {}.", leaf.field.label, measure.value);
    let finding = Finding::at(leaf.record, format!("{}.upper", leaf.path), Severity::Error, "range-reversed");
    Some(finding.says(message, "A range runs from its lower to its upper number."))
}

fn axes(leaf: &Leaf<'_>, units: &[UnitWord], size: &Size) -> Vec<Finding> {
    let factor = factor(units, size.unit);
    let lengths = size.axes.iter().enumerate().map(|(index, axis)| (index, axis.length));
    lengths
        .filter_map(|(index, length)| {
            let part = format!(".axes.{index}.length");
            if length.get() <= 0.0 {
                let finding =
                    Finding::at(leaf.record, format!("{}{part}", leaf.path), Severity::Error, "size-not-positive");
                let message = format!("{}: an axis of {} cannot be.", leaf.field.label, with_unit(length, size.unit));
                return Some(finding.says(message, "A length that was measured is greater than zero."));
            }
            is_outside(leaf, length.get() * factor)
                .then(|| outside(leaf, &part, &with_unit(length, size.unit), units.first()))
        })
        .collect()
}

/// What a number in `unit` is multiplied by to compare it in the field's first unit; 1 where the two cannot be compared.
fn factor(units: &[UnitWord], unit: Unit) -> f64 {
    let Some(first) = units.first() else { return 1.0 };
    let ((base, size), (other, other_size)) = (first.value.dimension(), unit.dimension());
    if base == other && base != Dimension::Other { other_size / size } else { 1.0 }
}

fn is_outside(leaf: &Leaf<'_>, number: f64) -> bool {
    leaf.field.range.is_some_and(|(least, greatest)| !(least..=greatest).contains(&number))
}

fn outside(leaf: &Leaf<'_>, part: &str, number: &str, unit: Option<&UnitWord>) -> Finding {
    let (least, greatest) = leaf.field.range.unwrap_or_default();
    let unit = unit.map_or_else(String::new, |unit| format!(" {}", unit.label));
    let message = format!("{}: {number} lies outside {} to {}{unit}.", leaf.field.label, plain(least), plain(greatest));
    Finding::at(leaf.record, format!("{}{part}", leaf.path), Severity::Check, "out-of-range").says(message, WHY)
}

fn with_unit(number: Number, unit: Unit) -> String {
    Measure::exactly(number, unit).to_string()
}

/// A number as it was typed, without separators: years stand among them.
fn plain(number: f64) -> String {
    number.to_string()
}
