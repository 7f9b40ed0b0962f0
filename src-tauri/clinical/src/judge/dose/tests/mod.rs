//! Sums against the standard's worked examples (10.4), and what is true of every sum.

mod explained;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

fn course(body: Value) -> Systemic {
    serde_json::from_value(body).unwrap()
}

fn dose(amount: f64, unit: &str, per: &str) -> Value {
    json!({"known": {"amount": amount, "unit": unit, "per": per}})
}

fn drug(name: &str, dose: &Value, days: &[u32]) -> Value {
    json!({"drug": {"known": name}, "dose": dose, "days": days})
}

/// The five courses of the published case.
fn published() -> Vec<Systemic> {
    let weekly = |cycles: u32| {
        course(json!({"cycles": {"known": cycles}, "drugs": [drug("doxorubicin", &dose(20.0, "mg", "flat"), &[])]}))
    };
    let high = drug("ifosfamide", &dose(12.0, "g", "m2"), &[]);
    vec![
        course(json!({
            "cycles": {"known": 6},
            "drugs": [drug("doxorubicin", &dose(75.0, "mg", "m2"), &[1]), drug("ifosfamide", &dose(5.0, "g", "m2"), &[])],
            "changes": [{"drug": "doxorubicin", "from_cycle": 1, "dose": dose(50.0, "mg", "m2")}],
        })),
        weekly(5),
        course(json!({
            "cycles": {"known": 6},
            "drugs": [drug("gemcitabine", &dose(675.0, "mg", "m2"), &[1, 8]), drug("docetaxel", &dose(75.0, "mg", "m2"), &[8])],
        })),
        course(json!({"cycles": {"known": 3}, "drugs": [high]})),
        weekly(2),
    ]
}

#[test]
fn the_published_case_sums_as_worked_out_in_the_standard() {
    let sums: Vec<(String, String)> =
        cumulative(&published()).into_iter().map(|(drug, totals)| (drug, side_by_side(&totals))).collect();
    let expected = [
        ("doxorubicin", "425 mg/m² + 140 mg flat"),
        ("ifosfamide", "66 g/m²"),
        ("gemcitabine", "8,100 mg/m²"),
        ("docetaxel", "450 mg/m²"),
    ];
    assert_eq!(sums, expected.map(|(drug, sum)| (drug.to_owned(), sum.to_owned())));
}

#[test]
fn a_changed_first_cycle_makes_two_runs() {
    let courses = published();
    let runs: Vec<_> = runs(&courses[0], &courses[0].drugs[0]).iter().map(|run| (run.from, run.to)).collect();
    assert_eq!(runs, [(1, 1), (2, 6)]);
}

#[test]
fn what_is_not_stated_is_not_summed() {
    let unstated =
        course(json!({"cycles": {"known": 3}, "drugs": [drug("ifosfamide", &json!({"absent": "not_known"}), &[])]}));
    assert_eq!(cumulative([&unstated]), [("ifosfamide".to_owned(), vec![])]);
    let continuous = course(json!({"cycles": {"known": 3}, "drugs": [
        {"drug": {"known": "imatinib"}, "dose": dose(400.0, "mg", "flat"), "rhythm": "daily"}]}));
    assert_eq!(cumulative([&continuous]), [("imatinib".to_owned(), vec![])]);
    let capped = course(json!({"cycles": {"known": 5}, "drugs": [
        {"drug": {"known": "vincristine"}, "dose": dose(2.0, "mg", "m2"), "at_most": {"amount": 2, "unit": "mg", "per": "flat"}}]}));
    assert_eq!(cumulative([&capped]), [("vincristine".to_owned(), vec![])]);
}

proptest! {
    #[test]
    fn totals_do_not_depend_on_the_order_of_courses(order in Just(vec![0_usize, 1, 2, 3, 4]).prop_shuffle()) {
        let courses = published();
        let shuffled: Vec<_> = order.iter().map(|index| courses[*index].clone()).collect();
        let sum = |courses: &[Systemic]| {
            let mut all: Vec<_> = cumulative(courses).into_iter().map(|(drug, mut totals)| {
                totals.sort_by_key(|total| total.per);
                (drug, side_by_side(&totals))
            }).collect();
            all.sort();
            all
        };
        prop_assert_eq!(sum(&courses), sum(&shuffled));
    }
}

// The standard, 10.4: the total for each body surface area.
#[test]
fn flat_doses_count_by_the_body_surface_area_of_their_course() {
    let table = [(1.5, 518.3), (1.6, 512.5), (1.7, 507.4), (1.8, 502.8), (1.9, 498.7), (2.0, 495.0), (2.1, 491.7)];
    for (area, total) in table {
        let mut courses = published();
        for course in &mut courses {
            course.body_surface = serde_json::from_value(json!({"known": {"value": area, "unit": "m2"}})).unwrap();
        }
        let sum = per_surface(&courses, "Adriamycin").unwrap();
        assert!((sum.least - total).abs() < 0.05 && sum.least == sum.most && !sum.assumed, "{area}: {sum:?}");
    }
    let range = per_surface(&published(), "doxorubicin").unwrap();
    assert_eq!((range.printed().as_str(), range.assumed), ("491.7 to 518.3 mg/m²", true));
    let ifosfamide = per_surface(&published(), "ifosfamide").unwrap();
    assert_eq!((ifosfamide.printed().as_str(), ifosfamide.assumed), ("66,000 mg/m²", false));
    assert_eq!(per_surface(&published(), "trabectedin"), None);
    let mut impossible = published();
    impossible[1].body_surface = serde_json::from_value(json!({"known": {"value": 18, "unit": "m2"}})).unwrap();
    assert!(per_surface(&impossible, "doxorubicin").unwrap().assumed, "nobody has 18 m²");
    let per_kg =
        course(json!({"cycles": {"known": 1}, "drugs": [drug("dactinomycin", &dose(0.045, "mg", "kg"), &[1])]}));
    assert_eq!(per_surface([&per_kg], "dactinomycin"), None);
}

// The standard, 10.4: 500 is passed below 1.867 m², 450 at any adult area, 550 only below 1.12 m²; 20 mg/m² instead of
// 20 mg make 565, three doses a cycle 658 at 1.8 m².
#[test]
fn the_levels_are_passed_at_the_areas_of_the_standard() {
    let sum = |area: f64, weekly: &Value, doses: u32| {
        let mut courses = published();
        for course in [1, 4] {
            let cycles = courses[course].cycles.value().unwrap() * doses;
            courses[course] = serde_json::from_value(json!({
                "cycles": {"known": cycles}, "drugs": [drug("doxorubicin", weekly, &[])],
                "body_surface": {"known": {"value": area, "unit": "m2"}},
            }))
            .unwrap();
        }
        per_surface(&courses, "doxorubicin").unwrap().least
    };
    let flat = dose(20.0, "mg", "flat");
    let passes = |area: f64, level: f64| sum(area, &flat, 1) > level;
    assert!(passes(1.866, 500.0) && !passes(1.867, 500.0));
    assert!(passes(1.119, 550.0) && !passes(1.121, 550.0));
    assert!([1.3, 1.8, 2.5, 3.0].into_iter().all(|area| passes(area, 450.0)));
    assert!((sum(1.8, &dose(20.0, "mg", "m2"), 1) - 565.0).abs() < 1e-9);
    assert!((sum(1.8, &flat, 3) - 658.3).abs() < 0.05);
}

#[test]
fn synonyms_are_one_drug_and_masses_one_unit() {
    let given = |name: &str, amount: f64, unit: &str| {
        course(json!({"cycles": {"known": 2}, "drugs": [drug(name, &dose(amount, unit, "m2"), &[1])],
            "changes": [{"drug": "Adriamycin", "from_cycle": 2, "dose": dose(50.0, "mg", "m2")}]}))
    };
    let sums = cumulative(&[given("doxorubicin", 75.0, "mg"), given("ADRIAMYCIN", 0.075, "g")]);
    let [(name, totals)] = sums.as_slice() else { panic!("{sums:?}") };
    assert_eq!((name.as_str(), side_by_side(totals).as_str()), ("doxorubicin", "250 mg/m²"));
}

// Feijen 2019 table 3, the IGHG panel and the COG rules, as in the standard, 10.2.
#[test]
fn each_scheme_has_its_own_factors() {
    use anthracycline::{Scheme, factor};
    let of = |name: &str, scheme| factor(drug::row(name).unwrap(), scheme).map(|f| (f.least, f.most, f.verified));
    assert_eq!(of("daunorubicin", Scheme::Feijen2019), Ok((0.6, 0.6, true)));
    assert_eq!(of("epirubicin", Scheme::Feijen2019), Ok((0.8, 0.8, true)));
    assert_eq!(of("mitoxantrone", Scheme::Feijen2019), Ok((10.5, 10.5, true)));
    assert_eq!(of("idarubicin", Scheme::Feijen2019), Err("not estimable"));
    assert_eq!(of("epirubicin", Scheme::Ighg), Err("no recommendation"));
    assert_eq!(of("idarubicin", Scheme::CogSubstitution), Ok((4.0, 5.0, true)));
    assert_eq!(of("epirubicin", Scheme::CogLtfu), Ok((0.67, 0.67, false)), "recalled");
    assert_eq!(of("ifosfamide", Scheme::Feijen2019), Err("no anthracycline"));
    assert!(of("Caelyx", Scheme::Feijen2019).is_err(), "counted apart");
}

#[test]
fn every_equivalence_of_the_table_is_read() {
    use anthracycline::{Scheme, factor};

    use crate::{table::DRUGS, value::Choice as _};
    for row in DRUGS {
        let counted = row.class.starts_with("anthra");
        assert_eq!(counted, !row.anthracycline_equivalence.is_empty(), "{}", row.name);
        for scheme in Scheme::ALL {
            match factor(row, *scheme) {
                Ok(factor) => assert!(0.0 < factor.least && factor.least <= factor.most, "{}: {factor:?}", row.name),
                Err("no anthracycline") => assert!(!counted, "{}", row.name),
                Err(why) => assert!(why.starts_with("no") && !why.contains('='), "{}: {why}", row.name),
            }
        }
    }
}

#[test]
fn what_a_scheme_cannot_count_is_named() {
    use anthracycline::{Scheme, equivalent};
    let given =
        |name: &str| course(json!({"cycles": {"known": 4}, "drugs": [drug(name, &dose(10.0, "mg", "m2"), &[1])]}));
    let courses = [given("doxorubicin"), given("idarubicin"), given("mitoxantrone"), given("ifosfamide")];
    let courses: Vec<_> = courses.iter().collect();
    let found = equivalent(&courses, Scheme::Feijen2019).unwrap();
    assert_eq!(found.sum.map(|sum| sum.printed()).as_deref(), Some("460 mg/m²"), "40 and 420");
    assert_eq!(found.left_out, [("idarubicin".to_owned(), "not estimable".to_owned())]);
    let range = equivalent(&courses, Scheme::CogSubstitution).unwrap();
    assert_eq!(range.sum.map(|sum| sum.printed()).as_deref(), Some("360 to 440 mg/m²"));
    assert!(!equivalent(&courses, Scheme::CogLtfu).unwrap().verified);
    assert_eq!(equivalent(&courses[3..], Scheme::Feijen2019), None);
}

#[test]
fn the_levels_rise() {
    use anthracycline::{LEVELS, level};
    assert!(LEVELS.is_sorted_by(|one, next| one.from < next.from));
    let from = |amount: f64| level(amount).map(|level| level.from);
    assert_eq!(
        [from(299.9), from(300.0), from(449.9), from(450.0), from(502.8), from(1000.0)],
        [None, Some(300.0), Some(400.0), Some(450.0), Some(450.0), Some(550.0)]
    );
}

#[test]
fn the_explanation_tells_every_step() {
    let courses = published();
    let entries = courses.iter().enumerate().map(|(index, course)| {
        let body = serde_json::to_value(course).unwrap();
        crate::case::Entry::read(&format!("c{index}"), "systemic", &body).unwrap()
    });
    let case = crate::case::Case::assemble(crate::value::CaseId::new("test").unwrap(), entries.collect()).unwrap();
    let told = explain(&case, &crate::timeline::resolve(&case));
    assert_eq!(
        told.result,
        "doxorubicin 425 mg/m² + 140 mg flat; ifosfamide 66 g/m²; gemcitabine 8,100 mg/m²; docetaxel 450 mg/m²"
    );
    let step = |about: &str| {
        let found = told.steps.iter().find(|step| step.about.starts_with(about)).unwrap();
        (found.input.as_str(), found.outcome.as_str())
    };
    assert_eq!(step("doxorubicin, course A"), ("cycle 1: 50 mg/m²; cycles 2 to 6: 75 mg/m² × 5", "425 mg/m²"));
    assert_eq!(step("doxorubicin, course E"), ("cycles 1 to 2: 20 mg × 2", "40 mg"));
    assert_eq!(
        step("doxorubicin, all courses"),
        ("425 mg/m² + 140 mg flat", "491.7 to 518.3 mg/m² for a body surface area of 1.5 to 2.1 m²")
    );
    let (input, outcome) = step("doxorubicin equivalent by Feijen 2019");
    assert_eq!(input, "doxorubicin 491.7 to 518.3 mg/m² × 1");
    assert!(outcome.starts_with("491.7 to 518.3 mg/m²; the level of 450 mg/m² is reached"), "{outcome}");
    let schemes = told.steps.iter().filter(|step| step.about.starts_with("doxorubicin equivalent")).count();
    assert_eq!(schemes, 1, "doxorubicin alone is the same in each");
    assert_eq!(told.assumptions.len(), 2, "{:?}", told.assumptions);
    let empty = crate::case::Case::assemble(crate::value::CaseId::new("test").unwrap(), vec![]).unwrap();
    assert_eq!(explain(&empty, &crate::timeline::resolve(&empty)).result, "no drug was recorded");
}

#[test]
fn an_explanation_says_what_a_drug_was_called_and_what_was_taken_for_granted() {
    let entry = |id: &str, name: &str, date: &str, more: &Value| {
        let mut body = json!({"when": {"known": {"date": date}}, "cycles": {"known": 2}, "interval": {"known": {"value": 3, "unit": "week"}},
            "drugs": [drug(name, &dose(75.0, "mg", "m2"), &[1])]});
        body["cycle_notes"] = more.clone();
        crate::case::Entry::read(id, "systemic", &body).unwrap()
    };
    // Entered in the wrong order: letters go by time.
    let late = json!([{"number": 2, "delay": {"value": 1, "unit": "week"}}]);
    let entries = vec![
        entry("later", "Adriamycin", "2021-01-01", &late),
        entry("first", "doxorubicin", "2020-01-01", &json!([])),
    ];
    let case = crate::case::Case::assemble(crate::value::CaseId::new("test").unwrap(), entries).unwrap();
    let told = explain(&case, &crate::timeline::resolve(&case));
    assert_eq!(told.result, "doxorubicin 300 mg/m²");
    let about: Vec<&str> = told.steps.iter().map(|step| step.about.as_str()).collect();
    assert_eq!(about[..2], ["doxorubicin, course A", "doxorubicin, course B, recorded as “Adriamycin”"]);
    let said = "No date or delay of a cycle is recorded for course A: cycles as planned were taken.";
    assert_eq!(told.assumptions, [said]);
}

#[test]
fn a_sum_that_leaves_something_out_is_partial() {
    let known = course(json!({"cycles": {"known": 2}, "drugs": [drug("epirubicin", &dose(50.0, "mg", "m2"), &[1])]}));
    let open =
        course(json!({"cycles": {"known": 2}, "drugs": [drug("epirubicin", &json!({"absent": "not_known"}), &[1])]}));
    let scheme = anthracycline::Scheme::Feijen2019;
    for (courses, partial) in [(vec![&known], false), (vec![&known, &open], true), (vec![&open], false)] {
        assert_eq!(is_partial(&courses, "epirubicin"), partial);
        let equivalent = anthracycline::equivalent(&courses, scheme).unwrap();
        assert_eq!(equivalent.is_partial(&courses), partial || equivalent.sum.is_none());
    }
}

proptest! {
    #[test]
    fn cumulative_doses_are_additive(first in 1_u32..12, second in 1_u32..12, amount in 1_u32..200, days in 1_u32..5) {
        let given = |cycles: u32| course(json!({"cycles": {"known": cycles},
            "drugs": [drug("doxorubicin", &dose(f64::from(amount), "mg", "m2"), &(1..=days).collect::<Vec<_>>())]}));
        let amount = |courses: &[Systemic]| cumulative(courses)[0].1[0].amount;
        let (one, other) = (given(first), given(second));
        let apart = amount(std::slice::from_ref(&one)) + amount(std::slice::from_ref(&other));
        prop_assert!((amount(&[one, other]) - apart).abs() < 1e-6);
        prop_assert!((amount(&[given(first + second)]) - apart).abs() < 1e-6);
    }

    #[test]
    fn the_unit_of_mass_changes_nothing(amounts in proptest::collection::vec((1_u32..20_000, 0_usize..3, any::<bool>()), 1..6)) {
        let courses = |as_written: bool| -> Vec<Systemic> {
            amounts.iter().map(|(milligrams, unit, flat)| {
                let (unit, size) = if as_written { [("mg", 1.0), ("g", 1000.0), ("ug", 0.001)][*unit] } else { ("mg", 1.0) };
                let per = if *flat { "flat" } else { "m2" };
                course(json!({"cycles": {"known": 3}, "drugs": [drug("ifosfamide", &dose(f64::from(*milligrams) / size, unit, per), &[1])]}))
            }).collect()
        };
        let (written, plain) = (courses(true), courses(false));
        let close = |one: f64, other: f64| (one - other).abs() <= other.abs() * 1e-9;
        let (one, other) = (per_surface(&written, "ifosfamide").unwrap(), per_surface(&plain, "ifosfamide").unwrap());
        prop_assert!(close(one.least, other.least) && close(one.most, other.most));
        let sums = |courses: &[Systemic]| {
            let totals = cumulative(courses).remove(0).1;
            totals.iter().map(|total| (total.per, total.milligrams().unwrap())).collect::<Vec<_>>()
        };
        for ((per, one), (other_per, other)) in sums(&written).into_iter().zip(sums(&plain)) {
            prop_assert!(per == other_per && close(one, other));
        }
        prop_assert_eq!(sums(&written).len(), sums(&plain).len());
    }
}
