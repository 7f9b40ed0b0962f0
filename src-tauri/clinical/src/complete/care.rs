//! CARE 2013: thirty items of a case report (Gagnier 2013, J Med Case Rep 7:223; form on care-statement.org).

use super::{
    Place,
    manuscript::{LIMITS, OUTCOMES, REASONS, cites},
    reading::{Part, Reading, Wanted},
};
use crate::{
    record::{Consent, ConsentState, Imaging, Kind, Manuscript, Presentation},
    value::RecordId,
};
use Wanted::{Answered, Known};

/// Dated events from which on a course is told in time.
const EVENTS: usize = 3;

/// Key words that CARE asks for.
const KEYWORDS: std::ops::RangeInclusive<usize> = 2..=5;

/// The treatments, by the field that makes each one.
pub(super) const TREATMENTS: &[(Kind, &str)] = &[
    (Kind::Surgery, "procedures.*"),
    (Kind::Systemic, "drugs.*.drug"),
    (Kind::Radiotherapy, "technique"),
    (Kind::Ablation, "technique"),
];

/// What is found of an item; nothing of a number that the list does not have.
pub(super) fn part(reading: &Reading<'_>, number: &str) -> Part {
    match number {
        "1" => title(reading),
        "2" => keywords(reading),
        "3a" => reading.written("abstract_background"),
        "3b" => abstract_symptoms(reading),
        "3c" => abstract_course(reading),
        "3d" => reading.written("abstract_conclusions"),
        "4" => background(reading),
        "5a" => reading.any(Kind::Patient, "age", Known).and(reading.any(Kind::Patient, "sex", Known)),
        "5b" => symptoms(reading),
        "5c" => history(reading),
        "5d" => earlier(reading),
        "6" => reading.any(Kind::Presentation, "signs.*.what", Known),
        "7" => timeline(reading),
        "8a" => reading.any(Kind::Imaging, "modality", Known).and(histology(reading)),
        "8b" => difficulties(reading),
        "8c" => reading.any(Kind::Tumour, "differential", Answered),
        "8d" => prognosis(reading),
        "9a" => reading.records(TREATMENTS, (Kind::Surgery, "procedures")),
        "9b" => doses(reading),
        "9c" => reasons(reading),
        "10a" => reading.any(Kind::FollowUp, "status", Known).and(reading.any(Kind::FollowUp, "ecog", Answered)),
        "10b" => later_tests(reading),
        "10c" => tolerance(reading),
        "10d" => events(reading),
        "11a" => reading.mentions("discussion", |manuscript| &manuscript.discussion, LIMITS),
        "11b" => reading.says("discussion", |manuscript| &manuscript.discussion, cites),
        "11c" => reading.mentions("discussion", |manuscript| &manuscript.discussion, REASONS),
        "11d" => reading.written("conclusions"),
        "12" => reading.any(Kind::Manuscript, "patient_perspective", Answered),
        "13" => consent(reading),
        _ => Part::default(),
    }
}

/// The words "case report", and the disease or its treatment.
pub(super) fn title(reading: &Reading<'_>) -> Part {
    let focus = [reading.diagnosis_words(), reading.treatment_words()].concat();
    let named = |title: &str| title.contains("case report") && focus.iter().any(|word| title.contains(word));
    reading.says("title", |manuscript: &Manuscript| &manuscript.title, named)
}

fn keywords(reading: &Reading<'_>) -> Part {
    let part = reading.any(Kind::Manuscript, "keywords", Known);
    let (count, _) = reading.keywords();
    if part.evidence.is_empty() || KEYWORDS.contains(&count) { part } else { part.and(reading.to_write("keywords")) }
}

pub(super) fn abstract_symptoms(reading: &Reading<'_>) -> Part {
    let seen = || reading.case.all::<Presentation>();
    let symptoms = seen().flat_map(|(_, seen)| &seen.symptoms).map(|symptom| symptom.what.to_lowercase());
    let signs = seen().flat_map(|(_, seen)| &seen.signs).map(|sign| sign.what.to_lowercase());
    let words: Vec<String> = symptoms.chain(signs).filter(|word| !word.is_empty()).collect();
    reading.abstract_case(&words, reading.any(Kind::Presentation, "symptoms.*.what", Known))
}

pub(super) fn abstract_course(reading: &Reading<'_>) -> Part {
    let outcomes: Vec<String> = OUTCOMES.iter().map(|word| (*word).to_owned()).collect();
    let treatment = reading.records(TREATMENTS, (Kind::Surgery, "procedures"));
    let mut part = reading
        .abstract_case(&reading.diagnosis_words(), reading.any(Kind::Tumour, "diagnosis", Known))
        .and(reading.abstract_case(&reading.treatment_words(), treatment))
        .and(reading.abstract_case(&outcomes, reading.any(Kind::FollowUp, "status", Known)));
    // The written abstract is one place, however many of the three it says.
    part.evidence.dedup();
    part.lacking.dedup();
    part
}

pub(super) fn background(reading: &Reading<'_>) -> Part {
    reading.says("background", |manuscript| &manuscript.background, cites)
}

pub(super) fn symptoms(reading: &Reading<'_>) -> Part {
    let named = reading.any(Kind::Presentation, "symptoms.*.what", Known);
    if named.evidence.is_empty() {
        named
    } else {
        named.and(reading.any(Kind::Presentation, "symptoms.*.duration", Known))
    }
}

fn history(reading: &Reading<'_>) -> Part {
    let asked = |path| reading.any(Kind::Patient, path, Answered);
    medical(reading).and(asked("family_history")).and(asked("psychosocial_history")).and(asked("genetic_history"))
}

/// The medical history, or that there is nothing of note in it.
pub(super) fn medical(reading: &Reading<'_>) -> Part {
    let events = reading.any(Kind::Patient, "medical_history.*.what", Known);
    events.or(|| reading.any(Kind::Patient, "otherwise_unremarkable", Answered))
}

/// Earlier treatment, or that there was none.
fn earlier(reading: &Reading<'_>) -> Part {
    medical(reading)
}

/// Three events that have a time.
pub(super) fn timeline(reading: &Reading<'_>) -> Part {
    let dated = reading.case.entries.iter().filter(|entry| reading.timeline.at(&entry.id).is_some());
    let evidence: Vec<Place> = dated
        .map(|entry| {
            let kind = entry.record.kind();
            let path = if kind == Kind::Tumour { "diagnosed" } else { "when" };
            Place { record: entry.id.clone(), kind, path: path.to_owned() }
        })
        .collect();
    let few = evidence.len() < EVENTS;
    let part = Part { evidence, ..Part::default() };
    if few { part.and(Part::lacking(Kind::Presentation, None, "when")) } else { part }
}

pub(super) fn histology(reading: &Reading<'_>) -> Part {
    reading.any(Kind::Pathology, "histology", Known)
}

/// What stood in the way of the diagnosis: scant material, a doubtful type, a failed test, or that material was adequate.
pub(super) fn difficulties(reading: &Reading<'_>) -> Part {
    let doubts = [
        (Kind::Biopsy, "material"),
        (Kind::Pathology, "histology.known.certainty"),
        (Kind::Imaging, "lesions.*.not_seen_on"),
    ];
    reading.records(&doubts, (Kind::Biopsy, "material"))
}

/// A grade or a stage, or that there is none to be had.
pub(super) fn prognosis(reading: &Reading<'_>) -> Part {
    let grade = reading.any(Kind::Pathology, "fnclcc.grade", Known);
    grade
        .or(|| reading.any(Kind::Tumour, "stages.*.group", Known))
        .or(|| reading.any(Kind::Tumour, "stages.*.tnm", Known))
}

/// Dose, unit and cycles of every course, dose and fractions of every irradiation.
fn doses(reading: &Reading<'_>) -> Part {
    if !reading.has(&[Kind::Systemic, Kind::Radiotherapy]) {
        return without_drugs(reading, "neither drugs nor radiotherapy were given", "drugs");
    }
    reading
        .every(Kind::Systemic, "drugs.*.dose", Known)
        .and(reading.every(Kind::Systemic, "cycles", Known))
        .and(reading.every(Kind::Radiotherapy, "total", Known))
        .and(reading.every(Kind::Radiotherapy, "fractions", Known))
}

/// Why every course of drugs ended or was changed.
fn reasons(reading: &Reading<'_>) -> Part {
    if !reading.has(&[Kind::Systemic]) {
        return without_drugs(reading, "no drug treatment was given that could have been changed", "end_reason");
    }
    reading.every(Kind::Systemic, "end_reason", Known)
}

/// An item about drugs in a case that has none: it does not apply once another treatment is recorded.
fn without_drugs(reading: &Reading<'_>, reason: &str, path: &str) -> Part {
    if reading.has(&[Kind::Surgery, Kind::Ablation, Kind::Radiotherapy]) {
        return Part::excused(reason);
    }
    Part::lacking(Kind::Systemic, None, path)
}

/// Imaging that began after the first treatment.
fn later_tests(reading: &Reading<'_>) -> Part {
    let treated = |kind| matches!(kind, Kind::Surgery | Kind::Systemic | Kind::Radiotherapy | Kind::Ablation);
    let days = |id: &RecordId| reading.timeline.at(id).map(|placed| placed.days);
    let treatments = reading.case.entries.iter().filter(|entry| treated(entry.record.kind()));
    let first = treatments.filter_map(|entry| days(&entry.id)).min_by(f64::total_cmp);
    let after = |id: &RecordId| days(id).zip(first).is_some_and(|(day, first)| day > first);
    let evidence: Vec<Place> = reading
        .case
        .all::<Imaging>()
        .filter(|(id, _)| after(id))
        .map(|(id, _)| Place { record: id.clone(), kind: Kind::Imaging, path: "when".to_owned() })
        .collect();
    if evidence.is_empty() { Part::lacking(Kind::Imaging, None, "when") } else { Part { evidence, ..Part::default() } }
}

/// How treatment was tolerated, and by which method that was judged.
fn tolerance(reading: &Reading<'_>) -> Part {
    let tolerated = reading.any(Kind::Systemic, "tolerance", Answered);
    let tolerated = tolerated.or(|| reading.any(Kind::AdverseEvent, "term", Known));
    let graded = reading.any(Kind::AdverseEvent, "grade", Known).and(reading.any(Kind::AdverseEvent, "version", Known));
    tolerated.and(graded)
}

/// Adverse events and complications, or that there were none.
fn events(reading: &Reading<'_>) -> Part {
    let events = [
        (Kind::AdverseEvent, "term"),
        (Kind::Surgery, "complications.*.what"),
        (Kind::Systemic, "tolerance"),
        (Kind::FollowUp, "late_effects"),
    ];
    reading.records(&events, (Kind::AdverseEvent, "term"))
}

/// Consent to publication, what it covers and when it was given; the date stays in the library.
pub(super) fn consent(reading: &Reading<'_>) -> Part {
    let state = reading.any(Kind::Consent, "publication", Answered);
    if state.evidence.is_empty() {
        return state;
    }
    let obtained = reading.case.all::<Consent>().find(|(_, consent)| consent.publication.is(&ConsentState::Obtained));
    match obtained {
        Some(_) => {
            state.and(reading.any(Kind::Consent, "scope", Known)).and(reading.any(Kind::Consent, "given", Known))
        }
        None => Part::lacking(Kind::Consent, reading.case.all::<Consent>().next().map(|(id, _)| id), "publication"),
    }
}
