//! Adverse events by the Common Terminology Criteria (CTCAE) 5.0 and 6.0: terms, grades, and laboratory grades by value.
//!
//! Sources: NCI CTCAE v5.0 (27 November 2017) and v6.0 (2025). The table holds the terms that matter in sarcoma, not all.

mod interval;
mod laboratory;
mod term;

pub use laboratory::{LaboratoryGrade, Refusal, has_values, laboratory_grade, laboratory_grades};
pub use term::{Named, Nearest, named, nearest, only_in, search, terms, version_name};

#[cfg(test)]
mod tests;
