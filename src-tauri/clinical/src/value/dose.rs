//! Doses: an amount and what it is reckoned per. Never converted silently.

use serde::{Deserialize, Serialize};

use super::{Number, choice};

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
