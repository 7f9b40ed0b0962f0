//! Doses of radiotherapy: fractions times dose, dose in fractions of 2 Gy, gray equivalents kept apart.

use super::explain::{Explanation, Step};
use crate::{
    record::{Radiotherapy, RadiotherapyTechnique},
    value::{Dose, DoseUnit, Per, Unit},
};

/// Gray by which a total and its product may differ: rounding of the dose of a fraction.
pub const TOLERANCE_GY: f64 = 0.1;

/// What a dose is counted in. Gray and gray equivalents differ by the biological weight of the beam: never added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beam {
    /// Gray.
    Gray,
    /// Gray equivalents, of protons and ions.
    GrayEquivalent,
}

impl Beam {
    /// The unit as printed.
    pub fn unit(self) -> &'static str {
        match self {
            Self::Gray => "Gy",
            Self::GrayEquivalent => "GyE",
        }
    }
}

/// A dose as its number and what it is counted in; centigray are hundredths of gray. None for a unit that is no
/// radiation dose.
pub fn counted(dose: &Dose) -> Option<(f64, Beam)> {
    let counted = match dose.unit {
        DoseUnit::Gy => (dose.amount.get(), Beam::Gray),
        DoseUnit::CGy => (dose.amount.get() / 100.0, Beam::Gray),
        DoseUnit::GyE => (dose.amount.get(), Beam::GrayEquivalent),
        _ => return None,
    };
    (dose.per == Per::Flat).then_some(counted)
}

/// Fractions times the dose of one; none where either is not recorded.
pub fn product(course: &Radiotherapy) -> Option<(f64, Beam)> {
    let (each, beam) = counted(course.per_fraction.value()?)?;
    Some((each * f64::from(*course.fractions.value()?), beam))
}

/// Whether the stated total is fractions times dose within 0.1 Gy; none where they cannot be compared.
pub fn agrees(course: &Radiotherapy) -> Option<bool> {
    let (total, beam) = counted(course.total.value()?)?;
    let (product, of) = product(course)?;
    (beam == of).then(|| (total - product).abs() <= TOLERANCE_GY + 1e-9)
}

/// The total as stated, else fractions times dose.
pub fn total(course: &Radiotherapy) -> Option<(f64, Beam)> {
    course.total.value().and_then(counted).or_else(|| product(course))
}

/// Sums of several courses: gray, and gray equivalents apart.
pub fn sums<'a>(courses: impl IntoIterator<Item = &'a Radiotherapy>) -> (f64, f64) {
    courses.into_iter().filter_map(total).fold((0.0, 0.0), |(gray, equivalent), (dose, beam)| match beam {
        Beam::Gray => (gray + dose, equivalent),
        Beam::GrayEquivalent => (gray, equivalent + dose),
    })
}

/// The total in fractions of 2 Gy of like effect: D · (d + α/β) / (2 + α/β), all in gray. None unless every number is
/// above zero.
pub fn eqd2(total: f64, per_fraction: f64, alpha_beta: f64) -> Option<f64> {
    let meant = total > 0.0 && per_fraction > 0.0 && alpha_beta > 0.0;
    meant.then(|| total * (per_fraction + alpha_beta) / (2.0 + alpha_beta))
}

/// The dose in fractions of 2 Gy with the way to it; none without total, fraction and the user's own α/β. α/β is never
/// assumed: in soft-tissue sarcoma 4 to 10 is often taken, but that is recalled, not verified.
pub fn explain(course: &Radiotherapy) -> Option<Explanation> {
    let ratio = course.alpha_beta.value().filter(|ratio| matches!(ratio.unit, Unit::Gray | Unit::CentiGray))?;
    let ratio = if ratio.unit == Unit::CentiGray { ratio.value.get() / 100.0 } else { ratio.value.get() };
    let (total, beam) = total(course)?;
    let (each, of) = fraction(course)?;
    let value = eqd2(total, each, ratio).filter(|_| beam == of)?;
    let unit = beam.unit();
    let (total, each, value) = (rounded(total), rounded(each), rounded(value));
    let steps = vec![
        Step::new("dose", format!("{total} {unit} in fractions of {each} {unit}"), ""),
        Step::new("α/β", "as recorded", format!("{ratio} Gy")),
        Step::new("EQD2", format!("{total} × ({each} + {ratio}) / (2 + {ratio})"), format!("{value} {unit}")),
    ];
    let mut assumptions = vec!["No correction for time or incomplete repair.".to_owned()];
    if course.total.value().is_none() {
        assumptions.push("The total is fractions times dose.".to_owned());
    }
    if course.technique.is(&RadiotherapyTechnique::Brachytherapy) {
        assumptions.push("Brachytherapy is taken as given at a high dose rate.".to_owned());
    }
    Some(Explanation {
        result: format!("{value} {unit} in fractions of 2 Gy, α/β {ratio} Gy"),
        steps,
        source: "Linear-quadratic model: EQD2 = D · (d + α/β) / (2 + α/β)".to_owned(),
        assumptions,
        verified: true,
    })
}

/// The dose of a fraction as stated, else total by fractions.
fn fraction(course: &Radiotherapy) -> Option<(f64, Beam)> {
    let by_total = || {
        let fractions = course.fractions.value().filter(|fractions| **fractions > 0)?;
        let (total, beam) = counted(course.total.value()?)?;
        Some((total / f64::from(*fractions), beam))
    };
    course.per_fraction.value().and_then(counted).or_else(by_total)
}

fn rounded(gray: f64) -> f64 {
    (gray * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::value::{Answer, Measure, Number};

    fn number(value: f64) -> Number {
        Number::try_from(value).unwrap()
    }

    fn dose(amount: f64, unit: DoseUnit) -> Dose {
        Dose { amount: number(amount), unit, per: Per::Flat }
    }

    fn course(total: Dose, fractions: u32, each: Dose) -> Radiotherapy {
        Radiotherapy {
            total: Answer::known(total),
            fractions: Answer::known(fractions),
            per_fraction: Answer::known(each),
            ..Radiotherapy::default()
        }
    }

    /// The schedules of the standard: Heesen 2024 (50 Gy in 25), Radiat Oncol 2022 (5 × 5), Bedi 2022 (30 in 5), 42.75 in
    /// 15, Ryan 2008 (28 in 8).
    #[test]
    fn the_published_schedules_multiply_out() {
        for (total, fractions, each) in
            [(50.0, 25, 2.0), (25.0, 5, 5.0), (30.0, 5, 6.0), (42.75, 15, 2.85), (28.0, 8, 3.5)]
        {
            let given = course(dose(total, DoseUnit::Gy), fractions, dose(each, DoseUnit::Gy));
            assert_eq!(agrees(&given), Some(true), "{total}");
        }
    }

    #[test]
    fn a_tenth_of_a_gray_is_rounding() {
        let total = |total| agrees(&course(dose(total, DoseUnit::Gy), 28, dose(1.8, DoseUnit::Gy)));
        assert_eq!([50.4, 50.5, 50.3, 50.51, 50.29].map(total), [true, true, true, false, false].map(Some));
    }

    #[test]
    fn gray_equivalents_stay_apart() {
        let proton = course(dose(73.8, DoseUnit::GyE), 41, dose(1.8, DoseUnit::GyE));
        let photon = course(dose(50.0, DoseUnit::Gy), 25, dose(2.0, DoseUnit::Gy));
        assert_eq!(sums([&proton, &photon, &photon]), (100.0, 73.8));
        assert_eq!(agrees(&course(dose(50.0, DoseUnit::GyE), 25, dose(2.0, DoseUnit::Gy))), None);
        assert_eq!(counted(&dose(2.0, DoseUnit::Mg)), None);
        assert_eq!(counted(&Dose { per: Per::M2, ..dose(2.0, DoseUnit::Gy) }), None);
    }

    /// Fractions of 2 Gy are themselves; 25 Gy in 5 with α/β 4 is 25 · 9 / 6 = 37.5.
    #[test]
    fn doses_compare_in_fractions_of_two_gray() {
        assert_eq!(eqd2(50.0, 2.0, 4.0), Some(50.0));
        assert_eq!(eqd2(25.0, 5.0, 4.0), Some(37.5));
        assert_eq!([eqd2(25.0, 5.0, 0.0), eqd2(0.0, 5.0, 4.0)], [None, None]);
    }

    #[test]
    fn no_ratio_is_assumed() {
        let mut given = course(dose(25.0, DoseUnit::Gy), 5, dose(5.0, DoseUnit::Gy));
        assert_eq!(explain(&given), None);
        given.alpha_beta = Answer::known(Measure::exactly(number(4.0), Unit::Gray));
        assert_eq!(explain(&given).unwrap().result, "37.5 Gy in fractions of 2 Gy, α/β 4 Gy");
        given.per_fraction = Answer::Unanswered;
        assert_eq!(explain(&given).unwrap().result, "37.5 Gy in fractions of 2 Gy, α/β 4 Gy");
    }

    proptest! {
        #[test]
        fn gray_and_centigray_agree_alike(tenths in 10_u32..800, fractions in 1_u32..40, each in 10_u32..80) {
            let (total, each) = (f64::from(tenths) / 10.0, f64::from(each) / 10.0);
            let gray = course(dose(total, DoseUnit::Gy), fractions, dose(each, DoseUnit::Gy));
            let centi = course(dose(total * 100.0, DoseUnit::CGy), fractions, dose(each * 100.0, DoseUnit::CGy));
            prop_assert_eq!(agrees(&gray), agrees(&centi));
        }

        #[test]
        fn a_larger_fraction_never_weighs_less(total in 1.0..80.0_f64, a in 0.5..20.0_f64, b in 0.5..20.0_f64, ratio in 1.0..12.0_f64) {
            prop_assert!(eqd2(total, a.min(b), ratio) <= eqd2(total, a.max(b), ratio));
        }
    }

    /// 25 Gy in 5 with α/β 4 is 37.5; the fraction may follow from the total, and α/β be told in cGy.
    #[test]
    fn the_way_to_an_equivalent_dose_is_told() {
        let with = |course: Radiotherapy, ratio: f64, unit| Radiotherapy {
            alpha_beta: Answer::known(Measure::exactly(number(ratio), unit)),
            ..course
        };
        let given = course(dose(25.0, DoseUnit::Gy), 5, dose(5.0, DoseUnit::Gy));
        let told = explain(&with(given.clone(), 400.0, Unit::CentiGray)).unwrap();
        let steps: Vec<(&str, &str)> =
            told.steps.iter().map(|step| (step.input.as_str(), step.outcome.as_str())).collect();
        assert_eq!(
            steps,
            [("25 Gy in fractions of 5 Gy", ""), ("as recorded", "4 Gy"), ("25 × (5 + 4) / (2 + 4)", "37.5 Gy"),]
        );
        assert_eq!(told.assumptions.len(), 1);
        let unstated = Radiotherapy { total: Answer::Unanswered, ..given.clone() };
        let told = explain(&with(unstated, 4.0, Unit::Gray)).unwrap();
        assert_eq!((told.result.as_str(), told.assumptions.len()), ("37.5 Gy in fractions of 2 Gy, α/β 4 Gy", 2));
        assert_eq!(explain(&with(given, 4.0, Unit::Percent)), None);
        assert_eq!([eqd2(25.0, 0.0, 4.0), eqd2(-1.0, 5.0, 4.0), eqd2(25.0, 5.0, -1.0)], [None; 3]);
    }
}
