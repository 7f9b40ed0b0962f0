//! Pictures in the file: byte for byte where it can hold them, without loss where it cannot, and never a broken one.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what fails here fails the test")]
#![allow(clippy::cast_possible_truncation, reason = "samples are cut to their depth on purpose")]

mod jpeg;
mod kept;
mod mutated;
mod png;
mod printed;
mod profile;
mod refused;
mod unpacked;
