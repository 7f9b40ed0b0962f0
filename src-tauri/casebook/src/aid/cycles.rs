//! A course of systemic therapy cycle by cycle: what was given, what differs, and what it adds up to.

use clinical::{
    case::Case,
    judge::dose::{
        PerSurface, Total,
        anthracycline::{LEVELS, Scheme, factor},
        dose_in, drug, lettered, per_surface, side_by_side, totals,
    },
    record::{Drug, Systemic},
    timeline::{Placed, Timeline, resolve},
    value::{Absence, Answer, CaseId, Choice as _, Dose, Measure, Number, RecordId},
};
use serde::Serialize;

use super::{Typed, of_kind};
use crate::{Casebook, Error};

/// The level of doxorubicin, in mg/m², at which the line is drawn. It documents and advises nothing.
const MARK: f64 = 450.0;

/// Cycles shown at most; a number typed wrongly must not fill the memory.
const MOST: u32 = 200;

/// A course cycle by cycle.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CycleGrid {
    /// The drugs, a column each.
    pub drugs: Vec<CycleDrug>,
    /// The cycles, a row each.
    pub cycles: Vec<CycleRow>,
    /// "6 given", "6 given of 8 planned".
    pub told: String,
    /// Changes that no column shows, because the course has no drug of that name.
    pub elsewhere: Vec<String>,
    /// Supportive drugs: "granulocyte colony-stimulating factor (G-CSF)".
    pub support: Vec<String>,
    /// The anthracyclines over the whole case; none where the course has none.
    pub whole: Option<WholeCase>,
}

/// A drug of the course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CycleDrug {
    /// Its name as recorded.
    pub name: String,
    /// The name it is summed under.
    pub called: String,
    /// Unit of its dose: "mg/m²"; empty where no dose is recorded.
    pub unit: String,
    /// When in a cycle: "days 1 and 8", "sum of the cycle".
    pub days: String,
    /// What the course came to: "425 mg/m²"; empty where that cannot be told.
    pub total: String,
}

/// A cycle.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CycleRow {
    /// Its number.
    pub number: u32,
    /// Its first day from that of the course: "+3 weeks"; empty where the interval is not known.
    pub day: String,
    /// Whether it was given; otherwise it was planned only.
    pub given: bool,
    /// One a drug.
    pub cells: Vec<CycleCell>,
    /// Why it differs.
    pub reason: String,
    /// Whether a dose differs and nobody said why.
    pub unexplained: bool,
}

/// A drug in a cycle.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CycleCell {
    /// As it is typed: "50"; with its unit where that is another than the column's.
    pub words: String,
    /// Whether it is another dose than the course's own.
    pub differs: bool,
    /// Sum of the course up to this cycle: "125 mg/m²".
    pub so_far: String,
    /// The same in milligrams per m² over the whole case, from least to most; none where that cannot be told.
    pub reached: Option<(f64, f64)>,
}

/// A drug over the whole case.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct WholeCase {
    /// The drug.
    pub drug: String,
    /// What it came to in each kind of dose: "425 mg/m² + 140 mg flat".
    pub totals: String,
    /// Per m²: "491.7 to 518.3 mg/m²"; empty where that cannot be told.
    pub per_surface: String,
    /// What was taken for granted; empty where nothing was.
    pub assumed: String,
    /// After each cycle of each course.
    pub points: Vec<DosePoint>,
    /// The level at which a line is drawn, in mg/m².
    pub mark: f64,
    /// What is published about it.
    pub mark_words: &'static str,
}

/// What a drug had come to after a cycle.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DosePoint {
    /// Months from time zero of the cycle's first day; none where the course has no time.
    pub months: Option<f64>,
    /// The letter of the course.
    pub letter: String,
    /// Whether it is of the course in the form.
    pub own: bool,
    /// The least it can have come to, in mg/m².
    pub least: f64,
    /// The most.
    pub most: f64,
}

impl Casebook {
    /// A course as it stands on the form.
    pub fn cycles(&self, id: &CaseId, typed: &Typed) -> Result<CycleGrid, Error> {
        let case = self.typed(id, std::slice::from_ref(typed))?;
        let course: &Systemic = of_kind(&case, &typed.record)?;
        let timeline = resolve(&case);
        Ok(grid(&case, &timeline, &typed.record, course))
    }
}

fn grid(case: &Case, timeline: &Timeline, id: &RecordId, course: &Systemic) -> CycleGrid {
    let before = before(case, timeline, id);
    let rows = (1..=shown(course)).map(|number| row(&before, course, number));
    let first = course.drugs.iter().filter_map(|drug| drug.drug.value()).find(|name| is_anthracycline(name));
    let named = |name: &str| course.drugs.iter().any(|drug| of_name(drug, name));
    let elsewhere = course.changes.iter().filter(|change| !named(&change.drug));
    CycleGrid {
        drugs: course.drugs.iter().map(|drug| column(course, drug)).collect(),
        cycles: rows.collect(),
        told: told(course),
        elsewhere: elsewhere.map(|change| format!("{} in cycle {}", change.drug, change.from_cycle)).collect(),
        support: course.support.iter().map(|support| support.drug.to_string()).collect(),
        whole: first.and_then(|name| whole(case, timeline, id, &drug::called(name))),
    }
}

/// The cycles that the form shows: given, planned, or named by a change.
pub(super) fn shown(course: &Systemic) -> u32 {
    let given = course.cycles.value().copied().unwrap_or(0);
    let planned = course.cycles_planned.value().copied().unwrap_or(0);
    let changed = course.changes.iter().map(|change| change.to_cycle.unwrap_or(change.from_cycle)).max().unwrap_or(0);
    given.max(planned).max(changed).min(MOST)
}

fn told(course: &Systemic) -> String {
    let given = course.cycles.value().map(|given| format!("{given} given"));
    let planned = course.cycles_planned.value().map(|planned| format!("{planned} planned"));
    [given, planned].into_iter().flatten().collect::<Vec<_>>().join(" of ")
}

/// Whether a drug of the course goes by a name.
pub(super) fn of_name(drug: &Drug, name: &str) -> bool {
    drug.drug.value().is_some_and(|own| drug::called(own) == drug::called(name))
}

fn is_anthracycline(name: &str) -> bool {
    drug::row(name).is_some_and(|row| factor(row, Scheme::Feijen2019).is_ok())
}

fn column(course: &Systemic, drug: &Drug) -> CycleDrug {
    let name = drug.drug.value().map_or_else(|| "drug not named".to_owned(), ToString::to_string);
    CycleDrug {
        called: drug::called(&name),
        name,
        unit: drug.dose.value().map(Dose::unit_printed).unwrap_or_default(),
        days: days(drug),
        total: side_by_side(&totals(course, drug)),
    }
}

fn days(drug: &Drug) -> String {
    let days: Vec<String> = drug.days.iter().map(u32::to_string).collect();
    let summed = drug.per_cycle == Some(clinical::value::YesNo::Yes);
    let on = match days.split_last() {
        None => drug.rhythm.map(|rhythm| rhythm.label().to_owned()).unwrap_or_default(),
        Some((only, [])) => format!("day {only}"),
        Some((last, others)) => format!("days {} and {last}", others.join(", ")),
    };
    let parts = [on, if summed { "sum of the cycle".to_owned() } else { String::new() }];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn row(before: &[&Systemic], course: &Systemic, number: u32) -> CycleRow {
    let until = until(course, number);
    let given = course.cycles.value().is_some_and(|cycles| number <= *cycles);
    let cells = course.drugs.iter().map(|drug| cell(before, course, &until, drug, number, given));
    let cells: Vec<CycleCell> = cells.collect();
    let reason = reason(course, number);
    CycleRow {
        number,
        day: day(course, number),
        given,
        unexplained: reason.is_empty() && cells.iter().any(|cell| cell.differs),
        cells,
        reason,
    }
}

/// The course up to a cycle.
fn until(course: &Systemic, number: u32) -> Systemic {
    Systemic { cycles: Answer::known(number), ..course.clone() }
}

fn cell(before: &[&Systemic], course: &Systemic, until: &Systemic, drug: &Drug, number: u32, given: bool) -> CycleCell {
    let dose = dose_in(course, drug, number);
    let planned = drug.dose.value();
    let alike = |dose: &Dose| planned.is_some_and(|own| own.unit == dose.unit && own.per == dose.per);
    let words = match (dose.value(), dose.absence()) {
        (Some(dose), _) if alike(dose) => plain(dose.amount),
        (Some(dose), _) => dose.to_string(),
        (None, Some(Absence::NotDone)) => "not given".to_owned(),
        (None, Some(why)) => why.label().to_owned(),
        (None, None) => String::new(),
    };
    let sum: Vec<Total> = if given { totals(until, drug) } else { Vec::new() };
    let all = || before.iter().copied().chain([until]);
    let reached = drug.drug.value().filter(|_| given).and_then(|name| per_surface(all(), name));
    CycleCell {
        words,
        differs: *dose != drug.dose,
        so_far: side_by_side(&sum),
        reached: reached.map(|sum| (tenth(sum.least), tenth(sum.most))),
    }
}

/// An amount as it is typed: without a comma in the thousands.
fn plain(amount: Number) -> String {
    amount.to_string().replace(',', "")
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// The reasons of a cycle, each once: of its changed doses, and its own.
fn reason(course: &Systemic, number: u32) -> String {
    let holds = |from: u32, to: Option<u32>| (from..=to.unwrap_or(from)).contains(&number);
    let changes = course.changes.iter().filter(|one| holds(one.from_cycle, one.to_cycle)).map(|one| &one.reason);
    let notes = course.cycle_notes.iter().filter(|note| note.number == number).map(|note| &note.reason);
    let mut reasons: Vec<&str> = Vec::new();
    for reason in changes.chain(notes).map(|reason| reason.trim()).filter(|reason| !reason.is_empty()) {
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons.join("; ")
}

/// "day 1", "+3 weeks".
fn day(course: &Systemic, number: u32) -> String {
    let interval = course.interval.value().filter(|interval| interval.upper.is_none());
    match (number, interval) {
        (1, _) => "start".to_owned(),
        (_, Some(interval)) => {
            let after = interval.value.get() * f64::from(number - 1);
            let value = Number::try_from(after).ok();
            value.map(|value| format!("+{}", Measure { value, qualifier: None, ..*interval })).unwrap_or_default()
        }
        (_, None) => String::new(),
    }
}

/// The courses before one, in order of time.
fn before<'a>(case: &'a Case, timeline: &Timeline, id: &RecordId) -> Vec<&'a Systemic> {
    let all = lettered(case, timeline).into_iter();
    all.take_while(|one| one.id != id).map(|one| one.course).collect()
}

/// A drug over all courses, cycle by cycle.
fn whole(case: &Case, timeline: &Timeline, own: &RecordId, name: &str) -> Option<WholeCase> {
    let courses = lettered(case, timeline);
    let mut done: Vec<&Systemic> = Vec::new();
    let mut points = Vec::new();
    for one in &courses {
        if one.course.drugs.iter().any(|drug| of_name(drug, name)) {
            let start = timeline.at(one.id).map(Placed::months);
            for number in 1..=one.course.cycles.value().copied().unwrap_or(0).min(MOST) {
                let until = until(one.course, number);
                let Some(sum) = per_surface(done.iter().copied().chain([&until]), name) else { continue };
                let months = start.map(|start| start + after(one.course, number));
                let PerSurface { least, most, .. } = sum;
                let letter = one.letter.clone();
                points.push(DosePoint { months, letter, own: one.id == own, least: tenth(least), most: tenth(most) });
            }
        }
        done.push(one.course);
    }
    let sums = clinical::judge::dose::cumulative(done.iter().copied());
    let (_, totals) = sums.into_iter().find(|(other, _)| other == name)?;
    let sum = per_surface(done.iter().copied(), name);
    let assumed = sum
        .filter(|sum| sum.assumed)
        .map(|_| "flat doses count for a body surface area of 1.5 to 2.1 m², because none is recorded".to_owned());
    Some(WholeCase {
        drug: name.to_owned(),
        totals: side_by_side(&totals),
        per_surface: sum.map(|sum| sum.printed()).unwrap_or_default(),
        assumed: assumed.unwrap_or_default(),
        points,
        mark: MARK,
        mark_words: LEVELS.iter().find(|level| level.from >= MARK).map_or("", |level| level.published),
    })
}

/// Months from the first day of a course to that of a cycle.
fn after(course: &Systemic, number: u32) -> f64 {
    let days = course.interval.value().and_then(Measure::days).unwrap_or(0.0);
    days * f64::from(number - 1) / clinical::timeline::DAYS_PER_MONTH
}
