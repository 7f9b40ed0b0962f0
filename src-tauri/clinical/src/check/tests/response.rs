//! Rules of response assessments and their lesions.

use serde_json::{Value, json};

use super::{Severity, known, only, says};

type Records = Vec<(&'static str, &'static str, Value)>;

fn study(date: &str) -> Value {
    json!({"when": known(json!({"date": date})), "modality": known("ct")})
}

fn lesion(more: &Value, sizes: &[(&str, f64)]) -> Value {
    let measurements: Vec<Value> = sizes
        .iter()
        .map(|(study, size)| json!({"study": study, "size": {"axes": [{"length": size}], "unit": "mm"}}))
        .collect();
    let mut body = json!({"name": "one", "site": known("liver"), "target": known("yes"), "measurements": measurements});
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

fn stated(method: &str, category: &str) -> Value {
    json!({"study": "ct1", "method": known(method), "category": known(category)})
}

fn records(response: Value, lesions: Vec<Value>) -> Records {
    let ids = ["l0", "l1", "l2", "l3", "l4", "l5"];
    let mut all = vec![("ct0", "imaging", study("2020-01-10")), ("ct1", "imaging", study("2020-03-10"))];
    all.extend(ids.into_iter().zip(lesions).map(|(id, body)| (id, "lesion", body)));
    all.push(("r", "response", response));
    all
}

fn shrunk() -> Vec<Value> {
    vec![lesion(&json!({}), &[("ct0", 100.0), ("ct1", 70.0)])]
}

#[test]
fn a_stated_category_is_held_against_the_sums() {
    for (category, speaks) in [("partial", false), ("almost_complete", false), ("stable", true), ("progression", true)]
    {
        assert_eq!(says(&records(stated("recist", category), shrunk()), "response-disagrees"), speaks, "{category}");
    }
    let finding = only(&records(stated("recist", "stable"), shrunk()), "response-disagrees");
    assert_eq!(finding.severity, Severity::Check);
    assert_eq!(
        finding.message,
        "“stable disease” is stated by RECIST 1.1; the recorded measurements give partial response (PR)."
    );
    assert!(finding.why.contains("−30.0% from baseline"), "{}", finding.why);
}

/// A clinician's statement is a method of its own.
#[test]
fn the_clinicians_statement_is_left_alone() {
    let all = records(stated("clinician", "progression"), shrunk());
    for code in ["response-disagrees", "response-without-lesions", "response-not-evaluable"] {
        assert!(!says(&all, code), "{code}");
    }
}

#[test]
fn a_response_without_a_study_is_placed_by_its_time() {
    let response = |date: &str| json!({"when": known(json!({"date": date})), "method": known("recist"), "category": known("stable")});
    assert!(says(&records(response("2020-03-15"), shrunk()), "response-disagrees"));
    assert!(!says(&records(response("2020-04-20"), shrunk()), "response-disagrees"));
}

#[test]
fn choi_is_held_against_choi() {
    let slightly = || vec![lesion(&json!({}), &[("ct0", 100.0), ("ct1", 90.0)])];
    assert!(!says(&records(stated("choi", "partial"), slightly()), "response-disagrees"));
    assert!(says(&records(stated("recist", "partial"), slightly()), "response-disagrees"));
    assert!(says(&records(stated("choi", "stable"), slightly()), "response-disagrees"));
}

#[test]
fn what_cannot_be_judged_is_a_note() {
    let missing = || vec![lesion(&json!({}), &[("ct0", 100.0), ("ct1", 70.0)]), lesion(&json!({}), &[("ct0", 30.0)])];
    let finding = only(&records(stated("recist", "partial"), missing()), "response-not-evaluable");
    assert_eq!(finding.severity, Severity::Note);
    assert!(says(&records(stated("recist", "partial"), vec![]), "response-without-lesions"));
    assert!(!says(&records(stated("recist", "partial"), shrunk()), "response-without-lesions"));
    assert!(says(&records(stated("recist", "further_reduction"), shrunk()), "response-category-unlike-method"));
    assert!(!says(&records(stated("recist", "partial"), shrunk()), "response-category-unlike-method"));
}

#[test]
fn new_lesions_are_progression() {
    let with = |presence: &str, category: &str| {
        let mut response = stated("recist", category);
        response["new_lesions"] = known(presence);
        response
    };
    assert!(says(&records(with("present", "stable"), shrunk()), "response-with-new-lesions"));
    assert!(!says(&records(with("present", "progression"), shrunk()), "response-with-new-lesions"));
    assert!(!says(&records(with("absent", "partial"), shrunk()), "response-with-new-lesions"));
    let mut lesions = shrunk();
    lesions.push(lesion(&json!({"name": "two", "target": known("no")}), &[("ct1", 12.0)]));
    assert!(says(&records(with("absent", "partial"), lesions.clone()), "new-lesions-disagree"));
    assert!(!says(&records(with("present", "progression"), lesions), "new-lesions-disagree"));
}

#[test]
fn targets_must_be_large_enough() {
    let of = |more: Value, size: f64| records(json!({}), vec![lesion(&more, &[("ct0", size), ("ct1", 4.0)])]);
    assert!(says(&of(json!({}), 9.9), "target-too-small"));
    assert!(!says(&of(json!({}), 10.0), "target-too-small"));
    assert!(says(&of(json!({"node": known("yes")}), 14.9), "target-too-small"));
    assert!(!says(&of(json!({"node": known("yes")}), 15.0), "target-too-small"));
    assert!(!says(&of(json!({"target": known("no")}), 5.0), "target-too-small"));
    let mut film = of(json!({}), 19.9);
    film[0].2["modality"] = known("radiograph");
    assert!(says(&film, "target-too-small"));
}

#[test]
fn targets_are_five_at_most_and_two_in_an_organ() {
    let at = |sites: &[&str]| {
        let lesions = sites.iter().map(|site| lesion(&json!({"site": known(*site)}), &[("ct0", 20.0)]));
        records(json!({}), lesions.collect())
    };
    let six = ["liver", "lung", "bone", "spleen", "kidney", "brain"];
    assert!(says(&at(&six), "targets-too-many"));
    assert!(!says(&at(&six[..5]), "targets-too-many"));
    assert!(says(&at(&["left lung", "right lung", "lungs"]), "targets-too-many-in-organ"));
    assert!(!says(&at(&["left lung", "right lung", "liver"]), "targets-too-many-in-organ"));
}

#[test]
fn an_ablation_between_two_measurements_is_asked_about() {
    let with = |site: &str, date: &str| {
        let mut all = records(json!({}), shrunk());
        all.push(("a", "ablation", json!({"when": known(json!({"date": date})), "site": known(site)})));
        all
    };
    assert!(says(&with("right lobe of the liver", "2020-02-10"), "target-perhaps-ablated"));
    assert!(!says(&with("lung", "2020-02-10"), "target-perhaps-ablated"));
    assert!(!says(&with("right lobe of the liver", "2020-05-10"), "target-perhaps-ablated"));
}

/// RECIST 1.1, section 3.1: four weeks at most between the baseline and the first day of treatment.
#[test]
fn a_baseline_is_four_weeks_old_at_most() {
    let begun = |day: &str| {
        let mut all = records(stated("recist", "partial"), shrunk());
        all.push(("s", "systemic", json!({"when": known(json!({"date": day}))})));
        says(&all, "baseline-older-than-four-weeks")
    };
    assert!(!begun("2020-02-07"), "28 days");
    assert!(begun("2020-02-08"), "29 days");
    assert!(!begun("2020-02"), "it may have been the first of the month");
}
