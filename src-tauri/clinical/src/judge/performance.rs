//! Performance status: ECOG and Karnofsky beside each other. The approximate map is shown as a hint; nothing is converted.

use crate::{
    record::Ecog,
    table::{PERFORMANCE_STATUS, PerformanceStatus},
    value::Choice as _,
};

/// What every hint of the map carries.
pub const APPROXIMATE: &str = "There is no formal published mapping, and other tables align the scales differently: \
                               approximate, never converted (ECOG-ACRIN comparison sheet; HemOnc.org).";

/// Least and greatest Karnofsky index that stand beside an ECOG status, in percent.
pub fn karnofsky_beside(ecog: Ecog) -> Option<(f64, f64)> {
    let bounds = row("ECOG", ecog.label())?.kps_from_ecog;
    let (least, greatest) = bounds.split_once('-').unwrap_or((bounds, bounds));
    Some((least.parse().ok()?, greatest.parse().ok()?))
}

/// The ECOG status that stands beside a Karnofsky index; none for a number the scale does not have.
pub fn ecog_beside(karnofsky: f64) -> Option<&'static str> {
    row("KPS", &karnofsky.to_string()).map(|row| row.ecog_from_kps)
}

/// What a status means in the table's words.
pub fn meaning(ecog: Ecog) -> Option<&'static str> {
    row("ECOG", ecog.label()).map(|row| row.meaning)
}

fn row(scale: &str, value: &str) -> Option<&'static PerformanceStatus> {
    PERFORMANCE_STATUS.iter().find(|row| row.scale == scale && row.value == value)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ECOG-ACRIN comparison sheet: 0 is 90–100, 1 is 70–80, 2 is 50–60, 3 is 30–40, 4 is 10–20.
    #[test]
    fn the_scales_stand_beside_each_other() {
        let beside: Vec<_> = Ecog::ALL.iter().map(|ecog| karnofsky_beside(*ecog).unwrap()).collect();
        assert_eq!(beside, [(90.0, 100.0), (70.0, 80.0), (50.0, 60.0), (30.0, 40.0), (10.0, 20.0)]);
        assert!(Ecog::ALL.iter().all(|ecog| meaning(*ecog).is_some()));
    }

    #[test]
    fn both_directions_of_the_table_agree_without_gap_or_overlap() {
        for step in 1..=10_u32 {
            let karnofsky = f64::from(step * 10);
            let holding: Vec<&str> = Ecog::ALL
                .iter()
                .filter(|ecog| karnofsky_beside(**ecog).is_some_and(|(a, b)| (a..=b).contains(&karnofsky)))
                .map(|ecog| ecog.label())
                .collect();
            assert_eq!(holding, [ecog_beside(karnofsky).unwrap()], "Karnofsky {karnofsky}");
        }
        assert_eq!((ecog_beside(0.0), ecog_beside(75.0)), (Some("5"), None));
    }

    /// Oken 1982, Am J Clin Oncol 5:649.
    #[test]
    fn a_status_has_its_meaning() {
        let words: Vec<&str> = Ecog::ALL.iter().filter_map(|ecog| meaning(*ecog)).collect();
        assert_eq!(words.first(), Some(&"fully active"));
        assert_eq!(words.get(2), Some(&"self-care, no work, up more than half of the day"));
    }
}
