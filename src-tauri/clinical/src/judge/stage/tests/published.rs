//! The groups as the manuals print them, written out independently of the data and held against every row of it.

use std::collections::BTreeSet;

use crate::{
    judge::stage::{Edition, category, group::group},
    table::{CATEGORIES, STAGES},
};

/// A line of a printed table: the group, and the values of T, N, M and G it holds for. `*` is any value.
type Line = (&'static str, [&'static str; 4]);

fn fits(values: &str, value: &str) -> bool {
    values == "*" || values.split(' ').any(|one| one == value)
}

/// Holds every row of a table against the first printed line that fits it. A row without a T that the manual prints, or
/// with a T that lost its letter, is the registry's own and stands in no line.
fn follows(edition: Edition, table: &str, printed_t: &str, lines: &[Line]) {
    let rows = STAGES.iter().filter(|row| row.edition == edition.column() && row.table == table);
    let mut held = BTreeSet::new();
    for row in rows.filter(|row| fits(printed_t, row.t)) {
        let values = [row.t, row.n, row.m, row.g];
        let line = lines.iter().find(|(_, line)| line.iter().zip(values).all(|(of, value)| fits(of, value)));
        let (expected, of) = line.unwrap_or_else(|| panic!("{table}: no printed line for {values:?}"));
        held.insert(of);
        assert_eq!(group(edition, table, values).group.unwrap_or("-"), *expected, "{edition:?} {table} {values:?}");
    }
    assert_eq!(held.len(), lines.len(), "{table}: each printed line has its rows");
}

const SIZED: &str = "T1 T2 T3 T4";

/// Soft tissue of trunk, limbs and retroperitoneum, but for N1 M0.
fn soft_tissue(n1: &'static str) -> Vec<Line> {
    vec![
        ("IV", ["*", "*", "M1", "*"]),
        (n1, ["*", "N1", "M0", "*"]),
        ("IA", ["T1", "N0", "M0", "G1 GX"]),
        ("IB", ["T2 T3 T4", "N0", "M0", "G1 GX"]),
        ("II", ["T1", "N0", "M0", "G2 G3"]),
        ("IIIA", ["T2", "N0", "M0", "G2 G3"]),
        ("IIIB", ["T3 T4", "N0", "M0", "G2 G3"]),
    ]
}

/// clinical-standards § 2.2: AJCC 8 chapters 41 and 44, UICC 8 and 9.
#[test]
fn soft_tissue_is_grouped_as_printed() {
    follows(Edition::Ajcc8, "extremity-trunk", SIZED, &soft_tissue("IV"));
    follows(Edition::Uicc9, "extremity-trunk", SIZED, &soft_tissue("IIIB"));
    follows(Edition::Uicc8, "extremity-trunk", SIZED, &soft_tissue("IIIB"));
    for edition in [Edition::Ajcc8, Edition::Uicc9, Edition::Uicc8] {
        follows(edition, "retroperitoneum", SIZED, &soft_tissue("IIIB"));
    }
}

/// clinical-standards § 2.2, SEER: TX with G1 or GX is stage I without a letter, else there is no group.
#[test]
fn a_tumour_that_cannot_be_assessed_has_the_groups_of_the_registry() {
    for (g, expected) in [("GX", Some("I")), ("G1", Some("I")), ("G2", None), ("G3", None)] {
        assert_eq!(group(Edition::Ajcc8, "extremity-trunk", ["TX", "N0", "M0", g]).group, expected, "{g}");
    }
}

/// clinical-standards § 2.3, § 2.4, § 2.9 and § 2.10: no stage group at these sites, in no edition.
#[test]
fn sites_without_a_group_have_none_for_any_combination() {
    let without = ["head-neck", "visceral", "orbit", "unusual", "bone-spine", "bone-pelvis"];
    for row in STAGES.iter().filter(|row| without.contains(&row.table)) {
        assert_eq!(row.group, "none", "{row:?}");
    }
    assert!(without.iter().all(|table| STAGES.iter().any(|row| row.table == *table)));
}

/// clinical-standards § 2.7: AJCC 8 chapter 43 and UICC; the fourth value is the mitotic rate.
#[test]
fn stromal_tumours_are_grouped_as_printed() {
    let gastric: [Line; 8] = [
        ("IV", ["*", "N1", "*", "*"]),
        ("IV", ["*", "*", "M1", "*"]),
        ("IA", ["T1 T2", "N0", "M0", "low"]),
        ("IB", ["T3", "N0", "M0", "low"]),
        ("II", ["T4", "N0", "M0", "low"]),
        ("II", ["T1 T2", "N0", "M0", "high"]),
        ("IIIA", ["T3", "N0", "M0", "high"]),
        ("IIIB", ["T4", "N0", "M0", "high"]),
    ];
    let elsewhere: [Line; 7] = [
        ("IV", ["*", "N1", "*", "*"]),
        ("IV", ["*", "*", "M1", "*"]),
        ("I", ["T1 T2", "N0", "M0", "low"]),
        ("II", ["T3", "N0", "M0", "low"]),
        ("IIIA", ["T4", "N0", "M0", "low"]),
        ("IIIA", ["T1", "N0", "M0", "high"]),
        ("IIIB", ["T2 T3 T4", "N0", "M0", "high"]),
    ];
    // An unknown rate has no group; the registry of AJCC 8 gives a large tumour of the small bowel III without a letter.
    let unknown = |edition, table: &str, t: &str| match (edition, table, t) {
        (Edition::Ajcc8, "gist-non-gastric", "T4") => "III",
        _ => "-",
    };
    for edition in [Edition::Ajcc8, Edition::Uicc9] {
        for (table, lines) in [("gist-gastric", &gastric[..]), ("gist-non-gastric", &elsewhere[..])] {
            let mut all = lines.to_vec();
            all.extend(SIZED.split(' ').map(|t| (unknown(edition, table, t), [t, "N0", "M0", "unknown"])));
            follows(edition, table, SIZED, &all);
        }
    }
}

/// clinical-standards § 2.8: FIGO 2009 and AJCC 8 chapter 54. AJCC prints II where FIGO has IIA and IIB.
#[test]
fn the_uterus_is_grouped_as_printed() {
    let lines = |ii: [&'static str; 2]| -> Vec<Line> {
        vec![
            ("IVB", ["*", "*", "M1", "*"]),
            ("IVA", ["T4", "*", "M0", "*"]),
            ("IIIC", ["T1a T1b T1c T2a T2b T3a T3b", "N1", "M0", "*"]),
            (ii[0], ["T2a", "N0 N0(i+)", "M0", "*"]),
            (ii[1], ["T2b", "N0 N0(i+)", "M0", "*"]),
            ("IIIA", ["T3a", "N0 N0(i+)", "M0", "*"]),
            ("IIIB", ["T3b", "N0 N0(i+)", "M0", "*"]),
            ("IA", ["T1a", "N0 N0(i+)", "M0", "*"]),
            ("IB", ["T1b", "N0 N0(i+)", "M0", "*"]),
        ]
    };
    // AJCC 8 keeps NX apart (SEER): no group below T3, III without a letter there.
    let unassessed: [Line; 2] =
        [("-", ["T1a T1b T1c T2a T2b", "NX", "M0", "*"]), ("III", ["T3a T3b", "NX", "M0", "*"])];
    let of: [(Edition, [&str; 2], &[Line]); 2] =
        [(Edition::Ajcc8, ["II", "II"], &unassessed), (Edition::Figo2009, ["IIA", "IIB"], &[])];
    for (edition, ii, more) in of {
        let lines: Vec<Line> = lines(ii).into_iter().chain(more.iter().copied()).collect();
        follows(edition, "uterus-leiomyosarcoma-ess", "T1a T1b T2a T2b T3a T3b T4", &lines);
        let with_c: Vec<Line> = lines.into_iter().chain([("IC", ["T1c", "N0 N0(i+)", "M0", "*"])]).collect();
        follows(edition, "uterus-adenosarcoma", "T1a T1b T1c T2a T2b T3a T3b T4", &with_c);
    }
    // FIGO has no NX: nodes that were not assessed count as free.
    assert_eq!(group(Edition::Figo2009, "uterus-leiomyosarcoma-ess", ["T1a", "NX", "M0", ""]).group, Some("IA"));
}

/// clinical-standards § 2.9: AJCC 8 chapter 38. Lung alone is M1a, anything else M1b.
#[test]
fn bone_of_the_limbs_is_grouped_as_printed() {
    let lines: [Line; 9] = [
        ("IVB", ["*", "*", "M1b", "*"]),
        ("IVB", ["*", "N1", "*", "*"]),
        ("IVA", ["*", "N0", "M1a", "*"]),
        // Without a letter, or with nodes that were not assessed, the registry knows no more than IV.
        ("IV", ["*", "N0 NX", "M1 M1a", "*"]),
        ("IA", ["T1", "N0 NX", "M0", "G1 GX"]),
        ("IB", ["T2 T3", "N0 NX", "M0", "G1 GX"]),
        ("IIA", ["T1", "N0 NX", "M0", "G2 G3"]),
        ("IIB", ["T2", "N0 NX", "M0", "G2 G3"]),
        ("III", ["T3", "N0 NX", "M0", "G2 G3"]),
    ];
    follows(Edition::Ajcc8, "bone-appendicular", "T1 T2 T3", &lines);
}

/// clinical-standards § 2.3, § 2.8 and § 2.9: each bound belongs to the smaller T, a tenth of a centimetre over it to the
/// next; so do 5, 10 and 15 cm of soft tissue and 2, 5 and 10 cm of a stromal tumour.
#[test]
fn every_printed_bound_of_size_belongs_to_the_smaller_t() {
    type Bounded = (&'static str, &'static [&'static str], &'static [f64], &'static [&'static str]);
    let tables: [Bounded; 8] = [
        ("extremity-trunk", &[], &[5.0, 10.0, 15.0], &["T1", "T2", "T3", "T4"]),
        ("retroperitoneum", &[], &[5.0, 10.0, 15.0], &["T1", "T2", "T3", "T4"]),
        ("gist-gastric", &[], &[2.0, 5.0, 10.0], &["T1", "T2", "T3", "T4"]),
        ("gist-non-gastric", &[], &[2.0, 5.0, 10.0], &["T1", "T2", "T3", "T4"]),
        ("head-neck", &[], &[2.0, 4.0], &["T1", "T2", "T3"]),
        ("orbit", &["orbit-confined"], &[2.0], &["T1", "T2"]),
        ("uterus-leiomyosarcoma-ess", &["uterus-only"], &[5.0], &["T1a", "T1b"]),
        ("bone-appendicular", &[], &[8.0], &["T1", "T2"]),
    ];
    for (table, found, bounds, categories) in tables {
        let found: BTreeSet<&str> = found.iter().copied().collect();
        let t = |cm: f64| category::tumour(Edition::Ajcc8, table, Some(cm), &found).unwrap().category;
        for (bound, pair) in bounds.iter().zip(categories.windows(2)) {
            assert_eq!([t(*bound), t(bound + 0.1)], [pair[0], pair[1]], "{table} {bound} cm");
        }
    }
}

/// clinical-standards § 2.3, § 2.4 and § 2.9: what was invaded decides, whatever the size.
#[test]
fn what_was_invaded_decides_on_the_highest_t() {
    let invaded = [
        ("head-neck", "orbit", "T4a"),
        ("head-neck", "skull-base", "T4a"),
        ("head-neck", "dura", "T4a"),
        ("head-neck", "central-compartment", "T4a"),
        ("head-neck", "facial-skeleton", "T4a"),
        ("head-neck", "pterygoid", "T4a"),
        ("head-neck", "brain", "T4b"),
        ("head-neck", "carotid-encased", "T4b"),
        ("head-neck", "prevertebral", "T4b"),
        ("head-neck", "cns-perineural", "T4b"),
        ("orbit", "bony-walls", "T3"),
        ("orbit", "globe", "T4"),
        ("orbit", "periorbital", "T4"),
        ("visceral", "organ-confined", "T1"),
        ("visceral", "serosa", "T2a"),
        ("visceral", "beyond-serosa", "T2b"),
        ("visceral", "other-organ", "T3"),
        ("visceral", "multifocal-2", "T4a"),
        ("visceral", "multifocal-3-5", "T4b"),
        ("visceral", "multifocal-gt5", "T4c"),
        ("bone-spine", "segments-1-2", "T1"),
        ("bone-spine", "segments-3", "T2"),
        ("bone-spine", "segments-ge4", "T3"),
        ("bone-spine", "non-adjacent", "T3"),
        ("bone-spine", "spinal-canal", "T4a"),
        ("bone-spine", "vessel-invasion", "T4b"),
        ("bone-pelvis", "sacroiliac", "T4a"),
        ("bone-pelvis", "vessel", "T4b"),
        ("bone-appendicular", "discontinuous", "T3"),
    ];
    for (table, what, t) in invaded {
        let found = BTreeSet::from([what]);
        let of = |cm| category::tumour(Edition::Ajcc8, table, Some(cm), &found).unwrap().category;
        assert_eq!([of(1.0), of(30.0)], [t, t], "{table}: {what}");
    }
    let both = BTreeSet::from(["orbit", "brain"]);
    assert_eq!(category::tumour(Edition::Ajcc8, "head-neck", Some(1.0), &both).unwrap().category, "T4b");
    // A letter outranks the same T without one, however the rows stand.
    for (table, codes, t) in [
        ("head-neck", ["t4-nos", "orbit"], "T4a"),
        ("bone-spine", ["t4-nos", "spinal-canal"], "T4a"),
        ("bone-pelvis", ["segments-ge3", "sacroiliac"], "T4a"),
        ("visceral", ["multifocal-nos", "multifocal-2"], "T4a"),
        ("visceral", ["adjacent-tissue-nos", "serosa"], "T2a"),
    ] {
        let found = category::tumour(Edition::Ajcc8, table, Some(1.0), &BTreeSet::from(codes)).unwrap().category;
        assert_eq!(found, t, "{table}");
    }
    let pelvis =
        |cm, what| category::tumour(Edition::Ajcc8, "bone-pelvis", Some(cm), &BTreeSet::from([what])).unwrap().category;
    for (what, small, large) in [
        ("segment-1", "T1a", "T1b"),
        ("segment-1-extraosseous", "T2a", "T2b"),
        ("segment-2", "T2a", "T2b"),
        ("segment-2-extraosseous", "T3a", "T3b"),
        ("segments-ge3", "T4", "T4"),
    ] {
        assert_eq!([pelvis(8.0, what), pelvis(8.1, what)], [small, large], "{what}");
    }
}

/// Every T that a tumour can be given has its rows of groups: no combination falls between the two tables of data.
#[test]
fn every_category_that_can_be_given_is_grouped() {
    // FIGO's own rows name groups; its categories are those of AJCC 8.
    for row in CATEGORIES.iter().filter(|row| row.edition != Edition::Figo2009.column()) {
        let axis = |group: &crate::table::StageRow| match row.category.chars().next() {
            Some('T') => group.t,
            Some('N') => group.n,
            Some('M') => group.m,
            _ => group.g,
        };
        let of_table = |group: &&crate::table::StageRow| group.edition == row.edition && group.table == row.table;
        let there = STAGES.iter().filter(of_table).any(|group| axis(group) == row.category);
        let grouped = STAGES.iter().any(|group| group.edition == row.edition && group.table == row.table);
        assert!(there || !grouped, "{} {} {}", row.edition, row.table, row.category);
    }
}
