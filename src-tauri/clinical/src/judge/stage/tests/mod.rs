//! Stages: the examples and boundaries of the standard, and walks over the tables.

mod case;
mod chosen;
mod explained;
mod published;
mod recorded;
mod stated;
mod walk;

use serde_json::{Value, json};

use super::{Basis, Edition, Staged, stages, stages_by};
use crate::{
    case::{Case, Entry},
    timeline::resolve,
    value::{CaseId, Choice as _},
};

/// A case of records given by name, kind and fields.
fn assembled(records: &[(&str, &str, Value)]) -> Case {
    let entries = records.iter().map(|(id, kind, body)| Entry::read(id, kind, body).unwrap());
    Case::assemble(CaseId::new("test").unwrap(), entries.collect()).unwrap()
}

fn staged(records: &[(&str, &str, Value)]) -> Vec<Staged> {
    let case = assembled(records);
    stages(&case, &resolve(&case))
}

fn by_table(records: &[(&str, &str, Value)], table: &'static str) -> Vec<Staged> {
    let case = assembled(records);
    stages_by(&case, &resolve(&case), Edition::Ajcc8, table)
}

/// The one stage of an edition and basis.
fn of(staged: &[Staged], edition: Edition, basis: Basis) -> &Staged {
    staged.iter().find(|one| one.edition == edition.label() && one.basis == basis).unwrap()
}

fn known(value: impl Into<Value>) -> Value {
    json!({"known": value.into()})
}

fn size(cm: f64) -> Value {
    json!({"axes": [{"length": cm}], "unit": "cm"})
}

fn code(system: &str, code: &str) -> Value {
    json!({"system": system, "version": "3.2", "code": code, "display": "", "verified": true})
}

/// A primary tumour of a site and type, free of metastasis at diagnosis.
fn tumour(site: &str, morphology: &str) -> Value {
    json!({
        "topography": code("ICD-O", site),
        "diagnosis": known(json!({"stated": "sarcoma", "morphology": code("ICD-O", morphology)})),
        "nodes_at_diagnosis": known("absent"),
        "metastasis_at_diagnosis": known("absent"),
    })
}

fn specimen(cm: f64, grade: u8) -> Value {
    json!({
        "specimen_kind": known("resection"), "tissue": known("primary"), "size": known(size(cm)),
        "fnclcc": {"grade": known(grade)},
    })
}

/// The pathological group of a graded specimen.
fn group_of(site: &str, morphology: &str, cm: f64, grade: u8, edition: Edition) -> Option<String> {
    let all = staged(&[("t", "tumour", tumour(site, morphology)), ("p", "pathology", specimen(cm, grade))]);
    of(&all, edition, Basis::Pathological).group.clone()
}

/// With other fields set.
fn with(mut record: Value, fields: Value) -> Value {
    let Value::Object(fields) = fields else { return record };
    record.as_object_mut().unwrap().extend(fields);
    record
}
