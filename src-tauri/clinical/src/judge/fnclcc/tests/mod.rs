//! Scores, areas and the grade, with the sources of their numbers.

mod explained;
mod types;

use proptest::prelude::*;

use super::*;
use crate::{
    case::{Case, Entry},
    record::{Histology, Record, SpecimenKind, Tissue},
    value::{Answer, CaseId, Number, RecordId, Unit, YesNo},
};

fn number(value: f64) -> Number {
    Number::try_from(value).unwrap()
}

fn count(count: f64, area: Option<f64>) -> Mitoses {
    Mitoses {
        count: number(count),
        area: area.map(|area| Measure::exactly(number(area), Unit::Mm2)),
        ..Mitoses::default()
    }
}

fn percent(qualifier: Option<Qualifier>, value: f64) -> Measure {
    Measure { qualifier, ..Measure::exactly(number(value), Unit::Percent) }
}

#[test]
fn mitotic_scores_change_at_ten_and_twenty() {
    let scores = [0.0, 9.6, 9.99, 10.0, 19.99, 20.0].map(|n| u8::from(mitotic_score(&count(n, Some(1.734)))));
    assert_eq!(scores, [1, 1, 1, 2, 2, 3]);
    // Ten fields of exactly 0.1734 mm² hit the thresholds; as densities they are 5.767 and 11.534 per mm².
    let density = |per_mm2: f64| u8::from(mitotic_score(&count(per_mm2, Some(1.0))));
    assert_eq!([5.767, 5.768, 11.534, 11.535].map(density), [1, 2, 2, 3]);
}

/// Coindre 2006; worked in the field-number table of the standard: 22 mm eyepiece, ×40, ten fields.
#[test]
fn counts_are_normalised_by_the_field_number() {
    let by_eyepiece =
        |n: f64| Mitoses { fields: Some(number(10.0)), field_number: Some(number(22.0)), ..count(n, None) };
    assert!((equivalent(&by_eyepiece(14.0)) - 10.2).abs() < 0.05);
    assert_eq!([14.0, 13.0].map(|n| u8::from(mitotic_score(&by_eyepiece(n)))), [2, 1]);
}

#[test]
fn a_lost_decimal_point_is_recognised() {
    assert_eq!(counted_area(&count(14.0, Some(1734.0))), Area { mm2: 1.734, from: AreaFrom::LostPoint(1734.0) });
    assert_eq!(counted_area(&count(14.0, Some(20.0))).from, AreaFrom::Stated);
    assert_eq!(counted_area(&count(14.0, Some(20.1))).from, AreaFrom::Implausible(20.1));
    assert_eq!(counted_area(&count(14.0, None)).from, AreaFrom::Assumed);
}

#[test]
fn half_necrosis_scores_two() {
    let scores = [
        percent(None, 0.0),
        percent(None, 49.9),
        percent(Some(Qualifier::LessThan), 50.0),
        percent(None, 50.0),
        percent(Some(Qualifier::MoreThan), 50.0),
    ]
    .map(|measure| necrosis_score(&measure) as u8);
    assert_eq!(scores, [0, 1, 1, 2, 2]);
}

/// The published case: 14 mitoses and more than half necrosis fit grade 3 with differentiation 2 or 3 only.
#[test]
fn the_published_case_is_grade_three() {
    let mut report = Pathology {
        mitoses: Answer::known(Mitoses { qualifier: Some(Qualifier::UpTo), ..count(14.0, Some(1734.0)) }),
        necrosis: Answer::known(percent(Some(Qualifier::MoreThan), 50.0)),
        ..Pathology::default()
    };
    report.fnclcc.grade = Answer::known(Grade3::Three);
    let reckoning = reckon(&report);
    assert_eq!((reckoning.mitotic, reckoning.necrosis, reckoning.fitting.clone()), (Some(2), Some(2), vec![2, 3]));
    assert_eq!((reckoning.sum(), reckoning.grade()), (None, None));
    let grades = [1, 2, 3].map(|differentiation| grade(differentiation + 4).map(u8::from));
    assert_eq!(grades, [Some(2), Some(3), Some(3)]);
}

/// The field-number table of the standard (×40, ten fields): their area in mm², least raw counts of score 2 and 3, and
/// what 14 becomes.
#[test]
fn every_row_of_the_field_number_table_holds() {
    let rows = [
        (18.0, 1.590, 10, 19, 15.26),
        (18.8, 1.735, 11, 21, 13.99),
        (20.0, 1.963, 12, 23, 12.36),
        (22.0, 2.376, 14, 28, 10.22),
        (25.0, 3.068, 18, 36, 7.91),
        (26.5, 3.447, 20, 40, 7.04),
    ];
    for (field_number, ten_fields, two, three, fourteen) in rows {
        let of =
            |n: f64| Mitoses { fields: Some(number(10.0)), field_number: Some(number(field_number)), ..count(n, None) };
        let least = |score| (0..60_u32).find(|n| u8::from(mitotic_score(&of(f64::from(*n)))) == score);
        let area = counted_area(&of(1.0));
        assert!((area.mm2 - ten_fields).abs() < 0.0006, "field number {field_number}: {area:?}");
        assert_eq!(area.from, AreaFrom::FieldNumber);
        assert_eq!((least(2), least(3)), (Some(two), Some(three)), "field number {field_number}");
        assert!((equivalent(&of(14.0)) - fourteen).abs() < 0.005, "field number {field_number}");
    }
}

#[test]
fn unstated_areas_are_fields_of_the_reference_size() {
    let fields = |fields: f64| Mitoses { fields: Some(number(fields)), ..count(14.0, None) };
    assert!((counted_area(&fields(50.0)).mm2 - 8.67).abs() < 1e-9);
    assert_eq!(u8::from(mitotic_score(&fields(50.0))), 1);
    assert_eq!(counted_area(&fields(0.0)), Area { mm2: REFERENCE_AREA_MM2, from: AreaFrom::Assumed });
    let wide = Mitoses { field_number: Some(number(26.5)), ..fields(100.0) };
    assert!(matches!(counted_area(&wide).from, AreaFrom::Implausible(mm2) if (mm2 - 34.47).abs() < 0.01));
}

#[test]
fn a_range_scores_by_its_higher_end() {
    let range = Mitoses { upper: Some(number(15.0)), qualifier: Some(Qualifier::Between), ..count(8.0, Some(1.734)) };
    assert_eq!(u8::from(mitotic_score(&range)), 2);
}

/// Less than one mitosis from 10 or 20, unrounded.
#[test]
fn near_a_threshold_is_less_than_one_mitosis_away() {
    let near = [9.0, 9.1, 10.9, 11.0, 19.01, 20.99, 21.0].map(|n| near_threshold(&count(n, Some(1.734))));
    assert_eq!(near, [None, Some(10.0), Some(10.0), None, Some(20.0), Some(20.0), None]);
}

fn case(report: &Pathology) -> Case {
    let record = Record::Pathology(Box::new(report.clone()));
    Case::assemble(CaseId::new("test").unwrap(), vec![Entry { id: RecordId::new("p").unwrap(), record }]).unwrap()
}

fn of_type(entity: &str) -> Pathology {
    let histology = Histology { entity: entity.to_owned(), ..Histology::default() };
    Pathology { histology: Answer::known(histology), ..Pathology::default() }
}

fn published() -> Pathology {
    let mut report = Pathology {
        mitoses: Answer::known(Mitoses {
            qualifier: Some(Qualifier::UpTo),
            fields: Some(number(10.0)),
            ..count(14.0, Some(1734.0))
        }),
        necrosis: Answer::known(percent(Some(Qualifier::MoreThan), 50.0)),
        ..of_type("pleomorphic-leiomyosarcoma")
    };
    report.fnclcc.grade = Answer::known(Grade3::Three);
    report
}

/// The published case worked out: 3 + 2 + 2 = 7, grade 3; as conventional leiomyosarcoma 6, grade 3.
#[test]
fn the_published_case_is_explained() {
    let report = published();
    let explained = explain(&case(&report), &report);
    assert_eq!(explained.result, "grade 3, as stated");
    let steps: Vec<String> =
        explained.steps.iter().map(|step| format!("{}: {}: {}", step.about, step.input, step.outcome)).collect();
    assert_eq!(
        steps,
        [
            "differentiation: not stated; the table by type names Leiomyosarcoma, pleomorphic or poorly differentiated: score 3 suggested",
            "mitoses: up to 14 in 10 HPF, 1734 mm² read as 1.734 mm²: score 2: 14 per 1.734 mm²",
            "necrosis: more than 50%: score 2: half or more",
            "sum: 3 + 2 + 2 = 7: grade 3: 2–3 is 1, 4–5 is 2, 6–8 is 3",
        ]
    );
    assert!(explained.verified);
    assert!(explained.assumptions.iter().any(|text| text == "The area lost its decimal point."));
    let mut conventional = published();
    conventional.histology = of_type("leiomyosarcoma").histology;
    assert!(explain(&case(&conventional), &conventional).steps.iter().any(|step| step.input == "2 + 2 + 2 = 6"));
}

#[test]
fn a_suggestion_never_replaces_what_was_stated() {
    let mut report = published();
    report.fnclcc.differentiation = Answer::known(Grade3::One);
    let explained = explain(&case(&report), &report);
    assert_eq!(explained.result, "grade 3 as stated; the parts give grade 2");
    report.fnclcc.grade = Answer::Unanswered;
    report.fnclcc.differentiation = Answer::Unanswered;
    assert_eq!(explain(&case(&report), &report).result, "grade 3 with the suggested differentiation 3");
    report.histology = Answer::Unanswered;
    assert_eq!(explain(&case(&report), &report).result, "no grade: differentiation not recorded");
    assert_eq!(reckon(&report).differentiation, None);
    report.mitoses = Answer::Unanswered;
    report.necrosis = Answer::Unanswered;
    assert_eq!(explain(&case(&report), &report).result, "no grade: differentiation, mitoses and necrosis not recorded");
    let typed = of_type("leiomyosarcoma");
    assert_eq!(explain(&case(&typed), &typed).result, "no grade: mitoses and necrosis not recorded");
}

#[test]
fn a_metastasis_never_becomes_the_grade_of_the_case() {
    let graded = |tissue, kind, grade| {
        let mut report = Pathology {
            tissue: Answer::known(tissue),
            specimen_kind: Answer::known(kind),
            ..of_type("leiomyosarcoma")
        };
        report.fnclcc.grade = Answer::known(grade);
        report
    };
    let of = |reports: Vec<Pathology>| {
        let entries = reports.into_iter().enumerate().map(|(n, report)| Entry {
            id: RecordId::new(&format!("p{n}")).unwrap(),
            record: Record::Pathology(Box::new(report)),
        });
        case_grade(&Case::assemble(CaseId::new("test").unwrap(), entries.collect()).unwrap())
    };
    use SpecimenKind::{CoreBiopsy, Resection};
    let metastasis = graded(Tissue::Metastasis, Resection, Grade3::Three);
    assert_eq!(of(vec![metastasis.clone()]), None);
    let found = of(vec![
        metastasis,
        graded(Tissue::Primary, CoreBiopsy, Grade3::Two),
        graded(Tissue::Primary, Resection, Grade3::Two),
    ]);
    let found = found.unwrap();
    assert_eq!((found.report.as_str(), found.grade, found.on_biopsy), ("p2", Grade3::Two, false));
    let higher =
        of(vec![graded(Tissue::Primary, CoreBiopsy, Grade3::Three), graded(Tissue::Primary, Resection, Grade3::Two)]);
    assert_eq!(higher.map(|found| (found.grade, found.on_biopsy)), Some((Grade3::Three, true)), "the highest counts");
    let treated =
        Pathology { treated_before: Answer::known(YesNo::Yes), ..graded(Tissue::Primary, Resection, Grade3::Three) };
    assert_eq!(of(vec![treated]), None);
}

/// All 27 combinations: the grade never falls as a part rises, and every sum of 2 to 8 has exactly one.
#[test]
fn the_grade_is_monotone_in_each_part() {
    let grade_of = |parts: [u8; 3]| grade(parts.iter().sum()).unwrap();
    for (d, m, n) in (1..=3).flat_map(|d| (1..=3).flat_map(move |m| (0..=2).map(move |n| (d, m, n)))) {
        let here = grade_of([d, m, n]);
        let above = [(d < 3, [d + 1, m, n]), (m < 3, [d, m + 1, n]), (n < 2, [d, m, n + 1])];
        assert!(above.into_iter().filter(|(there, _)| *there).all(|(_, parts)| grade_of(parts) >= here), "{d} {m} {n}");
    }
    assert_eq!([1, 9].map(grade), [None, None]);
    assert_eq!((2..=8).map(|sum| u8::from(grade(sum).unwrap())).collect::<Vec<_>>(), [1, 1, 2, 2, 3, 3, 3]);
}

proptest! {
    #[test]
    fn more_mitoses_never_score_less(a in 0.0..200.0_f64, b in 0.0..200.0_f64, area in 0.5..20.0_f64) {
        let score = |n: f64| mitotic_score(&count(n, Some(area)));
        prop_assert!(score(a.min(b)) <= score(a.max(b)));
    }

    #[test]
    fn more_of_anything_never_lowers_the_grade(
        d in 1..=3_u8, counts in (0..60_u32, 0..60_u32), parts in (0..=100_u32, 0..=100_u32), area in 0.5..20.0_f64,
    ) {
        let grade = |d: u8, mitoses: u32, part: u32| {
            let mut report = Pathology {
                mitoses: Answer::known(count(f64::from(mitoses), Some(area))),
                necrosis: Answer::known(percent(None, f64::from(part))),
                ..Pathology::default()
            };
            report.fnclcc.differentiation = Answer::known(Grade3::try_from(d).unwrap());
            reckon(&report).grade().unwrap()
        };
        let (low, high) = (counts.0.min(counts.1), counts.0.max(counts.1));
        let (less, more) = (parts.0.min(parts.1), parts.0.max(parts.1));
        prop_assert!(grade(d, low, less) <= grade(d, high, less));
        prop_assert!(grade(d, low, less) <= grade(d, low, more));
        prop_assert!(grade(1, low, less) <= grade(d, low, less));
    }

    /// An area told by field number and fields scores as the same area told in mm².
    #[test]
    fn how_the_area_is_told_changes_nothing(n in 0..60_u32, fields in 8..30_u32, eyepiece in 18.0..26.0_f64) {
        let by_eyepiece = Mitoses {
            fields: Some(Number::from(fields)),
            field_number: Some(number(eyepiece)),
            ..count(f64::from(n), None)
        };
        let in_mm2 = count(f64::from(n), Some(counted_area(&by_eyepiece).mm2));
        prop_assert_eq!(mitotic_score(&by_eyepiece), mitotic_score(&in_mm2));
    }

    /// Twice the count in twice the area is the same score.
    #[test]
    fn the_score_knows_only_the_density(n in 0..60_u32, area in 0.5..10.0_f64) {
        let once = count(f64::from(n), Some(area));
        prop_assert_eq!(mitotic_score(&once), mitotic_score(&count(f64::from(2 * n), Some(2.0 * area))));
    }
}
