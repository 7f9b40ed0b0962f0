//! Anthracyclines as milligrams of doxorubicin, by a named scheme, and the levels readers look for. It documents what was
//! given and advises nothing.

use super::{PerSurface, drug, is_partial, per_surface};
use crate::{
    record::Systemic,
    table::DrugRow,
    value::{Choice as _, choice},
};

choice! {
    /// A published scheme of doxorubicin equivalents.
    pub Scheme {
        Feijen2019 = "Feijen 2019 (JAMA Oncol 5:864, table 3)",
        CogSubstitution = "COG substitution rules, as cited by Feijen 2019",
        Ighg = "IGHG expert panel",
        CogLtfu = "COG long-term follow-up guidelines",
    }
}

impl Scheme {
    /// Its name in the table of drugs.
    fn key(self) -> &'static str {
        match self {
            Self::Feijen2019 => "Feijen2019",
            Self::CogSubstitution => "COG_substitution",
            Self::Ighg => "IGHG",
            Self::CogLtfu => "COG_LTFU",
        }
    }
}

/// What a milligram of a drug counts for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Factor {
    /// The least, in milligrams of doxorubicin.
    pub least: f64,
    /// The most: other than the least where the scheme gives a range.
    pub most: f64,
    /// Whether the number was verified against its publication.
    pub verified: bool,
}

/// The factor of a drug in a scheme; `Err` with the words of the table where the scheme gives none.
pub fn factor(row: &DrugRow, scheme: Scheme) -> Result<Factor, &'static str> {
    let cell = row.anthracycline_equivalence;
    let stated = cell.split(';').find_map(|part| part.trim().strip_prefix(scheme.key())?.strip_prefix('='));
    let Some(stated) = stated else { return Err(if cell.is_empty() { "no anthracycline" } else { cell }) };
    let (number, remark) = stated.split_once(' ').unwrap_or((stated, ""));
    let (least, most) = number.split_once('-').unwrap_or((number, number));
    match (least.parse(), most.parse()) {
        (Ok(least), Ok(most)) => Ok(Factor { least, most, verified: row.verified && !remark.contains("recalled") }),
        _ => Err(stated),
    }
}

/// All anthracyclines of a case as doxorubicin.
#[derive(Debug, Clone, PartialEq)]
pub struct Equivalent {
    /// The scheme.
    pub scheme: Scheme,
    /// The sum in mg/m² of doxorubicin; none where nothing could be counted.
    pub sum: Option<PerSurface>,
    /// What each drug brought: its name, its own total, its factor.
    pub parts: Vec<(String, PerSurface, Factor)>,
    /// Anthracyclines that were not counted, with the reason.
    pub left_out: Vec<(String, String)>,
    /// Whether every factor was verified.
    pub verified: bool,
}

impl Equivalent {
    /// Whether something that was given is not in the sum: a course without doses, or an anthracycline that was left out.
    pub fn is_partial(&self, courses: &[&Systemic]) -> bool {
        !self.left_out.is_empty() || self.parts.iter().any(|(name, ..)| is_partial(courses, name))
    }
}

/// The anthracyclines given in several courses as doxorubicin by `scheme`; none where there were none. Liposomal
/// preparations are counted apart (standard, 10.2), so they are left out here.
pub fn equivalent(courses: &[&Systemic], scheme: Scheme) -> Option<Equivalent> {
    let mut found = Equivalent { scheme, sum: None, parts: Vec::new(), left_out: Vec::new(), verified: true };
    for row in given(courses) {
        let name = row.name.to_owned();
        match (factor(row, scheme), per_surface(courses.iter().copied(), row.name)) {
            (Ok(factor), Some(total)) => {
                let part = total.times(factor.least, factor.most);
                found.sum = Some(found.sum.map_or(part, |sum| sum.plus(part)));
                found.verified &= factor.verified;
                found.parts.push((name, total, factor));
            }
            (Ok(_), None) => found.left_out.push((name, "its dose cannot be summed per m²".to_owned())),
            (Err(why), _) => found.left_out.push((name, why.to_owned())),
        }
    }
    (!found.parts.is_empty() || !found.left_out.is_empty()).then_some(found)
}

/// Every anthracycline of the courses once, in the order of first appearance.
fn given(courses: &[&Systemic]) -> Vec<&'static DrugRow> {
    let names = courses.iter().flat_map(|course| &course.drugs).filter_map(|drug| drug.drug.value());
    let rows = names.filter_map(|name| drug::row(name)).filter(|row| !row.anthracycline_equivalence.is_empty());
    rows.fold(Vec::new(), |mut once, row| {
        if !once.contains(&row) {
            once.push(row);
        }
        once
    })
}

/// A level of cumulative doxorubicin, in mg/m², from which readers look for a test of the heart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level {
    /// It is reached at this many mg/m².
    pub from: f64,
    /// What is published about it.
    pub published: &'static str,
}

/// The levels, from the lowest (standard, 10.2).
pub const LEVELS: [Level; 4] = [
    Level { from: 300.0, published: "doxorubicin label: impaired heart function in 1 to 2% at 300 mg/m²" },
    Level {
        from: 400.0,
        published: "doxorubicin label: impaired heart function in 3 to 5% at 400 mg/m², the limit with other cardiotoxic drugs or irradiation of the \
                    heart; Swain 2003: heart failure in 5%",
    },
    Level {
        from: 450.0,
        published: "doxorubicin label: impaired heart function in 5 to 8% at 450 mg/m², 6 to 20% at 500; Swain 2003: heart failure in 16% at 500",
    },
    Level {
        from: 550.0,
        published: "doxorubicin label: the limit is 550 mg/m²; Swain 2003: heart failure in 26% at 550, 48% at 700",
    },
];

/// The highest level that `amount`, in mg/m², reaches.
pub fn level(amount: f64) -> Option<Level> {
    // Sums of decimals may fall short by less than anyone measures.
    LEVELS.into_iter().rev().find(|level| amount + 1e-9 >= level.from)
}

/// Every scheme's equivalent of the courses; only the first one's where each counts nothing but doxorubicin, which is itself
/// in every scheme.
pub fn equivalents(courses: &[&Systemic]) -> Vec<Equivalent> {
    let mut all: Vec<Equivalent> = Scheme::ALL.iter().filter_map(|scheme| equivalent(courses, *scheme)).collect();
    if all.iter().all(|found| found.parts.iter().all(|(name, ..)| name == ITSELF)) {
        all.truncate(1);
    }
    all
}

/// The drug that the others are counted as.
const ITSELF: &str = "doxorubicin";
