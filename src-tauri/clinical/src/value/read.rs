//! Sizes and doses read from what was typed. What is not wholly understood is not read.

use super::{Axis, Dose, DoseUnit, Number, Per, Qualifier, Size, Unit};

/// Qualifiers by the words that stand before a number.
const QUALIFIERS: &[(&str, Qualifier)] = &[
    ("up to ", Qualifier::UpTo),
    ("about ", Qualifier::About),
    ("ca. ", Qualifier::About),
    ("≈", Qualifier::About),
    ("~", Qualifier::About),
    (">", Qualifier::MoreThan),
    ("<", Qualifier::LessThan),
];

/// A size of one to three axes: "42", "4.2 cm", "12 x 8 mm", "about 3 cm". Without a unit it is in `usual`.
pub fn read_size(typed: &str, usual: Unit) -> Option<Size> {
    let text = typed.trim().to_lowercase();
    let (qualifier, rest) = qualified(&text);
    let (rest, unit) = match (rest.strip_suffix("mm"), rest.strip_suffix("cm")) {
        (Some(rest), _) => (rest, Unit::Mm),
        (_, Some(rest)) => (rest, Unit::Cm),
        (None, None) => (rest, usual),
    };
    let lengths = rest.split(['x', '×', '*']).map(|part| number(part.trim_end_matches("mm").trim_end_matches("cm")));
    let axes: Vec<Axis> =
        lengths.map(|length| Some(Axis { length: length?, axis: None })).collect::<Option<Vec<_>>>()?;
    ((1..=3).contains(&axes.len())).then_some(Size { qualifier, axes, unit })
}

fn qualified(text: &str) -> (Option<Qualifier>, &str) {
    let found = QUALIFIERS.iter().find_map(|(word, qualifier)| Some((*qualifier, text.strip_prefix(word)?)));
    found.map_or((None, text), |(qualifier, rest)| (Some(qualifier), rest.trim_start()))
}

/// A dose: "75 mg/m2", "20 mg flat", "5 g per m²", "AUC 5". A bare number is of the kind of `like`, and means nothing
/// without it: a unit is never guessed.
pub fn read_dose(typed: &str, like: Option<Dose>) -> Option<Dose> {
    let text = typed.trim().to_lowercase().replace('²', "2").replace(" per ", "/");
    if let Some(rest) = text.strip_prefix("auc") {
        return Some(Dose { amount: number(rest)?, unit: DoseUnit::Auc, per: Per::Flat });
    }
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ' ')).unwrap_or(text.len());
    let (amount, unit) = text.split_at(end);
    let amount = number(amount)?;
    if unit.is_empty() {
        return like.map(|dose| Dose { amount, ..dose });
    }
    let (unit, flat) = unit.strip_suffix("flat").map_or((unit, false), |unit| (unit.trim(), true));
    let (unit, per) = unit.split_once('/').map_or((unit, None), |(unit, per)| (unit.trim(), Some(per.trim())));
    let unit = match unit {
        "mg" => DoseUnit::Mg,
        "g" => DoseUnit::G,
        "µg" | "μg" | "ug" | "mcg" => DoseUnit::Ug,
        "iu" | "u" | "units" => DoseUnit::Iu,
        _ => return None,
    };
    let per = match (per, flat) {
        (None, _) => Per::Flat,
        (Some("m2" | "sqm"), false) => Per::M2,
        (Some("kg"), false) => Per::Kg,
        (Some("l"), false) => Per::Litre,
        (Some(_), _) => return None,
    };
    Some(Dose { amount, unit, per })
}

/// A number that is not negative, with a decimal point and no mark of thousands.
fn number(text: &str) -> Option<Number> {
    let text = text.trim();
    let plain = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.');
    plain.then(|| text.parse::<f64>().ok()).flatten().and_then(|value| Number::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_with_and_without_a_unit() {
        let read = |typed: &str| read_size(typed, Unit::Mm).map(|size| size.to_string());
        let pairs = [
            ("42", "42 mm"),
            ("4.2 cm", "4.2 cm"),
            ("12x8", "12 × 8 mm"),
            ("11 × 9 × 7 cm", "11 × 9 × 7 cm"),
            ("about 3 cm", "about 3 cm"),
            ("<5", "less than 5 mm"),
        ];
        for (typed, said) in pairs {
            assert_eq!(read(typed).as_deref(), Some(said), "{typed}");
        }
        for typed in ["", "cm", "4,2", "1x2x3x4", "-3", "gone", "3 kg", "12 x"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_dose_without_a_unit_is_of_the_kind_beside_it() {
        let like = read_dose("75 mg/m2", None);
        let read = |typed: &str, like| read_dose(typed, like).map(|dose| dose.to_string());
        assert_eq!(read("50", like).as_deref(), Some("50 mg/m²"));
        assert_eq!(read("50", None), None, "a unit is never guessed");
        let pairs = [
            ("75 mg/m2", "75 mg/m²"),
            ("5g/m²", "5 g/m²"),
            ("5 g per m2", "5 g/m²"),
            ("20 mg", "20 mg"),
            ("20 mg flat", "20 mg"),
            ("1.5 mg/kg", "1.5 mg/kg"),
            ("AUC 5", "AUC 5"),
            ("0 mg/m2", "0 mg/m²"),
        ];
        for (typed, said) in pairs {
            assert_eq!(read(typed, None).as_deref(), Some(said), "{typed}");
        }
        for typed in ["", "mg", "75 mg/m2 d1", "75,5 mg", "-5 mg", "20 mg/m2 flat"] {
            assert_eq!(read(typed, like), None, "{typed}");
        }
    }
}
