//! The total dose of radiotherapy against its fractions.

use super::{Finding, Severity, reading::Reading};
use crate::{
    record::Radiotherapy,
    value::{Dose, DoseUnit, RecordId},
};

/// Gray by which total and product may differ: rounding of the dose of a fraction.
const TOLERANCE_GY: f64 = 0.1;

/// Totals that are not fractions times dose, and courses without either.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let courses = reading.case.all::<Radiotherapy>();
    courses.flat_map(|(id, course)| [product(id, course), not_stated(id, course)]).flatten().collect()
}

fn product(id: &RecordId, course: &Radiotherapy) -> Option<Finding> {
    let (total, fraction) = (course.total.value()?, course.per_fraction.value()?);
    let fractions = *course.fractions.value()?;
    let ((stated, unit), (each, unit_each)) = (gray(total)?, gray(fraction)?);
    let product = each * f64::from(fractions);
    if unit != unit_each {
        let message = format!("The total is {total}, the fraction {fraction}: two units that are not compared.");
        return Some(
            Finding::at(id, "per_fraction", Severity::Check, "radiation-units-differ")
                .says(message, "Gray and gray equivalents differ by the biological weight of the beam."),
        );
    }
    ((stated - product).abs() > TOLERANCE_GY + 1e-9).then(|| {
        let rounded = (product * 100.0).round() / 100.0;
        let message =
            format!("{fractions} fractions of {fraction} are {rounded} {unit}, not the stated total of {total}.");
        Finding::at(id, "total", Severity::Check, "radiation-total-differs")
            .says(message, "The total is the number of fractions times the dose of one, within 0.1 Gy.")
    })
}

/// The dose in gray or gray equivalents; centigray are hundredths of the former.
fn gray(dose: &Dose) -> Option<(f64, &'static str)> {
    match dose.unit {
        DoseUnit::Gy => Some((dose.amount.get(), "Gy")),
        DoseUnit::CGy => Some((dose.amount.get() / 100.0, "Gy")),
        DoseUnit::GyE => Some((dose.amount.get(), "GyE")),
        _ => None,
    }
}

fn not_stated(id: &RecordId, course: &Radiotherapy) -> Option<Finding> {
    let missing = course.total.value().is_none() || course.fractions.value().is_none();
    missing.then(|| {
        Finding::at(id, "total", Severity::Note, "radiation-dose-not-stated").says(
            "Total dose or number of fractions is not stated.",
            "CARE 2013 item 9b: a treatment is told with dose, strength and duration.",
        )
    })
}
