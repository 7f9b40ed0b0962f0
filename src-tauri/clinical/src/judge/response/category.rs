//! Categories of RECIST 1.1, the rule of the sum of diameters, and the table of overall response.

use serde::Serialize;

use crate::table::{RECIST, RecistRow};

/// A part by which the sum must have fallen from baseline for a partial response.
const FALL: f64 = 0.30;

/// A part by which the sum must have risen from its nadir for progression.
const RISE: f64 = 0.20;

/// What the sum must also have risen by, in millimetres.
const RISE_MM: f64 = 5.0;

/// Rounding of a decimal fraction must not move a sum across a boundary, in millimetres.
const HAIR_MM: f64 = 1e-6;

/// A category of target, non-target or overall response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Category {
    /// All lesions gone, all nodes normal.
    Complete,
    /// Partial response.
    Partial,
    /// Stable disease.
    Stable,
    /// Neither gone nor progressed, where nothing is measured.
    Persisting,
    /// Progressive disease.
    Progression,
    /// Not, or not wholly, evaluated.
    NotEvaluable,
    /// No disease at baseline and none now.
    NoDisease,
}

impl Category {
    const ALL: [Self; 7] = [
        Self::Complete,
        Self::Partial,
        Self::Stable,
        Self::Persisting,
        Self::Progression,
        Self::NotEvaluable,
        Self::NoDisease,
    ];

    /// Its abbreviation, as in the published tables.
    pub fn short(self) -> &'static str {
        match self {
            Self::Complete => "CR",
            Self::Partial => "PR",
            Self::Stable => "SD",
            Self::Persisting => "non-CR/non-PD",
            Self::Progression => "PD",
            Self::NotEvaluable => "NE",
            Self::NoDisease => "ND",
        }
    }

    /// Its name: "partial response".
    pub fn label(self) -> &'static str {
        match self {
            Self::Complete => "complete response",
            Self::Partial => "partial response",
            Self::Stable => "stable disease",
            Self::Persisting => "neither complete response nor progression",
            Self::Progression => "progressive disease",
            Self::NotEvaluable => "not evaluable",
            Self::NoDisease => "no disease",
        }
    }

    /// The category a table abbreviates so.
    pub fn named(short: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.short() == short)
    }
}

/// Response of targets that are not all gone, by their sum, the sum at baseline and the smallest sum since, in mm.
///
/// Progression is told by the nadir and outranks a partial response, which is told by the baseline. After a sum of
/// nothing, any measurable lesion is progression.
pub fn by_sum(baseline: f64, nadir: f64, sum: f64) -> Category {
    let reappeared = nadir <= HAIR_MM && sum > HAIR_MM;
    let risen = sum >= nadir * (1.0 + RISE) - HAIR_MM && sum - nadir >= RISE_MM - HAIR_MM;
    if reappeared || risen {
        Category::Progression
    } else if sum <= baseline * (1.0 - FALL) + HAIR_MM {
        Category::Partial
    } else {
        Category::Stable
    }
}

/// The row of the overall response table for targets and non-targets (none where there were none at baseline).
pub fn overall(
    target: Option<Category>,
    non_target: Option<Category>,
    new_lesion: bool,
) -> Option<(Category, &'static RecistRow)> {
    let word = |category: Option<Category>| category.map_or("none", Category::short);
    let new = if new_lesion { "yes" } else { "no" };
    let row = RECIST
        .iter()
        .find(|row| row.target == word(target) && row.non_target == word(non_target) && row.new_lesion == new)?;
    Some((Category::named(row.overall)?, row))
}
