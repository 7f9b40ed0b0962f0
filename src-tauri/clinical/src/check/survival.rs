//! Orders that cannot be: what came of something before it, life after a fatal complication, two deaths.

use super::{Finding, Severity, reading::Reading};
use crate::{
    judge::survival::is_death,
    record::{
        ClavienDindo, DiseaseEvent, DiseaseStatus, FollowUp, Metastasis, Pathology, Response, Surgery, SurgeryIntent,
    },
    timeline::{Placed, Sureness},
    value::{Choice as _, RecordId, YesNo},
};

/// Half a month: two records may be rounded to either side of it.
const TOLERANCE_DAYS: f64 = 16.0;

/// Specimens, responses and recurrences before what they come from; deaths that contradict each other.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(specimens(reading));
    findings.extend(responses(reading));
    findings.extend(recurrences(reading));
    findings.extend(two_deaths(reading));
    findings.extend(complications(reading));
    findings
}

/// Whether `a` lies before `b` by more than either may be off.
fn surely_before(a: &Placed, b: &Placed) -> bool {
    let bounded = a.sureness == Sureness::AtEarliest || b.sureness == Sureness::AtLatest;
    !bounded && a.days + a.slack + TOLERANCE_DAYS < b.days - b.slack
}

fn is_before(reading: &Reading<'_>, a: &RecordId, b: &RecordId) -> bool {
    reading.timeline.at(a).zip(reading.timeline.at(b)).is_some_and(|(a, b)| surely_before(a, b))
}

fn specimens(reading: &Reading<'_>) -> Vec<Finding> {
    let reports = reading.case.all::<Pathology>().filter_map(|(id, report)| Some((id, report.specimen.as_ref()?)));
    let early = reports.filter(|(id, from)| is_before(reading, id, from));
    early
        .map(|(id, from)| {
            Finding::at(id, "when", Severity::Error, "specimen-before-its-source").says(
                format!("This specimen lies before {}, which it came from.", reading.name(from)),
                "A specimen cannot be older than the operation or biopsy that took it.",
            )
        })
        .collect()
}

fn responses(reading: &Reading<'_>) -> Vec<Finding> {
    let judged = reading.case.all::<Response>().flat_map(|(id, response)| response.of.iter().map(move |of| (id, of)));
    let early = judged.filter(|(id, of)| is_before(reading, id, of));
    early
        .map(|(id, of)| {
            Finding::at(id, "when", Severity::Error, "response-before-its-course").says(
                format!("This response lies before {}, which it judges.", reading.name(of)),
                "A course shows its effect after it began.",
            )
        })
        .collect()
}

fn recurrences(reading: &Reading<'_>) -> Vec<Finding> {
    let primary =
        reading.case.all::<Surgery>().filter(|(_, operation)| operation.intent.is(&SurgeryIntent::PrimaryResection));
    let Some((first, _)) = primary
        .filter(|(id, _)| reading.timeline.at(id).is_some())
        .min_by(|(a, _), (b, _)| days(reading, a).total_cmp(&days(reading, b)))
    else {
        return Vec::new();
    };
    let local = reading.case.all::<Metastasis>().filter(|(_, found)| {
        found.event.value().is_some_and(|event| matches!(event, DiseaseEvent::LocalRecurrence | DiseaseEvent::Both))
    });
    let early = local.filter(|(id, _)| is_before(reading, id, first));
    early
        .map(|(id, _)| {
            Finding::at(id, "when", Severity::Error, "recurrence-before-resection").says(
                format!("This local recurrence lies before {}.", reading.name(first)),
                "A tumour comes back only where it had been removed.",
            )
        })
        .collect()
}

fn days(reading: &Reading<'_>, id: &RecordId) -> f64 {
    reading.timeline.at(id).map_or(f64::INFINITY, |placed| placed.days)
}

fn two_deaths(reading: &Reading<'_>) -> Option<Finding> {
    let mut deaths = reading.case.all::<FollowUp>().filter_map(|(id, visit)| {
        let status = visit.status.value().copied().filter(|status| is_death(*status))?;
        Some((id, status))
    });
    let (_, first) = deaths.next()?;
    let known = |status: DiseaseStatus| status != DiseaseStatus::DiedUnknown;
    let (id, other) = deaths.find(|(_, status)| *status != first && known(*status) && known(first))?;
    let message = format!("One follow-up states “{}”, this one “{}”.", first.label(), other.label());
    Some(
        Finding::at(id, "status", Severity::Error, "deaths-differ")
            .says(message, "A patient dies once, of one stated cause."),
    )
}

/// A fatal complication followed by a visit, and the suffix d on it.
fn complications(reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (id, operation) in reading.case.all::<Surgery>() {
        let fatal = |(_, row): &(usize, &crate::record::Complication)| row.grade == Some(ClavienDindo::V);
        for (index, row) in operation.complications.iter().enumerate().filter(fatal) {
            if row.at_discharge == Some(YesNo::Yes) {
                let path = format!("complications.{index}.at_discharge");
                findings.push(Finding::at(id, path, Severity::Error, "fatal-at-discharge").says(
                    "A fatal complication is said to be still there at discharge.",
                    "Grade V is the death of the patient; the suffix d speaks of survivors (Dindo 2004, Ann Surg 240:205).",
                ));
            }
            if let Some(visit) = seen_alive_after(reading, id) {
                let path = format!("complications.{index}.grade");
                findings.push(Finding::at(id, path, Severity::Error, "fatal-but-seen-later").says(
                    format!(
                        "A complication of grade V is recorded, yet {} shows the patient alive later.",
                        reading.name(visit)
                    ),
                    "Grade V is the death of the patient (Dindo 2004, Ann Surg 240:205).",
                ));
            }
        }
    }
    findings
}

fn seen_alive_after<'a>(reading: &Reading<'a>, operation: &RecordId) -> Option<&'a RecordId> {
    let alive = reading.case.all::<FollowUp>().filter(|(_, visit)| {
        visit.status.value().is_some_and(|status| !is_death(*status) && *status != DiseaseStatus::Lost)
    });
    alive.map(|(id, _)| id).find(|id| is_before(reading, operation, id))
}
