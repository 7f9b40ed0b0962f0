//! What was decided and done.

use super::{joined, label};
use crate::{
    record::{Ablation, Board, Decision, Drug, Perforation, Procedure, Radiotherapy, Surgery, Systemic},
    value::{Absence, Choice, YesNo},
    wording::name::{said, stated},
};

/// "R0, perforated"; the procedures where neither was recorded.
pub(super) fn surgery(operation: &Surgery) -> String {
    let perforated = operation.perforation.value().is_some_and(|breach| *breach != Perforation::None);
    let result = joined(", ", [label(operation.residual.value()), perforated.then(|| "perforated".to_owned())]);
    let procedures = joined(", ", operation.procedures.iter().map(said));
    [result, procedures]
        .into_iter()
        .find(|words| !words.is_empty())
        .or_else(|| label(operation.intent.value()))
        .unwrap_or_default()
}

/// "no adjuvant therapy", "ifosfamide with doxorubicin".
pub(super) fn board(board: &Board) -> String {
    let decisions = joined(", ", board.decisions.iter().map(decision));
    if decisions.is_empty() { label(board.forum.value()).unwrap_or_default() } else { decisions }
}

fn decision(decision: &Decision) -> Option<String> {
    let about = label(decision.about.as_ref());
    match decision.chosen {
        Some(YesNo::No) => said(&decision.detail).or(about).map(|what| format!("no {what}")),
        _ => said(&decision.detail).or(about),
    }
}

/// "doxorubicin + ifosfamide × 6", "imatinib 400 mg daily".
pub(super) fn systemic(course: &Systemic) -> String {
    let what = drugs(course).or_else(|| said(&course.regimen));
    let cycles = course.cycles.value().map(|cycles| format!("× {cycles}"));
    joined(" ", [what, cycles])
}

/// The drugs of a course joined by a plus; a continuous one with its dose and rhythm.
pub(in crate::wording) fn drugs(course: &Systemic) -> Option<String> {
    let drugs = joined(" + ", course.drugs.iter().map(drug));
    Some(drugs).filter(|drugs| !drugs.is_empty())
}

fn drug(drug: &Drug) -> Option<String> {
    let not_stated = drug.drug.absence().filter(|why| *why == Absence::NotKnown).map(|_| "drug not known".to_owned());
    let name = stated(&drug.drug).or(not_stated)?;
    let daily = drug
        .rhythm
        .map(|rhythm| joined(" ", [drug.dose.value().map(ToString::to_string), Some(rhythm.label().to_owned())]));
    Some(joined(" ", [Some(name), daily]))
}

/// "50.4 Gy in 28 fractions · retroperitoneum".
pub(super) fn radiotherapy(course: &Radiotherapy) -> String {
    let fractions = course.fractions.value().map(|fractions| match fractions {
        1 => "in 1 fraction".to_owned(),
        many => format!("in {many} fractions"),
    });
    let dose = joined(" ", [course.total.value().map(ToString::to_string), fractions]);
    let target = stated(&course.target).or_else(|| label(course.technique.value()));
    joined(" · ", [Some(dose), target])
}

/// "radiofrequency ablation · right lobe of the liver".
pub(super) fn ablation(ablation: &Ablation) -> String {
    joined(" · ", [label(ablation.technique.value()), stated(&ablation.site)])
}

/// "upper endoscopy · unremarkable".
pub(super) fn procedure(procedure: &Procedure) -> String {
    let outcome = stated(&procedure.finding)
        .or_else(|| label(procedure.result.value()))
        .or_else(|| label(procedure.effect.value()));
    joined(" · ", [stated(&procedure.what), outcome])
}
