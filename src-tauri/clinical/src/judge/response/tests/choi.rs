//! Choi (Choi 2007, J Clin Oncol 25:1753).

use super::*;
use crate::table::CHOI;

fn density(size: f64, hounsfield: f64) -> Value {
    json!({"size": mm(size)["size"], "attenuation": {"value": hounsfield, "unit": "hounsfield"}})
}

fn by_choi(first: Value, second: Value) -> &'static str {
    let case = case(2, &[lesion(&json!({"target": {"known": "yes"}}), &[first, second])]);
    choi(&Series::of(&case, &resolve(&case)), 0, 1).unwrap().0.short()
}

/// Choi 2007: size −10 % or attenuation −15 %; +10 % without the fall in attenuation.
#[test]
fn choi_takes_size_or_attenuation() {
    for (size, hounsfield, expected) in [
        (90.0, 100.0, "PR"),
        (90.1, 100.0, "SD"),
        (100.0, 85.0, "PR"),
        (100.0, 85.1, "SD"),
        (110.0, 85.0, "PR"),
        (110.0, 85.1, "PD"),
        (109.9, 100.0, "SD"),
    ] {
        assert_eq!(by_choi(density(100.0, 100.0), density(size, hounsfield)), expected, "{size}, {hounsfield}");
    }
    assert_eq!(by_choi(density(100.0, 100.0), state("gone")), "CR");
    let nodule = json!({"size": mm(100.0)["size"], "state": "new_nodule"});
    assert_eq!(by_choi(density(100.0, 100.0), nodule), "PD");
    // Without attenuation only a smaller size decides.
    assert_eq!(by_choi(density(100.0, 100.0), mm(90.0)), "PR");
    assert_eq!(by_choi(density(100.0, 100.0), mm(100.0)), "NE");
    assert_eq!(by_choi(density(100.0, 100.0), mm(120.0)), "NE");
}

#[test]
fn the_choi_table_is_whole_and_its_recalled_row_is_not_used() {
    let categories: Vec<&str> = CHOI.iter().filter(|row| row.scheme == "Choi").map(|row| row.category).collect();
    assert_eq!(categories, ["CR", "PR", "SD", "PD"]);
    assert!(CHOI.iter().all(|row| row.verified == (row.scheme == "Choi")));
}
