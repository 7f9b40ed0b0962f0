//! The patient: age, sex and history.

use clinical::{
    record::{PastEvent, Patient},
    value::{Absence, Answer, Moment, Term, YesNo},
};

use super::Teller;
use crate::{
    english::{a, sentence},
    person::{age, aged},
    phrase::listed,
};

/// Who the patient is and what went before.
pub(super) fn tell(teller: &Teller<'_>) -> Vec<String> {
    let Some(patient) = teller.case.one::<Patient>() else { return Vec::new() };
    let mut said = vec![who(teller, patient), history(teller, patient)];
    said.extend(answered(patient));
    said.push(missing(patient));
    said.into_iter().filter_map(|text| sentence(&text)).collect()
}

fn who(teller: &Teller<'_>, patient: &Patient) -> String {
    let noun = teller.person.noun;
    let stated = patient.age.value();
    match (stated.and_then(aged), stated.and_then(age)) {
        (Some(aged), _) => format!("the patient was {}", a(&format!("{aged} {noun}"))),
        (None, Some(age)) => format!("the patient was {} of {age}", a(noun)),
        (None, None) if noun == "patient" => String::new(),
        (None, None) => format!("the patient was {}; the age was not recorded", a(noun)),
    }
}

fn history(teller: &Teller<'_>, patient: &Patient) -> String {
    let own = teller.person.own;
    let unremarkable = patient.otherwise_unremarkable.is(&YesNo::Yes);
    let events: Vec<String> = patient.medical_history.iter().filter_map(event).collect();
    match (events.as_slice(), unremarkable) {
        ([], true) => format!("{own} medical history was unremarkable"),
        ([], false) => String::new(),
        ([only], true) => format!("{} was the only significant item in {own} medical history", a(only)),
        (all, true) => format!("{own} medical history included {} and was otherwise unremarkable", listed(all)),
        (all, false) => format!("{own} medical history included {}", listed(all)),
    }
}

fn event(event: &PastEvent) -> Option<String> {
    if event.what.is_empty() {
        return None;
    }
    let age = match event.when.as_ref().map(|when| &when.moment) {
        Some(Moment::Age(age)) => format!(" at the age of {age}"),
        _ => String::new(),
    };
    let outcome = if event.outcome.is_empty() { String::new() } else { format!(" ({})", event.outcome) };
    Some(format!("{}{age}{outcome}", event.what))
}

/// The questions of the history that a reader looks for, as they are called.
fn questions(patient: &Patient) -> [(&'static str, &Answer<Term>); 5] {
    [
        ("family history", &patient.family_history),
        ("psychosocial history", &patient.psychosocial_history),
        ("genetic history", &patient.genetic_history),
        ("regular medication", &patient.medication),
        ("allergies", &patient.allergies),
    ]
}

fn answered(patient: &Patient) -> Vec<String> {
    let known = |(name, answer): (&str, &Answer<Term>)| answer.value().map(|value| format!("{name}: {}", &**value));
    let unknown = questions(patient).into_iter().filter(|(_, answer)| answer.absence() == Some(Absence::NotKnown));
    let unknown: Vec<&str> = unknown.map(|(name, _)| name).collect();
    let are = if unknown.len() > 1 || unknown == ["allergies"] { "are" } else { "is" };
    let not_known = (!unknown.is_empty()).then(|| format!("{} {are} not known", listed(&unknown)));
    questions(patient).into_iter().filter_map(known).chain(not_known).collect()
}

/// What was not answered, once.
fn missing(patient: &Patient) -> String {
    let open = questions(patient).into_iter().filter(|(_, answer)| !answer.is_answered());
    let names: Vec<&str> = open.map(|(name, _)| name).collect();
    match names.as_slice() {
        [] => String::new(),
        names => format!("{} {} not recorded", listed(names), crate::english::was(&listed(names))),
    }
}
