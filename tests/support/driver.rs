//! The WebDriver protocol over a plain socket: one request a connection.

use std::{
    io::{self, Read as _, Write as _},
    net::{Ipv4Addr, TcpListener, TcpStream},
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

/// A driver on this computer.
pub(crate) struct Driver {
    port: u16,
}

/// A port that nothing listens on.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("a free port").port()
}

impl Driver {
    pub(crate) fn at(port: u16) -> Self {
        Self { port }
    }

    /// Waits until the driver takes requests.
    pub(crate) fn wait_until_up(&self, patience: Duration) {
        let begun = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            assert!(begun.elapsed() < patience, "WebKitWebDriver does not answer");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Sends a request; the value of the answer, or what the driver says against it.
    pub(crate) fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, String> {
        let answer = self.exchange(method, path, &body.map(Value::to_string).unwrap_or_default());
        let answer = answer.map_err(|problem| problem.to_string())?;
        let (head, text) = answer.split_once("\r\n\r\n").ok_or("an answer without a head")?;
        let mut answer: Value = serde_json::from_str(text).map_err(|problem| format!("{problem}: {text}"))?;
        let value = answer["value"].take();
        if head.starts_with("HTTP/1.1 200") { Ok(value) } else { Err(value.to_string()) }
    }

    fn exchange(&self, method: &str, path: &str, body: &str) -> io::Result<String> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(180)))?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.port,
            body.len()
        )?;
        read_answer(&mut stream)
    }
}

/// Reads an answer to the length it names: the driver does not always close the connection.
fn read_answer(stream: &mut TcpStream) -> io::Result<String> {
    let (mut bytes, mut part) = (Vec::new(), [0; 8192]);
    loop {
        let count = match stream.read(&mut part) {
            // A computer that was halted for a while goes on where it was.
            Err(problem) if problem.kind() == io::ErrorKind::Interrupted => continue,
            read => read?,
        };
        bytes.extend_from_slice(part.get(..count).unwrap_or_default());
        let text = String::from_utf8_lossy(&bytes);
        if count == 0 || is_whole(&text) {
            return Ok(text.into_owned());
        }
    }
}

fn is_whole(answer: &str) -> bool {
    let Some((head, body)) = answer.split_once("\r\n\r\n") else { return false };
    let length =
        head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length:")?.trim().parse().ok());
    length.is_some_and(|length: usize| body.len() >= length)
}
