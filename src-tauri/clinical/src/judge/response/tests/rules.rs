//! The rule of the sum and the table of overall response (Eisenhauer 2009, Eur J Cancer 45:228).

use super::*;
use crate::table::RECIST;

/// Eisenhauer 2009, and the arithmetic tests of the standard, in mm: baseline, nadir, sum.
#[test]
fn sums_change_category_at_their_boundaries() {
    for (baseline, nadir, sum, expected) in [
        (100.0, 100.0, 70.0, "PR"),
        (100.0, 100.0, 70.1, "SD"),
        (100.0, 40.0, 48.0, "PD"),
        (100.0, 20.0, 24.0, "PR"),
        (30.0, 20.0, 24.0, "SD"),
        (100.0, 0.0, 3.0, "PD"),
        (30.0, 25.0, 30.0, "PD"),
        (30.0, 25.0, 29.9, "SD"),
        (100.0, 100.0, 119.9, "SD"),
        (100.0, 100.0, 120.0, "PD"),
    ] {
        assert_eq!(by_sum(baseline, nadir, sum).short(), expected, "{baseline}, {nadir}, {sum}");
    }
}

/// Every row of both tables of overall response, each combination once.
#[test]
fn the_table_of_overall_response_has_no_gap_and_no_overlap() {
    let targets = [
        Some(Category::Complete),
        Some(Category::Partial),
        Some(Category::Stable),
        Some(Category::Progression),
        Some(Category::NotEvaluable),
        None,
    ];
    let others = [
        Some(Category::Complete),
        Some(Category::Persisting),
        Some(Category::Progression),
        Some(Category::NotEvaluable),
        None,
    ];
    let mut walked = 0;
    for target in targets {
        for non_target in others {
            for new in [false, true] {
                let word = |one: Option<Category>| one.map_or("none", Category::short);
                let of = |row: &&crate::table::RecistRow| {
                    (row.target, row.non_target, row.new_lesion == "yes") == (word(target), word(non_target), new)
                };
                assert_eq!(RECIST.iter().filter(of).count(), 1, "{target:?} {non_target:?} {new}");
                let (category, row) = overall(target, non_target, new).unwrap();
                assert_eq!(category.short(), row.overall);
                walked += 1;
                let progression = new || [target, non_target].contains(&Some(Category::Progression));
                assert_eq!(category == Category::Progression, progression, "{row:?}");
            }
        }
    }
    assert_eq!(walked, RECIST.len());
}

/// The rows as Eisenhauer 2009 prints them in tables 1 and 2.
#[test]
fn the_printed_rows_are_as_published() {
    use Category::{Complete, NotEvaluable, Partial, Persisting, Stable};
    for (target, non_target, expected) in [
        (Some(Complete), Some(Complete), Complete),
        (Some(Complete), None, Complete),
        (Some(Complete), Some(Persisting), Partial),
        (Some(Complete), Some(NotEvaluable), Partial),
        (Some(Partial), Some(NotEvaluable), Partial),
        (Some(Stable), Some(NotEvaluable), Stable),
        (Some(NotEvaluable), Some(Persisting), NotEvaluable),
        (None, Some(Complete), Complete),
        (None, Some(Persisting), Persisting),
        (None, Some(NotEvaluable), NotEvaluable),
    ] {
        assert_eq!(overall(target, non_target, false).unwrap().0, expected, "{target:?} {non_target:?}");
    }
}

/// A sum of nothing that stays nothing has not come back; a hair of rounding is no lesion.
#[test]
fn nothing_is_no_progression_of_nothing() {
    assert_eq!(by_sum(0.0, 0.0, 0.0).short(), "PR");
    assert_eq!(by_sum(50.0, 0.0, 0.0).short(), "PR");
    assert_eq!(by_sum(50.0, 0.0, 0.1).short(), "PD");
}

/// clinical-standards § 5.1: five targets, two in an organ, 10 mm, a node 15 mm, a plain radiograph 20 mm.
#[test]
fn what_is_beyond_the_rules_for_targets_is_said_from_one_more_on() {
    let said = |lesions: &[Value]| {
        judged(2, lesions).after[0].explanation.assumptions.iter().any(|said| said.contains("more targets"))
    };
    let at = |site: &str| lesion(&json!({"site": {"known": site}, "target": {"known": "yes"}}), &[mm(20.0), mm(20.0)]);
    let six = ["liver", "lung", "bone", "spleen", "kidney", "brain"].map(at);
    assert!(!said(&six[..5]) && said(&six));
    assert!(!said(&[at("left lung"), at("right lung")]) && said(&[at("lungs"), at("right lung"), at("lung")]));
    let small = |node: &str, mm_: f64| {
        let body = json!({"node": {"known": node}, "target": {"known": "yes"}});
        let one = judged(2, &[lesion(&body, &[mm(mm_), mm(mm_)])]);
        one.after[0].explanation.assumptions.iter().any(|said| said.contains("too small for a target"))
    };
    assert_eq!([9.9, 10.0].map(|mm| small("no", mm)), [true, false]);
    assert_eq!([14.9, 15.0].map(|mm| small("yes", mm)), [true, false]);
}

#[test]
fn organs_are_one_without_side_and_plural() {
    let organ_of = |site: &str| {
        let case = case(1, &[lesion(&json!({"site": {"known": site}}), &[mm(20.0)])]);
        let series = Series::of(&case, &resolve(&case));
        targets::organ(&series.lesions[0])
    };
    for (site, organ) in [
        ("Left Lung", "lung"),
        ("lungs", "lung"),
        ("both kidneys", "kidney"),
        ("abscess", "abscess"),
        ("os", "os"),
        ("gas", "gas"),
        ("ribs", "rib"),
    ] {
        assert_eq!(organ_of(site), organ, "{site}");
    }
}
