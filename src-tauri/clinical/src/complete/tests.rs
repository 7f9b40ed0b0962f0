//! Lists against the published case, against nothing, and against one field more or less.

use std::{fs, path::Path};

use serde_json::{Value, json};

use super::{Completeness, List, State, complete, synoptic};
use crate::{
    case::{Case, Entry},
    catalogue::catalogue,
    record::Header,
    table::SYNOPTIC_ELEMENTS,
    value::{CaseId, Choice as _},
};

fn sample() -> Case {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/mesenteric-leiomyosarcoma.json");
    Case::parse(&fs::read_to_string(path).unwrap()).unwrap().0
}

fn empty() -> Case {
    Case::new(CaseId::new("empty").unwrap(), Header::default()).unwrap()
}

/// The case with a field of a record set, or taken away by null; the record is made where it is not there.
fn with(case: &Case, id: &str, kind: &str, path: &str, value: Value) -> Case {
    let mut case = case.clone();
    let at = case.entries.iter().position(|entry| entry.id.as_str() == id);
    let mut body = at.map_or_else(|| json!({}), |at| case.entries[at].body());
    match value {
        Value::Null => drop(body.as_object_mut().unwrap().remove(path)),
        value => body[path] = value,
    }
    let entry = Entry::read(id, kind, &body).unwrap();
    match at {
        Some(at) => case.entries[at] = entry,
        None => case.entries.push(entry),
    }
    case
}

fn numbers(found: &Completeness, wanted: fn(&State) -> bool) -> Vec<&'static str> {
    found.items.iter().filter(|item| wanted(&item.state)).map(|item| item.number).collect()
}

fn open(found: &Completeness) -> (Vec<&'static str>, Vec<&'static str>) {
    let partly = numbers(found, |state| matches!(state, State::Partly { .. }));
    (partly, numbers(found, |state| matches!(state, State::Missing { .. })))
}

/// Numbers of the items whose state, evidence aside, differs between two cases.
fn flipped(list: List, one: &Case, other: &Case) -> Vec<&'static str> {
    let (one, other) = (complete(one, list), complete(other, list));
    let pairs = one.items.iter().zip(&other.items);
    let differs = |(a, b): &(&super::ItemState, &super::ItemState)| {
        std::mem::discriminant(&a.state) != std::mem::discriminant(&b.state)
    };
    pairs.filter(differs).map(|(item, _)| item.number).collect()
}

fn known(value: impl Into<Value>) -> Value {
    json!({"known": value.into()})
}

// clinical-standards.md §13: the copy of the published case says nothing of 5c (family, psychosocial), 8c, 10c, 12 and
// 13; it has keywords since (2), and 10a lacks the patient's side. Gone through item by item.
#[test]
fn care_of_the_published_case() {
    let found = complete(&sample(), List::Care);
    assert_eq!((found.reported, found.of), (24, 30));
    assert_eq!(open(&found), (vec!["5c", "10a", "10c"], vec!["8c", "12", "13"]));
    let item = |number: &str| &found.items.iter().find(|item| item.number == number).unwrap().state;
    let State::Reported { evidence } = item("5b") else { panic!("{:?}", item("5b")) };
    assert!(evidence.iter().any(|at| (at.record.as_str(), &*at.path) == ("presentation", "symptoms.0.duration")));
    let State::Partly { go_to, .. } = item("5c") else { panic!("{:?}", item("5c")) };
    let paths: Vec<&str> = go_to.iter().map(|to| to.path.as_str()).collect();
    assert_eq!(paths, ["family_history", "psychosocial_history", "genetic_history"]);
    assert!(go_to.iter().all(|to| to.record.as_ref().is_some_and(|id| id.as_str() == "patient")));
}

// Gone through item by item: the program has no fields for highlights (3) and for a clinical discussion in the abstract
// (4a, 4d); drugs, allergies, family and habits, the conduct of the operations, complications, consent and declarations
// are not recorded.
#[test]
fn scare_of_the_published_case() {
    let found = complete(&sample(), List::Scare);
    let (partly, missing) = open(&found);
    assert_eq!(partly, ["4a", "4d", "4e", "6a", "10c", "11b", "11c", "16"]);
    assert_eq!(missing, ["3", "6d", "6e", "6f", "9c", "10a", "10d", "10f", "11d", "13", "14", "15"]);
}

// As the table of the specimen in the report counts: nodes and a stage are not in the published case.
#[test]
fn core_data_of_the_published_case() {
    let found = complete(&sample(), List::Iccr);
    assert_eq!((found.reported, found.of), (13, 15));
    assert_eq!(open(&found), (vec![], vec!["12", "15"]));
}

#[test]
fn an_empty_case_reports_nothing() {
    for list in List::ALL {
        let found = complete(&empty(), *list);
        assert_eq!(found.reported, 0, "{list:?}: {:?}", numbers(&found, |s| matches!(s, State::Reported { .. })));
        assert_eq!(found.of, found.items.len());
        for item in &found.items {
            assert!(matches!(&item.state, State::Missing { go_to } if !go_to.is_empty()), "{list:?} {item:?}");
        }
    }
}

/// An item, and records that answer it: name, kind, field, value.
type Answering<'a> = (&'a [&'a str], &'a str, &'a str, &'a str, Value);

#[test]
fn a_field_more_flips_its_item_and_no_other() {
    let full = |field: &str| known(json!(field));
    let more: &[Answering<'_>] = &[
        (&["8c"], "tumour", "tumour", "differential", full("GIST")),
        (&["10a"], "last-follow-up", "follow_up", "ecog", full("ecog0")),
        (&["12"], "manuscript", "manuscript", "patient_perspective", full("I am well.")),
        (&["12"], "manuscript", "manuscript", "patient_perspective", json!({"absent": "not_done"})),
        (&["13"], "consent", "consent", "publication", full("obtained")),
        (&[], "patient", "patient", "family_history", full("none")),
        (&[], "consent", "consent", "publication", full("refused")),
    ];
    for (items, id, kind, path, value) in more {
        let case = with(&sample(), id, kind, path, value.clone());
        assert_eq!(flipped(List::Care, &sample(), &case), *items, "{kind} {path}");
    }
    let patient = ["family_history", "psychosocial_history", "genetic_history"];
    let asked = patient.iter().fold(sample(), |case, path| with(&case, "patient", "patient", path, full("none")));
    assert_eq!(flipped(List::Care, &sample(), &asked), ["5c"]);
    let graded = with(&sample(), "muscle-pain", "adverse", "grade", full("g1"));
    let graded = with(&graded, "muscle-pain", "adverse", "version", full("v5"));
    assert_eq!(flipped(List::Care, &sample(), &graded), ["10c"]);
}

#[test]
fn a_field_less_flips_its_item_and_no_other() {
    let less: &[Answering<'_>] = &[
        (&["1"], "manuscript", "manuscript", "title", json!("Leiomyosarcoma of the mesentery")),
        (&["1"], "manuscript", "manuscript", "title", json!("A remarkable course: a case report")),
        (&["2"], "manuscript", "manuscript", "keywords", Value::Null),
        (&["2"], "manuscript", "manuscript", "keywords", json!(["sarcoma"])),
        (&[], "manuscript", "manuscript", "keywords", json!(["sarcoma", "case report"])),
        (&["2"], "manuscript", "manuscript", "keywords", json!(["a", "b", "c", "d", "e", "f"])),
        (&["3a"], "manuscript", "manuscript", "abstract_background", Value::Null),
        (&["3b"], "manuscript", "manuscript", "abstract_case", json!("Leiomyosarcoma: surgery, then remission.")),
        (&["3c"], "manuscript", "manuscript", "abstract_case", json!("Abdominal pain; leiomyosarcoma; surgery.")),
        (&["3d"], "manuscript", "manuscript", "abstract_conclusions", Value::Null),
        (&["4"], "manuscript", "manuscript", "background", json!("It is rare.")),
        (&["5a"], "patient", "patient", "age", Value::Null),
        (&["5b"], "presentation", "presentation", "symptoms", json!([{"what": "pain"}])),
        (&["6"], "presentation", "presentation", "signs", Value::Null),
        (&["8d"], "pathology-primary", "pathology", "fnclcc", Value::Null),
        (&["9b"], "course-b", "systemic", "cycles", json!({"absent": "not_known"})),
        (&["9c"], "course-b", "systemic", "end_reason", Value::Null),
        (&["11a"], "manuscript", "manuscript", "discussion", json!("The reason is plain [@who-2020].")),
        (&["11b"], "manuscript", "manuscript", "discussion", json!("The reason is plain, within limits.")),
        (&["11c"], "manuscript", "manuscript", "discussion", json!("There are limits [@who-2020].")),
        (&["11d"], "manuscript", "manuscript", "conclusions", Value::Null),
    ];
    for (items, id, kind, path, value) in less {
        let case = with(&sample(), id, kind, path, value.clone());
        assert_eq!(flipped(List::Care, &sample(), &case), *items, "{kind} {path} {value}");
    }
}

#[test]
fn what_does_not_apply_needs_a_reason() {
    let state = |note: Value| {
        let answer = json!({"absent": "not_applicable", "note": note});
        let case = with(&sample(), "manuscript", "manuscript", "patient_perspective", answer);
        complete(&case, List::Care).items.into_iter().find(|item| item.number == "12").unwrap().state
    };
    assert_eq!(state(json!("died")), State::NotApplicable { reason: "died".to_owned() });
    assert!(matches!(state(Value::Null), State::Missing { .. }));
    // Drugs do not apply to a case with an operation alone; the list is then out of 28.
    let operated = with(&empty(), "op", "surgery", "procedures", json!(["wide excision"]));
    let found = complete(&operated, List::Care);
    assert_eq!(numbers(&found, |state| matches!(state, State::NotApplicable { .. })), ["9b", "9c"]);
    assert_eq!(found.of, 28);
    // Nor do nodes that were not sent.
    let no_nodes = with(&sample(), "pathology-primary", "pathology", "nodes", json!({"absent": "not_done"}));
    assert_eq!(flipped(List::Iccr, &sample(), &no_nodes), ["12"]);
    assert_eq!(complete(&no_nodes, List::Iccr).of, 14);
}

#[test]
fn a_type_that_is_not_graded_has_no_grade_to_report() {
    let bone = known(json!({"stated": "osteosarcoma", "entity": "osteosarcoma-conventional"}));
    let report = with(&empty(), "p", "pathology", "tissue", known(json!("primary")));
    let report = with(&report, "p", "pathology", "specimen_kind", known(json!("resection")));
    let bone = with(&report, "p", "pathology", "histology", bone);
    let found = complete(&bone, List::Iccr);
    let grade = found.items.iter().find(|item| item.number == "8").unwrap();
    assert_eq!(
        grade.state,
        State::NotApplicable { reason: "FNCLCC grades soft-tissue sarcomas, not tumours of bone".to_owned() }
    );
    assert_eq!((complete(&report, List::Iccr).of, found.of), (15, 14));
}

#[test]
fn a_metastasis_does_not_answer_for_the_primary() {
    let metastasis = with(&empty(), "p", "pathology", "tissue", known(json!("metastasis")));
    let metastasis = with(&metastasis, "p", "pathology", "necrosis", known(json!({"value": 50, "unit": "percent"})));
    assert_eq!(complete(&metastasis, List::Iccr).reported, 0);
    let primary = with(&metastasis, "p", "pathology", "tissue", known(json!("primary")));
    assert_eq!(flipped(List::Iccr, &metastasis, &primary), ["10"]);
}

#[test]
fn core_data_hold_every_core_element_of_the_table_once() {
    let held: Vec<&str> = synoptic::DATA.iter().flat_map(|datum| datum.elements).copied().collect();
    for row in SYNOPTIC_ELEMENTS {
        let times = held.iter().filter(|element| **element == row.element).count();
        assert_eq!(times, usize::from(row.iccr == "core"), "{}", row.element);
    }
    assert!(held.iter().all(|element| SYNOPTIC_ELEMENTS.iter().any(|row| row.element == *element)));
}

#[test]
fn every_place_to_go_is_a_field() {
    let catalogue = catalogue();
    for case in [empty(), sample()] {
        for item in List::ALL.iter().flat_map(|list| complete(&case, *list).items) {
            let (State::Missing { go_to } | State::Partly { go_to, .. }) = &item.state else { continue };
            for to in go_to.iter().filter(|to| !to.path.is_empty()) {
                let kind = catalogue.kinds.iter().find(|row| row.kind == to.kind).unwrap();
                let name = to.path.split('.').next().unwrap();
                assert!(kind.fields.iter().any(|field| field.name == name), "{} {to:?}", item.number);
            }
        }
    }
}

fn state_of(case: &Case, list: List, number: &str) -> &'static str {
    match complete(case, list).items.into_iter().find(|item| item.number == number).unwrap().state {
        State::Reported { .. } => "reported",
        State::Partly { .. } => "partly",
        State::Missing { .. } => "missing",
        State::NotApplicable { .. } => "not applicable",
    }
}

/// CARE 7: three events that have a time; CARE 10b: imaging after, not on, the day of the first treatment.
#[test]
fn three_events_make_a_timeline_and_a_later_study_a_follow_up() {
    let dated =
        |case: &Case, id: &str, kind: &str, date: &str| with(case, id, kind, "when", known(json!({"date": date})));
    let one = dated(&empty(), "op", "surgery", "2020-01-01");
    let two = dated(&one, "ct", "imaging", "2020-01-01");
    assert_eq!(["7", "10b"].map(|number| state_of(&two, List::Care, number)), ["partly", "missing"]);
    let three = dated(&two, "mri", "imaging", "2020-01-02");
    assert_eq!(["7", "10b"].map(|number| state_of(&three, List::Care, number)), ["reported", "reported"]);
}

/// SCARE 2: three to six key words, "case report" among them.
#[test]
fn key_words_are_three_to_six_with_case_report() {
    let of = |words: &[&str]| state_of(&with(&empty(), "m", "manuscript", "keywords", json!(words)), List::Scare, "2");
    assert_eq!(of(&["sarcoma", "liver", "Case report"]), "reported");
    assert_eq!(of(&["sarcoma", "case report"]), "partly");
    assert_eq!(of(&["a", "b", "c"]), "partly");
    assert_eq!(of(&["a", "b", "c", "d", "e", "case report"]), "reported");
    assert_eq!(of(&["a", "b", "c", "d", "e", "f", "case report"]), "partly");
}

/// ICCR data whose status could not be read are marked as such.
#[test]
fn the_core_says_which_data_are_verified() {
    let found = complete(&sample(), List::Iccr);
    let unverified = SYNOPTIC_ELEMENTS.iter().filter(|row| row.iccr == "core" && !row.verified).count();
    let marked = found.items.iter().filter(|item| !item.verified).count();
    assert!(unverified > 0 && marked > 0 && marked <= found.items.len(), "{unverified} {marked}");
    for datum in synoptic::DATA {
        let rows = SYNOPTIC_ELEMENTS.iter().filter(|row| datum.elements.contains(&row.element));
        let expected = rows.into_iter().all(|row| row.verified);
        let item = found.items.iter().find(|item| item.number == datum.number).unwrap();
        assert_eq!(item.verified, expected, "{}", datum.number);
    }
}

/// SCARE 16: images need their legend, and a consent that covers images.
#[test]
fn images_need_a_legend_and_a_consent_that_covers_them() {
    let of = |scope: &[&str], legend: &str| {
        let panels = json!([{"image": "a", "legend": legend}]);
        let case = with(&empty(), "f", "figure", "panels", panels);
        state_of(&with(&case, "c", "consent", "scope", json!(scope)), List::Scare, "16")
    };
    assert_eq!(of(&["text", "images"], "CT of the tumour."), "reported");
    assert_eq!(of(&["text"], "CT of the tumour."), "partly");
}
