//! What is nobody's name, and yet tells who it is when it stands together.

use serde_json::json;

use super::{Finding, Severity, reading::Reading};
use crate::{
    identifiers::{Known, Telling, passages, years},
    record::{Manuscript, Patient, Record, Tumour},
    value::{Measure, RecordId, Unit},
    wording::is_hidden_age,
};

const WHY: &str = "A sarcoma is rare: whoever knows one of these finds the person by the others. Coarsen two of them \
    (ICMJE, Protection of research participants; 45 CFR 164.514(b)(2)(ii)).";

/// An exact age, a hospital and a calendar year beside the diagnosis.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let diagnosed = reading.case.one::<Tumour>().is_some_and(|tumour| tumour.diagnosis.value().is_some());
    let Some((id, age)) = exact_age(reading).filter(|_| diagnosed && has_place(reading) && has_year(reading)) else {
        return Vec::new();
    };
    let finding = Finding::at(id, "age", Severity::Check, "rare-combination").says(
        "The report tells the exact age, a hospital, a year and a rare diagnosis together: coarsen two of them.",
        WHY,
    );
    vec![match decade(age) {
        Some(low) => finding.fixed_by(
            format!("Write {low} to {} years", low + 9),
            "age.known",
            json!({"value": low, "upper": low + 9, "unit": "year"}),
        ),
        None => finding,
    }]
}

/// The age of the patient, where it is told to the year.
fn exact_age<'a>(reading: &Reading<'a>) -> Option<(&'a RecordId, &'a Measure)> {
    let (id, patient) = reading.case.all::<Patient>().next()?;
    let exact = |age: &&Measure| age.upper.is_none() && age.qualifier.is_none() && !is_hidden_age(age);
    Some((id, patient.age.value().filter(exact)?))
}

fn decade(age: &Measure) -> Option<u32> {
    let years = (age.unit == Unit::Year).then(|| age.value.get())?;
    (0..9).map(|decade| decade * 10).rev().find(|low| f64::from(*low) <= years)
}

/// Whether a hospital is printed: that of the authors, or one that the library holds of the patient.
fn has_place(reading: &Reading<'_>) -> bool {
    let printed = |paper: &Manuscript| paper.affiliations.iter().any(|place| !place.trim().is_empty());
    let known = Known::of(reading.case);
    let named = |text: &String| passages(text, &known).iter().any(|passage| passage.what == Telling::Place);
    reading.case.one::<Manuscript>().is_some_and(printed) || told(reading).iter().any(named)
}

/// Whether what is told of the patient, the literature apart, says a year.
fn has_year(reading: &Reading<'_>) -> bool {
    told(reading).iter().any(|text| years(text))
}

/// The texts that tell of the patient: those of every record but the paper's, and what the paper says of the case.
fn told(reading: &Reading<'_>) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in &reading.case.entries {
        match &entry.record {
            Record::Header(_) | Record::Reference(_) => {}
            Record::Manuscript(paper) => {
                texts.push(paper.abstract_case.to_string());
                texts.push(paper.title.to_string());
            }
            other => super::identifiers::texts_of(other.kind(), &entry.body(), &mut texts),
        }
    }
    texts
}
