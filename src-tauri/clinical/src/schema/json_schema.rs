//! JSON Schema (2020-12) of the case file, walked from the catalogue.

use serde_json::{Map, Value, json};

use crate::{
    case::FORMAT,
    catalogue::{Catalogue, Field, KindRow, Shape, UnitWord, VERSION},
};

/// The schema of a case file.
pub fn json_schema(catalogue: &Catalogue) -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Sarcoma Casebook case",
        "type": "object",
        "required": ["format", "version", "id", "records"],
        "additionalProperties": false,
        "properties": {
            "format": {"const": FORMAT},
            "version": {"type": "integer", "minimum": 1, "maximum": VERSION},
            "id": {"$ref": "#/$defs/id"},
            "records": {"type": "array", "items": {"oneOf": catalogue.kinds.iter().map(entry).collect::<Vec<_>>()}},
            "attachments": {"type": "array", "items": {"$ref": "#/$defs/attachment"}},
        },
        "$defs": shared(),
    })
}

fn entry(kind: &KindRow) -> Value {
    json!({
        "title": kind.label,
        "description": kind.help,
        "type": "object",
        "required": ["id", "kind", "record"],
        "additionalProperties": false,
        "properties": {"id": {"$ref": "#/$defs/id"}, "kind": {"const": kind.kind}, "record": group(&kind.fields)},
    })
}

fn group(fields: &[Field]) -> Value {
    let properties: Map<String, Value> = fields.iter().map(|field| (field.name.to_owned(), property(field))).collect();
    json!({"type": "object", "additionalProperties": false, "properties": properties})
}

fn property(field: &Field) -> Value {
    let value = shape(&field.shape);
    let mut property = if field.answered { answer(&value) } else { value };
    if let Some(object) = property.as_object_mut() {
        object.insert("title".to_owned(), field.label.into());
        object.insert("description".to_owned(), field.help.into());
    }
    property
}

fn answer(known: &Value) -> Value {
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "known": known,
            "absent": {"enum": ["not_known", "not_done", "not_applicable"]},
            "note": {"type": "string"},
        },
        "oneOf": [{"required": ["known"]}, {"required": ["absent"]}],
    })
}

fn shape(shape: &Shape) -> Value {
    match shape {
        Shape::Text | Shape::Prose => json!({"type": "string"}),
        Shape::Count => json!({"type": "integer", "minimum": 0}),
        Shape::Number => json!({"type": "number"}),
        Shape::Measure { units } => measure(units),
        Shape::Size { units } => size(units),
        Shape::When => json!({"$ref": "#/$defs/when"}),
        Shape::Dose => json!({"$ref": "#/$defs/dose"}),
        Shape::Code { .. } => json!({"$ref": "#/$defs/code"}),
        Shape::Record { .. } => json!({"$ref": "#/$defs/id"}),
        Shape::Choice { choices } => json!({"enum": choices.iter().map(|choice| &choice.value).collect::<Vec<_>>()}),
        Shape::Group { fields } => group(fields),
        Shape::List { of } => json!({"type": "array", "items": self::shape(of)}),
    }
}

fn measure(units: &[UnitWord]) -> Value {
    json!({
        "type": "object",
        "required": ["value", "unit"],
        "additionalProperties": false,
        "properties": {
            "qualifier": {"$ref": "#/$defs/qualifier"},
            "value": {"type": "number"},
            "upper": {"type": "number"},
            "unit": unit(units),
        },
    })
}

fn size(units: &[UnitWord]) -> Value {
    json!({
        "type": "object",
        "required": ["axes", "unit"],
        "additionalProperties": false,
        "properties": {
            "qualifier": {"$ref": "#/$defs/qualifier"},
            "axes": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"$ref": "#/$defs/axis"}},
            "unit": unit(units),
        },
    })
}

fn unit(units: &[UnitWord]) -> Value {
    json!({"enum": units.iter().map(|unit| unit.value).collect::<Vec<_>>()})
}

/// Definitions of the types that every record shares; a test holds them against real cases.
fn shared() -> Value {
    serde_json::from_str(include_str!("shared.json")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shared_definitions_are_read() {
        assert!(shared().get("when").is_some());
    }
}
