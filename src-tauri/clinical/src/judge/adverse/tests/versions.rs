//! What version 6.0 changed, the terms held, and the way to a grade.

use super::*;

/// Cut-offs in parts of the laboratory's own lower limit, and in mL/min.
#[test]
fn fibrinogen_and_clearance_are_graded_in_their_units() {
    let fibrinogen = |value: f64| grades(V5, "fibrinogen", value, Unit::GPerL, "2–4 g/L");
    assert_eq!(fibrinogen(2.0), Ok(vec![]));
    assert_eq!(fibrinogen(1.5), Ok(vec![1]));
    assert_eq!(fibrinogen(1.49), Ok(vec![2]));
    assert_eq!(fibrinogen(0.99), Ok(vec![3]));
    assert_eq!(fibrinogen(0.49), Ok(vec![4]));
    assert_eq!(grades(V5, "fibrinogen", 1.0, Unit::GPerL, "< 4 g/L"), Err(Refusal::Limit));
    let clearance = |value: f64| grades(V6, "creatinine clearance", value, Unit::MlPerMin, "");
    assert_eq!([clearance(49.0), clearance(26.0), clearance(25.0), clearance(10.0)], [2, 2, 3, 3].map(|g| Ok(vec![g])));
    assert_eq!((clearance(25.5), clearance(60.0), clearance(5.0)), (Err(Refusal::Between), Ok(vec![]), Ok(vec![])));
}

/// clinical-standards § 8: the mapping of CTCAE v5 to v6.
#[test]
fn version_six_changed_names_and_grades() {
    for (five, six) in [
        ("Platelet count decreased", "Thrombocytopenia"),
        ("Ejection fraction decreased", "Left ventricular dysfunction"),
        ("Left ventricular systolic dysfunction", "Left ventricular dysfunction"),
        ("Edema limbs", "Peripheral edema"),
        ("Lung infection", "Pneumonia"),
        ("Lymphocyte count decreased", "Lymphopenia"),
        ("Proteinuria", "Urinary protein increased"),
    ] {
        assert!(named(V5, five).is_some() && named(V6, five).is_none(), "{five}");
        assert!(named(V6, six).is_some(), "{six}");
        assert_eq!(search(V6, five).first().map(|term| term.term), Some(six));
        assert_eq!(only_in(five), Some(V5), "{five}");
    }
    for removed in ["Rash acneiform", "CPK increased"] {
        assert_eq!(named(V5, removed).map(|term| term.elsewhere), Some("removed"));
        assert_eq!((named(V6, removed), only_in(removed)), (None, Some(V5)));
    }
    assert_eq!(named(V6, "Creatinine clearance decreased").map(|term| term.elsewhere), Some("new in v6"));
    let grades_of = |version, name| named(version, name).unwrap().grades.clone();
    assert_eq!(grades_of(V6, "Lymphopenia"), [1]);
    assert_eq!((grades_of(V5, "Hypertension")[0], grades_of(V6, "Hypertension")[0]), (1, 2));
    assert_eq!((grades_of(V5, "Febrile neutropenia")[0], grades_of(V6, "Febrile neutropenia")[0]), (3, 3));
    assert_eq!(grades_of(V6, "Alkaline phosphatase increased"), [1]);
    // The bound between symptoms of lipase moved from 2.0 to 3.0 × ULN.
    let lipase = |version, value| grades(version, "lipase", value, Unit::UPerL, "< 100").unwrap();
    assert_eq!((lipase(V5, 250.0), lipase(V6, 250.0), lipase(V6, 301.0)), (vec![2, 3], vec![2], vec![2, 3]));
}

/// clinical-standards § 8: the terms listed there that both versions have.
#[test]
fn the_terms_of_the_standard_are_held() {
    let both = "Anemia|Neutrophil count decreased|Febrile neutropenia|White blood cell decreased|Nausea|Vomiting|Diarrhea|\
                Constipation|Mucositis oral|Anorexia|Fatigue|Alopecia|Peripheral sensory neuropathy|\
                Peripheral motor neuropathy|Palmar-plantar erythrodysesthesia syndrome|Rash maculo-papular|Hypertension|\
                Hypothyroidism|Creatinine increased|Acute kidney injury|Alanine aminotransferase increased|\
                Aspartate aminotransferase increased|Blood bilirubin increased|Hypokalemia|Hypomagnesemia|\
                Hypophosphatemia|Hyponatremia|Acidosis|Encephalopathy|Confusion|Hematuria|Cystitis noninfective|\
                Heart failure|Myalgia|Arthralgia|Infusion related reaction|Allergic reaction|Sepsis|Fever|\
                Hearing impaired|Dysgeusia|Pneumonitis|Headache|Treatment related secondary malignancy|\
                Wound complication";
    for term in both.split('|') {
        assert!(named(V5, term).is_some() && named(V6, term).is_some() && only_in(term).is_none(), "{term}");
    }
}

#[test]
fn a_term_can_be_graded_by_a_value_only_where_numbers_decide() {
    assert!(has_values(V5, "Neutrophil count decreased") && has_values(V6, "Thrombocytopenia"));
    // Fever decides on the first, symptoms on the second; the third is none of v6.
    for (version, term) in [(V5, "Febrile neutropenia"), (V5, "Nausea"), (V6, "Platelet count decreased")] {
        assert!(!has_values(version, term), "{term}");
    }
    let febrile = laboratory_grade(V5, "Febrile neutropenia", &result("neutrophils", 0.4, Unit::GigaPerL, ""));
    assert_eq!(febrile.unwrap_err(), Refusal::Analyte("neutrophils".to_owned()));
}

#[test]
fn the_way_to_a_grade_is_told() {
    let all = laboratory_grades(V5, &result("haemoglobin", 7.5, Unit::GPerDl, "12–16")).unwrap();
    let steps = all[0].explanation.steps.iter();
    let steps: Vec<String> = steps.map(|step| format!("{}: {}: {}", step.about, step.input, step.outcome)).collect();
    assert_eq!(
        steps,
        ["haemoglobin: 7.5 g/dL: grade 3", "cut-offs: g/dL (absolute): 1: [10.0,LLN); 2: [8.0,10.0); 3: (-inf,8.0)"]
    );
    assert_eq!(all[0].explanation.assumptions, ["Beside the value: g3 also: transfusion indicated; g4 clinical only."]);
    let none = laboratory_grades(V5, &result("neutrophils", 5.0, Unit::GigaPerL, "1.8–7.5")).unwrap();
    assert_eq!((none[0].explanation.result.as_str(), none[0].open), ("Neutrophil count decreased: no grade", false));
    assert!(none[0].explanation.assumptions.is_empty());
}

#[test]
fn closer_terms_come_first() {
    let names = |words: &str| search(V5, words).into_iter().map(|term| term.term).collect::<Vec<_>>();
    assert_eq!(names("fever")[0], "Fever");
    assert_eq!(names("acute kidney")[0], "Acute kidney injury");
    assert_eq!(names("injury kidney")[0], "Acute kidney injury");
}
