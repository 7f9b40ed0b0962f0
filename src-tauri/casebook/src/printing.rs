//! What is to be known before a report leaves: how long it is, what it leaves out, what a journal may send back.

use clinical::{
    case::Case,
    catalogue::{Class, Field, Shape},
};
use serde::Serialize;
use serde_json::Value;

use crate::{Draft, Error, print::notes};

/// What is to be known of a report before it leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Printing {
    /// How many pages it has.
    pub pages: usize,
    /// Fields that hold something which could name the patient, and which the report leaves out: "Patient: Initials".
    pub left_out: Vec<String>,
    /// What a journal may send back, each a sentence: images that print too coarsely.
    pub notes: Vec<String>,
}

impl Draft {
    /// What is to be known of it before it leaves.
    pub fn printing(self) -> Result<Printing, Error> {
        let pages = typeset::pages(&self.document)?;
        Ok(Printing { pages: pages.pages.len(), notes: notes(&pages), left_out: self.left_out })
    }
}

/// The fields that hold what stays in the library, each once.
pub(crate) fn left_out(case: &Case) -> Vec<String> {
    let mut found = Vec::new();
    for entry in &case.entries {
        let row = entry.record.kind().row();
        let mut labels = Vec::new();
        collect(&row.fields, &entry.body(), &mut labels);
        for label in labels {
            let words = format!("{}: {label}", row.label);
            if !found.contains(&words) {
                found.push(words);
            }
        }
    }
    found
}

fn collect(fields: &[Field], group: &Value, labels: &mut Vec<&'static str>) {
    for field in fields.iter().filter(|field| field.asked) {
        let Some(value) = group.get(field.name) else { continue };
        let known = if field.answered { value.get("known") } else { Some(value) };
        match (known, &field.shape) {
            (Some(known), _) if stays(field.class) && says_something(known) => labels.push(field.label),
            (Some(known), Shape::Group { fields }) => collect(fields, known, labels),
            (Some(Value::Array(rows)), Shape::List { of }) => {
                rows.iter().for_each(|row| collect(of.fields(), row, labels));
            }
            _ => {}
        }
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
        let before = book.draft(&id, Form::default()).unwrap().printing().unwrap();
        book.set_field(&id, &RecordId::new("patient").unwrap(), field.name, Some(value)).unwrap();
        let after = book.draft(&id, Form::default()).unwrap().printing().unwrap();
        let words = format!("Patient: {}", field.label);
        assert!(!before.left_out.contains(&words) && after.left_out.contains(&words), "{after:?}");
        assert_eq!(before.pages, after.pages);
    }
}
