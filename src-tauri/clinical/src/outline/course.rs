//! The course of a case as a small drawing: bars of treatment, marks of what happened, and the state of the disease.

use serde::{Deserialize, Serialize};

use super::{LastKnown, last::known};
use crate::{
    case::{Case, Entry},
    record::{FollowUp, Record, Residual, Response, ResponseCategory, Surgery, SurgeryIntent, Systemic},
    timeline::{Placed, Sureness, Timeline},
    value::choice,
};

/// A course, in months from time zero.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Course {
    /// Treatments that last.
    pub bars: Vec<Bar>,
    /// What happened at one time.
    pub marks: Vec<Mark>,
    /// The state of the disease as stated, one span after another.
    pub spans: Vec<DiseaseSpan>,
    /// Month of the last record.
    pub end: f64,
}

choice! {
    /// What a bar is.
    #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
    pub BarKind {
        Systemic = "systemic therapy",
        Radiotherapy = "radiotherapy",
    }
}

/// A treatment that lasts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Bar {
    /// What it is.
    pub kind: BarKind,
    /// Month it began.
    pub from: f64,
    /// Month it ended.
    pub to: f64,
    /// The first of its drugs, or empty.
    pub drug: String,
    /// Whether its time is not stated exactly.
    pub about: bool,
}

choice! {
    /// What a mark is.
    #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
    pub MarkKind {
        Operation = "operation",
        Spread = "metastasis or recurrence",
        Death = "death",
    }
}

/// Something that happened at one time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Mark {
    /// What it is.
    pub kind: MarkKind,
    /// Month.
    pub at: f64,
    /// Whether its time is not stated exactly.
    pub about: bool,
}

choice! {
    /// State of the disease.
    #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
    pub Disease {
        Primary = "primary tumour",
        Clear = "no known disease",
        Spread = "metastasis or recurrence",
    }
}

/// A span in one state.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DiseaseSpan {
    /// The state.
    pub state: Disease,
    /// Month it began.
    pub from: f64,
    /// Month it ended.
    pub to: f64,
}

/// The course of a case. Records without a known time are not in it.
pub(super) fn course(case: &Case, timeline: &Timeline) -> Course {
    let mut course = Course::default();
    let placed: Vec<(&Entry, &Placed)> =
        timeline.in_order(case).into_iter().filter_map(|entry| Some((entry, timeline.at(&entry.id)?))).collect();
    for (entry, placed) in &placed {
        course.bars.extend(bar(&entry.record, placed));
        course.marks.extend(mark(&entry.record, placed));
        course.end = course.end.max(month(placed.end_months()));
    }
    course.spans = spans(&placed, course.end);
    course
}

/// The state of the disease as the records state it, one span after another, in months from time zero.
pub fn disease(case: &Case, timeline: &Timeline) -> Vec<DiseaseSpan> {
    course(case, timeline).spans
}

fn bar(record: &Record, placed: &Placed) -> Option<Bar> {
    let (kind, drug) = match record {
        Record::Systemic(course) => (BarKind::Systemic, first_drug(course)),
        Record::Radiotherapy(_) => (BarKind::Radiotherapy, String::new()),
        _ => return None,
    };
    let (from, to) = (month(placed.months()), month(placed.end_months()));
    Some(Bar { kind, from, to, drug, about: is_about(placed) })
}

fn first_drug(course: &Systemic) -> String {
    course.drugs.first().and_then(|drug| drug.drug.value()).map(|drug| drug.to_lowercase()).unwrap_or_default()
}

fn mark(record: &Record, placed: &Placed) -> Option<Mark> {
    let kind = match record {
        Record::Surgery(surgery) if !surgery.intent.is(&SurgeryIntent::Diagnostic) => MarkKind::Operation,
        Record::Ablation(_) => MarkKind::Operation,
        Record::Metastasis(_) => MarkKind::Spread,
        Record::FollowUp(visit) if has_died(visit) => MarkKind::Death,
        _ => return None,
    };
    Some(Mark { kind, at: month(placed.months()), about: is_about(placed) })
}

fn has_died(visit: &FollowUp) -> bool {
    visit.status.value().is_some_and(|status| known(*status) == LastKnown::Died)
}

/// Spans from the first record to the end, each until another state is stated. Where a contact finds the disease gone, the
/// time of its going is not known: the span before ends with the record before, and a gap stays.
fn spans(placed: &[(&Entry, &Placed)], end: f64) -> Vec<DiseaseSpan> {
    let mut spans: Vec<DiseaseSpan> = Vec::new();
    let mut seen = f64::MIN;
    for (entry, placed) in placed {
        let now = spans.last().map(|span| span.state);
        let from = month(placed.months());
        if let Some(state) = stated(&entry.record, now).filter(|state| now != Some(*state)) {
            let contact = state == Disease::Clear && !matches!(entry.record, Record::Surgery(_));
            if let Some(before) = spans.last_mut() {
                before.to = if contact { before.from.max(seen) } else { from };
            }
            spans.push(DiseaseSpan { state, from, to: end });
        }
        seen = seen.max(month(placed.end_months()));
    }
    let last = spans.len();
    let drawn = spans.into_iter().enumerate().filter(|(at, span)| span.to > span.from || at + 1 == last);
    drawn.map(|(_, span)| span).collect()
}

/// The state of the disease that a record states, given the one before it. The first record of all begins with the
/// primary tumour.
fn stated(record: &Record, before: Option<Disease>) -> Option<Disease> {
    let said = match record {
        Record::Metastasis(_) => Some(Disease::Spread),
        Record::Surgery(surgery) => is_cleared(surgery).then_some(Disease::Clear),
        Record::Response(response) => is_complete(response).then_some(Disease::Clear),
        Record::FollowUp(visit) => match visit.status.value().copied().map(known) {
            Some(LastKnown::NoDisease) => Some(Disease::Clear),
            // Where it had been cleared, disease is disease come back.
            Some(LastKnown::WithDisease) if before == Some(Disease::Clear) => Some(Disease::Spread),
            _ => None,
        },
        _ => None,
    };
    said.or(before.is_none().then_some(Disease::Primary))
}

/// Whether an operation is stated to have left nothing that can be seen.
fn is_cleared(surgery: &Surgery) -> bool {
    let whole = [SurgeryIntent::PrimaryResection, SurgeryIntent::ReResection, SurgeryIntent::Recurrence];
    let removed = surgery.residual.value().is_some_and(|residual| matches!(residual, Residual::R0 | Residual::R1));
    removed && surgery.intent.value().is_some_and(|intent| whole.contains(intent))
}

fn is_complete(response: &Response) -> bool {
    response.category.is(&ResponseCategory::Complete)
}

fn is_about(placed: &Placed) -> bool {
    placed.sureness != Sureness::Stated
}

/// A tenth of a month is finer than the drawing.
fn month(months: f64) -> f64 {
    (months * 10.0).round() / 10.0
}
