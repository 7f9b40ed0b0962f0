//! Which shape a Rust type has in the catalogue.

use super::{Choices, Class, Fields, Held, Shape};
use crate::value::{Answer, Choice, Code, Dose, Measure, Number, RecordId, Size, When};

/// A type that a field can have.
pub trait Shaped {
    /// Identifier class of such a value where the field declares none.
    const CLASS: Class = Class::None;
    /// Whether "not known", "not done" and "not applicable" are among its answers.
    const ANSWERED: bool = false;
    /// Its shape.
    fn shape() -> Shape;
    /// What it holds.
    fn held(&self) -> Held<'_> {
        Held::Plain
    }
}

macro_rules! shaped {
    ($($ty:ty => $shape:expr, $class:ident $(, |$value:ident| $held:expr)?;)+) => {$(
        impl Shaped for $ty {
            const CLASS: Class = Class::$class;
            fn shape() -> Shape {
                $shape
            }
            $(fn held(&self) -> Held<'_> {
                let $value = self;
                $held
            })?
        }
    )+};
}

shaped! {
    String => Shape::Text, Undeclared;
    u32 => Shape::Count, None, |count| Held::Number(f64::from(*count));
    Number => Shape::Number, None, |number| Held::Number(number.get());
    Measure => Shape::Measure { units: Vec::new() }, None, |measure| Held::Measure(measure);
    Size => Shape::Size { units: Vec::new() }, None, |size| Held::Size(size);
    When => Shape::When, Date, |when| Held::When(when);
    Dose => Shape::Dose, None;
    Code => Shape::Code { list: None }, None;
    RecordId => Shape::Record { kinds: Vec::new() }, None, |id| Held::Record(id);
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
    fn held(&self) -> Held<'_> {
        self.value().map_or(Held::Nothing, T::held)
    }
}

impl<T: Shaped> Shaped for Option<T> {
    const CLASS: Class = T::CLASS;
    const ANSWERED: bool = T::ANSWERED;
    fn shape() -> Shape {
        T::shape()
    }
    fn held(&self) -> Held<'_> {
        self.as_ref().map_or(Held::Nothing, T::held)
    }
}

impl<T: Shaped> Shaped for Vec<T> {
    const CLASS: Class = T::CLASS;
    fn shape() -> Shape {
        Shape::List { of: Box::new(T::shape()) }
    }
    fn held(&self) -> Held<'_> {
        Held::List(self.iter().map(T::held).collect())
    }
}
