//! What the results of a report support or speak against, for a type as stated.

use serde::Serialize;

use super::{
    alteration::of_test,
    kinds::{is_limited, kinds},
    marker::{is_loss, marker},
};
use crate::{
    judge::explain::{Explanation, Step},
    record::{Marker, MarkerResult, Pathology},
    table::{Entity, MarkerRow},
    value::Choice as _,
};

/// Markers whose absence is worth a word in the types they stand for: they follow the alteration that defines the type.
const DEFINING: &[&str] = &[
    "MDM2",
    "CDK4",
    "STAT6",
    "INI1",
    "SDHB",
    "TFE3",
    "CAMTA1",
    "FOSB",
    "H3.3 G34W",
    "brachyury",
    "SS18-SSX",
    "MUC4",
    "DDIT3",
];

/// Markers whose presence is worth a word in a type they do not stand for.
const PECULIAR: &[&str] = &[
    "MDM2",
    "STAT6",
    "SS18-SSX",
    "MUC4",
    "DDIT3",
    "CAMTA1",
    "FOSB",
    "H3.3 G34W",
    "H3 K36M",
    "PAX3/7-FOXO1",
    "DOG1",
    "NUT",
];

/// How a result stands to a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// It is typical of the type.
    Supports,
    /// It is typical of other types, or what is typical of this one is missing.
    Against,
    /// It says nothing for or against.
    Neutral,
}

/// A result and what it says of a type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The result: "MDM2 negative".
    pub result: String,
    /// How it stands to the type.
    pub stance: Stance,
    /// Whether it was found; false where it was looked for and missing.
    pub found: bool,
    /// What it is typical of, in the words of the table.
    pub typical_of: Vec<&'static str>,
    /// Where that stands.
    pub source: &'static str,
    /// Whether that was verified.
    pub verified: bool,
}

/// Whether a result is the one that supports something: positive, or for a loss marker lost. None where the result does
/// not say which.
pub fn positive(row: &MarkerRow, result: MarkerResult) -> Option<bool> {
    match (is_loss(row), result) {
        (false, MarkerResult::Positive) | (true, MarkerResult::Lost) => Some(true),
        (false, MarkerResult::Negative | MarkerResult::Lost) | (true, MarkerResult::Retained) => Some(false),
        _ => None,
    }
}

fn stance(row: &'static MarkerRow, found: bool, entity: &Entity) -> Stance {
    let mut fitting =
        row.supports.split('|').filter(|term| kinds(term).iter().any(|kind| kind.id == entity.id)).peekable();
    let supported = fitting.peek().is_some();
    let plainly = fitting.any(|term| !is_limited(term));
    match (found, supported) {
        (true, true) => Stance::Supports,
        (true, false) if PECULIAR.contains(&row.marker) => Stance::Against,
        (false, true) if plainly && DEFINING.contains(&row.marker) => Stance::Against,
        _ => Stance::Neutral,
    }
}

/// Whether the result of a marker speaks against a type; most markers never do, which is told without their types.
pub fn is_against(row: &'static MarkerRow, result: MarkerResult, entity: &Entity) -> bool {
    positive(row, result).is_some_and(|found| {
        let telling = if found { PECULIAR } else { DEFINING };
        telling.contains(&row.marker) && stance(row, found, entity) == Stance::Against
    })
}

/// What a marker says of a type; none for a marker outside the table or without a telling result.
pub fn of_marker(recorded: &Marker, entity: &Entity) -> Option<Evidence> {
    let row = marker(&recorded.marker)?;
    let result = recorded.result?;
    let found = positive(row, result)?;
    Some(Evidence {
        result: format!("{} {}", row.marker, result.label()),
        stance: stance(row, found, entity),
        found,
        typical_of: row.supports.split('|').collect(),
        source: row.source,
        verified: row.verified,
    })
}

/// Everything a report holds for or against a type, with how that was reached.
pub fn weigh(report: &Pathology, entity: &Entity) -> Explanation {
    let of_markers = report.immunohistochemistry.iter().filter_map(|marker| of_marker(marker, entity));
    let of_tests = report.molecular.iter().filter_map(|test| of_test(test, entity));
    let evidence: Vec<Evidence> = of_markers.chain(of_tests).collect();
    let count = |stance| evidence.iter().filter(|one| one.stance == stance).count();
    let unknown = report.immunohistochemistry.iter().filter(|one| marker(&one.marker).is_none());
    Explanation {
        result: format!(
            "{}: {} of {} results support it, {} speak against it",
            entity.name,
            count(Stance::Supports),
            evidence.len(),
            count(Stance::Against)
        ),
        steps: evidence.iter().map(step).collect(),
        source: sources(&evidence),
        assumptions: unknown
            .map(|one| format!("{} is not in the table of markers and was left out", one.marker))
            .collect(),
        verified: evidence.iter().all(|one| one.verified),
    }
}

fn step(evidence: &Evidence) -> Step {
    let outcome = match evidence.stance {
        Stance::Supports => "supports it",
        Stance::Against => "speaks against it",
        Stance::Neutral => "says nothing for or against",
    };
    Step::new(evidence.result.as_str(), format!("typical of {}", evidence.typical_of.join(", ")), outcome)
}

fn sources(evidence: &[Evidence]) -> String {
    let mut sources: Vec<&str> = Vec::new();
    for one in evidence {
        if !sources.contains(&one.source) {
            sources.push(one.source);
        }
    }
    sources.join("; ")
}
