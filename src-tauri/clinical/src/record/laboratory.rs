//! Laboratory results, with or without numbers.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use crate::value::{Answer, Measure, Term, Trend, When, YesNo};

/// Blood and other tests of one time. A trend without a number is an answer too.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Laboratory")]
pub struct Laboratory {
    /// When the sample was taken.
    pub when: Answer<When>,
    /// The results.
    #[field(core(Care))]
    pub results: Vec<LabResult>,
    /// Whether all other tests were unremarkable.
    #[field(label = "Others unremarkable")]
    pub others_unremarkable: Answer<YesNo>,
}

/// One result.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LabResult {
    /// What was measured: "haemoglobin".
    pub analyte: Term,
    /// Against the reference range, or how it moved.
    pub trend: Option<Trend>,
    /// The number, if recorded.
    #[field(units(
        GPerDl, GPerL, MgPerL, MgPerDl, UgPerL, NgPerMl, UPerL, KuPerL, MmolPerL, UmolPerL, GigaPerL, MlPerMin, Percent
    ))]
    pub value: Option<Measure>,
    /// Reference range of that laboratory.
    pub reference: Term,
}
