//! A time in words, as it was stated. Months from time zero are the timeline's to say.

use super::name;
use crate::{
    case::Case,
    value::{Moment, Offset, PartialDate, Qualifier, When},
};

/// Ages from this on are not told apart: they identify (45 CFR 164.514(b)(2)(i)(C)).
pub(crate) const HIDDEN_FROM: f64 = 90.0;

/// A time as stated: the words typed, else "12 May 2013", "about 2 weeks after CT abdomen", "at 20".
///
/// With a case, records have their names; without one they are "another record".
pub fn when(when: &When, case: Option<&Case>) -> String {
    match when.words.as_deref().map(str::trim).filter(|words| !words.is_empty()) {
        Some(words) => words.to_owned(),
        None => stated(when, case),
    }
}

/// A time that may leave the library: no calendar date, and none in typed words either.
pub(super) fn without_date(when: &When, case: Option<&Case>) -> Option<String> {
    (!matches!(when.moment, Moment::Date(_))).then(|| stated(when, case))
}

fn stated(when: &When, case: Option<&Case>) -> String {
    match &when.moment {
        Moment::Date(date) => format!("{}{}", about(when.about), printed(*date)),
        Moment::Age(age) if age.get() >= HIDDEN_FROM => "at ≥90".to_owned(),
        Moment::Age(age) => format!("at {}{age}", about(when.about)),
        Moment::After(offset) => distance(offset, when.about, case),
    }
}

fn about(about: bool) -> String {
    Qualifier::before(about.then_some(Qualifier::About))
}

fn printed(date: PartialDate) -> String {
    let pattern = match date.to_string().len() {
        4 => "%Y",
        7 => "%B %Y",
        _ => "%-d %B %Y",
    };
    date.range().0.format(pattern).to_string()
}

fn distance(offset: &Offset, vague: bool, case: Option<&Case>) -> String {
    let from = match &offset.record {
        None => "time zero".to_owned(),
        Some(id) => case.and_then(|case| case.record(id)).map_or_else(|| "another record".to_owned(), name),
    };
    let side = if offset.before { "before" } else { "after" };
    match &offset.offset {
        None => format!("{side} {from}"),
        Some(length) if length.value.get() == 0.0 && length.upper.is_none() => {
            if offset.record.is_some() {
                format!("{}same day as {from}", about(vague))
            } else {
                format!("at {from}")
            }
        }
        Some(length) => format!("{}{length} {side} {from}", about(vague && length.qualifier.is_none())),
    }
}
