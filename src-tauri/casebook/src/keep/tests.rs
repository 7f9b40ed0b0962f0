use clinical::check::Finding;

use super::*;
use crate::{
    Setting,
    tests::{fresh, record, setting},
};

const REASON: &str = "The surgeon saw the breach, the pathologist the margin.";
const CODE: &str = "r0-with-perforation";

/// The sample case with its library.
fn sample() -> (Casebook, CaseId) {
    let book = Casebook::sample(setting()).unwrap();
    let id = book.list().unwrap()[0].id.clone();
    (book, id)
}

fn found(view: &CaseView, code: &str) -> Finding {
    view.findings.iter().find(|finding| finding.code == code).unwrap().clone()
}

#[test]
fn a_finding_is_kept_with_its_reason_and_opened_again() {
    let (mut book, id) = sample();
    let before = book.open_case(&id).unwrap();
    let finding = found(&before, CODE);
    let of = |view: &CaseView| {
        view.records.iter().find(|shown| Some(&shown.id) == finding.record.as_ref()).unwrap().findings
    };
    let view = book.keep(&id, &Kept::of(&finding, &format!("  {}\n", REASON.replace(' ', "\n")))).unwrap();
    assert_eq!(found(&view, CODE).kept.as_deref(), Some(REASON), "in one line");
    assert_eq!((view.findings.len(), of(&view)), (before.findings.len(), of(&before) - 1));
    assert_eq!(view.undo.as_deref(), Some("Keep: Surgery: Tumour perforation"));
    let view = book.keep(&id, &Kept::of(&finding, "Remote from the margin.")).unwrap();
    assert_eq!(found(&view, CODE).kept.as_deref(), Some("Remote from the margin."), "the later reason holds");
    let view = book.reopen(&id, &Kept::of(&finding, "")).unwrap();
    assert_eq!((&view.findings, view.undo.as_deref()), (&before.findings, Some("Reopen: Surgery: Tumour perforation")));
    assert!(matches!(book.reopen(&id, &Kept::of(&finding, "")), Err(Error::NotKept)));
}

/// For every finding of the sample: kept, it is no longer open; undone, the case is what it was, to the byte.
#[test]
fn undo_of_keep_leaves_the_case_as_it_was() {
    let (mut book, id) = sample();
    let (file, view) = (book.export_json(&id).unwrap(), book.open_case(&id).unwrap());
    assert!(view.findings.len() > 5);
    for finding in &view.findings {
        let kept = book.keep(&id, &Kept::of(finding, REASON)).unwrap();
        assert_eq!(kept.findings.iter().filter(|finding| finding.is_open()).count(), view.findings.len() - 1);
        let undone = book.undo(&id).unwrap();
        assert_eq!(undone.findings, view.findings, "{}", finding.code);
        assert_eq!(book.export_json(&id).unwrap(), file, "{}", finding.code);
        assert_eq!(book.redo(&id).unwrap().findings, kept.findings);
        book.undo(&id).unwrap();
    }
}

#[test]
fn other_facts_open_it_again() {
    let (mut book, id) = sample();
    let finding = found(&book.open_case(&id).unwrap(), "mitoses-area-implausible");
    let report = finding.record.clone().unwrap();
    book.keep(&id, &Kept::of(&finding, REASON)).unwrap();
    let area = |value: f64| Some(json!({"value": value, "unit": "mm2"}));
    let view = book.set_field(&id, &report, "mitoses.known.area", area(1800.0)).unwrap();
    assert!(found(&view, finding.code).is_open());
    assert_eq!(view.idle, [Kept::of(&finding, REASON)]);
    let view = book.set_field(&id, &report, "mitoses.known.area", area(1734.0)).unwrap();
    assert_eq!((found(&view, finding.code).kept.as_deref(), view.idle), (Some(REASON), Vec::new()));
    let view = book.remove_record(&id, &report).unwrap();
    assert_eq!(view.idle, [Kept::of(&finding, REASON)], "what is idle is harmless and can be taken out");
    assert_eq!(book.reopen(&id, &view.idle[0]).unwrap().idle, []);
}

#[test]
fn nothing_is_kept_without_a_reason_or_unseen() {
    let (mut book, id) = sample();
    let view = book.open_case(&id).unwrap();
    let finding = found(&view, CODE);
    assert!(matches!(book.keep(&id, &Kept::of(&finding, " \n")), Err(Error::NoReason)));
    let unseen = Kept { finding: "It is odd.".into(), ..Kept::of(&finding, REASON) };
    assert!(matches!(book.keep(&id, &unseen), Err(Error::NotFound)));
    assert_eq!(book.open_case(&id).unwrap(), view);
}

#[test]
fn the_log_says_who_kept_it_when_and_why() {
    let (_folder, mut book) = fresh();
    let id = book.new_case("A case", "").unwrap().id;
    let finding = book.open_case(&id).unwrap().findings[0].clone();
    let Setting { author, clock, .. } = setting();
    book.keep(&id, &Kept::of(&finding, REASON)).unwrap();
    let change = book.library.history(&id).unwrap().pop().unwrap();
    assert_eq!((change.author, change.at, change.reason.as_deref()), (author, clock(), Some(REASON)));
    assert_eq!((change.record.as_str(), change.path.as_str(), change.old), ("case", "kept", None));
    assert_eq!(change.new.as_ref().and_then(|kept| kept[0]["reason"].as_str()), Some(REASON));
    assert_eq!(change.new.as_ref().and_then(|kept| kept[0]["finding"].as_str()), Some(finding.message.as_str()));
    book.reopen(&id, &Kept::of(&finding, "")).unwrap();
    let header = book.open_case(&id).unwrap().records.into_iter().find(|shown| shown.id == record("case")).unwrap();
    assert_eq!(header.body, json!({"title": "A case"}), "nothing is left of it in the case");
}

#[test]
fn the_report_does_not_speak_of_what_is_kept() {
    let (mut book, id) = sample();
    let before = book.report_pdf(&id).unwrap();
    for finding in book.check(&id).unwrap() {
        book.keep(&id, &Kept::of(&finding, REASON)).unwrap();
    }
    assert!(book.check(&id).unwrap().iter().all(|finding| !finding.is_open()));
    assert_eq!(book.report_pdf(&id).unwrap(), before);
}
