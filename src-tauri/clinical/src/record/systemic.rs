//! Systemic therapy: courses, their cycles and drugs.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use crate::value::{Answer, Dose, Measure, RecordId, Term, When, YesNo, choice};

/// A course of systemic therapy: its drugs as planned for a cycle, the cycles that differed, and why it began and ended.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Systemic therapy")]
pub struct Systemic {
    /// When the first cycle began.
    #[field(section = "Course")]
    pub when: Answer<When>,
    /// Name of the regimen: "doxorubicin and ifosfamide".
    #[field(section = "Course")]
    pub regimen: Term,
    /// What it was for.
    #[field(section = "Course")]
    pub setting: Answer<Setting>,
    /// Why this course was given.
    #[field(section = "Course", core(Care))]
    pub begun_because: Answer<BeginReason>,
    /// Cycles given.
    #[field(label = "Cycles given", section = "Cycles", range(1, 200), core(Care))]
    pub cycles: Answer<u32>,
    /// Cycles planned, where other than given.
    #[field(section = "Cycles")]
    pub cycles_planned: Answer<u32>,
    /// From the first day of one cycle to the first day of the next.
    #[field(section = "Cycles", units(Week, Day, Month))]
    pub interval: Answer<Measure>,
    /// The course whose cycles this one's alternate with: IE with VDC.
    #[field(label = "Alternating with", section = "Cycles", kinds(Systemic))]
    pub alternates_with: Option<RecordId>,
    /// The drugs of one cycle.
    #[field(section = "Cycles", core(Care))]
    pub drugs: Vec<Drug>,
    /// Doses that differed from the rest: which cycles, which drug, which dose, why.
    #[field(label = "Other doses", section = "Cycles")]
    pub changes: Vec<DoseChange>,
    /// Cycles with a date, delay or reason of their own.
    #[field(label = "Cycles one by one", section = "Cycles")]
    pub cycle_notes: Vec<Cycle>,
    /// Supportive drugs, such as growth factor, with their days.
    #[field(label = "Supportive drugs", section = "Cycles")]
    pub support: Vec<Support>,
    /// Body surface area the doses were reckoned with.
    #[field(section = "Cycles", units(M2), range(0.2, 3))]
    pub body_surface: Answer<Measure>,
    /// How it was tolerated.
    #[field(section = "End", core(Care))]
    pub tolerance: Answer<Tolerance>,
    /// When it ended, where that is not first cycle plus cycles times interval.
    #[field(section = "End")]
    pub ended: Answer<When>,
    /// Why it ended or was changed.
    #[field(section = "End", core(Care))]
    pub end_reason: Answer<EndReason>,
}

choice! {
    /// What a course is for.
    pub Setting {
        Neoadjuvant = "before surgery",
        Adjuvant = "adjuvant",
        Metastatic = "metastatic disease",
        AfterLocalTherapy = "after removal of metastases",
        Maintenance = "maintenance",
        Palliative = "palliative",
    }
}

choice! {
    /// Why a course was given.
    pub BeginReason {
        Standard = "standard of care",
        Histology = "histology",
        Intensify = "to enhance the effect",
        Toxicity = "side effects of the course before",
        Progression = "progression",
        PatientWish = "the patient’s strong wish",
        Trial = "within a trial",
    }
}

choice! {
    /// How a course was tolerated.
    pub Tolerance {
        ModestSideEffects = "side effects were modest",
        Moderate = "side effects were moderate",
        Severe = "side effects were severe",
        None = "no side effects",
    }
}

choice! {
    /// Why a course ended.
    pub EndReason {
        Completed = "completed as planned",
        Toxicity = "side effects",
        Progression = "progression",
        LocalTherapy = "change to local therapy",
        PatientWish = "patient’s wish",
        Death = "death",
        Ongoing = "still given",
    }
}

/// A drug of a cycle.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Drug {
    /// Generic name, lower case; "not known" where it was not stated.
    pub drug: Answer<Term>,
    /// Dose on each day given.
    pub dose: Answer<Dose>,
    /// The most that was given whatever the body: 2 mg of vincristine.
    pub at_most: Option<Dose>,
    /// Whether `dose` is the sum of the cycle instead of the dose of one day.
    #[field(label = "Dose is per cycle")]
    pub per_cycle: Option<YesNo>,
    /// Days of the cycle on which it was given: 1, 8.
    pub days: Vec<u32>,
    /// Rhythm, where it is not given on single days.
    pub rhythm: Option<Rhythm>,
    /// How long a continuous drug was taken.
    #[field(units(Month, Week, Day, Year))]
    pub duration: Option<Measure>,
    /// Route and manner: "72-h infusion", "by mouth".
    pub route: Term,
}

choice! {
    /// Rhythm of a drug that is not given on single days.
    pub Rhythm {
        Daily = "daily",
        TwiceDaily = "twice daily",
        Weekly = "weekly",
        Continuous = "continuous",
    }
}

/// A dose that differs from the rest of the course.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DoseChange {
    /// The drug, named as in the course.
    pub drug: Term,
    /// First cycle with this dose.
    pub from_cycle: u32,
    /// Last cycle with this dose; the same cycle when left out.
    pub to_cycle: Option<u32>,
    /// The dose.
    pub dose: Answer<Dose>,
    /// Why.
    pub reason: Term,
}

/// A cycle with something of its own.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Cycle {
    /// Its number in the course.
    #[field(label = "Cycle")]
    pub number: u32,
    /// When it began.
    pub began: Option<When>,
    /// Delay against the plan.
    #[field(units(Day, Week))]
    pub delay: Option<Measure>,
    /// Why.
    pub reason: Term,
}

/// A supportive drug.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Support {
    /// The drug: "granulocyte colony-stimulating factor (G-CSF)".
    pub drug: Term,
    /// Days of the cycle.
    pub days: Vec<u32>,
}
