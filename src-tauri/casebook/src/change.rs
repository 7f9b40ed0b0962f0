//! Changing a case. Each change is saved at once and can be undone.

use clinical::{
    case::CaseError,
    catalogue::Field,
    record::Kind,
    value::{CaseId, RecordId},
};
use serde::Deserialize;
use serde_json::{Value, json};
use store::{Edit, StoreError};

use crate::{CaseView, Casebook, Error};

/// A change of one field among several that are made in one step.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Change {
    /// The record.
    pub record: RecordId,
    /// Path of the field.
    pub path: String,
    /// The value; none takes it out.
    #[serde(default)]
    pub value: Option<Value>,
}

impl From<Change> for Edit {
    fn from(Change { record, path, value }: Change) -> Self {
        Self::Set { record, path, value }
    }
}

impl Casebook {
    /// Makes several changes in one step, which undo calls `label` and takes back as a whole. On any error none is made.
    pub fn change(&mut self, id: &CaseId, label: &str, changes: Vec<Change>) -> Result<CaseView, Error> {
        let edits: Vec<Edit> = changes.into_iter().map(Edit::from).collect();
        self.apply(id, &edits, label)?;
        self.open_case(id)
    }

    /// Sets the value at `path` of a record, or takes it out where there is none.
    pub fn set_field(
        &mut self,
        id: &CaseId,
        record: &RecordId,
        path: &str,
        value: Option<Value>,
    ) -> Result<CaseView, Error> {
        let (kind, before) = self.before(id, record, path)?;
        let label = format!("{}{}", label(kind, path), rows(before.as_ref(), value.as_ref()));
        let edit = Edit::Set { record: record.clone(), path: path.to_owned(), value };
        self.apply(id, &[edit], &label)?;
        self.open_case(id)
    }

    /// Adds an empty record of `kind`, as named in files; returns its name too.
    pub fn add_record(&mut self, id: &CaseId, kind: &str) -> Result<(CaseView, RecordId), Error> {
        let known = Kind::named(kind).ok_or_else(|| CaseError::Kind { id: kind.to_owned(), kind: kind.to_owned() })?;
        let record = self.next_name(id, known)?;
        let (name, kind) = (record.to_string(), kind.to_owned());
        let edit = Edit::Add { id: name, kind, body: json!({}), position: None };
        self.apply(id, &[edit], &format!("New: {}", known.label()))?;
        Ok((self.open_case(id)?, record))
    }

    /// Removes a record.
    pub fn remove_record(&mut self, id: &CaseId, record: &RecordId) -> Result<CaseView, Error> {
        let label = format!("Remove: {}", self.kind(id, record)?.label());
        self.apply(id, &[Edit::Remove { record: record.clone() }], &label)?;
        self.open_case(id)
    }

    /// Takes back the last change of the case; does nothing where there is none.
    pub fn undo(&mut self, id: &CaseId) -> Result<CaseView, Error> {
        self.library.undo(id, &self.stamp(""))?;
        self.open_case(id)
    }

    /// Makes again what undo took back; does nothing where there is nothing.
    pub fn redo(&mut self, id: &CaseId) -> Result<CaseView, Error> {
        self.library.redo(id, &self.stamp(""))?;
        self.open_case(id)
    }

    fn kind(&self, id: &CaseId, record: &RecordId) -> Result<Kind, Error> {
        let case = self.case(id)?;
        let found = case.record(record).map(clinical::record::Record::kind);
        Ok(found.ok_or_else(|| StoreError::NoRecord { case: id.clone(), record: record.to_string() })?)
    }

    /// The kind of a record, and the list at `path` if there is one: what became of its rows is part of the change's name.
    fn before(&self, id: &CaseId, record: &RecordId, path: &str) -> Result<(Kind, Option<Value>), Error> {
        let case = self.case(id)?;
        let found = case.entries.iter().find(|entry| entry.id == *record);
        let entry = found.ok_or_else(|| StoreError::NoRecord { case: id.clone(), record: record.to_string() })?;
        let list =
            entry.body().pointer(&format!("/{}", path.replace('.', "/"))).filter(|value| value.is_array()).cloned();
        Ok((entry.record.kind(), list))
    }

    /// "imaging-2": a name that no record of the case has or ever had, lest a reference to a removed record come to mean
    /// another. A kind that occurs once goes by its own name.
    pub(crate) fn next_name(&self, id: &CaseId, kind: Kind) -> Result<RecordId, Error> {
        let names = self.library.names(id)?;
        let plain = kind.name().replace('_', "-");
        let numbered = (1..).map(|number: u32| format!("{plain}-{number}"));
        let own = kind.row().once.then(|| plain.clone());
        let free = own.into_iter().chain(numbered).find(|name| !names.contains(name)).unwrap_or(plain);
        Ok(RecordId::new(&free).map_err(CaseError::Id)?)
    }
}

/// What became of the rows of a list: ", row added", ", row removed", ", rows moved"; nothing for a change of values.
fn rows(before: Option<&Value>, after: Option<&Value>) -> &'static str {
    let list = |value: Option<&Value>| value.and_then(Value::as_array).cloned();
    let Some(after) = list(after).or_else(|| before.map(|_| Vec::new())) else { return "" };
    let before = list(before).unwrap_or_default();
    let is_group = |row: &Value| row.is_object();
    if !before.iter().chain(&after).all(is_group) {
        return "";
    }
    match (before.len(), after.len()) {
        (old, new) if new == old + 1 => ", row added",
        (old, new) if old == new + 1 => ", row removed",
        (old, new) if old == new && before != after && before.iter().all(|row| after.contains(row)) => ", rows moved",
        _ => "",
    }
}

/// What undo calls a change of the field at `path`: "Surgery: Tumour perforation".
pub(crate) fn label(kind: Kind, path: &str) -> String {
    let row = kind.row();
    let mut fields: &[Field] = &row.fields;
    let mut deepest = None;
    for step in path.split('.') {
        if let Some(field) = fields.iter().find(|field| field.name == step) {
            deepest = Some(field.label);
            fields = field.shape.fields();
        }
    }
    deepest.map_or_else(|| row.label.to_owned(), |field| format!("{}: {field}", row.label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_called_by_the_innermost_field() {
        assert_eq!(label(Kind::Systemic, "drugs.0.dose.known.amount"), "Systemic therapy: Dose");
        assert_eq!(label(Kind::Header, ""), "Case");
    }

    #[test]
    fn a_change_of_rows_says_what_became_of_them() {
        let (a, b) = (json!({"name": "a"}), json!({"name": "b"}));
        let said = |before: Option<Value>, after: Option<Value>| rows(before.as_ref(), after.as_ref());
        assert_eq!(said(None, Some(json!([{}]))), ", row added");
        assert_eq!(said(Some(json!([a])), Some(json!([a, a]))), ", row added");
        assert_eq!(said(Some(json!([a])), None), ", row removed");
        assert_eq!(said(Some(json!([a, b])), Some(json!([b, a]))), ", rows moved");
        assert_eq!(said(Some(json!([a])), Some(json!([b]))), "");
        assert_eq!(said(Some(json!([1])), Some(json!([1, 8]))), "");
        assert_eq!(said(None, Some(json!("text"))), "");
    }
}
