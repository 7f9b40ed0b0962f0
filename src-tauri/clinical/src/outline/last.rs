//! What is known of the patient at the last contact.

use crate::{
    case::Case,
    record::{DiseaseStatus, FollowUp, Record},
    timeline::{Placed, Timeline},
    value::{Choice as _, choice},
};

choice! {
    /// State at the last contact.
    #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
    pub LastKnown {
        NoDisease = "No known disease",
        WithDisease = "Living with disease",
        Died = "Died",
        Lost = "Lost to follow-up",
    }
}

/// The last contact that states how the patient was.
pub(super) struct Contact {
    pub(super) known: LastKnown,
    pub(super) words: &'static str,
    pub(super) month: Option<String>,
}

/// The last follow-up, in order of time, whose status is known.
pub(super) fn last(case: &Case, timeline: &Timeline) -> Option<Contact> {
    timeline.in_order(case).into_iter().rev().find_map(|entry| {
        let Record::FollowUp(visit) = &entry.record else { return None };
        let status = status(visit)?;
        Some(Contact {
            known: known(status),
            words: status.label(),
            month: timeline.at(&entry.id).map(Placed::printed),
        })
    })
}

fn status(visit: &FollowUp) -> Option<DiseaseStatus> {
    visit.status.value().copied()
}

pub(super) fn known(status: DiseaseStatus) -> LastKnown {
    match status {
        DiseaseStatus::CompleteRemission | DiseaseStatus::NoEvidence => LastKnown::NoDisease,
        DiseaseStatus::AliveWithDisease => LastKnown::WithDisease,
        DiseaseStatus::DiedOfDisease | DiseaseStatus::DiedOtherwise | DiseaseStatus::DiedUnknown => LastKnown::Died,
        DiseaseStatus::Lost => LastKnown::Lost,
    }
}
