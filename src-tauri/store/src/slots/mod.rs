//! The keys file: `own.casebook.keys` beside `own.casebook`.
//!
//! A library is encrypted with 32 random bytes that nobody ever sees. The keys file holds them once for each person, and
//! once for the printed recovery key, each copy in a slot: sealed by XChaCha20-Poly1305 under a key that Argon2id derives
//! from the passphrase. To change a passphrase rewrites one slot; the library itself stays as it is.
//!
//! The file is a text of a line a slot with an empty line between, each with a check of its own: what damages one slot
//! leaves the others readable. It is written whole under another name, then put in place.

mod cost;
mod file;
mod hexadecimal;
mod passphrase;
mod recovery;
mod slot;

pub use cost::Cost;
pub use file::path;
pub(crate) use file::{Opened, Slots, draw, flush_folder};
pub use passphrase::{Strength, generate, strength};
pub use recovery::RecoveryKey;
pub(crate) use slot::fingerprint;
pub use slot::{KeyShown, SlotKind};
