//! Regimens as published: documentation presets that fill a course of treatment, in which every field stays editable.

mod generate;
mod schedule;

use std::sync::LazyLock;

pub use generate::{Generated, Hint, generate};
pub use schedule::{Basis, PerCycle, per_cycle};

use crate::{
    judge::dose::drug,
    record::Systemic,
    table::{REGIMENS, RegimenRow},
};

/// A regimen: its drugs in the order of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Preset {
    /// Its short name: "GEMDOC-675".
    pub id: &'static str,
    /// Its name in words.
    pub name: &'static str,
    /// A row a drug, supportive drugs among them.
    pub rows: Vec<&'static RegimenRow>,
    /// The drugs of treatment under their names in the table of drugs, sorted.
    pub drugs: Vec<String>,
}

/// Classes of drugs that support a regimen instead of being its treatment.
const SUPPORTIVE: [&str; 5] = ["growth factor", "uroprotector", "cardioprotector", "folate rescue", "myeloprotector"];

static PRESETS: LazyLock<Vec<Preset>> = LazyLock::new(|| {
    let mut presets: Vec<Preset> = Vec::new();
    for row in REGIMENS {
        match presets.iter_mut().find(|preset| preset.id == row.id) {
            Some(preset) => preset.rows.push(row),
            None => presets.push(Preset { id: row.id, name: row.name, rows: vec![row], drugs: Vec::new() }),
        }
    }
    for preset in &mut presets {
        let treatment = preset.rows.iter().filter(|row| !is_supportive(row));
        preset.drugs = sorted(treatment.map(|row| drug::called(row.drug)));
    }
    presets
});

/// Every regimen, in the order of the table.
pub fn presets() -> &'static [Preset] {
    &PRESETS
}

/// The regimen called `id`, in any case.
pub fn preset(id: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.id.eq_ignore_ascii_case(id.trim()))
}

/// Whether a row is a supportive drug: mesna, a growth factor.
pub fn is_supportive(row: &RegimenRow) -> bool {
    drug::row(row.drug).is_some_and(|drug| SUPPORTIVE.contains(&drug.class))
}

impl Preset {
    /// Whether every row was read in its source.
    pub fn is_verified(&self) -> bool {
        self.rows.iter().all(|row| row.verified && row.recalled_fields.is_empty())
    }
}

/// Regimens that have exactly the drugs of a course.
pub fn of_course(course: &Systemic) -> Vec<&'static Preset> {
    let given = sorted(course.drugs.iter().filter_map(|drug| drug.drug.value()).map(|name| drug::called(name)));
    PRESETS.iter().filter(|preset| !given.is_empty() && preset.drugs == given).collect()
}

fn sorted(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = names.collect();
    names.sort();
    names.dedup();
    names
}

/// Regimens found by short name, name, drug, or synonym of a drug: every word must be found. The closest first: short name
/// equal, short name beginning so, name, drugs, setting.
pub fn search(words: &str) -> Vec<&'static Preset> {
    let words: Vec<String> =
        words.split([' ', ',', '+', ';']).map(str::to_lowercase).filter(|w| !w.is_empty()).collect();
    let mut found: Vec<(usize, &Preset)> =
        PRESETS.iter().filter_map(|preset| Some((closeness(preset, &words)?, preset))).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, preset)| preset).collect()
}

/// The farthest of the words decides; none where a word is not found.
fn closeness(preset: &Preset, words: &[String]) -> Option<usize> {
    words.iter().map(|word| of_word(preset, word)).try_fold(None, |far: Option<usize>, near| {
        let near = near?;
        Some(Some(far.map_or(near, |far| far.max(near))))
    })?
}

fn of_word(preset: &Preset, word: &str) -> Option<usize> {
    let id = preset.id.to_lowercase();
    let drug = drug::row(word).map(|row| row.name);
    let holds = |text: &str| text.to_lowercase().contains(word);
    let given = || preset.rows.iter().any(|row| holds(row.drug) || drug == Some(row.drug));
    match () {
        () if id == word => Some(0),
        () if id.starts_with(word) => Some(1),
        () if holds(preset.name) => Some(2),
        () if given() => Some(3),
        () if preset.rows.iter().any(|row| holds(row.setting)) => Some(4),
        () => None,
    }
}

#[cfg(test)]
mod tests;
