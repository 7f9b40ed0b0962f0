//! How the grade of a specimen was reached.

use super::{
    Area, AreaFrom, Preset, Reckoning, case_grade::is_biopsy, counted_area, equivalent, grade, mitotic_score,
    near_threshold, necrosis_score, preset, reckon, refusal,
};
use crate::{
    case::Case,
    judge::{
        explain::{Explanation, Step},
        scope::{Scope, scope},
    },
    record::{Mitoses, NecrosisScore, Pathology, Tissue},
    value::{Answer, Choice as _, Grade3, Qualifier},
};

const SOURCE: &str =
    "FNCLCC: Trojani 1984; Guillou 1997, J Clin Oncol 15:350; Coindre 2006, Arch Pathol Lab Med 130:1448";

/// The grade of a specimen with the way to it: its parts as stated or reckoned, a suggested differentiation where none
/// is stated, and what was assumed. Nothing of it is written into the record.
pub fn explain(case: &Case, report: &Pathology) -> Explanation {
    if let Some(refusal) = refusal(case, report) {
        return Explanation {
            result: format!("not graded: {}", refusal.because()),
            steps: vec![Step::new("asked instead", "", refusal.asks())],
            source: refusal.source().to_owned(),
            assumptions: Vec::new(),
            verified: !matches!(scope(case, report), Scope::NotMeant { verified: false, .. }),
        };
    }
    let reckoning = reckon(report);
    let suggested = preset(case, report).filter(|_| reckoning.differentiation.is_none());
    let mut steps = vec![differentiation(&reckoning, suggested), mitoses(report), necrosis(report)];
    steps.extend(sum(&reckoning, suggested));
    steps.extend(specimen(report));
    Explanation {
        result: result(&reckoning, suggested),
        steps,
        source: suggested.map_or_else(|| SOURCE.to_owned(), |preset| format!("{SOURCE}; {}", preset.source)),
        assumptions: assumptions(case, report, suggested),
        verified: suggested.is_none_or(|preset| preset.verified),
    }
}

/// The score of differentiation with the sum and the grade it would give.
fn summed(reckoning: &Reckoning, suggested: Option<Preset>) -> Option<(u8, u8, Grade3)> {
    let score = reckoning.differentiation.or_else(|| suggested.map(|preset| u8::from(preset.score)))?;
    let sum = score + reckoning.mitotic? + reckoning.necrosis?;
    Some((score, sum, grade(sum)?))
}

fn result(reckoning: &Reckoning, suggested: Option<Preset>) -> String {
    let stated = reckoning.stated;
    match (summed(reckoning, suggested), stated) {
        (Some((score, _, grade)), None) if suggested.is_some() => {
            format!("grade {} with the suggested differentiation {score}", grade.label())
        }
        (Some((_, _, grade)), None) => format!("grade {}", grade.label()),
        (Some((_, _, grade)), Some(stated)) if grade == stated => format!("grade {}, as stated", grade.label()),
        (Some((_, _, grade)), Some(stated)) => {
            format!("grade {} as stated; the parts give grade {}", stated.label(), grade.label())
        }
        (None, Some(stated)) => format!("grade {} as stated; {}", stated.label(), fitting(reckoning, suggested)),
        (None, None) => format!("no grade: {} not recorded", missing(reckoning, suggested)),
    }
}

fn fitting(reckoning: &Reckoning, suggested: Option<Preset>) -> String {
    let fitting: Vec<String> = reckoning.fitting.iter().map(u8::to_string).collect();
    match (reckoning.mitotic.zip(reckoning.necrosis), fitting.is_empty()) {
        (None, _) => format!("{} not recorded", missing(reckoning, suggested)),
        (Some(_), true) => "no score of differentiation fits it".to_owned(),
        (Some(_), false) => format!("it fits differentiation {}", fitting.join(" or ")),
    }
}

/// The parts neither stated nor suggested: "differentiation, mitoses and necrosis".
fn missing(reckoning: &Reckoning, suggested: Option<Preset>) -> String {
    let parts = [
        ("differentiation", reckoning.differentiation.is_some() || suggested.is_some()),
        ("mitoses", reckoning.mitotic.is_some()),
        ("necrosis", reckoning.necrosis.is_some()),
    ];
    let missing: Vec<&str> = parts.into_iter().filter(|(_, there)| !there).map(|(part, _)| part).collect();
    match missing.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
        None => String::new(),
    }
}

fn differentiation(reckoning: &Reckoning, suggested: Option<Preset>) -> Step {
    let about = "differentiation";
    match (reckoning.differentiation, suggested) {
        (Some(score), _) => Step::new(about, "as stated", format!("score {score}")),
        (None, Some(preset)) => Step::new(
            about,
            format!("not stated; the table by type names {}", preset.entity),
            format!("score {} suggested", preset.score.label()),
        ),
        (None, None) => Step::new(about, "not stated", "no score; the table has none for this type"),
    }
}

fn mitoses(report: &Pathology) -> Step {
    let about = "mitoses";
    let counted = report.mitoses.value();
    let input = counted.map_or_else(|| "not recorded".to_owned(), count_in_words);
    match (report.fnclcc.mitotic.value(), counted) {
        (Some(score), _) => Step::new(about, input, format!("score {}, as stated", score.label())),
        (None, Some(count)) => {
            let per_ten = (equivalent(count) * 10.0).round() / 10.0;
            let near = near_threshold(count).map_or_else(String::new, |at| format!(", next to the threshold of {at}"));
            let score = mitotic_score(count).label();
            Step::new(about, input, format!("score {score}: {per_ten} per 1.734 mm²{near}"))
        }
        (None, None) => Step::new(about, input, "no score"),
    }
}

/// "up to 14 in 10 HPF, 1.734 mm²".
fn count_in_words(mitoses: &Mitoses) -> String {
    let range = mitoses.upper.map_or_else(String::new, |upper| format!(" to {upper}"));
    let fields = mitoses.fields.map_or_else(String::new, |fields| format!(" in {fields} HPF"));
    let Area { mm2, from } = counted_area(mitoses);
    let mm2 = (mm2 * 1000.0).round() / 1000.0;
    let area = match from {
        AreaFrom::Stated => format!("{mm2} mm²"),
        AreaFrom::LostPoint(stated) => format!("{stated} mm² read as {mm2} mm²"),
        AreaFrom::FieldNumber => format!("{mm2} mm² by the field number"),
        AreaFrom::Assumed => format!("{mm2} mm² assumed"),
        AreaFrom::Implausible(stated) => format!("{stated} mm² implausible, {mm2} mm² assumed"),
    };
    format!("{}{}{range}{fields}, {area}", Qualifier::before(mitoses.qualifier), mitoses.count)
}

fn necrosis(report: &Pathology) -> Step {
    let about = "necrosis";
    let measured = report.necrosis.value();
    let input = measured.map_or_else(|| "not recorded".to_owned(), ToString::to_string);
    match (report.fnclcc.necrosis.value(), measured) {
        (Some(score), _) => Step::new(about, input, format!("score {}, as stated", score.label())),
        (None, Some(part)) => {
            let score = necrosis_score(part);
            let range = match score {
                NecrosisScore::None => "none",
                NecrosisScore::UnderHalf => "less than half",
                NecrosisScore::HalfOrMore => "half or more",
            };
            Step::new(about, input, format!("score {}: {range}", score.label()))
        }
        (None, None) => Step::new(about, input, "no score"),
    }
}

fn sum(reckoning: &Reckoning, suggested: Option<Preset>) -> Option<Step> {
    let (score, sum, grade) = summed(reckoning, suggested)?;
    let (mitotic, necrosis) = (reckoning.mitotic?, reckoning.necrosis?);
    let input = format!("{score} + {mitotic} + {necrosis} = {sum}");
    Some(Step::new("sum", input, format!("grade {}: 2–3 is 1, 4–5 is 2, 6–8 is 3", grade.label())))
}

/// What a sample or another tissue means for the grade.
fn specimen(report: &Pathology) -> Vec<Step> {
    let kind = report.specimen_kind.value().filter(|_| is_biopsy(report));
    let sample = kind.map(|kind| Step::new("specimen", kind.label(), "may undergrade"));
    let other = [Tissue::Metastasis, Tissue::LocalRecurrence, Tissue::Suspicious];
    let tissue = report.tissue.value().filter(|tissue| other.contains(tissue));
    let tissue = tissue.map(|tissue| Step::new("tissue", tissue.label(), "not the grade of the case"));
    sample.into_iter().chain(tissue).collect()
}

fn assumptions(case: &Case, report: &Pathology, suggested: Option<Preset>) -> Vec<String> {
    let mut assumptions = Vec::new();
    if report.fnclcc.mitotic.value().is_none() {
        let area = report.mitoses.value().map(|count| (count, counted_area(count).from));
        match area {
            Some((_, AreaFrom::Assumed)) => assumptions.push("Fields have the reference area, 0.1734 mm².".to_owned()),
            Some((_, AreaFrom::LostPoint(_))) => assumptions.push("The area lost its decimal point.".to_owned()),
            Some((_, AreaFrom::Implausible(_))) => assumptions.push("The area is ten reference fields.".to_owned()),
            Some((count, AreaFrom::FieldNumber)) if count.objective.is_none() => {
                assumptions.push("The objective magnifies 40 times.".to_owned());
            }
            _ => {}
        }
        if report.mitoses.value().is_some_and(|count| count.upper.is_some()) {
            assumptions.push("The higher end of the range counts.".to_owned());
        }
    }
    if let Some(preset) = suggested {
        let note = if preset.note.is_empty() { String::new() } else { format!(" ({})", preset.note) };
        assumptions.push(format!("Differentiation is that of the type in the table{note}."));
    }
    if matches!(report.treated_before, Answer::Unanswered | Answer::Absent { .. }) {
        assumptions.push("The tumour was not treated before.".to_owned());
    }
    match scope(case, report) {
        Scope::HighByDefinition => {
            assumptions.push("This type counts as high grade by definition; FNCLCC is not informative.".to_owned());
        }
        Scope::Discouraged { why, .. } => assumptions.push(format!("Grading of this type is discouraged: {why}.")),
        Scope::Graded | Scope::Gist | Scope::Bone | Scope::NotMeant { .. } => {}
    }
    assumptions
}
