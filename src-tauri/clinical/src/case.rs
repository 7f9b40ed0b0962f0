//! A whole case, and the file form that leaves and enters a library.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    catalogue::VERSION,
    record::{Header, Kind, Record},
    value::{CaseId, RecordId},
};

/// Says in the first line of a file that it holds a case.
pub const FORMAT: &str = "sarcoma-casebook case";

/// Name of the record that every case has: its [`Header`].
pub const HEADER: &str = "case";

/// A case: its records in the order they were entered.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Name of the case.
    pub id: CaseId,
    /// Its records, the header among them.
    pub entries: Vec<Entry>,
}

/// A record with its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Name of the record, unique in the case.
    pub id: RecordId,
    /// The record.
    pub record: Record,
}

/// The file form of a case: JSON with format and version, records by kind, attachments in base64.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseFile {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`] of the catalogue it was written under.
    pub version: u32,
    /// Name of the case.
    pub id: String,
    /// The records.
    pub records: Vec<FileEntry>,
    /// Images and other files that records name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
}

/// A record in its file form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileEntry {
    /// Name of the record.
    pub id: String,
    /// Name of its kind.
    pub kind: String,
    /// Its fields.
    pub record: Value,
}

/// A file that belongs to a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// Name by which records point to it.
    pub id: String,
    /// Media type: "image/png".
    pub media_type: String,
    /// Name for display.
    pub name: String,
    /// Its bytes in base64.
    pub base64: String,
}

/// Why a text is no case.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CaseError {
    /// Not JSON, or not the form of a case file.
    #[error("this is not a case file: {0}")]
    Form(String),
    /// JSON of something else.
    #[error("this file does not say that it is a case: its “format” is “{0}”, not “{FORMAT}”")]
    Format(String),
    /// Written by a newer program.
    #[error(
        "this case was written by a newer version of the program (form {found}, this one reads up to {VERSION}): update, then import it again"
    )]
    Newer {
        /// Version found.
        found: u32,
    },
    /// A record's name, or the case's, cannot be one.
    #[error("{0}")]
    Id(#[from] crate::value::IdError),
    /// Two records of one name.
    #[error("two records are called “{0}”: each needs a name of its own")]
    Twice(String),
    /// Two records of a kind that occurs once.
    #[error("record “{id}”: a case has only one record of the kind “{kind}”")]
    Once {
        /// The second one.
        id: String,
        /// Its kind.
        kind: String,
    },
    /// A kind that does not exist.
    #[error("record “{id}”: there is no kind of record called “{kind}”")]
    Kind {
        /// The record.
        id: String,
        /// The kind named.
        kind: String,
    },
    /// A field that does not exist or holds what it cannot.
    #[error("record “{id}” ({kind}), field {field}: {message}")]
    Field {
        /// The record.
        id: String,
        /// Its kind.
        kind: String,
        /// Path of the field.
        field: String,
        /// What is wrong.
        message: String,
    },
}

impl Kind {
    /// The kind called `name` in files.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }
}

impl Entry {
    /// Reads a record of `kind` from its JSON; the error names record and field.
    pub fn read(id: &str, kind: &str, body: &Value) -> Result<Self, CaseError> {
        let (id, kind) = (id.to_owned(), kind.to_owned());
        let Some(known) = Kind::named(&kind) else {
            return Err(CaseError::Kind { id, kind });
        };
        match known.read(body) {
            Ok(record) => Ok(Self { id: RecordId::new(&id)?, record }),
            Err(error) => {
                Err(CaseError::Field { id, kind, field: error.path().to_string(), message: plain(error.inner()) })
            }
        }
    }

    /// The record as JSON, without what is not answered.
    pub fn body(&self) -> Value {
        let mut body = serde_json::to_value(&self.record).unwrap_or_default();
        prune(&mut body);
        if body.is_null() { Value::Object(serde_json::Map::new()) } else { body }
    }
}

impl Case {
    /// A new case that holds nothing but its header.
    pub fn new(id: CaseId, header: Header) -> Result<Self, CaseError> {
        let record = Record::Header(Box::new(header));
        Ok(Self { id, entries: vec![Entry { id: RecordId::new(HEADER)?, record }] })
    }

    /// Makes a case of records read one by one; refuses two of one name and two of a kind that occurs once.
    pub fn assemble(id: CaseId, entries: Vec<Entry>) -> Result<Self, CaseError> {
        let (mut names, mut kinds) = (HashSet::new(), HashSet::new());
        for entry in &entries {
            if !names.insert(&entry.id) {
                return Err(CaseError::Twice(entry.id.to_string()));
            }
            let kind = entry.record.kind();
            if !kinds.insert(kind) && kind.once() {
                return Err(CaseError::Once { id: entry.id.to_string(), kind: kind.name().to_owned() });
            }
        }
        Ok(Self { id, entries })
    }

    /// Reads a case file with its attachments.
    pub fn parse(text: &str) -> Result<(Self, Vec<Attachment>), CaseError> {
        let file: CaseFile = read_form(text)?;
        if file.format != FORMAT {
            return Err(CaseError::Format(file.format));
        }
        if file.version > VERSION {
            return Err(CaseError::Newer { found: file.version });
        }
        let read = |entry: &FileEntry| Entry::read(&entry.id, &entry.kind, &entry.record);
        let entries = file.records.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        Ok((Self::assemble(CaseId::new(&file.id)?, entries)?, file.attachments))
    }

    /// The case as a file: the same case gives the same bytes.
    pub fn to_file(&self, attachments: &[Attachment]) -> String {
        let records = self.entries.iter().map(|entry| FileEntry {
            id: entry.id.to_string(),
            kind: entry.record.kind().name().to_owned(),
            record: entry.body(),
        });
        let file = CaseFile {
            format: FORMAT.to_owned(),
            version: VERSION,
            id: self.id.to_string(),
            records: records.collect(),
            attachments: attachments.to_vec(),
        };
        let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
        text.push('\n');
        text
    }

    /// The record called `id`.
    pub fn record(&self, id: &RecordId) -> Option<&Record> {
        self.entries.iter().find(|entry| &entry.id == id).map(|entry| &entry.record)
    }

    /// Every record of type `T` with its name, in the order of the case.
    pub fn all<'a, T: 'a>(&'a self) -> impl Iterator<Item = (&'a RecordId, &'a T)>
    where
        &'a T: TryFrom<&'a Record>,
    {
        self.entries.iter().filter_map(|entry| <&T>::try_from(&entry.record).ok().map(|record| (&entry.id, record)))
    }

    /// The only, or first, record of type `T`.
    pub fn one<'a, T: 'a>(&'a self) -> Option<&'a T>
    where
        &'a T: TryFrom<&'a Record>,
    {
        self.all::<T>().next().map(|(_, record)| record)
    }
}

fn read_form(text: &str) -> Result<CaseFile, CaseError> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let file = serde_path_to_error::deserialize(&mut reader).map_err(|error| CaseError::Form(error.to_string()))?;
    reader.end().map_err(|error| CaseError::Form(error.to_string()))?;
    Ok(file)
}

/// The message of a serde error in words a clinician can use.
fn plain(error: &serde_json::Error) -> String {
    const WORDS: [(&str, &str); 9] = [
        ("unknown field", "there is no field"),
        ("unknown variant", "there is no answer"),
        ("invalid type: ", "here stands "),
        ("invalid value: ", "here stands "),
        ("expected f64", "expected a number"),
        ("expected u32", "expected a whole number from 0"),
        ("expected a sequence", "expected a list"),
        ("expected a map", "expected a group of fields"),
        ("expected struct", "expected the fields of"),
    ];
    WORDS.iter().fold(error.to_string(), |text, (theirs, ours)| text.replace(theirs, ours))
}

/// Takes out what says nothing: null, empty texts, empty lists, empty groups.
fn prune(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.values_mut().for_each(prune);
            map.retain(|_, value| !value.is_null());
            if map.is_empty() {
                *value = Value::Null;
            }
        }
        Value::Array(list) => {
            list.iter_mut().for_each(prune);
            for item in list.iter_mut().filter(|item| item.is_null()) {
                *item = Value::Object(serde_json::Map::new());
            }
            if list.is_empty() {
                *value = Value::Null;
            }
        }
        Value::String(text) if text.is_empty() => *value = Value::Null,
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(records: &str) -> String {
        format!(r#"{{"format":"{FORMAT}","version":1,"id":"one","records":[{records}]}}"#)
    }

    #[test]
    fn an_error_names_record_and_field() {
        let text = file(r#"{"id":"p1","kind":"pathology","record":{"mitoses":{"known":{"count":"many"}}}}"#);
        let error = Case::parse(&text).unwrap_err().to_string();
        assert_eq!(
            error,
            "record “p1” (pathology), field mitoses.known.count: here stands string \"many\", expected a number"
        );
    }

    #[test]
    fn unknown_fields_kinds_and_newer_files_are_refused() {
        let field = Case::parse(&file(r#"{"id":"a","kind":"surgery","record":{"blood":1}}"#)).unwrap_err();
        assert!(matches!(field, CaseError::Field { .. }), "{field}");
        let kind = Case::parse(&file(r#"{"id":"a","kind":"horoscope","record":{}}"#)).unwrap_err();
        assert!(matches!(kind, CaseError::Kind { .. }), "{kind}");
        let newer = Case::parse(&file("").replace("\"version\":1", "\"version\":99")).unwrap_err();
        assert_eq!(newer, CaseError::Newer { found: 99 });
        assert!(matches!(Case::parse("{}"), Err(CaseError::Form(_))));
    }

    #[test]
    fn two_patients_or_two_names_alike_are_refused() {
        let patient = |id: &str| format!(r#"{{"id":"{id}","kind":"patient","record":{{}}}}"#);
        let twice = Case::parse(&file(&[patient("a"), patient("b")].join(","))).unwrap_err();
        assert!(matches!(twice, CaseError::Once { .. }), "{twice}");
        let alike = Case::parse(&file(&[patient("a"), patient("a")].join(","))).unwrap_err();
        assert_eq!(alike, CaseError::Twice("a".to_owned()));
    }

    #[test]
    fn an_empty_record_of_every_kind_survives_its_file() {
        let entries = Kind::ALL
            .iter()
            .map(|kind| Entry { id: RecordId::new(&kind.name().replace('_', "-")).unwrap(), record: kind.empty() });
        let case = Case::assemble(CaseId::new("all").unwrap(), entries.collect()).unwrap();
        let (again, _) = Case::parse(&case.to_file(&[])).unwrap();
        assert_eq!(again, case);
    }
}
