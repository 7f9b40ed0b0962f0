//! The encrypted library: every case of a user in one SQLCipher file.
//!
//! [`Library::apply`] is the only door for writes: in one transaction it changes the records, adds what changed to a log
//! that is never altered, and keeps the search index and the columns of the list of cases. Undo is the inverse change,
//! added to the same log; [`Library::rebuild`] makes a case from the log alone.
//!
//! Only one program at a time has a library open. A file that is foreign, newer, damaged or locked is refused with a
//! sentence that says which ([`OpenError`]) and is left byte for byte as it was.

mod apply;
pub mod backup;
mod change;
mod check;
mod connection;
mod data_key;
mod delete;
mod difference;
mod draft;
mod edit;
mod engine;
mod erase;
mod error;
mod history;
mod key;
mod keys;
mod library;
mod list;
mod lock;
mod moving;
mod opening;
mod order;
mod path;
mod place;
mod probe;
mod row;
mod salvage;
mod schema;
mod search;
mod sign;
pub mod slots;
mod trail;
mod undo;
mod unwritten;

pub use check::Check;
pub use delete::Deleted;
pub use edit::{Applied, Attached, Edit, Mark, Stamp};
pub use engine::{Engine, engine};
pub use erase::Tombstone;
pub use error::{OpenError, StoreError};
pub use history::Change;
pub use key::Key;
pub use library::Library;
pub use list::{CaseRow, Counts, Page, Wanted};
pub use order::Order;
pub use place::Place;
pub use salvage::{Salvaged, salvage};
pub use search::Hit;
pub use sign::Signed;
pub use slots::{Cost, KeyShown, RecoveryKey, SlotKind};
pub use trail::{Event, Fault, Head, TrailRow, Verified};
