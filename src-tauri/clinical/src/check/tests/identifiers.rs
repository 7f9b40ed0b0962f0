//! What could name the patient and stands in a text is found there, and one change takes it out.

use serde_json::{Value, json};

use super::{case, check, found, only, says};
use crate::check::Finding;

type Records = Vec<(&'static str, &'static str, Value)>;

fn with(kind: &'static str, body: Value) -> Records {
    let patient = json!({"name": "Kari Bjørnsen", "hospital_number": "471188", "contact": "Storgata 4, 5020 Bergen"});
    let imaging = json!({"when": {"known": {"date": "2013-02-10"}}});
    vec![("patient", "patient", patient), ("ct", "imaging", imaging), ("r", kind, body)]
}

fn fixed(found: &Finding) -> &Value {
    &found.fix.as_ref().expect("it can be put right").value
}

#[test]
fn a_name_a_number_a_place_and_a_contact_are_found_beside_their_field() {
    let text = "Kari Bjørnsen (471188) of Storgata 4 went.";
    let records = with("board", json!({"assessment": {"known": text}}));
    let all = check(&case(&records));
    let codes = ["name-in-text", "number-in-text", "contact-in-text"];
    let here: Vec<&Finding> = all.iter().filter(|finding| codes.contains(&finding.code)).collect();
    assert_eq!(here.len(), 3, "{all:?}");
    assert!(here.iter().all(|finding| finding.record.as_ref().is_some_and(|id| id.as_str() == "r")));
    assert_eq!(fixed(here[0]), &json!("[name] (471188) of Storgata 4 went."));
}

#[test]
fn a_date_becomes_its_month_from_time_zero_where_that_is_known() {
    let records = with("manuscript", json!({"discussion": "Seen on 12 May 2013, and on 12 May 2013 again."}));
    let date = only(&records, "date-in-text");
    assert_eq!(date.path, "discussion");
    assert_eq!(fixed(&date), &json!("Seen in month 3, and in month 3 again."));
    let other = with("manuscript", json!({"discussion": "Seen on 4.5.13 there."}));
    assert_eq!(fixed(&only(&other, "date-in-text")), &json!("Seen on [date] there."));
}

#[test]
fn notes_of_answers_and_rows_are_read_and_what_stays_is_not() {
    let note = with("consent", json!({"ethics": {"absent": "not_applicable", "note": "asked 12.5.2013"}}));
    assert_eq!(only(&note, "date-in-text").path, "ethics.note");
    let row = with("figure", json!({"panels": [{"legend": "of 12.5.2013"}]}));
    assert_eq!(only(&row, "date-in-text").path, "panels.0.legend");
    let remarks = json!({"name": "Kari Bjørnsen", "remarks": "Bjørnsen, 12.5.2013"});
    let stays = [("patient", "patient", remarks)];
    assert!(!says(&stays, "date-in-text") && !says(&stays, "name-in-text"));
}

#[test]
fn a_declaration_may_name_a_committee_and_its_numbers_but_not_the_patient() {
    let records = with("manuscript", json!({"ethics": {"known": "REK 2013/4567891 of 12 May 2013, for Bjørnsen."}}));
    assert!(found(&records, "number-in-text").is_empty() && found(&records, "date-in-text").is_empty());
    assert_eq!(
        only(&records, "name-in-text").message,
        "“Bjørnsen” is among the names this library holds of the patient."
    );
}

#[test]
fn a_rare_combination_is_told_and_the_age_can_be_coarsened() {
    let with_year = |lesions: &str, age: serde_json::Value| {
        let paper = json!({"affiliations": ["Haukeland University Hospital"]});
        vec![
            ("patient", "patient", json!({"age": {"known": age}})),
            (
                "tumour",
                "tumour",
                json!({"diagnosis": {"known": {"stated": "leiomyosarcoma"}}, "differential": {"known": lesions}}),
            ),
            ("paper", "manuscript", paper),
        ]
    };
    let exact = json!({"value": 43, "unit": "year"});
    let rare = only(&with_year("GIST, as thought in 2013", exact.clone()), "rare-combination");
    assert_eq!(fixed(&rare), &json!({"value": 40, "upper": 49, "unit": "year"}));
    assert!(!says(&with_year("GIST, by the WHO 2020", exact), "rare-combination"));
    assert!(!says(&with_year("GIST, as thought in 2013", fixed(&rare).clone()), "rare-combination"));
}
