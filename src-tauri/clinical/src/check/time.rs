//! Times that lead nowhere, round in a circle, or against each other.

use super::{Finding, Severity, reading::Reading};
use crate::{
    record::{Kind, Record},
    timeline::{DAYS_PER_MONTH, TimeProblem},
    value::{Answer, Measure, Moment, Number, RecordId, Unit},
};

/// The field that holds the time of a record of this kind.
pub(super) fn field(kind: Kind) -> &'static str {
    if kind == Kind::Tumour { "diagnosed" } else { "when" }
}

/// Every problem of the timeline, and every interval it had to assume.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let problems = reading.timeline.problems.iter().map(|problem| of(reading, problem));
    let beyond = reading.timeline.beyond_a_life().map(|record| beyond(reading, record));
    problems.chain(beyond).chain(reading.timeline.assumed.iter().map(assumed)).collect()
}

fn beyond(reading: &Reading<'_>, record: &RecordId) -> Finding {
    at(reading, record, Severity::Error, "time-beyond-a-life").says(
        format!("{} lies more than 150 years from time zero.", reading.name(record)),
        "No illness of one person lasts so long; the timeline is not drawn until the time is right.",
    )
}

fn at(reading: &Reading<'_>, record: &RecordId, severity: Severity, code: &'static str) -> Finding {
    let field = reading.record(record).map_or("when", |found| field(found.kind()));
    Finding::at(record, field, severity, code)
}

fn of(reading: &Reading<'_>, problem: &TimeProblem) -> Finding {
    match problem {
        TimeProblem::Dangling { record, names } => at(reading, record, Severity::Error, "time-dangling").says(
            format!(
                "The time of {} is reckoned from the record “{names}”, which is not in the case.",
                reading.name(record)
            ),
            "A distance in time needs the record it starts from.",
        ),
        TimeProblem::Circle { record } => at(reading, record, Severity::Error, "time-circle").says(
            format!("The time of {} leads back to itself.", reading.name(record)),
            "Times that are reckoned from one another in a circle fix none of them.",
        ),
        TimeProblem::Unconnected { record } => at(reading, record, Severity::Check, "time-unconnected").says(
            format!("The time of {} cannot be counted from time zero.", reading.name(record)),
            "Its chain of times ends at a record that has none, so it has no place on the timeline.",
        ),
        TimeProblem::Contradiction { record, against, days } => {
            at(reading, record, Severity::Check, "time-contradiction").says(
                format!("{} is placed at two times, {} apart.", against_clause(reading, record, against), apart(*days)),
                "Two statements place it differently, further apart than their wording allows.",
            )
        }
        TimeProblem::Order { record, against } => at(reading, record, Severity::Error, "time-order").says(
            format!(
                "{} is stated to lie {} {}, but the other times say the opposite.",
                reading.name(record),
                side(reading, record),
                reading.name(against)
            ),
            "One of the statements must be wrong: what follows cannot lie before.",
        ),
    }
}

fn side(reading: &Reading<'_>, record: &RecordId) -> &'static str {
    let when = reading.record(record).and_then(Record::when).and_then(Answer::value);
    match when.map(|when| &when.moment) {
        Some(Moment::After(offset)) if offset.before => "before",
        _ => "after",
    }
}

fn against_clause(reading: &Reading<'_>, record: &RecordId, against: &RecordId) -> String {
    let name = reading.name(record);
    if record == against { name } else { format!("{name}, reckoned from {},", reading.name(against)) }
}

/// A distance rounded for a message: days below two months, else months.
fn apart(days: f64) -> String {
    let (number, unit) =
        if days < 2.0 * DAYS_PER_MONTH { (days, Unit::Day) } else { (days / DAYS_PER_MONTH, Unit::Month) };
    Number::try_from(number.round())
        .map_or_else(|_| "far".to_owned(), |number| Measure::exactly(number, unit).to_string())
}

fn assumed(record: &RecordId) -> Finding {
    Finding::at(record, "interval", Severity::Note, "interval-assumed").says(
        "The interval between cycles is not recorded; the timeline takes three weeks.",
        "The course’s length on the timeline is cycles times interval; three weeks is the commonest in sarcoma regimens.",
    )
}
