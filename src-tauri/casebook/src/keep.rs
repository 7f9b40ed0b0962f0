//! Findings that are right as they stand: kept with a reason, and opened again.

use clinical::{
    case::Case,
    check::check,
    record::{Header, Kept},
    value::{CaseId, RecordId},
};
use serde_json::json;
use store::{Edit, Stamp, StoreError};

use crate::{CaseView, Casebook, Error, change};

/// Where the header holds what is kept.
const PATH: &str = "kept";

impl Casebook {
    /// Keeps a finding as it stands, for the reason given; a reason given before is replaced. Refuses what is not found in
    /// the case, so that nobody keeps what nobody has seen.
    pub fn keep(&mut self, id: &CaseId, kept: &Kept) -> Result<CaseView, Error> {
        let kept = Kept { reason: one_line(&kept.reason).as_str().into(), ..kept.clone() };
        if !kept.says_why() {
            return Err(Error::NoReason);
        }
        let case = self.case(id)?;
        if !check(&case).iter().any(|finding| kept.keeps(finding)) {
            return Err(Error::NotFound);
        }
        let stamp = Stamp { reason: Some(kept.reason.to_string()), ..self.stamp(&label("Keep", &case, &kept)) };
        let (header, mut all) = kept_in(&case)?;
        match all.iter_mut().find(|other| other.is_about_the_same(&kept)) {
            Some(known) => *known = kept,
            None => all.push(kept),
        }
        self.library.apply(id, &[written(header, &all)], &stamp)?;
        self.open_case(id)
    }

    /// Opens a finding again, or forgets a reason whose finding is gone.
    pub fn reopen(&mut self, id: &CaseId, kept: &Kept) -> Result<CaseView, Error> {
        let case = self.case(id)?;
        let (header, mut all) = kept_in(&case)?;
        let before = all.len();
        all.retain(|other| !other.is_about_the_same(kept));
        if all.len() == before {
            return Err(Error::NotKept);
        }
        self.apply(id, &[written(header, &all)], &label("Reopen", &case, kept))?;
        self.open_case(id)
    }
}

/// What is kept, as a change of the header.
fn written(record: RecordId, kept: &[Kept]) -> Edit {
    let value = (!kept.is_empty()).then(|| json!(kept));
    Edit::Set { record, path: PATH.to_owned(), value }
}

/// The header of a case, and what is kept in it.
fn kept_in(case: &Case) -> Result<(RecordId, Vec<Kept>), Error> {
    let (id, header) = case.all::<Header>().next().ok_or(StoreError::Header)?;
    Ok((id.clone(), header.kept.clone()))
}

/// What undo calls it: "Keep: Surgery: Tumour perforation".
fn label(verb: &str, case: &Case, kept: &Kept) -> String {
    let record = kept.record.as_ref().and_then(|record| case.record(record));
    let about = record.map_or_else(|| "the case".to_owned(), |record| change::label(record.kind(), &kept.path));
    format!("{verb}: {about}")
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
