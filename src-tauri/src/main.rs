//! Starts the window.

use std::{
    env,
    io::{self, Write as _},
    process::ExitCode,
};

use mimalloc::MiMalloc;
use window::Start;

/// Setting a report asks for many small pieces of memory, with which the system itself took a fifth of the time.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    if window::serve_picture() {
        return ExitCode::SUCCESS;
    }
    without_dmabuf();
    let started = Start::from(env::args_os().skip(1), env::var_os("CASEBOOK_LIBRARY")).and_then(window::run);
    match started {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            let _ = writeln!(io::stderr(), "sarcoma-casebook: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// Turns WebKit's DMABUF renderer off unless somebody chose otherwise: with it, windows stay blank on some computers,
/// and a page of forms needs no graphics card.
fn without_dmabuf() {
    const RENDERER: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if env::var_os(RENDERER).is_none() {
        #[expect(unsafe_code, reason = "first thing in main: no other thread can read the environment yet")]
        unsafe {
            env::set_var(RENDERER, "1");
        }
    }
}
