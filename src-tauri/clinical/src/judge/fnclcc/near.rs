//! Counts next to a threshold of the mitotic score.

use super::equivalent;
use crate::record::Mitoses;

/// Mitoses per ten reference fields at which the score changes (Guillou 1997, J Clin Oncol 15:350).
const THRESHOLDS: [f64; 2] = [10.0, 20.0];

/// The threshold within less than one mitosis of the count, which is not rounded before it is compared.
pub fn near_threshold(mitoses: &Mitoses) -> Option<f64> {
    let count = equivalent(mitoses);
    THRESHOLDS.into_iter().find(|threshold| (count - threshold).abs() < 1.0 - 1e-9)
}
