//! What stands after the conclusions: the patient's view, declarations, abbreviations, references.

use clinical::{
    case::Case,
    record::{Consent, ConsentGiver, ConsentState, Manuscript, Reference},
    value::{Absence, Answer, Prose},
};
use typeset::document::{Block, Run};

use crate::{cite, inline::Numbers, phrase::capital};

/// Printed where nothing was answered.
const NOT_RECORDED: &str = "Not recorded.";

/// The seven declarations, always all of them, each a note under one heading.
pub(crate) fn declarations(case: &Case) -> Vec<Block> {
    let nothing = Manuscript::default();
    let written = case.one::<Manuscript>().unwrap_or(&nothing);
    let consent = if written.consent_for_publication.is_answered() {
        answer(&written.consent_for_publication)
    } else {
        consent(case)
    };
    let heads = [
        ("Ethics approval and consent to participate", answer(&written.ethics)),
        ("Consent for publication", consent),
        ("Availability of data and materials", answer(&written.data_availability)),
        ("Competing interests", answer(&written.competing_interests)),
        ("Funding", answer(&written.funding)),
        ("Authors’ contributions", answer(&written.contributions)),
        ("Acknowledgements", answer(&written.acknowledgements)),
    ];
    let notes =
        heads.into_iter().map(|(head, text)| Block::Note { head: head.to_owned(), runs: vec![Run::plain(text)] });
    [heading("Declarations")].into_iter().chain(notes).collect()
}

/// The patient's own view.
pub(crate) fn perspective(case: &Case) -> Vec<Block> {
    let nothing = Answer::Unanswered;
    let view = case.one::<Manuscript>().map_or(&nothing, |manuscript| &manuscript.patient_perspective);
    let runs = vec![Run::plain(answer(view))];
    vec![heading("Patient perspective"), Block::Paragraph { runs, indent: false, source: None }]
}

fn answer(answer: &Answer<Prose>) -> String {
    match answer {
        Answer::Known { value, .. } if !value.trim().is_empty() => value.trim().to_owned(),
        Answer::Absent { why, note } => {
            let why = match why {
                Absence::NotKnown => "Not known",
                Absence::NotDone => "Not sought",
                Absence::NotApplicable => "Not applicable",
            };
            note.as_ref().map_or_else(|| format!("{why}."), |note| format!("{why}: {note}."))
        }
        Answer::Known { .. } | Answer::Unanswered => NOT_RECORDED.to_owned(),
    }
}

/// Consent in the words that the consent record allows.
fn consent(case: &Case) -> String {
    let Some(record) = case.one::<Consent>() else { return NOT_RECORDED.to_owned() };
    let giver = match record.given_by.value() {
        Some(ConsentGiver::Parent) => "the patient’s parent or guardian",
        Some(ConsentGiver::NextOfKin) => "the patient’s next of kin",
        Some(ConsentGiver::Patient) | None => "the patient",
    };
    match record.publication.value() {
        Some(ConsentState::Obtained) => format!("Written consent to publication was obtained from {giver}."),
        Some(ConsentState::Asked) => "Consent has been asked for and not yet been given.".to_owned(),
        Some(ConsentState::Refused) => "Consent was refused.".to_owned(),
        Some(ConsentState::Withdrawn) => "Consent was withdrawn.".to_owned(),
        None => NOT_RECORDED.to_owned(),
    }
}

/// Abbreviations with their long forms in one paragraph.
pub(crate) fn abbreviations(list: &[(String, String)]) -> Vec<Block> {
    if list.is_empty() {
        return Vec::new();
    }
    let pairs: Vec<String> = list.iter().map(|(short, long)| format!("{short}: {long}")).collect();
    let runs = vec![Run::plain(capital(&format!("{}.", pairs.join("; "))))];
    vec![heading("Abbreviations"), Block::Paragraph { runs, indent: false, source: None }]
}

/// The references in the order of their numbers.
pub(crate) fn references(case: &Case, numbers: &Numbers<'_>) -> Vec<Block> {
    let cited =
        numbers.references().filter_map(|id| case.record(&id).and_then(|record| <&Reference>::try_from(record).ok()));
    let list: Vec<Block> = cited
        .enumerate()
        .map(|(index, entry)| Block::Reference { number: index + 1, runs: cite::reference(entry) })
        .collect();
    if list.is_empty() { list } else { [heading("References")].into_iter().chain(list).collect() }
}

/// A section heading.
pub(crate) fn heading(text: &str) -> Block {
    Block::Heading { level: 1, text: text.to_owned(), aside: None }
}
