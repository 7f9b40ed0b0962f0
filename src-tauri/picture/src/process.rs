//! Reading a picture in a process of its own.

use std::{
    io::{Read as _, Write as _},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use crate::{
    ASKED, Form, Picture, Refusal,
    caps::{MOST_BYTES, MOST_WAIT},
};

/// Longest line before the bytes.
const LONGEST_LINE: usize = 100;

/// A new file may be larger than the one it was made of: packed pixels of another packer.
const LARGEST_ANSWER: u64 = 4 * (MOST_BYTES as u64);

/// Reads a picture and makes it clean, in a new process of `program`: a program that calls [`serve`](crate::serve) when it
/// is started with [`ASKED`]. What that process does cannot harm this one.
pub fn read(bytes: &[u8], program: &Path) -> Result<Picture, Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::Bytes);
    }
    let mut child = start(program)?;
    let answer = ask(&mut child, bytes);
    // It has answered, failed, or had its time: in any case it ends now.
    let _ = child.kill();
    let _ = child.wait();
    understand(&answer?)
}

fn start(program: &Path) -> Result<Child, Refusal> {
    let mut command = Command::new(program);
    command.arg(ASKED).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().map_err(|_| Refusal::Start)
}

/// Hands over the bytes and takes the answer, within the time.
fn ask(child: &mut Child, bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let (mut input, output) = (child.stdin.take().ok_or(Refusal::Start)?, child.stdout.take().ok_or(Refusal::Start)?);
    let (told, hears) = mpsc::channel();
    thread::spawn(move || {
        let mut answer = Vec::new();
        let read = output.take(LARGEST_ANSWER).read_to_end(&mut answer);
        let _ = told.send(read.map(|_| answer));
    });
    thread::scope(|scope| {
        // A process that died does not read on: that is told by its answer, not by this.
        scope.spawn(move || input.write_all(bytes));
        let heard = hears.recv_timeout(Duration::from_secs(MOST_WAIT));
        // Ends the writing too, where it is not read.
        let _ = child.kill();
        heard.ok().and_then(Result::ok).ok_or(Refusal::Effort)
    })
}

/// An answer as [`serve`](crate::serve) writes it. Anything else is what is left of a process that had to end.
fn understand(answer: &[u8]) -> Result<Picture, Refusal> {
    let end = answer.iter().take(LONGEST_LINE).position(|byte| *byte == b'\n').ok_or(Refusal::Effort)?;
    let line = answer.get(..end).and_then(|line| std::str::from_utf8(line).ok()).ok_or(Refusal::Effort)?;
    let bytes = answer.get(end + 1..).unwrap_or_default();
    match *line.split(' ').collect::<Vec<_>>() {
        ["refused", word] => Err(Refusal::of(word)),
        ["picture", media_type, width, height, made_anew, length] => {
            let form = Form::of(bytes).filter(|form| form.media_type() == media_type).ok_or(Refusal::Effort)?;
            // It ended before it was done.
            if length.parse() != Ok(bytes.len()) {
                return Err(Refusal::Effort);
            }
            let number = |text: &str| text.parse().map_err(|_| Refusal::Effort);
            let size = (number(width)?, number(height)?);
            Ok(Picture { bytes: bytes.to_vec(), form, size, made_anew: made_anew == "true" })
        }
        _ => Err(Refusal::Effort),
    }
}
