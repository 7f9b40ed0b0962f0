//! The body surface area a course was reckoned with against height and weight.

use super::{Finding, Reading, Severity};
use crate::{
    judge::surface::{Formula, body},
    record::{Patient, Systemic},
    value::{Choice as _, RecordId, Unit},
};

/// The area at which many centres cap doses, in m² (standard, 10.1).
const CAP: f64 = 2.0;

/// How far an area may lie outside what the formulas give: weight changes from course to course.
const TOLERANCE: f64 = 0.1;

pub(super) fn check(reading: &Reading<'_>, courses: &[(&RecordId, &Systemic)]) -> Vec<Finding> {
    let Some((height, weight)) = reading.case.one::<Patient>().and_then(body) else { return Vec::new() };
    let areas: Vec<f64> = Formula::ALL.iter().filter_map(|formula| formula.square_metres(height, weight)).collect();
    let (least, most) =
        (areas.iter().copied().fold(f64::NAN, f64::min), areas.iter().copied().fold(f64::NAN, f64::max));
    let stated = courses.iter().filter_map(|(id, course)| {
        let area = course.body_surface.value().filter(|area| area.unit == Unit::M2)?;
        Some((*id, area.value.get()))
    });
    stated
        .filter_map(|(id, area)| {
            let differs = area < least * (1.0 - TOLERANCE) || area > most * (1.0 + TOLERANCE);
            let formulas = format!("height {height} cm and weight {weight} kg give {least:.2} to {most:.2} m²");
            let why = "The four formulas of Mosteller, Du Bois, Haycock and Gehan–George, with height and weight at the start \
                       of treatment.";
            let (severity, code, message) = if (area - CAP).abs() < 1e-9 && least > CAP {
                (Severity::Note, "body-surface-capped", format!("The body surface area is 2 m², a usual cap; {formulas}."))
            } else if differs {
                (Severity::Check, "body-surface-differs", format!("The body surface area is {area} m²; {formulas}."))
            } else {
                return None;
            };
            Some(Finding::at(id, "body_surface", severity, code).says(message, why))
        })
        .collect()
}
