//! A case as it may leave the library beside its report: a case file without identity and without calendar dates.

use serde::Deserialize as _;
use serde_json::Value;

use crate::{
    case::{Case, CaseFile, FORMAT, FileEntry},
    catalogue::{Class, Field, Shape, VERSION},
    record::Kind,
    timeline::{Placed, resolve},
    value::{Measure, Moment, Number, Offset, Unit, When},
    wording::{HIDDEN_FROM, is_too_old, may_leave},
};

/// Name of every case that leaves: its own may have been made of a name.
const NAME: &str = "case";

/// Fields that are never printed, and so do not leave either.
const UNPRINTED: [(Option<Kind>, &str); 2] = [(Some(Kind::Header), "title"), (None, "remarks")];

/// The case as a case file that holds no more than the report may say: no field of an identifying class, no attachment,
/// no words of a time; the date of a record becomes its whole month from time zero, every other date is left out. An age
/// over 89 years is left out too. The same case gives the same text.
pub fn without_identity(case: &Case) -> String {
    let timeline = resolve(case);
    let records = case.entries.iter().map(|entry| {
        let kind = entry.record.kind();
        let mut record = entry.body();
        let month = timeline.at(&entry.id).map(Placed::month);
        keep(&kind.row().fields, &mut record, month);
        if let Some(fields) = record.as_object_mut() {
            let unprinted =
                |name: &str| UNPRINTED.iter().any(|(of, field)| *field == name && of.is_none_or(|of| of == kind));
            fields.retain(|name, _| !unprinted(name));
        }
        FileEntry { id: entry.id.to_string(), kind: kind.name().to_owned(), record }
    });
    let file = CaseFile {
        format: FORMAT.to_owned(),
        version: VERSION,
        id: NAME.to_owned(),
        records: records.collect(),
        attachments: Vec::new(),
    };
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

/// Keeps what may leave of a group of fields; `month` is where its record stands, for its own date.
fn keep(fields: &[Field], group: &mut Value, month: Option<i64>) {
    let Some(values) = group.as_object_mut() else { return };
    values.retain(|name, value| {
        let field = fields.iter().find(|field| field.name == name);
        // What no form asks for is a note on the work, such as a finding with the words it found.
        field.is_some_and(|field| field.asked && leaves(field, value, month.filter(|_| name == "when")))
    });
}

/// Whether a field may leave, after what may not was taken out of its value.
fn leaves(field: &Field, value: &mut Value, month: Option<i64>) -> bool {
    if !may_leave(field.class) && field.class != Class::Date {
        return false;
    }
    let known = if field.answered { value.get_mut("known") } else { Some(value) };
    known.is_none_or(|known| (field.name != "age" || !is_too_old(known)) && shaped(&field.shape, known, month))
}

fn shaped(shape: &Shape, value: &mut Value, month: Option<i64>) -> bool {
    match shape {
        Shape::When => undated(value, month).map(|time| *value = time).is_some(),
        Shape::Group { fields } => {
            keep(fields, value, None);
            true
        }
        Shape::List { of } => {
            if let Some(items) = value.as_array_mut() {
                items.retain_mut(|item| shaped(of, item, None));
            }
            true
        }
        _ => true,
    }
}

/// A time without its date and its words; none where nothing else is known of it.
fn undated(value: &Value, month: Option<i64>) -> Option<Value> {
    let time = When::deserialize(value).ok()?;
    let (moment, about) = match time.moment {
        Moment::Date(_) => (Moment::After(from_zero(month?)?), true),
        Moment::Age(age) if age.get() >= HIDDEN_FROM => return None,
        other => (other, time.about),
    };
    serde_json::to_value(When { moment, about, words: None }).ok()
}

/// So many whole months from time zero.
fn from_zero(month: i64) -> Option<Offset> {
    let months = u32::try_from(month.unsigned_abs()).ok()?;
    let length = Measure::exactly(Number::from(months), Unit::Month);
    Some(Offset { record: None, offset: Some(length), before: month < 0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::CaseId;

    const CASE: &str = r#"{"format": "sarcoma-casebook case", "version": 1, "id": "schmidt-anna", "records": [
        {"id": "case", "kind": "case", "record": {"title": "Anna's leg", "number": "4711"}},
        {"id": "patient", "kind": "patient", "record": {
            "name": "Anna Schmidt", "born": {"known": {"date": "1931-02-03"}}, "contact": "Dorfstr. 1",
            "age": {"known": {"value": 91, "unit": "year"}}, "sex": {"known": "female"}, "remarks": "niece of Dr Klein"}},
        {"id": "ct", "kind": "imaging", "record": {"when": {"known": {"date": "2022-05-12", "words": "on Ascension Day"}}}},
        {"id": "mri", "kind": "imaging", "record": {"when": {"known": {"date": "2022-08-14"}}}}
    ], "attachments": [{"id": "scan", "media_type": "image/png", "name": "Schmidt.png", "base64": ""}]}"#;

    #[test]
    fn nothing_that_names_the_patient_leaves() {
        let (case, _) = Case::parse(CASE).unwrap();
        let text = without_identity(&case);
        for word in ["Anna", "Schmidt", "schmidt", "4711", "1931", "2022", "Ascension", "Dorfstr", "Klein", "91"] {
            assert!(!text.contains(word), "“{word}” leaves:\n{text}");
        }
        assert!(text.contains("female"));
    }

    #[test]
    fn what_leaves_is_a_case_whose_times_still_follow_each_other() {
        let (case, _) = Case::parse(CASE).unwrap();
        let (left, attachments) = Case::parse(&without_identity(&case)).unwrap();
        assert!(left.id == CaseId::new(NAME).unwrap() && attachments.is_empty());
        let months = |case: &Case| {
            let timeline = resolve(case);
            case.entries.iter().filter_map(|entry| timeline.at(&entry.id).map(Placed::month)).collect::<Vec<_>>()
        };
        assert_eq!(months(&left), months(&case));
        assert_eq!(months(&left).len(), 2);
    }
}
