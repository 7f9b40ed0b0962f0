//! Types of tumour: by id, by code, by words.

use std::{collections::HashMap, sync::LazyLock};

use serde::Serialize;

use super::{
    ICD_O, ICD_O_VERSION, Match, Morphology,
    search::{Words, plain, ranked},
};
use crate::{
    table::{ENTITIES, Entity},
    value::Code,
};

static BY_ID: LazyLock<HashMap<&'static str, &'static Entity>> =
    LazyLock::new(|| ENTITIES.iter().map(|row| (row.id, row)).collect());

static WORDS: LazyLock<Vec<Words>> =
    LazyLock::new(|| ENTITIES.iter().map(|row| Words::of(row.name, synonyms(row))).collect());

/// A type of tumour that a search found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EntityHit {
    /// Its key in this program's table.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its other names.
    pub synonyms: Vec<&'static str>,
    /// Its ICD-O morphology with behaviour; none for a type without a code of its own.
    pub morphology: Option<Morphology>,
    /// What the behaviour means; none where there is no code.
    pub behaviour: Option<&'static str>,
    /// The code ready to be recorded.
    pub code: Option<Code>,
    /// Whether code and behaviour were verified against the published list.
    pub verified: bool,
    /// How it was found.
    pub by: Match,
}

/// The type called `id`.
pub fn entity(id: &str) -> Option<&'static Entity> {
    BY_ID.get(id).copied()
}

/// Its other names.
pub fn synonyms(entity: &Entity) -> impl Iterator<Item = &'static str> + use<> {
    entity.synonyms.split('|').filter(|synonym| !synonym.is_empty())
}

/// The ICD-O morphology of a type; none where it has no code of its own.
pub fn morphology(entity: &Entity) -> Option<Morphology> {
    format!("{}/{}", entity.icd_o, entity.behaviour).parse().ok()
}

/// The ICD-O morphology of a type, to be recorded.
pub fn morphology_code(entity: &Entity) -> Option<Code> {
    Some(Code {
        system: ICD_O.to_owned(),
        version: ICD_O_VERSION.to_owned(),
        code: morphology(entity)?.to_string(),
        display: entity.name.to_owned(),
        verified: entity.verified,
    })
}

/// The types with a code: one code can be that of several.
pub fn with_code(code: Morphology) -> impl Iterator<Item = &'static Entity> {
    ENTITIES.iter().filter(move |row| morphology(row) == Some(code))
}

/// Types whose name or a synonym holds the words of `term` one after the other: "synovial sarcoma" names four of them.
pub(crate) fn named(term: &str) -> Vec<&'static Entity> {
    let term = plain(term);
    ENTITIES.iter().zip(WORDS.iter()).filter(|(_, words)| words.hold(&term)).map(|(row, _)| row).collect()
}

/// Types found by what was typed: a code with or without behaviour, a name, a synonym, the beginning of words.
pub fn entities(typed: &str) -> Vec<EntityHit> {
    let text = plain(typed);
    let found = ENTITIES.iter().zip(WORDS.iter()).filter_map(|(row, words)| {
        let by = by_code(typed.trim(), row).or_else(|| words.found_by(&text))?;
        Some((by, row))
    });
    ranked(found).into_iter().map(|(by, row)| hit(by, row)).collect()
}

/// The type that is best named by what was typed: its code, its name, a synonym, or the words its name begins with.
pub fn closest(typed: &str) -> Option<&'static Entity> {
    let text = plain(typed);
    let named = ENTITIES.iter().zip(WORDS.iter()).filter_map(|(row, words)| {
        let by = by_code(typed.trim(), row).or_else(|| words.named_by(&text))?;
        Some((by, row))
    });
    named.min_by_key(|(by, _)| *by).map(|(_, row)| row)
}

/// The whole code, its four digits, or at least two digits that it begins with.
fn by_code(typed: &str, row: &Entity) -> Option<Match> {
    if row.icd_o.is_empty() {
        return None;
    }
    if let Ok(code) = typed.parse::<Morphology>() {
        return (morphology(row) == Some(code)).then_some(Match::Code);
    }
    let digits = typed.len() >= 2 && typed.chars().all(|digit| digit.is_ascii_digit());
    match () {
        () if row.icd_o == typed => Some(Match::Code),
        () if digits && row.icd_o.starts_with(typed) => Some(Match::Name),
        () => None,
    }
}

fn hit(by: Match, row: &'static Entity) -> EntityHit {
    let morphology = morphology(row);
    EntityHit {
        id: row.id,
        name: row.name,
        synonyms: synonyms(row).collect(),
        morphology,
        behaviour: morphology.map(|code| code.behaviour.label()),
        code: morphology_code(row),
        verified: row.verified,
        by,
    }
}
