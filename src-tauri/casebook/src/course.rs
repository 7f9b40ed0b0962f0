//! The course of a case as a page draws it: where each record lies on the axis, and the phases they are told in.

use clinical::{
    case::{Case, Entry},
    judge::dose::{drug, lettered},
    record::Record,
    timeline::{Placed, Sureness, Timeline},
    value::RecordId,
};
use serde::Serialize;

/// Where a record lies on the axis of months from time zero.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Span {
    /// Months to its beginning, unrounded, negative before time zero.
    pub begins: f64,
    /// Months to its end, for what lasted.
    pub ends: Option<f64>,
    /// The whole month of the end as printed: "≥ 4".
    pub until: Option<String>,
    /// Whether the beginning is only about.
    pub about: bool,
    /// Whether only the order is known: it lies there at the earliest or at the latest.
    pub order_only: bool,
}

/// What is drawn of a course of systemic therapy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CourseView {
    /// Its letter in figures, tables and text.
    pub letter: String,
    /// Generic names of its drugs, in lower case.
    pub drugs: Vec<String>,
}

/// Records told together, under the sub-head that the report gives them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PhaseView {
    /// "Surgery of the primary tumour".
    pub title: String,
    /// "months 0 to ≥ 11"; none where no time is known.
    pub span: Option<String>,
    /// Its records in order of time.
    pub records: Vec<RecordId>,
}

impl Span {
    pub(crate) fn of(placed: &Placed) -> Self {
        Self {
            begins: placed.months(),
            ends: placed.lasts.map(|_| placed.end_months()),
            until: placed.lasts.map(|_| placed.end_printed()),
            about: placed.sureness == Sureness::About,
            order_only: matches!(placed.sureness, Sureness::AtEarliest | Sureness::AtLatest),
        }
    }
}

impl CourseView {
    /// What is drawn of the record, if it is a course.
    pub(crate) fn of(case: &Case, timeline: &Timeline, entry: &Entry) -> Option<Self> {
        let Record::Systemic(course) = &entry.record else { return None };
        let letter = lettered(case, timeline).into_iter().find(|lettered| *lettered.id == entry.id)?.letter;
        let drugs = course.drugs.iter().filter_map(|given| given.drug.value()).map(|name| drug::called(name));
        Some(Self { letter, drugs: drugs.collect() })
    }
}

/// The phases of the case with the records that have a time.
pub(crate) fn phases(case: &Case, timeline: &Timeline) -> Vec<PhaseView> {
    let order: Vec<&RecordId> = timeline.in_order(case).into_iter().map(|entry| &entry.id).collect();
    let place = |id: &RecordId| order.iter().position(|other| *other == id);
    let phases = report::chapters(case, timeline).into_iter().map(|chapter| {
        let mut records = chapter.records;
        records.retain(|id| timeline.at(id).is_some());
        records.sort_by_key(place);
        PhaseView { title: chapter.title, span: chapter.span, records }
    });
    phases.filter(|phase| !phase.records.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use crate::{Casebook, Setting};

    #[test]
    fn every_dated_record_is_in_one_phase_and_a_course_has_its_letter() {
        let book = Casebook::sample(Setting::of_this_computer()).unwrap();
        let id = book.list().unwrap()[0].id.clone();
        let view = book.open_case(&id).unwrap();
        let mut told: Vec<_> = view.phases.iter().flat_map(|phase| phase.records.clone()).collect();
        let mut dated: Vec<_> = view.records.iter().filter(|record| !record.once && record.span.is_some()).collect();
        dated.sort_by_key(|record| record.id.clone());
        told.sort();
        assert_eq!(told, dated.iter().map(|record| record.id.clone()).collect::<Vec<_>>());
        let first = view.records.iter().find_map(|record| record.course.as_ref()).unwrap();
        assert_eq!((first.letter.as_str(), first.drugs[0].as_str()), ("A", "doxorubicin"));
        let course = view.records.iter().find(|record| record.course.is_some()).unwrap().span.clone().unwrap();
        assert!(course.ends.unwrap() > course.begins && course.until.unwrap().starts_with('≥'));
    }
}
