//! Which items of a reporting list a case answers, where the answer stands, and where a missing one is to be entered.
//!
//! An item is answered by records, not by a tick: every rule here looks for the fields that say it. The items and their
//! wording are in the tables [`CARE_ITEMS`], [`SCARE_ITEMS`] and [`SYNOPTIC_ELEMENTS`](crate::table::SYNOPTIC_ELEMENTS).

mod care;
mod manuscript;
mod reading;
mod scare;
mod state;
mod synoptic;

#[cfg(test)]
mod tests;

pub use state::{GoTo, Place, State};
pub use synoptic::resected_primary;

use serde::Serialize;

use crate::{
    case::Case,
    table::{CARE_ITEMS, SCARE_ITEMS},
    value::choice,
};
use reading::{Part, Reading};

choice! {
    /// A list of what a case report, or a pathology report, should say.
    #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
    pub List {
        Care = "CARE 2013",
        Scare = "SCARE 2023",
        Iccr = "ICCR core data, soft tissue sarcoma, 2021",
    }
}

/// A list held against a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Completeness {
    /// The list.
    pub list: List,
    /// Its items in its own order.
    pub items: Vec<ItemState>,
    /// How many items the case reports in full.
    pub reported: usize,
    /// How many items apply to the case.
    pub of: usize,
}

/// An item of a list and how a case answers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ItemState {
    /// Its number: "5c".
    pub number: &'static str,
    /// What it asks for, in this program's words.
    pub text: &'static str,
    /// How the case answers it.
    pub state: State,
    /// Whether wording and number were verified against the published list.
    pub verified: bool,
}

/// Holds a list against a case.
///
/// [`List::Care`] and [`List::Scare`] look at the whole case. [`List::Iccr`] looks at the pathology report of the
/// resected primary tumour, with its operation and the tumour it is of.
pub fn complete(case: &Case, list: List) -> Completeness {
    let reading = Reading::of(case);
    let item = |number, text, verified, part: Part| ItemState { number, text, state: part.into(), verified };
    let items: Vec<ItemState> = match list {
        List::Care => CARE_ITEMS
            .iter()
            .map(|row| item(row.number, row.item, row.verified, care::part(&reading, row.number)))
            .collect(),
        List::Scare => SCARE_ITEMS
            .iter()
            .map(|row| item(row.number, row.item, row.verified, scare::part(&reading, row.number)))
            .collect(),
        List::Iccr => synoptic::items(&reading)
            .into_iter()
            .map(|(element, verified, part)| item(element.number, element.text, verified, part))
            .collect(),
    };
    let count = |wanted: fn(&State) -> bool| items.iter().filter(|item| wanted(&item.state)).count();
    let reported = count(|state| matches!(state, State::Reported { .. }));
    let of = count(|state| !matches!(state, State::NotApplicable { .. }));
    Completeness { list, reported, of, items }
}
