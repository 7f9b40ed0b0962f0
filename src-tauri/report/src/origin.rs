//! Which fields of a record a sentence rests on: those without which it would not be said so.

use std::cell::RefCell;

use clinical::{
    case::{Case, Entry},
    timeline::{Timeline, resolve},
    value::RecordId,
};

use crate::{
    courses::{Course, courses},
    person::Person,
    say::Teller,
};

/// The fields that a sentence of a record rests on, the most telling first: a field whose words stand in one sentence comes
/// before one that colours several. `place` counts the sentences as [`crate::told`] does.
pub fn origin(case: &Case, id: &RecordId, place: usize) -> Vec<&'static str> {
    let Some(entry) = case.entries.iter().find(|entry| entry.id == *id) else { return Vec::new() };
    let timeline = resolve(case);
    let courses = courses(case, &timeline);
    let said = tell(case, &timeline, &courses, entry);
    let Some(sentence) = said.get(place) else { return Vec::new() };
    let body = entry.body();
    let mut found: Vec<(usize, &'static str)> = Vec::new();
    for field in entry.record.kind().row().fields {
        let without = without(&body, field.name)
            .and_then(|body| Entry::read(id.as_str(), entry.record.kind().name(), &body).ok());
        let Some(without) = without else { continue };
        let left = tell(case, &timeline, &courses, &without);
        if !left.contains(sentence) {
            found.push((said.iter().filter(|one| !left.contains(one)).count(), field.name));
        }
    }
    found.sort_by_key(|(sentences, _)| *sentences);
    found.into_iter().map(|(_, field)| field).collect()
}

/// What is said of a record.
fn tell<'a>(case: &'a Case, timeline: &'a Timeline, courses: &'a [Course<'a>], entry: &'a Entry) -> Vec<String> {
    let (person, last_lead) = (Person::of(case), RefCell::default());
    Teller { case, timeline, courses, person, floats: &[], last_lead }.tell(entry).sentences
}

/// The record without one of its fields; none where it has no such.
fn without(body: &serde_json::Value, field: &str) -> Option<serde_json::Value> {
    let mut fields = body.as_object()?.clone();
    fields.remove(field)?;
    Some(fields.into())
}

#[cfg(test)]
mod tests {
    use clinical::value::CaseId;
    use serde_json::json;

    use super::*;

    fn case() -> Case {
        let report = json!({
            "mitoses": {"known": {"qualifier": "up_to", "count": 14, "fields": 10}},
            "vessel_invasion": {"known": "absent"}
        });
        let entry = Entry::read("report", "pathology", &report).unwrap();
        Case::assemble(CaseId::new("test").unwrap(), vec![entry]).unwrap()
    }

    #[test]
    fn a_sentence_leads_to_the_field_it_was_made_of() {
        let case = case();
        let id = RecordId::new("report").unwrap();
        let fields: Vec<Vec<&str>> = (0..8).map(|place| origin(&case, &id, place)).collect();
        assert!(fields.iter().any(|fields| fields.first() == Some(&"mitoses")), "{fields:?}");
        assert!(fields.iter().any(|fields| fields.contains(&"vessel_invasion")), "{fields:?}");
        assert!(origin(&case, &id, 99).is_empty());
        assert!(origin(&case, &RecordId::new("other").unwrap(), 0).is_empty());
    }
}
