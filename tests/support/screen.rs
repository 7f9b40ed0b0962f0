//! A screen that nobody sees.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
};

/// An X server of its own, which picks a number that is free.
pub(crate) struct Screen {
    server: Child,
    number: String,
}

impl Screen {
    pub(crate) fn start() -> Self {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"]);
        let server = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut server = server.expect("Xvfb is missing: install the package xvfb");
        let mut number = String::new();
        let output = server.stdout.take().expect("Xvfb says its number");
        BufReader::new(output).read_line(&mut number).expect("Xvfb says its number");
        assert!(!number.trim().is_empty(), "Xvfb did not start");
        Self { server, number: number.trim().to_owned() }
    }

    pub(crate) fn display(&self) -> String {
        format!(":{}", self.number)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
