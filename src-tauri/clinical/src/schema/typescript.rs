//! TypeScript types of the records, walked from the catalogue.

use std::fmt::Write as _;

use crate::catalogue::{Catalogue, Field, Shape};

/// Types that every record shares, as the page holds them.
const SHARED: &str = include_str!("shared.ts.txt");

/// One type a kind of record, and a map from kind to type.
pub fn typescript(catalogue: &Catalogue) -> String {
    let mut out = String::from(SHARED);
    for kind in &catalogue.kinds {
        let _ = write!(
            out,
            "\n/** {} */\nexport type {} = {};\n",
            kind.help,
            type_name(kind.kind.name()),
            group(&kind.fields, 0)
        );
    }
    out.push_str("\n/** The type of each kind of record. */\nexport type Records = {\n");
    for kind in &catalogue.kinds {
        let _ = writeln!(out, "  {}: {};", kind.kind.name(), type_name(kind.kind.name()));
    }
    out.push_str("};\n");
    out
}

/// `follow_up` → `FollowUpRecord`.
fn type_name(kind: &str) -> String {
    let capital =
        |word: &str| word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect::<String>();
    kind.split('_').map(capital).collect::<String>() + "Record"
}

fn group(fields: &[Field], depth: usize) -> String {
    let indent = "  ".repeat(depth + 1);
    let mut out = String::from("{\n");
    for field in fields {
        let inner = shape(&field.shape, depth + 1);
        let ty = if field.answered { format!("Answer<{inner}>") } else { inner };
        let _ = writeln!(out, "{indent}/** {} */\n{indent}{}?: {ty};", field.help, field.name);
    }
    out + &"  ".repeat(depth) + "}"
}

fn shape(shape: &Shape, depth: usize) -> String {
    match shape {
        Shape::Text | Shape::Prose | Shape::Record { .. } => "string".to_owned(),
        Shape::Count | Shape::Number => "number".to_owned(),
        Shape::Measure { .. } => "Measure".to_owned(),
        Shape::Size { .. } => "Size".to_owned(),
        Shape::When => "When".to_owned(),
        Shape::Dose => "Dose".to_owned(),
        Shape::Code { .. } => "Code".to_owned(),
        Shape::Choice { choices } => {
            choices.iter().map(|choice| choice.value.to_string()).collect::<Vec<_>>().join(" | ")
        }
        Shape::Group { fields } => group(fields, depth),
        Shape::List { of } => format!("Array<{}>", self::shape(of, depth)),
    }
}
