//! Findings kept as they stand: they carry the reason, and hold only for what was found.

use proptest::prelude::*;

use super::*;
use crate::{
    check::{idle, once},
    record::{Header, Kept, Kind, Record},
    wording,
};

const AREA: &str = "mitoses-area-implausible";
const REASON: &str = "Digital count over a whole slide.";

/// A report whose counted area cannot be meant, and an operation with R0 and a perforation.
fn two_disagreements(area: f64) -> Case {
    let mitoses = known(json!({"count": 14, "area": {"value": area, "unit": "mm2"}}));
    case(&[
        ("case", "case", json!({})),
        ("op", "surgery", json!({"residual": known("r0"), "perforation": known("peritoneal_cavity")})),
        ("report", "pathology", json!({"mitoses": mitoses})),
    ])
}

/// The case with entries among what is kept.
fn keeping(mut case: Case, kept: &[Kept]) -> Case {
    for entry in &mut case.entries {
        if let Record::Header(header) = &mut entry.record {
            header.kept = kept.to_vec();
        }
    }
    case
}

fn area(case: &Case) -> Finding {
    check(case).into_iter().find(|finding| finding.code == AREA).unwrap()
}

#[test]
fn a_kept_finding_carries_its_reason_and_stands_behind_the_open_ones() {
    let case = two_disagreements(1734.0);
    let found = area(&case);
    assert!(found.is_open());
    let case = keeping(case, &[Kept::of(&found, &format!(" {REASON}\n"))]);
    let findings = check(&case);
    let last = findings.last().unwrap();
    assert_eq!((last.code, last.kept.as_deref()), (AREA, Some(REASON)));
    assert_eq!(Finding { kept: None, ..last.clone() }, found, "nothing else of it changes");
    assert!(findings.iter().any(|finding| finding.code == "r0-with-perforation" && finding.is_open()));
    assert_eq!(idle(&case, &findings), []);
}

#[test]
fn a_new_disagreement_at_the_same_place_is_open() {
    let kept = [Kept::of(&area(&two_disagreements(1734.0)), REASON)];
    let changed = keeping(two_disagreements(2000.0), &kept);
    assert!(area(&changed).is_open());
    assert_eq!(idle(&changed, &check(&changed)), kept, "the old reason can still be seen");
    let right = keeping(two_disagreements(1.734), &kept);
    assert!(check(&right).iter().all(|finding| finding.code != AREA), "a reason finds nothing");
    assert_eq!(idle(&right, &check(&right)), kept);
    let back = keeping(two_disagreements(1734.0), &kept);
    assert_eq!(area(&back).kept.as_deref(), Some(REASON));
}

#[test]
fn what_is_kept_is_kept_at_its_own_record_field_and_rule() {
    let found = area(&two_disagreements(1734.0));
    let kept = Kept::of(&found, REASON);
    let others = [
        Kept { record: None, ..kept.clone() },
        Kept { path: "mitoses".to_owned(), ..kept.clone() },
        Kept { code: "out-of-range".to_owned(), ..kept.clone() },
        Kept { finding: "It is odd.".into(), ..kept.clone() },
        Kept { reason: " \n".into(), ..kept },
    ];
    let case = keeping(two_disagreements(1734.0), &others);
    assert!(area(&case).is_open());
    assert_eq!(idle(&case, &check(&case)), others);
}

#[test]
fn what_is_kept_of_a_record_that_went_is_no_finding_and_is_not_printed() {
    let kept = json!([{"code": AREA, "record": "gone", "path": "mitoses", "finding": "It is odd.", "reason": REASON}]);
    let plain = check(&case(&[("case", "case", json!({}))]));
    assert_eq!(check(&case(&[("case", "case", json!({"kept": kept}))])), plain);
    let field = Kind::Header.row().fields.into_iter().find(|field| field.name == "kept").unwrap();
    assert_eq!(wording::line(&field, &kept), None);
}

#[test]
fn what_is_kept_survives_its_file_and_a_file_without_it_reads_as_before() {
    let case = keeping(two_disagreements(1734.0), &[Kept::of(&area(&two_disagreements(1734.0)), REASON)]);
    let (again, _) = Case::parse(&case.to_file(&[])).unwrap();
    assert_eq!(again, case);
    let bare = two_disagreements(1734.0).to_file(&[]);
    assert!(!bare.contains("kept"), "{bare}");
    assert_eq!(Case::parse(&bare).unwrap().0.one::<Header>().unwrap().kept, []);
}

#[test]
fn a_rule_says_the_same_of_the_same_place_once() {
    let found = area(&two_disagreements(1734.0));
    let other = Finding { path: "mitoses".to_owned(), ..found.clone() };
    let mut findings = vec![found.clone(), other.clone(), found.clone()];
    once(&mut findings);
    assert_eq!(findings, [found, other]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Whichever findings are kept, all are still found, each once, and those that are not kept are as they were.
    #[test]
    fn keeping_hides_nothing(chosen in prop::collection::vec(any::<bool>(), 64)) {
        let text = include_str!("../../../../../samples/mesenteric-leiomyosarcoma.json");
        let sample = Case::parse(text).unwrap().0;
        let before = check(&sample);
        let kept: Vec<Kept> =
            before.iter().zip(&chosen).filter(|(_, chosen)| **chosen).map(|(finding, _)| Kept::of(finding, REASON)).collect();
        let after = check(&keeping(sample, &kept));
        let (open, behind): (Vec<_>, Vec<_>) = before.into_iter().partition(|finding| !kept.iter().any(|kept| kept.keeps(finding)));
        let behind = behind.into_iter().map(|finding| Finding { kept: Some(REASON.to_owned()), ..finding });
        prop_assert_eq!(after, open.into_iter().chain(behind).collect::<Vec<_>>());
    }
}
