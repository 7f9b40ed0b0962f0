//! Numbers as a clinician writes them.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

/// A finite number, written without a decimal part where it has none, so that 14 stays 14 in files and print.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, Deserialize)]
#[serde(try_from = "f64")]
pub struct Number(f64);

impl Number {
    /// The number as a float.
    pub fn get(self) -> f64 {
        self.0
    }

    /// Whether it has no decimal part and can be written as an integer without loss.
    fn is_whole(self) -> bool {
        self.0.fract() == 0.0 && self.0.abs() < 9e15
    }
}

impl From<u32> for Number {
    fn from(number: u32) -> Self {
        Self(f64::from(number))
    }
}

impl TryFrom<f64> for Number {
    type Error = &'static str;
    fn try_from(number: f64) -> Result<Self, Self::Error> {
        if number.is_finite() { Ok(Self(number)) } else { Err("the number is too large to be recorded") }
    }
}

impl Serialize for Number {
    #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53 is exact")]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_whole() { serializer.serialize_i64(self.0 as i64) } else { serializer.serialize_f64(self.0) }
    }
}

impl fmt::Display for Number {
    /// As printed in English: true minus, comma in thousands from 1,000, decimal point.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.0.abs().to_string();
        let (whole, decimals) = text.split_once('.').map_or((text.as_str(), None), |(w, d)| (w, Some(d)));
        if self.0 < 0.0 {
            f.write_str("−")?;
        }
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        decimals.map_or(Ok(()), |decimals| write!(f, ".{decimals}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: f64) -> Number {
        Number::try_from(value).unwrap()
    }

    #[test]
    fn numbers_print_as_the_report_writes_them() {
        let printed = [14.0, 1.734, 8100.0, -3.0, 1_234_567.5].map(|value| number(value).to_string());
        assert_eq!(printed, ["14", "1.734", "8,100", "−3", "1,234,567.5"]);
    }

    #[test]
    fn whole_numbers_stay_whole_in_files() {
        assert_eq!(serde_json::to_string(&number(1734.0)).unwrap(), "1734");
        assert_eq!(serde_json::to_string(&number(1.734)).unwrap(), "1.734");
    }

    #[test]
    fn zero_has_no_sign_and_what_is_too_large_for_an_integer_stays_a_float() {
        assert_eq!([number(0.0), number(-0.5), number(-1000.0)].map(|n| n.to_string()), ["0", "−0.5", "−1,000"]);
        assert_eq!(serde_json::to_string(&number(-2.0)).unwrap(), "-2");
        assert_eq!(serde_json::to_string(&number(1e20)).unwrap(), "1e+20");
        assert!(Number::try_from(f64::NAN).is_err() && Number::try_from(f64::INFINITY).is_err());
    }
}
