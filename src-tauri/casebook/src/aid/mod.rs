//! What the widgets of a form show and write. `clinical` reckons it from the case as it is being typed; nothing here
//! decides anything of its own.

mod cycles;
mod give;
mod grade;
mod lesions;
mod measure;
mod panel;
mod plan;
mod regions;

pub use cycles::{CycleCell, CycleDrug, CycleGrid, CycleRow, DosePoint, WholeCase};
pub use give::Given;
pub use grade::{GradeCard, GradePart, Suggested};
pub use lesions::{LesionCell, LesionGrid, LesionRow, StudyColumn};
pub use measure::Measured;
pub use panel::panel;
pub use plan::{Planned, RegimenHit, regimens};
pub use regions::{Region, SiteOfRegion, regions};

use clinical::{
    case::{Case, CaseError, Entry},
    value::{CaseId, RecordId},
};
use serde::Deserialize;
use serde_json::Value;
use store::StoreError;

use crate::{Casebook, Error};

/// A record as it stands on a form; what was typed last may not be written yet.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Typed {
    /// The record.
    pub record: RecordId,
    /// Its fields.
    pub body: Value,
}

impl Casebook {
    /// The case with records as they stand on a form laid over it.
    pub(crate) fn typed(&self, id: &CaseId, typed: &[Typed]) -> Result<Case, Error> {
        let mut case = self.case(id)?;
        for Typed { record, body } in typed {
            let entry = case.entries.iter_mut().find(|entry| entry.id == *record);
            let entry = entry.ok_or_else(|| no_record(id, record))?;
            *entry = Entry::read(record.as_str(), entry.record.kind().name(), body)?;
        }
        Ok(case)
    }
}

fn no_record(case: &CaseId, record: &RecordId) -> Error {
    StoreError::NoRecord { case: case.clone(), record: record.to_string() }.into()
}

/// The record of a case as one of a kind.
fn of_kind<'a, T>(case: &'a Case, id: &'a RecordId) -> Result<&'a T, Error>
where
    &'a T: TryFrom<&'a clinical::record::Record>,
{
    let found = case.record(id).and_then(|record| <&T>::try_from(record).ok());
    found.ok_or_else(|| no_record(&case.id, id))
}

/// A record's fields as they are stored.
fn stored<T: serde::Serialize>(part: &T) -> Result<Value, Error> {
    serde_json::to_value(part).map_err(|problem| CaseError::Form(problem.to_string()).into())
}

#[cfg(test)]
mod tests;
