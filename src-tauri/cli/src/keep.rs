//! Keeping a finding as it stands, and opening it again.

use casebook::Casebook;
use clinical::{
    record::Kept,
    value::{CaseId, RecordId},
};

use crate::{arguments::Named, error::Error, findings};

/// Keeps the finding called so; says what is kept.
pub(crate) fn keep(book: &mut Casebook, id: &CaseId, named: &Named, reason: &str) -> Result<String, Error> {
    let found = book.check(id)?.iter().map(|finding| Kept::of(finding, reason)).collect();
    let kept = only(found, named, Error::NoFinding(named.code.clone()))?;
    book.keep(id, &kept)?;
    Ok(format!("Kept: {}\n", kept.finding))
}

/// Opens what is kept and called so; says what it was.
pub(crate) fn reopen(book: &mut Casebook, id: &CaseId, named: &Named) -> Result<String, Error> {
    let view = book.open_case(id)?;
    let kept = view.findings.iter().filter_map(|finding| Some(Kept::of(finding, finding.kept.as_ref()?)));
    let kept = only(kept.chain(view.idle).collect(), named, Error::NotKept(named.code.clone()))?;
    book.reopen(id, &kept)?;
    Ok(format!("No longer kept: {}\n", kept.finding))
}

/// The one that is meant; `none` says that there is none.
fn only(mut all: Vec<Kept>, named: &Named, none: Error) -> Result<Kept, Error> {
    all.retain(|kept| is_meant(kept, named));
    let first = all.first().cloned().ok_or(none)?;
    if all.iter().all(|kept| kept.is_about_the_same(&first)) {
        Ok(first)
    } else {
        Err(Error::Several(all.iter().map(line).collect::<Vec<_>>().join("\n")))
    }
}

fn is_meant(kept: &Kept, named: &Named) -> bool {
    let Named { code, record, field, saying, .. } = named;
    let record_is = |name: &String| kept.record.as_ref().map(RecordId::as_str) == Some(name.as_str());
    kept.code == *code
        && record.as_ref().is_none_or(record_is)
        && field.as_ref().is_none_or(|field| kept.path == *field)
        && saying.as_ref().is_none_or(|words| kept.finding.contains(words.as_str()))
}

fn line(kept: &Kept) -> String {
    format!("  {}: {}", findings::place(kept.record.as_ref(), &kept.path, &kept.code), kept.finding)
}
