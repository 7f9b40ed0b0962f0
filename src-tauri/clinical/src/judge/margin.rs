//! Margins: the schemes of the table, and where residual tumour and margin contradict each other.

use crate::{
    record::{MarginClass, Residual, ResidualScheme},
    table::{MARGINS, MarginRow},
    value::{Choice as _, Dimension, Measure, Qualifier},
};

/// Name of the SSG scheme in the table.
const SSG: &str = "SSG";

/// The table's row of a residual tumour under a scheme.
pub fn residual_row(scheme: ResidualScheme, residual: Residual) -> Option<&'static MarginRow> {
    row(scheme.label(), residual.label())
}

/// The table's row of a class of margin.
pub fn class_row(class: MarginClass) -> Option<&'static MarginRow> {
    let (scheme, value) = match class {
        MarginClass::EnnekingIntralesional => ("Enneking/MSTS", "intralesional"),
        MarginClass::EnnekingMarginal => ("Enneking/MSTS", "marginal"),
        MarginClass::EnnekingWide => ("Enneking/MSTS", "wide"),
        MarginClass::EnnekingRadical => ("Enneking/MSTS", "radical"),
        MarginClass::SsgIntralesional => (SSG, "intralesional"),
        MarginClass::SsgMarginal => (SSG, "marginal"),
        MarginClass::SsgWide => (SSG, "wide"),
        MarginClass::SsgCompartmental => (SSG, "compartmental/myectomy"),
    };
    row(scheme, value)
}

fn row(scheme: &str, value: &str) -> Option<&'static MarginRow> {
    MARGINS.iter().find(|row| row.scheme == scheme && row.value == value)
}

/// Whether the plane of a class passes through the tumour.
pub fn is_intralesional(class: MarginClass) -> bool {
    matches!(class, MarginClass::EnnekingIntralesional | MarginClass::SsgIntralesional)
}

/// A contradiction between residual tumour and margin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conflict {
    /// R0 with a margin of 0 mm.
    R0AtZero,
    /// R0 by the scheme R + 1 mm with tumour at or within 1 mm.
    R0Within1Mm,
    /// R1 by the scheme R + 1 mm with a clearance above 1 mm.
    R1Beyond1Mm,
    /// R0 within 1 mm where the scheme is not said: by R + 1 mm it would be R1.
    SchemeNotSaid,
    /// R0 with an intralesional margin.
    R0Intralesional,
    /// A class of margin that asks for a wider one than was measured.
    NarrowForClass,
}

/// What was stated of one operation and its specimen.
#[derive(Debug, Clone, Copy, Default)]
pub struct Margin<'a> {
    /// Residual tumour.
    pub residual: Option<Residual>,
    /// The scheme it was judged by.
    pub scheme: Option<ResidualScheme>,
    /// Distance to the nearest margin.
    pub distance: Option<&'a Measure>,
    /// Class of its width.
    pub class: Option<MarginClass>,
    /// Whether a tissue that bars the way was named.
    pub barrier: bool,
}

/// Every contradiction in what was stated.
pub fn conflicts(margin: Margin<'_>) -> Vec<Conflict> {
    let clear = margin.residual == Some(Residual::R0);
    let mut found = Vec::new();
    if let Some((residual, distance)) = margin.residual.zip(margin.distance) {
        found.extend(by_distance(residual, margin.scheme, distance));
    }
    if clear && margin.class.is_some_and(is_intralesional) {
        found.push(Conflict::R0Intralesional);
    }
    let asked = margin.class.and_then(class_row).and_then(|row| interval(row.distance_mm));
    let narrow = asked.zip(margin.distance).is_some_and(|(asked, distance)| holds(asked, distance) == Some(false));
    if narrow && !margin.barrier {
        found.push(Conflict::NarrowForClass);
    }
    found
}

fn by_distance(residual: Residual, scheme: Option<ResidualScheme>, distance: &Measure) -> Option<Conflict> {
    let fits = |residual| {
        let row = residual_row(ResidualScheme::OneMillimetre, residual)?;
        holds(interval(row.distance_mm)?, distance)
    };
    let at_zero = millimetres(distance)?.1 <= 0.0;
    match (residual, scheme) {
        (Residual::R0, _) if at_zero => Some(Conflict::R0AtZero),
        (Residual::R0, Some(ResidualScheme::OneMillimetre)) if fits(Residual::R0) == Some(false) => {
            Some(Conflict::R0Within1Mm)
        }
        (Residual::R1, Some(ResidualScheme::OneMillimetre)) if fits(Residual::R1) == Some(false) => {
            Some(Conflict::R1Beyond1Mm)
        }
        (Residual::R0, None) if fits(Residual::R0) == Some(false) => Some(Conflict::SchemeNotSaid),
        _ => None,
    }
}

/// Bounds in millimetres and whether the lower one itself belongs to it; the upper one always does.
type Interval = (f64, bool, f64);

/// Reads "(1,inf)" or "[0,1]".
fn interval(text: &str) -> Option<Interval> {
    let (from, to) = text.get(1..text.len().checked_sub(1)?)?.split_once(',')?;
    Some((from.parse().ok()?, text.starts_with('['), to.parse().ok()?))
}

/// Whether a distance lies in an interval; none where its wording leaves that open.
fn holds((from, closed, to): Interval, distance: &Measure) -> Option<bool> {
    let (least, greatest) = millimetres(distance)?;
    let above =
        |mm: f64| if closed || distance.qualifier == Some(Qualifier::MoreThan) { mm >= from } else { mm > from };
    let within = |mm: f64| above(mm) && mm <= to;
    let all = within(least) && within(greatest);
    let none = greatest < from || (!above(greatest)) || least > to;
    match (all, none) {
        // Above a bound is open at the top: "more than 1 mm" is not within 0 to 1 mm.
        (_, _) if distance.qualifier == Some(Qualifier::MoreThan) && least >= to => Some(false),
        (true, _) => Some(true),
        (false, true) => Some(false),
        (false, false) => None,
    }
}

/// Least and greatest millimetres a distance can mean.
fn millimetres(distance: &Measure) -> Option<(f64, f64)> {
    let (dimension, size) = distance.unit.dimension();
    let (low, high) = (distance.value.get() * size, distance.highest() * size);
    let bounds = match distance.qualifier {
        Some(Qualifier::UpTo | Qualifier::LessThan) => (0.0, high),
        Some(Qualifier::AtLeast | Qualifier::MoreThan) => (low, f64::INFINITY),
        _ => (low, high),
    };
    (dimension == Dimension::Length).then_some(bounds)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::value::{Number, Unit};

    fn mm(qualifier: Option<Qualifier>, value: f64) -> Measure {
        Measure { qualifier, ..Measure::exactly(Number::try_from(value).unwrap(), Unit::Mm) }
    }

    fn of(residual: Residual, scheme: Option<ResidualScheme>, distance: &Measure) -> Vec<Conflict> {
        conflicts(Margin { residual: Some(residual), scheme, distance: Some(distance), ..Margin::default() })
    }

    /// Sambri 2021, Cancers 13:1687; CCO 21033 review: R0 is above 1 mm, R1 at 0 to 1 mm.
    #[test]
    fn one_millimetre_divides_r0_from_r1() {
        let one = Some(ResidualScheme::OneMillimetre);
        let r0 = |distance: f64| of(Residual::R0, one, &mm(None, distance));
        assert_eq!(r0(0.0), [Conflict::R0AtZero]);
        assert_eq!([r0(0.1), r0(1.0)], [[Conflict::R0Within1Mm], [Conflict::R0Within1Mm]]);
        assert!(r0(1.01).is_empty());
        let r1 = |distance: f64| of(Residual::R1, one, &mm(None, distance));
        assert!(r1(0.0).is_empty() && r1(1.0).is_empty());
        assert_eq!(r1(1.01), [Conflict::R1Beyond1Mm]);
        assert!(of(Residual::R2, one, &mm(None, 5.0)).is_empty(), "R2 is seen by the surgeon");
    }

    #[test]
    fn the_plain_scheme_knows_only_the_margin_itself() {
        let plain = |distance: f64| of(Residual::R0, Some(ResidualScheme::Margin), &mm(None, distance));
        assert_eq!(plain(0.0), [Conflict::R0AtZero]);
        assert!(plain(0.5).is_empty());
        assert_eq!(of(Residual::R0, None, &mm(None, 0.5)), [Conflict::SchemeNotSaid]);
        assert!(of(Residual::R0, None, &mm(None, 1.5)).is_empty());
    }

    #[test]
    fn what_the_wording_leaves_open_is_no_conflict() {
        let one = Some(ResidualScheme::OneMillimetre);
        assert!(of(Residual::R0, one, &mm(Some(Qualifier::MoreThan), 1.0)).is_empty());
        assert_eq!(of(Residual::R1, one, &mm(Some(Qualifier::MoreThan), 1.0)), [Conflict::R1Beyond1Mm]);
        assert_eq!(of(Residual::R0, one, &mm(Some(Qualifier::LessThan), 1.0)), [Conflict::R0Within1Mm]);
        assert!(of(Residual::R0, one, &mm(Some(Qualifier::LessThan), 5.0)).is_empty(), "it may be 3 mm");
        assert!(of(Residual::R1, one, &mm(Some(Qualifier::AtLeast), 1.0)).is_empty());
    }

    /// The four conflicts of the data set: each of its rows is one the code knows.
    #[test]
    fn every_conflict_of_the_table_is_known() {
        let rows = MARGINS.iter().filter(|row| row.scheme == "conflict");
        let named: Vec<&str> = rows.map(|row| row.value).collect();
        let known = [
            "R0 with 0 mm",
            "R+1mm R0 with distance <=1",
            "R0 with intralesional",
            "R2 with no residual disease on imaging",
        ];
        assert_eq!(named, known);
    }

    #[test]
    fn a_clear_margin_is_not_intralesional() {
        let class =
            |class, residual| conflicts(Margin { residual: Some(residual), class: Some(class), ..Margin::default() });
        for through in [MarginClass::EnnekingIntralesional, MarginClass::SsgIntralesional] {
            assert_eq!(class(through, Residual::R0), [Conflict::R0Intralesional]);
            assert!(class(through, Residual::R1).is_empty());
        }
        assert!(class(MarginClass::EnnekingMarginal, Residual::R0).is_empty());
    }

    #[test]
    fn a_wide_margin_of_the_ssg_has_ten_millimetres_or_a_barrier() {
        let wide = |distance: f64, barrier| {
            let distance = mm(None, distance);
            let class = Some(MarginClass::SsgWide);
            conflicts(Margin { distance: Some(&distance), class, barrier, ..Margin::default() })
        };
        assert_eq!(wide(9.9, false), [Conflict::NarrowForClass]);
        assert!(wide(10.0, false).is_empty() && wide(2.0, true).is_empty());
    }

    #[test]
    fn every_class_and_residual_has_a_row_with_its_source() {
        for class in MarginClass::ALL {
            assert!(class_row(*class).is_some_and(|row| !row.rule.is_empty()), "{}", class.label());
        }
        for residual in Residual::ALL {
            assert!(residual_row(ResidualScheme::Margin, *residual).is_some(), "{}", residual.label());
        }
    }

    #[test]
    fn the_intervals_of_one_millimetre_meet_without_gap_or_overlap() {
        let rows = [Residual::R1, Residual::R0].map(|r| residual_row(ResidualScheme::OneMillimetre, r).unwrap());
        let [(from, true, to), (next, false, end)] = rows.map(|row| interval(row.distance_mm).unwrap()) else {
            panic!("R1 is closed below, R0 open")
        };
        assert_eq!((from, to, end), (0.0, next, f64::INFINITY));
    }

    proptest! {
        #[test]
        fn millimetres_and_centimetres_conflict_alike(tenths in 0_u32..300) {
            let in_mm = mm(None, f64::from(tenths) / 10.0);
            let in_cm = Measure { value: Number::try_from(f64::from(tenths) / 100.0).unwrap(), unit: Unit::Cm, ..in_mm };
            for residual in Residual::ALL {
                for scheme in [None, Some(ResidualScheme::Margin), Some(ResidualScheme::OneMillimetre)] {
                    prop_assert_eq!(of(*residual, scheme, &in_mm), of(*residual, scheme, &in_cm));
                }
            }
        }
    }

    /// "Up to 1 mm" is within 0 to 1; "up to 2 mm" may be; "at least 2 mm" is beyond; "at least 1 mm" may be 1.
    #[test]
    fn a_bound_of_a_distance_holds_as_far_as_it_reaches() {
        let one = Some(ResidualScheme::OneMillimetre);
        let r0 = |qualifier, value| of(Residual::R0, one, &mm(Some(qualifier), value));
        let r1 = |qualifier, value| of(Residual::R1, one, &mm(Some(qualifier), value));
        assert_eq!(r0(Qualifier::UpTo, 1.0), [Conflict::R0Within1Mm]);
        assert_eq!(r0(Qualifier::UpTo, 1.1), []);
        assert_eq!((r1(Qualifier::UpTo, 1.0), r1(Qualifier::UpTo, 5.0)), (vec![], vec![]));
        assert_eq!((r1(Qualifier::AtLeast, 1.1), r1(Qualifier::AtLeast, 0.5)), (vec![Conflict::R1Beyond1Mm], vec![]));
        assert_eq!((r0(Qualifier::AtLeast, 1.1), r0(Qualifier::AtLeast, 0.5)), (vec![], vec![]));
    }
}
