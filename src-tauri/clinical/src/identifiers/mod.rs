//! What in a free text could name the patient: the library's own identifiers of that patient, calendar dates, long
//! numbers, contacts.
//!
//! A text is cut into words, digits and signs once; each detector looks at one place of it and says how far what it
//! knows reaches. Nothing is rewritten here: what is found is shown, and its author decides.

mod contact;
mod cut;
mod date;
mod known;
mod month;
mod number;

pub use known::Known;

use std::ops::Range;

use crate::value::PartialDate;
use cut::{Piece, cut};

/// What a passage of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Telling {
    /// A name that the library holds of this patient, or a person by title and name.
    Name,
    /// A place or institution that the library holds of this patient.
    Place,
    /// A number that the library holds of this patient, or one long enough to be somebody's.
    Number,
    /// An address, telephone number, e-mail or web address.
    Contact,
    /// A calendar date.
    Date,
}

/// A passage that could name the patient.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// What it is.
    pub what: Telling,
    /// The date it means, where it can mean only one.
    pub date: Option<PartialDate>,
    /// Whether the library holds it of this patient; otherwise it has the form of such a thing.
    pub known: bool,
}

/// What one detector saw: how many pieces, and the date they mean.
struct Seen {
    pieces: usize,
    what: Telling,
    date: Option<PartialDate>,
    known: bool,
}

impl Seen {
    fn of(pieces: usize, what: Telling) -> Option<Self> {
        Some(Self { pieces, what, date: None, known: false })
    }
}

/// Longest text that is looked at, in bytes: an article has less than a tenth of it.
const LONGEST: usize = 1 << 20;

/// The passages of a text that could name the patient, in their order; none overlaps another.
pub fn passages(text: &str, known: &Known) -> Vec<Passage> {
    let text = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or(text);
    let pieces = cut(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let seen = look(&pieces, at, known);
        let reach = seen.as_ref().map_or(1, |seen| seen.pieces.max(1));
        if let (Some(Seen { what, date, known, .. }), Some(first), Some(last)) =
            (seen, pieces.get(at), pieces.get(at + reach - 1))
        {
            found.push(Passage { range: first.start..last.end, what, date, known });
        }
        at += reach;
    }
    found
}

/// Whether a text says a calendar year, alone or in a date.
pub fn years(text: &str) -> bool {
    date::years(&cut(text))
}

/// What stands at a place; what reaches furthest, where several detectors see something.
fn look(pieces: &[Piece], at: usize, known: &Known) -> Option<Seen> {
    let seen = [known.at(pieces, at), contact::at(pieces, at), date::at(pieces, at), number::at(pieces, at)];
    // Of equals the first: what the library knows says more than a pattern.
    seen.into_iter().flatten().rev().max_by_key(|seen| seen.pieces)
}

#[cfg(test)]
mod tests;
