//! The total dose of radiotherapy against its fractions, its units and its times.

use super::{Finding, Severity, reading::Reading};
use crate::{
    judge::radiotherapy::{agrees, counted, product},
    record::Radiotherapy,
    value::{Dose, Moment, PartialDate, RecordId, When},
};

/// Totals that are not fractions times dose, units that are no radiation, and courses that end before they begin.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let courses = reading.case.all::<Radiotherapy>();
    courses
        .flat_map(|(id, course)| {
            let units = [("total", course.total.value()), ("per_fraction", course.per_fraction.value())];
            let units = units.into_iter().filter_map(|(path, dose)| no_radiation(id, path, dose?));
            let mut findings: Vec<Finding> = units.collect();
            let others =
                [product_differs(id, course), units_differ(id, course), not_stated(id, course), ended(id, course)];
            findings.extend(others.into_iter().flatten());
            findings
        })
        .collect()
}

fn units_differ(id: &RecordId, course: &Radiotherapy) -> Option<Finding> {
    let (total, fraction) = (course.total.value()?, course.per_fraction.value()?);
    course.fractions.value()?;
    (counted(total)?.1 != counted(fraction)?.1).then(|| {
        let message = format!("The total is {total}, the fraction {fraction}: two units that are not compared.");
        Finding::at(id, "per_fraction", Severity::Check, "radiation-units-differ")
            .says(message, "Gray and gray equivalents differ by the biological weight of the beam.")
    })
}

fn product_differs(id: &RecordId, course: &Radiotherapy) -> Option<Finding> {
    let (total, fraction, fractions) = (course.total.value()?, course.per_fraction.value()?, course.fractions.value()?);
    let (product, beam) = product(course).filter(|_| agrees(course) == Some(false))?;
    let rounded = (product * 100.0).round() / 100.0;
    let message =
        format!("{fractions} fractions of {fraction} are {rounded} {}, not the stated total of {total}.", beam.unit());
    Some(
        Finding::at(id, "total", Severity::Check, "radiation-total-differs")
            .says(message, "The total is the number of fractions times the dose of one, within 0.1 Gy."),
    )
}

fn no_radiation(id: &RecordId, path: &str, dose: &Dose) -> Option<Finding> {
    counted(dose).is_none().then(|| {
        Finding::at(id, path, Severity::Error, "radiation-unit").says(
            format!("{dose} is no dose of radiation."),
            "Radiotherapy is told in Gy, cGy or GyE, and not per body surface or weight.",
        )
    })
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

fn ended(id: &RecordId, course: &Radiotherapy) -> Option<Finding> {
    let (began, ended) = (date(course.when.value()?)?, date(course.ended.value()?)?);
    (ended.range().1 < began.range().0).then(|| {
        Finding::at(id, "ended", Severity::Error, "radiation-ends-before-it-begins")
            .says("The course ended before it began.", "A course ends on or after its first day.")
    })
}

fn date(when: &When) -> Option<PartialDate> {
    if let Moment::Date(date) = when.moment { Some(date) } else { None }
}
