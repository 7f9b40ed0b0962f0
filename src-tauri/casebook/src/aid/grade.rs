//! The grade of a specimen as the form shows it: three parts, their sum, the grade, and what the report states.

use clinical::{
    judge::{
        explain::{Explanation, Step},
        fnclcc::{Reckoning, explain, grade, preset, reckon, refusal},
    },
    record::Pathology,
    value::{CaseId, Choice as _},
};
use serde::Serialize;

use super::{Typed, of_kind};
use crate::{Casebook, Error};

/// A specimen's grade, reckoned and stated.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GradeCard {
    /// Why it is not graded this way; nothing is summed then.
    pub refused: Option<String>,
    /// What is asked in place of the grade; empty where it is graded.
    pub asks: String,
    /// Differentiation, mitoses, necrosis.
    pub parts: Vec<GradePart>,
    /// A score of differentiation by type, where none is stated.
    pub suggested: Option<Suggested>,
    /// The sum, with the suggested differentiation where none is stated.
    pub sum: Option<u8>,
    /// "3 + 2 + 2", a dot for what is missing.
    pub sum_words: String,
    /// The grade of the sum.
    pub grade: Option<u8>,
    /// The grade of each sum from 2 to 8.
    pub scale: Vec<(u8, u8)>,
    /// Whether the stated grade is that of the sum; none where one of them is missing.
    pub agrees: Option<bool>,
    /// What the report states beside what was found: "report states 3: agrees".
    pub verdict: String,
    /// What was taken for granted.
    pub assumptions: Vec<String>,
    /// The publications.
    pub source: String,
}

/// A part of the grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GradePart {
    /// What it is of: "mitoses".
    pub about: String,
    /// The scores there are.
    pub scores: Vec<u8>,
    /// The score it has; that of the type where none is stated.
    pub score: Option<u8>,
    /// What went in: "up to 14 in 10 HPF, 1.734 mm²".
    pub input: String,
    /// How it counts: "score 2: 14 per 1.734 mm²".
    pub outcome: String,
}

/// A score of differentiation that the table gives the type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Suggested {
    /// The score.
    pub score: u8,
    /// The type: "Pleomorphic leiomyosarcoma".
    pub entity: &'static str,
    /// What the table adds; empty where it adds nothing.
    pub note: &'static str,
    /// Where it was read.
    pub source: &'static str,
    /// Whether it was verified there.
    pub verified: bool,
}

impl Casebook {
    /// The grade of a report as it stands on the form.
    pub fn grade(&self, id: &CaseId, typed: &Typed) -> Result<GradeCard, Error> {
        let case = self.typed(id, std::slice::from_ref(typed))?;
        let report: &Pathology = of_kind(&case, &typed.record)?;
        let explained = explain(&case, report);
        if let Some(refusal) = refusal(&case, report) {
            let asks = refusal.asks().to_owned();
            return Ok(GradeCard { refused: Some(refusal.because()), asks, ..GradeCard::empty(explained) });
        }
        let reckoning = reckon(report);
        let suggested = preset(&case, report).filter(|_| reckoning.differentiation.is_none()).map(|preset| Suggested {
            score: u8::from(preset.score),
            entity: preset.entity,
            note: preset.note,
            source: preset.source,
            verified: preset.verified,
        });
        let scores = [
            reckoning.differentiation.or_else(|| suggested.as_ref().map(|preset| preset.score)),
            reckoning.mitotic,
            reckoning.necrosis,
        ];
        let sum = scores.into_iter().try_fold(0, |sum: u8, score| Some(sum + score?));
        let graded = sum.and_then(grade).map(u8::from);
        Ok(GradeCard {
            parts: parts(&explained.steps, scores),
            suggested,
            sum,
            sum_words: scores.map(|score| score.map_or_else(|| "·".to_owned(), |score| score.to_string())).join(" + "),
            grade: graded,
            scale: (2..=8).filter_map(|sum| Some((sum, u8::from(grade(sum)?)))).collect(),
            agrees: graded.zip(reckoning.stated).map(|(found, stated)| found == u8::from(stated)),
            verdict: verdict(&reckoning, graded, &explained.result),
            ..GradeCard::empty(explained)
        })
    }
}

impl GradeCard {
    /// Of a specimen without a grade.
    fn empty(explained: Explanation) -> Self {
        Self {
            refused: None,
            asks: String::new(),
            parts: Vec::new(),
            suggested: None,
            sum: None,
            sum_words: String::new(),
            grade: None,
            scale: Vec::new(),
            agrees: None,
            verdict: String::new(),
            assumptions: explained.assumptions,
            source: explained.source,
        }
    }
}

/// The first three steps of the explanation are those of the parts.
fn parts(steps: &[Step], scores: [Option<u8>; 3]) -> Vec<GradePart> {
    let possible: [&[u8]; 3] = [&[1, 2, 3], &[1, 2, 3], &[0, 1, 2]];
    let parts = steps.iter().zip(scores).zip(possible).map(|((step, score), possible)| GradePart {
        about: step.about.clone(),
        scores: possible.to_vec(),
        score,
        input: step.input.clone(),
        outcome: step.outcome.clone(),
    });
    parts.collect()
}

fn verdict(reckoning: &Reckoning, found: Option<u8>, result: &str) -> String {
    match (reckoning.stated, found) {
        (Some(stated), Some(found)) if u8::from(stated) == found => format!("report states {}: agrees", stated.label()),
        (Some(stated), Some(found)) => {
            format!("report states {}: the parts give {found}", stated.label())
        }
        (None, Some(_)) => "report states no grade".to_owned(),
        (_, None) => result.to_owned(),
    }
}
