//! FNCLCC (French) grading of one specimen.
//!
//! Sources: Trojani 1984; Guillou 1997, J Clin Oncol 15:350; Coindre 2006, Arch Pathol Lab Med 130:1448. Scores per ten
//! high-power fields of 0.1734 mm²; sums 2–3, 4–5 and 6–8 are grades 1, 2 and 3.

mod case_grade;
mod explain;
mod near;
mod preset;
mod refusal;

pub use case_grade::{CaseGrade, case_grade};
pub use explain::explain;
pub use near::near_threshold;
pub use preset::{Preset, preset};
pub use refusal::{Refusal, refusal};

use std::f64::consts::PI;

use crate::{
    record::{Mitoses, NecrosisScore, Pathology},
    value::{Grade3, Measure, Qualifier},
};

/// Ten reference fields of 0.1734 mm², in mm².
pub const REFERENCE_AREA_MM2: f64 = 1.734;

/// One reference high-power field, in mm².
pub const REFERENCE_FIELD_MM2: f64 = 0.1734;

/// Least and greatest counted area that is plausible, in mm².
pub const PLAUSIBLE_AREA_MM2: (f64, f64) = (0.5, 20.0);

/// Where the counted area came from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum AreaFrom {
    /// Stated in the report.
    Stated,
    /// Stated a thousand times too large, the decimal point lost: the number recorded, in mm².
    LostPoint(f64),
    /// Reckoned from fields and the eyepiece's field number.
    FieldNumber,
    /// Not stated: fields of the reference size were taken, ten where their number was not stated either.
    Assumed,
    /// Stated, but so that it cannot be: the number recorded, in mm².
    Implausible(f64),
}

/// A counted area and where it came from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// In mm².
    pub mm2: f64,
    /// Whence.
    pub from: AreaFrom,
}

/// The area the mitoses were counted in.
pub fn counted_area(mitoses: &Mitoses) -> Area {
    let plausible = |area: f64| (PLAUSIBLE_AREA_MM2.0..=PLAUSIBLE_AREA_MM2.1).contains(&area);
    match mitoses.area.map(|area| area.value.get()) {
        Some(mm2) if plausible(mm2) => Area { mm2, from: AreaFrom::Stated },
        Some(mm2) if plausible(mm2 / 1000.0) => Area { mm2: mm2 / 1000.0, from: AreaFrom::LostPoint(mm2) },
        Some(mm2) => Area { mm2: REFERENCE_AREA_MM2, from: AreaFrom::Implausible(mm2) },
        None => match by_field_number(mitoses) {
            Some(mm2) if plausible(mm2) => Area { mm2, from: AreaFrom::FieldNumber },
            Some(mm2) => Area { mm2: REFERENCE_AREA_MM2, from: AreaFrom::Implausible(mm2) },
            None => Area { mm2: by_reference_fields(mitoses), from: AreaFrom::Assumed },
        },
    }
}

/// So many fields of the reference size; ten where their number was not stated.
fn by_reference_fields(mitoses: &Mitoses) -> f64 {
    let fields = mitoses.fields.map(|fields| fields.get()).filter(|fields| *fields > 0.0);
    fields.map_or(REFERENCE_AREA_MM2, |fields| fields * REFERENCE_FIELD_MM2)
}

/// Field diameter is field number by magnification; 40 where no objective was stated.
fn by_field_number(mitoses: &Mitoses) -> Option<f64> {
    let diameter = mitoses.field_number?.get() / mitoses.objective.map_or(40.0, |objective| objective.get());
    Some(mitoses.fields?.get() * PI * (diameter / 2.0).powi(2))
}

/// Mitoses per ten reference fields; the highest number stated counts. Not rounded.
pub fn equivalent(mitoses: &Mitoses) -> f64 {
    let highest = mitoses.upper.unwrap_or(mitoses.count).get();
    highest * REFERENCE_AREA_MM2 / counted_area(mitoses).mm2
}

/// Score of a mitotic count: 0–9 is 1, 10–19 is 2, 20 and more is 3.
pub fn mitotic_score(mitoses: &Mitoses) -> Grade3 {
    // A count of 10 in an area that equals the reference must not fall below 10 by rounding of the quotient.
    match equivalent(mitoses) + 1e-9 {
        count if count < 10.0 => Grade3::One,
        count if count < 20.0 => Grade3::Two,
        _ => Grade3::Three,
    }
}

/// Score of necrosis in percent: none is 0, under half is 1, half or more is 2. "Less than 50%" is under half.
pub fn necrosis_score(necrosis: &Measure) -> NecrosisScore {
    let percent = necrosis.highest();
    match necrosis.qualifier {
        _ if percent <= 0.0 => NecrosisScore::None,
        Some(Qualifier::LessThan) if percent <= 50.0 => NecrosisScore::UnderHalf,
        _ if percent < 50.0 => NecrosisScore::UnderHalf,
        _ => NecrosisScore::HalfOrMore,
    }
}

/// Grade of a sum of 2 to 8.
pub fn grade(sum: u8) -> Option<Grade3> {
    match sum {
        2 | 3 => Some(Grade3::One),
        4 | 5 => Some(Grade3::Two),
        6..=8 => Some(Grade3::Three),
        _ => None,
    }
}

/// How far a specimen's grade can be reckoned from its parts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reckoning {
    /// Score of differentiation, as stated.
    pub differentiation: Option<u8>,
    /// Score of mitoses: as stated, else from the count.
    pub mitotic: Option<u8>,
    /// Score of necrosis: as stated, else from the percentage.
    pub necrosis: Option<u8>,
    /// Grade as stated.
    pub stated: Option<Grade3>,
    /// Differentiation scores that would give the stated grade.
    pub fitting: Vec<u8>,
}

impl Reckoning {
    /// The sum, once all three parts are there.
    pub fn sum(&self) -> Option<u8> {
        Some(self.differentiation? + self.mitotic? + self.necrosis?)
    }

    /// The grade of the sum.
    pub fn grade(&self) -> Option<Grade3> {
        self.sum().and_then(grade)
    }
}

/// Reckons the grade of a specimen. The parts stated in the report outrank those reckoned from its numbers.
pub fn reckon(report: &Pathology) -> Reckoning {
    let fnclcc = &report.fnclcc;
    let mitotic = fnclcc.mitotic.value().copied().or_else(|| report.mitoses.value().map(mitotic_score)).map(u8::from);
    let necrosis = fnclcc.necrosis.value().copied().or_else(|| report.necrosis.value().map(necrosis_score));
    let necrosis = necrosis.map(|score| score as u8);
    let stated = fnclcc.grade.value().copied();
    let fits = |differentiation: &u8| {
        mitotic
            .zip(necrosis)
            .and_then(|(m, n)| grade(differentiation + m + n))
            .is_some_and(|grade| Some(grade) == stated)
    };
    Reckoning {
        differentiation: fnclcc.differentiation.value().map(|score| u8::from(*score)),
        mitotic,
        necrosis,
        stated,
        fitting: (1..=3).filter(fits).collect(),
    }
}

#[cfg(test)]
mod tests;
