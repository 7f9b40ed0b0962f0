//! A case read once for all rules.

use std::{collections::HashMap, sync::LazyLock};

use crate::{
    case::Case,
    catalogue::{Catalogue, Field, catalogue},
    record::{Kind, Record},
    timeline::{Timeline, resolve},
    value::RecordId,
    wording,
};

/// The catalogue's rows do not change while the program runs.
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(catalogue);

/// A case with what several rules need of it.
pub(super) struct Reading<'a> {
    pub(super) case: &'a Case,
    pub(super) timeline: Timeline,
    places: HashMap<&'a RecordId, usize>,
}

impl<'a> Reading<'a> {
    /// Reads a case.
    pub(super) fn of(case: &'a Case) -> Self {
        let places = case.entries.iter().enumerate().map(|(place, entry)| (&entry.id, place)).collect();
        Self { case, timeline: resolve(case), places }
    }

    /// Place of a record in the case; behind all others when it is not there.
    pub(super) fn place(&self, id: &RecordId) -> usize {
        self.places.get(id).copied().unwrap_or(usize::MAX)
    }

    /// The record called `id`.
    pub(super) fn record(&self, id: &RecordId) -> Option<&'a Record> {
        self.case.entries.get(self.place(id)).map(|entry| &entry.record)
    }

    /// What a record is called in a message.
    pub(super) fn name(&self, id: &RecordId) -> String {
        self.record(id).map_or_else(|| format!("“{id}”"), |record| format!("“{}”", wording::name(record)))
    }
}

/// The catalogue's fields of a kind.
pub(super) fn fields(kind: Kind) -> &'static [Field] {
    CATALOGUE.kinds.iter().find(|row| row.kind == kind).map_or(&[], |row| &row.fields)
}
