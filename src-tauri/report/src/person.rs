//! How the patient is spoken of.

use clinical::{
    case::Case,
    record::Patient,
    value::{Measure, Sex, Unit},
    wording::{HIDDEN_AGE, is_hidden_age},
};

/// Words for the patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Person {
    /// "she", "he", "the patient".
    pub(crate) subject: &'static str,
    /// "her", "his", "the patient’s".
    pub(crate) own: &'static str,
    /// "woman", "boy", "patient".
    pub(crate) noun: &'static str,
}

/// From this age on nobody is called a girl or a boy.
const ADULT_YEARS: f64 = 18.0;

impl Person {
    /// The patient of a case.
    pub(crate) fn of(case: &Case) -> Self {
        let patient = case.one::<Patient>();
        let sex = patient.and_then(|patient| patient.sex.value()).copied();
        let child =
            patient.and_then(|patient| patient.age.value()).and_then(years).is_some_and(|age| age < ADULT_YEARS);
        match (sex, child) {
            (Some(Sex::Female), child) => {
                Self { subject: "she", own: "her", noun: if child { "girl" } else { "woman" } }
            }
            (Some(Sex::Male), child) => Self { subject: "he", own: "his", noun: if child { "boy" } else { "man" } },
            (Some(Sex::Other) | None, _) => {
                Self { subject: "the patient", own: "the patient’s", noun: if child { "child" } else { "patient" } }
            }
        }
    }
}

fn years(age: &Measure) -> Option<f64> {
    match age.unit {
        Unit::Year => Some(age.value.get()),
        Unit::Month => Some(age.value.get() / 12.0),
        _ => None,
    }
}

/// The age before a noun: "40-year-old", "about 40-year-old", "18-month-old". Ages from 90 on are not told apart.
pub(crate) fn aged(age: &Measure) -> Option<String> {
    if is_hidden_age(age) {
        return None;
    }
    let unit = match age.unit {
        Unit::Year => "year",
        Unit::Month => "month",
        _ => return None,
    };
    Some(format!("{}-{unit}-old", age.value))
}

/// The age by itself: "40 years", "≥90 years".
pub(crate) fn age(age: &Measure) -> Option<String> {
    years(age)?;
    Some(if is_hidden_age(age) { HIDDEN_AGE.to_owned() } else { age.to_string() })
}

#[cfg(test)]
mod tests {
    use clinical::value::Number;

    use super::*;

    #[test]
    fn high_ages_are_not_told_apart() {
        let years = |value: u32| Measure::exactly(Number::from(value), Unit::Year);
        assert_eq!(age(&years(89)), Some("89 years".to_owned()));
        assert_eq!(age(&years(90)), Some("≥90 years".to_owned()));
        let months = Measure::exactly(Number::from(1100_u32), Unit::Month);
        assert_eq!((age(&months), aged(&months)), (Some("≥90 years".to_owned()), None));
        assert_eq!((aged(&years(40)), aged(&years(93))), (Some("40-year-old".to_owned()), None));
    }
}
