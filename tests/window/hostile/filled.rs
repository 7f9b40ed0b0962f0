//! A case with a text in every place that takes one.

use clinical::catalogue::{Field, Shape, catalogue};
use serde_json::{Map, Value, json};

/// A case whose every text comes from `next`; one record of each kind.
pub(super) fn case(id: &str, mut next: impl FnMut() -> String) -> Value {
    let records: Vec<Value> = catalogue()
        .kinds
        .iter()
        .map(|row| {
            let (kind, body) = (json!(row.kind), body(&row.fields, &mut next));
            let name =
                if row.once { kind.clone() } else { json!(format!("{}-1", kind.as_str().unwrap().replace('_', "-"))) };
            json!({"id": name, "kind": kind, "record": body})
        })
        .collect();
    json!({"format": "sarcoma-casebook case", "version": 1, "id": id, "records": records})
}

fn body(fields: &[Field], next: &mut impl FnMut() -> String) -> Value {
    let asked = fields.iter().filter(|field| field.asked);
    let held = asked.filter_map(|field| {
        let value = value(&field.shape, next)?;
        let value = if field.answered { json!({"known": value, "note": next()}) } else { value };
        Some((field.name.to_owned(), value))
    });
    Value::Object(held.collect::<Map<String, Value>>())
}

/// A value of a shape that holds text somewhere; none where it cannot.
fn value(shape: &Shape, next: &mut impl FnMut() -> String) -> Option<Value> {
    match shape {
        Shape::Text | Shape::Prose => Some(json!(next())),
        Shape::When => Some(json!({"date": "2013-05", "words": next()})),
        Shape::Code { .. } => {
            Some(json!({"system": next(), "version": next(), "code": next(), "display": next(), "verified": false}))
        }
        Shape::Size { units } => {
            Some(json!({"axes": [{"length": 3, "axis": next()}], "unit": units.first().map(|unit| unit.value)}))
        }
        Shape::Group { fields } => {
            Some(body(fields, next)).filter(|body| body.as_object().is_some_and(|body| !body.is_empty()))
        }
        Shape::List { of } => value(of, next).map(|one| json!([one])),
        _ => None,
    }
}

/// The texts in a value.
pub(super) fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        // The figures of a date and the name of a unit are none.
        Value::Object(fields) => fields
            .iter()
            .filter(|(name, _)| !["date", "unit"].contains(&name.as_str()))
            .flat_map(|(_, part)| texts(part))
            .collect(),
        _ => Vec::new(),
    }
}
