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

fn placed(days: f64, lasts: Option<f64>, sureness: Sureness) -> Placed {
    Placed { days, lasts, sureness, slack: 0.0 }
}

/// clinical-standards § 15.3: months are days by 30.4375, half a month rounded up; 91 days are 2.99, printed 3.
#[test]
fn months_are_rounded_half_up() {
    let month = |days: f64| placed(days, None, Sureness::Stated).printed();
    assert_eq!([91.0, 45.0, 46.0, 15.2, 15.3, 365.25].map(month), ["3", "1", "2", "0", "1", "12"]);
    assert_eq!([-15.2, -15.3, -91.0, -46.0].map(month), ["0", "−1", "−3", "−2"]);
    assert!((placed(365.25, None, Sureness::Stated).months() - 12.0).abs() < 1e-12);
}

#[test]
fn an_end_is_a_beginning_and_what_it_lasted() {
    let course = placed(DAYS_PER_MONTH, Some(2.0 * DAYS_PER_MONTH), Sureness::Stated);
    assert_eq!((course.month(), course.end_month(), course.end_printed().as_str()), (1, 3, "≥ 3"));
    assert!((course.end_months() - 3.0).abs() < 1e-12);
    let event = placed(DAYS_PER_MONTH, None, Sureness::About);
    assert_eq!((event.end_month(), event.end_printed().as_str()), (1, "≈ 1"));
}

fn slack(records: &[(&str, &str, Value)], of: &str) -> (f64, f64, Sureness) {
    let timeline = resolve(&case(records));
    let at = timeline.at(&id(of)).unwrap();
    (at.days, at.slack, at.sureness)
}

/// A month may be off by half of its days, a year by half of its; "about" by a quarter of the distance, an age by half a
/// year.
#[test]
fn a_time_may_be_off_by_what_its_statement_leaves_open() {
    let day = ("zero", "pathology", json!({"when": {"known": {"date": "2020-01-01"}}}));
    let dated = |date: &str| slack(&[day.clone(), ("a", "surgery", json!({"when": {"known": {"date": date}}}))], "a");
    assert_eq!(dated("2020-03-01"), (60.0, 0.0, Sureness::Stated));
    assert_eq!(dated("2020-03"), (75.0, 15.0, Sureness::Stated));
    assert_eq!(dated("2021"), (548.0, 182.0, Sureness::About));
    let about = |offset: Value| {
        slack(
            &[
                day.clone(),
                ("a", "surgery", json!({"when": {"known": {"after": {"record": "zero", "offset": offset}}}})),
            ],
            "a",
        )
    };
    assert_eq!(about(json!({"value": 8, "unit": "week"})), (56.0, 0.0, Sureness::Stated));
    assert_eq!(about(json!({"qualifier": "exactly", "value": 8, "unit": "week"})), (56.0, 0.0, Sureness::Stated));
    assert_eq!(about(json!({"qualifier": "about", "value": 8, "unit": "week"})), (56.0, 14.0, Sureness::About));
    assert_eq!(about(json!({"qualifier": "about", "value": -8, "unit": "week"})), (-56.0, 14.0, Sureness::About));
    // The middle of a range counts, also of one from nothing.
    let between = |low: u32, high: u32| json!({"qualifier": "between", "value": low, "upper": high, "unit": "week"});
    assert_eq!(about(between(2, 4)), (21.0, 5.25, Sureness::About));
    assert_eq!(about(between(0, 2)), (7.0, 1.75, Sureness::About));
    let born = ("p", "patient", json!({"born": {"known": {"date": "1980-01-01"}}}));
    let aged = ("a", "surgery", json!({"when": {"known": {"age": 40}}}));
    let (days, slack, sureness) = slack(&[day, born, aged], "a");
    assert!(days.abs() <= 1.0 && (slack - 182.6).abs() < 1e-9 && sureness == Sureness::About, "{days} {slack}");
}

#[test]
fn before_counts_backwards_from_the_beginning_and_after_from_the_end() {
    let course = json!({
        "when": {"known": {"date": "2020-01-01"}}, "cycles": {"known": 6}, "interval": {"known": {"value": 3, "unit": "week"}},
    });
    let at = |before: bool| {
        let after = json!({"record": "a", "before": before, "offset": {"value": 2, "unit": "week"}});
        slack(&[("a", "systemic", course.clone()), ("b", "surgery", json!({"when": {"known": {"after": after}}}))], "b")
    };
    assert_eq!(at(true), (-14.0, 0.0, Sureness::Stated));
    // Six cycles of three weeks, and two weeks.
    assert_eq!(at(false), (140.0, 0.0, Sureness::AtEarliest));
}

/// Two statements may lie half a month apart, and further by what their wording leaves open.
#[test]
fn a_contradiction_begins_beyond_half_a_month() {
    let days = |qualifier: Option<&str>, offset: f64| {
        let mut distance = json!({"value": offset, "unit": "day"});
        if let Some(qualifier) = qualifier {
            distance["qualifier"] = json!(qualifier);
        }
        let records = [
            ("zero", "pathology", json!({"when": {"known": {"after": {"record": "op", "offset": distance}}}})),
            ("op", "surgery", json!({"when": {"known": {"after": {"offset": {"value": -10, "unit": "day"}}}}})),
        ];
        let found = resolve(&case(&records)).problems.into_iter().map(|problem| match problem {
            TimeProblem::Contradiction { days, .. } => days,
            other => panic!("{other:?}"),
        });
        found.collect::<Vec<_>>()
    };
    assert_eq!((days(None, 26.0), days(None, 27.0)), (vec![], vec![17.0]));
    assert_eq!(days(None, 0.0), [0.0; 0]);
    // A quarter of 28 days is left open.
    assert_eq!((days(Some("about"), 32.0), days(Some("about"), 48.0)), (vec![], vec![38.0]));
}

#[test]
fn an_order_may_be_off_by_half_a_month_either_way() {
    let problems = |before: bool, months: f64| {
        let records = [
            ("zero", "pathology", json!({"when": {"known": {"after": {"record": "op", "before": before}}}})),
            ("op", "surgery", json!({"when": {"known": {"after": {"offset": {"value": months, "unit": "day"}}}}})),
        ];
        resolve(&case(&records)).problems.len()
    };
    assert_eq!([-400.0, 0.0, 16.0, 16.5, 400.0].map(|days| problems(false, days)), [0, 0, 0, 1, 1]);
    assert_eq!([-400.0, -16.5, -16.0, 0.0, 400.0].map(|days| problems(true, days)), [1, 1, 0, 0, 0]);
}

/// Month 0 is what was chosen, else the diagnosis, else the first pathology report, biopsy, or dated record.
#[test]
fn time_zero_is_chosen_or_found() {
    let dated = |kind: &'static str| (kind, kind, json!({"when": {"known": {"date": "2020-05-01"}}}));
    let tumour = ("tumour", "tumour", json!({"diagnosed": {"known": {"date": "2020-05-01"}}}));
    let undated = ("undated", "pathology", json!({}));
    let chosen = |words: &str| ("case", "case", json!({"time_zero": "surgery", "time_zero_words": words}));
    let zero = |records: &[(&str, &str, Value)]| {
        let timeline = resolve(&case(records));
        (timeline.zero.map_or_else(String::new, |id| id.to_string()), timeline.zero_words)
    };
    let pair = |record: &str, words: &str| (record.to_owned(), words.to_owned());
    let first = "first diagnosis";
    let all = [dated("surgery"), dated("biopsy"), undated, dated("pathology"), tumour.clone()];
    assert_eq!(zero(&all), pair("tumour", first));
    assert_eq!(zero(&all[..4]), pair("pathology", first));
    assert_eq!(zero(&all[..3]), pair("biopsy", first));
    assert_eq!(zero(&all[..1]), pair("surgery", first));
    assert_eq!(zero(&[]), pair("", first));
    assert_eq!(zero(&[chosen("the operation"), tumour.clone(), dated("surgery")]), pair("surgery", "the operation"));
    assert_eq!(zero(&[chosen(""), tumour.clone(), dated("surgery")]), pair("surgery", "surgery"));
    let diagnosis = ("case", "case", json!({"time_zero": "tumour"}));
    assert_eq!(zero(&[diagnosis, tumour]), pair("tumour", first));
}

#[test]
fn records_come_in_order_of_time_then_of_entry() {
    let dated = |id: &'static str, date: &str| (id, "surgery", json!({"when": {"known": {"date": date}}}));
    let case = case(&[
        ("none", "surgery", json!({})),
        dated("late", "2020-03-01"),
        dated("same-b", "2020-02-01"),
        dated("same-a", "2020-02-01"),
        ("f", "figure", json!({})),
        dated("early", "2020-01-01"),
        ("last", "imaging", json!({})),
    ]);
    let order: Vec<&str> = resolve(&case).in_order(&case).into_iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(order, ["early", "same-b", "same-a", "late", "none", "last"]);
}

/// Of two ways to a record the surer one counts, whichever is shorter; of equally sure ones the shorter.
#[test]
fn the_surest_way_places_a_record() {
    let after = |record: &str, qualifier: Option<&str>, value: u32| {
        let mut offset = json!({"value": value, "unit": "week"});
        if let Some(qualifier) = qualifier {
            offset["qualifier"] = json!(qualifier);
        }
        json!({"when": {"known": {"after": {"record": record, "offset": offset}}}})
    };
    // From "op" backwards to "a", which names "op" and is named by "b".
    let timeline = resolve(&case(&[
        ("case", "case", json!({"time_zero": "op"})),
        ("op", "surgery", after("b", Some("about"), 4)),
        ("b", "surgery", after("a", None, 1)),
        ("a", "surgery", after("op", None, 2)),
    ]));
    let at = |name: &str| timeline.at(&id(name)).map(|placed| (placed.days, placed.sureness));
    assert_eq!((at("a"), at("b")), (Some((14.0, Sureness::Stated)), Some((21.0, Sureness::Stated))));
    assert_eq!(timeline.problems.len(), 1, "“about four weeks after b” cannot be: {:?}", timeline.problems);
}

/// A record whose chain of times ends at one without a time leads in no circle.
#[test]
fn a_broken_chain_is_no_circle() {
    let timeline = resolve(&case(&[
        ("zero", "pathology", json!({"when": {"known": {"date": "2020-01-01"}}})),
        ("a", "surgery", json!({"when": after("b", 1.0, "week")})),
        ("b", "surgery", json!({"when": after("c", 1.0, "week")})),
        ("c", "surgery", json!({})),
    ]));
    let unconnected = |name: &str| TimeProblem::Unconnected { record: id(name) };
    assert_eq!(timeline.problems, [unconnected("a"), unconnected("b")]);
}
