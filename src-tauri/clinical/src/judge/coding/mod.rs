//! Coding: sites and types of tumour found by word, synonym or code, and pairs of them that hardly occur.
//!
//! A type is keyed by the program's own id, since one ICD-O code is that of several types (8890/3, 8840/3, 9180/3);
//! the code is an attribute of it (ICD-O-3.2; WHO Classification of Tumours, 5th ed.).

mod entity;
pub(crate) mod fold;
mod icd_10;
mod list;
mod morphology;
mod place;
pub(crate) mod search;
mod site;

pub(crate) use entity::named;
pub use entity::{EntityHit, closest, entities, entity, morphology, morphology_code, synonyms, with_code};
pub use icd_10::{icd_10, icd_10_cm};
pub use list::{CodeHit, find};
pub use morphology::{Behaviour, Morphology, NoMorphology};
pub use place::{Place, place};
pub use search::Match;
pub use site::{SiteHit, parts, site, sites, topography_code};

/// The system of topography and morphology codes.
pub const ICD_O: &str = "ICD-O";

/// The version of it that the tables hold.
pub const ICD_O_VERSION: &str = "3.2";

#[cfg(test)]
mod printed;
#[cfg(test)]
mod tests;
