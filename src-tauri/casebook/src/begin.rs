//! How a case begins: from a template, as a copy of another, or as the sample.

use clinical::{case::HEADER, record::Kind, value::CaseId};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::Edit;

use crate::{CaseView, Casebook, Error, sample::SAMPLE};

/// With which records a case begins. They are empty: a template says what is usually asked of such a case, never an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Template {
    /// Soft-tissue sarcoma.
    SoftTissue,
    /// Gastrointestinal stromal tumour.
    Gist,
    /// Bone sarcoma.
    Bone,
    /// Uterine sarcoma.
    Uterine,
    /// Sarcoma of a child or an adolescent.
    Paediatric,
}

/// A template as it is offered.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TemplateRow {
    /// The template.
    pub template: Template,
    /// What it is called.
    pub label: &'static str,
    /// The records it begins with, as shown.
    pub records: Vec<&'static str>,
}

/// The records that every template begins with. They occur once in a case.
const ALWAYS: [Kind; 4] = [Kind::Patient, Kind::Tumour, Kind::Consent, Kind::Manuscript];

impl Template {
    /// Every template, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::SoftTissue, Self::Gist, Self::Bone, Self::Uterine, Self::Paediatric];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::SoftTissue => "Soft tissue",
            Self::Gist => "GIST",
            Self::Bone => "Bone",
            Self::Uterine => "Uterine",
            Self::Paediatric => "Child or adolescent",
        }
    }

    /// The records of the course that it begins with, in the order in which such an illness is usually worked up.
    fn course(self) -> &'static [Kind] {
        use Kind::{
            Biopsy, Board, FollowUp, Imaging, Laboratory, Pathology, Presentation, Procedure, Radiotherapy, Surgery,
            Systemic,
        };
        match self {
            Self::SoftTissue => &[Presentation, Imaging, Biopsy, Pathology, Board, Surgery, Pathology, FollowUp],
            // Endoscopy leads to many of them, and a targeted drug is part of most courses.
            Self::Gist => {
                &[Presentation, Procedure, Imaging, Biopsy, Pathology, Surgery, Pathology, Systemic, FollowUp]
            }
            // Of the primary tumour and of the lungs; drugs before and after the operation.
            Self::Bone => &[
                Presentation,
                Laboratory,
                Imaging,
                Imaging,
                Biopsy,
                Pathology,
                Board,
                Systemic,
                Surgery,
                Pathology,
                Systemic,
                FollowUp,
            ],
            // Often found in the specimen of an operation for another reason.
            Self::Uterine => &[Presentation, Imaging, Surgery, Pathology, Imaging, Board, FollowUp],
            Self::Paediatric => &[
                Presentation,
                Laboratory,
                Imaging,
                Biopsy,
                Pathology,
                Board,
                Systemic,
                Surgery,
                Pathology,
                Radiotherapy,
                FollowUp,
            ],
        }
    }

    fn records(self) -> impl Iterator<Item = Kind> {
        ALWAYS.into_iter().chain(self.course().iter().copied())
    }
}

/// The templates, as they are offered.
pub fn templates() -> Vec<TemplateRow> {
    let row = |template: Template| TemplateRow {
        template,
        label: template.label(),
        records: template.records().map(Kind::label).collect(),
    };
    Template::ALL.into_iter().map(row).collect()
}

impl Casebook {
    /// A new case that holds nothing but its header.
    pub fn new_case(&mut self, title: &str, number: &str) -> Result<CaseView, Error> {
        self.new_case_from(title, number, None)
    }

    /// A new case: its header, and the empty records of a template. Month 0 of a template is the first diagnosis.
    pub fn new_case_from(&mut self, title: &str, number: &str, template: Option<Template>) -> Result<CaseView, Error> {
        let id = (self.setting.ids)()?;
        let mut header = json!({"title": title, "number": number});
        let mut edits = Vec::new();
        for kind in template.into_iter().flat_map(Template::records) {
            let name = named(kind, &edits);
            if kind == Kind::Tumour {
                header["time_zero"] = json!(name);
            }
            edits.push(add(&name, kind, json!({})));
        }
        edits.insert(0, add(HEADER, Kind::Header, header));
        self.library.apply(&id, &edits, &self.stamp("New case"))?;
        self.open_case(&id)
    }

    /// A copy of a case under another name, without its number: that belongs to the first.
    pub fn duplicate(&mut self, id: &CaseId) -> Result<CaseView, Error> {
        let case = self.case(id)?;
        let mut edits: Vec<Edit> = Vec::new();
        for entry in &case.entries {
            let mut body = entry.body();
            if let (Kind::Header, Some(fields)) = (entry.record.kind(), body.as_object_mut()) {
                let title = fields.get("title").and_then(Value::as_str).unwrap_or("Untitled case");
                let title = format!("Copy of {title}");
                fields.shift_remove("number");
                fields.insert("title".to_owned(), json!(title));
            }
            edits.push(add(entry.id.as_str(), entry.record.kind(), body));
        }
        edits.extend(self.library.attachments(id)?.into_iter().map(Edit::Attach));
        let copy = (self.setting.ids)()?;
        self.library.apply(&copy, &edits, &self.stamp("Duplicate"))?;
        self.open_case(&copy)
    }

    /// The sample case in this library: taken in, where it is not there.
    pub fn open_sample(&mut self) -> Result<CaseView, Error> {
        match self.import(SAMPLE) {
            Ok(id) | Err(Error::Taken(id)) => self.open_case(&id),
            Err(other) => Err(other),
        }
    }
}

fn add(name: &str, kind: Kind, body: Value) -> Edit {
    Edit::Add { id: name.to_owned(), kind: kind.name().to_owned(), body, position: None }
}

/// "imaging-2", or "patient" of a kind that occurs once.
fn named(kind: Kind, before: &[Edit]) -> String {
    let plain = kind.name().replace('_', "-");
    let same = before.iter().filter(|edit| matches!(edit, Edit::Add { kind: other, .. } if other == kind.name()));
    if kind.once() { plain } else { format!("{plain}-{}", same.count() + 1) }
}

#[cfg(test)]
mod tests;
