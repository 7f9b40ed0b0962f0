//! An interval between two records, how sure it is, and how it ended.

use serde::Serialize;

use crate::{
    case::Case,
    judge::explain::{Explanation, Step},
    timeline::{DAYS_PER_MONTH, Placed, Sureness, Timeline},
    value::{Choice as _, RecordId, choice},
    wording,
};

choice! {
    /// What an interval measures.
    pub Endpoint {
        Overall = "overall survival",
        DiseaseFree = "disease-free survival",
        ProgressionFree = "progression-free survival",
        ToMetastasis = "time to metastasis",
    }
}

choice! {
    /// How an interval ended.
    pub Outcome {
        Event = "event",
        Censored = "censored",
    }
}

/// Why an interval is not reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotReckoned {
    /// The beginning has no place in time.
    #[error("its beginning has no known time")]
    NoStart,
    /// The primary tumour was not resected, or no one knows when.
    #[error("no resection of the primary tumour with a known time is recorded")]
    NoResection,
    /// Macroscopic tumour was left.
    #[error("tumour was left at the resection (R2)")]
    TumourLeft,
    /// Metastases were there from the beginning.
    #[error("metastases were known at the first diagnosis")]
    MetastaticAtDiagnosis,
    /// No record shows the patient at a known time.
    #[error("no record shows when the patient was last seen")]
    NeverSeen,
    /// The death has no place in time.
    #[error("the death is recorded without its time")]
    DeathUndated,
    /// The end lies before the beginning.
    #[error("its end lies before its beginning")]
    Reversed,
}

/// An interval from one record to another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Interval {
    /// What it measures.
    pub endpoint: Endpoint,
    /// The record it begins with.
    pub from: RecordId,
    /// The record it ends with.
    pub to: RecordId,
    /// Months, unrounded.
    pub months: f64,
    /// How sure they are.
    pub sureness: Sureness,
    /// Months it may be off at most, as far as the statements allow to say.
    pub slack: f64,
    /// Whether it ended by its event.
    pub outcome: Outcome,
}

impl Interval {
    /// From one placed record to another. A reversal within what the times may be off counts as none: zero months.
    pub(super) fn between(
        endpoint: Endpoint,
        from: (&RecordId, &Placed),
        to: (&RecordId, &Placed),
        outcome: Outcome,
    ) -> Result<Self, NotReckoned> {
        let (days, slack) = (to.1.days - from.1.days, to.1.slack + from.1.slack);
        if days < -slack - 1e-9 {
            return Err(NotReckoned::Reversed);
        }
        Ok(Self {
            endpoint,
            from: from.0.clone(),
            to: to.0.clone(),
            months: days.max(0.0) / DAYS_PER_MONTH,
            sureness: sureness(from.1.sureness, to.1.sureness),
            slack: slack / DAYS_PER_MONTH,
            outcome,
        })
    }

    /// Whole months with their sign: "≈ 3", "≥ 36"; a censored interval carries a plus, "36+", unless it is at most so long.
    pub fn printed(&self) -> String {
        #[expect(clippy::cast_possible_truncation, reason = "months of a life fit")]
        let months = (self.months + 0.5).floor() as i64;
        let plus = if self.outcome == Outcome::Censored && self.sureness != Sureness::AtLatest { "+" } else { "" };
        format!("{}{plus}", crate::timeline::printed(months, self.sureness))
    }

    /// The interval with the way to it.
    pub fn explain(&self, case: &Case, timeline: &Timeline) -> Explanation {
        let step = |about: &str, id: &RecordId| {
            let name = case.record(id).map(wording::name).unwrap_or_default();
            Step::new(about, name, timeline.at(id).map(|at| format!("month {}", at.printed())).unwrap_or_default())
        };
        let zero = format!("Month 0 is {}.", timeline.zero_words);
        let mut assumptions = vec![zero];
        if self.outcome == Outcome::Censored {
            assumptions.push("No event is recorded: counted to the last record with the patient at hand.".to_owned());
        }
        if self.slack > 0.0 {
            assumptions.push(format!("The times may be off by {} months.", (self.slack * 10.0).round() / 10.0));
        }
        Explanation {
            result: format!("{}: {} months, {}", self.endpoint.label(), self.printed(), self.outcome.label()),
            steps: vec![step("from", &self.from), step("to", &self.to)],
            source: "Resolved times of the records; definitions in common trial use".to_owned(),
            assumptions,
            verified: true,
        }
    }
}

/// How sure the distance of two places is: a late beginning makes it shorter, a late end longer.
fn sureness(from: Sureness, to: Sureness) -> Sureness {
    let turned = match from {
        Sureness::AtEarliest => Sureness::AtLatest,
        Sureness::AtLatest => Sureness::AtEarliest,
        other => other,
    };
    match (turned, to) {
        (Sureness::AtEarliest, Sureness::AtLatest) | (Sureness::AtLatest, Sureness::AtEarliest) => Sureness::About,
        (a, b) => a.max(b),
    }
}
