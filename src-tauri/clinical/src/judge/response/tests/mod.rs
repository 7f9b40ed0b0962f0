//! RECIST and Choi against their published rules and boundaries.

mod choi;
mod course;
mod lesions;
mod lines;
mod property;
mod rules;

use serde_json::{Value, json};

use super::*;
use crate::{
    case::{Case, Entry},
    timeline::resolve,
    value::CaseId,
};

/// Studies, one a month from baseline, called "s0", "s1" …, and the lesions.
fn case(studies: u32, lesions: &[Value]) -> Case {
    let study = |n: u32| {
        let (year, month) = (2020 + n / 12, n % 12 + 1);
        let body = json!({"when": {"known": {"date": format!("{year}-{month:02}-10")}}, "modality": {"known": "ct"}});
        Entry::read(&format!("s{n}"), "imaging", &body).unwrap()
    };
    let lesion = |(n, body): (usize, &Value)| Entry::read(&format!("l{n}"), "lesion", body).unwrap();
    let entries = (0..studies).map(study).chain(lesions.iter().enumerate().map(lesion));
    Case::assemble(CaseId::new("test").unwrap(), entries.collect()).unwrap()
}

/// A lesion with one measurement a study; "more" overrides its fields.
fn lesion(more: &Value, measurements: &[Value]) -> Value {
    let measurements: Vec<Value> = measurements
        .iter()
        .enumerate()
        .filter(|(_, one)| !one.is_null())
        .map(|(n, one)| {
            let mut one = one.clone();
            if one.get("study").is_none() {
                one["study"] = json!(format!("s{n}"));
            }
            one
        })
        .collect();
    let mut body = json!({"name": "one", "site": {"known": "liver"}, "measurements": measurements});
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

fn target(sizes: &[f64]) -> Value {
    lesion(&json!({"target": {"known": "yes"}}), &sizes.iter().map(|size| mm(*size)).collect::<Vec<_>>())
}

fn other(measurements: &[Value]) -> Value {
    lesion(&json!({"name": "two", "target": {"known": "no"}}), measurements)
}

fn mm(size: f64) -> Value {
    json!({"size": {"axes": [{"length": size}], "unit": "mm"}})
}

fn state(state: &str) -> Value {
    json!({"state": state})
}

fn judged(studies: u32, lesions: &[Value]) -> Recist {
    let case = case(studies, lesions);
    recist(&Series::of(&case, &resolve(&case)), 0).unwrap()
}

/// Overall responses in order.
fn course(studies: u32, lesions: &[Value]) -> Vec<&'static str> {
    judged(studies, lesions).after.iter().map(|one| one.overall.short()).collect()
}
