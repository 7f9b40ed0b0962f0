//! Areas, sums and factors as they are told.

use super::*;

/// clinical-standards § 10.1: areas of 0.2 to 3.0 m² are plausible; a range of areas gives a range of totals.
#[test]
fn a_recorded_area_counts_only_as_a_body_can_have_it() {
    let of = |area: Value| {
        let body = json!({"cycles": {"known": 1}, "drugs": [drug("doxorubicin", &dose(60.0, "mg", "flat"), &[1])],
            "body_surface": {"known": area}});
        let sum = per_surface([&course(body)], "doxorubicin").unwrap();
        (sum.printed(), sum.assumed)
    };
    let exactly = |value: f64| json!({"value": value, "unit": "m2"});
    assert_eq!(of(exactly(3.0)), ("20 mg/m²".to_owned(), false));
    assert_eq!(of(exactly(0.2)), ("300 mg/m²".to_owned(), false));
    assert!(of(exactly(3.1)).1 && of(exactly(0.1)).1 && of(json!({"value": 1.5, "unit": "cm"})).1);
    let range = |upper: f64| json!({"qualifier": "between", "value": 1.5, "upper": upper, "unit": "m2"});
    assert_eq!(of(range(2.0)), ("30 to 40 mg/m²".to_owned(), false));
    assert!(of(range(4.0)).1 && of(range(1.0)).1, "no body has it");
}

/// A sum that is the same at both ends prints once.
#[test]
fn a_sum_prints_its_ends_where_they_differ() {
    let printed = |least: f64, most: f64| PerSurface { least, most, assumed: false }.printed();
    assert_eq!(printed(100.0, 100.04), "100 mg/m²");
    assert_eq!(printed(100.0, 100.06), "100 to 100.1 mg/m²");
    let sum = PerSurface { least: 10.0, most: 20.0, assumed: false };
    let other = PerSurface { least: 1.0, most: 2.0, assumed: true };
    assert_eq!(sum.plus(other), PerSurface { least: 11.0, most: 22.0, assumed: true });
    assert_eq!(sum.plus(sum), PerSurface { least: 20.0, most: 40.0, assumed: false });
    assert_eq!(sum.times(0.5, 4.0), PerSurface { least: 5.0, most: 80.0, assumed: false });
}

fn explained(courses: &[Value]) -> crate::judge::explain::Explanation {
    let entries = courses.iter().enumerate();
    let entries = entries.map(|(n, body)| crate::case::Entry::read(&format!("c{n}"), "systemic", body).unwrap());
    let case = crate::case::Case::assemble(crate::value::CaseId::new("test").unwrap(), entries.collect());
    let case = case.unwrap();
    explain(&case, &crate::timeline::resolve(&case))
}

#[test]
fn schemes_are_told_with_their_factors_and_levels() {
    let one = |name: &str, amount: f64| json!({"cycles": {"known": 4}, "drugs": [drug(name, &dose(amount, "mg", "m2"), &[1])]});
    let told = explained(&[one("epirubicin", 60.0), one("idarubicin", 10.0)]);
    let of = |scheme: &str| {
        let step = told.steps.iter().find(|step| step.about.contains(scheme)).unwrap();
        format!("{}: {}: {}", step.about, step.input, step.outcome)
    };
    assert!(of("Feijen 2019 (").ends_with(
        "epirubicin 240 mg/m² × 0.8, idarubicin not counted (not estimable): at least 192 mg/m²; no level is reached"
    ));
    assert!(of("COG substitution").contains("idarubicin 40 mg/m² × 4 to 5: 400 to 440 mg/m²; the level of 400 mg/m²"));
    assert!(of("COG long-term").contains("; factors not verified"));
    assert!(told.assumptions.is_empty(), "{:?}", told.assumptions);
}

#[test]
fn what_is_not_in_a_sum_says_why() {
    let said = |more: Value| {
        let mut row = json!({"drug": {"known": "vincristine"}, "dose": dose(2.0, "mg", "m2"), "days": [1]});
        row.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        explained(&[json!({"cycles": {"known": 4}, "drugs": [row]})]).assumptions.join(" ")
    };
    assert_eq!(said(json!({})), "");
    assert!(said(json!({"rhythm": "daily"})).contains("it was taken continuously"));
    assert!(said(json!({"at_most": {"amount": 2, "unit": "mg", "per": "flat"}})).contains("its dose was capped"));
    assert!(said(json!({"dose": {"absent": "not_known"}})).contains("dose or cycles are not stated"));
    assert_eq!(said(json!({"days": []})), "A drug without recorded days was counted once a cycle.");
}
