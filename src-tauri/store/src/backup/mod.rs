//! Backups of a library: made while it is used, read back before they count, thinned out with age.
//!
//! A backup is a library of its own beside a manifest that says what is in it and where its trail ended; it holds what the
//! library held at one moment. The manifest comes last, so that a backup without one never counts.

mod check;
mod copy;
mod make;
mod manifest;
mod place;
mod restore;
mod rotation;

pub use check::Contents;
pub(crate) use check::hex;
pub use copy::Pace;
pub(crate) use make::before_migration;
pub use make::{back_up, copy_to};
pub use manifest::{Manifest, Why};
pub use place::{Backup, backups, folder_of};
pub use restore::{Checked, check, restore, restore_after};
pub use rotation::{kept, rotate};
