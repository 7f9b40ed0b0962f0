//! What the user is told of reliability, privacy and security, each promise proven by trying to break it: one file a
//! promise. Each has a control, the same trial where what keeps the promise is missing: it must fail.
//!
//! `CASEBOOK_LONG=1` tries as often as before a release. What was found goes to `target/promises`, one file a trial.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what fails here fails the test")]
#![allow(clippy::print_stderr, reason = "a test says what it found")]
#![allow(dead_code, reason = "each trial uses its part")]

mod chance;
mod child;
mod cut;
mod disk;
mod images;
mod mutate;
mod old;
mod record;
mod shelf;
mod slot;
mod strike;
mod t01;
mod t02;
mod t03;
mod t04;
mod t05;
mod t06;
mod t07;
mod t08;
mod t09;
mod t10;
mod t11;
mod t12;
mod t13;
mod t14;
mod t16;
mod t17;
mod t18;
mod t22;
mod t25;
mod t27;
mod targets;

/// As in the program: what it leaves in memory, and how much of it, is among what is tried.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;
