//! The published tables, as they stand in `data/`: one row a fact, with its source and whether it was verified.
//!
//! A row that is not verified may give a hint, never an error.

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
