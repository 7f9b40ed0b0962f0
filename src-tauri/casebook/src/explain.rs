//! How results were reached, and what reporting lists still miss.

use clinical::{
    case::Case,
    complete::{Completeness, List, complete},
    judge::{
        dose,
        explain::{Explanation, Step},
        fnclcc,
        response::{Series, choi, lines},
        stage,
    },
    record::{Pathology, Response, Systemic},
    timeline::{Timeline, resolve},
    value::{CaseId, Choice as _, RecordId},
    wording,
};
use serde::Serialize;

use crate::{Casebook, Error};

/// What a case can be asked to explain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// The grade of every specimen.
    Grade,
    /// The stage at diagnosis, by every edition that has a table for the tumour.
    Stage,
    /// The response to treatment, as stated and as measured.
    Response,
    /// Cumulative doses.
    Dose,
}

/// A result with what it is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explained {
    /// What it is of: "Pathology report pathology-primary", "AJCC 8, pathological".
    pub of: String,
    /// The result and the way to it.
    #[serde(flatten)]
    pub explanation: Explanation,
}

impl Casebook {
    /// How the results of a topic were reached; empty where the case holds nothing of it.
    pub fn explain(&self, id: &CaseId, topic: Topic) -> Result<Vec<Explained>, Error> {
        let case = self.case(id)?;
        let timeline = resolve(&case);
        Ok(match topic {
            Topic::Grade => grades(&case),
            Topic::Stage => stages(&case, &timeline),
            Topic::Response => [stated(&case), measured(&case, &timeline)].concat(),
            Topic::Dose => doses(&case, &timeline),
        })
    }

    /// Which items of a list a case answers.
    pub fn complete(&self, id: &CaseId, list: List) -> Result<Completeness, Error> {
        Ok(complete(&self.case(id)?, list))
    }
}

fn explained(of: impl Into<String>, explanation: Explanation) -> Explained {
    Explained { of: of.into(), explanation }
}

fn grades(case: &Case) -> Vec<Explained> {
    let reports = case.all::<Pathology>();
    reports.map(|(id, report)| explained(format!("Pathology report {id}"), fnclcc::explain(case, report))).collect()
}

fn stages(case: &Case, timeline: &Timeline) -> Vec<Explained> {
    let missing = stage::missing(case);
    if !missing.is_empty() {
        let steps = missing.into_iter().map(|what| Step::new("needed first", "not recorded", what)).collect();
        let result = "no table of stages can be chosen".to_owned();
        let editions: Vec<&str> = stage::Edition::ALL.iter().map(|edition| edition.label()).collect();
        let explanation =
            Explanation { result, steps, source: editions.join(", "), assumptions: Vec::new(), verified: true };
        return vec![explained("Primary tumour", explanation)];
    }
    let stages = stage::stages(case, timeline).into_iter();
    stages
        .map(|staged| explained(format!("{}, {}", staged.edition, staged.basis.label()), staged.explanation))
        .collect()
}

/// The responses that the record states, each by its own method: they are quoted, not reckoned.
fn stated(case: &Case) -> Vec<Explained> {
    let stated = case.all::<Response>().filter_map(|(id, response)| Some((id, response, response.category.value()?)));
    stated
        .map(|(id, response, category)| {
            let method = response.method.value().map_or("method not recorded", |method| method.label());
            let of = response.of.iter().map(RecordId::as_str).collect::<Vec<_>>().join(", ");
            let said = wording::summary(&clinical::record::Record::Response(Box::new(response.clone())));
            explained(
                format!("Response assessment {id}"),
                Explanation {
                    result: format!("{}, as stated", category.label()),
                    steps: vec![
                        Step::new("treatment", "", if of.is_empty() { "not named".to_owned() } else { of }),
                        Step::new("stated", "", said),
                        Step::new("method", "", method),
                    ],
                    source: "as recorded; nothing was reckoned".to_owned(),
                    assumptions: Vec::new(),
                    verified: true,
                },
            )
        })
        .collect()
}

/// The responses reckoned from measured lesions, for each line of treatment: RECIST 1.1 at each time, the best of them, and
/// Choi where attenuation was measured.
fn measured(case: &Case, timeline: &Timeline) -> Vec<Explained> {
    let series = Series::of(case, timeline);
    let attenuated =
        series.lesions.iter().flat_map(|lesion| lesion.seen.iter().flatten()).any(|seen| seen.attenuation.is_some());
    let mut found = Vec::new();
    for line in lines(case, timeline, &series) {
        let baseline = line.recist.baseline;
        let since = format!("against {}", studies(&series, baseline));
        for one in &line.recist.after {
            let of = format!("RECIST 1.1, {} {since}", studies(&series, one.point));
            found.push(explained(of, one.explanation.clone()));
        }
        found.push(explained(format!("RECIST 1.1, best response {since}"), line.best.explanation));
        for one in line.recist.after.iter().filter(|_| attenuated) {
            if let Some((_, explanation)) = choi(&series, baseline, one.point) {
                found.push(explained(format!("Choi, {} {since}", studies(&series, one.point)), explanation));
            }
        }
    }
    found
}

fn studies(series: &Series<'_>, point: usize) -> String {
    let studies = series.points.get(point).map(|point| point.studies.as_slice()).unwrap_or_default();
    studies.iter().map(RecordId::as_str).collect::<Vec<_>>().join(", ")
}

fn doses(case: &Case, timeline: &Timeline) -> Vec<Explained> {
    if case.all::<Systemic>().next().is_none() {
        return Vec::new();
    }
    vec![explained("Systemic therapy", dose::explain(case, timeline))]
}
