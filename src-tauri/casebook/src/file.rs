//! Case files in and out.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use clinical::{
    case::{Attachment, Case, HEADER},
    record::Kind,
    value::CaseId,
};
use serde_json::json;
use store::{Attached, Edit, StoreError};

use crate::{Casebook, Error, Why};

impl Casebook {
    /// Takes the case of a case file into the library, whole or not at all.
    pub fn import(&mut self, text: &str) -> Result<CaseId, Error> {
        let (id, edits) = self.read(text)?;
        self.back_up_before(Why::BeforeImport)?;
        self.library.apply(&id, &edits, &self.stamp("Import"))?;
        Ok(id)
    }

    /// Takes the cases of several case files into the library, all of them or none.
    pub fn import_all(&mut self, texts: &[String]) -> Result<Vec<CaseId>, Error> {
        let mut cases: Vec<(CaseId, Vec<Edit>)> = Vec::new();
        for text in texts {
            let (id, edits) = self.read(text)?;
            if cases.iter().any(|(other, _)| *other == id) {
                return Err(Error::Taken(id));
            }
            cases.push((id, edits));
        }
        self.back_up_before(Why::BeforeImport)?;
        self.library.apply_all(&cases, &self.stamp("Import"))?;
        Ok(cases.into_iter().map(|(id, _)| id).collect())
    }

    /// The case of a case file as edits; refused where the library has one of its name.
    fn read(&self, text: &str) -> Result<(CaseId, Vec<Edit>), Error> {
        let (case, attachments) = Case::parse(text)?;
        match self.library.case(&case.id) {
            Ok(_) => return Err(Error::Taken(case.id)),
            Err(StoreError::NoCase(_)) => {}
            Err(other) => return Err(other.into()),
        }
        let mut edits = records(&case);
        for attachment in attachments {
            edits.push(Edit::Attach(attached(attachment)?));
        }
        Ok((case.id, edits))
    }

    /// The case as a case file: the same case gives the same bytes.
    pub fn export_json(&self, id: &CaseId) -> Result<String, Error> {
        let attachments = self.library.attachments(id)?.into_iter().map(|attached| Attachment {
            id: attached.id,
            media_type: attached.media_type,
            name: attached.name,
            base64: BASE64_STANDARD.encode(attached.bytes),
        });
        self.note_export(id, "Exported as a case file")?;
        Ok(self.case(id)?.to_file(&attachments.collect::<Vec<_>>()))
    }
}

/// The records of a case as edits, after a header where the file has none.
fn records(case: &Case) -> Vec<Edit> {
    let add = |id: &str, kind: Kind, body| Edit::Add {
        id: id.to_owned(),
        kind: kind.name().to_owned(),
        body,
        position: None,
    };
    let headed = case.entries.iter().any(|entry| entry.record.kind() == Kind::Header);
    let header = (!headed).then(|| add(HEADER, Kind::Header, json!({})));
    let records = case.entries.iter().map(|entry| add(entry.id.as_str(), entry.record.kind(), entry.body()));
    header.into_iter().chain(records).collect()
}

fn attached(attachment: Attachment) -> Result<Attached, Error> {
    let Attachment { id, media_type, name, base64 } = attachment;
    let bytes = BASE64_STANDARD.decode(base64).map_err(|_| Error::Attachment(id.clone()))?;
    Ok(Attached { id, media_type, name, bytes })
}
