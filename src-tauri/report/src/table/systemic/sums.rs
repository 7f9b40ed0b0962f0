//! Running totals per drug and unit, and the row of totals.

use clinical::{
    judge::dose::{Total, add, side_by_side},
    record::Drug,
    value::{Number, Per, YesNo},
};
use typeset::document::{Cell, Row, Rule, Run, Style};

use crate::{
    courses::Course,
    phrase::{NBSP, capital, tied},
    table::{Notes, n_r},
};

/// Body surface areas, in m², for which a sum is reckoned where none was recorded: small and large adults.
const SURFACES: (f64, f64) = (1.5, 2.1);

/// Totals so far, by drug in the order of first appearance.
#[derive(Debug, Default)]
pub(super) struct Sums(Vec<Sum>);

/// The total of one drug.
#[derive(Debug)]
struct Sum {
    drug: String,
    totals: Vec<Total>,
    /// Whether a dose could not be summed.
    incomplete: bool,
    /// Whether a flat dose without recorded days was counted once a cycle.
    undated: bool,
}

impl Sums {
    /// Adds what a run of cycles summed up to; none where that cannot be said.
    pub(super) fn add(&mut self, drug: &Drug, total: Option<Total>) {
        let Some(name) = drug.drug.value().map(|name| name.to_lowercase()) else { return };
        let index = self.0.iter().position(|sum| sum.drug == name).unwrap_or_else(|| {
            self.0.push(Sum { drug: name, totals: Vec::new(), incomplete: false, undated: false });
            self.0.len() - 1
        });
        let Some(sum) = self.0.get_mut(index) else { return };
        match total {
            Some(total) => {
                sum.undated |= total.per == Per::Flat && drug.days.is_empty() && drug.per_cycle != Some(YesNo::Yes);
                sum.totals = add(std::mem::take(&mut sum.totals), total);
            }
            None => sum.incomplete = true,
        }
    }

    /// The running total of a drug.
    pub(super) fn so_far(&self, drug: &Drug) -> Cell {
        let name = drug.drug.value().map(|name| name.to_lowercase());
        let sum = self.0.iter().find(|sum| Some(&sum.drug) == name.as_ref());
        match sum {
            Some(sum) if !sum.totals.is_empty() => {
                Cell::plain(tied(&side_by_side(&sum.totals)).replace("\u{a0}+\u{a0}", "\u{a0}+ "))
            }
            _ if drug.rhythm.is_some() || drug.at_most.is_some() => Cell::plain("–"),
            _ => n_r(),
        }
    }

    /// The last row: the total of each drug; none where there is no total.
    pub(super) fn row(&self, columns: usize, courses: &[Course<'_>], notes: &mut Notes) -> Option<Row> {
        let mut runs: Vec<Run> = Vec::new();
        for sum in self.0.iter().filter(|sum| !sum.totals.is_empty()) {
            if !runs.is_empty() {
                runs.push(Run::plain(format!("{NBSP}{NBSP} ")));
            }
            runs.push(Run::plain(capital(&sum.drug)));
            runs.extend(sum.note(courses).map(|note| notes.mark(vec![Run::plain(note)])));
            runs.push(Run::plain(NBSP));
            runs.push(Run::styled(tied(&side_by_side(&sum.totals)), Style::Strong));
        }
        let label = Cell { heads_row: true, ..crate::table::strong("Cumulative dose").over(2) };
        let totals = Cell::runs(runs).over(columns - 2);
        (!totals.runs.is_empty()).then(|| Row { cells: vec![label, totals], rule: Rule::Thin, total: true })
    }
}

impl Sum {
    /// Why totals stand side by side, what their sum would be, and what they leave out.
    fn note(&self, courses: &[Course<'_>]) -> Option<String> {
        let mut note = Vec::new();
        let flat = self.totals.iter().find(|total| total.per == Per::Flat);
        let area = self.totals.iter().find(|total| total.per == Per::M2);
        if let (Some(flat), Some(area)) = (flat, area) {
            note.push(side_by_side_note(flat, area, courses));
        } else if self.totals.len() > 1 {
            note.push("Doses of unlike units are not added.".to_owned());
        }
        let per_cycle = "counts one dose per cycle, as days were not recorded, and is therefore a lower bound.";
        if self.undated {
            note.push(format!("The {} {per_cycle}", if self.totals.len() > 1 { "flat total" } else { "total" }));
        }
        if self.incomplete {
            note.push("Doses that were not recorded are left out.".to_owned());
        }
        (!note.is_empty()).then(|| note.join(" "))
    }
}

fn side_by_side_note(flat: &Total, area: &Total, courses: &[Course<'_>]) -> String {
    let surface = courses.iter().find_map(|course| course.course.body_surface.value());
    let sum = |surface: f64| area.amount + flat.amount / surface;
    let whole = |amount: f64| Number::try_from(amount.round()).map_or_else(|_| String::new(), |n| n.to_string());
    let unit = Total { amount: 0.0, ..*area }.printed();
    let unit = unit.split_once(' ').map(|(_, unit)| unit.to_owned()).unwrap_or_default();
    match (flat.unit == area.unit, surface) {
        (false, _) => "Flat and per-area doses are not added.".to_owned(),
        (true, Some(surface)) => format!(
            "Flat and per-area doses are not added; at the recorded body surface of {} the sum would be {}\u{a0}{unit}.",
            tied(&surface.to_string()),
            whole(sum(surface.value.get()))
        ),
        (true, None) => format!(
            "Flat and per-area doses are not added, because body surface area was not recorded; for {} to {}\u{a0}m² the sum would be {} to {}\u{a0}{unit}.",
            SURFACES.0,
            SURFACES.1,
            whole(sum(SURFACES.1)),
            whole(sum(SURFACES.0))
        ),
    }
}

#[cfg(test)]
mod tests {
    use clinical::value::DoseUnit;

    use super::*;

    #[test]
    fn the_sum_across_units_is_a_range_over_body_surface() {
        let flat = Total { amount: 140.0, unit: DoseUnit::Mg, per: Per::Flat };
        let area = Total { amount: 425.0, unit: DoseUnit::Mg, per: Per::M2 };
        let note = side_by_side_note(&flat, &area, &[]);
        assert!(note.contains("for 1.5 to 2.1\u{a0}m² the sum would be 492 to 518\u{a0}mg/m²"), "{note}");
        let grams = Total { unit: DoseUnit::G, ..flat };
        assert_eq!(side_by_side_note(&grams, &area, &[]), "Flat and per-area doses are not added.");
    }
}
