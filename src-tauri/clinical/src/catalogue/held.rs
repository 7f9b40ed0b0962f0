//! What a field of a record holds, without writing it as JSON first.

use crate::value::{Measure, RecordId, Size, When};

/// What a field holds: the value that belongs to its [`Shape`](super::Shape).
#[derive(Clone)]
pub enum Held<'a> {
    /// Nothing: not entered, not answered, or answered without a value.
    Nothing,
    /// A text, a choice, a code or a dose.
    Plain,
    /// A count or a number.
    Number(f64),
    /// A quantity.
    Measure(&'a Measure),
    /// One to three axes.
    Size(&'a Size),
    /// A time.
    When(&'a When),
    /// Another record.
    Record(&'a RecordId),
    /// Fields that belong together.
    Group(&'a dyn Group),
    /// Values of one shape.
    List(Vec<Held<'a>>),
}

/// A record or a group within one, whose fields can be read by their place; implemented by `#[derive(Record)]`.
pub trait Group {
    /// What the field at a place of [`Fields::fields`](super::Fields::fields) holds.
    fn held(&self, place: usize) -> Held<'_>;
}
