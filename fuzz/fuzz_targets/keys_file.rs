#![no_main]
#![allow(dead_code)]

#[path = "../../tests/promises/targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::keys_file(bytes));
