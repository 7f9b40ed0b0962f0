//! Presets against the standard's section 9, and a walk through every row of the table.

use super::*;
use crate::{
    judge::dose::{cumulative, side_by_side},
    record::Rhythm,
    value::{Measure, YesNo},
};

fn sums(id: &str, cycles: u32) -> Vec<(String, String)> {
    let made = generate(id, Some(cycles)).unwrap();
    let courses = std::iter::once(&made.course).chain(&made.alternating);
    cumulative(courses).into_iter().map(|(drug, totals)| (drug, side_by_side(&totals))).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(drug, sum)| ((*drug).to_owned(), (*sum).to_owned())).collect()
}

#[test]
fn presets_sum_as_published() {
    // GeDDiS (Seddon 2017), six cycles: the published case's 8,100 and 450.
    assert_eq!(sums("GEMDOC-675", 6), pairs(&[("gemcitabine", "8,100 mg/m²"), ("docetaxel", "450 mg/m²")]));
    // Nielsen 2000: 12 g/m² per cycle over three days.
    assert_eq!(sums("HDIFO-12", 3), pairs(&[("ifosfamide", "36,000 mg/m²")]));
    // EORTC 62012 (Judson 2014): 25 × 3 and 2.5 g × 4 per cycle.
    assert_eq!(sums("ai-62012", 6), pairs(&[("doxorubicin", "450 mg/m²"), ("ifosfamide", "60,000 mg/m²")]));
    // MAID (Elias 1989): 60 / 7,500 / 900 per cycle.
    let maid = pairs(&[("doxorubicin", "60 mg/m²"), ("ifosfamide", "7,500 mg/m²"), ("dacarbazine", "900 mg/m²")]);
    assert_eq!(sums("MAID", 1), maid);
}

#[test]
fn a_preset_fills_the_course() {
    let made = generate("GEMDOC-675", Some(6)).unwrap();
    let course = &made.course;
    assert_eq!(course.interval.value().map(ToString::to_string).as_deref(), Some("3 weeks"));
    assert_eq!((course.cycles.value(), course.cycles_planned.value()), (Some(&6), None));
    assert_eq!(course.drugs.iter().map(|drug| drug.days.clone()).collect::<Vec<_>>(), [vec![1, 8], vec![8]]);
    assert!(made.verified && made.alternating.is_empty());
    let planned = generate("GEMDOC-675", None).unwrap().course;
    assert_eq!((planned.cycles.value(), planned.cycles_planned.value()), (None, Some(&6)));
    assert!(generate("NO-SUCH", Some(1)).is_none());
    let aim = generate("AIM-90", None).unwrap().course;
    assert_eq!((aim.drugs[0].per_cycle, aim.drugs[0].days.as_slice()), (Some(YesNo::Yes), &[1, 2, 3][..]));
    assert_eq!(aim.drugs[0].route.to_string(), "intravenous, continuous 72 h");
}

#[test]
fn supportive_drugs_support() {
    let made = generate("AI-62012", Some(6)).unwrap();
    assert_eq!(made.course.support.iter().map(|s| s.drug.to_string()).collect::<Vec<_>>(), ["pegfilgrastim"]);
    assert_eq!(made.course.drugs.len(), 2);
}

// VDC/IE, Womer 2012: 14 cycles every two weeks, doxorubicin 75 per VDC cycle.
#[test]
fn alternating_cycles_are_two_courses() {
    let made = generate("VDC-IE", Some(13)).unwrap();
    let [ie] = made.alternating.as_slice() else { panic!("{:?}", made.alternating) };
    assert_eq!((made.course.cycles.value(), ie.cycles.value()), (Some(&7), Some(&6)));
    assert_eq!(made.course.interval.value().and_then(Measure::days), Some(28.0));
    assert_eq!((made.course.drugs.len(), ie.drugs.len()), (3, 2));
    assert_eq!(sums("VDC-IE", 10)[1], ("doxorubicin".to_owned(), "375 mg/m²".to_owned()));
    assert_eq!(made.course.drugs[0].at_most.map(|most| most.to_string()).as_deref(), Some("2 mg"));
}

#[test]
fn drugs_taken_every_day_have_a_rhythm() {
    let rhythm = |id: &str| generate(id, None).unwrap().course.drugs[0].rhythm;
    assert_eq!(
        [rhythm("PAZO"), rhythm("IMA-800"), rhythm("DTIC")],
        [Some(Rhythm::Daily), Some(Rhythm::TwiceDaily), None]
    );
    let imatinib = per_cycle(preset("IMA-800").unwrap().rows[0]).unwrap();
    assert_eq!((imatinib.basis, imatinib.most), (Basis::Day(crate::value::Per::Flat), 800.0), "PDQ GIST: 800 a day");
    assert!(generate("PAZO", None).unwrap().course.interval.value().is_none());
}

#[test]
fn what_was_recalled_or_is_no_number_is_marked() {
    let fields =
        |id: &str| generate(id, None).unwrap().hints.into_iter().map(|h| (h.drug, h.field)).collect::<Vec<_>>();
    assert!(fields("MAID").contains(&("doxorubicin", "interval")), "interval recalled");
    assert!(fields("EI-FRUSTACI").contains(&("epirubicin", "dose")), "row not verified");
    assert!(!generate("EI-FRUSTACI", None).unwrap().verified);
    // 14 to 18 g/m² is no dose; 15 USP units of bleomycin are not 15 IU.
    for (id, drug) in [("HDIFO-14-18", 0), ("ABV-KS", 1), ("ILP-TM", 0)] {
        let made = generate(id, None).unwrap();
        assert!(made.course.drugs[drug].dose.value().is_none(), "{id}");
        assert!(made.hints.iter().any(|hint| hint.field == "dose" && hint.message.contains("published as")), "{id}");
    }
}

#[test]
fn regimens_are_found_by_name_drug_and_synonym() {
    let first = |words: &str| search(words).first().map(|preset| preset.id);
    assert_eq!(first("gemdoc-675"), Some("GEMDOC-675"));
    assert_eq!(first("trab"), Some("TRAB"));
    let ids = |words: &str| search(words).into_iter().map(|preset| preset.id).collect::<Vec<_>>();
    assert!(ids("Adriamycin Holoxan").contains(&"AI-75-5"), "synonyms of both drugs");
    assert!(ids("gemcitabine + docetaxel").contains(&"GEMDOC"));
    assert!(ids("angiosarcoma").contains(&"PAC-AS"), "by setting");
    assert!(ids("").is_empty() && ids("gemcitabine aspirin").is_empty());
}

#[test]
fn a_course_is_known_by_its_drugs() {
    let course = generate("GEMDOC-675", None).unwrap().course;
    let ids: Vec<_> = of_course(&course).into_iter().map(|preset| preset.id).collect();
    assert!(ids.contains(&"GEMDOC") && ids.contains(&"GEMDOC-675") && !ids.contains(&"GEMDTIC"), "{ids:?}");
    assert!(of_course(&Systemic::default()).is_empty());
}

/// Regimens whose dose or days are published in words only.
#[test]
fn every_row_is_read_or_hinted() {
    assert!(presets().len() >= 70, "{}", presets().len());
    for preset in presets() {
        let made = generate(preset.id, None).unwrap();
        for row in &preset.rows {
            let named = drug::row(row.drug).map(|drug| drug.name);
            assert_eq!(named, Some(row.drug), "{}: called as in the table of drugs", preset.id);
            let days = schedule::days(row);
            let said = |field| made.hints.iter().any(|hint| hint.drug == row.drug && hint.field == field);
            assert!(!days.days.is_empty() || days.rhythm.is_some() || said("days"), "{}: days {}", preset.id, row.days);
            assert!(schedule::dose(row).is_some() || said("dose"), "{}: dose {}", preset.id, row.dose);
            assert!(row.interval_days.parse::<u32>().is_ok(), "{}: interval {}", preset.id, row.interval_days);
            assert!(days.days.iter().all(|day| (1..=35).contains(day)), "{}: {:?}", preset.id, days.days);
            let names =
                preset.rows.iter().all(|other| other.name == row.name && other.interval_days == row.interval_days);
            assert!(names, "{} has one name and one interval", preset.id);
        }
    }
}

/// Each way the table writes dose and days: what it makes in a cycle or a day, in milligrams, least and most and on one
/// day (clinical-standards § 9).
#[test]
fn doses_add_up_to_a_cycle_or_a_day() {
    use crate::value::Per::{Flat, Kg, Litre, M2};
    let of = |id: &str, drug: &str| {
        let row = preset(id).unwrap().rows.iter().find(|row| row.drug == drug).unwrap();
        per_cycle(row).map(|dose| (dose.basis, dose.least, dose.most, dose.once))
    };
    let cycle = |per, sum: f64, once: f64| Some((Basis::Cycle(per), sum, sum, once));
    let day = |per, sum: f64, once: f64| Some((Basis::Day(per), sum, sum, once));
    assert_eq!(of("DOX", "doxorubicin"), cycle(M2, 75.0, 75.0));
    assert_eq!(of("DOX-W20", "doxorubicin"), cycle(Flat, 20.0, 20.0));
    assert_eq!(of("GEMDOC-675", "gemcitabine"), cycle(M2, 1350.0, 675.0));
    assert_eq!(of("AIM-90", "doxorubicin"), cycle(M2, 90.0, 90.0), "the table prints the sum of three days");
    assert_eq!(of("HDIFO-12", "ifosfamide"), cycle(M2, 12_000.0, 12_000.0));
    assert_eq!(of("HDIFO-14-18", "ifosfamide"), Some((Basis::Cycle(M2), 14_000.0, 18_000.0, 14_000.0)));
    assert_eq!(of("VAC-1.2", "dactinomycin"), cycle(Kg, 0.045, 0.045));
    assert_eq!(of("ILP-TM", "tasonermin"), Some((Basis::Cycle(Flat), 1.0, 4.0, 1.0)));
    assert_eq!(of("ILP-TM", "melphalan"), None, "by limb");
    assert_eq!(of("VA", "vincristine"), None, "weekly in blocks is no cycle");
    assert_eq!(of("PAZO", "pazopanib"), day(Flat, 800.0, 800.0));
    assert_eq!(of("IMA-800", "imatinib"), day(Flat, 800.0, 400.0));
    assert_eq!(generate("VA", None).unwrap().course.drugs[0].rhythm, Some(Rhythm::Weekly));
    let litre = RegimenRow { unit: "mg/L limb volume", dose: "10", days: "once", ..*preset("DOX").unwrap().rows[0] };
    assert_eq!(schedule::dose(&litre).map(|dose| dose.per), Some(Litre));
}
