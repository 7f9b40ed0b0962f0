use serde_json::{Value, json};

use super::*;
use crate::{
    CaseView,
    tests::{fresh, record, setting},
};

/// The sample case with its library.
fn sample() -> (Casebook, CaseId) {
    let book = Casebook::sample(setting()).unwrap();
    let id = book.list().unwrap()[0].id.clone();
    (book, id)
}

fn body(view: &CaseView, id: &str) -> Value {
    view.records.iter().find(|record| record.id.as_str() == id).unwrap().body.clone()
}

/// A record of the sample as it stands on the form, with `change` typed and not written.
fn typed(book: &Casebook, id: &CaseId, name: &str, change: impl FnOnce(&mut Value)) -> Typed {
    let mut body = body(&book.open_case(id).unwrap(), name);
    change(&mut body);
    Typed { record: record(name), body }
}

fn given(cycle: u32, drug: Option<usize>, words: &str) -> Given {
    Given { cycle, drug, words: words.to_owned() }
}

#[test]
fn the_grade_follows_what_is_typed_and_not_written() {
    let (book, id) = sample();
    let card = book.grade(&id, &typed(&book, &id, "pathology-primary", |_| ())).unwrap();
    let scores: Vec<_> = card.parts.iter().map(|part| part.score).collect();
    assert_eq!(scores, [Some(3), Some(2), Some(2)]);
    assert_eq!((card.sum, card.sum_words.as_str(), card.grade), (Some(7), "3 + 2 + 2", Some(3)));
    assert_eq!((card.agrees, card.verdict.as_str()), (Some(true), "report states 3: agrees"));
    let suggested = card.suggested.unwrap();
    assert_eq!((suggested.score, suggested.entity), (3, "Leiomyosarcoma, pleomorphic or poorly differentiated"));
    assert_eq!(card.scale, [(2, 1), (3, 1), (4, 2), (5, 2), (6, 3), (7, 3), (8, 3)]);

    let low = typed(&book, &id, "pathology-primary", |body| {
        body["mitoses"]["known"]["count"] = json!(3);
        body["necrosis"]["known"] = json!({"value": 0, "unit": "percent"});
        body["fnclcc"]["differentiation"] = json!({"known": 1});
    });
    let card = book.grade(&id, &low).unwrap();
    assert_eq!((card.sum_words.as_str(), card.grade, card.agrees), ("1 + 1 + 0", Some(1), Some(false)));
    assert_eq!(card.verdict, "report states 3: the parts give 1");
    assert!(card.suggested.is_none(), "a stated score outranks that of the type");
}

#[test]
fn a_treated_tumour_has_no_sum() {
    let (book, id) = sample();
    let treated = typed(&book, &id, "pathology-primary", |body| body["treated_before"] = json!({"known": "yes"}));
    let card = book.grade(&id, &treated).unwrap();
    assert!(card.refused.unwrap().contains("treated before"), "the card says why");
    assert!(card.asks.contains("viable"));
    assert_eq!((card.sum, card.parts.len()), (None, 0));
}

#[test]
fn a_half_typed_record_is_refused_with_its_field() {
    let (book, id) = sample();
    let broken = typed(&book, &id, "pathology-primary", |body| body["mitoses"]["known"]["count"] = json!("x"));
    assert_eq!(book.grade(&id, &broken).unwrap_err().field(), Some("mitoses.known.count"));
    assert!(book.grade(&id, &Typed { record: record("nobody"), body: json!({}) }).is_err());
}

#[test]
fn several_changes_are_one_step() {
    let (mut book, id) = sample();
    let change = |path: &str, value: Value| crate::Change {
        record: record("tumour"),
        path: path.to_owned(),
        value: Some(value),
    };
    let before = body(&book.open_case(&id).unwrap(), "tumour");
    let changes = vec![change("side", json!({"known": "right"})), change("site", json!({"known": "thigh"}))];
    let view = book.change(&id, "Site: right thigh", changes).unwrap();
    assert_eq!(view.undo.as_deref(), Some("Site: right thigh"));
    assert_eq!(body(&view, "tumour")["site"]["known"], "thigh");
    assert_eq!(body(&book.undo(&id).unwrap(), "tumour"), before);
    let bad = vec![change("side", json!({"known": "left"})), change("side", json!({"known": "upwards"}))];
    assert!(book.change(&id, "Site", bad).is_err());
    assert_eq!(body(&book.open_case(&id).unwrap(), "tumour"), before, "all or nothing");
}

#[test]
fn the_first_course_adds_up_cycle_by_cycle() {
    let (book, id) = sample();
    let grid = book.cycles(&id, &typed(&book, &id, "course-a", |_| ())).unwrap();
    let column = |place: usize| grid.cycles.iter().map(|row| row.cells[place].words.as_str()).collect::<Vec<_>>();
    assert_eq!(column(0), ["50", "75", "75", "75", "75", "75"]);
    assert_eq!(column(1), ["5"; 6]);
    let so_far: Vec<&str> = grid.cycles.iter().map(|row| row.cells[0].so_far.as_str()).collect();
    assert_eq!(so_far, ["50 mg/m²", "125 mg/m²", "200 mg/m²", "275 mg/m²", "350 mg/m²", "425 mg/m²"]);
    assert_eq!(
        grid.cycles.iter().map(|row| row.day.as_str()).collect::<Vec<_>>()[..3],
        ["start", "+3 weeks", "+6 weeks"]
    );
    assert!(grid.cycles[0].unexplained && grid.cycles[0].cells[0].differs && !grid.cycles[1].unexplained);
    assert_eq!((grid.drugs[0].unit.as_str(), grid.drugs[0].total.as_str()), ("mg/m²", "425 mg/m²"));
    assert_eq!(grid.told, "6 given");
    let whole = grid.whole.unwrap();
    assert_eq!(whole.totals, "425 mg/m² + 140 mg flat");
    assert_eq!(whole.per_surface, "491.7 to 518.3 mg/m²");
    assert_eq!(whole.points.len(), 6 + 5 + 2);
    let last = whole.points.last().unwrap();
    assert_eq!((last.letter.as_str(), last.own, last.least, last.most), ("E", false, 491.7, 518.3));
    assert!(whole.assumed.contains("1.5 to 2.1"));
    let flat = book.cycles(&id, &typed(&book, &id, "course-b", |_| ())).unwrap();
    assert_eq!(flat.cycles[4].cells[0].so_far, "100 mg");
    assert_eq!(flat.cycles[4].cells[0].reached, Some((472.6, 491.7)));
}

#[test]
fn a_dose_typed_in_a_cell_becomes_a_change_with_its_reason() {
    let (mut book, id) = sample();
    let course = record("course-a");
    let changes = |view: &CaseView| body(view, "course-a")["changes"].clone();
    let view = book.give(&id, &course, &[given(3, Some(0), "60"), given(4, Some(0), "60 mg/m2")]).unwrap();
    assert_eq!(view.undo.as_deref(), Some("Systemic therapy: 2 cells of the cycles"));
    let dose = |amount: u32| json!({"known": {"amount": amount, "unit": "mg", "per": "m2"}});
    let first = json!({"drug": "doxorubicin", "from_cycle": 1, "dose": dose(50)});
    assert_eq!(
        changes(&view),
        json!([first, {"drug": "doxorubicin", "from_cycle": 3, "to_cycle": 4, "dose": dose(60)}])
    );
    let view = book.give(&id, &course, &[given(4, None, "neutropenia")]).unwrap();
    assert_eq!(view.undo.as_deref(), Some("Systemic therapy: reason, cycle 4"));
    assert_eq!(
        changes(&view),
        json!([
            first,
            {"drug": "doxorubicin", "from_cycle": 3, "dose": dose(60)},
            {"drug": "doxorubicin", "from_cycle": 4, "dose": dose(60), "reason": "neutropenia"}
        ])
    );
    let grid = book.cycles(&id, &typed(&book, &id, "course-a", |_| ())).unwrap();
    assert!(!grid.cycles[3].unexplained && grid.cycles[2].unexplained);
    // The course's own dose again: no change is left.
    let all = [given(1, Some(0), "75"), given(3, Some(0), ""), given(4, Some(0), "75 mg/m²")];
    assert_eq!(changes(&book.give(&id, &course, &all).unwrap()), Value::Null);
    let view = book.give(&id, &course, &[given(2, Some(1), "not given"), given(6, None, "delayed")]).unwrap();
    assert_eq!(changes(&view)[0]["dose"], json!({"absent": "not_done"}));
    assert_eq!(body(&view, "course-a")["cycle_notes"], json!([{"number": 6, "reason": "delayed"}]));
    let view = book.give(&id, &course, &[given(6, None, "")]).unwrap();
    assert_eq!(body(&view, "course-a")["cycle_notes"], Value::Null);
    let before = book.open_case(&id).unwrap();
    let refused = book.give(&id, &course, &[given(1, Some(0), "60"), given(2, Some(0), "plenty")]).unwrap_err();
    assert!(refused.to_string().contains("“plenty” is no dose"), "{refused}");
    assert_eq!(book.open_case(&id).unwrap(), before, "all or nothing");
}

#[test]
fn a_regimen_fills_a_course_in_one_step() {
    let (mut book, id) = sample();
    let hits = regimens("doxorubicin ifosfamide");
    assert!(hits.iter().any(|hit| hit.id == "AI-62012"), "{hits:?}");
    let (view, name) = book.add_record(&id, "systemic").unwrap();
    assert_eq!(body(&view, name.as_str()), json!({}));
    let planned = book.plan(&id, &name, "AI-62012", Some(4)).unwrap();
    let filled = body(&planned.view, name.as_str());
    assert_eq!((&filled["cycles"]["known"], &filled["interval"]["known"]["value"]), (&json!(4), &json!(3)));
    assert_eq!(filled["drugs"][0]["dose"]["known"], json!({"amount": 25, "unit": "mg", "per": "m2"}));
    assert!(planned.view.undo.as_deref().is_some_and(|label| label.starts_with("Regimen: Doxorubicin + ifosfamide")));
    let grid = book.cycles(&id, &typed(&book, &id, name.as_str(), |_| ())).unwrap();
    assert_eq!((grid.cycles.len(), grid.drugs[0].days.as_str()), (4, "days 1, 2 and 3"));
    assert_eq!(grid.cycles[3].cells[0].so_far, "300 mg/m²", "three days of 25 in four cycles");
    assert_eq!(body(&book.undo(&id).unwrap(), name.as_str()), json!({}));
    assert!(matches!(book.plan(&id, &name, "nothing", None), Err(Error::Regimen(_))));
}

#[test]
fn cycles_that_alternate_are_a_course_of_their_own() {
    let (_folder, mut book) = fresh();
    let id = book.new_case("Ewing sarcoma", "").unwrap().id;
    let (_, name) = book.add_record(&id, "systemic").unwrap();
    let planned = book.plan(&id, &name, "VDC-IE", Some(14)).unwrap();
    let courses: Vec<Value> = planned.view.records[1..].iter().map(|record| record.body.clone()).collect();
    assert_eq!(courses.iter().map(|course| &course["cycles"]["known"]).collect::<Vec<_>>(), [&json!(7), &json!(7)]);
    assert_eq!(courses[1]["alternates_with"], json!(name.as_str()));
    assert!(planned.hints.iter().any(|hint| hint.contains("course of its own")), "{:?}", planned.hints);
}

/// A case with two lesions and three CTs.
fn measured() -> (tempfile::TempDir, Casebook, CaseId) {
    let (folder, mut book) = fresh();
    let id = book.new_case("Liver metastases", "").unwrap().id;
    for (month, name) in [("2020-01-10", "abdomen"), ("2020-04-10", "abdomen"), ("2020-07-10", "abdomen")] {
        let (_, study) = book.add_record(&id, "imaging").unwrap();
        book.set_field(&id, &study, "when", Some(json!({"known": {"date": month}}))).unwrap();
        book.set_field(&id, &study, "modality", Some(json!({"known": "ct"}))).unwrap();
        book.set_field(&id, &study, "regions", Some(json!([name]))).unwrap();
    }
    for name in ["liver 1", "liver 2"] {
        let (_, lesion) = book.add_record(&id, "lesion").unwrap();
        book.set_field(&id, &lesion, "name", Some(json!(name))).unwrap();
        book.set_field(&id, &lesion, "site", Some(json!({"known": "liver"}))).unwrap();
        book.set_field(&id, &lesion, "target", Some(json!({"known": "yes"}))).unwrap();
    }
    (folder, book, id)
}

fn cell(lesion: u8, study: u8, words: &str) -> Measured {
    let (lesion, study) = (record(&format!("lesion-{lesion}")), record(&format!("imaging-{study}")));
    Measured { lesion, study, words: words.to_owned() }
}

#[test]
fn measured_lesions_have_sums_and_a_response_beside_the_stated_one() {
    let (_folder, mut book, id) = measured();
    let block = [
        cell(1, 1, "42"),
        cell(2, 1, "2 cm"),
        cell(1, 2, "24"),
        cell(2, 2, "12 x 8"),
        cell(2, 3, "gone"),
        cell(1, 3, "30"),
    ];
    let view = book.measure(&id, &block).unwrap();
    assert_eq!(view.undo.as_deref(), Some("Lesion: 6 measurements"));
    assert_eq!(body(&view, "lesion-2")["measurements"][2], json!({"study": "imaging-3", "state": "gone"}));
    let (_, response) = book.add_record(&id, "response").unwrap();
    book.set_field(&id, &response, "study", Some(json!("imaging-2"))).unwrap();
    book.set_field(&id, &response, "category", Some(json!({"known": "stable"}))).unwrap();
    let grid = book.lesions(&id, &[]).unwrap();
    let words: Vec<Vec<&str>> =
        grid.rows.iter().map(|row| row.cells.iter().map(|cell| cell.words.as_str()).collect()).collect();
    assert_eq!(words, [["42 mm", "24 mm", "30 mm"], ["2 cm", "12 × 8 mm", "no longer visible"]]);
    assert!(grid.rows.iter().all(|row| row.target && row.target_stated && !row.node));
    let of = |read: fn(&StudyColumn) -> Option<&str>| grid.studies.iter().map(read).collect::<Vec<_>>();
    assert_eq!(of(|study| study.sum.as_deref()), [Some("62 mm"), Some("36 mm"), Some("30 mm")]);
    assert_eq!(of(|study| study.from_baseline.as_deref()), [Some("baseline"), Some("−42%"), Some("−52%")]);
    assert_eq!(of(|study| study.from_nadir.as_deref()), [None, Some("−42%"), Some("−17%")]);
    assert_eq!(of(|study| study.found), [None, Some("PR"), Some("PR")]);
    assert_eq!(grid.studies[1].stated, ["stable disease"]);
    assert_eq!(grid.studies.iter().map(|study| study.agrees).collect::<Vec<_>>(), [None, Some(false), None]);
}

#[test]
fn a_measurement_is_typed_over_and_taken_out_and_nonsense_is_refused() {
    let (_folder, mut book, id) = measured();
    let view = book.measure(&id, &[cell(1, 2, "24")]).unwrap();
    assert_eq!(view.undo.as_deref(), Some("Lesion: liver 1 in CT abdomen"));
    book.measure(&id, &[cell(1, 1, "31, treated")]).unwrap();
    let studies: Vec<Value> = body(&book.open_case(&id).unwrap(), "lesion-1")["measurements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["study"].clone())
        .collect();
    assert_eq!(studies, ["imaging-1", "imaging-2"], "in order of time");
    assert!(book.measure(&id, &[cell(1, 1, "12"), cell(2, 1, "big")]).unwrap_err().to_string().contains("“big”"));
    let first = &body(&book.open_case(&id).unwrap(), "lesion-1")["measurements"][0];
    assert_eq!(first["size"]["axes"][0]["length"], json!(31), "nothing was written");
    let view = book.measure(&id, &[cell(1, 1, ""), cell(1, 2, " ")]).unwrap();
    assert_eq!(body(&view, "lesion-1")["measurements"], Value::Null);
}

#[test]
fn a_half_typed_lesion_is_judged_with_the_others() {
    let (_folder, mut book, id) = measured();
    book.measure(&id, &[cell(1, 1, "42"), cell(1, 2, "40")]).unwrap();
    let typed = typed(&book, &id, "lesion-1", |body| body["target"] = json!({"known": "no"}));
    let grid = book.lesions(&id, &[typed]).unwrap();
    assert!(!grid.rows[0].target_stated);
}
