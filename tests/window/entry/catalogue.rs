//! What the catalogue says of a kind and of a path.

use clinical::catalogue::{Field, KindRow, Shape};
use serde_json::json;

pub(super) fn kind(name: &str) -> KindRow {
    let kinds = clinical::catalogue::catalogue().kinds;
    kinds.into_iter().find(|row| json!(row.kind) == name).unwrap_or_else(|| panic!("no kind {name}"))
}

/// The label of the field at `path`, in small letters.
pub(super) fn label(of: &str, path: &str) -> String {
    let mut fields = kind(of).fields;
    let mut label = None;
    for step in path.split('.') {
        let Some(at) = fields.iter().position(|field| field.name == step) else { continue };
        let field = fields.swap_remove(at);
        label = Some(field.label.to_lowercase());
        fields = inner(field.shape);
    }
    label.unwrap_or_else(|| panic!("no field {path}"))
}

/// The fields within a group, or within each group of a list.
pub(super) fn inner(shape: Shape) -> Vec<Field> {
    match shape {
        Shape::Group { fields } => fields,
        Shape::List { of } => inner(*of),
        _ => Vec::new(),
    }
}
