//! The sub-heads of the case presentation with the records told under each.

use std::cell::RefCell;

use clinical::{case::Case, timeline::Timeline, value::RecordId};

use crate::{
    compose::{phase_title, span},
    courses::courses,
    person::Person,
    say::Teller,
    story::phases,
};

/// A sub-head with what is told under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// The sub-head.
    pub title: String,
    /// "months 0 to ≥ 11"; none where no time is known.
    pub span: Option<String>,
    /// The records, in the order in which they are told.
    pub records: Vec<RecordId>,
}

/// The chapters of a case, in the order of the report.
pub fn chapters(case: &Case, timeline: &Timeline) -> Vec<Chapter> {
    let courses = courses(case, timeline);
    let (person, last_lead) = (Person::of(case), RefCell::default());
    let teller = Teller { case, timeline, courses: &courses, person, floats: &[], last_lead };
    let chapter = |phase: &crate::story::Phase<'_>| Chapter {
        title: phase_title(&teller, phase),
        span: span(timeline, phase),
        records: phase.entries.iter().map(|entry| entry.id.clone()).collect(),
    };
    phases(case, timeline).iter().map(chapter).collect()
}
