use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::value::CaseId;

/// A case of one kind of record: name, kind, fields.
fn case(records: &[(&str, &str, Value)]) -> Case {
    let entries = records.iter().map(|(id, kind, body)| Entry::read(id, kind, body).unwrap());
    Case::assemble(CaseId::new("test").unwrap(), entries.collect()).unwrap()
}

fn after(record: &str, value: f64, unit: &str) -> Value {
    json!({"known": {"after": {"record": record, "offset": {"value": value, "unit": unit}}}})
}

fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

fn published() -> Case {
    let order = |record: &str| json!({"known": {"after": {"record": record}}});
    let course = |when: Value, cycles: u32, weeks: Option<u32>| {
        let interval = weeks.map_or(json!({"absent": "not_known"}), |w| json!({"known": {"value": w, "unit": "week"}}));
        json!({"when": when, "cycles": {"known": cycles}, "interval": interval})
    };
    case(&[
        ("case", "case", json!({"time_zero": "mets", "time_zero_words": "diagnosis of metastases"})),
        (
            "ct",
            "imaging",
            json!({"when": {"known": {"after": {"record": "op", "before": true, "offset": {"qualifier": "about", "value": 2, "unit": "week"}}}}}),
        ),
        ("op", "surgery", json!({})),
        (
            "mets",
            "metastasis",
            json!({"when": {"known": {"after": {"record": "op", "offset": {"qualifier": "about", "value": 3, "unit": "month"}}}}}),
        ),
        ("a", "systemic", course(after("mets", 0.0, "day"), 6, Some(3))),
        ("b", "systemic", course(order("a"), 5, Some(1))),
        ("c", "systemic", course(order("b"), 6, Some(3))),
        ("d", "systemic", course(order("c"), 3, None)),
        ("liver", "surgery", json!({"when": order("d")})),
        ("late", "presentation", json!({"when": after("liver", 5.0, "month")})),
        ("last", "follow_up", json!({"when": {"known": {"after": {"offset": {"value": 36, "unit": "month"}}}}})),
    ])
}

#[test]
fn the_published_case_falls_where_the_paper_says() {
    let timeline = resolve(&published());
    let printed = |name: &str| timeline.at(&id(name)).map(Placed::printed).unwrap_or_default();
    let names = ["ct", "op", "mets", "a", "b", "c", "d", "liver", "late", "last"];
    assert_eq!(names.map(printed), ["≈ −3", "≈ −3", "0", "0", "≥ 4", "≥ 5", "≥ 9", "≥ 11", "≥ 16", "36"]);
    assert_eq!(timeline.assumed, [id("d")]);
    assert_eq!(timeline.problems, []);
}

#[test]
fn calendar_dates_count_from_the_date_of_time_zero() {
    let dated = |date: &str| json!({"when": {"known": {"date": date}}});
    let timeline = resolve(&case(&[
        ("path", "pathology", dated("2019-03-15")),
        ("op", "surgery", dated("2019-06")),
        ("last", "follow_up", dated("2021")),
    ]));
    let printed = |name: &str| timeline.at(&id(name)).map(Placed::printed).unwrap_or_default();
    assert_eq!(["path", "op", "last"].map(printed), ["0", "3", "≈ 28"]);
}

#[test]
fn a_circle_a_gap_and_a_dangling_name_are_found() {
    let timeline = resolve(&case(&[
        ("zero", "pathology", json!({"when": {"known": {"date": "2020"}}})),
        ("a", "surgery", json!({"when": after("b", 1.0, "week")})),
        ("b", "surgery", json!({"when": after("a", 1.0, "week")})),
        ("c", "surgery", json!({"when": after("gone", 1.0, "week")})),
    ]));
    assert!(timeline.problems.contains(&TimeProblem::Circle { record: id("a") }), "{:?}", timeline.problems);
    assert!(timeline.problems.contains(&TimeProblem::Dangling { record: id("c"), names: id("gone") }));
    assert!(timeline.problems.contains(&TimeProblem::Unconnected { record: id("c") }));
}

#[test]
fn contradictions_and_impossible_orders_are_found() {
    let timeline = resolve(&case(&[
        ("zero", "pathology", json!({"when": {"known": {"date": "2020-01-01"}}})),
        ("op", "surgery", json!({"when": {"known": {"date": "2020-02-01"}}})),
        ("mets", "metastasis", json!({"when": after("op", 1.0, "month")})),
        ("ct", "imaging", json!({"when": {"known": {"date": "2020-01-05"}}})),
        ("early", "imaging", json!({"when": {"known": {"after": {"record": "op", "before": true}}}})),
    ]));
    assert_eq!(timeline.problems, [], "dates and distances agree");
    let twisted = resolve(&case(&[
        ("zero", "pathology", json!({"when": after("op", 1.0, "month")})),
        ("op", "surgery", json!({"when": {"known": {"after": {"offset": {"value": 6, "unit": "month"}}}}})),
        ("ct", "imaging", json!({"when": {"known": {"after": {"record": "op"}}}})),
        ("mri", "imaging", json!({"when": {"known": {"after": {"record": "ct", "before": true}}}})),
    ]));
    let found = |wanted: fn(&TimeProblem) -> bool| twisted.problems.iter().any(wanted);
    assert!(found(|problem| matches!(problem, TimeProblem::Contradiction { .. })), "{:?}", twisted.problems);
}

#[test]
fn an_order_that_cannot_be_is_found() {
    let timeline = resolve(&case(&[
        ("zero", "pathology", json!({"when": {"known": {"after": {"record": "op"}}}})),
        ("op", "surgery", json!({"when": {"known": {"after": {"offset": {"value": 6, "unit": "month"}}}}})),
    ]));
    assert_eq!(timeline.problems, [TimeProblem::Order { record: id("zero"), against: id("op") }]);
}

proptest! {
    /// Moving time zero shifts every stated time by the same distance.
    #[test]
    fn times_do_not_depend_on_the_choice_of_zero(gaps in proptest::collection::vec(0_u32..2000, 2..20)) {
        let name = |index: usize| format!("r{index}");
        let mut records = vec![("case".to_owned(), "case", json!({"time_zero": "r0"}))];
        records.push((name(0), "surgery", json!({"when": {"known": {"date": "2000-01-01"}}})));
        for (index, gap) in gaps.iter().enumerate() {
            records.push((name(index + 1), "surgery", json!({"when": after(&name(index), f64::from(*gap), "day")})));
        }
        let mut build = |zero: &str| {
            records[0].2 = json!({"time_zero": zero});
            let rows: Vec<_> = records.iter().map(|(id, kind, body)| (id.as_str(), *kind, body.clone())).collect();
            resolve(&case(&rows))
        };
        let (first, last) = (build("r0"), build(&name(gaps.len())));
        let total: f64 = gaps.iter().map(|gap| f64::from(*gap)).sum();
        for (id, placed) in &first.placed {
            prop_assert!((placed.days - total - last.placed[id].days).abs() < 1e-6);
        }
    }
}

#[test]
fn what_lies_beyond_a_life_is_named() {
    let years = |years: f64| {
        case(&[
            ("zero", "pathology", json!({"when": {"known": {"date": "2020-01-01"}}})),
            ("far", "surgery", json!({"when": after("zero", years, "year")})),
        ])
    };
    let beyond = |case: &Case| resolve(case).beyond_a_life().cloned().collect::<Vec<_>>();
    assert_eq!(beyond(&years(150.0)), []);
    assert_eq!(beyond(&years(150.1)), [id("far")]);
}
