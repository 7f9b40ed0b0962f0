//! Best response: the best before progression, with whether it was confirmed.

use serde::Serialize;

use super::{
    category::Category,
    recist::{Assessment, Recist, SOURCE},
};
use crate::judge::explain::{Explanation, Step};

/// Least time between a response and the assessment that confirms it, in days.
pub const CONFIRMATION_DAYS: f64 = 28.0;

/// The best response of a course.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Best {
    /// The category.
    pub category: Category,
    /// Whether a later assessment, at least four weeks after, was as good; none where nothing is to be confirmed.
    pub confirmed: Option<bool>,
    /// The way to it.
    pub explanation: Explanation,
}

/// The best response until progression; not evaluable where no time was.
pub fn best(recist: &Recist) -> Best {
    let progression = recist.after.iter().position(|one| one.overall == Category::Progression);
    let until = recist.after.get(..progression.unwrap_or(recist.after.len())).unwrap_or_default();
    let found = until.iter().filter_map(|one| rank(one.overall).map(|rank| (rank, one)));
    // Of equal ranks the first one counts.
    let best = found.min_by_key(|(rank, _)| *rank).map(|(_, one)| one);
    let category = match (best, progression) {
        (Some(one), _) => one.overall,
        (None, Some(_)) => Category::Progression,
        (None, None) => Category::NotEvaluable,
    };
    let confirmed = best.filter(|one| is_response(one.overall)).map(|one| is_confirmed(one, until));
    let steps = recist.after.iter().map(|one| {
        let studies: Vec<&str> = one.studies.iter().map(crate::value::RecordId::as_str).collect();
        Step::new("assessment", studies.join(", "), one.overall.short())
    });
    let note = match confirmed {
        Some(true) => "The response was confirmed after at least four weeks.",
        Some(false) => {
            "The response was not confirmed after at least four weeks; that is asked for only in trials without \
             randomisation whose endpoint is response."
        }
        None => "There is no response to be confirmed.",
    };
    let explanation = Explanation {
        result: format!("best response: {} ({})", category.label(), category.short()),
        steps: steps.collect(),
        source: SOURCE.to_owned(),
        assumptions: vec![note.to_owned()],
        verified: best.is_none_or(|one| one.explanation.verified),
    };
    Best { category, confirmed, explanation }
}

fn rank(category: Category) -> Option<u8> {
    match category {
        Category::Complete | Category::NoDisease => Some(0),
        Category::Partial => Some(1),
        Category::Stable | Category::Persisting => Some(2),
        Category::Progression | Category::NotEvaluable => None,
    }
}

fn is_response(category: Category) -> bool {
    matches!(category, Category::Complete | Category::Partial)
}

fn is_confirmed(response: &Assessment, until: &[Assessment]) -> bool {
    until.iter().any(|later| {
        let apart = later.days.zip(response.days).is_some_and(|(b, a)| b - a >= CONFIRMATION_DAYS - 1e-6);
        apart && is_response(later.overall) && rank(later.overall) <= rank(response.overall)
    })
}
