//! A course of treatment from a regimen.

use super::{Preset, is_supportive, preset, schedule};
use crate::{
    record::{Drug, Support, Systemic},
    table::RegimenRow,
    value::{Answer, Measure, Number, Term, Unit, YesNo},
};

/// What a regimen fills in. Everything in it is a proposal.
#[derive(Debug, Clone, PartialEq)]
pub struct Generated {
    /// The course; the first one of a regimen whose cycles alternate.
    pub course: Systemic,
    /// The courses whose cycles alternate with it. Their `alternates_with` is for the caller, who names the records.
    pub alternating: Vec<Systemic>,
    /// What to look at before it is kept: fields recalled and not verified, and words of the table that fit no field.
    pub hints: Vec<Hint>,
    /// Where it was published.
    pub sources: Vec<&'static str>,
    /// Whether every row was read in its source.
    pub verified: bool,
}

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The drug.
    pub drug: &'static str,
    /// The field of the drug or course: "dose", "days", "interval".
    pub field: &'static str,
    /// What to know: "recalled, not verified".
    pub message: String,
}

/// The course of the regimen called `id`, with `cycles` given; without a number the usual one stands as planned. None
/// for a regimen the table does not have. Alternating cycles are shared out from the first: 14 of VDC/IE are 7 and 7.
pub fn generate(id: &str, cycles: Option<u32>) -> Option<Generated> {
    let preset = preset(id)?;
    let parts = parts(preset);
    let shares = u32::try_from(parts.len()).unwrap_or(1).max(1);
    let mut courses = parts.iter().zip(0..).map(|(part, place)| {
        let share = |all: u32| (all + shares - 1 - place) / shares;
        course(preset, *part, shares, cycles.map(share), usual(preset).map(share))
    });
    let first = courses.next()?;
    let mut sources: Vec<&'static str> = preset.rows.iter().map(|row| row.source).collect();
    sources.dedup();
    Some(Generated {
        course: first,
        alternating: courses.collect(),
        hints: preset.rows.iter().flat_map(|row| hints(row)).collect(),
        sources,
        verified: preset.is_verified(),
    })
}

/// The kinds of cycle of a regimen: one, or the names of those that alternate.
fn parts(preset: &Preset) -> Vec<Option<&'static str>> {
    let mut parts: Vec<Option<&'static str>> = preset.rows.iter().map(|row| schedule::days(row).part).collect();
    parts.dedup();
    parts
}

/// The usual number of cycles, where the table gives the same plain number for every drug of treatment.
fn usual(preset: &Preset) -> Option<u32> {
    let mut numbers = preset.rows.iter().filter(|row| !is_supportive(row)).map(|row| row.cycles_usual.parse().ok());
    let first = numbers.next()??;
    numbers.all(|number| number == Some(first)).then_some(first)
}

fn course(
    preset: &Preset,
    part: Option<&'static str>,
    shares: u32,
    given: Option<u32>,
    usual: Option<u32>,
) -> Systemic {
    let rows: Vec<&RegimenRow> = preset.rows.iter().copied().filter(|row| schedule::days(row).part == part).collect();
    let (support, drugs): (Vec<&RegimenRow>, Vec<&RegimenRow>) = rows.iter().partition(|row| is_supportive(row));
    let days = drugs.first().and_then(|row| row.interval_days.parse::<u32>().ok()).filter(|days| *days > 0);
    Systemic {
        regimen: Term(part.map_or_else(|| preset.name.to_owned(), |part| format!("{part} of {}", preset.name))),
        cycles: given.map_or(Answer::Unanswered, Answer::known),
        cycles_planned: usual.filter(|_| given.is_none()).map_or(Answer::Unanswered, Answer::known),
        interval: days.map_or(Answer::Unanswered, |days| Answer::known(interval(days * shares))),
        drugs: drugs.into_iter().map(of_row).collect(),
        support: support.into_iter().map(supporting).collect(),
        ..Systemic::default()
    }
}

/// Whole weeks where they are.
fn interval(days: u32) -> Measure {
    if days.is_multiple_of(7) {
        Measure::exactly(Number::from(days / 7), Unit::Week)
    } else {
        Measure::exactly(Number::from(days), Unit::Day)
    }
}

fn of_row(row: &RegimenRow) -> Drug {
    let days = schedule::days(row);
    Drug {
        drug: Answer::known(Term::from(row.drug)),
        dose: schedule::dose(row).map_or(Answer::Unanswered, Answer::known),
        at_most: schedule::at_most(row).map(|(most, _)| most),
        per_cycle: days.is_total.then_some(YesNo::Yes),
        days: days.days,
        rhythm: days.rhythm,
        duration: None,
        route: route(row),
    }
}

fn route(row: &RegimenRow) -> Term {
    let route = match row.route {
        "iv" => "intravenous",
        "po" => "by mouth",
        "sc" => "subcutaneous",
        "ia" => "into the artery",
        other => other,
    };
    let parts: Vec<&str> = [route, row.infusion].into_iter().filter(|part| !part.is_empty()).collect();
    Term(parts.join(", "))
}

fn supporting(row: &RegimenRow) -> Support {
    Support { drug: Term::from(row.drug), days: schedule::days(row).days }
}

/// What was recalled, what could not be filled in, and what the table adds in words.
fn hints(row: &'static RegimenRow) -> Vec<Hint> {
    let hint = |field, message: String| Hint { drug: row.drug, field, message };
    let mut hints = Vec::new();
    if !row.verified {
        hints.push(hint("dose", format!("not verified ({})", row.source)));
    }
    for field in row.recalled_fields.split(';').filter(|field| !field.is_empty()) {
        hints.push(hint(shown(field), "recalled, not verified".to_owned()));
    }
    let printed = format!("{} {}", row.dose, row.unit.replace("m2", "m²"));
    if is_supportive(row) {
        hints.push(hint("dose", format!("supportive drug: {printed}")));
    } else if schedule::dose(row).is_none() {
        hints.push(hint("dose", format!("published as {printed}: enter what was given")));
    }
    if let Some(remark) = schedule::days(row).remark {
        hints.push(hint("days", remark.to_owned()));
    }
    if let Some((most, _)) = schedule::at_most(row) {
        hints.push(hint("at_most", format!("at most {most}, whatever the body")));
    }
    if !row.setting.is_empty() {
        hints.push(hint("setting", row.setting.to_owned()));
    }
    hints
}

/// The field of the record that a column of the table fills.
fn shown(column: &'static str) -> &'static str {
    match column {
        "interval_days" => "interval",
        "cycles_usual" => "cycles_planned",
        "infusion" => "route",
        // The table keeps the cap of a dose with the setting.
        "setting" => "at_most",
        other => other,
    }
}
