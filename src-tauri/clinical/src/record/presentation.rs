//! Symptoms and examination.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use crate::value::{Answer, Measure, Presence, Side, Size, Term, When, choice};

/// What the patient complained of and what was found on examination, at one time.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Presentation")]
pub struct Presentation {
    /// When the patient was seen.
    pub when: Answer<When>,
    /// Symptoms, the main one first; absent ones too, if they were asked for.
    #[field(section = "Symptoms", core(Care))]
    pub symptoms: Vec<Symptom>,
    /// Signs found or looked for and not found.
    #[field(section = "Examination", core(Care))]
    pub signs: Vec<Sign>,
    /// Performance status on the ECOG scale.
    #[field(label = "ECOG performance status", section = "Examination")]
    pub ecog: Answer<Ecog>,
    /// Karnofsky index, in percent; never converted to ECOG.
    #[field(label = "Karnofsky index", section = "Examination", units(Percent), range(0, 100))]
    pub karnofsky: Answer<Measure>,
}

/// A symptom.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Symptom {
    /// The symptom: "abdominal pain".
    pub what: Term,
    /// Whether it was present; present when left out.
    pub presence: Option<Presence>,
    /// Side of the body.
    pub side: Option<Side>,
    /// How long it had lasted.
    #[field(units(Day, Week, Month, Year))]
    pub duration: Option<Measure>,
    /// How it ran.
    pub course: Option<SymptomCourse>,
}

choice! {
    /// How a symptom runs.
    pub SymptomCourse {
        Intermittent = "intermittent",
        Constant = "constant",
        Increasing = "increasing",
    }
}

/// A sign found on examination, or looked for and not found.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sign {
    /// The sign: "palpable mass", "peritonitis".
    pub what: Term,
    /// Whether it was present; present when left out.
    pub presence: Option<Presence>,
    /// Where: "left side of the abdomen".
    pub site: Term,
    /// Its qualities: "large", "very tender".
    pub qualities: Vec<Term>,
    /// Its size, if measured.
    #[field(units(Cm, Mm))]
    pub size: Option<Size>,
}

choice! {
    /// ECOG performance status (Oken 1982).
    pub Ecog {
        Ecog0 = "0",
        Ecog1 = "1",
        Ecog2 = "2",
        Ecog3 = "3",
        Ecog4 = "4",
    }
}
