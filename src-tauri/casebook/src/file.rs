//! Case files in and out.

use std::{fs::File, io::Read as _, path::Path};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use clinical::{
    case::{Attachment, Case, HEADER},
    leaving::{Times, leaving},
    record::{Header, Kind},
    value::CaseId,
};
use serde_json::{Value, json};
use store::{Attached, Edit, StoreError};

use crate::{Casebook, Error, Why, setting::random};

/// Most bytes of a case file: a case with a hundred pictures has fewer.
const MOST_BYTES: u64 = 200 << 20;

/// Reads a case file; one that is larger than any case is not read at all.
pub fn read_case_file(path: &Path) -> Result<String, Error> {
    let failed = |source| Error::Read { path: path.to_owned(), source };
    let file = File::open(path).map_err(failed)?;
    let mut text = String::new();
    // What a file says of its size may be wrong, or change while it is read.
    let read = file.take(MOST_BYTES + 1).read_to_string(&mut text).map_err(failed)?;
    if u64::try_from(read).unwrap_or(u64::MAX) > MOST_BYTES { Err(Error::Large(path.to_owned())) } else { Ok(text) }
}

/// A case that was taken in.
#[derive(Debug)]
pub struct Imported {
    /// The case.
    pub case: CaseId,
    /// Pictures that were left out: each says which, and why ([`Error::Picture`]). The panels that showed one have none.
    pub left_out: Vec<Error>,
}

impl Casebook {
    /// Takes the case of a case file into the library. A picture that cannot be read as one is left out, which is told to
    /// nobody: see [`Casebook::take_in`].
    pub fn import(&mut self, text: &str) -> Result<CaseId, Error> {
        Ok(self.take_in(text)?.case)
    }

    /// Takes the case of a case file into the library, without pictures that cannot be read as such; says which these are.
    /// On any other fault nothing is taken in.
    pub fn take_in(&mut self, text: &str) -> Result<Imported, Error> {
        let (case, edits, left_out) = self.read(text)?;
        self.back_up_before(Why::BeforeImport)?;
        let label = match left_out.len() {
            0 => "Import".to_owned(),
            1 => "Import, 1 picture left out".to_owned(),
            many => format!("Import, {many} pictures left out"),
        };
        self.library.apply(&case, &edits, &self.stamp(&label))?;
        Ok(Imported { case, left_out })
    }

    /// Takes the cases of several case files into the library, all of them with every picture, or none.
    pub fn import_all(&mut self, texts: &[String]) -> Result<Vec<CaseId>, Error> {
        let mut cases: Vec<(CaseId, Vec<Edit>)> = Vec::new();
        for text in texts {
            let (id, edits, left_out) = self.read(text)?;
            if let Some(refused) = left_out.into_iter().next() {
                return Err(refused);
            }
            if cases.iter().any(|(other, _)| *other == id) {
                return Err(Error::Taken(id));
            }
            cases.push((id, edits));
        }
        self.back_up_before(Why::BeforeImport)?;
        self.library.apply_all(&cases, &self.stamp("Import"))?;
        Ok(cases.into_iter().map(|(id, _)| id).collect())
    }

    /// The case of a case file as edits, and the refusals of pictures that are not among them; refused as a whole where the
    /// library has a case of its name.
    fn read(&self, text: &str) -> Result<(CaseId, Vec<Edit>, Vec<Error>), Error> {
        let (case, attachments) = Case::parse(text)?;
        match self.library.case(&case.id) {
            Ok(_) => return Err(Error::Taken(case.id)),
            Err(StoreError::NoCase(_)) => {}
            Err(other) => return Err(other.into()),
        }
        let (mut edits, mut left_out) = (records(&case), Vec::new());
        for attachment in attachments {
            let id = attachment.id.clone();
            match self.clean(attached(attachment)?) {
                Ok(kept) => edits.extend(kept.into_iter().map(Edit::Attach)),
                Err(Error::Picture { name, refusal }) if refusal.is_of_the_file() => {
                    edits.iter_mut().for_each(|edit| take_out_of_panels(edit, &id));
                    left_out.push(Error::Picture { name, refusal });
                }
                Err(other) => return Err(other),
            }
        }
        Ok((case.id, edits, left_out))
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

    /// The case as a case file without what names the patient, for others. Its times are months from time zero; with
    /// `dates` they are dates, all moved by the same number of days, which is drawn once and kept in the library alone.
    pub fn export_shared(&mut self, id: &CaseId, dates: bool) -> Result<String, Error> {
        let times = if dates { Times::Earlier(self.dates_moved(id)?) } else { Times::Months };
        self.note_export(id, "Exported without identity")?;
        Ok(leaving(&self.case(id)?, times))
    }

    fn dates_moved(&mut self, id: &CaseId) -> Result<u32, Error> {
        let case = self.case(id)?;
        let header = case.all::<Header>().next();
        if let Some(days) = header.and_then(|(_, header)| header.dates_moved) {
            return Ok(days);
        }
        let mut drawn = [0_u8; 4];
        random(&mut drawn)?;
        let days = LEAST_MOVED + u32::from_le_bytes(drawn) % (MOST_MOVED - LEAST_MOVED);
        if let Some((record, _)) = header {
            let path = "dates_moved".to_owned();
            let edit = Edit::Set { record: record.clone(), path, value: Some(json!(days)) };
            self.apply(id, &[edit], "Dates moved")?;
        }
        Ok(days)
    }
}

/// Fewest and most days by which dates are moved.
const LEAST_MOVED: u32 = 30;
const MOST_MOVED: u32 = 730;

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

/// Takes a picture out of the panels of a figure that is added. A name left there would come to mean the next picture that
/// is given it.
fn take_out_of_panels(edit: &mut Edit, image: &str) {
    let Edit::Add { kind, body, .. } = edit else { return };
    let panels = body.get_mut("panels").and_then(Value::as_array_mut).filter(|_| kind == Kind::Figure.name());
    for panel in panels.into_iter().flatten().filter_map(Value::as_object_mut) {
        if panel.get("image").and_then(Value::as_str) == Some(image) {
            panel.remove("image");
        }
    }
}

fn attached(attachment: Attachment) -> Result<Attached, Error> {
    let Attachment { id, media_type, name, base64 } = attachment;
    let bytes = BASE64_STANDARD.decode(base64).map_err(|_| Error::Attachment(id.clone()))?;
    Ok(Attached { id, media_type, name, bytes })
}
