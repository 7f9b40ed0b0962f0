//! CTCAE against its published cut-offs (NCI CTCAE v5.0, 27 November 2017; v6.0, 2025).

mod versions;

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{
    interval::{End, Interval, Limits, limits},
    *,
};
use crate::{
    record::{CtcaeVersion, LabResult},
    table::CTCAE_TERMS,
    value::{Measure, Number, Qualifier, Term, Unit},
};

const V5: CtcaeVersion = CtcaeVersion::V5;
const V6: CtcaeVersion = CtcaeVersion::V6;

fn result(analyte: &str, value: f64, unit: Unit, reference: &str) -> LabResult {
    LabResult {
        analyte: Term::from(analyte),
        value: Some(Measure::exactly(Number::try_from(value).unwrap(), unit)),
        reference: Term::from(reference),
        ..LabResult::default()
    }
}

/// Grades of the first term of a value.
fn grades(version: CtcaeVersion, analyte: &str, value: f64, unit: Unit, reference: &str) -> Result<Vec<u8>, Refusal> {
    laboratory_grades(version, &result(analyte, value, unit, reference)).map(|all| all[0].grades.clone())
}

fn count(version: CtcaeVersion, analyte: &str, value: f64) -> Vec<u8> {
    grades(version, analyte, value, Unit::GigaPerL, "150–400").unwrap()
}

/// The standard's worked example: neutrophils 0.4 are grade 4 in v5 and grade 3 in v6; and every printed boundary.
#[test]
fn neutrophils_grade_lower_in_version_six() {
    let of = |version, value| grades(version, "neutrophils", value, Unit::GigaPerL, "1.8–7.5").unwrap();
    assert_eq!((of(V5, 0.4), of(V6, 0.4)), (vec![4], vec![3]));
    for (value, five, six) in [
        (1.8, None, None),
        (1.79, Some(1), None),
        (1.5, Some(1), None),
        (1.49, Some(2), Some(1)),
        (1.2, Some(2), Some(1)),
        (1.0, Some(2), Some(1)),
        (0.99, Some(3), Some(2)),
        (0.5, Some(3), Some(2)),
        (0.49, Some(4), Some(3)),
        (0.1, Some(4), Some(3)),
        (0.09, Some(4), Some(4)),
    ] {
        assert_eq!(of(V5, value), Vec::from_iter(five), "v5 {value}");
        assert_eq!(of(V6, value), Vec::from_iter(six), "v6 {value}");
    }
}

#[test]
fn platelets_and_haemoglobin_are_graded_at_their_boundaries() {
    for (value, five, six) in
        [(75.0, 1, 1), (74.0, 2, 2), (50.0, 2, 2), (49.0, 3, 3), (25.0, 3, 3), (24.0, 4, 3), (9.0, 4, 4)]
    {
        assert_eq!((count(V5, "platelets", value), count(V6, "Platelets", value)), (vec![five], vec![six]), "{value}");
    }
    for (version, name) in [(V5, "Platelet count decreased"), (V6, "Thrombocytopenia")] {
        let all = laboratory_grades(version, &result("platelets", 30.0, Unit::GigaPerL, "")).unwrap();
        assert_eq!(all[0].term, name);
    }
    for (value, grade) in [(10.0, 1), (9.9, 2), (8.0, 2), (7.9, 3)] {
        assert_eq!(grades(V5, "Hb", value, Unit::GPerDl, "12-16 g/dL"), Ok(vec![grade]), "{value}");
        assert_eq!(grades(V6, "haemoglobin", value * 10.0, Unit::GPerL, "120-160"), Ok(vec![grade]), "{value}");
    }
}

#[test]
fn unlike_units_are_refused() {
    let refused = grades(V5, "neutrophils", 400.0, Unit::GPerL, "").unwrap_err();
    assert_eq!(refused, Refusal::Unit { given: "g/L".to_owned(), wanted: "10^9/L".to_owned() });
    assert!(matches!(grades(V5, "haemoglobin", 9.0, Unit::MgPerDl, ""), Err(Refusal::Unit { .. })));
    // A multiple of the laboratory's own limit has no unit of its own, but its range must be in the value's.
    assert_eq!(grades(V5, "creatinine", 2.0, Unit::MgPerDl, "0.6–1.2 mg/dL"), Ok(vec![2]));
    assert_eq!(grades(V5, "creatinine", 2.0, Unit::MgPerDl, "53–106 µmol/L"), Err(Refusal::Limit));
}

#[test]
fn what_cannot_be_graded_says_why() {
    assert_eq!(grades(V5, "neutrophils", 1.6, Unit::GigaPerL, ""), Err(Refusal::Limit));
    assert_eq!(grades(V6, "neutrophils", 1.6, Unit::GigaPerL, ""), Ok(vec![]));
    assert_eq!(grades(CtcaeVersion::V4, "neutrophils", 0.4, Unit::GigaPerL, ""), Err(Refusal::Version));
    assert_eq!(grades(V6, "lymphocytes", 0.4, Unit::GigaPerL, ""), Err(Refusal::Analyte("lymphocytes".to_owned())));
    assert_eq!(grades(V5, "sodium", 129.5, Unit::MmolPerL, "135–145"), Err(Refusal::Between));
    assert_eq!(grades(V6, "sodium", 129.5, Unit::MmolPerL, "135–145"), Ok(vec![2]));
    let nothing = LabResult { value: None, ..result("neutrophils", 1.0, Unit::GigaPerL, "") };
    assert_eq!(laboratory_grades(V5, &nothing), Err(Refusal::Number));
}

#[test]
fn one_test_can_be_too_high_or_too_low() {
    assert_eq!(grades(V5, "potassium", 2.4, Unit::MmolPerL, ""), Ok(vec![4]));
    let high = laboratory_grades(V5, &result("potassium", 6.5, Unit::MmolPerL, "3.5–5.0")).unwrap();
    assert_eq!((high[0].term, high[0].grades.clone()), ("Hyperkalemia", vec![3]));
    // Symptoms decide between the two.
    assert_eq!(grades(V5, "potassium", 3.2, Unit::MmolPerL, "3.5–5.0"), Ok(vec![1, 2]));
}

#[test]
fn multiples_of_the_upper_limit_are_graded() {
    for (value, expected) in [(40.0, vec![]), (41.0, vec![1]), (120.0, vec![1]), (121.0, vec![2]), (801.0, vec![4])] {
        assert_eq!(grades(V6, "ALT", value, Unit::UPerL, "< 40"), Ok(expected), "{value}");
    }
    let all = laboratory_grades(V5, &result("ALT", 130.0, Unit::UPerL, "up to 40 U/L")).unwrap();
    assert!(all[0].explanation.assumptions[0].contains("was normal"), "{all:?}");
    assert_eq!(all[0].explanation.result, "Alanine aminotransferase increased: grade 2");
}

#[test]
fn a_bound_is_graded_as_far_as_it_reaches() {
    let less = |value: f64| {
        let mut result = result("neutrophils", value, Unit::GigaPerL, "1.8–7.5");
        result.value.as_mut().unwrap().qualifier = Some(Qualifier::LessThan);
        laboratory_grades(V5, &result).unwrap()[0].grades.clone()
    };
    assert_eq!((less(0.5), less(1.0)), (vec![4], vec![3, 4]));
}

#[test]
fn reference_ranges_are_read_as_laboratories_print_them() {
    let both = |lower, upper| Limits { lower: Some(lower), upper: Some(upper) };
    for text in ["12–16", "12-16 g/dL", "12 to 16", " 12 – 16 g/dL"] {
        assert_eq!(limits(text, "g/dL"), both(12.0, 16.0), "{text}");
    }
    assert_eq!(limits("< 40 U/L", "U/L"), Limits { lower: None, upper: Some(40.0) });
    assert_eq!(limits("≥60", "mL/min"), Limits { lower: Some(60.0), upper: None });
    assert_eq!(limits("1.5–8.0 ×10⁹/L", "×10⁹/L"), both(1.5, 8.0));
    for text in ["", "normal", "12,5–16", "16–12", "12–16 mmol/L"] {
        assert_eq!(limits(text, "g/dL"), Limits::default(), "{text}");
    }
}

#[test]
fn terms_are_found_by_name_word_and_spelling() {
    let first = |version, words: &str| search(version, words).first().map(|term| term.term);
    assert_eq!(first(V5, "oedema limbs"), Some("Edema limbs"));
    assert_eq!(first(V6, "edema limbs"), Some("Peripheral edema"));
    assert_eq!(first(V5, "diarrhoea"), Some("Diarrhea"));
    assert_eq!(first(V5, "neutropenia"), Some("Neutrophil count decreased"));
    assert_eq!(first(V5, "sensory neuropathy"), Some("Peripheral sensory neuropathy"));
    assert_eq!(first(V6, "platelet count decreased"), Some("Thrombocytopenia"));
    assert_eq!(first(V5, ""), None);
    assert_eq!(first(CtcaeVersion::V4, "nausea"), None);
    let near = |words: &str| nearest(V5, words).map(|near| (near.term.term, near.meant));
    assert_eq!(near("alopezia"), Some(("Alopecia", true)));
    assert_eq!(near("Periorbital oedema"), Some(("Edema limbs", false)));
    assert_eq!(near("xyzzy"), None);
    assert_eq!(named(V6, "myalgia").map(|term| term.grades.clone()), Some(vec![1, 2, 3]));
    assert_eq!(named(V6, "Rash acneiform"), None);
    assert_eq!((only_in("Thrombocytopenia"), only_in("Nausea")), (Some(V6), None));
}

/// Every term has one set of grades in its version, and no cut-off for a grade that does not exist.
#[test]
fn the_table_of_terms_is_whole() {
    for version in [V5, V6] {
        let all: Vec<&Named> = terms(version).collect();
        assert!(all.len() > 100, "{}", all.len());
        let names: BTreeSet<&str> = all.iter().map(|term| term.term).collect();
        assert_eq!(names.len(), all.len());
        assert!(all.iter().all(|term| !term.grades.is_empty() && term.grades.is_sorted()));
    }
    for row in CTCAE_TERMS {
        let same = CTCAE_TERMS.iter().filter(|other| (other.version, other.term) == (row.version, row.term));
        assert!(same.clone().all(|other| other.grades == row.grades), "{row:?}");
        for (grade, cell) in [("1", row.g1), ("2", row.g2), ("3", row.g3), ("4", row.g4)] {
            assert!(cell.is_empty() || Interval::parse(cell).is_some(), "{row:?}");
            assert!(cell.is_empty() || row.grades.contains(grade), "{row:?}");
        }
    }
}

/// Between neighbouring grades there is no gap and no overlap, but where CTCAE prints whole numbers or lets symptoms
/// decide.
#[test]
fn cut_offs_have_no_gap_and_no_overlap_but_those_printed() {
    let mut uneven = BTreeSet::new();
    for row in CTCAE_TERMS {
        let cells: Vec<Interval> = [row.g1, row.g2, row.g3, row.g4].into_iter().filter_map(Interval::parse).collect();
        for pair in cells.windows(2) {
            let (a, b) = (&pair[0], &pair[1]);
            let joined = |high: End, high_in: bool, low: End, low_in: bool| high == low && high_in != low_in;
            let meets = joined(a.high, a.high_in, b.low, b.low_in) || joined(b.high, b.high_in, a.low, a.low_in);
            if !meets {
                uneven.insert((row.version, row.term));
            }
        }
    }
    let printed: BTreeSet<(&str, &str)> = [
        ("5", "Chronic kidney disease"),
        ("5", "Ejection fraction decreased"),
        ("5", "Electrocardiogram QT corrected interval prolonged"),
        ("5", "Fever"),
        ("5", "Hypertension"),
        ("5", "Hyperuricemia"),
        ("5", "Hypokalemia"),
        ("5", "Hyponatremia"),
        ("5", "Lipase increased"),
        ("5", "Serum amylase increased"),
        ("6", "Creatinine clearance decreased"),
        ("6", "Electrocardiogram QT corrected interval prolonged"),
        ("6", "Fever"),
        ("6", "Hypertension"),
        ("6", "Hyperuricemia"),
        ("6", "Hypokalemia"),
        ("6", "Left ventricular dysfunction"),
        ("6", "Lipase increased"),
        ("6", "Serum amylase increased"),
    ]
    .into();
    assert_eq!(uneven, printed);
}

proptest! {
    #[test]
    fn fewer_neutrophils_never_grade_lower(a in 0.0..3.0_f64, b in 0.0..3.0_f64) {
        for version in [V5, V6] {
            let of = |value| grades(version, "neutrophils", value, Unit::GigaPerL, "1.8–7.5").unwrap();
            prop_assert!(of(a.max(b)) <= of(a.min(b)));
        }
    }

    #[test]
    fn grams_per_litre_and_decilitre_give_the_same(tenths in 40_u32..200) {
        let deci = grades(V5, "haemoglobin", f64::from(tenths) / 10.0, Unit::GPerDl, "12–16");
        let litre = grades(V5, "haemoglobin", f64::from(tenths), Unit::GPerL, "120–160");
        prop_assert_eq!(deci, litre);
    }
}
