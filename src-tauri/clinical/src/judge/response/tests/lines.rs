//! Lines of treatment against their own baselines, and stated categories beside what the lesions give.

use super::*;
use crate::record::ResponseCategory;
use crate::value::RecordId;

#[test]
fn each_line_is_judged_from_its_own_baseline_to_that_of_the_next() {
    let course = |date: &str| json!({"when": {"known": {"date": date}}});
    let mut case = case(4, &[target(&[60.0, 40.0, 50.0, 45.0])]);
    case.entries.push(Entry::read("a", "systemic", &course("2020-01-15")).unwrap());
    case.entries.push(Entry::read("b", "systemic", &course("2020-03-15")).unwrap());
    // Nothing was examined after this one began.
    case.entries.push(Entry::read("c", "systemic", &course("2021-01-15")).unwrap());
    let timeline = resolve(&case);
    let lines = lines(&case, &timeline, &Series::of(&case, &timeline));
    let told: Vec<(Vec<&str>, usize, Vec<&str>, Category)> = lines
        .iter()
        .map(|line| {
            let courses = line.courses.iter().map(RecordId::as_str).collect();
            let after = line.recist.after.iter().map(|one| one.overall.short()).collect();
            (courses, line.recist.baseline, after, line.best.category)
        })
        .collect();
    assert_eq!(
        told,
        [(vec!["a"], 0, vec!["PR", "PD"], Category::Partial), (vec!["b"], 2, vec!["SD"], Category::Stable)]
    );
    let from_nadir: Vec<f64> = lines[0].recist.after.iter().filter_map(Assessment::from_nadir).collect();
    assert!((from_nadir[0] + 100.0 / 3.0).abs() < 1e-9 && (from_nadir[1] - 25.0).abs() < 1e-9, "{from_nadir:?}");
}

#[test]
fn without_treatment_there_is_one_line() {
    let case = case(2, &[target(&[60.0, 60.0])]);
    let timeline = resolve(&case);
    let lines = lines(&case, &timeline, &Series::of(&case, &timeline));
    assert_eq!((lines.len(), lines[0].courses.len(), lines[0].best.category), (1, 0, Category::Stable));
}

#[test]
fn a_stated_response_is_found_by_its_study_or_its_time() {
    let mut case = case(3, &[target(&[60.0, 40.0, 50.0])]);
    case.entries.push(Entry::read("a", "systemic", &json!({"when": {"known": {"date": "2020-01-15"}}})).unwrap());
    let timeline = resolve(&case);
    let series = Series::of(&case, &timeline);
    let found = |body: Value| {
        let response = serde_json::from_value(body).unwrap();
        points_of(&timeline, &series, &RecordId::new("a").unwrap(), &response)
    };
    assert_eq!(found(json!({"of": ["a"], "study": "s2"})), Some((0, 2)));
    assert_eq!(found(json!({"of": ["a"], "study": "s0"})), None, "the baseline is no response");
    // The record called "a" lies five days after the first study: its time is that study's.
    assert_eq!(found(json!({"of": ["a"]})), None);
}

#[test]
fn words_that_no_criteria_have_are_not_compared() {
    let pairs = [
        (ResponseCategory::Partial, Category::Partial, Some(true)),
        (ResponseCategory::AlmostComplete, Category::Partial, Some(true)),
        (ResponseCategory::Stable, Category::Persisting, Some(true)),
        (ResponseCategory::Stable, Category::Progression, Some(false)),
        (ResponseCategory::Complete, Category::NotEvaluable, None),
        (ResponseCategory::FurtherReduction, Category::Partial, None),
    ];
    for (stated, found, expected) in pairs {
        assert_eq!(agrees(stated, found), expected, "{stated:?} {found:?}");
    }
}
