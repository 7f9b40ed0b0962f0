//! A course filled from a published regimen.

use clinical::{
    judge::regimen::{Hint, generate, presets, search},
    record::{Kind, Systemic},
    value::{Answer, CaseId, RecordId},
};
use serde::Serialize;
use serde_json::Value;
use store::Edit;

use super::{of_kind, stored};
use crate::{CaseView, Casebook, Error};

/// Regimens offered at most.
const MOST: usize = 12;

/// A regimen that a search found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RegimenHit {
    /// Its short name: "AI-62012".
    pub id: &'static str,
    /// Its name in words.
    pub name: &'static str,
    /// Its drugs with dose and days: "doxorubicin 25 mg/m² d 1-3".
    pub drugs: Vec<String>,
    /// What it was given for.
    pub setting: &'static str,
    /// Whether every row of it was read in its source.
    pub verified: bool,
}

/// A course that was filled in.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Planned {
    /// The case.
    pub view: CaseView,
    /// What to look at: "ifosfamide: at most 10 g, whatever the body".
    pub hints: Vec<String>,
}

/// Regimens by name, drug or setting, the closest first; those of the table in its order where nothing is typed.
pub fn regimens(typed: &str) -> Vec<RegimenHit> {
    let found = if typed.trim().is_empty() { presets().iter().collect() } else { search(typed) };
    let hits = found.into_iter().take(MOST).map(|preset| RegimenHit {
        id: preset.id,
        name: preset.name,
        drugs: preset
            .rows
            .iter()
            .map(|row| format!("{} {} {} d {}", row.drug, row.dose, row.unit.replace("m2", "m²"), row.days))
            .collect(),
        setting: preset.rows.first().map_or("", |row| row.setting),
        verified: preset.is_verified(),
    });
    hits.collect()
}

impl Casebook {
    /// Fills a course from a regimen in one step: name, cycles, interval, drugs and supportive drugs. What else the
    /// record says stays. Cycles that alternate with it become courses of their own.
    pub fn plan(
        &mut self,
        id: &CaseId,
        record: &RecordId,
        regimen: &str,
        cycles: Option<u32>,
    ) -> Result<Planned, Error> {
        let case = self.case(id)?;
        let now: &Systemic = of_kind(&case, record)?;
        let planned = generate(regimen, cycles).ok_or_else(|| Error::Regimen(regimen.to_owned()))?;
        let mut edits = filled(record, now, &planned.course)?;
        let mut hints: Vec<String> = planned.hints.iter().map(told).collect();
        if let Some(other) = planned.alternating.first() {
            let name = self.next_name(id, Kind::Systemic)?;
            let course = Systemic { alternates_with: Some(record.clone()), ..other.clone() };
            let kind = Kind::Systemic.name().to_owned();
            edits.push(Edit::Add { id: name.to_string(), kind, body: stored(&course)?, position: None });
            hints.push(format!("{} was added as a course of its own, alternating with this one", other.regimen));
        }
        let label = format!("Regimen: {}", planned.course.regimen);
        self.apply(id, &edits, &label)?;
        Ok(Planned { view: self.open_case(id)?, hints })
    }
}

fn told(hint: &Hint) -> String {
    format!("{}: {}", hint.drug, hint.message)
}

/// What the regimen says in place of what the course said; dose changes of other drugs go with their drugs.
fn filled(record: &RecordId, now: &Systemic, course: &Systemic) -> Result<Vec<Edit>, Error> {
    let set = |path: &str, value: Option<Value>| Edit::Set { record: record.clone(), path: path.to_owned(), value };
    let mut edits = vec![
        set("regimen", Some(stored(&course.regimen)?)),
        set("drugs", Some(stored(&course.drugs)?)),
        set("support", Some(stored(&course.support)?)),
        set("changes", None),
    ];
    if matches!(course.interval, Answer::Known { .. }) {
        edits.push(set("interval", Some(stored(&course.interval)?)));
    }
    if course.cycles.is_answered() {
        edits.push(set("cycles", Some(stored(&course.cycles)?)));
    } else if !now.cycles_planned.is_answered() && course.cycles_planned.is_answered() {
        edits.push(set("cycles_planned", Some(stored(&course.cycles_planned)?)));
    }
    Ok(edits)
}
