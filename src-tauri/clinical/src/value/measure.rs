//! Quantities with their unit and how exactly they were stated.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Choice as _, Dimension, Number, Unit, choice};

choice! {
    /// How a number was stated; it prints with the number and is never strengthened.
    pub Qualifier {
        Exactly = "exactly",
        About = "about",
        CloseTo = "close to",
        UpTo = "up to",
        AtLeast = "at least",
        MoreThan = "more than",
        LessThan = "less than",
        Between = "between",
    }
}

/// A quantity as it was stated: number, unit, qualifier. Kept as entered, converted only on reading.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// How it was stated; left out when exactly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<Qualifier>,
    /// The number, or the lower one of `between`.
    pub value: Number,
    /// The upper number of `between`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upper: Option<Number>,
    /// The unit.
    pub unit: Unit,
}

impl Measure {
    /// Exactly `value` in `unit`.
    pub fn exactly(value: Number, unit: Unit) -> Self {
        Self { qualifier: None, value, upper: None, unit }
    }

    /// The highest number the statement allows: the upper one of a range.
    pub fn highest(&self) -> f64 {
        self.upper.unwrap_or(self.value).get()
    }

    /// In millimetres, if it is a length.
    pub fn millimetres(&self) -> Option<f64> {
        let (dimension, size) = self.unit.dimension();
        (dimension == Dimension::Length).then(|| self.value.get() * size)
    }

    /// In days, if it is a time.
    pub fn days(&self) -> Option<f64> {
        let (dimension, size) = self.unit.dimension();
        (dimension == Dimension::Time).then(|| self.value.get() * size)
    }
}

impl Qualifier {
    /// The qualifier as it stands before a number, with a space; nothing for "exactly".
    pub fn before(this: Option<Self>) -> String {
        this.filter(|qualifier| *qualifier != Self::Exactly)
            .map_or_else(String::new, |qualifier| format!("{} ", qualifier.label()))
    }
}

impl fmt::Display for Measure {
    /// As printed: "about 3 cm", "between 10 and 15%", "more than 50%".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Qualifier::before(self.qualifier))?;
        write!(f, "{}", self.value)?;
        if let Some(upper) = self.upper {
            write!(f, " {} {upper}", if self.qualifier == Some(Qualifier::Between) { "and" } else { "to" })?;
        }
        let space = if self.unit == Unit::Percent { "" } else { " " };
        write!(f, "{space}{}", self.unit.after(self.highest()))
    }
}

/// One axis of a size.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Axis {
    /// Length along the axis, in the unit of the size.
    pub length: Number,
    /// The axis by name: "axial", "craniocaudal".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub axis: Option<String>,
}

/// A size of one to three axes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Size {
    /// How it was stated; left out when exactly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<Qualifier>,
    /// One to three axes, in the order stated.
    pub axes: Vec<Axis>,
    /// The unit of every axis.
    pub unit: Unit,
}

impl Size {
    /// The longest axis in millimetres; none for an empty size or a unit that is not a length.
    pub fn longest_mm(&self) -> Option<f64> {
        let (dimension, size) = self.unit.dimension();
        let longest = self.axes.iter().map(|axis| axis.length.get()).fold(f64::NAN, f64::max);
        (dimension == Dimension::Length && !longest.is_nan()).then_some(longest * size)
    }
}

impl fmt::Display for Size {
    /// As printed: "11 × 9 × 7 cm"; the names of the axes are left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let axes: Vec<String> = self.axes.iter().map(|axis| axis.length.to_string()).collect();
        write!(f, "{}{} {}", Qualifier::before(self.qualifier), axes.join(" × "), self.unit.label())
    }
}
