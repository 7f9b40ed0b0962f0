//! What became of a record: every change of it, who made it and when, from the last to the first.

use chrono::SecondsFormat;
use clinical::{
    case::Case,
    catalogue::{Field, Shape},
    record::Kind,
    value::{CaseId, RecordId},
    wording,
};
use serde::Serialize;
use serde_json::Value;
use store::Change;

use crate::{CaseView, Casebook, Error};

/// A value of a record that changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChangeView {
    /// Place in the log, rising.
    #[cfg_attr(test, ts(type = "number"))]
    pub seq: i64,
    /// When: "2024-02-29T12:34:56Z".
    pub at: String,
    /// Who.
    pub author: String,
    /// What the change is called; one that took another back carries its name.
    pub label: String,
    /// On which computer; empty where that was not noted.
    pub device: String,
    /// Why, where it was said.
    pub reason: Option<String>,
    /// Whether it took back another.
    pub undoes: bool,
    /// The field by the labels on the way to it: "Drugs 1, Dose"; empty for the record as a whole.
    pub field: String,
    /// What was there, in words; none where there was nothing.
    pub old: Option<String>,
    /// What came, in words; none where it was emptied.
    pub new: Option<String>,
    /// Whether the value that was there can be brought back: a record as a whole is brought back by undo.
    pub restorable: bool,
}

impl Casebook {
    /// The changes of a record, the last first.
    pub fn history(&self, id: &CaseId, record: &RecordId) -> Result<Vec<ChangeView>, Error> {
        let case = self.case(id)?;
        let own = self.library.history(id)?.into_iter().filter(|change| change.record == record.as_str());
        let mut views: Vec<ChangeView> = own.map(|change| ChangeView::of(&case, change)).collect();
        views.reverse();
        Ok(views)
    }

    /// Brings back what stood in a field before the change `seq`. Does nothing where that change is not of the record.
    pub fn restore(&mut self, id: &CaseId, record: &RecordId, seq: i64) -> Result<CaseView, Error> {
        let changes = self.library.history(id)?.into_iter();
        let found = changes.filter(|change| change.record == record.as_str()).find(|change| change.seq == seq);
        match found.filter(|change| !change.path.is_empty()) {
            Some(change) => self.set_field(id, record, &change.path, change.old),
            None => self.open_case(id),
        }
    }
}

impl ChangeView {
    fn of(case: &Case, change: Change) -> Self {
        let fields = Kind::named(&change.kind).map(|kind| kind.row().fields).unwrap_or_default();
        let said = |value: &Option<Value>| value.as_ref().and_then(|value| say(case, &fields, &change.path, value));
        let whole = change.path.is_empty();
        Self {
            seq: change.seq,
            at: change.at.to_rfc3339_opts(SecondsFormat::Secs, true),
            field: labels(&fields, &change.path),
            old: if whole { None } else { said(&change.old) },
            new: if whole { None } else { said(&change.new) },
            restorable: !whole && change.old != change.new,
            undoes: change.undoes.is_some(),
            author: change.author,
            device: change.device,
            reason: change.reason,
            label: change.label,
        }
    }
}

/// A value at the path of a record of a kind, in words.
pub(crate) fn said(case: &Case, kind: &str, path: &str, value: &Value) -> Option<String> {
    let fields = Kind::named(kind).map(|kind| kind.row().fields).unwrap_or_default();
    say(case, &fields, path, value)
}

/// The fields at each step of a path, with the row where one is named: ("drugs", Some(0)), ("dose", None).
fn steps<'a>(fields: &'a [Field], path: &str) -> Vec<(&'a Field, Option<usize>)> {
    let (mut fields, mut found) = (fields, Vec::new());
    for step in path.split('.') {
        if let Ok(row) = step.parse::<usize>() {
            if let Some((_, at)) = found.last_mut() {
                *at = Some(row);
            }
        } else if let Some(field) = fields.iter().find(|field| field.name == step) {
            found.push((field, None));
            fields = field.shape.fields();
        }
    }
    found
}

fn labels(fields: &[Field], path: &str) -> String {
    let label = |(field, row): &(&Field, Option<usize>)| {
        row.map_or_else(|| field.label.to_owned(), |row| format!("{} {}", field.label, row + 1))
    };
    steps(fields, path).iter().map(label).collect::<Vec<_>>().join(", ")
}

/// A value in words. A path can end inside an answer, a list or a quantity: there the part is said.
fn say(case: &Case, fields: &[Field], path: &str, value: &Value) -> Option<String> {
    let bare = || match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(if *yes { "yes" } else { "no" }.to_owned()),
        _ => None,
    };
    let (field, row) = *steps(fields, path).last()?;
    let last = path.rsplit('.').next().unwrap_or_default();
    let part = match (&field.shape, row) {
        (Shape::List { of }, Some(_)) if last.parse::<usize>().is_ok() => {
            Some(Field { answered: false, shape: (**of).clone(), ..field.clone() })
        }
        _ if last == field.name => Some(field.clone()),
        _ if last == "known" => Some(Field { answered: false, ..field.clone() }),
        _ => None,
    };
    part.and_then(|part| wording::value_in(case, &part, value)).or_else(bare)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::Setting;

    fn book() -> (Casebook, CaseId) {
        let book = Casebook::sample(Setting::of_this_computer()).unwrap();
        let id = book.list().unwrap()[0].id.clone();
        (book, id)
    }

    #[test]
    fn a_record_tells_what_became_of_it_and_brings_back_what_was() {
        let (mut book, id) = book();
        let (_, record) = book.add_record(&id, "surgery").unwrap();
        for litres in [300, 400] {
            let value = json!({"known": {"value": litres, "unit": "ml"}});
            book.set_field(&id, &record, "blood_loss", Some(value)).unwrap();
        }
        let history = book.history(&id, &record).unwrap();
        let [last, first, made] = &history[..] else { panic!("not three changes: {history:?}") };
        assert_eq!((last.old.as_deref(), last.new.as_deref()), (Some("300"), Some("400")));
        assert_eq!((first.old.as_deref(), first.new.as_deref()), (None, Some("300 mL")));
        assert!(!made.restorable && made.field.is_empty() && made.label.starts_with("New: "));
        let view = book.restore(&id, &record, last.seq).unwrap();
        let body = &view.records.iter().find(|other| other.id == record).unwrap().body;
        assert_eq!(body["blood_loss"]["known"]["value"], 300);
        assert_eq!(book.history(&id, &record).unwrap().len(), 4);
    }

    #[test]
    fn a_part_of_a_value_is_said_by_itself() {
        let (book, id) = book();
        let case = book.case(&id).unwrap();
        let fields = Kind::Systemic.row().fields;
        let dose = json!({"amount": 75, "unit": "mg", "per": "m2"});
        assert_eq!(say(&case, &fields, "drugs.0.dose.known", &dose).unwrap(), "75 mg/m²");
        assert_eq!(say(&case, &fields, "drugs.0.dose.known.amount", &json!(75)).unwrap(), "75");
        assert_eq!(say(&case, &fields, "drugs.0.dose", &json!({"absent": "not_known"})).unwrap(), "not known");
        assert_eq!(labels(&fields, "drugs.0.dose.known.amount"), "Drugs 1, Dose");
    }
}
