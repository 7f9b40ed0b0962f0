//! Which lesions are targets: at most five, two in an organ, large enough to be measured (Eisenhauer 2009).

use super::series::{Followed, Series};
use crate::value::YesNo;

/// Most targets in all.
pub const MOST_TARGETS: usize = 5;

/// Most targets in one organ; paired organs are one, and so are all lymph nodes.
pub const MOST_PER_ORGAN: usize = 2;

/// Least diameter of a target, in millimetres.
pub const TARGET_MM: f64 = 10.0;

/// Least diameter of a target on a plain radiograph, in millimetres.
const RADIOGRAPH_MM: f64 = 20.0;

/// Least short axis of a node as a target, in millimetres.
pub const NODE_TARGET_MM: f64 = 15.0;

/// Short axis below which a node is normal, in millimetres.
pub const NODE_NORMAL_MM: f64 = 10.0;

/// The lesions of a baseline, as places in the series.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Targets {
    /// The targets.
    pub targets: Vec<usize>,
    /// The others that were there.
    pub others: Vec<usize>,
    /// Whether the targets were chosen here because the record names none.
    pub chosen: bool,
}

/// The organ of a lesion for counting: side and plural dropped, all nodes one.
pub fn organ(lesion: &Followed<'_>) -> String {
    if lesion.lesion.node.is(&YesNo::Yes) {
        return "lymph nodes".to_owned();
    }
    let site = lesion.lesion.site.value().map(|site| site.to_lowercase()).unwrap_or_default();
    let sides = ["left", "right", "both", "bilateral"];
    let words: Vec<&str> = site.split_whitespace().filter(|word| !sides.contains(word)).collect();
    let name = words.join(" ");
    name.strip_suffix('s').filter(|one| one.len() > 2 && !one.ends_with('s')).map_or(name.clone(), str::to_owned)
}

/// The least diameter a lesion must have at a time point to be a target, in millimetres.
pub fn least_mm(series: &Series<'_>, lesion: &Followed<'_>, point: usize) -> f64 {
    match () {
        () if lesion.lesion.node.is(&YesNo::Yes) => NODE_TARGET_MM,
        () if series.is_radiograph(point) => RADIOGRAPH_MM,
        () => TARGET_MM,
    }
}

/// Targets and other lesions at a baseline. Lesions that the record calls targets are; where it names none, the largest
/// that qualify are chosen.
pub fn targets(series: &Series<'_>, baseline: usize) -> Targets {
    let there = |lesion: &Followed<'_>| lesion.is_known_by(baseline) && !lesion.is_treated_by(baseline);
    let known: Vec<(usize, &Followed<'_>)> =
        series.lesions.iter().enumerate().filter(|(_, lesion)| there(lesion)).collect();
    let named = series.lesions.iter().any(|lesion| lesion.lesion.target.is(&YesNo::Yes));
    let mut targets: Vec<usize> = if named {
        known.iter().filter(|(_, lesion)| lesion.lesion.target.is(&YesNo::Yes)).map(|(place, _)| *place).collect()
    } else {
        largest(series, &known, baseline)
    };
    targets.sort_unstable();
    let others = known.iter().map(|(place, _)| *place).filter(|place| !targets.contains(place)).collect();
    Targets { chosen: !named && !targets.is_empty(), targets, others }
}

fn largest(series: &Series<'_>, known: &[(usize, &Followed<'_>)], baseline: usize) -> Vec<usize> {
    let size = |lesion: &Followed<'_>| lesion.at(baseline).and_then(|seen| seen.mm).unwrap_or(0.0);
    let mut fit: Vec<&(usize, &Followed<'_>)> = known
        .iter()
        .filter(|(_, lesion)| !lesion.lesion.target.is(&YesNo::No))
        .filter(|(_, lesion)| size(lesion) >= least_mm(series, lesion, baseline) - 1e-6)
        .collect();
    fit.sort_by(|(_, a), (_, b)| size(b).total_cmp(&size(a)));
    let mut organs: Vec<String> = Vec::new();
    let mut chosen = Vec::new();
    for (place, lesion) in fit {
        let organ = organ(lesion);
        if chosen.len() < MOST_TARGETS && organs.iter().filter(|taken| **taken == organ).count() < MOST_PER_ORGAN {
            organs.push(organ);
            chosen.push(*place);
        }
    }
    chosen
}
