//! The records of the person and of the paper: patient, consent, manuscript, figures, references.

use super::{joined, label};
use crate::{
    record::{Consent, Figure, FigureContent, Manuscript, Patient, Reference},
    value::{Absence, Measure, Sex, Unit},
    wording::{is_hidden_age, name::said},
};

/// "woman, 40".
pub(super) fn patient(patient: &Patient) -> String {
    let age = patient.age.value();
    let child = age.is_some_and(|age| age.unit != Unit::Year || age.highest() < 18.0);
    let person = patient.sex.value().map(|sex| match (sex, child) {
        (Sex::Female, false) => "woman",
        (Sex::Male, false) => "man",
        (Sex::Female, true) => "girl",
        (Sex::Male, true) => "boy",
        (Sex::Other, _) => "person",
    });
    joined(", ", [person.map(str::to_owned), age.map(years)])
}

fn years(age: &Measure) -> String {
    match age {
        age if is_hidden_age(age) => "≥90".to_owned(),
        age => age.to_string().trim_end_matches(" years").to_owned(),
    }
}

/// "obtained", "not recorded".
pub(super) fn consent(consent: &Consent) -> String {
    let absent = consent.publication.absence();
    label(consent.publication.value())
        .or_else(|| label(absent.filter(|why| *why == Absence::NotApplicable).as_ref()))
        .unwrap_or_else(|| "not recorded".to_owned())
}

pub(super) fn manuscript(manuscript: &Manuscript) -> String {
    said(&manuscript.short_title).or_else(|| said(&manuscript.title)).unwrap_or_default()
}

/// "CT of the tumour · 2 panels".
pub(super) fn figure(figure: &Figure) -> String {
    let content = match (figure.content.is(&FigureContent::Timeline), figure.panels.len()) {
        (true, _) => Some("timeline".to_owned()),
        (false, 0) => None,
        (false, 1) => Some("1 panel".to_owned()),
        (false, panels) => Some(format!("{panels} panels")),
    };
    joined(" · ", [said(&figure.title), content])
}

/// "Seddon 2017 · Gemcitabine and docetaxel versus doxorubicin".
pub(super) fn reference(reference: &Reference) -> String {
    let family = reference.authors.first().map(|author| {
        let (family, initials) = author.rsplit_once(' ').unwrap_or((author, ""));
        if initials.chars().all(char::is_uppercase) { family.to_owned() } else { author.clone() }
    });
    let who = joined(" ", [family, reference.year.map(|year| year.to_string())]);
    joined(" · ", [Some(who), Some(reference.title.trim().to_owned())])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// A child is called so to 17 years and in months; an age above 89 is not printed.
    #[test]
    fn a_person_is_named_by_sex_and_age() {
        let person = |sex: &str, value: u32, unit: &str| {
            patient(
                &serde_json::from_value(
                    json!({"sex": {"known": sex}, "age": {"known": {"value": value, "unit": unit}}}),
                )
                .unwrap(),
            )
        };
        assert_eq!(person("female", 17, "year"), "girl, 17");
        assert_eq!(person("female", 18, "year"), "woman, 18");
        assert_eq!(person("male", 17, "year"), "boy, 17");
        assert_eq!(person("male", 18, "year"), "man, 18");
        assert_eq!(person("male", 300, "month"), "boy, 300 months");
        assert_eq!(person("other", 40, "year"), "person, 40");
        assert_eq!(person("female", 89, "year"), "woman, 89");
        assert_eq!(person("female", 90, "year"), "woman, ≥90");
    }
}
