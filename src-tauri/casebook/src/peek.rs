//! A case looked at beside the list: what a case report still misses, and what was done to it lately.

use chrono::SecondsFormat;
use clinical::{
    complete::{GoTo, List, State, complete},
    value::CaseId,
};
use serde::Serialize;

use crate::{Casebook, Error};

/// How many changes are shown.
const LATELY: usize = 4;

/// What is seen of a case without opening it, beside its row.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Peek {
    /// Items of CARE that are missing, in whole or in part.
    pub missing: Vec<Missing>,
    /// What was done last, the latest first.
    pub lately: Vec<Lately>,
}

/// An item of CARE that is missing.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Missing {
    /// What it asks for.
    pub text: &'static str,
    /// Where it is to be entered first.
    pub go_to: Option<GoTo>,
}

/// A change of the case.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Lately {
    /// What it is called.
    pub label: String,
    /// When: "2024-02-29T12:34:56Z".
    pub at: String,
}

impl Casebook {
    /// What is seen of a case without opening it.
    pub fn peek(&self, id: &CaseId) -> Result<Peek, Error> {
        let items = complete(&self.case(id)?, List::Care).items.into_iter();
        let missing = items.filter_map(|item| match item.state {
            State::Missing { go_to } | State::Partly { go_to, .. } => {
                Some(Missing { text: item.text, go_to: go_to.into_iter().next() })
            }
            State::Reported { .. } | State::NotApplicable { .. } => None,
        });
        let lately = self
            .library
            .lately(id, LATELY)?
            .into_iter()
            .map(|(label, at)| Lately { label, at: at.to_rfc3339_opts(SecondsFormat::Secs, true) });
        Ok(Peek { missing: missing.collect(), lately: lately.collect() })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::tests::{fresh, record};

    #[test]
    fn a_case_shows_what_it_misses_and_what_was_done() {
        let (_folder, mut book) = fresh();
        let id = book.new_case("A case", "").unwrap().id;
        book.set_field(&id, &record("case"), "title", Some(json!("Other"))).unwrap();
        let peek = book.peek(&id).unwrap();
        let row = book.list().unwrap().remove(0).outline;
        assert_eq!(peek.missing.len(), usize::try_from(row.of - row.reported).unwrap());
        let labels: Vec<&str> = peek.lately.iter().map(|change| change.label.as_str()).collect();
        assert_eq!(labels, ["Case: Title", "New case"]);
    }
}
