//! The patient: identity kept apart, demography, and history.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use crate::value::{Answer, Measure, Prose, Sex, Term, When, YesNo, choice};

/// Who the patient is and what went before: identity (never printed), demography, medical, family and drug history.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Patient")]
pub struct Patient {
    /// Full name. Stays in the library; never printed or exported.
    #[field(section = "Identity", class = Name)]
    pub name: String,
    /// Number in the hospital's record. Stays in the library.
    #[field(section = "Identity", class = Number)]
    pub hospital_number: String,
    /// Number given by the nation: of birth, of insurance. Stays in the library.
    #[field(section = "Identity", class = Number)]
    pub national_number: String,
    /// Date of birth. Stays in the library.
    #[field(label = "Born", section = "Identity")]
    pub born: Answer<When>,
    /// Address, telephone, e-mail. Stays in the library.
    #[field(section = "Identity", class = Contact)]
    pub contact: String,
    /// Names of relatives and others close to the patient. Stay in the library.
    #[field(section = "Identity", class = Name)]
    pub relatives: Vec<String>,
    /// Names of those who treated the patient. Stay in the library.
    #[field(section = "Identity", class = Name)]
    pub clinicians: Vec<String>,
    /// Hospitals where the patient was treated. Stay in the library.
    #[field(section = "Identity", class = Place)]
    pub hospitals: Vec<String>,
    /// Sex as recorded.
    #[field(section = "Person", core(Care))]
    pub sex: Answer<Sex>,
    /// Age at presentation, in years; over 89 it prints as ≥90.
    #[field(label = "Age at presentation", section = "Person", units(Year, Month), range(0, 120), core(Care))]
    pub age: Answer<Measure>,
    /// Body height.
    #[field(section = "Person", units(Cm), range(30, 250))]
    pub height: Answer<Measure>,
    /// Body weight at the start of treatment.
    #[field(section = "Person", units(Kg), range(1, 400))]
    pub weight: Answer<Measure>,
    /// Illnesses, operations and treatments before this one.
    #[field(section = "History", core(Care))]
    pub medical_history: Vec<PastEvent>,
    /// Whether the medical history holds nothing else of note.
    #[field(label = "Otherwise unremarkable", section = "History")]
    pub otherwise_unremarkable: Answer<YesNo>,
    /// Illness in the family, cancer first of all.
    #[field(section = "History", core(Care))]
    pub family_history: Answer<Term>,
    /// Work, home, habits, as far as they matter here.
    #[field(section = "History", core(Care))]
    pub psychosocial_history: Answer<Term>,
    /// Known predisposition or result of germline testing.
    #[field(section = "History", core(Care))]
    pub genetic_history: Answer<Term>,
    /// Regular medication.
    #[field(section = "History")]
    pub medication: Answer<Term>,
    /// Allergies and intolerances.
    #[field(section = "History")]
    pub allergies: Answer<Term>,
    /// Remarks that no other field holds. Not printed.
    #[field(section = "History")]
    pub remarks: Prose,
}

choice! {
    /// What a past event was.
    pub PastKind {
        Illness = "illness",
        Operation = "operation",
        Malignancy = "malignancy",
        Radiotherapy = "radiotherapy",
        Chemotherapy = "chemotherapy",
    }
}

/// Something that happened before this illness.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PastEvent {
    /// The illness, operation or treatment: "appendicectomy".
    pub what: Term,
    /// What it was.
    pub kind: Option<PastKind>,
    /// When, often by age: "at 20".
    pub when: Option<When>,
    /// What became of it.
    pub outcome: Term,
}
