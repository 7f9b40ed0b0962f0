//! The course of a case as phases: which records are told together, and in which order.

use clinical::{
    case::{Case, Entry},
    record::{Kind, Metastasis, Pathology, Record, Setting, Step, Surgery, SurgeryIntent},
    timeline::Timeline,
    value::{RecordId, YesNo},
};

/// What a phase is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Theme {
    /// Complaints, examination and first imaging.
    Presentation,
    /// Operation on the primary tumour, and what was withheld after it.
    Resection,
    /// What the pathologist found in it.
    Pathology,
    /// Metastases or a recurrence.
    Spread,
    /// Drugs.
    Systemic,
    /// Radiotherapy.
    Radiotherapy,
    /// Operation on or ablation of metastases.
    LocalTherapy,
    /// What came later.
    FollowUp,
}

/// Records told together under one sub-head.
#[derive(Debug, Clone)]
pub(crate) struct Phase<'a> {
    pub(crate) theme: Theme,
    pub(crate) entries: Vec<&'a Entry>,
}

/// The dated records of the case as phases in order of time.
pub(crate) fn phases<'a>(case: &'a Case, timeline: &Timeline) -> Vec<Phase<'a>> {
    let mut phases: Vec<Phase<'a>> = vec![Phase { theme: Theme::Presentation, entries: Vec::new() }];
    let entries = timeline.in_order(case);
    for entry in entries.into_iter().filter(|entry| entry.record.kind() != Kind::Tumour) {
        let now = phases.last().map_or(Theme::Presentation, |phase| phase.theme);
        let theme = theme(case, timeline, entry, now);
        let own = phases.iter().position(|phase| judged(&entry.record).is_some_and(|id| phase.holds(id)));
        let last = phases.len() - 1;
        match phases.get_mut(own.unwrap_or(last)).filter(|phase| own.is_some() || phase.theme == theme) {
            Some(phase) => phase.entries.push(entry),
            None => phases.push(Phase { theme, entries: vec![entry] }),
        }
    }
    phases.iter_mut().for_each(|phase| phase.entries.sort_by_key(|entry| place(phase.theme, &entry.record)));
    phases
}

impl Phase<'_> {
    fn holds(&self, id: &RecordId) -> bool {
        self.entries.iter().any(|entry| entry.id == *id)
    }
}

/// The treatment that a response or side effect is of: they are told with it, whatever came between.
fn judged(record: &Record) -> Option<&RecordId> {
    match record {
        Record::Response(response) => response.of.last(),
        Record::AdverseEvent(event) => event.of.as_ref(),
        _ => None,
    }
}

/// The phase a record belongs to, while `now` is being told.
fn theme(case: &Case, timeline: &Timeline, entry: &Entry, now: Theme) -> Theme {
    if with_spread(case, timeline, entry, now) {
        return Theme::Spread;
    }
    match &entry.record {
        Record::Surgery(operation) => surgery(operation),
        Record::Ablation(_) => Theme::LocalTherapy,
        Record::Pathology(report) => pathology(case, report, now),
        Record::Metastasis(_) => Theme::Spread,
        Record::Systemic(course) if now == Theme::LocalTherapy && course.setting.is(&Setting::AfterLocalTherapy) => now,
        Record::Systemic(_) => Theme::Systemic,
        Record::Radiotherapy(_) => Theme::Radiotherapy,
        Record::Board(board) => {
            let given = board.decisions.iter().filter(|decision| decision.chosen != Some(YesNo::No));
            given.filter_map(|decision| decision.about).find_map(step).unwrap_or(now)
        }
        Record::FollowUp(_) => Theme::FollowUp,
        Record::Presentation(_) | Record::Procedure(_) if is_later(now) => Theme::FollowUp,
        _ => now,
    }
}

/// Whether complaints at this point are no longer those of the first presentation.
fn is_later(now: Theme) -> bool {
    !matches!(now, Theme::Presentation)
}

fn surgery(operation: &Surgery) -> Theme {
    match operation.intent.value() {
        Some(SurgeryIntent::Metastasectomy | SurgeryIntent::Recurrence | SurgeryIntent::SuspiciousTissue) => {
            Theme::LocalTherapy
        }
        _ => Theme::Resection,
    }
}

/// A resection specimen of the primary tumour is told by itself; others with what they were taken in.
fn pathology(case: &Case, report: &Pathology, now: Theme) -> Theme {
    let operation = report.specimen.as_ref().and_then(|id| case.record(id));
    match operation {
        Some(Record::Surgery(operation)) if surgery(operation) == Theme::Resection => Theme::Pathology,
        _ => now,
    }
}

fn step(step: Step) -> Option<Theme> {
    match step {
        Step::SystemicTherapy | Step::AdjuvantTherapy => Some(Theme::Systemic),
        Step::LocalTherapy => Some(Theme::LocalTherapy),
        Step::Radiotherapy => Some(Theme::Radiotherapy),
        Step::Surgery | Step::Referral | Step::Observation | Step::SupportiveCare => None,
    }
}

/// Days within which an examination belongs to the metastases it showed.
const TOGETHER_DAYS: f64 = 16.0;

/// Whether the record belongs to the finding of metastases: named by it, or of the same time and of an examining kind.
/// What was found together with metastases at first presentation is told there.
fn with_spread(case: &Case, timeline: &Timeline, entry: &Entry, now: Theme) -> bool {
    case.all::<Metastasis>().any(|(id, found)| {
        let near = timeline.at(id).zip(timeline.at(&entry.id)).is_some_and(|(spread, own)| {
            let ahead = spread.days - own.days;
            own.sureness == spread.sureness && (0.0..=TOGETHER_DAYS).contains(&ahead)
        });
        let examines =
            matches!(entry.record.kind(), Kind::Presentation | Kind::Imaging | Kind::Laboratory | Kind::Biopsy);
        let later = now != Theme::Presentation;
        names(found, entry) || of_named_biopsy(case, found, &entry.record) || near && examines && later
    })
}

fn names(found: &Metastasis, entry: &Entry) -> bool {
    let proves = entry.record.kind() == Kind::Biopsy && found.proven_by.as_ref() == Some(&entry.id);
    found.shown_by.contains(&entry.id) || proves
}

fn of_named_biopsy(case: &Case, found: &Metastasis, record: &Record) -> bool {
    let Record::Pathology(report) = record else { return false };
    let biopsy = report.specimen.as_ref().filter(|id| matches!(case.record(id), Some(Record::Biopsy(_))));
    biopsy.is_some() && biopsy == found.proven_by.as_ref()
}

/// Order of kinds within a phase that tells one time; phases of treatment keep the order of time.
fn place(theme: Theme, record: &Record) -> u8 {
    match theme {
        Theme::Presentation | Theme::Spread => match record.kind() {
            Kind::Presentation => 0,
            Kind::Laboratory => 1,
            Kind::Imaging => 2,
            Kind::Metastasis => 3,
            Kind::Biopsy => 4,
            Kind::Pathology => 5,
            _ => 6,
        },
        Theme::FollowUp => u8::from(record.kind() == Kind::FollowUp),
        _ => 0,
    }
}
