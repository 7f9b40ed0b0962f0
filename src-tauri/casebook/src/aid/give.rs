//! Doses and reasons typed into the grid of cycles, written as the changes of a course.

use clinical::{
    judge::dose::dose_in,
    record::{Cycle, DoseChange, Drug, Systemic},
    value::{Absence, Answer, CaseId, Dose, RecordId, Term, read_dose},
};
use serde::Deserialize;
use store::Edit;

use super::{
    cycles::{of_name, shown},
    of_kind, stored,
};
use crate::{CaseView, Casebook, Error};

/// What was typed for a cycle.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Given {
    /// The cycle.
    pub cycle: u32,
    /// The drug by its place in the course; none for the reason of the cycle.
    pub drug: Option<usize>,
    /// "50", "60 mg/m2", "not given"; empty for the course's own dose, or no reason.
    pub words: String,
}

impl Casebook {
    /// Writes doses and reasons in one step; what is no dose is refused, and then nothing is written.
    pub fn give(&mut self, id: &CaseId, record: &RecordId, given: &[Given]) -> Result<CaseView, Error> {
        let case = self.case(id)?;
        let mut course = of_kind::<Systemic>(&case, record)?.clone();
        for one in given {
            match one.drug {
                Some(place) => set_dose(&mut course, place, one)?,
                None => set_reason(&mut course, one.cycle, one.words.trim()),
            }
        }
        let label = label(&course, given);
        let set = |path: &str, value| Edit::Set { record: record.clone(), path: path.to_owned(), value: Some(value) };
        let mut edits =
            vec![set("changes", stored(&course.changes)?), set("cycle_notes", stored(&course.cycle_notes)?)];
        // A dose typed for the first cycle of a drug without one is the course's own.
        edits.push(set("drugs", stored(&course.drugs)?));
        self.apply(id, &edits, &label)?;
        self.open_case(id)
    }
}

/// "Systemic therapy: doxorubicin, cycle 1", "Systemic therapy: 6 doses".
fn label(course: &Systemic, given: &[Given]) -> String {
    let what = match given {
        [Given { drug: None, cycle, .. }] => format!("reason, cycle {cycle}"),
        [Given { drug: Some(place), cycle, .. }] => {
            let named = course.drugs.get(*place).and_then(|drug| drug.drug.value());
            format!("{}, cycle {cycle}", named.map_or_else(|| "dose".to_owned(), ToString::to_string))
        }
        more => format!("{} cells of the cycles", more.len()),
    };
    format!("Systemic therapy: {what}")
}

fn set_dose(course: &mut Systemic, place: usize, one: &Given) -> Result<(), Error> {
    let Some(drug) = course.drugs.get(place).cloned() else { return Ok(()) };
    let dose = understood(&drug, one.words.trim())?;
    if !drug.dose.is_answered() {
        if let Some(drug) = course.drugs.get_mut(place) {
            drug.dose = dose;
        }
        return Ok(());
    }
    let kept = reasons(course, &drug, one.cycle);
    let mut doses: Vec<(Answer<Dose>, String)> = (1..=shown(course).max(one.cycle))
        .map(|cycle| (dose_in(course, &drug, cycle).clone(), reasons(course, &drug, cycle)))
        .collect();
    if let Some(cell) = one.cycle.checked_sub(1).and_then(|index| doses.get_mut(usize::try_from(index).ok()?)) {
        *cell = (dose.clone(), if dose == drug.dose { String::new() } else { kept });
    }
    let name = drug.drug.value().cloned().unwrap_or_default();
    course.changes.retain(|change| !of_name(&drug, &change.drug));
    course.changes.extend(runs(&drug, &name, doses));
    let order = |change: &DoseChange| {
        let place = course.drugs.iter().position(|drug| of_name(drug, &change.drug));
        (place.unwrap_or(usize::MAX), change.from_cycle)
    };
    course.changes.sort_by_key(order);
    Ok(())
}

/// The course's own dose for nothing typed, "not given" for a dose left out, else a dose.
fn understood(drug: &Drug, words: &str) -> Result<Answer<Dose>, Error> {
    let absent = |why| Answer::Absent { why, note: None };
    match words.to_lowercase().as_str() {
        "" => Ok(drug.dose.clone()),
        "not given" | "–" | "-" | "−" => Ok(absent(Absence::NotDone)),
        "?" | "not known" => Ok(absent(Absence::NotKnown)),
        _ => {
            let dose = read_dose(words, drug.dose.value().copied());
            dose.map(Answer::known).ok_or_else(|| Error::Dose(words.to_owned()))
        }
    }
}

/// The reason that the changes of a drug give for a cycle.
fn reasons(course: &Systemic, drug: &Drug, cycle: u32) -> String {
    let holds =
        |change: &&DoseChange| (change.from_cycle..=change.to_cycle.unwrap_or(change.from_cycle)).contains(&cycle);
    let of_drug = course.changes.iter().rev().filter(|change| of_name(drug, &change.drug));
    of_drug.into_iter().find(holds).map(|change| change.reason.trim().to_owned()).unwrap_or_default()
}

/// The cycles whose dose is not the course's own, alike neighbours as one.
fn runs(drug: &Drug, name: &Term, doses: Vec<(Answer<Dose>, String)>) -> Vec<DoseChange> {
    let mut runs: Vec<DoseChange> = Vec::new();
    for ((dose, reason), cycle) in doses.into_iter().zip(1..) {
        if dose == drug.dose {
            continue;
        }
        let goes_on = |last: &&mut DoseChange| {
            last.to_cycle.unwrap_or(last.from_cycle) + 1 == cycle && last.dose == dose && last.reason.trim() == reason
        };
        match runs.last_mut().filter(goes_on) {
            Some(last) => last.to_cycle = Some(cycle),
            None => runs.push(DoseChange {
                drug: name.clone(),
                from_cycle: cycle,
                to_cycle: None,
                dose,
                reason: Term(reason),
            }),
        }
    }
    runs
}

/// The reason of a cycle: that of its changed doses, else one of its own.
fn set_reason(course: &mut Systemic, cycle: u32, words: &str) {
    let drugs = course.drugs.clone();
    let changed: Vec<&Drug> = drugs.iter().filter(|drug| *dose_in(course, drug, cycle) != drug.dose).collect();
    for drug in &changed {
        let mut doses: Vec<(Answer<Dose>, String)> =
            (1..=shown(course)).map(|one| (dose_in(course, drug, one).clone(), reasons(course, drug, one))).collect();
        if let Some((_, reason)) = cycle.checked_sub(1).and_then(|index| doses.get_mut(usize::try_from(index).ok()?)) {
            words.clone_into(reason);
        }
        let name = drug.drug.value().cloned().unwrap_or_default();
        course.changes.retain(|change| !of_name(drug, &change.drug));
        course.changes.extend(runs(drug, &name, doses));
    }
    let noted = course.cycle_notes.iter().position(|note| note.number == cycle);
    let of_note = if changed.is_empty() { words } else { "" };
    match noted {
        Some(place) => {
            if let Some(note) = course.cycle_notes.get_mut(place) {
                note.reason = Term::from(of_note);
                if *note == (Cycle { number: cycle, ..Cycle::default() }) {
                    course.cycle_notes.remove(place);
                }
            }
        }
        None if of_note.is_empty() => {}
        None => {
            course.cycle_notes.push(Cycle { number: cycle, reason: Term::from(of_note), ..Cycle::default() });
            course.cycle_notes.sort_by_key(|note| note.number);
        }
    }
}
