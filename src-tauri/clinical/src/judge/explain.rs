//! How a result was reached, so that window, report and command line can show it.

use serde::Serialize;

/// A result with the way to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// What was found: "grade 3", "stage IIIB", "partial response".
    pub result: String,
    /// The steps in order.
    pub steps: Vec<Step>,
    /// The table or publication, with its edition.
    pub source: String,
    /// What was taken for granted because it was not recorded.
    pub assumptions: Vec<String>,
    /// Whether every row of the tables used was verified against its source.
    pub verified: bool,
}

/// A step: what went in and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// What the step is about: "mitoses".
    pub about: String,
    /// What was recorded: "up to 14 in 10 HPF, 1.734 mm²".
    pub input: String,
    /// What it counts as: "score 2 (10 to 19)".
    pub outcome: String,
}

impl Step {
    /// A step of three texts.
    pub fn new(about: impl Into<String>, input: impl Into<String>, outcome: impl Into<String>) -> Self {
        Self { about: about.into(), input: input.into(), outcome: outcome.into() }
    }
}
