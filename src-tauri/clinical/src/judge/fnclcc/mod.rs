//! FNCLCC (French) grading of one specimen.
//!
//! Sources: Trojani 1984; Guillou 1997, J Clin Oncol 15:350; Coindre 2006, Arch Pathol Lab Med 130:1448. Scores per ten
//! high-power fields of 0.1734 mm²; sums 2–3, 4–5 and 6–8 are grades 1, 2 and 3.

use std::f64::consts::PI;

use crate::{
    record::{Mitoses, NecrosisScore, Pathology},
    value::{Grade3, Measure, Qualifier},
};

/// Ten reference fields of 0.1734 mm², in mm².
pub const REFERENCE_AREA_MM2: f64 = 1.734;

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
    /// Not stated: the reference area was taken.
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
        None => by_field_number(mitoses).unwrap_or(Area { mm2: REFERENCE_AREA_MM2, from: AreaFrom::Assumed }),
    }
}

/// Field diameter is field number by magnification; 40 where no objective was stated.
fn by_field_number(mitoses: &Mitoses) -> Option<Area> {
    let diameter = mitoses.field_number?.get() / mitoses.objective.map_or(40.0, |objective| objective.get());
    let mm2 = mitoses.fields?.get() * PI * (diameter / 2.0).powi(2);
    Some(Area { mm2, from: AreaFrom::FieldNumber })
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
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::value::{Answer, Number, Unit};

    fn number(value: f64) -> Number {
        Number::try_from(value).unwrap()
    }

    fn count(count: f64, area: Option<f64>) -> Mitoses {
        Mitoses {
            count: number(count),
            area: area.map(|area| Measure::exactly(number(area), Unit::Mm2)),
            ..Mitoses::default()
        }
    }

    fn percent(qualifier: Option<Qualifier>, value: f64) -> Measure {
        Measure { qualifier, ..Measure::exactly(number(value), Unit::Percent) }
    }

    #[test]
    fn mitotic_scores_change_at_ten_and_twenty() {
        let scores = [0.0, 9.99, 10.0, 19.99, 20.0].map(|n| u8::from(mitotic_score(&count(n, Some(1.734)))));
        assert_eq!(scores, [1, 1, 2, 2, 3]);
    }

    /// Coindre 2006; worked in the field-number table of the standard: 22 mm eyepiece, ×40, ten fields.
    #[test]
    fn counts_are_normalised_by_the_field_number() {
        let by_eyepiece =
            |n: f64| Mitoses { fields: Some(number(10.0)), field_number: Some(number(22.0)), ..count(n, None) };
        assert!((equivalent(&by_eyepiece(14.0)) - 10.2).abs() < 0.05);
        assert_eq!([14.0, 13.0].map(|n| u8::from(mitotic_score(&by_eyepiece(n)))), [2, 1]);
    }

    #[test]
    fn a_lost_decimal_point_is_recognised() {
        assert_eq!(counted_area(&count(14.0, Some(1734.0))), Area { mm2: 1.734, from: AreaFrom::LostPoint(1734.0) });
        assert_eq!(counted_area(&count(14.0, Some(20.0))).from, AreaFrom::Stated);
        assert_eq!(counted_area(&count(14.0, Some(20.1))).from, AreaFrom::Implausible(20.1));
        assert_eq!(counted_area(&count(14.0, None)).from, AreaFrom::Assumed);
    }

    #[test]
    fn half_necrosis_scores_two() {
        let scores = [
            percent(None, 0.0),
            percent(None, 49.9),
            percent(Some(Qualifier::LessThan), 50.0),
            percent(None, 50.0),
            percent(Some(Qualifier::MoreThan), 50.0),
        ]
        .map(|measure| necrosis_score(&measure) as u8);
        assert_eq!(scores, [0, 1, 1, 2, 2]);
    }

    /// The published case: 14 mitoses and more than half necrosis fit grade 3 with differentiation 2 or 3 only.
    #[test]
    fn the_published_case_is_grade_three() {
        let mut report = Pathology {
            mitoses: Answer::known(Mitoses { qualifier: Some(Qualifier::UpTo), ..count(14.0, Some(1734.0)) }),
            necrosis: Answer::known(percent(Some(Qualifier::MoreThan), 50.0)),
            ..Pathology::default()
        };
        report.fnclcc.grade = Answer::known(Grade3::Three);
        let reckoning = reckon(&report);
        assert_eq!((reckoning.mitotic, reckoning.necrosis, reckoning.fitting.clone()), (Some(2), Some(2), vec![2, 3]));
        assert_eq!((reckoning.sum(), reckoning.grade()), (None, None));
        let grades = [1, 2, 3].map(|differentiation| grade(differentiation + 4).map(u8::from));
        assert_eq!(grades, [Some(2), Some(3), Some(3)]);
    }

    proptest! {
        #[test]
        fn more_mitoses_never_score_less(a in 0.0..200.0_f64, b in 0.0..200.0_f64, area in 0.5..20.0_f64) {
            let score = |n: f64| mitotic_score(&count(n, Some(area)));
            prop_assert!(score(a.min(b)) <= score(a.max(b)));
        }
    }
}
