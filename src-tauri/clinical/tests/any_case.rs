//! Cases at random: whatever a case says, it is checked, and what is found can be shown and mended.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod invented;

use std::{collections::HashSet, panic::catch_unwind};

use clinical::{
    case::{Case, Entry},
    check::{Finding, check},
    value::Choice as _,
};
use serde_json::Value;

/// Cases of this test; the benchmark checks 10,000.
const CASES: u64 = 300;

/// The place in a record that a path leads to, made where it is not yet there.
fn place<'a>(body: &'a mut Value, path: &str) -> &'a mut Value {
    path.split('.').fold(body, |at, step| match step.parse::<usize>() {
        Ok(index) => at.get_mut(index).unwrap(),
        Err(_) => &mut at[step],
    })
}

fn mended(case: &Case, finding: &Finding) {
    let Some(fix) = &finding.fix else { return };
    let entry = case.entries.iter().find(|entry| entry.id == fix.record).unwrap();
    let mut body = entry.body();
    *place(&mut body, &fix.path) = fix.value.clone();
    let again = Entry::read(fix.record.as_str(), entry.record.kind().name(), &body);
    assert!(again.is_ok(), "{} is mended to what cannot be read: {again:?}", finding.code);
}

fn holds(seed: u64) {
    let case = Case::parse(&invented::case(seed).to_string()).unwrap().0;
    let findings = check(&case);
    assert!(findings.iter().all(|finding| !finding.message.is_empty() && !finding.why.is_empty()));
    assert!(findings.is_sorted_by_key(|finding| finding.severity), "the heaviest come first");
    let names: HashSet<_> = case.entries.iter().map(|entry| &entry.id).collect();
    assert!(findings.iter().filter_map(|finding| finding.record.as_ref()).all(|id| names.contains(id)));
    findings.iter().for_each(|finding| mended(&case, finding));
    assert_eq!(check(&case), findings, "the same case has the same findings");
}

#[test]
fn any_case_is_checked() {
    for seed in 1..=CASES {
        assert!(catch_unwind(|| holds(seed)).is_ok(), "seed {seed}");
    }
}

/// The cases reach what they are for: every severity, most rules, findings with and without a fix.
#[test]
fn the_cases_differ() {
    let cases = (1..=100).map(|seed| Case::parse(&invented::case(seed).to_string()).unwrap().0);
    let findings: Vec<Finding> = cases.flat_map(|case| check(&case)).collect();
    let codes: HashSet<&str> = findings.iter().map(|finding| finding.code).collect();
    assert!(codes.len() > 60, "only {codes:?}");
    for severity in clinical::check::Severity::ALL {
        assert!(findings.iter().any(|finding| finding.severity == *severity), "{}", severity.label());
    }
    assert!(findings.iter().any(|finding| finding.fix.is_some()));
}
