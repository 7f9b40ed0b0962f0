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

/// The way to a category: sums, densities, what is new, and what the criteria were made for.
#[test]
fn the_way_to_a_choi_category_is_told() {
    let two = [
        lesion(&json!({"target": {"known": "yes"}}), &[density(60.0, 100.0), density(50.0, 70.0)]),
        lesion(&json!({"target": {"known": "yes"}}), &[density(40.0, 50.0), density(40.0, 40.0)]),
    ];
    let case = case(2, &two);
    let (category, told) = choi(&Series::of(&case, &resolve(&case)), 0, 1).unwrap();
    let steps: Vec<String> =
        told.steps.iter().map(|step| format!("{}: {}: {}", step.about, step.input, step.outcome)).collect();
    assert_eq!(
        steps,
        [
            "sum of diameters: 100 mm → 90 mm: −10.0%",
            "mean attenuation: 75 HU → 55 HU: −26.7%",
            "new lesion or nodule: no: PR",
        ]
    );
    assert_eq!(category, Category::Partial);
    assert_eq!(told.result, "partial response by Choi (PR)");
    assert_eq!(told.assumptions, ["Validated for gastrointestinal stromal tumours under imatinib."]);
}

/// A density below zero or at zero has no percentage; a lesion that is gone has none to average.
#[test]
fn a_fall_is_a_part_of_something() {
    assert_eq!(by_choi(density(100.0, 0.0), density(100.0, -20.0)), "NE");
    let two = |second: Value| {
        let case = case(
            2,
            &[
                lesion(&json!({"target": {"known": "yes"}}), &[density(50.0, 100.0), density(50.0, 84.0)]),
                lesion(&json!({"target": {"known": "yes"}}), &[density(50.0, 100.0), second]),
            ],
        );
        choi(&Series::of(&case, &resolve(&case)), 0, 1).unwrap().0.short()
    };
    assert_eq!(two(state("gone")), "PR");
    assert_eq!(two(density(50.0, 100.0)), "SD", "−8 % on average");
}

#[test]
fn others_and_new_lesions_decide_by_choi_too() {
    let with = |more: Value| {
        let case = case(
            2,
            &[lesion(&json!({"target": {"known": "yes"}}), &[density(100.0, 100.0), density(80.0, 100.0)]), more],
        );
        choi(&Series::of(&case, &resolve(&case)), 0, 1).unwrap().0.short()
    };
    assert_eq!(with(other(&[mm(8.0), state("present")])), "PR");
    assert_eq!(with(other(&[mm(8.0), state("progressed")])), "SD", "no partial response while others progress");
    assert_eq!(with(other(&[Value::Null, mm(8.0)])), "PD");
    let case = case(2, &[target(&[20.0, 10.0])]);
    let series = Series::of(&case, &resolve(&case));
    assert!(choi(&series, 0, 0).is_none() && choi(&series, 1, 1).is_none() && choi(&series, 0, 2).is_none());
}
