//! Who did what with a case, and the versions that were signed off.

use chrono::SecondsFormat;
use clinical::value::{CaseId, RecordId};
use serde::Serialize;
use store::{Edit, Event, Signed, Stamp, TrailRow};

pub use store::{Fault, Verified};

use crate::{CaseView, Casebook, Error, history::said};

/// A row of the trail in words.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TrailView {
    /// Place in the trail, rising whatever the clock says.
    #[cfg_attr(test, ts(type = "number"))]
    pub seq: i64,
    /// When: "2024-02-29T12:34:56Z".
    pub at: String,
    /// Whether the clock had been set back since the row before.
    pub clock_set_back: bool,
    /// Who.
    pub author: String,
    /// On which computer.
    pub device: String,
    /// What was done, as named in files: "change", "read", "export", "sign".
    pub event: &'static str,
    /// What it is called.
    pub label: String,
    /// The record, where it was about one.
    pub record: String,
    /// The field by its path; empty for a record as a whole.
    pub path: String,
    /// What was there, in words.
    pub old: Option<String>,
    /// What came, in words.
    pub new: Option<String>,
    /// Why, where it was said.
    pub reason: Option<String>,
    /// Whether it took another change back.
    pub undoes: bool,
}

/// The version of a case that was signed off last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SignedView {
    /// 1 for the first.
    #[cfg_attr(test, ts(type = "number"))]
    pub version: i64,
    /// Who signed it.
    pub author: String,
    /// The day: "2024-02-29".
    pub on: String,
    /// Whether the case was changed since.
    pub amended: bool,
}

/// Why a signed case is changed.
pub(crate) struct Amending {
    case: CaseId,
    reason: String,
    /// Whether it is the reason of the next change alone.
    once: bool,
}

impl Casebook {
    /// What was done with a case, first to last; with a path only what touched this field of any record, or of `record`.
    pub fn trail(&self, id: &CaseId, record: Option<&RecordId>, path: Option<&str>) -> Result<Vec<TrailView>, Error> {
        let rows = self.library.trail(id)?.into_iter();
        let of_record = rows.filter(|row| record.is_none_or(|record| row.record == record.as_str()));
        let wanted =
            of_record.filter(|row| path.is_none_or(|path| row.event == Event::Change && touches(&row.path, path)));
        let case = self.library.case(id).ok();
        Ok(wanted.map(|row| TrailView::of(case.as_ref(), row)).collect())
    }

    /// Reads the whole trail through, and every case against it.
    pub fn verify_trail(&self) -> Result<Verified, Error> {
        Ok(self.library.verify_trail()?)
    }

    /// Signs the case off as it is now. What is changed afterwards is an amendment, and says why.
    pub fn sign(&mut self, id: &CaseId) -> Result<CaseView, Error> {
        self.library.sign(id, &self.stamp("Sign off"))?;
        self.amending = None;
        self.open_case(id)
    }

    /// Says why a signed case is changed from now on until it is signed again, or with the next change alone.
    pub fn amend(&mut self, id: &CaseId, reason: &str, once: bool) -> Result<CaseView, Error> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(store::StoreError::NoReason.into());
        }
        self.amending = Some(Amending { case: id.clone(), reason: reason.to_owned(), once });
        self.open_case(id)
    }

    /// The version that was signed off last.
    pub fn signed(&self, id: &CaseId) -> Result<Option<SignedView>, Error> {
        Ok(self.library.signed(id)?.map(SignedView::from))
    }

    /// A case as a page shows it, opened to be read: where it holds what could name the patient, the trail says who opened
    /// it. [`Casebook::open_case`] is for what follows, when it is open.
    pub fn read_case(&self, id: &CaseId) -> Result<CaseView, Error> {
        if crate::printing::names_patient(&self.case(id)?) {
            self.library.note(id, Event::Read, &self.stamp("Opened"))?;
        }
        self.open_case(id)
    }

    /// Says in the trail that a case left the library.
    pub(crate) fn note_export(&self, id: &CaseId, what: &str) -> Result<(), Error> {
        Ok(self.library.note(id, Event::Export, &self.stamp(what))?)
    }

    /// Changes a case, with the reason that was given for amending it. One given for the next change alone is used up by
    /// it, also where it is refused.
    pub(crate) fn apply(&mut self, id: &CaseId, edits: &[Edit], label: &str) -> Result<(), Error> {
        let reason = self.amending.as_ref().filter(|why| why.case == *id).map(|why| why.reason.clone());
        let applied = self.library.apply(id, edits, &Stamp { reason, ..self.stamp(label) });
        self.amending = self.amending.take().filter(|why| !why.once);
        applied?;
        Ok(())
    }
}

/// Whether a change at `path` is one of the field: of itself, of a part of it, or of what it is part of.
fn touches(path: &str, field: &str) -> bool {
    let within = |inner: &str, outer: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    path.is_empty() || within(path, field) || within(field, path)
}

impl TrailView {
    fn of(case: Option<&clinical::case::Case>, row: TrailRow) -> Self {
        let words = |value: &Option<serde_json::Value>| {
            value.as_ref().and_then(|value| said(case?, &row.kind, &row.path, value))
        };
        let (old, new) = if row.path.is_empty() { (None, None) } else { (words(&row.old), words(&row.new)) };
        Self {
            seq: row.seq,
            at: row.at.to_rfc3339_opts(SecondsFormat::Secs, true),
            clock_set_back: row.clock_set_back,
            event: row.event.name(),
            old,
            new,
            author: row.author,
            device: row.device,
            label: row.label,
            record: row.record,
            path: row.path,
            reason: row.reason,
            undoes: row.undoes,
        }
    }
}

impl From<Signed> for SignedView {
    fn from(Signed { version, author, at, amended, .. }: Signed) -> Self {
        Self { version, author, on: at.format("%Y-%m-%d").to_string(), amended }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::tests::{fresh, record};

    #[test]
    fn a_field_is_touched_by_itself_its_parts_and_what_it_is_part_of() {
        assert!(
            touches("drugs.0.dose.known", "drugs.0.dose") && touches("drugs", "drugs.0.dose") && touches("", "drugs")
        );
        assert!(!touches("drugs.1.dose", "drugs.0.dose") && !touches("drug", "drugs"));
    }

    /// What the trail says of a case, without its changes: "read Opened".
    fn told(book: &Casebook, id: &CaseId) -> Vec<String> {
        let rows = book.trail(id, None, None).unwrap().into_iter().filter(|row| row.event != "change");
        rows.map(|row| format!("{} {} by {}", row.event, row.label, row.author)).collect()
    }

    #[test]
    fn who_reads_or_exports_a_named_patient_stands_in_the_trail() {
        let (_folder, mut book) = fresh();
        let id = book.new_case("One", "").unwrap().id;
        let (_, patient) = book.add_record(&id, "patient").unwrap();
        assert_eq!(book.read_case(&id).unwrap(), book.open_case(&id).unwrap());
        assert!(told(&book, &id).is_empty(), "nobody is named yet");
        book.set_field(&id, &patient, "name", Some(json!("Kari Bjørnsen"))).unwrap();
        // What follows a change is no reading of its own.
        assert!(told(&book, &id).is_empty());
        book.read_case(&id).unwrap();
        book.export_json(&id).unwrap();
        book.export_shared(&id, false).unwrap();
        book.report_pdf(&id).unwrap();
        let all = [
            "read Opened",
            "export Exported as a case file",
            "export Exported without identity",
            "export Exported as a report",
        ];
        assert_eq!(told(&book, &id), all.map(|one| format!("{one} by KN")));
        assert!(book.verify_trail().unwrap().faults.is_empty());
    }

    fn refused<T>(answer: Result<T, Error>) -> Option<&'static str> {
        answer.err().and_then(|error| error.code())
    }

    #[test]
    fn what_was_signed_is_changed_with_a_reason_that_serves_once_or_from_now_on() {
        let (_folder, mut book) = fresh();
        let id = book.new_case("One", "7").unwrap().id;
        let other = book.import(crate::sample::SAMPLE).unwrap();
        let (header, title) = (record("case"), |words: &str| Some(json!(words)));
        assert!(!book.open_case(&id).unwrap().signed);
        assert!(book.sign(&id).unwrap().signed);
        assert_eq!(refused(book.set_field(&id, &header, "title", title("Two"))), Some("no-reason"));
        assert_eq!(refused(book.amend(&id, "  ", true)), Some("no-reason"));
        // What was empty is filled without one.
        book.set_field(&id, &header, "time_zero_words", title("surgery")).unwrap();
        book.amend(&id, " typing error ", true).unwrap();
        book.set_field(&id, &header, "title", title("Two")).unwrap();
        let trail = book.trail(&id, None, Some("title")).unwrap();
        assert_eq!(trail.last().unwrap().reason.as_deref(), Some("typing error"));
        assert_eq!(refused(book.set_field(&id, &header, "title", title("Three"))), Some("no-reason"));
        // One that was given for a case is none for another, and is used up where the change is refused.
        book.sign(&other).unwrap();
        book.amend(&id, "typing error", true).unwrap();
        assert_eq!(refused(book.set_field(&other, &header, "title", title("Three"))), Some("no-reason"));
        assert_eq!(refused(book.set_field(&id, &header, "title", title("Three"))), Some("no-reason"));
        book.amend(&id, "second reading", false).unwrap();
        book.set_field(&id, &header, "title", title("Three")).unwrap();
        book.set_field(&id, &header, "title", title("Four")).unwrap();
        book.sign(&id).unwrap();
        assert_eq!(refused(book.set_field(&id, &header, "title", title("Five"))), Some("no-reason"));
    }
}
