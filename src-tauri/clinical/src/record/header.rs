//! The case itself: what it is called and where its time begins.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use super::Kept;
use crate::value::{RecordId, Term};

/// What the case is called in the library, and where its time begins.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Case")]
pub struct Header {
    /// Number or short name of the case in this library. Never printed.
    #[field(label = "Case number", class = Number)]
    pub number: String,
    /// Working title, shown in the list of cases. Not printed; the manuscript has the printed one.
    pub title: Term,
    /// The record whose time is month 0. When empty, the first diagnosis.
    #[field(label = "Time zero", kinds())]
    pub time_zero: Option<RecordId>,
    /// What time zero is, as printed after "months from": "diagnosis of metastases".
    #[field(label = "Time zero in words")]
    pub time_zero_words: Term,
    /// Days by which the dates of this case are earlier in what leaves the library, where that was chosen. Stays in the
    /// library.
    #[field(label = "Dates moved by", unasked)]
    pub dates_moved: Option<u32>,
    /// Findings that are right as they stand, each with the reason. Not printed.
    #[field(label = "Kept findings", unasked)]
    pub kept: Vec<Kept>,
}
