//! Doses: an amount and what it is reckoned per. Never converted silently.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Choice as _, Number, choice};

choice! {
    /// Unit of the amount.
    pub DoseUnit {
        Mg = "mg",
        G = "g",
        Ug = "µg",
        Iu = "IU",
        Auc = "AUC",
        Gy = "Gy",
        CGy = "cGy",
        GyE = "GyE",
    }
}

choice! {
    /// What the amount is reckoned per.
    pub Per {
        Flat = "flat",
        M2 = "per m²",
        Kg = "per kg",
        Litre = "per litre",
    }
}

/// A dose as prescribed: 75 mg per m², 20 mg flat, 1.8 Gy.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dose {
    /// The amount, in `unit`.
    pub amount: Number,
    /// Unit of the amount.
    pub unit: DoseUnit,
    /// What it is reckoned per.
    pub per: Per,
}

impl Dose {
    /// The unit as printed: "mg/m²", "mg", "Gy".
    pub fn unit_printed(&self) -> String {
        let per = match self.per {
            Per::Flat => "",
            Per::M2 => "/m²",
            Per::Kg => "/kg",
            Per::Litre => "/L",
        };
        format!("{}{per}", self.unit.label())
    }
}

impl fmt::Display for Dose {
    /// As printed: "75 mg/m²", "20 mg", "AUC 5".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.unit {
            DoseUnit::Auc => write!(f, "AUC {}", self.amount),
            _ => write!(f, "{} {}", self.amount, self.unit_printed()),
        }
    }
}
