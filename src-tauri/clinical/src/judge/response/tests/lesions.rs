//! Lesions: others and new ones, nodes, small, split, merged, treated, not examined (Eisenhauer 2009).

use super::*;
use crate::value::RecordId;

#[test]
fn other_lesions_and_new_ones_decide_the_whole() {
    let shrinking = || target(&[100.0, 60.0]);
    assert_eq!(course(2, &[shrinking(), other(&[mm(8.0), state("present")])]), ["PR"]);
    assert_eq!(course(2, &[shrinking(), other(&[mm(8.0), state("progressed")])]), ["PD"]);
    assert_eq!(course(2, &[shrinking(), other(&[mm(8.0), Value::Null])]), ["PR"]);
    assert_eq!(course(2, &[shrinking(), other(&[Value::Null, mm(8.0)])]), ["PD"]);
    // A place that had not been examined at baseline: what is found there is new (Eisenhauer 2009).
    assert_eq!(course(2, &[shrinking(), other(&[state("not_examined"), mm(8.0)])]), ["PD"]);
    let suspicious = json!({"nature": {"known": "suspicious"}, "name": "two", "target": {"known": "no"}});
    let unsure = judged(2, &[shrinking(), lesion(&suspicious, &[Value::Null, mm(8.0)])]);
    assert_eq!(unsure.after[0].overall, Category::Partial);
    assert!(unsure.after[0].explanation.assumptions.iter().any(|said| said.contains("not counted as new")));
    let benign = json!({"nature": {"known": "benign"}, "name": "two"});
    assert_eq!(course(2, &[shrinking(), lesion(&benign, &[Value::Null, mm(8.0)])]), ["PR"]);
    assert_eq!(course(2, &[other(&[state("present"), state("present")])]), ["non-CR/non-PD"]);
    assert_eq!(course(2, &[other(&[state("present"), state("gone")])]), ["CR"]);
}

#[test]
fn nodes_count_by_their_short_axis() {
    let node = |sizes: &[(f64, f64)]| {
        let sizes: Vec<Value> = sizes
            .iter()
            .map(|(a, b)| json!({"size": {"axes": [{"length": a}, {"length": b}], "unit": "mm"}}))
            .collect();
        lesion(&json!({"node": {"known": "yes"}, "target": {"known": "yes"}}), &sizes)
    };
    let one = judged(2, &[node(&[(30.0, 20.0), (18.0, 9.9)])]);
    assert_eq!((one.baseline_mm, one.after[0].sum_mm), (Some(20.0), Some(9.9)));
    assert_eq!(one.after[0].overall, Category::Complete);
    assert_eq!(course(2, &[node(&[(30.0, 20.0), (18.0, 10.0)])]), ["PR"]);
    // 9 mm is a normal node: not disease, and not new until it reaches 10 mm.
    let normal = json!({"node": {"known": "yes"}, "name": "two", "target": {"known": "no"}});
    assert_eq!(course(2, &[target(&[50.0, 50.0]), lesion(&normal, &[mm(9.0), mm(9.5)])]), ["SD"]);
    assert_eq!(course(2, &[target(&[50.0, 50.0]), lesion(&normal, &[mm(9.0), mm(10.0)])]), ["PD"]);
}

#[test]
fn what_is_too_small_counts_five_millimetres() {
    let of = |second: Value| judged(2, &[lesion(&json!({"target": {"known": "yes"}}), &[mm(12.0), second])]);
    let small = of(state("too_small"));
    assert_eq!(small.after[0].sum_mm, Some(TOO_SMALL_MM));
    assert!(small.after[0].explanation.assumptions[0].contains("5 mm is taken"), "{:?}", small.after[0]);
    let measured = of(json!({"size": {"axes": [{"length": 3}], "unit": "mm"}, "state": "too_small"}));
    assert_eq!(measured.after[0].sum_mm, Some(3.0));
}

#[test]
fn parts_add_up_and_merged_lesions_count_once() {
    let part = |size: f64| json!({"size": {"axes": [{"length": size}], "unit": "mm"}, "state": "split", "study": "s1"});
    let split = lesion(&json!({"target": {"known": "yes"}}), &[mm(40.0), part(20.0), part(15.0)]);
    assert_eq!(judged(2, &[split]).after[0].sum_mm, Some(35.0));
    let merged = |second: Value| lesion(&json!({"target": {"known": "yes"}}), &[mm(20.0), second]);
    let mass = json!({"size": {"axes": [{"length": 45}], "unit": "mm"}, "state": "merged"});
    for second in [state("merged"), mass.clone()] {
        let one = judged(2, &[merged(mass.clone()), merged(second)]);
        assert_eq!((one.baseline_mm, one.after[0].sum_mm), (Some(40.0), Some(45.0)));
    }
    assert_eq!(course(2, &[merged(state("merged")), merged(state("merged"))]), ["NE"]);
}

#[test]
fn local_treatment_takes_a_lesion_out() {
    let treated = |later: Value| lesion(&json!({"target": {"known": "yes"}}), &[mm(30.0), state("treated"), later]);
    assert_eq!(course(3, &[treated(mm(28.0)), target(&[20.0, 20.0, 20.0])]), ["NE", "NE"]);
    // The rest alone reaches progression, or the treated place progresses itself.
    assert_eq!(course(3, &[treated(Value::Null), target(&[20.0, 20.0, 60.0])]), ["NE", "PD"]);
    assert_eq!(course(3, &[treated(state("progressed")), target(&[20.0, 20.0, 20.0])]), ["NE", "PD"]);
    assert_eq!(course(3, &[treated(Value::Null), other(&[Value::Null, Value::Null, mm(9.0)])]), ["NE", "PD"]);
}

#[test]
fn what_was_not_examined_is_not_evaluated() {
    let missing = target(&[30.0]);
    assert_eq!(course(2, &[missing.clone(), target(&[30.0, 10.0])]), ["NE"]);
    let one = &judged(2, &[missing.clone(), target(&[30.0, 10.0])]).after[0];
    assert_eq!((one.sum_mm, one.from_baseline), (None, None));
    // The measured part can only grow by what is missing.
    assert_eq!(course(2, &[missing, target(&[30.0, 72.0])]), ["PD"]);
    // The derived row of the table is not a printed one.
    let both = judged(2, &[target(&[30.0]), other(&[mm(8.0), Value::Null]), target(&[30.0, 30.0])]);
    assert_eq!(both.after[0].overall, Category::NotEvaluable);
    assert!(!both.after[0].explanation.verified);
}

#[test]
fn where_no_target_is_named_the_largest_that_qualify_are_taken() {
    let of = |site: &str, size: f64| lesion(&json!({"site": {"known": site}}), &[mm(size), mm(size)]);
    let one = judged(
        2,
        &[
            of("liver", 9.9),
            of("liver", 10.0),
            of("left lung", 30.0),
            of("right lung", 20.0),
            of("lungs", 15.0),
            of("bone", 12.0),
            of("spleen", 14.0),
            of("kidney", 11.0),
        ],
    );
    let ids: Vec<&str> = one.targets.iter().map(RecordId::as_str).collect();
    assert_eq!(ids, ["l2", "l3", "l5", "l6", "l7"]);
    assert_eq!((one.others.len(), one.baseline_mm), (3, Some(87.0)));
    assert!(one.after[0].explanation.assumptions[0].contains("No lesion is recorded as a target"));
}

#[test]
fn what_was_taken_for_granted_is_said() {
    let said = |more: &Value, second: Value| {
        let one = judged(2, &[lesion(more, &[mm(40.0), second])]);
        (one.after[0].sum_mm, one.after[0].explanation.assumptions.join(" "))
    };
    let named = json!({"target": {"known": "yes"}});
    let about = json!({"size": {"axes": [{"length": 3}], "unit": "cm", "qualifier": "about"}});
    let (sum, words) = said(&named, about);
    assert_eq!((sum, words.as_str()), (Some(30.0), "“one” is stated as about 3 cm: the number itself is taken."));
    let (_, words) = said(&json!({"target": {"known": "yes"}, "node": {"known": "yes"}}), mm(30.0));
    assert!(words.contains("one axis"), "{words}");
    // No more than five millimetres are taken for granted where everything is recorded.
    assert_eq!(said(&named, mm(30.0)).1, "");
    let (_, words) = said(&json!({"target": {"known": "yes"}}), state("too_small"));
    assert_eq!(words, "“one” is too small to measure: 5 mm is taken.");
}

#[test]
fn two_sizes_of_one_undivided_lesion_do_not_add_up() {
    let again = json!({"size": {"axes": [{"length": 22}], "unit": "mm"}, "study": "s1"});
    let one = judged(2, &[lesion(&json!({"target": {"known": "yes"}}), &[mm(30.0), mm(20.0), again])]);
    assert_eq!(one.after[0].sum_mm, Some(22.0));
    assert!(one.after[0].explanation.assumptions[0].contains("the larger size counts"));
    // A part without a size leaves the whole unmeasured.
    let part = json!({"state": "split", "study": "s1"});
    let one = judged(2, &[lesion(&json!({"target": {"known": "yes"}}), &[mm(30.0), mm(20.0), part])]);
    assert_eq!((one.after[0].sum_mm, one.after[0].overall), (None, Category::NotEvaluable));
}

#[test]
fn targets_beyond_the_rules_are_counted_as_stated_and_said() {
    let small = judged(2, &[target(&[9.0, 6.0])]);
    assert_eq!((small.baseline_mm, small.after[0].overall), (Some(9.0), Category::Partial));
    assert!(small.after[0].explanation.assumptions[0].contains("too small for a target"));
    let crowded = judged(2, &[target(&[20.0, 20.0]), target(&[20.0, 20.0]), target(&[20.0, 20.0])]);
    assert_eq!(crowded.baseline_mm, Some(60.0));
    assert!(crowded.after[0].explanation.assumptions[0].contains("more targets than RECIST allows"));
}

#[test]
fn every_step_of_the_way_is_told() {
    let one = judged(2, &[target(&[100.0, 60.0]), other(&[mm(8.0), state("present")])]);
    let steps = &one.after[0].explanation.steps;
    let told: Vec<(&str, &str, &str)> =
        steps.iter().map(|step| (step.about.as_str(), step.input.as_str(), step.outcome.as_str())).collect();
    assert_eq!(
        told,
        [
            ("one", "60 mm", "60 mm"),
            (
                "sum of diameters",
                "baseline 100 mm, nadir 100 mm, now 60 mm",
                "−40.0% from baseline, −40.0% from nadir, partial response"
            ),
            ("other lesions", "two", "neither complete response nor progression"),
            ("new lesions", "none", "no"),
            ("table of overall response", "targets PR, others non-CR/non-PD", "PR"),
        ]
    );
    assert_eq!(one.after[0].explanation.result, "partial response (PR)");
    assert!(one.after[0].explanation.verified);
}

/// A lesion that was treated, or not looked for, is not evaluated; one whose size is missing is not gone.
#[test]
fn other_lesions_are_evaluated_only_where_they_were_seen() {
    let shrinking = || target(&[100.0, 60.0]);
    let of =
        |second: Value| judged(2, &[shrinking(), other(&[mm(8.0), second])]).after[0].non_target.map(Category::short);
    assert_eq!(of(state("treated")), Some("NE"));
    assert_eq!(of(state("not_examined")), Some("NE"));
    assert_eq!(of(json!({})), Some("NE"));
    assert_eq!(of(state("gone")), Some("CR"));
    assert_eq!(of(mm(8.0)), Some("non-CR/non-PD"));
    assert_eq!(of(state("progressed")), Some("PD"));
}

#[test]
fn treated_and_merged_lesions_say_so_in_their_step() {
    let outcomes = |second: Value| {
        let lesion = lesion(&json!({"target": {"known": "yes"}}), &[mm(20.0), second]);
        let one = judged(2, &[lesion, target(&[10.0, 10.0])]);
        one.after[0].explanation.steps[0].outcome.clone()
    };
    assert_eq!(outcomes(state("treated")), "treated locally: not evaluable by RECIST from here on");
    assert_eq!(outcomes(state("merged")), "counted with what it merged with");
    let mass = json!({"size": {"axes": [{"length": 45}], "unit": "mm"}, "state": "merged"});
    assert_eq!(outcomes(mass), "45 mm, counted once with what it merged with");
    assert_eq!(outcomes(mm(12.5)), "12.5 mm");
    assert_eq!(outcomes(state("not_examined")), "not evaluated");
}

/// Where the sum at baseline or nadir is nothing, there is no percentage of it.
#[test]
fn a_change_from_nothing_has_no_percentage() {
    let gone = lesion(&json!({"target": {"known": "yes"}}), &[mm(20.0), state("gone"), mm(6.0)]);
    let step = |n: usize| {
        let one = judged(3, std::slice::from_ref(&gone));
        one.after[n].explanation.steps.iter().find(|step| step.about == "sum of diameters").unwrap().outcome.clone()
    };
    assert_eq!(step(0), "−100.0% from baseline, −100.0% from nadir, complete response");
    assert_eq!(step(1), "−70.0% from baseline, progressive disease");
}
