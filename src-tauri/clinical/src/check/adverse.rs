//! Adverse events against CTCAE: terms, grades that exist, and laboratory values of the same days.

use std::collections::BTreeMap;

use serde_json::json;

use super::{Finding, Severity, reading::Reading};
use crate::{
    judge::adverse::{Nearest, has_values, laboratory_grade, named, nearest, version_name},
    record::{AdverseEvent, CtcaeGrade, CtcaeVersion, LabResult, Laboratory},
    value::{Choice as _, RecordId},
};

/// Days within which a sample speaks for an event.
const SAME_TIME_DAYS: f64 = 7.0;

/// Terms and grades that the stated version does not have, and grades that a laboratory value contradicts.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let events = reading.case.all::<AdverseEvent>();
    let graded = events.filter_map(|(id, event)| {
        let version = event.version.value().copied().filter(|version| version_name(*version).is_some())?;
        Some((id, event, version))
    });
    // A case repeats its words, and the nearest term is sought in the whole table.
    let mut near = BTreeMap::new();
    graded
        .flat_map(|(id, event, version)| {
            let grade = event.grade.value().copied();
            let of_grade = grade.map(|grade| {
                [no_such_grade(id, event, version, grade), against_value(reading, id, event, version, grade)]
            });
            unknown_term(id, event, version, &mut near).into_iter().chain(of_grade.into_iter().flatten().flatten())
        })
        .collect()
}

/// The number of a grade.
fn number(grade: CtcaeGrade) -> u8 {
    grade as u8 + 1
}

/// Terms that were sought, with the nearest to each.
type Near<'a> = BTreeMap<(CtcaeVersion, &'a str), Option<Nearest>>;

fn unknown_term<'a>(
    id: &RecordId,
    event: &'a AdverseEvent,
    version: CtcaeVersion,
    near: &mut Near<'a>,
) -> Option<Finding> {
    if event.term.trim().is_empty() || named(version, &event.term).is_some() {
        return None;
    }
    let near = *near.entry((version, &event.term)).or_insert_with(|| nearest(version, &event.term));
    let nearest = near.map_or_else(String::new, |near| format!(" The nearest is “{}”.", near.term.term));
    let finding = Finding::at(id, "term", Severity::Note, "ctcae-term-unknown").says(
        format!("“{}” is not among the terms of CTCAE {} held here.{nearest}", event.term, version.label()),
        "A grade is defined for a term of its version; only the terms that matter in sarcoma are held here.",
    );
    Some(match near.filter(|near| near.meant) {
        Some(near) => finding.fixed_by(format!("Use “{}”", near.term.term), "term", json!(near.term.term)),
        None => finding,
    })
}

fn no_such_grade(id: &RecordId, event: &AdverseEvent, version: CtcaeVersion, grade: CtcaeGrade) -> Option<Finding> {
    let term = named(version, &event.term)?;
    if term.grades.contains(&number(grade)) {
        return None;
    }
    let severity = if term.verified { Severity::Error } else { Severity::Note };
    let there: Vec<String> = term.grades.iter().map(u8::to_string).collect();
    Some(Finding::at(id, "grade", severity, "ctcae-grade-absent").says(
        format!("“{}” has no grade {} in CTCAE {}.", term.term, grade.label(), version.label()),
        format!("Its grades are {} (NCI CTCAE {}, term table).", there.join(", "), version.label()),
    ))
}

/// The worst grade that the values of those days give for the term, and the value.
fn worst<'a>(
    reading: &Reading<'a>,
    id: &RecordId,
    term: &str,
    version: CtcaeVersion,
) -> Option<(u8, bool, &'a LabResult)> {
    if !has_values(version, term) {
        return None;
    }
    let when = reading.timeline.at(id)?.days;
    let near = |sample: &RecordId| {
        reading.timeline.at(sample).is_some_and(|placed| (placed.days - when).abs() <= SAME_TIME_DAYS)
    };
    let results = reading.case.all::<Laboratory>().filter(|(sample, _)| near(sample)).flat_map(|(_, lab)| &lab.results);
    let graded = results.filter_map(|result| {
        let of_term = laboratory_grade(version, term, result).ok()?;
        // Of grades between which symptoms decide, the lowest is certain.
        Some((*of_term.grades.iter().min()?, of_term.open, result))
    });
    graded.max_by_key(|(grade, _, _)| *grade)
}

fn against_value(
    reading: &Reading<'_>,
    id: &RecordId,
    event: &AdverseEvent,
    version: CtcaeVersion,
    grade: CtcaeGrade,
) -> Option<Finding> {
    let term = named(version, &event.term)?;
    let (by_value, open, result) = worst(reading, id, term.term, version)?;
    let stated = number(grade);
    let value = result.value.as_ref()?;
    let message = format!(
        "{} grade {stated} is stated; {} {value} is grade {by_value} in CTCAE {}.",
        term.term,
        result.analyte,
        version.label()
    );
    let why = format!("Cut-offs of NCI CTCAE {}; the worst value of the same days counts.", version.label());
    let severity = match stated.cmp(&by_value) {
        std::cmp::Ordering::Less => Severity::Check,
        // A worse value may have gone unrecorded; symptoms or death may have decided.
        std::cmp::Ordering::Greater if !open && grade != CtcaeGrade::G5 => Severity::Note,
        std::cmp::Ordering::Greater | std::cmp::Ordering::Equal => return None,
    };
    Some(Finding::at(id, "grade", severity, "ctcae-grade-disagrees").says(message, why))
}
