//! The trail: who did what, when, on which computer, in rows that are only added to and each sealed with the one before.
//!
//! A row says no word of a patient: values, reasons and names of records stand apart, and the row keeps a salted hash of
//! them. So an erasure can take the words away and the chain still verifies. The chain is no secret: whoever has the key of
//! the library and the tools could make it anew. Only a head that was kept elsewhere, as in every backup, tells then.

mod chain;
mod event;
mod old;
mod read;
mod seal;
mod verify;
mod write;

pub use chain::Head;
pub use event::Event;
pub use read::TrailRow;
pub use verify::{Fault, Verified};

/// The first form of a library whose log is chained.
pub(crate) const FIRST_FORM: i64 = 3;

pub(crate) use old::take_over;
pub(crate) use seal::Told;
pub(crate) use verify::verify;
pub(crate) use write::{Row, Writer, head};
