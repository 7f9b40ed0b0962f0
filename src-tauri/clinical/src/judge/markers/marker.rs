//! Markers by any of their names, and the words their results are told in.

use std::{collections::HashMap, sync::LazyLock};

use serde::Serialize;

use crate::{
    judge::coding::{
        Match,
        fold::compact,
        search::{Words, plain, ranked},
    },
    record::MarkerResult,
    table::{MARKERS, MarkerRow},
};

/// Remarks that stand among the synonyms of the table.
const REMARKS: &[&str] = &["fusion-specific", "clone and score", "N- or C-terminus", "discovered on", "MMR panel"];

/// Ways of writing a marker beyond the synonyms of the table.
const ALSO: &[(&str, &[&str])] = &[
    ("SMA", &["smooth muscle actin", "alpha-SMA", "αSMA", "ASMA"]),
    ("h-caldesmon", &["caldesmon", "heavy caldesmon"]),
    ("KIT", &["c-KIT"]),
    ("beta-catenin", &["catenin"]),
    ("H3K27me3", &["H3K27 trimethylation"]),
    ("H3.3 G34W", &["H3G34W", "G34W", "H3F3A G34W"]),
    ("H3 K36M", &["H3K36M", "K36M"]),
    ("AE1/AE3", &["pancytokeratin", "keratin AE1/AE3", "cytokeratin AE1/AE3"]),
    ("INI1", &["INI-1", "SNF5"]),
    ("Melan-A", &["MelanA"]),
    ("cathepsin K", &["cathepsin-K"]),
    ("IDH1 R132H", &["IDH1"]),
    ("HHV8 LANA", &["HHV8", "HHV-8", "LANA"]),
    ("SS18-SSX", &["SS18::SSX"]),
    ("smooth muscle myosin heavy chain", &["smooth muscle myosin", "SMM-HC"]),
];

/// Every name, folded and without spaces; a name that two markers share is none of either.
static NAMES: LazyLock<HashMap<String, &'static MarkerRow>> = LazyLock::new(|| {
    let mut names: HashMap<String, Option<&'static MarkerRow>> = HashMap::new();
    let also = MARKERS.iter().flat_map(|row| written(row).map(move |name| (compact(name), row)));
    for (name, row) in also {
        names.entry(name).and_modify(|known| *known = known.filter(|known| *known == row)).or_insert(Some(row));
    }
    // A marker's own name outranks a synonym of another: p16 is also the gene of a loss.
    names.extend(MARKERS.iter().map(|row| (compact(row.marker), Some(row))));
    names.into_iter().filter_map(|(name, row)| Some((name, row?))).collect()
});

/// The names as they are written here, which most reports do: found without folding.
static AS_WRITTEN: LazyLock<HashMap<&'static str, &'static MarkerRow>> = LazyLock::new(|| {
    let names = MARKERS.iter().flat_map(written);
    names.filter_map(|name| Some((name, *NAMES.get(&compact(name))?))).collect()
});

static WORDS: LazyLock<Vec<Words>> =
    LazyLock::new(|| MARKERS.iter().map(|row| Words::of(row.marker, written(row).skip(1))).collect());

/// The name of a marker and its synonyms.
fn written(row: &'static MarkerRow) -> impl Iterator<Item = &'static str> {
    let synonyms =
        row.synonyms.split("; ").filter(|name| !name.is_empty() && !REMARKS.iter().any(|r| name.starts_with(r)));
    let also = ALSO.iter().filter(|(marker, _)| *marker == row.marker).flat_map(|(_, names)| *names).copied();
    std::iter::once(row.marker).chain(synonyms).chain(also)
}

/// The marker that goes by `name`: by its own name, a synonym, or either of "smooth-muscle actin (SMA)".
pub fn marker(name: &str) -> Option<&'static MarkerRow> {
    let find = |name: &str| NAMES.get(&compact(name)).copied();
    AS_WRITTEN.get(name).copied().or_else(|| find(name)).or_else(|| {
        let (before, after) = name.split_once('(')?;
        find(before).or_else(|| find(after.split_once(')').map_or(after, |(inside, _)| inside)))
    })
}

/// Whether what is looked for is that the stain is lost.
pub fn is_loss(row: &MarkerRow) -> bool {
    row.kind == "loss"
}

/// The results that fit a marker.
pub fn vocabulary(row: &MarkerRow) -> &'static [MarkerResult] {
    use MarkerResult::{Equivocal, Lost, Negative, NotDone, Positive, Retained};
    if is_loss(row) { &[Lost, Retained, Equivocal, NotDone] } else { &[Positive, Negative, Equivocal, NotDone] }
}

/// A marker that a search found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MarkerHit {
    /// Its name.
    pub name: &'static str,
    /// Where in the cell it is looked for.
    pub pattern: &'static str,
    /// The results that fit it.
    pub results: &'static [MarkerResult],
    /// Whether what it supports was verified against a source.
    pub verified: bool,
    /// How it was found.
    pub by: Match,
}

/// Markers found by what was typed.
pub fn markers(typed: &str) -> Vec<MarkerHit> {
    let text = plain(typed);
    let named = marker(typed);
    let found = MARKERS.iter().zip(WORDS.iter()).filter_map(|(row, words)| {
        let by = if named == Some(row) { Some(Match::Whole) } else { words.found_by(&text) };
        Some((by?, row))
    });
    let hit = |(by, row): (Match, &'static MarkerRow)| MarkerHit {
        name: row.marker,
        pattern: row.pattern,
        results: vocabulary(row),
        verified: row.verified,
        by,
    };
    ranked(found).into_iter().map(hit).collect()
}
