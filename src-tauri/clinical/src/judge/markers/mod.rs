//! Immunohistochemistry and molecular tests: names, the words of a result, and what a result supports or speaks against.
//!
//! What is said here is about a result and a type as recorded; it never names a diagnosis.

mod alteration;
mod fusion;
mod kinds;
mod lineage;
mod marker;
mod read;
mod weigh;
mod words;

pub use alteration::{against, of_test};
pub use fusion::{Fusion, Respelled, respelled};
pub use lineage::{Lineage, lineage, without_lineage};
pub use marker::{MarkerHit, is_loss, marker, markers, vocabulary};
pub use read::read;
pub use weigh::{Evidence, Stance, is_against, of_marker, positive, weigh};

#[cfg(test)]
mod tests;
