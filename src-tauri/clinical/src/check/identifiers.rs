//! What stands in a free text and could name the patient, with a change that takes it out.

use serde_json::{Value, json};

use super::{
    Finding, Severity,
    reading::{Reading, fields},
};
use crate::{
    catalogue::{Class, Field, Shape},
    identifiers::{Known, Passage, Telling, passages},
    record::Kind,
    timeline::{Sureness, printed},
    value::RecordId,
};

/// Most findings of one text: whoever pasted a whole letter sees it by these.
const MOST: usize = 20;

/// Texts that never leave the library.
const STAYS: [&str; 1] = ["remarks"];

/// Texts of a manuscript that are meant to name people, committees and numbers: only what the library holds of the
/// patient counts there.
const DECLARATIONS: [&str; 7] = [
    "ethics",
    "consent_for_publication",
    "data_availability",
    "competing_interests",
    "funding",
    "contributions",
    "acknowledgements",
];

/// Every passage of every free text that could name the patient.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let known = Known::of(reading.case);
    let mut findings = Vec::new();
    for entry in &reading.case.entries {
        let kind = entry.record.kind();
        let mut read = |field: &Field, path: &str, text: &str| {
            let declared = kind == Kind::Manuscript && DECLARATIONS.contains(&field.name);
            let place = Place { reading, record: &entry.id, path, text };
            findings.extend(place.findings(&known, declared));
        };
        texts(fields(kind), &entry.body(), "", &mut read);
    }
    findings
}

/// Adds every free text of a record that may leave.
pub(super) fn texts_of(kind: Kind, body: &Value, to: &mut Vec<String>) {
    texts(fields(kind), body, "", &mut |_, _, text| to.push(text.to_owned()));
}

/// Hands over every free text of a group of fields, and the notes of its answers, each with its path.
fn texts(fields: &[Field], group: &Value, before: &str, read: &mut impl FnMut(&Field, &str, &str)) {
    for field in fields.iter().filter(|field| field.asked && !STAYS.contains(&field.name)) {
        let Some(value) = group.get(field.name) else { continue };
        let path = format!("{before}{}", field.name);
        if !field.answered {
            inside(field, &field.shape, value, &path, read);
            continue;
        }
        if let Some(note) = value.get("note").and_then(Value::as_str) {
            read(field, &format!("{path}.note"), note);
        }
        if let Some(known) = value.get("known") {
            inside(field, &field.shape, known, &format!("{path}.known"), read);
        }
    }
}

fn inside(field: &Field, shape: &Shape, value: &Value, path: &str, read: &mut impl FnMut(&Field, &str, &str)) {
    match (shape, value) {
        (Shape::Text | Shape::Prose, Value::String(text)) if field.class == Class::FreeText => read(field, path, text),
        (Shape::Group { fields }, _) => texts(fields, value, &format!("{path}."), read),
        (Shape::List { of }, Value::Array(items)) => {
            for (place, item) in items.iter().enumerate() {
                inside(field, of, item, &format!("{path}.{place}"), read);
            }
        }
        _ => {}
    }
}

/// A text with where it stands.
struct Place<'a> {
    reading: &'a Reading<'a>,
    record: &'a RecordId,
    path: &'a str,
    text: &'a str,
}

impl Place<'_> {
    /// One finding for each of the words that could name the patient, however often they stand there.
    fn findings(&self, known: &Known, declared: bool) -> Vec<Finding> {
        let mut found = passages(self.text, known);
        found.retain(|passage| passage.known || !declared);
        let mut said: Vec<&str> = Vec::new();
        let mut findings = Vec::new();
        for passage in &found {
            let words = self.words(passage);
            if findings.len() < MOST && !said.contains(&words) {
                said.push(words);
                findings.push(self.finding(words, passage, &found));
            }
        }
        findings
    }

    fn words(&self, passage: &Passage) -> &str {
        self.text.get(passage.range.clone()).unwrap_or_default()
    }

    fn finding(&self, words: &str, passage: &Passage, all: &[Passage]) -> Finding {
        let (code, is, why) = said(passage);
        let instead = self.instead(passage);
        let same = all.iter().filter(|other| self.words(other) == words);
        let text = self.without(same, &instead);
        Finding::at(self.record, self.path, Severity::Check, code).says(format!("“{words}” {is}."), why).fixed_by(
            format!("Write “{instead}”"),
            self.path,
            json!(text),
        )
    }

    /// What is written instead: the month of a date where it is known, else a word in brackets.
    fn instead(&self, passage: &Passage) -> String {
        let month = passage.date.and_then(|date| self.reading.timeline.month_of(self.reading.case, date));
        match (passage.what, month) {
            (Telling::Date, Some(month)) => format!("month {}", printed(month, Sureness::Stated)),
            (Telling::Date, None) => "[date]".to_owned(),
            (Telling::Name, _) => "[name]".to_owned(),
            (Telling::Place, _) => "[place]".to_owned(),
            (Telling::Number, _) => "[number]".to_owned(),
            (Telling::Contact, _) => "[contact]".to_owned(),
        }
    }

    /// The text with something else instead of these passages; "on 12 May" becomes "in month 3".
    fn without<'p>(&self, passages: impl Iterator<Item = &'p Passage>, instead: &str) -> String {
        let (mut text, mut at) = (String::new(), 0);
        for Passage { range, .. } in passages {
            let before = self.text.get(at..range.start).unwrap_or_default();
            match before.strip_suffix("on ").filter(|before| !before.ends_with(char::is_alphanumeric)) {
                Some(before) if instead.starts_with("month") => text.extend([before, "in "]),
                _ => text.push_str(before),
            }
            text.push_str(instead);
            at = range.end;
        }
        text.push_str(self.text.get(at..).unwrap_or_default());
        text
    }
}

/// The rule, what the words are, and why they stay behind.
fn said(passage: &Passage) -> (&'static str, &'static str, &'static str) {
    const LISTED: &str =
        "Safe Harbor counts it among the identifiers that a text must not hold (45 CFR 164.514(b)(2)(i)).";
    match (passage.what, passage.known) {
        (Telling::Name, true) => ("name-in-text", "is among the names this library holds of the patient", LISTED),
        (Telling::Name, false) => ("name-in-text", "reads like the name of a person", LISTED),
        (Telling::Place, _) => ("place-in-text", "is a place this library holds of the patient", LISTED),
        (Telling::Number, true) => ("number-in-text", "is a number this library holds of the patient", LISTED),
        (Telling::Number, false) => ("number-in-text", "is long enough to be somebody’s number", LISTED),
        (Telling::Contact, true) => ("contact-in-text", "is an address this library holds of the patient", LISTED),
        (Telling::Contact, false) => ("contact-in-text", "reads like an address or telephone number", LISTED),
        (Telling::Date, _) => (
            "date-in-text",
            "is a calendar date",
            "A report tells times in months from time zero; a date is an identifier (45 CFR 164.514(b)(2)(i)(C)).",
        ),
    }
}
