//! Body surface area from height and weight, by four published formulas. The result always names its formula.

use super::explain::{Explanation, Step};
use crate::{
    record::Patient,
    value::{Choice as _, Measure, Unit, choice},
};

/// Body surface areas, in m², that a person can have (standard, 10.1).
pub const PLAUSIBLE: std::ops::RangeInclusive<f64> = 0.2..=3.0;

choice! {
    /// A formula for the body surface area.
    pub Formula {
        Mosteller = "Mosteller",
        DuBois = "Du Bois",
        Haycock = "Haycock",
        GehanGeorge = "Gehan–George",
    }
}

impl Formula {
    /// Where it was published.
    pub fn source(self) -> &'static str {
        match self {
            Self::Mosteller => "Mosteller 1987, N Engl J Med 317:1098",
            Self::DuBois => "Du Bois and Du Bois 1916, Arch Intern Med 17:863",
            Self::Haycock => "Haycock 1978, J Pediatr 93:62",
            Self::GehanGeorge => "Gehan and George 1970, Cancer Chemother Rep 54:225",
        }
    }

    /// The formula with height h in cm and weight w in kg.
    pub fn written(self) -> &'static str {
        match self {
            Self::Mosteller => "√(h × w / 3600)",
            Self::DuBois => "0.007184 × w^0.425 × h^0.725",
            Self::Haycock => "0.024265 × w^0.5378 × h^0.3964",
            Self::GehanGeorge => "0.0235 × w^0.51456 × h^0.42246",
        }
    }

    /// Square metres for a height in cm and a weight in kg; none where either is not above zero.
    pub fn square_metres(self, height: f64, weight: f64) -> Option<f64> {
        let power =
            |factor: f64, of_weight: f64, of_height: f64| factor * weight.powf(of_weight) * height.powf(of_height);
        let area = match self {
            Self::Mosteller => (height * weight / 3600.0).sqrt(),
            Self::DuBois => power(0.007_184, 0.425, 0.725),
            Self::Haycock => power(0.024_265, 0.5378, 0.3964),
            Self::GehanGeorge => power(0.0235, 0.51456, 0.42246),
        };
        (height > 0.0 && weight > 0.0 && area.is_finite()).then_some(area)
    }
}

/// Height in cm and weight in kg, where both are recorded in these units.
pub fn body(patient: &Patient) -> Option<(f64, f64)> {
    let height = patient.height.value().and_then(Measure::millimetres)? / 10.0;
    let weight = patient.weight.value().filter(|weight| weight.unit == Unit::Kg)?.value.get();
    Some((height, weight))
}

/// The area of a patient by `formula`, and how it was reached; none without height and weight.
pub fn explain(patient: &Patient, formula: Formula) -> Option<Explanation> {
    let (height, weight) = body(patient)?;
    let area = formula.square_metres(height, weight)?;
    let input = format!("height {height} cm, weight {weight} kg");
    let mut assumptions = vec!["The weight is that at the start of treatment; no cap was applied.".to_owned()];
    if !PLAUSIBLE.contains(&area) {
        assumptions.push("The area lies outside 0.2 to 3 m²: height or weight is probably not right.".to_owned());
    }
    Some(Explanation {
        result: format!("{area:.2} m²"),
        steps: vec![Step::new(
            format!("body surface area by {}", formula.label()),
            input,
            format!("{} = {area:.4} m²", formula.written()),
        )],
        source: formula.source().to_owned(),
        assumptions,
        verified: true,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    /// The vectors of the standard, 10.1: height, weight, then Mosteller, Du Bois, Haycock, Gehan–George.
    const VECTORS: [(f64, f64, [f64; 4]); 5] = [
        (170.0, 70.0, [1.8181, 1.8097, 1.8257, 1.8313]),
        (165.0, 60.0, [1.6583, 1.6587, 1.6607, 1.6704]),
        (160.0, 50.0, [1.4907, 1.5011, 1.4873, 1.5012]),
        (180.0, 90.0, [2.1213, 2.0989, 2.1378, 2.1350]),
        (175.0, 120.0, [2.4152, 2.3239, 2.4678, 2.4464]),
    ];

    #[test]
    fn the_four_formulas_give_the_vectors_of_the_standard() {
        for (height, weight, areas) in VECTORS {
            for (formula, area) in Formula::ALL.iter().zip(areas) {
                let found = formula.square_metres(height, weight).unwrap();
                assert!((found - area).abs() <= 0.000_051, "{formula:?} of {height}, {weight}: {found}, not {area}");
            }
        }
    }

    #[test]
    fn no_body_no_area() {
        for (height, weight) in [(0.0, 70.0), (170.0, 0.0), (-170.0, -70.0), (f64::NAN, 70.0), (1e300, 1e300)] {
            assert_eq!(Formula::Mosteller.square_metres(height, weight), None, "{height}, {weight}");
        }
        assert_eq!(explain(&Patient::default(), Formula::DuBois), None);
    }

    #[test]
    fn the_explanation_names_formula_height_and_weight() {
        let patient: Patient = serde_json::from_value(json!({
            "height": {"known": {"value": 170, "unit": "cm"}}, "weight": {"known": {"value": 70, "unit": "kg"}}}))
        .unwrap();
        let told = explain(&patient, Formula::DuBois).unwrap();
        assert_eq!(told.result, "1.81 m²");
        assert_eq!(told.steps[0].about, "body surface area by Du Bois");
        assert_eq!(told.steps[0].input, "height 170 cm, weight 70 kg");
        assert!(told.assumptions.len() == 1 && told.source.contains("1916"));
    }

    #[test]
    fn an_area_nobody_has_is_said() {
        let patient: Patient = serde_json::from_value(json!({
            "height": {"known": {"value": 250, "unit": "cm"}}, "weight": {"known": {"value": 400, "unit": "kg"}}}))
        .unwrap();
        assert_eq!(explain(&patient, Formula::Mosteller).unwrap().assumptions.len(), 2);
    }

    /// The standard, 10.1: areas of 0.2 to 3.0 m² are plausible.
    #[test]
    fn plausible_areas_hold_their_bounds() {
        assert_eq!([0.19, 0.2, 3.0, 3.01].map(|area| PLAUSIBLE.contains(&area)), [false, true, true, false]);
    }

    proptest! {
        /// The unit a height was measured in changes nothing.
        #[test]
        fn centimetres_and_millimetres_give_the_same(cm in 50_u32..220, kg in 3_u32..200) {
            let explained = |value: u32, unit: &str| {
                let body = json!({"height": {"known": {"value": value, "unit": unit}}, "weight": {"known": {"value": kg, "unit": "kg"}}});
                Formula::ALL.iter().map(|formula| {
                    explain(&serde_json::from_value(body.clone()).unwrap(), *formula).unwrap().result
                }).collect::<Vec<_>>()
            };
            prop_assert_eq!(explained(cm, "cm"), explained(cm * 10, "mm"));
        }

        #[test]
        fn a_larger_body_has_a_larger_surface(height in 50.0..220.0_f64, weight in 3.0..200.0_f64, more in 0.1..20.0_f64) {
            for formula in Formula::ALL {
                let area = formula.square_metres(height, weight).unwrap();
                prop_assert!(formula.square_metres(height + more, weight).unwrap() > area);
                prop_assert!(formula.square_metres(height, weight + more).unwrap() > area);
            }
        }
    }

    #[test]
    fn each_formula_is_written_out_with_its_result() {
        let patient: Patient = serde_json::from_value(json!({
            "height": {"known": {"value": 170, "unit": "cm"}}, "weight": {"known": {"value": 70, "unit": "kg"}}}))
        .unwrap();
        let told = |formula| explain(&patient, formula).unwrap().steps[0].outcome.clone();
        assert_eq!(told(Formula::Mosteller), "√(h × w / 3600) = 1.8181 m²");
        assert_eq!(told(Formula::DuBois), "0.007184 × w^0.425 × h^0.725 = 1.8097 m²");
        assert_eq!(told(Formula::Haycock), "0.024265 × w^0.5378 × h^0.3964 = 1.8257 m²");
        assert_eq!(told(Formula::GehanGeorge), "0.0235 × w^0.51456 × h^0.42246 = 1.8313 m²");
    }
}
