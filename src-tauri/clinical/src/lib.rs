//! What a sarcoma case is and what is true of it.
//!
//! In the order the data flows: [`value`] holds the types every record shares, [`catalogue`] what is declared of a
//! field, [`record`] the kinds of record, [`case`] a whole case and its file form, [`timeline`] when things happened,
//! [`table`] published tables, [`judge`] what can be computed, [`check`] what does not fit together, [`complete`] what a
//! reporting list still misses, [`outline`] a case in one row of a list, [`leaving`] what of a case may leave the library
//! beside its report.
//!
//! Pure: no I/O, no clock, no randomness. Time, author and ids are passed in.

extern crate self as clinical;

pub mod case;
pub mod catalogue;
pub mod check;
pub mod complete;
pub mod identifiers;
pub mod judge;
pub mod leaving;
pub mod outline;
pub mod record;
pub mod schema;
pub mod table;
pub mod timeline;
pub mod value;
pub mod wording;
