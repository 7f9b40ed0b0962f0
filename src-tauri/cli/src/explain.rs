//! How results were reached, and what reporting lists still miss, as text.

use std::fmt::Write as _;

use casebook::{Casebook, Explained};
use clinical::{
    complete::{self, Completeness, GoTo, Place, State},
    value::{CaseId, Choice as _},
};

use crate::{
    arguments::{List, Topic},
    error::Error,
    show,
};

/// Places printed for an item; the others are counted.
const PLACES: usize = 3;

/// The results of a topic with the way to them.
pub(crate) fn results(book: &Casebook, id: &CaseId, topic: Topic, json: bool) -> Result<String, Error> {
    let topic = match topic {
        Topic::Grade => casebook::Topic::Grade,
        Topic::Stage => casebook::Topic::Stage,
        Topic::Response => casebook::Topic::Response,
        Topic::Dose => casebook::Topic::Dose,
    };
    let results = book.explain(id, topic)?;
    if json {
        return show::json(&results);
    }
    if results.is_empty() {
        return Ok("Nothing is recorded that could be explained.\n".to_owned());
    }
    let mut out = String::new();
    results.iter().for_each(|result| explained(&mut out, result));
    Ok(out)
}

fn explained(out: &mut String, explained: &Explained) {
    let Explained { of, explanation } = explained;
    let _ = writeln!(out, "{of}: {}", explanation.result);
    for step in &explanation.steps {
        let input = if step.input.is_empty() { String::new() } else { format!("{} → ", step.input) };
        let _ = writeln!(out, "  {}: {input}{}", step.about, step.outcome);
    }
    for assumption in &explanation.assumptions {
        let _ = writeln!(out, "  Assumed: {assumption}");
    }
    let unverified = if explanation.verified { "" } else { " (not all of it verified: a hint, not a result)" };
    let _ = writeln!(out, "  Source: {}{unverified}\n", explanation.source);
}

/// A list held against a case.
pub(crate) fn list(book: &Casebook, id: &CaseId, list: List, json: bool) -> Result<String, Error> {
    let list = match list {
        List::Care => complete::List::Care,
        List::Scare => complete::List::Scare,
        List::Iccr => complete::List::Iccr,
    };
    let found = book.complete(id, list)?;
    if json { show::json(&found) } else { Ok(listed(&found)) }
}

fn listed(found: &Completeness) -> String {
    let cells: Vec<Vec<String>> = found
        .items
        .iter()
        .map(|item| {
            let (word, detail) = match &item.state {
                State::Reported { evidence } => ("reported", format!("in {}", places(evidence))),
                State::Partly { evidence, go_to } => {
                    ("partly", format!("in {}; enter {}", places(evidence), fields(go_to)))
                }
                State::Missing { go_to } => ("missing", format!("enter {}", fields(go_to))),
                State::NotApplicable { reason } => ("not applicable", reason.clone()),
            };
            let unverified = if item.verified { "" } else { " (not verified)" };
            vec![item.number.to_owned(), word.to_owned(), format!("{}{unverified}", item.text), detail]
        })
        .collect();
    format!("{}: {} of {} reported\n\n{}", found.list.label(), found.reported, found.of, show::columns(&cells))
}

/// "presentation symptoms.0.what, presentation symptoms.1.what and 4 more".
fn places(places: &[Place]) -> String {
    let said = places.iter().take(PLACES).map(|place| format!("{} {}", place.record, place.path).trim().to_owned());
    more(&said.collect::<Vec<_>>(), places.len())
}

/// "patient family_history"; the name of the kind where the record is still to be made.
fn fields(go_to: &[GoTo]) -> String {
    let said = go_to.iter().take(PLACES).map(|to| {
        let record = to.record.as_ref().map_or_else(|| format!("a new {}", to.kind.name()), ToString::to_string);
        format!("{record} {}", to.path).trim().to_owned()
    });
    more(&said.collect::<Vec<_>>(), go_to.len())
}

fn more(said: &[String], all: usize) -> String {
    let rest = all - said.len();
    let rest = if rest == 0 { String::new() } else { format!(" and {rest} more") };
    format!("{}{rest}", said.join(", "))
}
