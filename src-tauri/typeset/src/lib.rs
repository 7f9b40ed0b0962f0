//! A document in, pages out, a PDF of them. Knows no medicine.
//!
//! [`document`] is what is said; [`pages`](pages()) decides where it stands; [`pdf`](pdf()) writes it down. The three meet only in
//! plain data: a [`document::Document`], then [`draw::Pages`], then bytes.
//!
//! The same document gives the same bytes: dates and identifiers come from its [`document::Meta`].

mod ahead;
pub mod document;
pub mod draw;
mod error;
mod figure;
pub mod font;
mod front;
mod kept;
mod layout;
mod linebreak;
mod looks;
mod memory;
mod paragraph;
mod pdf;
mod press;
pub mod scene;
mod style;
mod table;
mod text;

pub use error::Error;
pub use layout::pages;
pub use pdf::pdf;
pub use press::Press;
pub use text::text;
