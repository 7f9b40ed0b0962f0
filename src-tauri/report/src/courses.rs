//! The courses of systemic therapy and their letters, the same in figure, tables and text.

use clinical::{
    case::Case,
    record::{Record, Systemic},
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
    let systemic = timeline.in_order(case).into_iter().filter_map(|entry| match &entry.record {
        Record::Systemic(course) => Some((&entry.id, course.as_ref())),
        _ => None,
    });
    let lettered = systemic.enumerate().map(|(index, (id, course))| Course {
        letter: letter(index),
        id,
        course,
        placed: timeline.at(id).copied(),
    });
    lettered.collect()
}

/// Letter of the course at `index`: A to Z, then AA, AB …
fn letter(index: usize) -> String {
    let last = char::from(b'A' + u8::try_from(index % 26).unwrap_or(0));
    match index / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letter(more - 1)),
    }
}

/// Name of a course's regimen, in sentence case: its own name, else its drugs; "Doxorubicin + ifosfamide".
pub(crate) fn regimen(course: &Systemic) -> String {
    let named = course.regimen.replace(" and ", " + ");
    if !named.trim().is_empty() {
        return capital(named.trim());
    }
    let drugs: Vec<String> = course
        .drugs
        .iter()
        .map(|drug| drug.drug.value().map_or("drug not recorded".to_owned(), |d| d.to_string()))
        .collect();
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
            let name = drug.drug.value().map(|name| name.to_lowercase()).unwrap_or_default();
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
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!([0, 1, 25, 26, 27, 52].map(letter), ["A", "B", "Z", "AA", "AB", "BA"]);
    }
}
