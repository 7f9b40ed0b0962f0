//! The process that reads pictures: it limits itself, reads one, writes one, and ends.

use std::io::{Read, Write};

use crate::{
    Picture,
    caps::{MOST_BYTES, MOST_MEMORY, MOST_SECONDS},
    clean,
};

/// The word by which the program is started as the one that reads a picture. It stands alone on the command line.
pub const ASKED: &str = "--read-picture";

/// Reads a picture from `input` and writes it, clean, to `output`: a line with "picture", its form, width, height,
/// whether it was made anew and how many bytes follow, then these; or a line with "refused" and why. First the process takes from itself what it
/// does not need.
pub fn serve(input: impl Read, mut output: impl Write) -> std::io::Result<()> {
    limit();
    let mut bytes = Vec::new();
    input.take(most() + 1).read_to_end(&mut bytes)?;
    match clean(&bytes) {
        Ok(Picture { bytes, form, size: (width, height), made_anew }) => {
            writeln!(output, "picture {} {width} {height} {made_anew} {}", form.media_type(), bytes.len())?;
            output.write_all(&bytes)?;
        }
        Err(refusal) => writeln!(output, "refused {}", refusal.word())?,
    }
    output.flush()
}

fn most() -> u64 {
    u64::try_from(MOST_BYTES).unwrap_or(u64::MAX)
}

/// At most so much memory and time, no file written, no trace of memory left behind by a crash.
#[cfg(unix)]
fn limit() {
    use rlimit::{Resource, setrlimit};
    let limits =
        [(Resource::AS, MOST_MEMORY), (Resource::CPU, MOST_SECONDS), (Resource::FSIZE, 0), (Resource::CORE, 0)];
    for (resource, most) in limits {
        // Where a system has no such limit, the caps on what is read still hold.
        let _ = setrlimit(resource, most, most);
    }
}

#[cfg(not(unix))]
fn limit() {
    let _ = (MOST_MEMORY, MOST_SECONDS);
}
