//! Orders of time at the day they turn: birth, age, death, what comes of what, courses and operations.

use serde_json::{Value, json};

use super::{Severity, found, known, only, says};

fn days(value: f64) -> Value {
    known(json!({"after": {"offset": {"value": value, "unit": "day"}}}))
}

fn about(value: f64) -> Value {
    known(json!({"after": {"offset": {"qualifier": "about", "value": value, "unit": "day"}}}))
}

fn dated(date: &str) -> Value {
    known(json!({"date": date}))
}

/// Half a month, to whose either side two records may be rounded, and what the statements leave open.
#[test]
fn a_specimen_is_early_beyond_half_a_month() {
    let early = |when: Value| {
        let records = [
            ("case", "case", json!({"time_zero": "op"})),
            ("op", "surgery", json!({"when": dated("2010-01-01")})),
            ("p", "pathology", json!({"when": when, "specimen": "op"})),
        ];
        says(&records, "specimen-before-its-source")
    };
    assert!(!early(days(-16.0)) && early(days(-16.5)) && !early(days(30.0)));
    // A quarter of "about 20 days" is 5: up to 21 days it may be.
    assert!(!early(about(-20.0)), "about 20 days before may be 15");
    assert!(early(about(-40.0)));
    let order = |before: bool| known(json!({"after": {"record": "late", "before": before}}));
    let bounded = |before: bool| {
        let records = [
            ("case", "case", json!({"time_zero": "op"})),
            ("op", "surgery", json!({"when": dated("2010-01-01")})),
            ("late", "imaging", json!({"when": days(-100.0)})),
            ("p", "pathology", json!({"when": order(before), "specimen": "op"})),
        ];
        says(&records, "specimen-before-its-source")
    };
    assert!(!bounded(false), "“after” the imaging may still be after the operation");
    assert!(bounded(true), "“before” the imaging is before the operation");
}

/// The first resection counts, and only of the primary.
#[test]
fn a_recurrence_follows_the_first_resection() {
    let early = |intent: &str, first: f64, event: &str| {
        let resection = |at: f64| json!({"when": days(at), "intent": known(intent)});
        let records = [
            ("case", "case", json!({"time_zero": "zero"})),
            ("zero", "imaging", json!({"when": dated("2010-01-01")})),
            ("second", "surgery", resection(400.0)),
            ("first", "surgery", resection(first)),
            ("undated", "surgery", json!({"intent": known(intent)})),
            ("r", "metastasis", json!({"when": days(100.0), "event": known(event)})),
        ];
        found(&records, "recurrence-before-resection").into_iter().map(|found| found.message).collect::<Vec<_>>()
    };
    assert_eq!(early("primary_resection", 10.0, "local_recurrence"), [""; 0]);
    assert_eq!(early("primary_resection", 200.0, "both").len(), 1);
    assert_eq!(early("metastasectomy", 200.0, "local_recurrence"), [""; 0]);
    assert_eq!(early("primary_resection", 200.0, "metastasis"), [""; 0]);
}

#[test]
fn a_fatal_complication_is_against_those_seen_alive_only() {
    let seen = |status: &str, at: f64| {
        let complications = json!([{"what": "leak", "grade": "i_i"}, {"what": "bleeding", "grade": "v"}]);
        let records = [
            ("case", "case", json!({"time_zero": "op"})),
            ("op", "surgery", json!({"when": dated("2010-01-01"), "complications": complications})),
            ("f", "follow_up", json!({"when": days(at), "status": known(status)})),
        ];
        found(&records, "fatal-but-seen-later").into_iter().map(|finding| finding.path).collect::<Vec<_>>()
    };
    assert_eq!(seen("no_evidence", 17.0), ["complications.1.grade"]);
    assert_eq!(seen("no_evidence", 16.0), [""; 0]);
    for status in ["died_of_disease", "died_otherwise", "died_unknown", "lost"] {
        assert_eq!(seen(status, 100.0), [""; 0], "{status}");
    }
}

/// Treatment and visits end with a death; reports and boards may follow it.
#[test]
fn what_needs_a_living_patient_is_before_the_death() {
    let after = |kind: &'static str, at: f64, status: &str| {
        let body = if kind == "tumour" { json!({"diagnosed": days(at)}) } else { json!({"when": days(at)}) };
        let records = [
            ("case", "case", json!({"time_zero": "zero"})),
            ("zero", "imaging", json!({"when": dated("2010-01-01")})),
            ("last", "follow_up", json!({"when": days(100.0), "status": known(status)})),
            ("again", "follow_up", json!({"when": days(110.0), "status": known("died_of_disease")})),
            ("r", kind, body),
        ];
        says(&records, "after-death")
    };
    for kind in [
        "presentation",
        "imaging",
        "surgery",
        "systemic",
        "radiotherapy",
        "ablation",
        "procedure",
        "response",
        "follow_up",
    ] {
        assert!(after(kind, 117.0, "died_of_disease"), "{kind}");
        assert!(!after(kind, 116.0, "died_of_disease"), "{kind}");
    }
    assert!(!after("pathology", 300.0, "died_of_disease") && !after("board", 300.0, "died_of_disease"));
    for status in ["died_otherwise", "died_unknown"] {
        assert!(after("surgery", 117.0, status), "the earliest death counts: {status}");
    }
    assert!(!after("surgery", 117.0, "alive_with_disease"), "126 days are half a month after the other death");
}

#[test]
fn deaths_of_unknown_cause_contradict_none() {
    let two = |first: &str, second: &str| {
        let records =
            [("a", "follow_up", json!({"status": known(first)})), ("b", "follow_up", json!({"status": known(second)}))];
        found(&records, "deaths-differ").len()
    };
    assert_eq!(two("died_unknown", "died_of_disease") + two("died_of_disease", "died_unknown"), 0);
    assert_eq!(two("died_otherwise", "died_of_disease"), 1);
}

/// A birth and a record of the same day or month do not exclude each other.
#[test]
fn a_birth_is_too_late_from_the_day_after() {
    let born = |born: &str, seen: Value| {
        let records = [("p", "patient", json!({"born": dated(born)})), ("ct", "imaging", json!({"when": seen}))];
        found(&records, "born-too-late").into_iter().map(|finding| (finding.path, finding.severity)).collect::<Vec<_>>()
    };
    let too_late = vec![("born".to_owned(), Severity::Error)];
    assert_eq!(born("2020-05-02", dated("2020-05-01")), too_late);
    assert_eq!(born("2020-05-01", dated("2020-05-01")), []);
    assert_eq!(born("2020-05", dated("2020-05-01")), []);
    assert_eq!(born("2020-06", dated("2020-05")), too_late);
    assert_eq!(born("2020-05-02", known(json!({"age": 40}))), []);
}

/// A year in which the birthday may or may not have passed leaves two ages; only whole years as stated are compared.
#[test]
fn an_age_follows_from_two_dates() {
    let differs = |born: &str, seen: &str, age: Value| {
        let records = [
            ("p", "patient", json!({"born": dated(born), "age": known(age)})),
            ("s", "presentation", json!({"when": dated(seen)})),
        ];
        found(&records, "age-and-birth-differ").into_iter().map(|finding| finding.message).next()
    };
    let years = |age: f64| json!({"value": age, "unit": "year"});
    let said =
        |text: &str| Some(format!("The age stated does not fit the date of birth: it was {text} at presentation."));
    assert_eq!(differs("1980", "2020", years(39.0)), None);
    assert_eq!(differs("1980", "2020", years(40.0)), None);
    assert_eq!(differs("1980", "2020", years(38.0)), said("39 to 40"));
    assert_eq!(differs("1980", "2020", years(42.0)), said("39 to 40"));
    assert_eq!(differs("1980-03-10", "2020-03-09", years(39.5)), None, "half a year on");
    assert_eq!(differs("1980-03-10", "2020-03-12", years(39.0)), said("40 to 40"));
    assert_eq!(differs("2020-03-10", "2020-03-12", years(0.0)), None);
    assert_eq!(differs("2020-03-10", "2020-03-12", years(3.0)), said("0 to 0"));
    assert_eq!(differs("2020-03-10", "2019-03-12", years(3.0)), None, "born later: said once, as such");
    assert_eq!(differs("1980", "2020", json!({"qualifier": "about", "value": 50, "unit": "year"})), None);
    assert_eq!(differs("1980", "2020", json!({"value": 480, "unit": "month"})), None);
}

fn course(begin: &Value, more: &Value) -> Value {
    let mut body = json!({"when": begin, "cycles": known(6), "interval": known(json!({"value": 3, "unit": "week"}))});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

/// Six cycles of three weeks: the last begins on day 105 and ends on day 126; a day's tolerance to either course.
#[test]
fn courses_overlap_and_follow_closely_at_their_days() {
    let codes = |second: &Value, more: &Value| {
        let records = [
            ("case", "case", json!({"time_zero": "a"})),
            ("a", "systemic", course(&dated("2020-01-01"), &json!({}))),
            ("b", "systemic", course(second, more)),
        ];
        ["courses-overlap", "courses-close"].map(|code| says(&records, code))
    };
    assert_eq!(codes(&days(103.0), &json!({})), [true, false]);
    assert_eq!(codes(&days(104.0), &json!({})), [false, true]);
    assert_eq!(codes(&days(123.0), &json!({})), [false, true]);
    assert_eq!(codes(&days(124.0), &json!({})), [false, false]);
    // "About 92 days" may be 23 later.
    assert_eq!(codes(&about(92.0), &json!({})), [false, true]);
    assert_eq!(codes(&days(0.0), &json!({})), [true, false], "the same day");
    assert_eq!(codes(&days(60.0), &json!({"alternates_with": "a"})), [false, false]);
    let daily = json!({"drugs": [{"drug": known("imatinib"), "rhythm": "daily"}]});
    assert_eq!(codes(&days(60.0), &daily), [false, false], "taken every day, it may accompany another course");
    let lasting = json!({"drugs": [{"drug": known("imatinib"), "duration": {"value": 3, "unit": "month"}}]});
    assert_eq!(codes(&days(60.0), &lasting), [false, false]);
    assert_eq!(codes(&known(json!({"after": {"record": "a"}})), &json!({})), [false, false], "no known distance");
}

#[test]
fn a_course_is_remarked_once() {
    let records = [
        ("case", "case", json!({"time_zero": "a"})),
        ("a", "systemic", course(&dated("2020-01-01"), &json!({}))),
        ("b", "systemic", course(&days(0.0), &json!({}))),
        ("c", "systemic", course(&days(10.0), &json!({}))),
    ];
    let of: Vec<String> = found(&records, "courses-overlap")
        .into_iter()
        .filter_map(|finding| Some(finding.record?.to_string()))
        .collect();
    assert_eq!(of, ["b", "c"]);
}

/// An operation overlaps from more than a day after the begin to more than a day before the last cycle.
#[test]
fn an_operation_overlaps_the_cycles_it_lies_between() {
    let within = |when: Value| {
        let records = [
            ("case", "case", json!({"time_zero": "a"})),
            ("a", "systemic", course(&dated("2020-01-01"), &json!({}))),
            ("op", "surgery", json!({"when": when})),
        ];
        says(&records, "surgery-during-course")
    };
    assert_eq!(
        [0.0, 1.0, 2.0, 103.0, 104.0, 126.0].map(|at| within(days(at))),
        [false, false, true, true, false, false]
    );
    assert!(!within(about(90.0)), "about 90 days may be 112");
}

/// clinical-standards § 0, derived check 6: A 18 weeks, B at least 5, C 18, D 9 (3-week interval assumed) come to 50
/// weeks, 11.5 months, before which no metastasectomy fits.
#[test]
fn the_published_courses_take_fifty_weeks() {
    let courses = |operated: f64| {
        let of = |cycles: u32, weeks: u32, when: Value| json!({"when": when, "cycles": known(cycles), "interval": known(json!({"value": weeks, "unit": "week"}))});
        let after = |weeks: u32| known(json!({"after": {"offset": {"value": weeks, "unit": "week"}}}));
        [
            ("case", "case", json!({"time_zero": "m"})),
            ("m", "metastasis", json!({"when": dated("2010-01-01")})),
            ("a", "systemic", of(6, 3, after(0))),
            ("b", "systemic", of(5, 1, after(18))),
            ("c", "systemic", of(6, 3, after(23))),
            ("d", "systemic", of(3, 3, after(41))),
            ("op", "surgery", json!({"when": days(operated * 7.0)})),
        ]
    };
    for code in ["courses-overlap", "courses-close"] {
        assert!(!says(&courses(50.0), code), "the courses follow each other: {code}");
    }
    assert!(!says(&courses(50.0), "surgery-during-course"));
    assert_eq!(only(&courses(46.0), "surgery-during-course").record.unwrap().as_str(), "op");
}

/// Cycles may begin a day early.
#[test]
fn cycles_are_close_from_two_days_early() {
    let second = |began: &str, number: u32, index: usize| {
        let mut notes = vec![json!({"number": number, "began": {"date": began}})];
        if index == 1 {
            notes.insert(0, json!({"number": 1, "began": {"date": "2020-01-03"}}));
        }
        let records = [("a", "systemic", course(&dated("2020-01-01"), &json!({"cycle_notes": notes})))];
        found(&records, "cycles-too-close").into_iter().map(|finding| finding.path).collect::<Vec<_>>()
    };
    assert_eq!(second("2020-01-21", 2, 0), [""; 0]);
    assert_eq!(second("2020-01-20", 2, 0), ["cycle_notes.0.began"]);
    assert_eq!(second("2020-02-11", 3, 0), [""; 0]);
    assert_eq!(second("2020-02-10", 3, 0), ["cycle_notes.0.began"]);
    assert_eq!(second("2020-01-22", 2, 1), ["cycle_notes.1.began"], "the first cycle's own begin counts");
    let same = json!({"cycle_notes": [{"number": 2, "began": {"date": "2020-01-01"}}]});
    assert!(!says(&[("a", "systemic", course(&dated("2020-01-01"), &same))], "cycles-out-of-order"));
}

#[test]
fn changes_and_notes_count_from_one() {
    let change = |from: u32, to: Value| {
        let drugs = json!([{"drug": known("doxorubicin")}]);
        let changes = json!([{"drug": "doxorubicin", "from_cycle": from, "to_cycle": to}]);
        let records = [("a", "systemic", course(&dated("2020-01-01"), &json!({"drugs": drugs, "changes": changes})))];
        ["change-cycles-reversed", "change-beyond-course"].map(|code| says(&records, code))
    };
    assert_eq!(change(0, json!(3)), [true, false]);
    assert_eq!(change(3, json!(3)), [false, false]);
    assert_eq!(change(4, json!(3)), [true, false]);
    assert_eq!(change(6, json!(null)), [false, false]);
    assert_eq!(change(7, json!(null)), [false, true]);
    let note = |number: u32| {
        says(
            &[("a", "systemic", course(&dated("2020-01-01"), &json!({"cycle_notes": [{"number": number}]})))],
            "cycle-beyond-course",
        )
    };
    assert_eq!([0, 1, 6, 7].map(note), [true, false, false, true]);
}
