//! The score of differentiation that the published table gives a type: a suggestion, never written as stated.

use super::super::scope::entity;
use crate::{case::Case, record::Pathology, value::Grade3};

/// A score of differentiation by type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preset {
    /// The score the table gives the type.
    pub score: Grade3,
    /// The type by name: "Pleomorphic leiomyosarcoma".
    pub entity: &'static str,
    /// What the table adds: "over 5 % round cells counts as high grade"; empty where it adds nothing.
    pub note: &'static str,
    /// Where the score was read.
    pub source: &'static str,
    /// Whether the score was verified against its source.
    pub verified: bool,
}

/// The score the table gives the type of a specimen; none where it gives none, or where the type is not known.
pub fn preset(case: &Case, report: &Pathology) -> Option<Preset> {
    let row = entity(case, report)?;
    let score = row.fnclcc_differentiation.parse::<u8>().ok().and_then(|score| Grade3::try_from(score).ok())?;
    Some(Preset {
        score,
        entity: row.name,
        note: row.fnclcc_note,
        source: score_source(row.source),
        verified: row.fnclcc_verified,
    })
}

/// The part of a row's sources that speaks of the score; all of them where none does.
fn score_source(sources: &'static str) -> &'static str {
    sources.split("; ").find_map(|part| part.strip_prefix("score: ")).unwrap_or(sources)
}
