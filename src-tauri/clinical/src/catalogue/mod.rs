//! The field catalogue: what is declared of each field, once.
//!
//! Forms, checks, the file's schema, the report's plain lines, the dictionary and the TypeScript all walk these rows.

mod field;
mod held;
mod shaped;

pub use field::{Choices, Class, CodeList, Core, Field, Shape, UnitWord};
pub use held::{Group, Held};
pub(crate) use shaped::choice_shape;
pub use shaped::{Shaped, group_shape};

use serde::Serialize;

use crate::record::Kind;

/// Version of the catalogue and of case files; raised once a release in which a stored form changes.
pub const VERSION: u32 = 1;

/// A struct whose fields are catalogued; implemented by `#[derive(Record)]`.
pub trait Fields {
    /// Name as the form shows it.
    const LABEL: &'static str;
    /// What it is, from its doc comment.
    const HELP: &'static str;
    /// Its fields, in the order they are declared.
    fn fields() -> Vec<Field>;
}

/// A kind of record with its fields.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct KindRow {
    /// Name in files.
    pub kind: Kind,
    /// Name as the form shows it.
    pub label: &'static str,
    /// What such a record is.
    pub help: &'static str,
    /// Whether a case has at most one.
    pub once: bool,
    /// Name of its icon.
    pub icon: &'static str,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// Every kind of record, as the window and the generators read it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Catalogue {
    /// [`VERSION`].
    pub version: u32,
    /// The kinds, in the order of a case.
    pub kinds: Vec<KindRow>,
}

/// The whole catalogue.
pub fn catalogue() -> Catalogue {
    Catalogue { version: VERSION, kinds: Kind::ALL.iter().map(|kind| kind.row()).collect() }
}
