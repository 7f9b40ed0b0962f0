//! Distant metastasis at diagnosis; one that came later never counts.

use crate::{
    case::Case,
    record::{DiseaseEvent, Metastasis, Record, SurgeryIntent, Tumour},
    timeline::Timeline,
    value::Presence,
};

/// Days from diagnosis within which findings still count as present at diagnosis, provided no treatment has begun:
/// four months (AJCC 8, chapter 1, clinical classification).
const AT_DIAGNOSIS_DAYS: f64 = 122.0;

/// Distant metastasis at diagnosis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Distant {
    /// None, as stated.
    None,
    /// Nothing was stated: counts as none.
    NotStated,
    /// Metastasis, with the organs recorded and whether tissue proved it.
    Found {
        /// Organs in lower case.
        organs: Vec<String>,
        /// Whether a biopsy or operation proved it.
        proven: bool,
    },
}

impl Distant {
    /// What the tumour's own record says, else a metastasis found at the time of diagnosis.
    pub(super) fn at_diagnosis(case: &Case, timeline: &Timeline, assumptions: &mut Vec<String>) -> Self {
        let stated = case.one::<Tumour>().and_then(|tumour| tumour.metastasis_at_diagnosis.value());
        if stated == Some(&Presence::Absent) {
            return Self::None;
        }
        let found = at_diagnosis(case, timeline, &[DiseaseEvent::Metastasis, DiseaseEvent::Both]);
        if stated == Some(&Presence::Suspected) {
            assumptions.push("Distant metastasis that was only suspected does not count.".to_owned());
        }
        if found.is_empty() && stated != Some(&Presence::Present) {
            return Self::NotStated;
        }
        let sites = found.iter().flat_map(|metastasis| &metastasis.sites);
        Self::Found {
            organs: sites.map(|site| site.organ.to_lowercase()).filter(|organ| !organ.is_empty()).collect(),
            proven: found.iter().any(|metastasis| metastasis.proven_by.is_some()),
        }
    }
}

/// Whether a metastasis in regional nodes was found at diagnosis.
pub(super) fn nodes_at_diagnosis(case: &Case, timeline: &Timeline) -> bool {
    !at_diagnosis(case, timeline, &[DiseaseEvent::Nodal]).is_empty()
}

/// Disease of the given kinds that was found when the tumour was diagnosed and before any treatment.
fn at_diagnosis<'a>(case: &'a Case, timeline: &Timeline, events: &[DiseaseEvent]) -> Vec<&'a Metastasis> {
    let diagnosed = case.all::<Tumour>().next().and_then(|(id, _)| timeline.at(id)).map(|placed| placed.days);
    let treated = first_treatment(case, timeline);
    let all = case
        .all::<Metastasis>()
        .filter(|(_, metastasis)| metastasis.event.value().is_some_and(|event| events.contains(event)));
    let days = all.filter_map(|(id, metastasis)| Some((timeline.at(id)?.days, metastasis)));
    let at_diagnosis = days.filter(|(day, _)| {
        let untreated = treated.is_none_or(|treated| *day <= treated + 0.5);
        let near = diagnosed.is_none_or(|diagnosed| *day <= diagnosed + AT_DIAGNOSIS_DAYS);
        (treated.is_some() || diagnosed.is_some()) && untreated && near
    });
    at_diagnosis.map(|(_, metastasis)| metastasis).collect()
}

/// Day of the first operation that was more than diagnostic, course, radiotherapy or ablation.
pub(super) fn first_treatment(case: &Case, timeline: &Timeline) -> Option<f64> {
    let treats = |record: &Record| match record {
        Record::Surgery(surgery) => !surgery.intent.is(&SurgeryIntent::Diagnostic),
        Record::Systemic(_) | Record::Radiotherapy(_) | Record::Ablation(_) => true,
        _ => false,
    };
    let days = case.entries.iter().filter(|entry| treats(&entry.record)).filter_map(|entry| timeline.at(&entry.id));
    days.map(|placed| placed.days).min_by(f64::total_cmp)
}
