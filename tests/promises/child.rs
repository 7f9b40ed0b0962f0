//! A program of its own, to be killed: this test program, started once more for one of its tests.

use std::{env, process::Command};

/// The test `name` ("t05::holds") in a process of its own; the test returns at once where [`asked`] says nothing.
pub(crate) fn again(name: &str, with: &str) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", name, "--nocapture", "--test-threads", "1"]).env("PROMISE_CHILD", with);
    command
}

/// What [`again`] gave, in the process of its own.
pub(crate) fn asked() -> Option<String> {
    env::var("PROMISE_CHILD").ok()
}
