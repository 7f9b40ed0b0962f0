//! Any value of a record as printed, by the shape its field declares.

use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{Place, may_leave, mitoses, name, when};
use crate::{
    catalogue::{Choices, Class, Field, Shape},
    record::{Certainty, Histology},
    timeline::DAYS_PER_MONTH,
    value::{Absence, Choice, Code, Dimension, Dose, Measure, Number, RecordId, Size, When},
};

/// A field's value; an answer prints its value or why there is none, and its note in brackets.
pub(super) fn field(field: &Field, value: &Value, place: Place<'_>) -> Option<String> {
    if !field.answered {
        return plain(field, value, place);
    }
    let absent = || read::<Absence>(value.get("absent")?).map(|why| why.label().to_owned());
    let text = value.get("known").and_then(|known| plain(field, known, place)).or_else(absent)?;
    let note = value.get("note").and_then(Value::as_str).map(str::trim).filter(|note| !note.is_empty());
    Some(note.map_or(text.clone(), |note| format!("{text} ({note})")))
}

/// A value without the answer around it. The few fields with words of their own come first.
fn plain(field: &Field, value: &Value, place: Place<'_>) -> Option<String> {
    match field.name {
        "mitoses" => read(value).map(|count| mitoses(&count)),
        "histology" | "diagnosis" => read(value).and_then(|histology| self::histology(&histology)),
        "age" if is_too_old(value) => Some(HIDDEN_AGE.to_owned()),
        _ => shape(&field.shape, value, place),
    }
}

fn shape(shape: &Shape, value: &Value, place: Place<'_>) -> Option<String> {
    match shape {
        Shape::Text | Shape::Prose => value.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned),
        Shape::Count => value.as_u64().map(|count| count.to_string()),
        Shape::Number => shown::<Number>(value),
        Shape::Measure { .. } => shown::<Measure>(value),
        Shape::Size { .. } => read(value).map(|size| self::size(&size)),
        Shape::Dose => shown::<Dose>(value),
        Shape::When => read::<When>(value).and_then(|time| {
            if place.leaves { when::without_date(&time, place.case) } else { Some(when::when(&time, place.case)) }
        }),
        Shape::Code { .. } => read(value).map(|code| self::code(&code)),
        Shape::Choice { choices } => chosen(choices, value).map(str::to_owned),
        Shape::Record { .. } => Some(named(&read(value)?, place)),
        Shape::Group { fields } => group(fields, value, place),
        Shape::List { of } => list(of, value, place),
    }
}

fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    T::deserialize(value).ok()
}

fn shown<T: DeserializeOwned + fmt::Display>(value: &Value) -> Option<String> {
    read::<T>(value).map(|value| value.to_string())
}

fn chosen(choices: &[Choices], value: &Value) -> Option<&'static str> {
    choices.iter().find(|choice| choice.value == *value).map(|choice| choice.label)
}

fn named(id: &RecordId, place: Place<'_>) -> String {
    place.case.and_then(|case| case.record(id)).map_or_else(|| "another record".to_owned(), name)
}

/// "8 × 7 × 7 cm (axial, axial, craniocaudal)".
fn size(size: &Size) -> String {
    let axes: Vec<&str> = size.axes.iter().filter_map(|axis| axis.axis.as_deref()).collect();
    if axes.is_empty() { size.to_string() } else { format!("{size} ({})", axes.join(", ")) }
}

/// "C48.1, mesentery (ICD-O-3.2)".
fn code(code: &Code) -> String {
    let Code { system, version, code, display, .. } = code;
    let version = if version.is_empty() { String::new() } else { format!(" {version}") };
    format!("{code}, {display} ({system}{version})")
}

/// "leiomyosarcoma (proven; ICD-O 3.2, 8890/3)", "consistent with synovial sarcoma": never surer than it was stated. The
/// entity is a key of this program and is not printed.
fn histology(histology: &Histology) -> Option<String> {
    let coded = histology.morphology.as_ref();
    let Some(stated) = Some(histology.stated.trim()).filter(|stated| !stated.is_empty()) else {
        return coded.map(code);
    };
    let proven = histology.certainty.filter(|certainty| *certainty == Certainty::Proven);
    let hedge = histology.certainty.filter(|certainty| *certainty != Certainty::Proven);
    let hedge = hedge.map_or_else(String::new, |hedge| format!("{} ", hedge.label()));
    let system = |code: &Code| format!("{} {}", code.system, code.version).trim_end().to_owned();
    let coded = coded.map(|code| format!("{}, {}", system(code), code.code));
    let more: Vec<String> = proven.map(|proven| proven.label().to_owned()).into_iter().chain(coded).collect();
    let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join("; ")) };
    Some(format!("{hedge}{stated}{more}"))
}

/// Whether an age identifies by itself.
pub(crate) fn is_too_old(age: &Value) -> bool {
    read::<Measure>(age).is_some_and(|age| is_hidden_age(&age))
}

/// What is printed of an age that identifies by itself.
pub const HIDDEN_AGE: &str = "≥90 years";

/// Whether an age identifies by itself and is printed as [`HIDDEN_AGE`]: over 89 years (45 CFR 164.514(b)(2)(i)(C)).
pub fn is_hidden_age(age: &Measure) -> bool {
    let (dimension, days) = age.unit.dimension();
    dimension == Dimension::Time && age.highest() * days >= when::HIDDEN_FROM * DAYS_PER_YEAR
}

/// Days in a year.
const DAYS_PER_YEAR: f64 = 12.0 * DAYS_PER_MONTH;

fn list(of: &Shape, value: &Value, place: Place<'_>) -> Option<String> {
    let items: Vec<String> = value.as_array()?.iter().filter_map(|item| shape(of, item, place)).collect();
    let separator = if matches!(of, Shape::Group { .. }) { "; " } else { ", " };
    (!items.is_empty()).then(|| items.join(separator))
}

/// A group: its text as head, then the rest: "serosal surface: present, diffuse". Without a head, every value stands
/// behind its label: "Residual tumour: R0, distance: 2 mm".
fn group(fields: &[Field], value: &Value, place: Place<'_>) -> Option<String> {
    let said: Vec<(&Field, String)> = fields
        .iter()
        .filter(|field| !place.leaves || may_leave(field.class) || field.class == Class::Date)
        .filter_map(|field| Some((field, self::field(field, value.get(field.name)?, place)?)))
        .collect();
    let head = head(fields).filter(|head| value.get(head.name).is_some_and(|text| text.get("absent").is_none()));
    let Some((_, first)) = said.iter().find(|(field, _)| head.is_some_and(|head| head.name == field.name)) else {
        return labelled(&said);
    };
    let others = said.iter().filter(|(field, _)| head.is_none_or(|head| head.name != field.name));
    let rest: Vec<String> = others.map(|(field, text)| beside(field, text)).collect();
    Some(if rest.is_empty() { first.clone() } else { format!("{first}: {}", rest.join(", ")) })
}

/// What a group is about: its first text, unless that only closes the group as a remark or reason.
fn head(fields: &[Field]) -> Option<&Field> {
    let at = fields.iter().position(|field| matches!(field.shape, Shape::Text))?;
    fields.get(at).filter(|_| at == 0 || at + 1 < fields.len())
}

fn labelled(said: &[(&Field, String)]) -> Option<String> {
    let label = |index: usize, label: &str| if index == 0 { label.to_owned() } else { inner(label) };
    let parts = said.iter().enumerate().map(|(index, (field, text))| format!("{}: {text}", label(index, field.label)));
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A value behind a head: alone where it speaks for itself ("diffuse"), else with its label ("necrosis present").
fn beside(field: &Field, text: &str) -> String {
    let bare = ["yes", "no", "present", "absent", "suspected", "other", "none"];
    let telling = match &field.shape {
        Shape::Choice { .. } if field.name == "presence" => true,
        Shape::Choice { .. } => {
            text.len() > 3 && !bare.contains(&text) && !text.starts_with(|c: char| c.is_ascii_digit())
        }
        Shape::Size { .. } | Shape::When => true,
        _ => false,
    };
    let label = if field.name == "days" && !text.contains(',') { "day".to_owned() } else { inner(field.label) };
    if telling { text.to_owned() } else { format!("{label} {text}") }
}

/// A label inside a line: lower case unless it is an abbreviation or a name.
fn inner(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(label.chars().skip(1)).collect()
        }
        _ => label.to_owned(),
    }
}
