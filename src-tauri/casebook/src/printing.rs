//! What is to be known before a report leaves: how long it is, what it leaves out, what a journal may send back.

use clinical::{
    case::Case,
    catalogue::{Class, Field, Shape},
    record::{Kind, Patient},
    value::CaseId,
};
use serde::Serialize;
use serde_json::Value;
use typeset::Press;

use crate::{Casebook, Draft, Error, print::notes};

/// What is to be known of a report before it leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Printing {
    /// How many pages it has.
    pub pages: usize,
    /// Fields that hold something which could name the patient, and which the report leaves out: "Patient: Initials".
    pub left_out: Vec<String>,
    /// What is to be looked at again, each a sentence: such a field whose words stand in the text all the same, images that
    /// print too coarsely.
    pub notes: Vec<String>,
}

impl Draft {
    /// What is to be known of it before it leaves.
    pub fn printing(self) -> Result<Printing, Error> {
        let mut press = Press::default();
        let mut report = self.composed(&mut press);
        let pages = report.pages(&mut press)?;
        let text = typeset::text(&report.document);
        let (printed, left_out): (Vec<Held>, Vec<Held>) =
            held(&self.case).into_iter().partition(|held| held.stands_in(&text));
        // What the author prints of himself is meant to be read.
        let of_patient = printed.into_iter().filter(|held| held.kind != Kind::Manuscript);
        let warn = |held: Held| format!("{} stands in the text of the report.", held.label);
        let notes = once(of_patient.map(warn).chain(notes(&pages)));
        Ok(Printing { pages: pages.pages.len(), notes, left_out: once(left_out.into_iter().map(|held| held.label)) })
    }
}

/// Each of the words once, in their order.
fn once(words: impl Iterator<Item = String>) -> Vec<String> {
    words.fold(Vec::new(), |mut all, one| {
        if !all.contains(&one) {
            all.push(one);
        }
        all
    })
}

/// A field that holds what could name the patient.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Held {
    kind: Kind,
    /// "Patient: Initials".
    label: String,
    /// Its words.
    words: Vec<String>,
}

/// Words shorter than this stand in any text.
const TELLING: usize = 3;

impl Held {
    fn stands_in(&self, text: &str) -> bool {
        let telling = self.words.iter().filter(|words| words.chars().count() >= TELLING);
        telling.into_iter().any(|words| text.contains(words.as_str()))
    }
}

/// Whether a case holds what could name the patient. What the authors say of themselves does not.
pub(crate) fn names_patient(case: &Case) -> bool {
    held(case).iter().any(|held| held.kind != Kind::Manuscript)
}

impl Casebook {
    /// The fields of a case that hold who the patient is: "Patient: Name".
    pub fn names_in(&self, id: &CaseId) -> Result<Vec<String>, Error> {
        let case = self.case(id)?;
        let held = held(&case).into_iter().filter(|held| held.kind == Kind::Patient).map(|held| held.label);
        let born = case.one::<Patient>().is_some_and(|patient| patient.born.value().is_some());
        Ok(once(held.chain(born.then(|| "Patient: Born".to_owned()))))
    }
}

/// The fields of a case that hold what could name the patient.
pub(crate) fn held(case: &Case) -> Vec<Held> {
    let mut found = Vec::new();
    for entry in &case.entries {
        let row = entry.record.kind().row();
        let mut take = |field: &Field, value: &Value| {
            let (kind, label) = (entry.record.kind(), format!("{}: {}", row.label, field.label));
            let mut words = Vec::new();
            strings(value, &mut words);
            found.push(Held { kind, label, words });
        };
        collect(&row.fields, &entry.body(), &mut take);
    }
    found
}

fn collect(fields: &[Field], group: &Value, take: &mut impl FnMut(&Field, &Value)) {
    for field in fields.iter().filter(|field| field.asked) {
        let Some(value) = group.get(field.name) else { continue };
        let known = if field.answered { value.get("known") } else { Some(value) };
        match (known, &field.shape) {
            (Some(known), _) if stays(field.class) && says_something(known) => take(field, known),
            (Some(known), Shape::Group { fields }) => collect(fields, known, take),
            (Some(Value::Array(rows)), Shape::List { of }) => {
                rows.iter().for_each(|row| collect(of.fields(), row, take))
            }
            _ => {}
        }
    }
}

/// The texts within a value.
fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.trim().to_owned()),
        Value::Array(rows) => rows.iter().for_each(|row| strings(row, found)),
        Value::Object(fields) => fields.values().for_each(|value| strings(value, found)),
        _ => {}
    }
}

/// Whether what is of this class never leaves. A date leaves as a month from time zero.
fn stays(class: Class) -> bool {
    matches!(class, Class::Place | Class::Number | Class::Contact | Class::Name)
}

fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(rows) => !rows.is_empty(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use clinical::{catalogue, value::RecordId};
    use serde_json::json;
    use typeset::document::Form;

    use super::*;
    use crate::{Casebook, Setting};

    #[test]
    fn what_could_name_the_patient_is_listed_by_its_field() {
        let mut book = Casebook::sample(Setting::of_this_computer()).unwrap();
        let id = book.list().unwrap()[0].id.clone();
        let kinds = catalogue::catalogue().kinds;
        let patient = kinds.iter().find(|row| row.kind == clinical::record::Kind::Patient).unwrap();
        let names = |field: &&Field| stays(field.class) && matches!(field.shape, Shape::Text) && field.asked;
        let field = patient.fields.iter().find(names).expect("the patient has a field that names");
        let value = if field.answered { json!({"known": "K. N."}) } else { json!("K. N.") };
        let before = book.draft(&id, Form::default(), &[]).unwrap().printing().unwrap();
        book.set_field(&id, &RecordId::new("patient").unwrap(), field.name, Some(value)).unwrap();
        let after = book.draft(&id, Form::default(), &[]).unwrap().printing().unwrap();
        let words = format!("Patient: {}", field.label);
        assert!(!before.left_out.contains(&words) && after.left_out.contains(&words), "{after:?}");
        assert_eq!(before.pages, after.pages);
        assert!(!after.left_out.iter().any(|label| label.contains("Affiliations")), "the report prints affiliations");
        let story = json!("Seen as K. N. in another hospital.");
        book.set_field(&id, &RecordId::new("manuscript").unwrap(), "discussion", Some(story)).unwrap();
        let named = book.draft(&id, Form::default(), &[]).unwrap().printing().unwrap();
        assert!(named.notes.contains(&format!("{words} stands in the text of the report.")), "{:?}", named.notes);
    }
}
