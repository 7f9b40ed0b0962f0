//! The courses of systemic therapy and their letters, the same in figure, tables and text.

use clinical::{
    case::Case,
    judge::dose::{Lettered, drug, lettered},
    record::{Drug, Systemic},
    timeline::{Placed, Timeline},
    value::{Measure, RecordId, Unit},
};

use crate::phrase::{abbreviated, capital};

/// A course with its letter.
#[derive(Debug, Clone)]
pub(crate) struct Course<'a> {
    /// A, B, C … in order of time; AA follows Z.
    pub(crate) letter: String,
    /// Name of its record.
    pub(crate) id: &'a RecordId,
    /// Its record.
    pub(crate) course: &'a Systemic,
    /// Where it lies; none where its time is not known.
    pub(crate) placed: Option<Placed>,
}

/// The courses of the case in order of time, those of no known time last.
pub(crate) fn courses<'a>(case: &'a Case, timeline: &Timeline) -> Vec<Course<'a>> {
    let placed = |Lettered { letter, id, course }| Course { letter, id, course, placed: timeline.at(id).copied() };
    lettered(case, timeline).into_iter().map(placed).collect()
}

/// The generic name of a drug: that of the table, else as it was written; none where it was not recorded.
pub(crate) fn generic(drug: &Drug) -> Option<String> {
    let written = drug.drug.value()?.trim();
    Some(drug::row(written).map_or_else(|| written.to_owned(), |row| row.name.to_owned()))
}

/// What a drug was called in the record, where that is another name than its generic one and is met here first: it is
/// printed once, so that the record can be found again.
pub(crate) fn called_first(courses: &[Course<'_>], drug: &Drug) -> Option<String> {
    let written = |drug: &Drug| drug.drug.value().map(|name| name.trim().to_owned());
    let own = written(drug)?;
    let alike = |other: &&Drug| written(other).is_some_and(|name| name.to_lowercase() == own.to_lowercase());
    let first = courses.iter().flat_map(|course| &course.course.drugs).find(alike)?;
    let is_other = generic(drug).is_some_and(|name| name.to_lowercase() != own.to_lowercase());
    (is_other && std::ptr::eq(first, drug)).then_some(own)
}

/// Name of a course's regimen, in sentence case: its own name, else its drugs; "Doxorubicin + ifosfamide".
pub(crate) fn regimen(course: &Systemic) -> String {
    let named = course.regimen.replace(" and ", " + ");
    if !named.trim().is_empty() {
        return capital(named.trim());
    }
    let drugs: Vec<String> =
        course.drugs.iter().map(|drug| generic(drug).unwrap_or_else(|| "drug not recorded".to_owned())).collect();
    if drugs.is_empty() { "Drugs not recorded".to_owned() } else { capital(&drugs.join(" + ")) }
}

/// What makes two courses the same regimen: its drugs, and whether they are dosed alike; the name only where there are none.
pub(crate) fn regimen_key(course: &Systemic) -> String {
    if course.drugs.is_empty() {
        return course.regimen.to_lowercase();
    }
    let mut drugs: Vec<String> = course
        .drugs
        .iter()
        .map(|drug| {
            let name = drug.drug.value().map(|name| drug::called(name)).unwrap_or_default();
            let dose = drug.dose.value().map(ToString::to_string).unwrap_or_default();
            format!("{name} {dose}")
        })
        .collect();
    drugs.sort();
    drugs.join("+")
}

/// Cycles given, in words: "6 cycles", "5 weekly cycles"; none where not recorded.
pub(crate) fn cycles_in_words(course: &Systemic) -> Option<String> {
    let cycles = course.cycles.value()?;
    let weekly = if course.interval.value().is_some_and(is_weekly) { "weekly " } else { "" };
    Some(format!("{cycles}\u{a0}{weekly}{}", if *cycles == 1 { "cycle" } else { "cycles" }))
}

/// Whether an interval is a week.
fn is_weekly(interval: &Measure) -> bool {
    interval.upper.is_none() && interval.days() == Some(7.0)
}

/// The interval of a course as a phrase: "weekly", "every 3 weeks"; none where not recorded.
pub(crate) fn interval_in_words(course: &Systemic) -> Option<String> {
    let interval = course.interval.value()?;
    if is_weekly(interval) {
        return Some("weekly".to_owned());
    }
    let one = interval.value.get() == 1.0 && interval.upper.is_none() && interval.qualifier.is_none();
    let every = if one { interval.unit.after(1.0).to_owned() } else { interval.to_string().replace(' ', "\u{a0}") };
    let unit_of_time = matches!(interval.unit, Unit::Hour | Unit::Day | Unit::Week | Unit::Month | Unit::Year);
    unit_of_time.then(|| format!("every {every}"))
}

/// Supportive drugs as a phrase, abbreviated where they give an abbreviation: "G-CSF on day 9".
pub(crate) fn support_in_words(course: &Systemic) -> Option<String> {
    let drugs: Vec<String> = course
        .support
        .iter()
        .filter(|support| !support.drug.is_empty())
        .map(|support| {
            let (name, _) = abbreviated(&support.drug);
            match support.days.as_slice() {
                [] => name,
                [day] => format!("{name} on day\u{a0}{day}"),
                days => {
                    let days: Vec<String> = days.iter().map(ToString::to_string).collect();
                    format!("{name} on days\u{a0}{}", crate::phrase::listed(&days))
                }
            }
        })
        .collect();
    (!drugs.is_empty()).then(|| crate::phrase::listed(&drugs))
}

/// The span of a course in print: "Months 0 to ≥ 4", "Month ≥ 11"; none where its time is not known.
pub(crate) fn span_in_words(placed: &Placed) -> String {
    let (from, to) = (placed.printed().replace(' ', "\u{a0}"), placed.end_printed().replace(' ', "\u{a0}"));
    if placed.month() == placed.end_month() {
        format!("month\u{a0}{from}")
    } else {
        format!("months\u{a0}{from} to\u{a0}{to}")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_name_of_the_trade_is_printed_once_beside_the_generic_one() {
        let drug = |name: &str| json!({"drug": {"known": name}});
        let course = |drugs: serde_json::Value| serde_json::from_value::<Systemic>(json!({"drugs": drugs})).unwrap();
        let given = [
            course(json!([drug("Adriamycin"), drug("Ifosfamide"), drug("TRC105")])),
            course(json!([drug("adriamycin"), drug("doxorubicin")])),
        ];
        let id = RecordId::new("course").unwrap();
        let courses: Vec<Course<'_>> =
            given.iter().map(|course| Course { letter: "A".to_owned(), id: &id, course, placed: None }).collect();
        let drugs = given.iter().flat_map(|course| &course.drugs);
        let names: Vec<_> = drugs.map(|drug| (generic(drug).unwrap(), called_first(&courses, drug))).collect();
        let plain = |name: &str| (name.to_owned(), None);
        assert_eq!(
            names,
            [
                ("doxorubicin".to_owned(), Some("Adriamycin".to_owned())),
                plain("ifosfamide"),
                plain("TRC105"),
                plain("doxorubicin"),
                plain("doxorubicin"),
            ]
        );
        assert_eq!(
            regimen_key(&course(json!([drug("Adriamycin")]))),
            regimen_key(&course(json!([drug("doxorubicin")])))
        );
    }
}
