//! A case in one row: what a list of cases shows of it, in a few words and in a small drawing of its course.
//!
//! Everything here is stated by a record or counted from records; what nobody stated is left empty.

mod course;
mod group;
mod last;

pub use course::{Bar, BarKind, Course, Disease, DiseaseSpan, Mark, MarkKind, disease};
pub use group::{Group, group};
pub use last::LastKnown;

use serde::{Deserialize, Serialize};

use crate::{
    case::Case,
    complete::{List, complete},
    judge::{coding, fnclcc::case_grade},
    record::{Header, Patient, Tumour},
    timeline::resolve,
    value::{Measure, Sex, Unit},
};

/// Years from which a patient is called a woman or a man.
const GROWN_UP: f64 = 18.0;

/// A case in one row.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Outline {
    /// Its working title.
    pub title: String,
    /// Its number in the library.
    pub number: String,
    /// Who the patient is: "woman, 40".
    pub person: String,
    /// The diagnosis of the case, as stated, else the name of its entity.
    pub diagnosis: String,
    /// The part of sarcoma care it belongs to.
    pub group: Option<Group>,
    /// Where the tumour arose.
    pub site: String,
    /// FNCLCC grade of the case, 1 to 3.
    pub grade: Option<u8>,
    /// State at the last contact that states one.
    pub last: Option<LastKnown>,
    /// That state as it was stated: "complete remission".
    pub last_words: String,
    /// Month of that contact from time zero, as printed.
    pub last_month: Option<String>,
    /// How many items of CARE the case reports in full.
    pub reported: u32,
    /// How many items of CARE apply to it.
    pub of: u32,
    /// What the records of its course look like, months from time zero.
    pub course: Course,
}

/// The case in one row.
pub fn outline(case: &Case) -> Outline {
    let timeline = resolve(case);
    let (header, tumour) = (case.one::<Header>(), case.one::<Tumour>());
    let care = complete(case, List::Care);
    let contact = last::last(case, &timeline);
    Outline {
        title: header.map(|header| header.title.to_string()).unwrap_or_default(),
        number: header.map(|header| header.number.clone()).unwrap_or_default(),
        person: case.one::<Patient>().map(person).unwrap_or_default(),
        diagnosis: tumour.map(diagnosis).unwrap_or_default(),
        group: group(case),
        site: tumour.map(site).unwrap_or_default(),
        grade: case_grade(case).map(|found| u8::from(found.grade)),
        last: contact.as_ref().map(|contact| contact.known),
        last_words: contact.as_ref().map(|contact| contact.words.to_owned()).unwrap_or_default(),
        last_month: contact.and_then(|contact| contact.month),
        reported: u32::try_from(care.reported).unwrap_or_default(),
        of: u32::try_from(care.of).unwrap_or_default(),
        course: course::course(case, &timeline),
    }
}

/// "woman, 40", "boy, 7", "7 months"; as much of it as is known.
fn person(patient: &Patient) -> String {
    let age = patient.age.value();
    let child = age.and_then(years).is_some_and(|years| years < GROWN_UP);
    let sex = patient.sex.value().map(|sex| match (sex, child) {
        (Sex::Female, true) => "girl",
        (Sex::Female, false) => "woman",
        (Sex::Male, true) => "boy",
        (Sex::Male, false) => "man",
        (Sex::Other, _) => "other sex",
    });
    let age =
        age.map(|age| if age.unit == Unit::Year { age.to_string().replace(" years", "") } else { age.to_string() });
    [sex.map(str::to_owned), age].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn years(age: &Measure) -> Option<f64> {
    age.days().map(|days| days / 365.25)
}

fn diagnosis(tumour: &Tumour) -> String {
    let Some(histology) = tumour.diagnosis.value() else { return String::new() };
    match (histology.stated.is_empty(), coding::entity(&histology.entity)) {
        (true, Some(entity)) => entity.name.to_owned(),
        _ => histology.stated.to_string(),
    }
}

fn site(tumour: &Tumour) -> String {
    match (tumour.site.value(), &tumour.topography) {
        (Some(site), _) if !site.is_empty() => site.to_string(),
        (_, Some(code)) => code.display.clone(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests;
