//! Totals: amounts of one kind. Milligrams and grams are one kind; a flat dose and one per m² are not.

use crate::value::{Dose, DoseUnit, Number, Per};

/// A total in one unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Total {
    /// The amount.
    pub amount: f64,
    /// Its unit.
    pub unit: DoseUnit,
    /// What it is reckoned per.
    pub per: Per,
}

impl Total {
    /// The total as a dose for printing.
    pub fn printed(&self) -> String {
        let rounded = (self.amount * 1e6).round() / 1e6;
        Number::try_from(rounded).map_or_else(
            |_| "too large".to_owned(),
            |amount| Dose { amount, unit: self.unit, per: self.per }.to_string(),
        )
    }

    /// The amount in milligrams, for a unit of mass.
    pub fn milligrams(&self) -> Option<f64> {
        in_milligrams(self.unit).map(|size| self.amount * size)
    }

    /// This and `other` as one total; none where they are of different kinds. Masses in different units become milligrams.
    fn with(&self, other: &Self) -> Option<Self> {
        if self.per != other.per {
            return None;
        }
        if self.unit == other.unit {
            return Some(Self { amount: self.amount + other.amount, ..*self });
        }
        let amount = self.milligrams()? + other.milligrams()?;
        Some(Self { amount, unit: DoseUnit::Mg, per: self.per })
    }
}

/// How many milligrams a unit of mass holds.
pub fn in_milligrams(unit: DoseUnit) -> Option<f64> {
    match unit {
        DoseUnit::Mg => Some(1.0),
        DoseUnit::G => Some(1000.0),
        DoseUnit::Ug => Some(0.001),
        _ => None,
    }
}

/// Adds a total to that of the same kind, or beside the others.
pub fn add(mut totals: Vec<Total>, total: Total) -> Vec<Total> {
    for other in &mut totals {
        if let Some(sum) = other.with(&total) {
            *other = sum;
            return totals;
        }
    }
    totals.push(total);
    totals
}

/// Totals side by side: "425 mg/m² + 140 mg flat".
pub fn side_by_side(totals: &[Total]) -> String {
    let flat = |total: &Total| if total.per == Per::Flat && totals.len() > 1 { " flat" } else { "" };
    totals.iter().map(|total| format!("{}{}", total.printed(), flat(total))).collect::<Vec<_>>().join(" + ")
}
