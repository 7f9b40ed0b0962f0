//! What is dated after the patient's death.

use super::{Finding, Severity, reading::Reading};
use crate::{
    judge::survival::is_death,
    record::{FollowUp, Kind},
};

/// Half a month: two records may be rounded to either side of it.
const TOLERANCE_DAYS: f64 = 16.0;

/// Treatment and visits that lie after a follow-up that states the death.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let visits = reading.case.all::<FollowUp>().filter(|(_, visit)| visit.status.value().is_some_and(|s| is_death(*s)));
    let Some(death) = visits.filter_map(|(id, _)| Some(reading.timeline.at(id)?.days)).reduce(f64::min) else {
        return Vec::new();
    };
    let after = reading
        .case
        .entries
        .iter()
        .filter(|entry| needs_life(entry.record.kind()))
        .filter(|entry| reading.timeline.at(&entry.id).is_some_and(|placed| placed.days > death + TOLERANCE_DAYS));
    after
        .map(|entry| {
            Finding::at(&entry.id, "when", Severity::Error, "after-death").says(
                format!("{} lies after the death of the patient.", reading.name(&entry.id)),
                "A follow-up record states the death at an earlier time.",
            )
        })
        .collect()
}

/// Pathology reports and board meetings may follow a death.
fn needs_life(kind: Kind) -> bool {
    let living = [
        Kind::Presentation,
        Kind::Imaging,
        Kind::Surgery,
        Kind::Systemic,
        Kind::Radiotherapy,
        Kind::Ablation,
        Kind::Procedure,
        Kind::Response,
        Kind::FollowUp,
    ];
    living.contains(&kind)
}
