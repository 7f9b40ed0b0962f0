//! Streams packed small, on two threads: each by itself, so that the bytes are the same however the threads run.

use std::{io::Write as _, thread};

use flate2::{Compression, write::ZlibEncoder};
use lopdf::Stream;

/// Fewest bytes for which a second thread is worth its start.
const WORTH_A_THREAD: usize = 1 << 16;

/// Packs every stream that may be packed and is not yet.
pub(super) fn pack(streams: Vec<&mut Stream>) -> std::io::Result<()> {
    let unpacked = |stream: &&mut Stream| stream.allows_compression && !stream.dict.has(b"Filter");
    let streams: Vec<&mut Stream> = streams.into_iter().filter(unpacked).collect();
    let bytes: usize = streams.iter().map(|stream| stream.content.len()).sum();
    if bytes < WORTH_A_THREAD {
        return streams.into_iter().try_for_each(pack_one);
    }
    let (mut here, mut there) = (Vec::new(), Vec::new());
    let mut lead = 0;
    for stream in streams {
        // Each to the one that has less to do.
        let length = isize::try_from(stream.content.len()).unwrap_or(isize::MAX);
        let (half, change) = if lead <= 0 { (&mut here, length) } else { (&mut there, -length) };
        half.push(stream);
        lead += change;
    }
    thread::scope(|scope| {
        let there = scope.spawn(|| there.into_iter().try_for_each(pack_one));
        here.into_iter().try_for_each(pack_one)?;
        there.join().unwrap_or_else(|_| Err(std::io::Error::other("a thread ended early")))
    })
}

fn pack_one(stream: &mut Stream) -> std::io::Result<()> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(stream.content.len() / 2), Compression::default());
    encoder.write_all(&stream.content)?;
    let packed = encoder.finish()?;
    if packed.len() < stream.content.len() {
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(packed);
    }
    Ok(())
}
