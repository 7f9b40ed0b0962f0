//! The table's words on dose and days, read as numbers where they are numbers.

use crate::{
    record::Rhythm,
    table::RegimenRow,
    value::{Dose, DoseUnit, Number, Per},
};

/// On which days a drug is given, as far as the table says so in numbers.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Days {
    /// The days of a cycle.
    pub(super) days: Vec<u32>,
    /// For a drug that is not given on single days.
    pub(super) rhythm: Option<Rhythm>,
    /// Whether the dose is the sum of the cycle.
    pub(super) is_total: bool,
    /// For a regimen of alternating cycles: the name of those this drug belongs to.
    pub(super) part: Option<&'static str>,
    /// What the numbers leave out: "also 8,15 in cycles 1-2".
    pub(super) remark: Option<&'static str>,
}

/// Reads the column of days.
pub(super) fn days(row: &RegimenRow) -> Days {
    let written = row.days;
    let (numbers, remark) = written.find([' ', '(']).map_or((written, ""), |at| written.split_at(at));
    let remark = remark.trim().trim_matches(['(', ')']);
    let part = remark.strip_suffix(" cycles").filter(|part| part.chars().all(|letter| letter.is_ascii_uppercase()));
    // "1-3 (total)", "1-6 to 1-8 (total)".
    let is_total = remark == "total" || remark.ends_with("(total");
    let remark_left = Some(remark).filter(|remark| !remark.is_empty() && part.is_none() && *remark != "total");
    let rhythm = match (numbers, remark) {
        ("daily", _) => Some(Rhythm::Daily),
        ("twice", remark) if remark.starts_with("daily") => Some(Rhythm::TwiceDaily),
        ("weekly", _) => Some(Rhythm::Weekly),
        _ => None,
    };
    // Several possible lengths are no days.
    let days = if remark.starts_with("to ") { None } else { list(numbers) };
    let known = days.is_some() || rhythm.is_some();
    let remark = if known { remark_left.filter(|left| *left != "daily") } else { Some(written) };
    Days { days: days.unwrap_or_default(), rhythm, is_total, part, remark }
}

/// "1,8" and "1-3" and "1-7,15-21" as days; "once" is day 1.
fn list(text: &str) -> Option<Vec<u32>> {
    if text == "once" {
        return Some(vec![1]);
    }
    let mut days = Vec::new();
    for part in text.split(',') {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        days.extend(from.parse::<u32>().ok()?..=to.parse::<u32>().ok()?);
    }
    Some(days)
}

/// The dose of a row; none where the table gives a range, or a unit that a dose cannot have.
pub(super) fn dose(row: &RegimenRow) -> Option<Dose> {
    Some(Dose { amount: number(row.dose)?, unit: DoseUnit::Mg, per: per(row)? })
}

/// What a dose in milligrams is reckoned by; none for any other unit.
fn per(row: &RegimenRow) -> Option<Per> {
    match row.unit {
        "mg" => Some(Per::Flat),
        "mg/m2" => Some(Per::M2),
        "mg/kg" => Some(Per::Kg),
        "mg/L limb volume" => Some(Per::Litre),
        _ => None,
    }
}

pub(super) fn number(text: &str) -> Option<Number> {
    text.parse::<f64>().ok().and_then(|amount| Number::try_from(amount).ok())
}

/// "max 2 mg" of the column of settings, and whether it was recalled.
pub(super) fn at_most(row: &RegimenRow) -> Option<(Dose, bool)> {
    let mut words = row.setting.split("max ").nth(1)?.split([' ', ';', ',']);
    let (amount, unit) = (number(words.next()?)?, words.next()?);
    let unit = match unit {
        "mg" => DoseUnit::Mg,
        "g" => DoseUnit::G,
        _ => return None,
    };
    Some((Dose { amount, unit, per: Per::Flat }, row.recalled_fields.split(';').any(|field| field == "setting")))
}

/// What a dose is compared by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The sum of a cycle.
    Cycle(Per),
    /// The sum of a day, for a drug that is taken every day.
    Day(Per),
}

/// The dose of a cycle, or of a day, as a regimen has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PerCycle {
    /// What it is the dose of.
    pub basis: Basis,
    /// The least, in milligrams.
    pub least: f64,
    /// The most, in milligrams: other than the least where the table gives a range.
    pub most: f64,
    /// The dose of one day: all that is given in a cycle whose other days are not stated, or are not those of every cycle.
    pub once: f64,
}

/// The dose a row makes in a cycle or a day; none where dose or days are not numbers.
pub fn per_cycle(row: &RegimenRow) -> Option<PerCycle> {
    let per = per(row)?;
    let (least, most) = row.dose.split_once('-').unwrap_or((row.dose, row.dose));
    let (least, most) = (number(least)?.get(), number(most)?.get());
    let days = days(row);
    let count = u32::try_from(days.days.len()).ok().map(f64::from)?;
    let (basis, times) = match days.rhythm {
        Some(Rhythm::Daily | Rhythm::Continuous) => (Basis::Day(per), 1.0),
        Some(Rhythm::TwiceDaily) => (Basis::Day(per), 2.0),
        Some(Rhythm::Weekly) => return None,
        None if days.is_total => (Basis::Cycle(per), 1.0),
        None if count > 0.0 => (Basis::Cycle(per), count),
        None => return None,
    };
    Some(PerCycle { basis, least: least * times, most: most * times, once: least })
}
