//! Grade of a laboratory value, where a number alone tells it.

use std::sync::LazyLock;

use super::{
    interval::{Interval, Lies, Limits, Span, limits, span},
    term::{fold, version_name},
};
use crate::{
    judge::explain::{Explanation, Step},
    record::{CtcaeVersion, LabResult},
    table::{CTCAE_TERMS, CtcaeTerm},
    value::{Choice as _, Measure, Unit},
};

/// Names a laboratory prints, as [`fold`] writes them, and the analyte of the table they mean.
const ANALYTES: &[(&str, &[&str])] = &[
    ("haemoglobin", &["hemoglobin", "hb", "hgb"]),
    ("neutrophils (ANC)", &["neutrophils", "neutrophil count", "absolute neutrophil count", "anc", "granulocytes"]),
    ("platelets", &["platelets", "platelet count", "thrombocytes"]),
    ("leukocytes", &["leukocytes", "white blood cells", "white cells", "white cell count", "wbc"]),
    ("lymphocytes", &["lymphocytes", "lymphocyte count"]),
    ("ALT", &["alt", "alanine aminotransferase", "gpt"]),
    ("AST", &["ast", "aspartate aminotransferase", "got"]),
    ("ALP", &["alp", "alkaline phosphatase"]),
    ("GGT", &["ggt", "gamma-glutamyl transferase"]),
    ("bilirubin total", &["bilirubin", "total bilirubin", "bilirubin total"]),
    ("creatinine", &["creatinine", "serum creatinine"]),
    ("creatinine clearance", &["creatinine clearance"]),
    ("CK", &["ck", "cpk", "creatine kinase"]),
    ("lipase", &["lipase"]),
    ("amylase", &["amylase", "serum amylase"]),
    ("potassium", &["potassium"]),
    ("sodium", &["sodium"]),
    ("magnesium", &["magnesium"]),
    ("calcium ionised", &["ionised calcium", "ionized calcium"]),
    ("calcium (albumin-corrected)", &["corrected calcium", "albumin-corrected calcium"]),
    ("albumin", &["albumin"]),
    ("glucose fasting", &["fasting glucose"]),
    ("glucose", &["glucose", "fasting glucose"]),
    ("urate", &["urate", "uric acid"]),
    ("cholesterol", &["cholesterol"]),
    ("triglycerides", &["triglycerides"]),
    ("fibrinogen", &["fibrinogen"]),
];

/// What a value is graded as under one term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaboratoryGrade {
    /// The term.
    pub term: &'static str,
    /// The grades the value fits; more than one where symptoms decide, none where it is not abnormal enough.
    pub grades: Vec<u8>,
    /// Whether more than the number can make the grade another one: symptoms, transfusion, treatment.
    pub open: bool,
    /// The way to it.
    pub explanation: Explanation,
}

/// Why a value has no grade.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No number.
    #[error("no number is recorded")]
    Number,
    /// The version is not held.
    #[error("the cut-offs of this version of CTCAE are not held here: use 5.0 or 6.0")]
    Version,
    /// No cut-offs for the test.
    #[error("“{0}” has no cut-offs that a value alone could be graded by")]
    Analyte(String),
    /// Another unit.
    #[error("the cut-offs are in {wanted}, the value in {given}: record it in that unit")]
    Unit {
        /// Unit of the value.
        given: String,
        /// Units of the cut-offs.
        wanted: String,
    },
    /// The reference range is needed.
    #[error("the grade depends on the laboratory’s reference range, which is not recorded in a form that can be read")]
    Limit,
    /// Between two printed grades.
    #[error("the value lies between two grades as they are printed")]
    Between,
}

/// The grade of a result under every term that its test has: hypokalaemia and hyperkalaemia for potassium. Those that it
/// fits come first; terms that could not be judged are left out where another fits.
pub fn laboratory_grades(version: CtcaeVersion, result: &LabResult) -> Result<Vec<LaboratoryGrade>, Refusal> {
    graded(version, result, None)
}

/// The grade of a result under one term.
pub fn laboratory_grade(version: CtcaeVersion, term: &str, result: &LabResult) -> Result<LaboratoryGrade, Refusal> {
    let grades = graded(version, result, Some(term))?;
    grades.into_iter().next().ok_or_else(|| Refusal::Analyte(result.analyte.to_string()))
}

fn graded(version: CtcaeVersion, result: &LabResult, term: Option<&str>) -> Result<Vec<LaboratoryGrade>, Refusal> {
    let version = version_name(version).ok_or(Refusal::Version)?;
    let value = result.value.as_ref().ok_or(Refusal::Number)?;
    let rows = of_analyte(version, &result.analyte, term);
    if rows.is_empty() {
        return Err(Refusal::Analyte(result.analyte.to_string()));
    }
    let fitting: Vec<&CtcaeTerm> = rows.iter().copied().filter(|row| fits_unit(row, value.unit)).collect();
    if fitting.is_empty() {
        let mut wanted: Vec<&str> = rows.iter().map(|row| row.unit).collect();
        wanted.dedup();
        return Err(Refusal::Unit { given: value.unit.label().to_owned(), wanted: wanted.join(" or ") });
    }
    let range = limits(&result.reference, value.unit.label());
    let judged: Vec<_> = fitting.into_iter().map(|row| grade(row, value, range)).collect();
    let refused = judged.iter().find_map(|one| one.as_ref().err().cloned());
    let mut grades: Vec<LaboratoryGrade> = judged.into_iter().flatten().collect();
    grades.sort_by_key(|one| one.grades.is_empty());
    let fits = grades.first().is_some_and(|one| !one.grades.is_empty());
    match refused {
        Some(refusal) if !fits => Err(refusal),
        _ => Ok(grades),
    }
}

/// A row that a number alone can be graded by, with the names of its test.
struct Gradable {
    row: &'static CtcaeTerm,
    names: Vec<String>,
}

/// The cut-offs do not change while the program runs; the names of their tests are folded once.
static GRADABLE: LazyLock<Vec<Gradable>> = LazyLock::new(|| {
    let of = |row: &'static CtcaeTerm| {
        let said = ANALYTES.iter().filter(|(name, _)| *name == row.analyte).flat_map(|(_, said)| said.iter());
        Gradable { row, names: said.map(|name| (*name).to_owned()).chain([fold(row.analyte)]).collect() }
    };
    CTCAE_TERMS.iter().filter(|row| is_gradable(row)).map(of).collect()
});

/// Whether no baseline, no fever and no further finding is needed.
fn is_gradable(row: &CtcaeTerm) -> bool {
    let by_limits = ["absolute", "xULN", "xLLN"].contains(&row.basis);
    let more = [" needs ", "with temperature", "baseline and"].iter().any(|words| row.condition.contains(words));
    row.verified && by_limits && !more
}

/// Whether a term of a version can be graded by a laboratory value at all.
pub fn has_values(version: CtcaeVersion, term: &str) -> bool {
    let name = version_name(version);
    GRADABLE.iter().any(|one| Some(one.row.version) == name && one.row.term == term)
}

/// Rows of a test, under one term where one is asked for.
fn of_analyte(version: &str, analyte: &str, term: Option<&str>) -> Vec<&'static CtcaeTerm> {
    let asked: Vec<&Gradable> = GRADABLE
        .iter()
        .filter(|one| one.row.version == version && term.is_none_or(|term| one.row.term == term))
        .collect();
    if asked.is_empty() {
        return Vec::new();
    }
    let written = fold(analyte);
    asked.into_iter().filter(|one| one.names.contains(&written)).map(|one| one.row).collect()
}

/// A multiple of a limit has no unit of its own; anything else must be in the unit of the cut-offs.
fn fits_unit(row: &CtcaeTerm, unit: Unit) -> bool {
    row.basis != "absolute" || unit_of(row.unit) == Some(unit)
}

fn unit_of(written: &str) -> Option<Unit> {
    match written {
        "10^9/L" => Some(Unit::GigaPerL),
        "g/dL" => Some(Unit::GPerDl),
        "g/L" => Some(Unit::GPerL),
        "mmol/L" => Some(Unit::MmolPerL),
        "umol/L" => Some(Unit::UmolPerL),
        "mL/min" => Some(Unit::MlPerMin),
        "%" => Some(Unit::Percent),
        "C" => Some(Unit::Celsius),
        _ => None,
    }
}

fn grade(row: &'static CtcaeTerm, value: &Measure, range: Limits) -> Result<LaboratoryGrade, Refusal> {
    let factor = match row.basis {
        "xULN" => range.upper.ok_or(Refusal::Limit)?,
        "xLLN" => range.lower.ok_or(Refusal::Limit)?,
        _ => 1.0,
    };
    if factor <= 0.0 {
        return Err(Refusal::Limit);
    }
    let stated = span(value);
    let scaled = (stated.0 / factor, stated.1 / factor);
    let grades = fitting(row, scaled, range)?;
    Ok(LaboratoryGrade {
        term: row.term,
        open: !row.condition.is_empty(),
        explanation: explain(row, value, &grades),
        grades,
    })
}

fn fitting(row: &CtcaeTerm, value: Span, range: Limits) -> Result<Vec<u8>, Refusal> {
    let cells = [(1, row.g1), (2, row.g2), (3, row.g3), (4, row.g4)];
    let intervals: Vec<(u8, Interval)> =
        cells.into_iter().filter_map(|(grade, cell)| Some((grade, Interval::parse(cell)?))).collect();
    let lies = |wanted: Lies| {
        let of = intervals.iter().filter(move |(_, interval)| interval.holds(value, range) == wanted);
        of.map(|(grade, _)| *grade).collect::<Vec<u8>>()
    };
    let (inside, unknown) = (lies(Lies::In), lies(Lies::Unknown));
    let below = intervals.iter().any(|(_, interval)| interval.numbers().1 < value.0);
    let above = intervals.iter().any(|(_, interval)| interval.numbers().0 > value.1);
    match () {
        () if !inside.is_empty() => Ok(inside),
        () if !unknown.is_empty() => Err(Refusal::Limit),
        () if below && above => Err(Refusal::Between),
        () => Ok(Vec::new()),
    }
}

fn explain(row: &CtcaeTerm, value: &Measure, grades: &[u8]) -> Explanation {
    let listed: Vec<String> = grades.iter().map(u8::to_string).collect();
    let result = if listed.is_empty() { "no grade".to_owned() } else { format!("grade {}", listed.join(" or ")) };
    let cut_offs: Vec<String> = [(1, row.g1), (2, row.g2), (3, row.g3), (4, row.g4)]
        .into_iter()
        .filter(|(_, cell)| !cell.is_empty())
        .map(|(grade, cell)| format!("{grade}: {cell}"))
        .collect();
    let mut assumptions = Vec::new();
    if row.basis.starts_with('x') {
        assumptions.push("The value before treatment was normal.".to_owned());
    }
    if !row.condition.is_empty() {
        assumptions.push(format!("Beside the value: {}.", row.condition));
    }
    Explanation {
        result: format!("{}: {result}", row.term),
        steps: vec![
            Step::new(row.analyte, value.to_string(), result),
            Step::new("cut-offs", format!("{} ({})", row.unit, row.basis), cut_offs.join("; ")),
        ],
        source: row.source.to_owned(),
        assumptions,
        verified: row.verified,
    }
}
