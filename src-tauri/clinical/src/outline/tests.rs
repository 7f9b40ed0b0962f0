use serde_json::{Value, json};

use super::*;

fn case(records: &Value) -> Case {
    let file = json!({"format": "sarcoma-casebook case", "version": 1, "id": "one", "records": records});
    Case::parse(&file.to_string()).unwrap().0
}

fn with_tumour(tumour: &Value) -> Option<Group> {
    group(&case(&json!([{"id": "t", "kind": "tumour", "record": tumour}])))
}

/// The sample of the house, as its report tells it: woman of 40, mesenteric leiomyosarcoma of grade 3, complete remission
/// 36 months after the diagnosis of metastases, 3 months after the resection.
#[test]
fn the_published_case_in_one_row() {
    let sample = include_str!("../../../../samples/mesenteric-leiomyosarcoma.json");
    let row = outline(&Case::parse(sample).unwrap().0);
    assert_eq!((row.person.as_str(), row.group, row.grade), ("woman, 40", Some(Group::SoftTissue), Some(3)));
    assert!(row.diagnosis.to_lowercase().contains("leiomyosarcoma"), "{}", row.diagnosis);
    assert!(row.site.contains("mesent"), "{}", row.site);
    assert_eq!((row.last, row.last_words.as_str()), (Some(LastKnown::NoDisease), "complete remission"));
    assert_eq!(row.last_month.as_deref(), Some("36"));
    assert!(row.reported > 15 && row.reported <= row.of && row.of <= 31, "{} of {}", row.reported, row.of);
    let Course { bars, marks, spans, end } = row.course;
    assert!(bars.len() >= 5 && bars.iter().all(|bar| bar.to >= bar.from), "{bars:?}");
    assert!(marks.iter().any(|mark| mark.kind == MarkKind::Spread && mark.at == 0.0), "{marks:?}");
    assert!(marks.iter().any(|mark| mark.kind == MarkKind::Operation && mark.at < 0.0), "{marks:?}");
    let states: Vec<Disease> = spans.iter().map(|span| span.state).collect();
    // Found without disease at the last contact: nobody says since when.
    assert_eq!(states, [Disease::Primary, Disease::Clear, Disease::Spread, Disease::Clear]);
    assert!(spans[1].to == spans[2].from && spans[2].to < spans[3].from && end >= 36.0, "{spans:?}");
}

#[test]
fn what_nobody_stated_is_left_empty() {
    let row = outline(&case(&json!([{"id": "case", "kind": "case", "record": {"title": "A mass"}}])));
    let of = row.of;
    assert_eq!(row, Outline { title: "A mass".to_owned(), of, reported: row.reported, ..Outline::default() });
}

/// A type that arises in one tissue decides, else the site (ICD-O-3.2: C40, C41 bone; C53 to C55 uterus).
#[test]
fn the_group_follows_the_type_then_the_site() {
    let entity = |id: &str| json!({"diagnosis": {"known": {"stated": "x", "entity": id}}});
    let at = |stated: &str, code: &str| {
        let site = json!({"system": "ICD-O", "code": code, "display": "", "verified": true});
        json!({"diagnosis": {"known": {"stated": stated}}, "topography": site})
    };
    assert_eq!(with_tumour(&entity("gist")), Some(Group::Gist));
    assert_eq!(with_tumour(&entity("osteosarcoma-conventional")), Some(Group::Bone));
    assert_eq!(with_tumour(&entity("uterine-leiomyosarcoma")), Some(Group::Uterine));
    assert_eq!(with_tumour(&entity("synovial-sarcoma-biphasic")), Some(Group::SoftTissue));
    assert_eq!(with_tumour(&at("Ewing sarcoma", "C40.2")), Some(Group::Bone));
    assert_eq!(with_tumour(&at("Ewing sarcoma", "C49.2")), Some(Group::SoftTissue));
    assert_eq!(with_tumour(&at("leiomyosarcoma", "C54.2")), Some(Group::Uterine));
    assert_eq!(with_tumour(&at("leiomyosarcoma", "C48.1")), Some(Group::SoftTissue));
    assert_eq!(with_tumour(&json!({"site": {"absent": "not_known"}})), None);
}

#[test]
fn the_last_contact_is_the_latest_that_states_how_the_patient_was() {
    let visit = |id: &str, year: u32, status: Value| {
        let mut record = json!({"when": {"known": {"date": year.to_string()}}});
        record["status"] = status;
        json!({"id": id, "kind": "follow_up", "record": record})
    };
    let visits = json!([
        visit("c", 2020, json!({"absent": "not_known"})),
        visit("b", 2019, json!({"known": "died_otherwise"})),
        visit("a", 2018, json!({"known": "no_evidence"})),
    ]);
    let row = outline(&case(&visits));
    assert_eq!((row.last, row.last_words.as_str()), (Some(LastKnown::Died), "died of another cause"));
    assert!(row.course.marks.iter().any(|mark| mark.kind == MarkKind::Death));
}

#[test]
fn children_are_called_so() {
    let of = |age: f64, unit: &str| {
        let patient = json!({"sex": {"known": "male"}, "age": {"known": {"value": age, "unit": unit}}});
        outline(&case(&json!([{"id": "p", "kind": "patient", "record": patient}]))).person
    };
    assert_eq!([of(17.0, "year"), of(18.0, "year"), of(7.0, "month")], ["boy, 17", "man, 18", "boy, 7 months"]);
}
