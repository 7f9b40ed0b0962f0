//! A course over time: nadir, studies of the same days, best response, spider line.

use super::*;
use crate::value::RecordId;

#[test]
fn progression_is_told_from_the_nadir() {
    assert_eq!(course(4, &[target(&[100.0, 40.0, 48.0, 40.0])]), ["PR", "PD", "PR"]);
    assert_eq!(course(3, &[target(&[30.0, 25.0, 30.0])]), ["SD", "PD"]);
    let one = &judged(3, &[target(&[100.0, 40.0, 48.0])]).after[1];
    assert_eq!((one.sum_mm, one.nadir_mm, one.from_baseline), (Some(48.0), Some(40.0), Some(-52.0)));
    let sums = one.explanation.steps.iter().find(|step| step.about == "sum of diameters").unwrap();
    assert_eq!(sums.input, "baseline 100 mm, nadir 40 mm, now 48 mm");
    assert_eq!(sums.outcome, "−52.0% from baseline, +20.0% from nadir, progressive disease");
}

#[test]
fn a_lesion_that_comes_back_is_progression() {
    let gone = [mm(20.0), state("gone"), mm(4.0)];
    assert_eq!(course(3, &[lesion(&json!({"target": {"known": "yes"}}), &gone)]), ["CR", "PD"]);
}

#[test]
fn studies_of_the_same_days_are_one_time() {
    let study = |id: &str, date: &str| Entry::read(id, "imaging", &json!({"when": {"known": {"date": date}}})).unwrap();
    let lesion = |id: &str, studies: [&str; 2], sizes: [f64; 2]| {
        let measurements: Vec<Value> =
            studies.iter().zip(sizes).map(|(study, size)| json!({"study": study, "size": mm(size)["size"]})).collect();
        Entry::read(id, "lesion", &json!({"name": id, "target": {"known": "yes"}, "measurements": measurements}))
            .unwrap()
    };
    let entries = vec![
        study("mri0", "2020-01-12"),
        study("ct0", "2020-01-10"),
        study("ct1", "2020-03-10"),
        study("mri1", "2020-03-14"),
        lesion("a", ["ct0", "ct1"], [50.0, 30.0]),
        lesion("b", ["mri0", "mri1"], [50.0, 40.0]),
    ];
    let case = Case::assemble(CaseId::new("test").unwrap(), entries).unwrap();
    let series = Series::of(&case, &resolve(&case));
    assert_eq!(series.points.len(), 2);
    let one = recist(&series, 0).unwrap();
    assert_eq!(
        (one.baseline_mm, one.after[0].sum_mm, one.after[0].overall),
        (Some(100.0), Some(70.0), Category::Partial)
    );
    assert_eq!(series.point_of(&RecordId::new("mri1").unwrap()), Some(1));
    let start = series.points[1].days;
    assert_eq!((series.baseline_for(start), series.baseline_for(None)), (1, 0));
}

#[test]
fn the_best_response_is_the_best_before_progression() {
    let of = |sizes: &[f64]| best(&judged(u32::try_from(sizes.len()).unwrap(), &[target(sizes)]));
    let confirmed = of(&[100.0, 60.0, 60.0, 90.0]);
    assert_eq!((confirmed.category, confirmed.confirmed), (Category::Partial, Some(true)));
    let once = of(&[100.0, 60.0, 90.0, 50.0]);
    assert_eq!((once.category, once.confirmed), (Category::Partial, Some(false)));
    assert_eq!(of(&[100.0, 130.0, 10.0]).category, Category::Progression);
    assert_eq!((of(&[100.0, 100.0]).category, of(&[100.0, 100.0]).confirmed), (Category::Stable, None));
    assert_eq!(of(&[100.0]).category, Category::NotEvaluable);
    assert_eq!(once.explanation.result, "best response: partial response (PR)");
}

#[test]
fn a_spider_line_starts_at_baseline() {
    let case = case(3, &[target(&[100.0, 70.0, 90.0])]);
    let series = Series::of(&case, &resolve(&case));
    let line = spider(&series, &recist(&series, 0).unwrap());
    let percents: Vec<f64> = line.iter().map(|point| point.percent).collect();
    assert_eq!(percents, [0.0, -30.0, -10.0]);
    assert!((line[1].months - 31.0 / 30.4375).abs() < 1e-9, "{line:?}");
    assert_eq!(line[2].overall, Some(Category::Progression));
}

#[test]
fn a_case_without_lesions_has_no_series() {
    let case = case(2, &[]);
    let series = Series::of(&case, &resolve(&case));
    assert_eq!(series.points.len(), 0);
    assert!(recist(&series, 0).is_none());
}

/// A response is confirmed from four weeks on (Eisenhauer 2009), by one that is as good.
#[test]
fn a_response_is_confirmed_by_an_equal_one_four_weeks_later() {
    let at = |days: &[u32], sizes: &[f64]| {
        let study = |(n, day): (usize, &u32)| {
            let when = json!({"after": {"record": "s0", "offset": {"value": day, "unit": "day"}}});
            let when = if n == 0 { json!({"date": "2020-01-10"}) } else { when };
            Entry::read(&format!("s{n}"), "imaging", &json!({"when": {"known": when}})).unwrap()
        };
        let lesion = Entry::read("l", "lesion", &target(sizes)).unwrap();
        let case =
            Case::assemble(CaseId::new("test").unwrap(), days.iter().enumerate().map(study).chain([lesion]).collect());
        let case = case.unwrap();
        let found = best(&recist(&Series::of(&case, &resolve(&case)), 0).unwrap());
        (found.category.short(), found.confirmed)
    };
    assert_eq!(at(&[0, 30, 57], &[100.0, 60.0, 60.0]), ("PR", Some(false)));
    assert_eq!(at(&[0, 30, 58], &[100.0, 60.0, 60.0]), ("PR", Some(true)));
    assert_eq!(at(&[0, 30, 58], &[100.0, 60.0, 80.0]), ("PR", Some(false)), "stable disease confirms nothing");
    assert_eq!(at(&[0, 30, 58], &[100.0, 0.0, 60.0]), ("CR", Some(false)), "what comes back confirms nothing");
    assert_eq!(at(&[0, 30, 58], &[100.0, 80.0, 60.0]), ("PR", Some(false)), "the best of all, seen once");
}

#[test]
fn the_best_of_all_times_counts() {
    let of = |sizes: &[f64]| best(&judged(u32::try_from(sizes.len()).unwrap(), &[target(sizes)])).category.short();
    assert_eq!(of(&[100.0, 100.0, 60.0]), "PR");
    assert_eq!(of(&[100.0, 60.0, 0.0]), "CR");
    assert_eq!(best(&judged(2, &[other(&[state("present"), state("present")])])).category.short(), "non-CR/non-PD");
}

#[test]
fn a_study_is_found_at_its_place_and_a_line_at_its_month() {
    let case = case(3, &[target(&[100.0, 70.0, 130.0]), other(&[Value::Null, Value::Null, mm(9.0)])]);
    let series = Series::of(&case, &resolve(&case));
    let place = |study: &str| series.point_of(&RecordId::new(study).unwrap());
    assert_eq!([place("s0"), place("s1"), place("s2"), place("s9")], [Some(0), Some(1), Some(2), None]);
    let line = spider(&series, &recist(&series, 1).unwrap());
    // From 10 February to 10 March: 29 days of 2020.
    assert!((line[1].months - 29.0 / 30.4375).abs() < 1e-9 && line[1].new_lesion && !line[0].new_lesion, "{line:?}");
    assert!((line[1].percent - 60.0 / 70.0 * 100.0).abs() < 1e-9, "{line:?}");
}

/// Studies of different lesions within seven days are one time; of the same lesion never.
#[test]
fn a_week_parts_two_times() {
    let points = |second: &str, same: bool| {
        let study =
            |id: &str, date: &str| Entry::read(id, "imaging", &json!({"when": {"known": {"date": date}}})).unwrap();
        let lesion = |id: &str, study: &str| {
            let body = json!({"name": id, "measurements": [{"study": study, "size": mm(20.0)["size"]}]});
            Entry::read(id, "lesion", &body).unwrap()
        };
        let mut entries = vec![study("a", "2020-01-10"), study("b", second), lesion("one", "a"), lesion("two", "b")];
        if same {
            entries.push(
                Entry::read(
                    "three",
                    "lesion",
                    &json!({"name": "three", "measurements": [{"study": "a"}, {"study": "b"}]}),
                )
                .unwrap(),
            );
        }
        let case = Case::assemble(CaseId::new("test").unwrap(), entries).unwrap();
        Series::of(&case, &resolve(&case)).points.len()
    };
    assert_eq!((points("2020-01-17", false), points("2020-01-18", false), points("2020-01-12", true)), (1, 2, 2));
}
