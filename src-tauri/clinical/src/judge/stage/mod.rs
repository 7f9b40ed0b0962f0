//! Stage at diagnosis: T, N, M, G and their group, by the table of histology and site, in every edition the tables hold.
//!
//! Sources: AJCC Cancer Staging Manual, 8th edition (2017), chapters 38, 40–45, 54, 70, as derived by SEER EOD public 3.2;
//! UICC TNM 8th edition and 9th edition (NHS NDRS staging sheets); FIGO 2009. The rows of `data/` carry their own.

mod category;
mod category_stated;
mod derive;
mod distant;
mod edition;
mod evidence;
mod finding;
mod group;
mod route;
mod stated;
mod words;

#[cfg(test)]
mod tests;

pub use category_stated::{StatedT, differing_t};
pub use edition::{Edition, Named, named};
pub use group::{Group, group};
pub use route::missing;
pub use stated::{Agreement, Compared, compared};

use serde::Serialize;

use self::{derive::derive, evidence::evidence, route::Subject};
use crate::{
    case::Case,
    judge::explain::Explanation,
    timeline::Timeline,
    value::{Choice as _, choice},
};

choice! {
    /// What a stage rests on.
    pub Basis {
        Clinical = "clinical",
        Pathological = "pathological",
    }
}

/// A stage at diagnosis.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Staged {
    /// What it rests on.
    pub basis: Basis,
    /// T category: "T2a", "TX".
    pub t: String,
    /// N category.
    pub n: String,
    /// M category.
    pub m: String,
    /// Grade, or "low", "high" or "unknown" mitotic rate for a gastrointestinal stromal tumour; empty where the table
    /// has none.
    pub g: String,
    /// T, N, M and G as printed, with their prefixes: "pT3 pN0 cM0 G3", "pT3 cN0 cM0, low mitotic rate".
    pub tnm: String,
    /// The group: "IIIB"; none where the edition has none for this table or for this combination.
    pub group: Option<String>,
    /// The table in words; "no table" where the edition has none for this tumour.
    pub table: String,
    /// The edition: "AJCC 8".
    pub edition: String,
    /// How it was reached.
    pub explanation: Explanation,
}

/// The stages at diagnosis: by edition, AJCC 8 first, the clinical and the pathological one beside each other. Empty
/// where [`missing`] names what has to be recorded first. FIGO appears for the uterus alone.
///
/// Metastases that came after diagnosis never change it. Editions whose rows were not verified say so in the explanation.
pub fn stages(case: &Case, timeline: &Timeline) -> Vec<Staged> {
    let Some(subject) = Subject::of(case, timeline) else { return Vec::new() };
    let evidence = evidence(case, timeline);
    let of_edition = |edition: &Edition| {
        let (route, table) = subject.table(*edition)?;
        let is_figo_elsewhere = *edition == Edition::Figo2009 && table == "none";
        (!is_figo_elsewhere).then_some((*edition, route, table))
    };
    let tables = Edition::ALL.iter().filter_map(of_edition);
    let all = tables.flat_map(|(edition, route, table)| {
        evidence.iter().map(|basis| derive(case, &subject, basis, edition, (route, table))).collect::<Vec<_>>()
    });
    all.collect()
}

/// The stages of a case by a table of the user's choice, "visceral" for a tumour of the mesentery that arose from bowel.
pub fn stages_by(case: &Case, timeline: &Timeline, edition: Edition, table: &'static str) -> Vec<Staged> {
    let Some((subject, route)) =
        Subject::of(case, timeline).and_then(|subject| route::route(edition, &subject).map(|route| (subject, route)))
    else {
        return Vec::new();
    };
    evidence(case, timeline).iter().map(|basis| derive(case, &subject, basis, edition, (route, table))).collect()
}
