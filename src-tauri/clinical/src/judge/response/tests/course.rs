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
