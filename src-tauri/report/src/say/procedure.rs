//! Other procedures, and the state at follow-up.

use clinical::{
    record::{DiseaseStatus, FollowUp, JudgedBy, Presentation, Procedure, ProcedureNature, ProcedureResult},
    value::{Choice, Presence, RecordId},
};

use super::{Teller, led};
use crate::{
    abbreviation::abbreviation,
    english::{sentence, was},
};

/// Fields that the sentences of a procedure cover.
pub(super) const SAID: &[&str] = &["what", "nature", "result", "finding", "effect", "because_of"];
/// Fields that the sentences of a follow-up cover.
pub(super) const FOLLOW_UP_SAID: &[&str] = &["status", "judged", "late_effects", "late_effects_detail", "ecog"];

/// A procedure in a sentence.
pub(super) fn tell(teller: &Teller<'_>, id: &RecordId, procedure: &Procedure) -> Vec<String> {
    let what = procedure.what.value().map_or_else(|| "another procedure".to_owned(), ToString::to_string);
    let verb = was(&what);
    let finding = procedure.finding.value().filter(|finding| !finding.is_empty());
    let rest = match (procedure.effect.value(), procedure.result.value(), finding) {
        (Some(effect), ..) => format!("{what} {}", effect.label()),
        (None, Some(ProcedureResult::Unremarkable), None) => format!("{what} {verb} unremarkable"),
        (None, Some(ProcedureResult::Unremarkable), Some(finding)) => {
            format!("{what} {verb} unremarkable: {}", &**finding)
        }
        (None, _, Some(finding)) => format!("{what} showed {}", &**finding),
        (None, Some(ProcedureResult::Abnormal), None) => {
            format!("{what} {verb} abnormal; the finding was not recorded")
        }
        (None, None, None) if procedure.nature.is(&ProcedureNature::Treatment) => format!("{what} {verb} given"),
        (None, None, None) => format!("{what} {verb} done"),
    };
    sentence(&led(teller.lead(id, &procedure.when), &rest)).into_iter().collect()
}

/// The state of the disease at a visit.
pub(super) fn follow_up(teller: &Teller<'_>, id: &RecordId, visit: &FollowUp) -> Vec<String> {
    let who = teller.person.subject;
    let month = teller.month(id).map(|month| format!("month {month}"));
    let at = month.clone().map_or_else(|| "at last follow-up".to_owned(), |month| format!("at {month}"));
    let when = month.map_or_else(String::new, |month| format!(" in {month}"));
    let judged = visit.judged.value().map_or("", |judged| match judged {
        JudgedBy::Clinical => "clinical ",
        JudgedBy::Radiological => "radiological ",
        JudgedBy::Both => "clinical and radiological ",
    });
    let status = match visit.status.value() {
        Some(DiseaseStatus::CompleteRemission) => format!("{at} {who} was in complete {judged}remission"),
        Some(DiseaseStatus::NoEvidence) => {
            format!("{at} there was no {}evidence of disease", judged.replace(" and ", " or "))
        }
        Some(DiseaseStatus::AliveWithDisease) => format!("{at} {who} was alive with disease"),
        Some(died @ (DiseaseStatus::DiedOfDisease | DiseaseStatus::DiedOtherwise)) => {
            format!("{who} {}{when}", died.label())
        }
        Some(DiseaseStatus::DiedUnknown) => format!("{who} died{when}; the cause is not known"),
        Some(DiseaseStatus::Lost) => format!("{who} was lost to follow-up{when}"),
        None => format!("{at} the state of the disease was not recorded"),
    };
    let detail = visit.late_effects_detail.value().map(|detail| format!(" ({})", &**detail)).unwrap_or_default();
    let late = match visit.late_effects.value() {
        Some(Presence::Absent) => ", and no late effects of treatment were demonstrable".to_owned(),
        Some(Presence::Present) => format!(", with late effects of treatment{detail}"),
        Some(Presence::Suspected) => format!(", with suspected late effects of treatment{detail}"),
        None => String::new(),
    };
    [format!("{status}{late}"), performance(teller, visit)].into_iter().filter_map(|text| sentence(&text)).collect()
}

/// A reader looks for the performance status; where no record has it, that is said once, at the end.
fn performance(teller: &Teller<'_>, visit: &FollowUp) -> String {
    let anywhere = teller.case.all::<FollowUp>().any(|(_, other)| other.ecog.is_answered())
        || teller.case.all::<Presentation>().any(|(_, seen)| seen.ecog.is_answered() || seen.karnofsky.is_answered());
    let last = teller.case.all::<FollowUp>().last().is_some_and(|(_, other)| std::ptr::eq(other, visit));
    if let Some(grade) = visit.ecog.value() {
        return format!("{} performance status was {}", abbreviation("ECOG"), grade.label());
    }
    if anywhere || !last { String::new() } else { "performance status was not recorded".to_owned() }
}
