//! SCARE 2023: what a surgical case report says (Sohrabi 2023, Int J Surg 109:1136).
//!
//! Most of what it asks beyond CARE is told in the author's text: there, words are looked for. Numbers from 5c on are
//! recalled, not verified; the table says so and the result carries it.

use super::{
    care,
    manuscript::{LIMITS, REASONS, cites},
    reading::{Part, Reading, Wanted},
};
use crate::record::{Consent, ConsentScope, Kind, Manuscript};
use Wanted::{Answered, Known};

/// What is found of an item; nothing of a number that the list does not have.
pub(super) fn part(reading: &Reading<'_>, number: &str) -> Part {
    let patient = |path| reading.any(Kind::Patient, path, Answered);
    match number {
        "1" => care::title(reading),
        "2" => keywords(reading),
        "3" => reading.to_write(""),
        "4a" => four_headings(reading),
        "4b" => reading.written("abstract_background"),
        "4c" => care::abstract_symptoms(reading).and(care::abstract_course(reading)),
        "4d" => reading.mentions("abstract_conclusions", |manuscript| &manuscript.abstract_conclusions, REASONS),
        "4e" => reading.says("abstract_conclusions", |manuscript| &manuscript.abstract_conclusions, three_sentences),
        "5a" => care::background(reading),
        "5b" => introduction(reading, &["rare", "unusual", "seldom", "we report", "we describe", "first", "unique"]),
        "5c" => introduction(reading, &["guideline", "standard", "usual"]),
        "6a" => demographics(reading),
        "6b" => care::symptoms(reading),
        "6c" => care::medical(reading),
        "6d" => patient("medication").and(patient("allergies")),
        "6e" => patient("family_history"),
        "6f" => patient("psychosocial_history"),
        "7" | "8" | "9b" | "9c" | "13" | "14" => care::part(reading, care_number(number)),
        "9a" => care::part(reading, "8a").and(reading.any(Kind::Laboratory, "results.*.analyte", Known)),
        "9d" => care::prognosis(reading),
        "10a" => told(reading, &["before the operation", "before surgery", "preoperative", "optimis", "optimiz"]),
        "10b" => reading.any(Kind::Surgery, "procedures.*", Known).and(reading.any(Kind::Surgery, "intent", Known)),
        "10c" => details(reading),
        "10d" => told(reading, &["surgeon", "consultant", "performed by", "learning curve"]),
        "10e" => told(reading, &["deviat", "converted", "instead of", "rather than"]).or(|| course_changes(reading)),
        "10f" => told(reading, &["after the operation", "after surgery", "postoperative", "discharge", "mobilis"]),
        "11a" => reading.any(Kind::FollowUp, "status", Known).and(reading.any(Kind::FollowUp, "judged", Known)),
        "11b" => care::part(reading, "10c"),
        "11c" => care::part(reading, "10a"),
        "11d" => complications(reading),
        "12a" => discussion(reading, &["strength"]),
        "12b" => discussion(reading, LIMITS.get(..2).unwrap_or(LIMITS)),
        "12c" => reading.says("discussion", |manuscript| &manuscript.discussion, cites),
        "12d" => discussion(reading, REASONS),
        "12e" => reading.written("conclusions"),
        "15" => declarations(reading),
        "16" => images(reading),
        _ => Part::default(),
    }
}

/// The number that CARE gives to what both ask alike.
fn care_number(number: &str) -> &'static str {
    match number {
        "7" => "6",
        "8" => "7",
        "9b" => "8b",
        "9c" => "8c",
        "13" => "12",
        _ => "13",
    }
}

/// Three to six key words, "case report" among them.
fn keywords(reading: &Reading<'_>) -> Part {
    let part = reading.any(Kind::Manuscript, "keywords", Known);
    let (count, named) = reading.keywords();
    let fits = (3..=6).contains(&count) && named;
    if part.evidence.is_empty() || fits { part } else { part.and(reading.to_write("keywords")) }
}

/// Background, presentation and conclusions. The clinical discussion that SCARE wants before the last has no field, so
/// that this is never whole.
fn four_headings(reading: &Reading<'_>) -> Part {
    let case = reading.abstract_case(&[String::new()], reading.any(Kind::Presentation, "symptoms.*.what", Known));
    reading
        .written("abstract_background")
        .and(case)
        .and(reading.written("abstract_conclusions"))
        .and(reading.to_write(""))
}

/// Three lessons take three sentences.
fn three_sentences(text: &str) -> bool {
    text.split_terminator(['.', ';', '?']).filter(|sentence| !sentence.trim().is_empty()).count() >= 3
}

fn introduction(reading: &Reading<'_>, words: &[&str]) -> Part {
    reading.mentions("background", |manuscript: &Manuscript| &manuscript.background, words)
}

fn discussion(reading: &Reading<'_>, words: &[&str]) -> Part {
    reading.mentions("discussion", |manuscript: &Manuscript| &manuscript.discussion, words)
}

/// What no field holds and only the author's text can tell: found by words there, else to be written into it.
fn told(reading: &Reading<'_>, words: &[&str]) -> Part {
    let found = discussion(reading, words);
    if found.is_whole() { found } else { reading.to_write("discussion") }
}

/// Age, sex, height and weight.
fn demographics(reading: &Reading<'_>) -> Part {
    let asked = |path| reading.any(Kind::Patient, path, Answered);
    care::part(reading, "5a").and(asked("height")).and(asked("weight"))
}

/// How the operation was done: the approach from its record, anaesthesia and the rest from the text.
fn details(reading: &Reading<'_>) -> Part {
    let approach = reading.any(Kind::Surgery, "approach", Known);
    approach.and(told(reading, &["anaesthesia", "anesthesia", "supine", "prone", "suture", "stapler"]))
}

/// Complications with their grade.
fn complications(reading: &Reading<'_>) -> Part {
    let graded = reading.any(Kind::Surgery, "complications.*.what", Known);
    if graded.evidence.is_empty() {
        graded
    } else {
        graded.and(reading.any(Kind::Surgery, "complications.*.grade", Known))
    }
}

/// Why doses were changed or courses ended.
fn course_changes(reading: &Reading<'_>) -> Part {
    let changes = [(Kind::Systemic, "changes.*.reason"), (Kind::Systemic, "end_reason")];
    reading.records(&changes, (Kind::Systemic, "end_reason"))
}

/// Contributions, interests and funding.
fn declarations(reading: &Reading<'_>) -> Part {
    let asked = |path| reading.any(Kind::Manuscript, path, Answered);
    asked("contributions").and(asked("competing_interests")).and(asked("funding"))
}

/// Figures, and a consent that covers images.
fn images(reading: &Reading<'_>) -> Part {
    let figures = reading.any(Kind::Figure, "panels.*.legend", Known);
    let covered = |consent: &Consent| consent.scope.contains(&ConsentScope::Images);
    let consent = reading.any(Kind::Consent, "scope", Known);
    match reading.case.all::<Consent>().next() {
        Some((_, record)) if covered(record) => figures.and(consent),
        found => figures.and(Part::lacking(Kind::Consent, found.map(|(id, _)| id), "scope")),
    }
}
