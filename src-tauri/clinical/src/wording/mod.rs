//! Records in words: a field's value, a plain line, a name, a summary. All walked from the catalogue.
//!
//! A field that has no sentence of its own in the report still prints, by [`line_in`]. What could name the patient does
//! not: a line holds no date, place, number, contact, name or image, whatever depth they stand at.

mod mitoses;
mod name;
mod print;
mod summary;
mod when;

pub use mitoses::mitoses;
pub use name::name;
pub(crate) use print::is_too_old;
pub use print::{HIDDEN_AGE, is_hidden_age};
pub use summary::summary;
pub(crate) use when::HIDDEN_FROM;
pub use when::when;

use serde_json::Value;

use crate::{
    case::Case,
    catalogue::{Class, Field},
};

/// Where a value is printed: what it can name, and what it must keep to itself.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    /// The case, in which records have names; without it a record is "another record".
    pub(crate) case: Option<&'a Case>,
    /// Whether it leaves the library: then nothing of an identifying class is said.
    pub(crate) leaves: bool,
}

/// A value as printed: "about 2 weeks", "not known", "serosal surface: present, diffuse". None where nothing is said.
pub fn value(field: &Field, value: &Value) -> Option<String> {
    print::field(field, value, Place { case: None, leaves: false })
}

/// A value as printed, with the names of the records it speaks of: "about 2 weeks after CT abdomen".
pub fn value_in(case: &Case, field: &Field, value: &Value) -> Option<String> {
    print::field(field, value, Place { case: Some(case), leaves: false })
}

/// "Blood lost: 300 mL". None where nothing is said, or where the field's identifier class keeps it in the library.
pub fn line(field: &Field, value: &Value) -> Option<String> {
    line_at(field, value, Place { case: None, leaves: true })
}

/// A line with the names of the records it speaks of.
pub fn line_in(case: &Case, field: &Field, value: &Value) -> Option<String> {
    line_at(field, value, Place { case: Some(case), leaves: true })
}

fn line_at(field: &Field, value: &Value, place: Place<'_>) -> Option<String> {
    if !field.asked || !may_leave(field.class) {
        return None;
    }
    print::field(field, value, place).map(|value| format!("{}: {value}", field.label))
}

/// Whether values of this class may leave the library.
pub(crate) fn may_leave(class: Class) -> bool {
    matches!(class, Class::None | Class::FreeText)
}

#[cfg(test)]
mod tests;
