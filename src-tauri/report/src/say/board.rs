//! Decisions: what was chosen and why, and what was not given and why.

use clinical::{
    record::{Board, Decision, DecisionReason, Forum, Step},
    value::{Choice, YesNo},
};

use crate::english::{sentence, was};

/// Fields that the sentences of a decision cover.
pub(super) const SAID: &[&str] = &["forum", "assessment", "decisions"];

/// A decision in sentences.
pub(super) fn tell(board: &Board) -> Vec<String> {
    let assessment = board.assessment.value().filter(|assessment| !assessment.is_empty()).map(|assessment| {
        let forum = match board.forum.value() {
            Some(Forum::Multidisciplinary) => "a multidisciplinary meeting judged",
            Some(Forum::Treating) => "the treating clinicians judged",
            Some(Forum::Patient) => "the patient said",
            None => "it was judged",
        };
        format!("{forum} that {}", &**assessment)
    });
    let lead = match board.forum.value() {
        Some(Forum::Multidisciplinary) if assessment.is_none() => "after multidisciplinary assessment, ",
        _ => "",
    };
    let decisions = board.decisions.iter().enumerate().map(|(index, made)| {
        let lead = if index == 0 { lead } else { "" };
        decision(lead, made)
    });
    assessment.into_iter().chain(decisions).filter_map(|text| sentence(&text)).collect()
}

fn decision(lead: &str, made: &Decision) -> String {
    let what = subject(made);
    let refused = made.chosen == Some(YesNo::No);
    let despite = if made.despite.is_empty() { String::new() } else { format!("despite {}, ", &*made.despite) };
    let clause = match (made.about, refused) {
        (Some(Step::Referral), false) => {
            let to = if made.detail.is_empty() { "another centre" } else { &*made.detail };
            format!("the patient was referred to {to}")
        }
        (Some(Step::Surgery | Step::LocalTherapy), true) => format!("{what} {} not done", was(&what)),
        (_, true) if made.detail.is_empty() => format!("no {what} was given"),
        (_, true) => format!("{what} {} not given", was(&what)),
        (_, false) => format!("{what} {} chosen", was(&what)),
    };
    let rather =
        if made.rather_than.is_empty() { String::new() } else { format!(" rather than {}", &*made.rather_than) };
    let aim = if made.aim.is_empty() { String::new() } else { format!(" {}", &*made.aim) };
    format!("{despite}{lead}{clause}{rather}{aim}{}", reason(made))
}

fn subject(made: &Decision) -> String {
    match made.about {
        _ if !made.detail.is_empty() => made.detail.to_string(),
        Some(step) => step.label().to_owned(),
        None => "the treatment".to_owned(),
    }
}

/// "in line with the guidelines", "because of the histology", "as there was no evidence …".
fn reason(made: &Decision) -> String {
    let detail = &*made.reason_detail;
    let given = |otherwise: &str| if detail.is_empty() { otherwise.to_owned() } else { detail.to_owned() };
    match made.reason {
        Some(DecisionReason::Guideline) => format!(", in line with {}", given("the guidelines")),
        Some(DecisionReason::Histology) => format!(", because of {}", given("the histology")),
        Some(DecisionReason::Response) => format!(", because of {}", given("the response")),
        Some(DecisionReason::Toxicity) => format!(", because of {}", given("side effects")),
        Some(DecisionReason::PatientWish) => format!(", at the patient’s wish{}", brackets(detail)),
        Some(DecisionReason::NoOtherDisease) => format!(", as {}", given("there was no evidence of tumour elsewhere")),
        Some(DecisionReason::LittleExperience) if detail.is_empty() => ", for want of experience".to_owned(),
        Some(DecisionReason::LittleExperience) => format!(", for want of experience {detail}"),
        Some(DecisionReason::Other) if !detail.is_empty() => format!(" because {detail}"),
        Some(DecisionReason::Other) => String::new(),
        None => brackets(detail),
    }
}

fn brackets(detail: &str) -> String {
    if detail.is_empty() { String::new() } else { format!(" ({detail})") }
}
