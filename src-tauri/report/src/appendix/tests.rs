use std::collections::BTreeMap;

use chrono::DateTime;
use clinical::case::Case;
use typeset::{
    Press,
    document::{Block, Content, Document, Form, Table},
};

use super::*;
use crate::{Stamp, compose};

fn composed(case: &Case) -> Document {
    let created = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
    compose(
        case,
        &BTreeMap::new(),
        Form::default(),
        &Stamp { created, id: "test".to_owned(), creator: "test".to_owned(), version: String::new() },
        &mut Press::default(),
    )
    .document
}

fn sample() -> Case {
    Case::parse(include_str!("../../../../samples/mesenteric-leiomyosarcoma.json")).unwrap().0
}

fn table(document: &Document) -> &Table {
    let float = document.floats.iter().find(|float| float.id == ID).unwrap();
    let Content::Tables(tables) = &float.content else { panic!("no table") };
    &tables[0]
}

/// Item, page and place of every row.
fn rows(document: &Document) -> Vec<[String; 3]> {
    let text = |cell: &Cell| cell.runs.iter().map(|run| run.text.as_str()).collect::<String>();
    table(document).rows.iter().map(|row| [1, 3, 4].map(|column| text(&row.cells[column]))).collect()
}

#[test]
fn the_checklist_names_places_and_what_is_missing() {
    let document = composed(&sample());
    let rows = rows(&document);
    assert_eq!(rows.len(), 30);
    let place = |item: &str| rows.iter().find(|row| row[0] == item).unwrap()[2].as_str();
    for (item, expected) in [
        ("1", "Title"),
        ("3b", "Abstract, Case presentation"),
        ("5b", "Patient and presentation"),
        ("5c", "Not recorded: family history, psychosocial history and genetic history"),
        ("7", "Figure 1"),
        ("8c", "Not recorded"),
        ("8d", "Pathology of the primary tumour, Table 1"),
        ("9b", "Systemic therapy, Table 3"),
        ("10a", "Not recorded: ECOG performance status"),
        ("11d", "Conclusions"),
        ("13", "Not recorded"),
    ] {
        assert_eq!(place(item), expected, "{item}");
    }
    let words = document.body.iter().any(|block| {
        let Block::Paragraph { runs, .. } = block else { return false };
        let text: String = runs.iter().map(|run| run.text.replace('\u{a0}', " ")).collect();
        text.ends_with("Items reported: 24 of 30. Not or only partly recorded: 5c, 8c, 10a, 10c, 12 and 13.")
    });
    assert!(words, "the paragraph is missing");
}

#[test]
fn its_pages_are_those_of_the_document_as_it_is_set() {
    let document = composed(&sample());
    let pages = typeset::pages(&document).unwrap();
    let of = |heading: &str| {
        let found = pages.outline.iter().find(|found| found.text == heading).unwrap();
        (found.place.page + 1).to_string()
    };
    let rows = rows(&document);
    let page = |item: &str| rows.iter().find(|row| row[0] == item).unwrap()[1].clone();
    for (item, heading) in [("4", "Background"), ("11a", "Discussion"), ("11d", "Conclusions")] {
        assert_eq!(page(item), of(heading), "{item}");
    }
    let anchor = |id: &str| pages.anchors.iter().find(|(target, _)| *target == Target::Float(id.to_owned())).unwrap().1;
    assert_eq!(page("7"), (anchor("fig-timeline").page + 1).to_string());
    // A page is named for what is reported, and only for that.
    for row in &rows {
        assert_eq!(row[1] == "–", row[2].starts_with("Not recorded"), "{row:?}");
    }
    assert_eq!(composed(&sample()), document, "the same case gives the same document");
}

#[test]
fn a_case_that_reports_nothing_has_no_checklist() {
    let id = clinical::value::CaseId::new("empty").unwrap();
    let case = Case::new(id, clinical::record::Header::default()).unwrap();
    assert!(composed(&case).floats.is_empty());
}
