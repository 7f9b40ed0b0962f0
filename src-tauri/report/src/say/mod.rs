//! Records in sentences: one file a kind. Facts only; what was not recorded is said once, as that.

mod board;
mod disease;
mod imaging;
mod markers;
mod pathology;
mod patient;
mod presentation;
mod procedure;
mod radiotherapy;
mod response;
mod surgery;
mod systemic;

use std::cell::RefCell;

use clinical::{
    case::{Case, Entry},
    record::{Figure, Panel, Record, SurgeryIntent},
    timeline::Timeline,
    value::{Answer, Measure, Moment, RecordId, Unit, When},
    wording,
};
use serde_json::Value;

use crate::{
    courses::Course,
    english::{measure, sentence, spelled},
    person::Person,
};

/// What sentences need to know of the whole case.
pub(crate) struct Teller<'a> {
    pub(crate) case: &'a Case,
    pub(crate) timeline: &'a Timeline,
    pub(crate) courses: &'a [Course<'a>],
    pub(crate) person: Person,
    /// Names of the tables and figures that the report has.
    pub(crate) floats: &'a [&'a str],
    /// The time last said to begin a sentence with; it is not said again.
    pub(crate) last_lead: RefCell<String>,
}

/// What is said of one record.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Told {
    /// The record.
    pub(crate) id: RecordId,
    /// Its sentences; none where nothing was answered.
    pub(crate) sentences: Vec<String>,
    /// Whether a new paragraph begins with it.
    pub(crate) begins: bool,
}

impl<'a> Teller<'a> {
    /// The sentences of a record, and a plain line of every answered field that they pass over.
    pub(crate) fn tell(&self, entry: &'a Entry) -> Told {
        let id = &entry.id;
        let (said, mut sentences, begins) = match &entry.record {
            Record::Presentation(record) => (presentation::SAID, presentation::tell(self, id, record), false),
            Record::Laboratory(record) => (presentation::LABORATORY_SAID, presentation::laboratory(record), false),
            Record::Imaging(record) => (imaging::SAID, imaging::tell(self, id, record), false),
            Record::Biopsy(record) => (disease::BIOPSY_SAID, disease::biopsy(record), false),
            Record::Pathology(record) => (pathology::SAID, pathology::tell(self, id, record), false),
            Record::Surgery(record) => (surgery::SAID, surgery::tell(self, id, record), false),
            Record::Ablation(record) => (surgery::ABLATION_SAID, surgery::ablation(record), false),
            Record::Board(record) => (board::SAID, board::tell(record), false),
            Record::Metastasis(record) => (disease::METASTASIS_SAID, disease::metastasis(self, id, record), false),
            Record::Systemic(record) => (systemic::SAID, systemic::tell(self, id, record), systemic::begins(self, id)),
            Record::Radiotherapy(record) => (radiotherapy::SAID, radiotherapy::tell(self, id, record), false),
            Record::Response(record) => (response::RESPONSE_SAID, response::response(self, id, record), false),
            Record::AdverseEvent(record) => (response::ADVERSE_SAID, response::adverse(self, record), false),
            Record::Procedure(record) => (procedure::SAID, procedure::tell(self, id, record), false),
            Record::FollowUp(record) => (procedure::FOLLOW_UP_SAID, procedure::follow_up(self, id, record), true),
            _ => (ALL_SAID, Vec::new(), false),
        };
        sentences.extend(self.rest(entry, said));
        sentences.retain(|sentence| !sentence.is_empty());
        Told { id: id.clone(), sentences, begins }
    }

    /// The opening sentences about the patient.
    pub(crate) fn patient(&self) -> Vec<String> {
        patient::tell(self)
    }

    /// Plain lines of the answered fields that no sentence covers: "Blood lost: 300 mL."
    fn rest(&self, entry: &Entry, said: &[&str]) -> Vec<String> {
        if said == ALL_SAID {
            return Vec::new();
        }
        let body = entry.body();
        let fields = entry.record.kind().row().fields;
        let open = fields.iter().filter(|field| field.name != "when" && !said.contains(&field.name));
        let line = |field: &clinical::catalogue::Field| {
            let value = body.get(field.name).filter(|value| **value != Value::Null)?;
            wording::line_in(self.case, field, value).as_deref().and_then(sentence)
        };
        open.filter_map(line).collect()
    }

    /// When it happened, to begin a sentence with: "about two weeks after the CT", "in month 5"; none where it is the
    /// time being told already.
    fn lead(&self, id: &RecordId, when: &Answer<When>) -> Option<String> {
        let lead = self.time(id, when, TOGETHER)?;
        let again = self.last_lead.replace(lead.clone()) == lead;
        (!again).then_some(lead)
    }

    /// The time of a record in words; one of the same day as another record has that one's time, up to `links` away.
    fn time(&self, id: &RecordId, when: &Answer<When>, links: u8) -> Option<String> {
        let when = when.value()?;
        match &when.moment {
            Moment::After(offset) => {
                let (other, length) = (offset.record.as_ref()?, offset.offset.as_ref()?);
                if length.value.get() == 0.0 {
                    let record = self.case.record(other).filter(|_| links > 0)?;
                    return self.time(other, record.when()?, links - 1);
                }
                let about = if when.about && length.qualifier.is_none() { "about " } else { "" };
                let side = if offset.before { "before" } else { "after" };
                Some(format!("{about}{} {side} {}{}", measure(length), self.called(other)?, self.long_way(id, length)))
            }
            Moment::Date(_) => self.month(id).map(|month| format!("in month {month}")),
            Moment::Age(age) => Some(format!("at the age of {age}")),
        }
    }

    /// " (month ≥ 16)" after a distance of months: it carries the story. Below a month the recorded words are enough.
    fn long_way(&self, id: &RecordId, length: &Measure) -> String {
        let months = matches!(length.unit, Unit::Month | Unit::Year);
        self.month(id).filter(|_| months).map_or_else(String::new, |month| format!(" (month {month})"))
    }

    /// The month of a record as printed.
    fn month(&self, id: &RecordId) -> Option<String> {
        self.timeline.at(id).map(clinical::timeline::Placed::printed)
    }

    /// A record as another sentence speaks of it: "the CT", "the operation", "course A".
    fn called(&self, id: &RecordId) -> Option<String> {
        Some(match self.case.record(id)? {
            Record::Imaging(study) => {
                format!("the {}", study.modality.value().map_or("study".to_owned(), |m| imaging::method(*m)))
            }
            Record::Surgery(operation) => match operation.intent.value() {
                Some(SurgeryIntent::Metastasectomy) => "surgery for metastases".to_owned(),
                Some(SurgeryIntent::ReResection) => "the re-resection".to_owned(),
                _ => "the operation".to_owned(),
            },
            Record::Systemic(_) | Record::Radiotherapy(_) => {
                self.course(id).unwrap_or_else(|| "radiotherapy".to_owned())
            }
            Record::Metastasis(_) => "the diagnosis of metastases".to_owned(),
            Record::Ablation(_) => "the ablation".to_owned(),
            Record::Tumour(_) => "the diagnosis".to_owned(),
            Record::FollowUp(_) => "that visit".to_owned(),
            other => format!("the {}", other.kind().label().to_lowercase()),
        })
    }

    /// "course A".
    fn course(&self, id: &RecordId) -> Option<String> {
        self.courses.iter().find(|course| course.id == id).map(|course| format!("course {}", course.letter))
    }

    /// A call of the table `table` and of the figure panels that show a record: " ([@fig:ab, @table])"; nothing where the
    /// report has neither.
    fn call(&self, id: &RecordId, shows: impl Fn(&Panel) -> bool, table: &str) -> String {
        let panels = self.case.all::<Figure>().filter_map(|(figure, content)| {
            let letters: String = content
                .panels
                .iter()
                .zip('a'..='z')
                .filter(|(panel, _)| panel.record.as_ref() == Some(id) && shows(panel))
                .map(|(_, letter)| letter)
                .collect();
            (!letters.is_empty()).then(|| format!("{figure}:{letters}"))
        });
        let known = |call: &String| self.floats.iter().any(|id| call == id || call.starts_with(&format!("{id}:")));
        let calls: Vec<String> =
            panels.chain([table.to_owned()]).filter(known).map(|call| format!("@{call}")).collect();
        if calls.is_empty() { String::new() } else { format!(" ([{}])", calls.join(", ")) }
    }
}

/// How many records of one day are followed to the one that says which day it was.
const TOGETHER: u8 = 4;

/// Stands for a kind whose fields are printed elsewhere as a whole.
const ALL_SAID: &[&str] = &["*"];

/// Begins a sentence with a lead, if there is one: "Two days later, the …".
fn led(lead: Option<String>, rest: &str) -> String {
    lead.map_or_else(|| rest.to_owned(), |lead| format!("{}, {rest}", spelled(&lead)))
}
