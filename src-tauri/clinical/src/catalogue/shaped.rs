//! Which shape a Rust type has in the catalogue.

use super::{Choices, Class, Fields, Shape};
use crate::value::{Answer, Choice, Code, Dose, Measure, Number, RecordId, Size, When};

/// A type that a field can have.
pub trait Shaped {
    /// Identifier class of such a value where the field declares none.
    const CLASS: Class = Class::None;
    /// Whether "not known", "not done" and "not applicable" are among its answers.
    const ANSWERED: bool = false;
    /// Its shape.
    fn shape() -> Shape;
}

macro_rules! shaped {
    ($($ty:ty => $shape:expr, $class:ident;)+) => {$(
        impl Shaped for $ty {
            const CLASS: Class = Class::$class;
            fn shape() -> Shape {
                $shape
            }
        }
    )+};
}

shaped! {
    String => Shape::Text, Undeclared;
    u32 => Shape::Count, None;
    Number => Shape::Number, None;
    Measure => Shape::Measure { units: Vec::new() }, None;
    Size => Shape::Size { units: Vec::new() }, None;
    When => Shape::When, Date;
    Dose => Shape::Dose, None;
    Code => Shape::Code { list: None }, None;
    RecordId => Shape::Record { kinds: Vec::new() }, None;
}

/// The shape of a closed list; `choice!` calls it for each of its enums.
pub(crate) fn choice_shape<T: Choice>() -> Shape {
    let value = |choice: &T| serde_json::to_value(choice).unwrap_or_default();
    let row = |choice: &T| Choices { value: value(choice), label: choice.label() };
    Shape::Choice { choices: T::ALL.iter().map(row).collect() }
}

/// The shape of a group of fields; `#[derive(Record)]` calls it for each of its structs.
pub fn group_shape<T: Fields>() -> Shape {
    Shape::Group { fields: T::fields() }
}

impl<T: Shaped> Shaped for Answer<T> {
    const CLASS: Class = T::CLASS;
    const ANSWERED: bool = true;
    fn shape() -> Shape {
        T::shape()
    }
}

impl<T: Shaped> Shaped for Option<T> {
    const CLASS: Class = T::CLASS;
    const ANSWERED: bool = T::ANSWERED;
    fn shape() -> Shape {
        T::shape()
    }
}

impl<T: Shaped> Shaped for Vec<T> {
    const CLASS: Class = T::CLASS;
    fn shape() -> Shape {
        Shape::List { of: Box::new(T::shape()) }
    }
}
