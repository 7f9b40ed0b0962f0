//! Points of a spider plot: change of the sum of diameters over time.

use serde::Serialize;

use super::{category::Category, recist::Recist, series::Series};
use crate::timeline::DAYS_PER_MONTH;

/// A point of the line of one case.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SpiderPoint {
    /// Months since baseline, unrounded.
    pub months: f64,
    /// Change of the sum from baseline, in percent.
    pub percent: f64,
    /// Overall response then; none at baseline.
    pub overall: Option<Category>,
    /// Whether a new lesion was there.
    pub new_lesion: bool,
}

/// The line of a case, from baseline at 0 months and 0 percent. Times that are not known and sums that were not measured
/// leave no point.
pub fn spider(series: &Series<'_>, recist: &Recist) -> Vec<SpiderPoint> {
    let start = series.points.get(recist.baseline).and_then(|point| point.days);
    let Some(start) = start.filter(|_| recist.baseline_mm.is_some()) else { return Vec::new() };
    let first = SpiderPoint { months: 0.0, percent: 0.0, overall: None, new_lesion: false };
    let after = recist.after.iter().filter_map(|one| {
        Some(SpiderPoint {
            months: (one.days? - start) / DAYS_PER_MONTH,
            percent: one.from_baseline?,
            overall: Some(one.overall),
            new_lesion: !one.new_lesions.is_empty(),
        })
    });
    std::iter::once(first).chain(after).collect()
}
