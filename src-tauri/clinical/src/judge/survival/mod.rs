//! Intervals of survival in months from the resolved times of a case, with how sure they are, ended by an event or censored.

mod interval;
#[cfg(test)]
mod tests;

pub use interval::{Endpoint, Interval, NotReckoned, Outcome};

use crate::{
    case::Case,
    record::{
        DiseaseEvent, DiseaseStatus, FollowUp, Kind, Metastasis, Residual, Response, ResponseCategory, Surgery,
        SurgeryIntent, Systemic, Tumour,
    },
    timeline::{Placed, Timeline},
    value::{Presence, RecordId},
};

/// A record at its place in time.
type Spot<'a> = (&'a RecordId, &'a Placed);

/// Whether a status states the death of the patient.
pub fn is_death(status: DiseaseStatus) -> bool {
    matches!(status, DiseaseStatus::DiedOfDisease | DiseaseStatus::DiedOtherwise | DiseaseStatus::DiedUnknown)
}

/// Whether a record tells of distant metastases.
pub fn is_distant(found: &Metastasis) -> bool {
    found.event.value().is_some_and(|event| matches!(event, DiseaseEvent::Metastasis | DiseaseEvent::Both))
}

/// Overall survival, disease-free survival and time to metastasis, each reckoned or with the reason why not.
pub fn all(case: &Case, timeline: &Timeline) -> Vec<(Endpoint, Result<Interval, NotReckoned>)> {
    vec![
        (Endpoint::Overall, overall(case, timeline)),
        (Endpoint::DiseaseFree, disease_free(case, timeline)),
        (Endpoint::ToMetastasis, to_metastasis(case, timeline)),
    ]
}

/// From time zero to death of any cause, censored when the patient was last seen alive.
pub fn overall(case: &Case, timeline: &Timeline) -> Result<Interval, NotReckoned> {
    let from = zero(timeline)?;
    ended(Endpoint::Overall, case, timeline, from, None)
}

/// From the resection of the primary tumour to relapse or death. Not reckoned where tumour was left or metastases were
/// known at diagnosis: there was no time free of disease.
pub fn disease_free(case: &Case, timeline: &Timeline) -> Result<Interval, NotReckoned> {
    if metastatic_at_diagnosis(case) {
        return Err(NotReckoned::MetastaticAtDiagnosis);
    }
    let resections =
        case.all::<Surgery>().filter(|(_, operation)| operation.intent.is(&SurgeryIntent::PrimaryResection));
    let placed = resections.filter_map(|(id, operation)| Some(((id, timeline.at(id)?), operation)));
    let (from, operation) =
        placed.min_by(|(a, _), (b, _)| a.1.days.total_cmp(&b.1.days)).ok_or(NotReckoned::NoResection)?;
    if operation.residual.is(&Residual::R2) {
        return Err(NotReckoned::TumourLeft);
    }
    let relapses = case.all::<Metastasis>().filter(|(_, found)| !found.event.is(&DiseaseEvent::Progression));
    let relapse = first_after(timeline, from.1, relapses.map(|(id, _)| id));
    ended(Endpoint::DiseaseFree, case, timeline, from, relapse)
}

/// From the first day of a course of systemic therapy to progression or death; further treatment does not end it.
pub fn progression_free(case: &Case, timeline: &Timeline, course: &RecordId) -> Result<Interval, NotReckoned> {
    let from = timeline.placed.get_key_value(course).ok_or(NotReckoned::NoStart)?;
    let judged = case.all::<Response>().filter(|(_, response)| response.category.is(&ResponseCategory::Progression));
    let found = case.all::<Metastasis>().map(|(id, _)| id);
    // What was found on the day the course began is why it began, not its failure.
    let later = |id: &&RecordId| timeline.at(id).is_some_and(|placed| placed.days > from.1.days + 1e-6);
    let progression = first_after(timeline, from.1, judged.map(|(id, _)| id).chain(found).filter(later));
    ended(Endpoint::ProgressionFree, case, timeline, from, progression)
}

/// [`progression_free`] of every course of systemic therapy, in the order of the case.
pub fn progression_free_of_each(case: &Case, timeline: &Timeline) -> Vec<Interval> {
    let courses = case.all::<Systemic>();
    courses.filter_map(|(id, _)| progression_free(case, timeline, id).ok()).collect()
}

/// From the first diagnosis, else the resection of the primary tumour, to the first distant metastasis; censored when last
/// seen without.
pub fn to_metastasis(case: &Case, timeline: &Timeline) -> Result<Interval, NotReckoned> {
    if metastatic_at_diagnosis(case) {
        return Err(NotReckoned::MetastaticAtDiagnosis);
    }
    let diagnosed = case.all::<Tumour>().map(|(id, _)| id).find_map(|id| timeline.placed.get_key_value(id));
    let resections =
        case.all::<Surgery>().filter(|(_, operation)| operation.intent.is(&SurgeryIntent::PrimaryResection));
    let resected = resections.map(|(id, _)| id).find_map(|id| timeline.placed.get_key_value(id));
    let from = diagnosed.or(resected).ok_or(NotReckoned::NoStart)?;
    let distant = case.all::<Metastasis>().filter(|(_, found)| is_distant(found)).map(|(id, _)| id);
    match first_after(timeline, from.1, distant) {
        Some(found) => Interval::between(Endpoint::ToMetastasis, from, found, Outcome::Event),
        None => Interval::between(Endpoint::ToMetastasis, from, last_seen(case, timeline)?, Outcome::Censored),
    }
}

/// Ends an interval by the event, else the death, else the last sight of the patient.
fn ended<'a>(
    endpoint: Endpoint,
    case: &'a Case,
    timeline: &'a Timeline,
    from: Spot<'a>,
    event: Option<Spot<'a>>,
) -> Result<Interval, NotReckoned> {
    let first = [event, death(case, timeline)].into_iter().flatten().min_by(|a, b| a.1.days.total_cmp(&b.1.days));
    match first {
        Some(event) => Interval::between(endpoint, from, event, Outcome::Event),
        None => Interval::between(endpoint, from, last_seen(case, timeline)?, Outcome::Censored),
    }
}

fn zero(timeline: &Timeline) -> Result<Spot<'_>, NotReckoned> {
    let zero = timeline.zero.as_ref().and_then(|id| timeline.placed.get_key_value(id));
    zero.ok_or(NotReckoned::NoStart)
}

fn metastatic_at_diagnosis(case: &Case) -> bool {
    case.one::<Tumour>().is_some_and(|tumour| tumour.metastasis_at_diagnosis.is(&Presence::Present))
}

/// The earliest of some records that does not lie before a place.
fn first_after<'a>(
    timeline: &'a Timeline,
    from: &Placed,
    records: impl Iterator<Item = &'a RecordId>,
) -> Option<Spot<'a>> {
    let placed =
        records.filter_map(|id| timeline.placed.get_key_value(id)).filter(|(_, placed)| placed.days >= from.days);
    placed.min_by(|a, b| a.1.days.total_cmp(&b.1.days))
}

fn death<'a>(case: &'a Case, timeline: &'a Timeline) -> Option<Spot<'a>> {
    let deaths =
        case.all::<FollowUp>().filter(|(_, visit)| visit.status.value().is_some_and(|status| is_death(*status)));
    let placed = deaths.filter_map(|(id, _)| timeline.placed.get_key_value(id));
    placed.min_by(|a, b| a.1.days.total_cmp(&b.1.days))
}

/// The last record that needs a living patient. A stated but undated death leaves nothing to count to.
fn last_seen<'a>(case: &'a Case, timeline: &'a Timeline) -> Result<Spot<'a>, NotReckoned> {
    if case.all::<FollowUp>().any(|(_, visit)| visit.status.value().is_some_and(|status| is_death(*status))) {
        return Err(NotReckoned::DeathUndated);
    }
    let seen = case.entries.iter().filter(|entry| is_sight(entry.record.kind()));
    let placed = seen.filter_map(|entry| timeline.placed.get_key_value(&entry.id));
    placed.max_by(|a, b| a.1.days.total_cmp(&b.1.days)).ok_or(NotReckoned::NeverSeen)
}

/// Records made with the patient at hand; reports and board meetings may come later.
fn is_sight(kind: Kind) -> bool {
    let sights = [
        Kind::FollowUp,
        Kind::Imaging,
        Kind::Presentation,
        Kind::Surgery,
        Kind::Biopsy,
        Kind::Systemic,
        Kind::Radiotherapy,
        Kind::Ablation,
        Kind::Procedure,
    ];
    sights.contains(&kind)
}
