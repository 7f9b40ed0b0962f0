//! Places where no line may end: between a number and its unit, in "8 × 7 × 7 cm", "month −3", "Fig. 2", "course C".

/// Words that hold on to the number or letter after them.
const NAMES: [&str; 14] = [
    "month", "months", "fig.", "figure", "table", "course", "courses", "grade", "grades", "cycle", "cycles", "day",
    "days", "stage",
];

/// Signs that hold on to the number after them.
const SIGNS: [&str; 6] = ["≥", "≈", "≤", "×", ">", "<"];

/// Units and words that hold on to the number before them.
const UNITS: [&str; 34] = [
    "mm",
    "cm",
    "mm²",
    "m²",
    "mg",
    "g",
    "kg",
    "µg",
    "iu",
    "mg/m²",
    "g/m²",
    "mg/kg",
    "gy",
    "cgy",
    "gye",
    "%",
    "hu",
    "g/l",
    "g/dl",
    "mg/l",
    "ml",
    "l",
    "hpf",
    "mitoses",
    "mitosis",
    "years",
    "weeks",
    "months",
    "days",
    "fractions",
    "×",
    "°c",
    "hours",
    "flat",
];

/// The text with spaces that no line breaks at in place of those.
pub(crate) fn glue(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        out.push_str(word);
        if let Some(next) = words.peek() {
            out.push(if holds(word, next) { '\u{a0}' } else { ' ' });
        }
    }
    out
}

fn holds(word: &str, next: &str) -> bool {
    let numeric = |text: &str| text.starts_with(|c: char| c.is_ascii_digit() || c == '−');
    let letter = |text: &str| {
        text.trim_end_matches(['.', ',', ';', ')']).chars().count() == 1 && text.starts_with(char::is_uppercase)
    };
    let left = word.trim_matches(|c: char| "()[],;:".contains(c)).to_lowercase();
    let right = next.trim_matches(|c: char| "()[],;:.".contains(c)).to_lowercase();
    let ends_in_number = word.trim_start_matches(['(', '[']).ends_with(|c: char| c.is_ascii_digit());
    (ends_in_number && UNITS.contains(&right.as_str()))
        || (SIGNS.contains(&left.as_str()) && numeric(next))
        || (NAMES.contains(&left.as_str()) && (numeric(next) || letter(next) || SIGNS.contains(&right.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_hold_on_to_their_units() {
        let glued =
            glue("a tumour of 8 × 7 cm in month −3, 75 mg/m² in cycle 1 (course A), months ≥ 4 to 6 (1.734 mm²).");
        assert_eq!(
            glued.replace('\u{a0}', "_"),
            "a tumour of 8_×_7_cm in month_−3, 75_mg/m² in cycle_1 (course_A), months_≥_4 to 6 (1.734_mm²)."
        );
    }

    #[test]
    fn plain_words_stay_free() {
        assert_eq!(glue("A woman of great age"), "A woman of great age");
    }
}
