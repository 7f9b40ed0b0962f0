//! Cases at random, from such as a clinician might enter to such as nobody would: every field of the catalogue is filled
//! by its shape. Tests and benchmarks share them; a case is the same each time for the same seed.

mod chance;
mod value;
mod words;

use std::sync::LazyLock;

use clinical::{
    catalogue::{Catalogue, catalogue},
    record::Kind,
};
use serde_json::{Value, json};

pub(crate) use self::chance::Chance;
use self::value::{Author, Named};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(catalogue);

/// A case file of every kind that occurs once and 4 to 60 records of the others.
pub(crate) fn case(seed: u64) -> Value {
    let mut chance = Chance::of(seed);
    let often: Vec<Kind> = CATALOGUE.kinds.iter().filter(|row| !row.once).map(|row| row.kind).collect();
    let kinds: Vec<Kind> = (0..4 + chance.below(57)).map(|_| *chance.one(&often)).collect();
    case_of(seed, &kinds)
}

/// A case file of every kind that occurs once, and after them a record of each of these kinds.
pub(crate) fn case_of(seed: u64, kinds: &[Kind]) -> Value {
    let once = CATALOGUE.kinds.iter().filter(|row| row.once).map(|row| row.kind);
    let named = once.chain(kinds.iter().copied()).enumerate();
    let records: Vec<Named> = named.map(|(place, kind)| Named { id: format!("r{place}"), kind }).collect();
    let mut author = Author::of(seed, &records);
    let written: Vec<Value> = records
        .iter()
        .map(|Named { id, kind }| {
            let fields = CATALOGUE.kinds.iter().find(|row| row.kind == *kind).map_or(&[][..], |row| &row.fields);
            json!({"id": id, "kind": kind.name(), "record": author.group(fields)})
        })
        .collect();
    json!({"format": "sarcoma-casebook case", "version": 1, "id": format!("case-{seed}"), "records": written})
}
