//! A case as it may leave the library beside its report: a case file without identity and without calendar dates.

use std::sync::LazyLock;

use serde::Deserialize as _;
use serde_json::Value;

use crate::{
    case::{Case, CaseFile, FORMAT, FileEntry},
    catalogue::{Class, Field, KindRow, Shape, VERSION, catalogue},
    record::Kind,
    timeline::{Placed, resolve},
    value::{Measure, Moment, Number, Offset, Unit, When},
    wording::{HIDDEN_FROM, is_too_old, may_leave},
};

/// Name of every case that leaves: its own may have been made of a name.
const NAME: &str = "case";

/// Fields that are never printed, and so do not leave either.
const UNPRINTED: [(Option<Kind>, &str); 2] = [(Some(Kind::Header), "title"), (None, "remarks")];

/// Kinds of record with a field that names the patient. The author names himself, and the case its number, to be read.
static NAMING: LazyLock<Vec<KindRow>> = LazyLock::new(|| {
    let named = |row: &KindRow| !matches!(row.kind, Kind::Header | Kind::Manuscript) && row.fields.iter().any(names);
    catalogue().kinds.into_iter().filter(named).collect()
});

/// Whether a field, or one within it, names the patient.
fn names(field: &Field) -> bool {
    matches!(field.class, Class::Name | Class::Number | Class::Contact) || field.shape.fields().iter().any(names)
}

/// How times leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Times {
    /// In months from time zero; no date leaves.
    Months,
    /// Dates leave, each so many days earlier than it was: the same for all of a patient, and known to the library alone.
    Earlier(u32),
}

/// [`leaving`] with its times in months from time zero.
pub fn without_identity(case: &Case) -> String {
    leaving(case, Times::Months)
}

/// The case as a case file that holds no more than the report may say: no field of an identifying class, no attachment,
/// no words of a time; the date of a record becomes its whole month from time zero, every other date is left out. An age
/// over 89 years is left out too. Where [`Times::Earlier`] is chosen, dates stay dates. The same case gives the same text.
pub fn leaving(case: &Case, times: Times) -> String {
    let timeline = resolve(case);
    let records = case.entries.iter().map(|entry| {
        let kind = entry.record.kind();
        let mut record = entry.body();
        let own = match times {
            Times::Months => Written::Months(timeline.at(&entry.id).map(Placed::month)),
            Times::Earlier(days) => Written::Earlier(days),
        };
        keep(&kind.row().fields, &mut record, own);
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

/// The day of birth: it leaves in no form.
const BORN: &str = "born";

/// Takes out of a record what identifies the patient: names, numbers and contacts at any depth, and the day of birth. What
/// is left may be looked through for words. The case's own number stays: it is given here, to find the case by.
pub fn without_names(kind: Kind, record: &mut Value) {
    if let Some(row) = NAMING.iter().find(|row| row.kind == kind) {
        nameless(&row.fields, record);
    }
    if let Some(fields) = record.as_object_mut().filter(|_| kind == Kind::Patient) {
        fields.shift_remove(BORN);
    }
}

fn nameless(fields: &[Field], group: &mut Value) {
    let Some(values) = group.as_object_mut() else { return };
    values.retain(|name, value| {
        let Some(field) = fields.iter().find(|field| field.name == name) else { return true };
        let known = if field.answered { value.get_mut("known") } else { Some(value) };
        match known {
            Some(Value::Array(rows)) => rows.iter_mut().for_each(|row| nameless(field.shape.fields(), row)),
            Some(known) => nameless(field.shape.fields(), known),
            None => {}
        }
        !matches!(field.class, Class::Name | Class::Number | Class::Contact)
    });
}

/// How a date within a record is written.
#[derive(Clone, Copy)]
enum Written {
    /// As this month, where it is the date of the record itself; not at all otherwise.
    Months(Option<i64>),
    /// So many days earlier.
    Earlier(u32),
}

impl Written {
    /// For a time that is not that of the record itself.
    fn within(self) -> Self {
        if let Self::Months(_) = self { Self::Months(None) } else { self }
    }
}

/// Keeps what may leave of a group of fields.
fn keep(fields: &[Field], group: &mut Value, own: Written) {
    let Some(values) = group.as_object_mut() else { return };
    values.retain(|name, value| {
        let field = fields.iter().find(|field| field.name == name);
        let written = if name == "when" { own } else { own.within() };
        // What no form asks for is a note on the work, such as a finding with the words it found.
        field.is_some_and(|field| field.asked && field.name != BORN && leaves(field, value, written))
    });
}

/// Whether a field may leave, after what may not was taken out of its value.
fn leaves(field: &Field, value: &mut Value, written: Written) -> bool {
    if !may_leave(field.class) && field.class != Class::Date {
        return false;
    }
    let known = if field.answered { value.get_mut("known") } else { Some(value) };
    known.is_none_or(|known| (field.name != "age" || !is_too_old(known)) && shaped(&field.shape, known, written))
}

fn shaped(shape: &Shape, value: &mut Value, written: Written) -> bool {
    match shape {
        Shape::When => undated(value, written).map(|time| *value = time).is_some(),
        Shape::Group { fields } => {
            keep(fields, value, written.within());
            true
        }
        Shape::List { of } => {
            if let Some(items) = value.as_array_mut() {
                items.retain_mut(|item| shaped(of, item, written.within()));
            }
            true
        }
        _ => true,
    }
}

/// A time without its date and its words; none where nothing else is known of it.
fn undated(value: &Value, written: Written) -> Option<Value> {
    let time = When::deserialize(value).ok()?;
    let (moment, about) = match (time.moment, written) {
        (Moment::Date(_), Written::Months(month)) => (Moment::After(from_zero(month?)?), true),
        (Moment::Date(date), Written::Earlier(days)) => (Moment::Date(date.earlier(days)?), time.about),
        (Moment::Age(age), _) if age.get() >= HIDDEN_FROM => return None,
        (other, _) => (other, time.about),
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
    fn dates_that_are_moved_keep_their_distances_and_the_day_of_birth_stays() {
        let (case, _) = Case::parse(CASE).unwrap();
        let text = leaving(&case, Times::Earlier(100));
        assert!(text.contains("2022-02-01") && text.contains("2022-05-06"), "{text}");
        for word in ["2022-05-12", "1931", "1930", "Ascension", "Schmidt"] {
            assert!(!text.contains(word), "“{word}” leaves:\n{text}");
        }
    }

    #[test]
    fn words_of_a_record_are_without_names_and_the_case_keeps_its_number() {
        let (case, _) = Case::parse(CASE).unwrap();
        let words = |id: &str| {
            let entry = case.entries.iter().find(|entry| entry.id.as_str() == id).unwrap();
            let mut body = entry.body();
            without_names(entry.record.kind(), &mut body);
            body.to_string()
        };
        for word in ["Anna", "Schmidt", "1931", "Dorfstr"] {
            assert!(!words("patient").contains(word), "{word}");
        }
        assert!(words("patient").contains("female") && words("case").contains("4711"));
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
