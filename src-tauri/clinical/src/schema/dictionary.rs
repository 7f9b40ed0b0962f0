//! The data dictionary for people, as Markdown.

use std::fmt::Write as _;

use crate::catalogue::{Catalogue, Class, Field, KindRow, Shape};

/// Every kind and field with label, form, identifier class and meaning.
pub fn dictionary(catalogue: &Catalogue) -> String {
    let mut out = format!(
        "# Data dictionary\n\nEvery field of a case, form {}. Written by `casebook fields` from the declarations; do not edit.\n",
        catalogue.version
    );
    catalogue.kinds.iter().for_each(|kind| table(&mut out, kind));
    out
}

fn table(out: &mut String, kind: &KindRow) {
    let often = if kind.once { "Once in a case." } else { "Any number in a case." };
    let _ = write!(out, "\n## {} (`{}`)\n\n{} {often}\n\n", kind.label, kind.kind.name(), kind.help);
    out.push_str("| Field | Label | Holds | Identifier | Meaning |\n|---|---|---|---|---|\n");
    rows(out, "", &kind.fields);
}

fn rows(out: &mut String, prefix: &str, fields: &[Field]) {
    for field in fields {
        let path = format!("{prefix}{}", field.name);
        let answered = if field.answered { ", or not known, not done, not applicable" } else { "" };
        let (holds, class) = (holds(&field.shape), class(field.class));
        let _ = writeln!(out, "| `{path}` | {} | {holds}{answered} | {class} | {} |", field.label, field.help);
        rows(out, &format!("{path}."), field.shape.fields());
    }
}

fn holds(shape: &Shape) -> String {
    match shape {
        Shape::Text => "text".to_owned(),
        Shape::Prose => "paragraphs".to_owned(),
        Shape::Count => "whole number".to_owned(),
        Shape::Number => "number".to_owned(),
        Shape::Measure { units } => {
            format!("quantity in {}", units.iter().map(|unit| unit.label).collect::<Vec<_>>().join(", "))
        }
        Shape::Size { units } => {
            format!("size in {}", units.iter().map(|unit| unit.label).collect::<Vec<_>>().join(", "))
        }
        Shape::When => "time".to_owned(),
        Shape::Dose => "dose".to_owned(),
        Shape::Code { .. } => "code".to_owned(),
        Shape::Record { .. } => "record".to_owned(),
        Shape::Choice { choices } => choices.iter().map(|choice| choice.label).collect::<Vec<_>>().join(" · "),
        Shape::Group { .. } => "group".to_owned(),
        Shape::List { of } => format!("list: {}", holds(of)),
    }
}

fn class(class: Class) -> &'static str {
    match class {
        Class::None => "–",
        Class::Date => "date",
        Class::Place => "place",
        Class::Number => "number",
        Class::Contact => "contact",
        Class::Name => "name",
        Class::Image => "image",
        Class::FreeText => "free text",
        Class::Undeclared => "not declared",
    }
}

#[cfg(test)]
mod tests {
    use crate::catalogue::{Class, Field, catalogue};

    fn undeclared(path: &str, fields: &[Field], found: &mut Vec<String>) {
        for field in fields {
            let path = format!("{path}.{}", field.name);
            if field.class == Class::Undeclared {
                found.push(path.clone());
            }
            undeclared(&path, field.shape.fields(), found);
        }
    }

    #[test]
    fn every_field_has_an_identifier_class() {
        let mut found = Vec::new();
        for kind in catalogue().kinds {
            undeclared(kind.kind.name(), &kind.fields, &mut found);
        }
        assert!(found.is_empty(), "declare `class = …` for {found:?}");
    }
}
