//! Running totals per drug and unit, and the row of totals.

use clinical::{
    judge::dose::{PerSurface, SURFACES, Total, add, drug, per_surface, side_by_side},
    record::{Drug, Systemic},
    value::{Per, YesNo},
};
use typeset::document::{Cell, Row, Rule, Run, Style};

use crate::{
    courses::{Course, generic},
    phrase::{NBSP, capital, tied},
    table::{Notes, n_r},
};

/// Totals so far, by drug in the order of first appearance.
#[derive(Debug, Default)]
pub(super) struct Sums(Vec<Sum>);

/// The total of one drug.
#[derive(Debug)]
struct Sum {
    /// The name it is summed under, the same for every synonym.
    drug: String,
    /// Its name in print.
    printed: String,
    totals: Vec<Total>,
    /// Whether a dose could not be summed.
    incomplete: bool,
    /// Whether a flat dose without recorded days was counted once a cycle.
    undated: bool,
}

impl Sums {
    /// Adds what a run of cycles summed up to; none where that cannot be said.
    pub(super) fn add(&mut self, drug: &Drug, total: Option<Total>) {
        let Some(name) = drug.drug.value().map(|name| drug::called(name)) else { return };
        let index = self.0.iter().position(|sum| sum.drug == name).unwrap_or_else(|| {
            let printed = capital(&generic(drug).unwrap_or_default());
            self.0.push(Sum { drug: name, printed, totals: Vec::new(), incomplete: false, undated: false });
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
        let name = drug.drug.value().map(|name| drug::called(name));
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
            runs.push(Run::plain(sum.printed.as_str()));
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
        if flat.and(area).is_some() {
            note.push(side_by_side_note(&self.drug, courses));
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

/// Why a flat total stands beside one per area, and what they would be together.
fn side_by_side_note(name: &str, courses: &[Course<'_>]) -> String {
    let given: Vec<&Systemic> = courses.iter().map(|course| course.course).collect();
    let recorded = given.iter().any(|course| course.body_surface.value().is_some());
    match per_surface(given.iter().copied(), name) {
        None => "Flat and per-area doses are not added.".to_owned(),
        Some(sum) if sum.assumed => format!(
            "Flat and per-area doses are not added, because body surface area was not recorded{}; for {} to {}\u{a0}m² the sum would be {}.",
            if recorded { " for every course" } else { "" },
            SURFACES.0,
            SURFACES.1,
            in_print(&sum)
        ),
        Some(sum) => format!(
            "Flat and per-area doses are not added; at the recorded body surface area the sum would be {}.",
            in_print(&sum)
        ),
    }
}

/// A sum per m² in print; a range that rests on an assumed body surface area in whole milligrams.
pub(super) fn in_print(sum: &PerSurface) -> String {
    if !sum.assumed {
        return tied(&sum.printed());
    }
    let whole = PerSurface { least: sum.least.round(), most: sum.most.round(), assumed: true };
    tied(&whole.printed()).replace("\u{a0}to\u{a0}", " to\u{a0}")
}

#[cfg(test)]
mod tests {
    use clinical::value::RecordId;
    use serde_json::json;

    use super::*;

    fn note(body_surface: &serde_json::Value) -> String {
        let course = |amount: f64, per: &str, more: &serde_json::Value| {
            let drug = json!({"drug": {"known": "doxorubicin"}, "dose": {"known": {"amount": amount, "unit": "mg", "per": per}}});
            serde_json::from_value::<Systemic>(json!({"cycles": {"known": 1}, "drugs": [drug], "body_surface": more}))
                .unwrap()
        };
        let given = [course(425.0, "m2", &json!(null)), course(140.0, "flat", body_surface)];
        let id = RecordId::new("course").unwrap();
        let courses: Vec<Course<'_>> =
            given.iter().map(|course| Course { letter: "A".to_owned(), id: &id, course, placed: None }).collect();
        side_by_side_note("doxorubicin", &courses).replace('\u{a0}', " ")
    }

    #[test]
    fn the_sum_across_units_is_a_range_over_body_surface() {
        let open = note(&json!({"absent": "not_known"}));
        assert!(open.contains("was not recorded; for 1.5 to 2.1 m² the sum would be 492 to 518 mg/m²"), "{open}");
        let recorded = note(&json!({"known": {"value": 1.8, "unit": "m2"}}));
        assert!(recorded.contains("at the recorded body surface area the sum would be 502.8 mg/m²"), "{recorded}");
    }
}
