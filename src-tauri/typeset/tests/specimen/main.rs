//! One document with everything in it, set and written: what holds for its pages and for its file.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "what fails here fails the test")]

mod about;
mod document;
mod drawn;
mod file;
mod floats;
mod forms;
mod headers;
mod marked;
mod odd;
mod pages;
mod pictures;
mod plain;
mod random;
mod rules;
mod tables;
mod tags;
