//! What an explanation of a grade says of its parts, its specimen and what was taken for granted.

use super::*;

fn told(report: &Pathology) -> (String, Vec<String>, Vec<String>) {
    let found = explain(&case(report), report);
    let steps = found.steps.iter().map(|step| format!("{}: {}: {}", step.about, step.input, step.outcome));
    (found.result, steps.collect(), found.assumptions)
}

fn scored(differentiation: u8, mitotic: u8, necrosis: NecrosisScore) -> Pathology {
    let mut report = of_type("leiomyosarcoma");
    report.fnclcc.differentiation = Answer::known(Grade3::try_from(differentiation).unwrap());
    report.fnclcc.mitotic = Answer::known(Grade3::try_from(mitotic).unwrap());
    report.fnclcc.necrosis = Answer::known(necrosis);
    report
}

#[test]
fn stated_scores_are_told_as_stated() {
    let (result, steps, assumptions) = told(&scored(2, 1, NecrosisScore::UnderHalf));
    assert_eq!(result, "grade 2");
    assert_eq!(
        steps,
        [
            "differentiation: as stated: score 2",
            "mitoses: not recorded: score 1, as stated",
            "necrosis: not recorded: score 1, as stated",
            "sum: 2 + 1 + 1 = 4: grade 2: 2–3 is 1, 4–5 is 2, 6–8 is 3",
        ]
    );
    assert_eq!(assumptions, ["The tumour was not treated before."]);
    let untreated = Pathology { treated_before: Answer::known(YesNo::No), ..scored(2, 1, NecrosisScore::None) };
    assert_eq!(told(&untreated).2, [""; 0]);
}

#[test]
fn a_stated_grade_without_all_parts_names_what_would_fit_or_is_missing() {
    let mut report = of_type("dermatofibrosarcoma-fibrosarcomatous");
    report.fnclcc.grade = Answer::known(Grade3::Two);
    assert_eq!(told(&report).0, "grade 2 as stated; differentiation, mitoses and necrosis not recorded");
    report.fnclcc.mitotic = Answer::known(Grade3::Two);
    assert_eq!(told(&report).0, "grade 2 as stated; differentiation and necrosis not recorded");
    report.fnclcc.necrosis = Answer::known(NecrosisScore::HalfOrMore);
    assert_eq!(told(&report).0, "grade 2 as stated; it fits differentiation 1");
    report.fnclcc.grade = Answer::known(Grade3::One);
    assert_eq!(told(&report).0, "grade 1 as stated; no score of differentiation fits it");
    assert_eq!(told(&report).1[0], "differentiation: not stated: no score; the table has none for this type");
}

#[test]
fn the_area_that_was_taken_is_said() {
    let of = |mitoses: Mitoses| {
        let (_, steps, assumptions) =
            told(&Pathology { mitoses: Answer::known(mitoses), ..scored(2, 1, NecrosisScore::None) });
        (steps[1].clone(), assumptions[0].clone())
    };
    let unstated = |mitoses: Mitoses| {
        let mut report = Pathology { mitoses: Answer::known(mitoses), ..scored(2, 1, NecrosisScore::None) };
        report.fnclcc.mitotic = Answer::Unanswered;
        let (_, steps, assumptions) = told(&report);
        (steps[1].clone(), assumptions[0].clone())
    };
    let eyepiece = Mitoses { fields: Some(number(10.0)), field_number: Some(number(22.0)), ..count(14.0, None) };
    assert_eq!(
        unstated(eyepiece.clone()),
        (
            "mitoses: 14 in 10 HPF, 2.376 mm² by the field number: score 2: 10.2 per 1.734 mm², next to the threshold of 10"
                .to_owned(),
            "The objective magnifies 40 times.".to_owned()
        )
    );
    let ten = Mitoses { objective: Some(number(40.0)), ..eyepiece };
    assert_eq!(unstated(ten).1, "The tumour was not treated before.");
    assert_eq!(
        unstated(count(3.0, None)),
        (
            "mitoses: 3, 1.734 mm² assumed: score 1: 3 per 1.734 mm²".to_owned(),
            "Fields have the reference area, 0.1734 mm².".to_owned()
        )
    );
    assert_eq!(
        unstated(count(3.0, Some(30.0))),
        (
            "mitoses: 3, 30 mm² implausible, 1.734 mm² assumed: score 1: 3 per 1.734 mm²".to_owned(),
            "The area is ten reference fields.".to_owned()
        )
    );
    let range = Mitoses { upper: Some(number(12.0)), ..count(8.0, Some(1.734)) };
    assert_eq!(
        unstated(range),
        (
            "mitoses: 8 to 12, 1.734 mm²: score 2: 12 per 1.734 mm²".to_owned(),
            "The higher end of the range counts.".to_owned()
        )
    );
    assert_eq!(of(count(3.0, Some(2.0))).0, "mitoses: 3, 2 mm²: score 1, as stated");
}

#[test]
fn samples_and_other_tissue_are_named() {
    let of = |kind: SpecimenKind, tissue: Tissue| {
        let report = Pathology {
            specimen_kind: Answer::known(kind),
            tissue: Answer::known(tissue),
            ..scored(2, 1, NecrosisScore::None)
        };
        told(&report).1.split_off(4)
    };
    assert_eq!(of(SpecimenKind::Resection, Tissue::Primary), [""; 0]);
    assert_eq!(of(SpecimenKind::CoreBiopsy, Tissue::Primary), ["specimen: core biopsy: may undergrade"]);
    assert_eq!(of(SpecimenKind::Resection, Tissue::Metastasis), ["tissue: metastasis: not the grade of the case"]);
    assert_eq!(of(SpecimenKind::Resection, Tissue::LocalRecurrence).len(), 1);
}

#[test]
fn types_that_grading_does_not_fit_are_said() {
    let said = |entity: &str| told(&of_type(entity)).2.join(" ");
    assert!(said("ewing-sarcoma").contains("high grade by definition; FNCLCC is not informative"));
    assert!(said("angiosarcoma").contains("Grading of this type is discouraged: "));
    assert!(said("leiomyosarcoma").starts_with("Differentiation is that of the type in the table"));
    assert!(said("myxoid-liposarcoma").contains("(over 5 % round cells counts as high grade)"));
    // The source of the score stands behind that of the method.
    let report = of_type("leiomyosarcoma");
    let source = explain(&case(&report), &report).source;
    assert!(source.starts_with("FNCLCC: Trojani 1984") && source.ends_with("; CAP table"), "{source}");
    let recalled = of_type("round-cell-liposarcoma");
    assert!(!explain(&case(&recalled), &recalled).verified);
}

/// Every refusal names its reason, its source and whether the row was verified.
#[test]
fn refusals_name_reason_and_source() {
    let of = |report: &Pathology| {
        let found = refusal(&case(report), report).unwrap();
        let explained = explain(&case(report), report);
        (found.because(), found.source(), explained.verified)
    };
    let gist =
        ("a gastrointestinal stromal tumour has no FNCLCC grade".to_owned(), "UICC TNM; SEER EOD 3.3, GIST", true);
    assert_eq!(of(&of_type("gist")), gist);
    let bone = "FNCLCC grades soft-tissue sarcomas, not tumours of bone".to_owned();
    assert_eq!(of(&of_type("chordoma")), (bone, "AJCC 8, chapter 38; SEER EOD 3.3", true));
    let uterine = of(&of_type("uterine-leiomyosarcoma"));
    assert!(uterine.0.starts_with("FNCLCC was not made for this type: uterine"), "{}", uterine.0);
    assert_eq!((uterine.1, uterine.2), ("table of entities, column fnclcc_note", true));
    assert!(!of(&of_type("solitary-fibrous-tumour")).2, "the row is recalled");
    let treated = Pathology { treated_before: Answer::known(YesNo::Yes), ..of_type("leiomyosarcoma") };
    assert_eq!(of(&treated).1, "ESMO guidance on histological grading; IDEA4RC");
}

/// "Less than 60%" is more than half as far as anybody knows; "less than 50%" is under half.
#[test]
fn a_bound_of_necrosis_counts_by_its_number() {
    let score = |qualifier, value| necrosis_score(&percent(Some(qualifier), value)) as u8;
    assert_eq!(score(Qualifier::LessThan, 60.0), 2);
    assert_eq!(score(Qualifier::LessThan, 50.0), 1);
    assert_eq!(score(Qualifier::UpTo, 50.0), 2);
    assert_eq!(score(Qualifier::LessThan, 0.0), 0);
}

/// A whole mitosis away is not near.
#[test]
fn the_hint_of_a_threshold_ends_at_one_mitosis() {
    let near = |n: f64| near_threshold(&count(n, Some(1.734)));
    assert_eq!([9.0, 9.001, 11.0, 10.999, 19.0, 21.0].map(near), [None, Some(10.0), None, Some(10.0), None, None]);
}
