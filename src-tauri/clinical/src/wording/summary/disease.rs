//! The disease and its course: tumour, spread, response, side effects, state.

use super::{joined, label};
use crate::{
    record::{AdverseEvent, DiseaseEvent, FollowUp, Metastasis, Response, Tumour},
    value::{Choice, Presence},
    wording::name::{said, stated},
};

/// "mesentery · pleomorphic leiomyosarcoma".
pub(super) fn tumour(tumour: &Tumour) -> String {
    let diagnosis = tumour.diagnosis.value().and_then(|histology| said(&histology.stated));
    joined(" · ", [stated(&tumour.site), diagnosis])
}

/// "liver, lung"; what happened where no organ was named or the tumour also came back in place.
pub(super) fn metastasis(found: &Metastasis) -> String {
    let organs = joined(", ", found.sites.iter().map(|site| said(&site.organ)));
    let event = found.event.value();
    let telling = event.filter(|event| organs.is_empty() || **event != DiseaseEvent::Metastasis);
    joined(" · ", [label(telling), Some(organs)])
}

/// "partial remission, no new lesion".
pub(super) fn response(response: &Response) -> String {
    let new = response.new_lesions.value().and_then(|new| match new {
        Presence::Absent => Some("no new lesion".to_owned()),
        Presence::Present => Some("new lesions".to_owned()),
        Presence::Suspected => None,
    });
    joined(", ", [label(response.category.value()), new])
}

/// "fluid retention, grade 2".
pub(super) fn adverse(event: &AdverseEvent) -> String {
    let grade = event.grade.value().map(|grade| format!("grade {}", grade.label()));
    joined(", ", [said(&event.term), grade])
}

/// "complete remission".
pub(super) fn follow_up(visit: &FollowUp) -> String {
    joined(", ", [label(visit.status.value())])
}
