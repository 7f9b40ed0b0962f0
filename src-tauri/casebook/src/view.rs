//! What a page or a terminal shows of a case.

use std::collections::BTreeMap;

use clinical::{
    case::{Case, Entry},
    check::{Finding, check, idle},
    outline::{DiseaseSpan, disease},
    record::{Header, Kept, Kind},
    timeline::{Placed, Timeline, resolve},
    value::{CaseId, RecordId},
    wording,
};
use serde::Serialize;
use serde_json::Value;

use crate::{CourseView, PhaseView, Span, Unwritten, course::phases};

/// A case as a page shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CaseView {
    /// The case.
    pub id: CaseId,
    /// Its working title.
    pub title: String,
    /// Its number in this library.
    pub number: String,
    /// What month 0 is: "diagnosis of metastases".
    pub zero_words: String,
    /// Its records: those that occur once, the dated ones in order of time, figures and the like, and last those whose
    /// time is not known yet.
    pub records: Vec<RecordView>,
    /// The phases of the course, as the report tells it.
    pub phases: Vec<PhaseView>,
    /// The state of the disease as the records state it, one span after another.
    pub disease: Vec<DiseaseSpan>,
    /// The record whose time is month 0.
    pub zero: Option<RecordId>,
    /// What does not fit: the open ones before those kept as they stand, of each the heaviest first.
    pub findings: Vec<Finding>,
    /// What was kept as it stands though the case no longer says it.
    pub idle: Vec<Kept>,
    /// What undo would take back.
    pub undo: Option<String>,
    /// What redo would make again.
    pub redo: Option<String>,
    /// Whether a version of it was signed off: what stands there is changed with a reason.
    pub signed: bool,
    /// What was typed into it and is not written yet.
    pub unwritten: Unwritten,
}

/// A record as a page shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RecordView {
    /// The record.
    pub id: RecordId,
    /// Its kind.
    pub kind: Kind,
    /// Whether a case has at most one of the kind.
    pub once: bool,
    /// Name of the kind as shown.
    pub label: &'static str,
    /// One short line of what it says.
    pub summary: String,
    /// Month from time zero as printed: "−3", "≈ −3", "≥ 11", "0"; none where it is not known.
    pub month: Option<String>,
    /// Where it lies on the axis; none where its time is not known.
    pub span: Option<Span>,
    /// What is drawn of a course of systemic therapy.
    pub course: Option<CourseView>,
    /// Its fields.
    #[cfg_attr(test, ts(type = "Body"))]
    pub body: Value,
    /// How many open findings concern it.
    pub findings: u32,
}

impl CaseView {
    /// What the case says by itself; what the library knows of it besides is left empty.
    pub(crate) fn of(case: &Case) -> Self {
        let (timeline, findings) = (resolve(case), check(case));
        let mut concerned: BTreeMap<&RecordId, u32> = BTreeMap::new();
        for id in findings.iter().filter(|finding| finding.is_open()).filter_map(|finding| finding.record.as_ref()) {
            *concerned.entry(id).or_default() += 1;
        }
        let count = |id: &RecordId| concerned.get(id).copied().unwrap_or_default();
        let once = once();
        let records = ordered(case, &timeline, &once)
            .into_iter()
            .map(|entry| RecordView::of(case, entry, &timeline, &once, count(&entry.id)))
            .collect();
        let header = case.one::<Header>();
        let title = header.map(|header| header.title.to_string()).unwrap_or_default();
        let number = header.map(|header| header.number.clone()).unwrap_or_default();
        let (phases, zero) = (phases(case, &timeline), timeline.zero.clone());
        let disease = disease(case, &timeline);
        let (id, zero_words, idle) = (case.id.clone(), timeline.zero_words, idle(case, &findings));
        let (undo, redo, signed, unwritten) = Default::default();
        Self {
            id,
            title,
            number,
            zero_words,
            records,
            phases,
            disease,
            zero,
            findings,
            idle,
            undo,
            redo,
            signed,
            unwritten,
        }
    }
}

impl RecordView {
    fn of(case: &Case, entry: &Entry, timeline: &Timeline, once: &[Kind], findings: u32) -> Self {
        let kind = entry.record.kind();
        Self {
            id: entry.id.clone(),
            kind,
            once: once.contains(&kind),
            label: kind.label(),
            summary: wording::summary(&entry.record),
            month: timeline.at(&entry.id).map(Placed::printed),
            span: timeline.at(&entry.id).map(Span::of),
            course: CourseView::of(case, timeline, entry),
            body: entry.body(),
            findings,
        }
    }
}

/// The kinds of which a case has at most one.
fn once() -> Vec<Kind> {
    Kind::ALL.iter().copied().filter(|kind| kind.row().once).collect()
}

fn ordered<'a>(case: &'a Case, timeline: &Timeline, once: &[Kind]) -> Vec<&'a Entry> {
    let is_once = |entry: &&Entry| once.contains(&entry.record.kind());
    let mut first: Vec<&Entry> = case.entries.iter().filter(is_once).collect();
    let mut loose: Vec<&Entry> =
        case.entries.iter().filter(|entry| !is_once(entry) && entry.record.when().is_none()).collect();
    first.sort_by_key(|entry| entry.record.kind());
    loose.sort_by_key(|entry| entry.record.kind());
    let dated = timeline.in_order(case).into_iter().filter(|entry| !is_once(entry));
    let (dated, undated): (Vec<&Entry>, Vec<&Entry>) = dated.partition(|entry| timeline.at(&entry.id).is_some());
    [first, dated, loose, undated].concat()
}
