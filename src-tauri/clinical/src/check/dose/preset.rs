//! Doses and intervals against those published for the same drugs.

use super::{Finding, Severity};
use crate::{
    judge::{
        dose::{Total, drug, in_milligrams, is_called},
        regimen::{self, Basis, PerCycle, Preset, per_cycle},
    },
    record::{Drug, Rhythm, Systemic},
    table::RegimenRow,
    value::{Dose, DoseUnit, Measure, Number, Per, RecordId, Unit, YesNo},
};

pub(super) fn check(courses: &[(&RecordId, &Systemic)]) -> Vec<Finding> {
    let alternates = |id: &RecordId, course: &Systemic| {
        course.alternates_with.is_some() || courses.iter().any(|(_, other)| other.alternates_with.as_ref() == Some(id))
    };
    let mut findings = Vec::new();
    for (id, course) in courses {
        let presets = regimen::of_course(course);
        for (index, drug) in course.drugs.iter().enumerate() {
            let published = published(&presets, drug);
            for (path, dose) in stated(course, index, drug) {
                findings.extend(of_dose(id, &path, drug, &dose, &published));
            }
        }
        // The cycles of the other course lie between its own.
        if !alternates(id, course) {
            findings.extend(interval(id, course, &presets));
        }
    }
    findings
}

/// The doses a course states for a drug, each with its path.
fn stated(course: &Systemic, index: usize, drug: &Drug) -> Vec<(String, Dose)> {
    let own = drug.dose.value().map(|dose| (format!("drugs.{index}.dose"), *dose));
    let changes = course.changes.iter().enumerate().filter(|(_, change)| is_called(drug, &drug::called(&change.drug)));
    let changed = changes.filter_map(|(at, change)| Some((format!("changes.{at}.dose"), *change.dose.value()?)));
    own.into_iter().chain(changed).collect()
}

/// The published rows for a drug: of the regimens with the course's drugs, else of every regimen that has it.
fn published(presets: &[&'static Preset], drug: &Drug) -> Vec<&'static RegimenRow> {
    let Some(name) = drug.drug.value().and_then(|name| drug::row(name)).map(|row| row.name) else { return Vec::new() };
    let of = |presets: &mut dyn Iterator<Item = &'static Preset>| -> Vec<&'static RegimenRow> {
        presets.flat_map(|preset| &preset.rows).copied().filter(|row| row.drug == name).collect()
    };
    let closest = of(&mut presets.iter().copied());
    if closest.is_empty() { of(&mut regimen::presets().iter()) } else { closest }
}

/// What `dose` makes in a cycle or a day, in milligrams.
fn given(drug: &Drug, dose: &Dose) -> Option<(Basis, f64)> {
    let amount = dose.amount.get() * in_milligrams(dose.unit)?;
    let days = u32::try_from(drug.days.len()).ok().map(|days| f64::from(days.max(1)))?;
    Some(match drug.rhythm {
        Some(Rhythm::Daily | Rhythm::Continuous) => (Basis::Day(dose.per), amount),
        Some(Rhythm::TwiceDaily) => (Basis::Day(dose.per), amount * 2.0),
        Some(Rhythm::Weekly) => return None,
        None if drug.per_cycle == Some(YesNo::Yes) => (Basis::Cycle(dose.per), amount),
        None => (Basis::Cycle(dose.per), amount * days),
    })
}

/// From half the least to twice the most published dose, in milligrams.
#[derive(Clone, Copy)]
struct Range {
    least: f64,
    most: f64,
}

impl Range {
    /// The range of rows on the same basis; none without one.
    fn of<'a>(rows: impl Iterator<Item = &'a &'static RegimenRow>, drug: &Drug, basis: Basis) -> Option<Self> {
        let days_stated = !drug.days.is_empty() || drug.per_cycle == Some(YesNo::Yes) || drug.rhythm.is_some();
        let bounds = rows.filter_map(|row| Some((row, per_cycle(row).filter(|dose| dose.basis == basis)?)));
        bounds.fold(None, |range: Option<Self>, (row, dose): (_, PerCycle)| {
            // Words beside the days mean that not every cycle has them all.
            let every_cycle = days_stated && row.days.chars().all(|sign| sign.is_ascii_digit() || ",-".contains(sign));
            let low = if every_cycle { dose.least } else { dose.least.min(dose.once) };
            let (least, most) =
                range.map_or((low, dose.most), |range| (range.least.min(low), range.most.max(dose.most)));
            Some(Self { least, most })
        })
    }

    fn holds(self, amount: f64) -> bool {
        (self.least * 0.5 - 1e-9..=self.most * 2.0 + 1e-9).contains(&amount)
    }

    fn printed(self, per: Per) -> String {
        let dose = |amount| Total { amount, unit: DoseUnit::Mg, per }.printed();
        if self.least < self.most { format!("{} to {}", dose(self.least), dose(self.most)) } else { dose(self.most) }
    }
}

fn of_dose(id: &RecordId, path: &str, drug: &Drug, dose: &Dose, rows: &[&'static RegimenRow]) -> Vec<Finding> {
    let Some((basis, amount)) = given(drug, dose) else { return Vec::new() };
    let Some(all) = Range::of(rows.iter(), drug, basis) else { return Vec::new() };
    let verified = Range::of(rows.iter().filter(|row| row.verified), drug, basis);
    if verified.unwrap_or(all).holds(amount) {
        return Vec::new();
    }
    // Rows that nobody verified give a hint at most.
    let severity = if verified.is_none() || all.holds(amount) { Severity::Note } else { Severity::Check };
    let name = drug.drug.value().map_or_else(String::new, |name| drug::called(name));
    let each = if matches!(basis, Basis::Day(_)) { "a day" } else { "a cycle" };
    let sum = Total { amount, unit: DoseUnit::Mg, per: dose.per };
    let shown = verified.unwrap_or(all).printed(dose.per);
    let outside = Finding::at(id, path, severity, "dose-outside-preset").says(
        format!("{} of {name} {each} is less than half or more than twice what is published ({shown}).", sum.printed()),
        format!("A slip of the decimal point, the unit or the days looks like this. {}", sources(rows)),
    );
    let unit = unit(id, path, drug, dose, all);
    std::iter::once(outside).chain(unit).collect()
}

/// A unit of mass in which the same number would be a published dose.
fn unit(id: &RecordId, path: &str, drug: &Drug, dose: &Dose, range: Range) -> Option<Finding> {
    let meant = [DoseUnit::Mg, DoseUnit::G, DoseUnit::Ug].into_iter().find(|unit| {
        let other = Dose { unit: *unit, ..*dose };
        *unit != dose.unit && given(drug, &other).is_some_and(|(_, amount)| range.holds(amount))
    })?;
    let other = Dose { unit: meant, ..*dose };
    let name = drug.drug.value().map_or_else(String::new, |name| drug::called(name));
    Some(
        Finding::at(id, path, Severity::Check, "dose-unit-implausible")
            .says(
                format!("{dose} of {name} is implausible: {other} is probably meant."),
                "The same number in another unit is a published dose of this drug.",
            )
            .fixed_by(
                format!("Set {other}"),
                format!("{path}.known.unit"),
                serde_json::to_value(meant).unwrap_or_default(),
            ),
    )
}

fn sources(rows: &[&'static RegimenRow]) -> String {
    let mut names: Vec<&str> = rows.iter().map(|row| row.id).collect();
    names.dedup();
    let more = names.len().saturating_sub(3);
    names.truncate(3);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("Regimens compared: {}{rest}.", names.join(", "))
}

fn interval(id: &RecordId, course: &Systemic, presets: &[&'static Preset]) -> Option<Finding> {
    let stated = course.interval.value()?;
    let days = stated.days()?;
    let mut published: Vec<u32> = presets
        .iter()
        .filter_map(|preset| preset.rows.first()?.interval_days.parse().ok())
        .filter(|days| *days > 0)
        .collect();
    published.sort_unstable();
    published.dedup();
    let differs = !published.is_empty() && published.iter().all(|other| (f64::from(*other) - days).abs() > 1.0);
    let shown: Vec<String> = published.iter().map(|days| in_weeks(*days)).collect();
    differs.then(|| {
        Finding::at(id, "interval", Severity::Note, "interval-differs-from-preset").says(
            format!("An interval of {stated} is none of those published for these drugs ({}).", shown.join(", ")),
            format!("Readers compare dose intensity by the interval. {}", names(presets)),
        )
    })
}

fn names(presets: &[&'static Preset]) -> String {
    let names: Vec<&str> = presets.iter().take(3).map(|preset| preset.name).collect();
    format!("Regimens compared: {}.", names.join("; "))
}

fn in_weeks(days: u32) -> String {
    let (number, unit) = if days.is_multiple_of(7) { (days / 7, Unit::Week) } else { (days, Unit::Day) };
    Measure::exactly(Number::from(number), unit).to_string()
}
