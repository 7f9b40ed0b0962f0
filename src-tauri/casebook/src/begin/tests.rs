use clinical::{case::Attachment, check::Severity};

use super::*;
use crate::tests::{fresh, record};

/// Two cases of different names in one library.
fn numbered() -> crate::Setting {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let ids = || {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        Ok(CaseId::new(&format!("case-{number}")).map_err(clinical::case::CaseError::Id)?)
    };
    crate::Setting { ids, ..crate::tests::setting() }
}

#[test]
fn a_template_asks_and_answers_nothing() {
    for template in Template::ALL {
        let (_folder, mut book) = fresh();
        let view = book.new_case_from("A case", "7", Some(template)).unwrap();
        assert_eq!((view.title.as_str(), view.number.as_str()), ("A case", "7"));
        assert_eq!(view.undo, None, "a template is one beginning");
        let offered = templates().into_iter().find(|row| row.template == template).unwrap();
        let mut labels: Vec<&str> = view.records.iter().skip(1).map(|record| record.label).collect();
        let mut promised = offered.records.clone();
        labels.sort_unstable();
        promised.sort_unstable();
        assert_eq!(labels, promised);
        let header = view.records.iter().find(|record| record.kind == Kind::Header).unwrap();
        assert_eq!(header.body, json!({"title": "A case", "number": "7", "time_zero": "tumour"}));
        assert!(view.records.iter().all(|record| record.kind == Kind::Header || record.body == json!({})));
        assert!(view.findings.iter().all(|finding| finding.severity != Severity::Error), "{:?}", view.findings);
        book.report_pdf(&view.id).unwrap();
    }
}

#[test]
fn templates_differ_and_hold_what_their_tumours_are_asked() {
    let rows = templates();
    let has = |template: Template, label: &str| {
        rows.iter().any(|row| row.template == template && row.records.contains(&label))
    };
    assert!(has(Template::Gist, "Systemic therapy") && !has(Template::SoftTissue, "Systemic therapy"));
    assert!(has(Template::Bone, "Laboratory") && has(Template::Paediatric, "Radiotherapy"));
    assert!(
        rows.iter().all(|row| row
            .records
            .iter()
            .take(4)
            .eq(["Patient", "Primary tumour", "Consent", "Manuscript"].iter()))
    );
    assert!(
        rows.iter().enumerate().all(|(at, row)| rows.iter().skip(at + 1).all(|other| other.records != row.records))
    );
}

#[test]
fn a_copy_has_everything_but_the_name_and_the_number() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = Casebook::create(&folder.path().join("library"), &store::Key::raw(&[1; 32]), numbered()).unwrap();
    let (case, _) = clinical::case::Case::parse(SAMPLE).unwrap();
    let image = Attachment {
        id: "ct".to_owned(),
        media_type: "image/png".to_owned(),
        name: "CT.png".to_owned(),
        base64: crate::tests::DOT.to_owned(),
    };
    let id = book.import(&case.to_file(&[image])).unwrap();
    book.set_field(&id, &record("case"), "number", Some(json!("0001"))).unwrap();
    let copy = book.duplicate(&id).unwrap();
    assert_ne!(copy.id, id);
    assert!(copy.title.starts_with("Copy of Mesenteric leiomyosarcoma") && copy.number.is_empty(), "{}", copy.title);
    let bytes = |id: &CaseId| book.library.attachments(id).unwrap();
    assert_eq!(bytes(&copy.id), bytes(&id));
    let entries = |id: &CaseId| book.case(id).unwrap().entries.into_iter().skip(1).collect::<Vec<_>>();
    assert_eq!(entries(&copy.id), entries(&id));
}

#[test]
fn the_sample_is_taken_in_once() {
    let (_folder, mut book) = fresh();
    let first = book.open_sample().unwrap();
    book.set_field(&first.id, &record("case"), "title", Some(json!("Mine"))).unwrap();
    let again = book.open_sample().unwrap();
    assert_eq!((again.id, again.title.as_str()), (first.id, "Mine"));
    assert_eq!(book.list().unwrap().len(), 1);
}
