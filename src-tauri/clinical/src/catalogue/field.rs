//! One row of the catalogue: a field and what is declared of it.

use serde::{Deserialize, Serialize};

use super::Shaped;
use crate::{record::Kind, value::Unit};

/// What a value could give away about a person; decides what may leave the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Class {
    /// Nothing.
    None,
    /// A calendar date.
    Date,
    /// A place or institution.
    Place,
    /// A number that identifies.
    Number,
    /// An address, telephone or e-mail.
    Contact,
    /// The name of a person.
    Name,
    /// An image.
    Image,
    /// Free text, in which anything may stand.
    FreeText,
    /// Not declared: a test refuses it.
    Undeclared,
}

/// A published list that counts the field among its core items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Core {
    /// CARE 2013 checklist of case reports.
    Care,
    /// ICCR dataset, soft tissue sarcoma resection, 1st edition 2021.
    Iccr,
}

/// A published list of codes that the program holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum CodeList {
    /// Sites: ICD-O topography.
    Topography,
    /// Types of tumour: ICD-O morphology.
    Morphology,
}

/// One answer of a closed list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Choices {
    /// As written in files.
    #[cfg_attr(feature = "ts", ts(type = "string | number"))]
    pub value: serde_json::Value,
    /// As shown.
    pub label: &'static str,
}

/// A unit as written in files and as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct UnitWord {
    /// As written in files.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub value: Unit,
    /// As shown.
    pub label: &'static str,
}

/// What kind of value a field holds.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Shape {
    /// A line of text.
    Text,
    /// Paragraphs.
    Prose,
    /// A whole number from zero.
    Count,
    /// A number.
    Number,
    /// A quantity in one of these units.
    Measure {
        /// Units that the field accepts, the usual first.
        units: Vec<UnitWord>,
    },
    /// One to three axes.
    Size {
        /// Units that the field accepts, the usual first.
        units: Vec<UnitWord>,
    },
    /// A time.
    When,
    /// A dose.
    Dose,
    /// One of a closed list.
    Choice {
        /// The list.
        choices: Vec<Choices>,
    },
    /// A code of a published system.
    Code {
        /// The list it is looked up in; none for a system that the program does not hold.
        list: Option<CodeList>,
    },
    /// Another record of the case.
    Record {
        /// Kinds it may be of; any when empty.
        kinds: Vec<Kind>,
    },
    /// Fields that belong together.
    Group {
        /// The fields.
        fields: Vec<Field>,
    },
    /// Any number of values of one shape.
    List {
        /// The shape of each.
        of: Box<Shape>,
    },
}

/// A field: name, words, shape, and what lists and rules need to know of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Field {
    /// Name in files, and part of every path.
    pub name: &'static str,
    /// Name as the form shows it.
    pub label: &'static str,
    /// What it means, from its doc comment.
    pub help: &'static str,
    /// Identifier class.
    pub class: Class,
    /// Lists that count it as core.
    pub core: Vec<Core>,
    /// Section of the form.
    pub section: Option<&'static str>,
    /// Least and greatest plausible number, in the unit entered.
    pub range: Option<(f64, f64)>,
    /// Whether it can be answered "not known", "not done" or "not applicable".
    pub answered: bool,
    /// Whether a form asks for it. What is not asked for is a note on the work and no fact of the case: it is written by a
    /// command of its own, not checked, and not printed.
    pub asked: bool,
    /// What it holds.
    pub shape: Shape,
}

impl Field {
    /// The row of a field of type `T`.
    pub fn of<T: Shaped>(name: &'static str, label: &'static str, help: &'static str) -> Self {
        let (section, range, core) = (None, None, Vec::new());
        let (class, answered, asked, shape) = (T::CLASS, T::ANSWERED, true, T::shape());
        Self { name, label, help, class, core, section, range, answered, asked, shape }
    }

    /// Declares the identifier class.
    #[must_use]
    pub fn class(self, class: Class) -> Self {
        Self { class, ..self }
    }

    /// Declares the lists that count it as core.
    #[must_use]
    pub fn core(self, core: &[Core]) -> Self {
        Self { core: core.to_vec(), ..self }
    }

    /// Puts it into a section of the form.
    #[must_use]
    pub fn section(self, section: &'static str) -> Self {
        Self { section: Some(section), ..self }
    }

    /// Declares the least and greatest plausible number.
    #[must_use]
    pub fn range(self, least: f64, greatest: f64) -> Self {
        Self { range: Some((least, greatest)), ..self }
    }

    /// Declares that no form asks for it.
    #[must_use]
    pub fn unasked(self) -> Self {
        Self { asked: false, ..self }
    }

    /// Declares the units it accepts, the usual first.
    #[must_use]
    pub fn units(mut self, units: &[Unit]) -> Self {
        self.shape.innermost().set_units(units);
        self
    }

    /// Makes a text a text of paragraphs.
    #[must_use]
    pub fn prose(mut self) -> Self {
        *self.shape.innermost() = Shape::Prose;
        self
    }

    /// Declares the list a code is looked up in.
    #[must_use]
    pub fn codes(mut self, wanted: CodeList) -> Self {
        if let Shape::Code { list } = self.shape.innermost() {
            *list = Some(wanted);
        }
        self
    }

    /// Declares the kinds of record it may point to.
    #[must_use]
    pub fn kinds(mut self, kinds: &[Kind]) -> Self {
        if let Shape::Record { kinds: accepted } = self.shape.innermost() {
            *accepted = kinds.to_vec();
        }
        self
    }
}

impl Shape {
    /// The shape inside lists.
    fn innermost(&mut self) -> &mut Self {
        match self {
            Self::List { of } => of.innermost(),
            other => other,
        }
    }

    fn set_units(&mut self, units: &[Unit]) {
        use crate::value::Choice as _;
        if let Self::Measure { units: words } | Self::Size { units: words } = self {
            *words = units.iter().map(|unit| UnitWord { value: *unit, label: unit.label() }).collect();
        }
    }

    /// The fields of a group, or of a list of groups.
    pub fn fields(&self) -> &[Field] {
        match self {
            Self::Group { fields } => fields,
            Self::List { of } => of.fields(),
            _ => &[],
        }
    }
}
