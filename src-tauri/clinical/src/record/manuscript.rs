//! The manuscript: what the author writes beside the records.

use clinical_derive::Record;
use serde::{Deserialize, Serialize};

use crate::value::{Answer, Prose, Term, YesNo};

/// The article: title, authors, abstract, the author's own sections, declarations.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[record(label = "Manuscript")]
pub struct Manuscript {
    /// Title as printed. CARE asks for the words "case report".
    #[field(section = "Title", core(Care))]
    pub title: Term,
    /// Short title for the running head.
    #[field(section = "Title")]
    pub short_title: Term,
    /// Authors in order.
    #[field(section = "Title")]
    pub authors: Vec<Author>,
    /// Affiliations, numbered in this order.
    #[field(section = "Title", class = Place)]
    pub affiliations: Vec<String>,
    /// Address for correspondence.
    #[field(section = "Title", class = Contact)]
    pub correspondence: String,
    /// Two to five keywords.
    #[field(section = "Abstract", core(Care))]
    pub keywords: Vec<Term>,
    /// Abstract: what is known, and why this case is told.
    #[field(label = "Abstract: background", section = "Abstract", core(Care))]
    pub abstract_background: Prose,
    /// Abstract: the case. When empty it is drafted from the records.
    #[field(label = "Abstract: case presentation", section = "Abstract", core(Care))]
    pub abstract_case: Prose,
    /// Abstract: what to take away.
    #[field(label = "Abstract: conclusions", section = "Abstract", core(Care))]
    pub abstract_conclusions: Prose,
    /// Introduction with references.
    #[field(section = "Text", core(Care))]
    pub background: Prose,
    /// Discussion: strengths and limits, the literature, the reasoning.
    #[field(section = "Text", core(Care))]
    pub discussion: Prose,
    /// Conclusions.
    #[field(section = "Text", core(Care))]
    pub conclusions: Prose,
    /// The patient's own view, or that it was not sought.
    #[field(section = "Text", core(Care))]
    pub patient_perspective: Answer<Prose>,
    /// Ethics approval and consent to participate.
    #[field(label = "Ethics approval and consent to participate", section = "Declarations")]
    pub ethics: Answer<Prose>,
    /// Consent for publication, in the words to print.
    #[field(section = "Declarations")]
    pub consent_for_publication: Answer<Prose>,
    /// Where the data can be had.
    #[field(label = "Availability of data and materials", section = "Declarations")]
    pub data_availability: Answer<Prose>,
    /// Competing interests.
    #[field(section = "Declarations")]
    pub competing_interests: Answer<Prose>,
    /// Funding.
    #[field(section = "Declarations")]
    pub funding: Answer<Prose>,
    /// What each author did.
    #[field(label = "Authors’ contributions", section = "Declarations")]
    pub contributions: Answer<Prose>,
    /// Thanks.
    #[field(section = "Declarations")]
    pub acknowledgements: Answer<Prose>,
}

/// An author.
#[derive(Record, Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Author {
    /// Name as printed.
    #[field(class = None)]
    pub name: String,
    /// Numbers of the affiliations.
    pub affiliations: Vec<u32>,
    /// Whether this is the corresponding author.
    pub corresponding: Option<YesNo>,
}
