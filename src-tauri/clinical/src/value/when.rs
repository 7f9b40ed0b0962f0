//! When something happened, as far as it was stated.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::{Measure, Number, RecordId};

/// A calendar date of year, month or day precision. Nothing is filled up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
}

impl PartialDate {
    /// Reads `2013`, `2013-05` or `2013-05-12`; refuses dates that the calendar does not have.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('-').collect();
        let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
        let digits = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        if !digits || !matches!(lengths.as_slice(), [4] | [4, 2] | [4, 2, 2]) {
            return None;
        }
        let number = |index: usize| parts.get(index).and_then(|part| part.parse::<u32>().ok());
        let date = Self { year: i32::try_from(number(0)?).ok()?, month: number(1), day: number(2) };
        date.earliest().map(|_| date)
    }

    fn earliest(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The date so many days earlier, as precise as this one: of a month or a year, that of its middle.
    pub fn earlier(self, days: u32) -> Option<Self> {
        let (first, last) = self.range();
        let middle = first.checked_add_days(Days::new(u64::try_from((last - first).num_days() / 2).ok()?))?;
        let earlier = middle.checked_sub_days(Days::new(days.into()))?;
        let (month, day) = (self.month.map(|_| earlier.month()), self.day.map(|_| earlier.day()));
        Some(Self { year: earlier.year(), month, day })
    }

    /// First and last day the date can mean.
    pub fn range(self) -> (NaiveDate, NaiveDate) {
        let first = self.earliest().unwrap_or_default();
        let next = match (self.month, self.day) {
            (_, Some(_)) => return (first, first),
            (Some(12), None) | (None, None) => NaiveDate::from_ymd_opt(first.year() + 1, 1, 1),
            (Some(month), None) => NaiveDate::from_ymd_opt(first.year(), month + 1, 1),
        };
        (first, next.and_then(|day| day.pred_opt()).unwrap_or(first))
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |month| write!(f, "-{month:02}"))?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for PartialDate {
    type Error = String;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or_else(|| format!("“{text}” is not a date: write 2013, 2013-05 or 2013-05-12"))
    }
}

/// A distance in time from another record, or from time zero where no record is named.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offset {
    /// The record it is reckoned from; time zero when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<RecordId>,
    /// How long after; when left out only the order is known. Zero means the same day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<Measure>,
    /// Whether it lies before instead of after.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub before: bool,
}

/// What a time is stated by.
#[derive(Debug, Clone, PartialEq)]
pub enum Moment {
    /// A calendar date.
    Date(PartialDate),
    /// Before or after another record.
    After(Offset),
    /// The patient's age in years.
    Age(Number),
}

/// When something happened: a date, a distance from another record, or an age; exactly or about; with the words typed.
#[derive(Debug, Clone, PartialEq)]
pub struct When {
    /// What it is stated by.
    pub moment: Moment,
    /// Whether it was stated as approximate.
    pub about: bool,
    /// The words as typed.
    pub words: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<PartialDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<Offset>,
    #[serde(skip_serializing_if = "Option::is_none")]
    age: Option<Number>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    about: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (date, after, age) = match &self.moment {
            Moment::Date(date) => (Some(*date), None, None),
            Moment::After(offset) => (None, Some(offset.clone()), None),
            Moment::Age(age) => (None, None, Some(*age)),
        };
        Written { date, after, age, about: self.about, words: self.words.clone() }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Written { date, after, age, about, words } = Written::deserialize(deserializer)?;
        let moment = match (date, after, age) {
            (Some(date), None, None) => Moment::Date(date),
            (None, Some(offset), None) => Moment::After(offset),
            (None, None, Some(age)) => Moment::Age(age),
            _ => return Err(D::Error::custom("a time is stated by exactly one of \"date\", \"after\" and \"age\"")),
        };
        Ok(Self { moment, about, words })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_keep_their_precision() {
        for text in ["2013", "2013-05", "2013-05-12"] {
            assert_eq!(PartialDate::parse(text).unwrap().to_string(), text);
        }
        let (first, last) = PartialDate::parse("2012-02").unwrap().range();
        assert_eq!((first.day(), last.day()), (1, 29));
    }

    #[test]
    fn impossible_dates_are_refused() {
        for text in ["2013-13", "2013-02-29", "13-05", "2013-5", "", "2013-05-12-01", "abcd", "+013"] {
            assert!(PartialDate::parse(text).is_none(), "{text} was accepted");
        }
    }

    #[test]
    fn a_time_has_one_statement() {
        assert!(serde_json::from_str::<When>(r#"{"date":"2013","age":40}"#).is_err());
        assert!(serde_json::from_str::<When>("{}").is_err());
        let text = r#"{"after":{"record":"ct","offset":{"qualifier":"about","value":2,"unit":"week"}},"words":"2 wk after CT"}"#;
        let when: When = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&when).unwrap(), text);
    }
}
