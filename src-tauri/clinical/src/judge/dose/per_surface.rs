//! What a drug adds up to per m², flat doses included: exact with the recorded body surface area, else a range.

use super::{Total, drug, is_called, totals};
use crate::{
    judge::surface::PLAUSIBLE,
    record::Systemic,
    value::{Measure, Per, Unit},
};

/// Body surface areas, in m², between which a range is stated where none was recorded: small and large adults.
pub const SURFACES: (f64, f64) = (1.5, 2.1);

/// Milligrams of a drug per m² of body surface.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PerSurface {
    /// The least it can be, in mg/m².
    pub least: f64,
    /// The most it can be, in mg/m².
    pub most: f64,
    /// Whether a flat dose was reckoned with [`SURFACES`], because its course recorded no body surface area.
    pub assumed: bool,
}

impl PerSurface {
    /// "502.8 mg/m²", or "491.7 to 518.3 mg/m²".
    pub fn printed(&self) -> String {
        let amount = |value: f64| Total { amount: (value * 10.0).round() / 10.0, unit: MG, per: Per::M2 }.printed();
        if (self.most - self.least).abs() < 0.05 {
            return amount(self.least);
        }
        format!("{} to {}", amount(self.least).trim_end_matches(" mg/m²"), amount(self.most))
    }

    /// Both, one after the other.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { least: self.least + other.least, most: self.most + other.most, assumed: self.assumed || other.assumed }
    }

    /// As many milligrams of another drug.
    #[must_use]
    pub fn times(self, least: f64, most: f64) -> Self {
        Self { least: self.least * least, most: self.most * most, ..self }
    }
}

const MG: crate::value::DoseUnit = crate::value::DoseUnit::Mg;

/// The total of a drug per m² over several courses, called by name or synonym. A flat dose counts by the body surface
/// area of its own course. None where the drug was not summed, or holds a dose per kg or in no unit of mass.
pub fn per_surface<'a>(courses: impl IntoIterator<Item = &'a Systemic>, name: &str) -> Option<PerSurface> {
    let name = drug::called(name);
    let mut sum = None;
    for course in courses {
        for drug in course.drugs.iter().filter(|drug| is_called(drug, &name)) {
            for total in totals(course, drug) {
                let part = of_total(course, &total)?;
                sum = Some(sum.map_or(part, |sum: PerSurface| sum.plus(part)));
            }
        }
    }
    sum
}

fn of_total(course: &Systemic, total: &Total) -> Option<PerSurface> {
    let milligrams = total.milligrams()?;
    match total.per {
        Per::M2 => Some(PerSurface { least: milligrams, most: milligrams, assumed: false }),
        Per::Flat => {
            let recorded = recorded(course);
            let (small, large) = recorded.unwrap_or(SURFACES);
            Some(PerSurface { least: milligrams / large, most: milligrams / small, assumed: recorded.is_none() })
        }
        Per::Kg | Per::Litre => None,
    }
}

/// The body surface area that a course recorded, from least to most; none where no body has it.
pub(super) fn recorded(course: &Systemic) -> Option<(f64, f64)> {
    let area = course.body_surface.value().filter(|area| area.unit == Unit::M2)?;
    let (least, most) = (area.value.get(), Measure::highest(area));
    (PLAUSIBLE.contains(&least) && PLAUSIBLE.contains(&most) && least <= most).then_some((least, most))
}
