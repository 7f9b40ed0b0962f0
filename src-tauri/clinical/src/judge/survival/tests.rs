//! Intervals of small cases whose lengths can be told by counting.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::{
    case::Entry,
    timeline::{Sureness, resolve},
    value::CaseId,
};

fn known(value: impl Into<Value>) -> Value {
    json!({"known": value.into()})
}

fn after(record: Option<&str>, qualifier: Option<&str>, value: f64, unit: &str) -> Value {
    let mut offset = json!({"value": value, "unit": unit});
    if let Some(qualifier) = qualifier {
        offset["qualifier"] = json!(qualifier);
    }
    let mut after = json!({"offset": offset});
    if let Some(record) = record {
        after["record"] = json!(record);
    }
    known(json!({"after": after}))
}

fn case(records: &[(&str, &str, Value)]) -> Case {
    let entries = records.iter().map(|(id, kind, body)| Entry::read(id, kind, body).unwrap());
    Case::assemble(CaseId::new("test").unwrap(), entries.collect()).unwrap()
}

/// The published case: metastases about three months after the resection are month 0, alive at 36 months.
fn published(status: &str) -> Case {
    case(&[
        ("case", "case", json!({"time_zero": "metastases"})),
        ("resection", "surgery", json!({"intent": known("primary_resection"), "residual": known("r0")})),
        (
            "metastases",
            "metastasis",
            json!({"when": after(Some("resection"), Some("about"), 3.0, "month"), "event": known("metastasis")}),
        ),
        ("course", "systemic", json!({"when": after(None, None, 0.0, "day"), "cycles": known(6)})),
        ("seen", "follow_up", json!({"when": after(None, None, 36.0, "month"), "status": known(status)})),
    ])
}

fn with<T>(case: &Case, of: impl Fn(&Case, &Timeline) -> T) -> T {
    of(case, &resolve(case))
}

#[test]
fn the_published_case_is_alive_at_36_months() {
    let found = with(&published("complete_remission"), overall).unwrap();
    assert_eq!((found.printed().as_str(), found.outcome, found.sureness), ("36+", Outcome::Censored, Sureness::Stated));
    let died = with(&published("died_otherwise"), overall).unwrap();
    assert_eq!((died.printed().as_str(), died.outcome), ("36", Outcome::Event));
}

#[test]
fn the_published_case_relapsed_about_three_months_after_surgery() {
    let case = published("complete_remission");
    let endpoints = with(&case, all).into_iter().skip(1);
    assert_eq!(endpoints.len(), 2);
    for (endpoint, found) in endpoints {
        let found = found.unwrap();
        assert_eq!(found.endpoint, endpoint);
        assert_eq!((found.printed().as_str(), found.outcome), ("≈ 3", Outcome::Event));
        assert_eq!((found.from.as_str(), found.to.as_str()), ("resection", "metastases"));
    }
}

#[test]
fn further_treatment_does_not_end_progression_free_survival() {
    let mut case = published("complete_remission");
    let zero = |case: &Case| with(case, progression_free_of_each).remove(0);
    assert_eq!(zero(&case).printed(), "36+", "metastases found on the day a course begins are its reason");
    let later = json!({"when": after(None, None, 1.0, "month")});
    case.entries.retain(|entry| entry.id.as_str() != "course");
    case.entries.push(Entry::read("course", "systemic", &later).unwrap());
    assert_eq!(zero(&case).printed(), "35+");
    let worse = json!({"when": after(None, None, 9.0, "month"), "category": known("progression")});
    case.entries.push(Entry::read("worse", "response", &worse).unwrap());
    let found = zero(&case);
    assert_eq!((found.printed().as_str(), found.to.as_str()), ("8", "worse"));
}

#[test]
fn what_was_never_free_of_disease_has_no_disease_free_survival() {
    let mut case = published("complete_remission");
    let tumour = json!({"metastasis_at_diagnosis": known("present")});
    case.entries.push(Entry::read("tumour", "tumour", &tumour).unwrap());
    assert_eq!(with(&case, disease_free), Err(NotReckoned::MetastaticAtDiagnosis));
    assert_eq!(with(&case, to_metastasis), Err(NotReckoned::MetastaticAtDiagnosis));
    case.entries.retain(|entry| !["tumour", "resection"].contains(&entry.id.as_str()));
    assert_eq!(with(&case, disease_free), Err(NotReckoned::NoResection));
}

#[test]
fn tumour_left_behind_is_not_free_of_disease() {
    let mut case = published("complete_remission");
    case.entries.retain(|entry| entry.id.as_str() != "resection");
    let left = json!({"intent": known("primary_resection"), "residual": known("r2")});
    case.entries.push(Entry::read("resection", "surgery", &left).unwrap());
    assert_eq!(with(&case, disease_free), Err(NotReckoned::TumourLeft));
}

#[test]
fn a_death_without_its_time_is_not_passed_over() {
    let mut case = published("alive_with_disease");
    case.entries.push(Entry::read("died", "follow_up", &json!({"status": known("died_of_disease")})).unwrap());
    assert_eq!(with(&case, overall), Err(NotReckoned::DeathUndated));
}

#[test]
fn a_bound_at_one_end_bounds_the_interval() {
    let placed = |days, sureness, slack| Placed { days, lasts: None, sureness, slack };
    let (a, b) = (RecordId::new("a").unwrap(), RecordId::new("b").unwrap());
    let between = |from: Placed, to: Placed| {
        Interval::between(Endpoint::Overall, (&a, &from), (&b, &to), Outcome::Event).map(|found| found.sureness)
    };
    let stated = placed(0.0, Sureness::Stated, 0.0);
    let late = |sureness| placed(300.0, sureness, 0.0);
    assert_eq!(between(stated, late(Sureness::AtEarliest)), Ok(Sureness::AtEarliest));
    assert_eq!(between(placed(0.0, Sureness::AtEarliest, 0.0), late(Sureness::Stated)), Ok(Sureness::AtLatest));
    assert_eq!(between(placed(0.0, Sureness::AtEarliest, 0.0), late(Sureness::AtEarliest)), Ok(Sureness::About));
    assert_eq!(between(placed(0.0, Sureness::About, 0.0), late(Sureness::Stated)), Ok(Sureness::About));
    assert_eq!(between(late(Sureness::Stated), stated), Err(NotReckoned::Reversed));
    assert_eq!(between(placed(10.0, Sureness::About, 15.0), stated), Ok(Sureness::About));
}

#[test]
fn a_censored_interval_at_most_so_long_has_no_plus() {
    let (a, b) = (RecordId::new("a").unwrap(), RecordId::new("b").unwrap());
    let placed = |days, sureness| Placed { days, lasts: None, sureness, slack: 0.0 };
    let printed = |from| {
        let to = placed(365.25, Sureness::Stated);
        Interval::between(Endpoint::Overall, (&a, &placed(0.0, from)), (&b, &to), Outcome::Censored).unwrap().printed()
    };
    let all = [Sureness::Stated, Sureness::About, Sureness::AtEarliest, Sureness::AtLatest].map(printed);
    assert_eq!(all, ["12+", "≈ 12+", "≤ 12", "≥ 12+"]);
}

#[test]
fn an_interval_says_how_it_was_reached() {
    let case = published("complete_remission");
    let timeline = resolve(&case);
    let found = disease_free(&case, &timeline).unwrap().explain(&case, &timeline);
    assert_eq!(found.result, "disease-free survival: ≈ 3 months, event");
    assert_eq!(found.steps.iter().map(|step| step.outcome.as_str()).collect::<Vec<_>>(), ["month ≈ −3", "month 0"]);
}

proptest! {
    /// Weeks or days, months or days: the unit of a statement does not change an interval.
    #[test]
    fn the_unit_of_a_statement_changes_nothing(weeks in 1_u32..500) {
        let seen = |value: f64, unit: &str| {
            let found = case(&[
                ("case", "case", json!({"time_zero": "m"})),
                ("m", "metastasis", json!({"when": known(json!({"date": "2010-01-01"}))})),
                ("f", "follow_up", json!({"when": after(None, None, value, unit), "status": known("no_evidence")})),
            ]);
            with(&found, overall).unwrap()
        };
        let (by_weeks, by_days) = (seen(f64::from(weeks), "week"), seen(f64::from(weeks) * 7.0, "day"));
        prop_assert!((by_weeks.months - by_days.months).abs() < 1e-9);
    }
}

/// A reversal within what the times may be off is none; beyond it the interval is not reckoned.
#[test]
fn an_interval_may_be_reversed_by_as_much_as_it_may_be_off() {
    let (a, b) = (RecordId::new("a").unwrap(), RecordId::new("b").unwrap());
    let placed = |days, slack| Placed { days, lasts: None, sureness: Sureness::About, slack };
    let of = |from: (f64, f64), to: (f64, f64)| {
        Interval::between(Endpoint::Overall, (&a, &placed(from.0, from.1)), (&b, &placed(to.0, to.1)), Outcome::Event)
            .map(|found| (found.months, (found.slack * 30.4375).round()))
    };
    assert_eq!(of((10.0, 6.0), (0.0, 4.0)), Ok((0.0, 10.0)));
    assert_eq!(of((10.0, 6.0), (0.0, 3.0)), Err(NotReckoned::Reversed));
    let months = of((30.0, 0.0), (395.25, 0.0)).unwrap();
    assert!((months.0 - 12.0).abs() < 1e-9 && months.1 == 0.0, "{months:?}");
}

/// What is found on the day a course begins is why it began; a day later it is its failure.
#[test]
fn progression_counts_from_the_day_after_the_course_began() {
    let zero = |day: u32| {
        let mut case = published("complete_remission");
        let found = json!({"when": after(None, None, f64::from(day), "day"), "category": known("progression")});
        case.entries.push(Entry::read("worse", "response", &found).unwrap());
        with(&case, progression_free_of_each).remove(0)
    };
    assert_eq!((zero(0).to.as_str(), zero(1).to.as_str()), ("seen", "worse"));
}

/// An interval says by how much its times may be off, and nothing where they are sure.
#[test]
fn what_is_sure_is_not_said_to_be_off() {
    let said = |value: f64, qualifier| {
        let case = case(&[
            ("case", "case", json!({"time_zero": "m"})),
            ("m", "metastasis", json!({"when": known(json!({"date": "2010-01-01"}))})),
            ("f", "follow_up", json!({"when": after(None, qualifier, value, "month"), "status": known("no_evidence")})),
        ]);
        let timeline = resolve(&case);
        overall(&case, &timeline).unwrap().explain(&case, &timeline).assumptions
    };
    let censored = "No event is recorded: counted to the last record with the patient at hand.";
    assert_eq!(said(12.0, None)[1..], [censored]);
    assert_eq!(said(12.0, Some("about"))[1..], [censored, "The times may be off by 3 months."]);
}

/// A patient is seen where a record is made with the patient at hand; a report or a board may come years later.
#[test]
fn the_last_sight_is_of_the_patient() {
    let seen = |kind: &str| {
        let mut case = published("complete_remission");
        let later = json!({"when": after(None, None, 60.0, "month")});
        case.entries.push(Entry::read("later", kind, &later).unwrap());
        with(&case, overall).unwrap().to.to_string()
    };
    for kind in [
        "follow_up",
        "imaging",
        "presentation",
        "surgery",
        "biopsy",
        "systemic",
        "radiotherapy",
        "ablation",
        "procedure",
    ] {
        assert_eq!(seen(kind), "later", "{kind}");
    }
    for kind in ["pathology", "board", "response", "laboratory"] {
        assert_eq!(seen(kind), "seen", "{kind}");
    }
}

/// Only distant disease ends the time to metastasis.
#[test]
fn a_local_recurrence_is_no_metastasis() {
    let to = |event: &str| {
        let mut case = published("complete_remission");
        case.entries.retain(|entry| entry.id.as_str() != "metastases");
        let zero = json!({"when": known(json!({"date": "2010-01-01"}))});
        let found = json!({"when": after(None, None, 3.0, "month"), "event": known(event)});
        case.entries.retain(|entry| entry.id.as_str() != "case" && entry.id.as_str() != "resection");
        case.entries.push(Entry::read("case", "case", &json!({"time_zero": "resection"})).unwrap());
        let mut resection = zero;
        resection["intent"] = known("primary_resection");
        case.entries.push(Entry::read("resection", "surgery", &resection).unwrap());
        case.entries.push(Entry::read("found", "metastasis", &found).unwrap());
        with(&case, to_metastasis).unwrap().to.to_string()
    };
    assert_eq!([to("metastasis"), to("both"), to("local_recurrence"), to("nodal")], ["found", "found", "seen", "seen"]);
}
