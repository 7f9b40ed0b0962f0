//! A disk that remembers what was written to it and what was made to last, and can lose the rest.

mod image;
mod vfs;

pub(crate) use image::Images;
pub(crate) use vfs::{record, said};

/// What was done to the files of a folder, in order.
#[derive(Debug, Clone)]
pub(crate) enum Op {
    /// The file was made.
    Make(String),
    /// Bytes were written at a place.
    Write(String, usize, Vec<u8>),
    /// The file was cut to a length.
    Cut(String, usize),
    /// All that was written to the file so far lasts, and so does its name.
    Last(String),
    /// The file was deleted; whether that lasts.
    Delete(String, bool),
    /// The program said that this number was saved.
    Said(u64),
}
