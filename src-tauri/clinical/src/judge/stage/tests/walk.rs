//! Walks over the tables: no gap, no overlap, and no group that falls while the disease gets worse.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::json;

use super::{known, specimen, staged, tumour, with};
use crate::{
    judge::stage::{
        Edition, category,
        group::{group, rank},
        words,
    },
    table::{CATEGORIES, SITES, STAGE_ROUTES, STAGES, StageRow},
    value::Choice as _,
};

/// Every edition with every table it has rows for.
fn tables() -> BTreeSet<(&'static str, &'static str)> {
    STAGES.iter().map(|row| (row.edition, row.table)).collect()
}

fn edition(column: &str) -> Edition {
    Edition::ALL.iter().copied().find(|edition| edition.column() == column).unwrap()
}

/// Every row of a table.
fn rows(edition: Edition, table: &str) -> Vec<&'static StageRow> {
    STAGES.iter().filter(|row| row.edition == edition.column() && row.table == table).collect()
}

type Axis = fn(&StageRow) -> &'static str;
const AXES: [Axis; 4] = [|row| row.t, |row| row.n, |row| row.m, |row| row.g];

fn values(rows: &[&StageRow], axis: Axis) -> BTreeSet<&'static str> {
    rows.iter().map(|row| axis(row)).collect()
}

#[test]
fn the_editions_are_those_of_the_data() {
    let of_data: BTreeSet<&str> = STAGES.iter().map(|row| row.edition).collect();
    let routed: BTreeSet<&str> = STAGE_ROUTES.iter().map(|row| row.edition).collect();
    let known: BTreeSet<&str> = Edition::ALL.iter().map(|edition| edition.column()).collect();
    assert_eq!((&of_data, &routed), (&known, &known));
}

#[test]
fn every_combination_has_exactly_one_row_and_a_group_or_an_explained_none() {
    for (column, table) in tables() {
        let rows = rows(edition(column), table);
        let [ts, ns, ms, gs] = AXES.map(|axis| values(&rows, axis));
        assert_eq!(rows.len(), ts.len() * ns.len() * ms.len() * gs.len(), "{column} {table}");
        let unique: BTreeSet<_> = rows.iter().map(|row| (row.t, row.n, row.m, row.g)).collect();
        assert_eq!(unique.len(), rows.len(), "{column} {table}");
        for row in &rows {
            let found = group(edition(column), table, [row.t, row.n, row.m, row.g]);
            let words = found.words(edition(column));
            match row.group {
                "none" => assert!(words.contains("no stage group in"), "{words}"),
                "unknown" => assert!(words.contains("no group for this combination"), "{words}"),
                known => assert!(rank(known).is_some() && found.group == Some(known), "{column} {table} {known}"),
            }
        }
        let none = rows.iter().filter(|row| row.group == "none").count();
        assert!(none == 0 || none == rows.len(), "{column} {table}: some rows have groups, some none");
    }
}

#[test]
fn every_routed_table_has_rows_and_a_name_and_orders_are_unique() {
    let orders: BTreeSet<u32> = STAGE_ROUTES.iter().map(|row| row.order.parse().unwrap()).collect();
    assert_eq!(orders.len(), STAGE_ROUTES.len());
    for row in STAGE_ROUTES.iter().filter(|row| row.table != "none") {
        assert!(
            tables().contains(&(row.edition, row.table)) || row.table == "unusual",
            "{} {}",
            row.edition,
            row.table
        );
        assert_ne!(words::table(row.table), "no table", "{}", row.table);
    }
}

/// Every block of the topography, and every site of soft tissue, with a type of every chapter: a group of that edition,
/// or words why there is none.
#[test]
fn every_staged_site_has_a_group_or_an_explained_none() {
    let mut blocks = BTreeSet::new();
    let soft = |code: &str| ["C47", "C48", "C49"].iter().any(|block| code.starts_with(block));
    for site in SITES.iter().filter(|site| blocks.insert(site.code.get(..3)) || soft(site.code)) {
        for morphology in ["8890/3", "8858/3", "8936/3", "9180/3", "9581/3", "9140/3", "8821/1"] {
            for one in staged(&[("t", "tumour", tumour(site.code, morphology)), ("p", "pathology", specimen(6.0, 2))]) {
                let result = &one.explanation.result;
                let explained =
                    ["no stage group in", "has no group for this tumour", "has no group for this combination"];
                let none = explained.iter().filter(|words| result.contains(*words)).count();
                let grouped = one.group.as_deref().is_some_and(|group| {
                    assert!(rank(group).is_some(), "{group}");
                    result.ends_with(&format!("stage {group}"))
                });
                assert_eq!(usize::from(grouped) + none, 1, "{} {morphology} {}: {result}", site.code, one.edition);
            }
        }
    }
}

/// Size rows of a table lie end to end: each size has exactly one T, wherever size alone decides.
#[test]
fn sizes_have_no_gap_and_no_overlap() {
    let mut by_table: BTreeMap<_, Vec<(f64, f64)>> = BTreeMap::new();
    let bound = |text: &str, open: f64| if text.is_empty() { open } else { text.parse().unwrap() };
    for row in CATEGORIES.iter().filter(|row| row.category.starts_with('T') && row.code.contains("size")) {
        let range = (bound(row.size_gt_cm, 0.0), bound(row.size_le_cm, f64::INFINITY));
        by_table.entry((row.edition, row.table, row.code)).or_default().push(range);
    }
    assert!(by_table.len() >= 15);
    for (key, mut ranges) in by_table {
        ranges.sort_by(|a, b| a.0.total_cmp(&b.0));
        assert_eq!(ranges.first().unwrap().0, 0.0, "{key:?}");
        assert_eq!(ranges.last().unwrap().1, f64::INFINITY, "{key:?}");
        assert!(ranges.windows(2).all(|pair| pair[0].1 == pair[1].0), "{key:?}: {ranges:?}");
    }
}

/// What an axis rises by. None where a value has no order: X and 0.
fn order(axis: usize, value: &str) -> Option<usize> {
    let place = |values: &[&str]| values.iter().position(|known| *known == value);
    match axis {
        0 => place(&["T1", "T1a", "T1b", "T1c", "T2", "T2a", "T2b", "T3", "T3a", "T3b", "T4", "T4a", "T4b", "T4c"]),
        1 => place(&["N0", "N0(i+)", "N1"]),
        2 => place(&["M0", "M1a", "M1b"]).or_else(|| (value == "M1").then_some(1)),
        _ => place(&["G1", "G2", "G3"]).or_else(|| place(&["low", "high"])),
    }
}

/// Whether one value is above the other. T2 without its letter is not below T2a: it is one of T2a and T2b.
fn rises(axis: usize, lower: &str, higher: &str) -> bool {
    let same_number = axis == 0 && lower.get(..2) == higher.get(..2) && lower.len() != higher.len();
    !same_number && matches!((order(axis, lower), order(axis, higher)), (Some(low), Some(high)) if low < high)
}

/// The group never falls as T, N, M or G rises within a table, the others being equal: every pair of rows.
#[test]
fn the_group_never_falls() {
    let mut compared = 0;
    for (column, table) in tables() {
        let rows = rows(edition(column), table);
        for (axis, along) in AXES.iter().enumerate() {
            let mut lines: BTreeMap<_, Vec<&StageRow>> = BTreeMap::new();
            for row in &rows {
                let others: Vec<_> = (0..4).filter(|other| *other != axis).map(|other| AXES[other](row)).collect();
                lines.entry(others).or_default().push(row);
            }
            for (low, high) in
                lines.values().flat_map(|line| line.iter().flat_map(|low| line.iter().map(move |high| (low, high))))
            {
                if rises(axis, along(low), along(high))
                    && let (Some(lower), Some(higher)) = (rank(low.group), rank(high.group))
                {
                    compared += 1;
                    assert!(lower <= higher, "{low:?} is above {high:?}");
                }
            }
        }
    }
    assert!(compared > 3000, "only {compared} pairs could be compared");
}

proptest! {
    /// The unit a size was measured in changes nothing of a stage.
    #[test]
    fn millimetres_and_centimetres_give_the_same_stage(mm in 1_u32..400, grade in 1_u8..=3, site in 0_usize..4) {
        let site = ["C49.2", "C48.1", "C40.2", "C54.2"][site];
        let of = |length: f64, unit: &str| {
            let stated = json!({"size": known(json!({"axes": [{"length": length}], "unit": unit}))});
            let specimen = with(specimen(1.0, grade), stated);
            let all = staged(&[("t", "tumour", tumour(site, "8890/3")), ("p", "pathology", specimen)]);
            all.into_iter().map(|one| (one.edition, one.tnm, one.group)).collect::<Vec<_>>()
        };
        prop_assert_eq!(of(f64::from(mm), "mm"), of(f64::from(mm) / 10.0, "cm"));
    }

    /// A larger tumour never has a lower T, and every size has one.
    #[test]
    fn t_never_falls_with_size(a in 0.1_f64..40.0, b in 0.1_f64..40.0) {
        let (small, large) = (a.min(b), a.max(b));
        let nothing = BTreeSet::new();
        for table in ["extremity-trunk", "retroperitoneum", "gist-gastric", "gist-non-gastric", "head-neck", "bone-appendicular"] {
            for edition in [Edition::Ajcc8, Edition::Uicc9, Edition::Uicc8] {
                let t = |cm| category::tumour(edition, table, Some(cm), &nothing).unwrap().category;
                prop_assert!(t(small) != "TX" && t(small) <= t(large), "{table}: {small} cm {}, {large} cm {}", t(small), t(large));
            }
        }
    }
}
