//! Stages as stated beside those derived.

use serde_json::json;

use super::{assembled, specimen, tumour, with};
use crate::{
    judge::stage::{Agreement, Compared, compared},
    timeline::resolve,
};

fn one(site: &str, system: &str, group: &str) -> Option<Compared> {
    let stages = json!({"stages": [{"system": system, "tnm": "pT3 N0 M0", "group": group}]});
    let case =
        assembled(&[("t", "tumour", with(tumour(site, "8890/3"), stages)), ("p", "pathology", specimen(11.0, 3))]);
    compared(&case, &resolve(&case)).into_iter().next()
}

#[test]
fn a_stage_that_differs_is_printed_as_stated_with_a_note() {
    let differs = one("C49.2", "AJCC 8", "IIIA").unwrap();
    assert_eq!(differs.agreement, Agreement::Differs);
    let note = "The stage is given as stated (AJCC 8, pT3 N0 M0, IIIA); by the published table it is pathological IIIB \
                (pT3 cN0 cM0 G3).";
    assert_eq!(differs.note().as_deref(), Some(note));
}

/// clinical-standards § 2.10: a centre that prints a group for a site without one gets a note.
#[test]
fn a_group_that_the_edition_does_not_have_is_printed_with_a_note() {
    let without = one("C18.2", "AJCC 8", "IIIA").unwrap();
    assert_eq!(without.agreement, Agreement::NoGroup);
    let note = "The stage is given as stated (AJCC 8, pT3 N0 M0, IIIA); AJCC 8 has no stage group here.";
    assert_eq!(without.note().as_deref(), Some(note));
}

#[test]
fn what_agrees_or_cannot_be_compared_has_no_note() {
    assert_eq!(
        one("C49.2", "AJCC 8", "Stage IIIB").map(|found| (found.agreement, found.note())),
        Some((Agreement::Agrees, None))
    );
    assert_eq!(
        one("C49.2", "AJCC", "IIIA").map(|found| (found.agreement, found.note())),
        Some((Agreement::NoEdition, None))
    );
    assert_eq!(one("C49.2", "AJCC 8", "high"), None);
    assert_eq!(one("C49.2", "NIH modified", "high risk"), None);
}
